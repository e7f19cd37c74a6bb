"""Where a result goes: to stdout, or whole into a file that it names."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from cxroad.cli.console import Console
from cxroad.errors import CxroadError, UsageError


def deliver(text: str, path: str | None) -> None:
    """Print a result, or write it into a file.

    Raises:
        CxroadError: The file cannot be written.
    """
    if path is None:
        Console.current.write(text)
    else:
        save(path, text)


def save(path: str, text: str) -> None:
    """Write a file in one step: afterwards it holds the old text or the new one, never less.

    Raises:
        CxroadError: It cannot be written.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        # A device or a pipe, such as /dev/stdout, cannot be replaced; it takes the text as it is.
        try:
            target.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise _cannot_write(path, error) from None
        return
    try:
        handle, temporary = tempfile.mkstemp(prefix=".cxroad-", dir=target.parent)
    except OSError as error:
        raise _cannot_write(path, error) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise _cannot_write(path, error) from None
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def suffix_of(path: str | None, known: dict[str, str], format: str | None, default: str) -> str:
    """The format that an option or a file's suffix asks for.

    Args:
        known: Format by suffix, such as `{".md": "markdown"}`.
        format: What `--output-format` says; None when it is absent.

    Raises:
        UsageError: The suffix or the format is none of those known.
    """
    if format is not None:
        if format not in {default, *known.values()}:
            names = ", ".join(dict.fromkeys((default, *known.values())))
            raise UsageError(f"unknown format '{format[:40]}'", f"known here: {names}")
        return format
    if path is None:
        return default
    suffix = Path(path).suffix.lower()
    if suffix not in known:
        raise UsageError(
            f"cannot tell a format from '{path}'", f"this command writes {', '.join(known)}"
        )
    return known[suffix]


def _umask() -> int:
    """The process's mask for new files, which can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _cannot_write(path: str, error: OSError) -> CxroadError:
    return CxroadError(f"cannot write {path}: {error.strerror or error}", "check the folder")
