"""The byte order mark that some editors put before a text; what we write keeps it."""

from __future__ import annotations

from codecs import BOM_UTF8


def unmarked(data: bytes) -> bytes:
    """The content of a file without the mark."""
    return data.removeprefix(BOM_UTF8)


def marked_as(data: bytes, text: str) -> bytes:
    """A new content in UTF-8, with the mark if the older content of the file has one."""
    return (BOM_UTF8 if data.startswith(BOM_UTF8) else b"") + text.encode()
