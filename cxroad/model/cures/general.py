"""What can be wrong with any value: empty, put off, too long, or in other characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from cxroad.model.base import Unreadable, quoted, without_words, wordless

_PUT_OFF = frozenset(
    {"tbd", "tba", "tbc", "tbh", "todo", "n/a", "na", "n.a.", "none", "nil", "unknown", "open",
     "?", "??", "???", "-", "--", "...", "x", "xx", "xxx", "later", "pending", "to be decided",
     "to be defined", "to be confirmed", "not known", "unclear"}
)  # fmt: skip

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))


Parse: TypeAlias = Callable[[str], object]
"""Reads a text as one kind of value; raises Unreadable. Cures use it to try what they offer."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What should have stood there.

    Attributes:
        noun: With its article, `a date`.
        example: How it is written.
        longest: The most characters that are looked at.
        parse: Reads it; raises Unreadable.
        cure: Explains a mistake in (plain text, the author's text in quotes); None if it cannot.
        put_off: Whether words such as `TBD` stand for a value that is not known yet.
    """

    noun: str
    example: str
    longest: int
    parse: Parse
    cure: Callable[[str, str], Unreadable | None]
    put_off: bool = True


def refused(text: str, wanted: Wanted) -> Unreadable:
    """Why the text could not be read as what is wanted, and what to write."""
    shown = quoted(text)
    if wordless():
        return Unreadable(f"{shown} is not {wanted.noun}")
    like = f"write it like {wanted.example}"
    if not text:
        return Unreadable(f"an empty text is not {wanted.noun}", like)
    if wanted.put_off and text.lower() in _PUT_OFF:
        return Unreadable(f"{shown} is not {wanted.noun}", "leave the key out until it is known")
    if len(text) > wanted.longest:
        return Unreadable(f"{shown} is too long to be {wanted.noun}", like)
    plain = plain_text(text)
    if plain != text and reads(wanted.parse, plain):
        return Unreadable(f"{shown} {_oddity(text)}", f"write {plain}", spelling=plain)
    cured = wanted.cure(plain, shown)
    if cured is not None:
        return cured
    if _has_other_digits(text):
        return Unreadable(f"{shown} {_oddity(text)}", like)
    return Unreadable(f"{shown} is not {wanted.noun}", like)


def offered(parse: Parse, spelling: str, message: str) -> Unreadable:
    """A refusal that offers another spelling, or what is wrong with even that one."""
    try:
        parse(spelling)
    except Unreadable as reason:
        return reason
    return Unreadable(message, f"write {spelling}", spelling=spelling)


def plain_text(text: str) -> str:
    """The text in plain characters: digits 0 to 9, one kind of dash and blank, no full width."""
    folded = unicodedata.normalize("NFKC", text).translate(_DASHES)
    return "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in folded
    ).strip()


def reads(parse: Parse, text: str) -> bool:
    """Whether the text can be read so; nobody looks at what would be said if not."""
    try:
        with without_words():
            parse(text)
    except Unreadable:
        return False
    return True


def _has_other_digits(text: str) -> bool:
    return any(letter.isdigit() and not letter.isascii() for letter in text)


def _oddity(text: str) -> str:
    if _has_other_digits(text):
        return "has digits other than 0 to 9"
    return "has a character that only looks like the right one"
