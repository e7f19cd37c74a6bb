"""Words of the file in sentences: ids and keys in backticks, one after the other."""

from __future__ import annotations

from collections.abc import Iterable

from cxroad.model import writing


def either(words: Iterable[str]) -> str:
    """Ids or keys to choose from: `a`, `b` or `c`, each in backticks."""
    return writing.either([f"`{word}`" for word in words])


def together(words: Iterable[str], most: int = 5) -> str:
    """Ids or keys of which all are meant: `a`, `b` and `c`; after `most` of them their number."""
    named = [f"`{word}`" for word in words]
    if len(named) > most + 1:
        named[most:] = [f"{len(named) - most} more"]
    return writing.listed(named)
