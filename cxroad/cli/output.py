"""Where a result goes: to stdout, or whole into a file that it names."""

from __future__ import annotations

from pathlib import Path

from cxroad.cli.console import Console
from cxroad.errors import UsageError


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
    from cxroad.edit.write import put

    put(path, text.encode())


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
        more = ", which a browser prints as PDF" if (suffix, *known) == (".pdf", ".html") else ""
        raise UsageError(
            f"cannot tell a format from '{path}'", f"this command writes {', '.join(known)}{more}"
        )
    return known[suffix]
