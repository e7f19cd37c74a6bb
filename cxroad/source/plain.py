"""Plain scalars by the core schema of YAML 1.2, resolved by our own table."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

_NUMBER = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
    re.ASCII,
)
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEAN = frozenset({"true", "True", "TRUE", "false", "False", "FALSE"})


class Kind(Enum):
    """What the core schema takes a plain scalar for."""

    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    NULL = "null"


class Plain(str):
    """The source text of a plain scalar that YAML takes for something else than text."""

    __slots__ = ("kind",)
    kind: Kind

    def __new__(cls, text: str, kind: Kind) -> Plain:
        """Keep the text; the kind is NUMBER, BOOLEAN or NULL."""
        made = super().__new__(cls, text)
        made.kind = kind
        return made


def kind_of(text: str) -> Kind:
    """What a plain scalar's source text means in YAML 1.2: `yes`, `on` and `1:30` are text."""
    if text in _NULL:
        return Kind.NULL
    if text in _BOOLEAN:
        return Kind.BOOLEAN
    if _NUMBER.fullmatch(text):
        return Kind.NUMBER
    return Kind.TEXT


def resolved(text: str) -> str:
    """A plain scalar's source text, as `Plain` where YAML takes it for something else than text."""
    return _kept(text) if len(text) <= _SHORT else _resolved(text)


_SHORT = 16
"""Longest text, in characters, that is remembered: days and amounts come again and again."""


def _resolved(text: str) -> str:
    kind = kind_of(text)
    return text if kind is Kind.TEXT else Plain(text, kind)


_kept = lru_cache(8192)(_resolved)
