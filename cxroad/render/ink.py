"""Colour of the text formats: the sixteen colours that the user's own theme defines."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Ink: TypeAlias = Callable[[str, str], str]
"""Writes a text in the style of a role; a role without a style changes nothing."""

_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "frame": "94",  # bright: plain blue cannot be read on the black of many terminals
    "second": "36",
    "strong": "1",
    "aside": "2",
}
"""Codes by role. Whatever they mean is said by a word or a mark as well."""


def ink(colour: bool) -> Ink:
    """How to write: with colour codes, or plainly."""
    return _coloured if colour else _plain


def _coloured(text: str, role: str) -> str:
    return f"\x1b[{_STYLES[role]}m{text}\x1b[0m" if text and role in _STYLES else text


def _plain(text: str, _role: str) -> str:
    return text
