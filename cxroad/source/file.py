"""Opening a file that may be anything."""

from __future__ import annotations

import os
import stat
from contextlib import suppress

from cxroad.errors import InputError

_KINDS = (
    (stat.S_ISDIR, "is a folder"),
    (stat.S_ISFIFO, "is a pipe"),
    (stat.S_ISSOCK, "is a socket"),
    (stat.S_ISCHR, "is a device"),
    (stat.S_ISBLK, "is a device"),
)

_PIECE = 64 * 1024
"""Bytes that are asked for at once; few files have more. Our default."""


def read_bytes(path: str, limit: int) -> bytes:
    """The bytes of a regular file, at most one more than `limit`.

    One more, so that whoever reads them can tell that the limit is passed.

    Raises:
        InputError: The path is missing, may not be read, or is no regular file.
    """
    # A pipe without a writer would hold us for ever; a regular file is read as ever.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags | getattr(os, "O_NOCTTY", 0))
    except (OSError, ValueError) as error:
        raise _refusal(path, error) from None
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            tests = (words for test, words in _KINDS if test(state.st_mode))
            raise InputError(f"{path} {next(tests, 'is no regular file')}", "name a YAML file")
        return _read_up_to(handle, limit + 1)
    except OSError as error:
        raise _refusal(path, error) from None
    finally:
        with suppress(OSError):
            os.close(handle)


def _read_up_to(handle: int, size: int) -> bytes:
    """At most `size` bytes of an open file."""
    pieces = []
    while piece := os.read(handle, min(size, _PIECE)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _refusal(path: str, error: OSError | ValueError) -> InputError:
    """What keeps us from the file, and what to do about it."""
    if isinstance(error, FileNotFoundError):
        return InputError(f"there is no file {path}", "check the name and the folder")
    if isinstance(error, PermissionError):
        return InputError(f"{path} may not be read", "check its permissions")
    if isinstance(error, IsADirectoryError):
        return InputError(f"{path} is a folder", "name a YAML file")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError(f"{path} cannot be read: {reason}", "check the name and the folder")
