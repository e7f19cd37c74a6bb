"""Where each message of an editor begins and ends; a stream that is out of step is ended."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import BinaryIO

MOST = 256 * 1024 * 1024
"""Bytes of one message, sixteen times the largest file. Our default."""

_LONGEST = 4096
"""Bytes of a line of a head; longer ones are none. Our default."""

_LENGTH = re.compile(rb"content-length:[ \t]*([0-9]{1,12})[ \t]*", re.IGNORECASE)
_FIELD = re.compile(rb"[A-Za-z0-9-]{1,64}:[^\r\n]*")


class Frames:
    """What an editor writes, line by line for a head, then so many bytes for a body.

    Once a head has no length, or one that nobody means, nothing behind it can be understood: it
    is said, and all that follows reads as the end of the stream.
    """

    def __init__(self, source: BinaryIO, say: Callable[[str], None]) -> None:
        self._source = source
        self._say = say
        self._length: int | None = None
        self._over = False

    def readline(self) -> bytes:
        """A line of a head, its length written in one way; nothing at the end."""
        line = b"" if self._over else self._source.readline(_LONGEST)
        if not line:
            return b""
        words = line.rstrip(b"\r\n")
        if found := _LENGTH.fullmatch(words):
            self._length = int(found[1])
            if 0 < self._length <= MOST:
                return b"Content-Length: %d\r\n" % self._length
        elif not words and self._length is not None:
            return b"\r\n"
        elif _FIELD.fullmatch(words) and line.endswith(b"\n"):
            return line
        return self._end()

    def read(self, size: int = -1) -> bytes:
        """The body behind a head; less of it at the end."""
        self._length = None
        return b"" if self._over else self._source.read(size)

    def _end(self) -> bytes:
        self._over = True
        self._say("error: a message of the editor has no length that can be, so this is the end")
        return b""
