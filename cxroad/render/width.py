"""How wide text is on a terminal, in cells, without the library that draws there."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_JOINER = "\u200d"
_AS_PICTURE = "\ufe0f"


def cells(text: str) -> int:
    """Width of a text in cells: a combining mark adds none, CJK and emoji take two."""
    return len(text) if text.isascii() else sum(widths(text))


def widths(text: str) -> list[int]:
    """For each character how many cells it adds to the text before it."""
    found: list[int] = []
    joined = False
    before = " "
    for character in text:
        if character == _AS_PICTURE:
            # Drawn as a picture, a symbol or digit takes two cells; letters and blanks cannot be.
            drawn = unicodedata.category(before)[0] in "SPN"
            found.append(int(drawn and found[-1] == 1))
        elif joined or (found and found[-1] == 2 and "\U0001f3fb" <= character <= "\U0001f3ff"):
            found.append(0)
        else:
            found.append(_width(character))
        joined = character == _JOINER
        before = character
    return found


@lru_cache(maxsize=4096)
def _width(character: str) -> int:
    category = unicodedata.category(character)
    if category.startswith("M") or (category == "Cf" and character >= "\u200b"):
        return (
            0  # marks, and signs without width; a soft hyphen and Arabic signs before it have one
        )
    if "\u1160" <= character <= "\u11ff":
        return 0  # vowels and finals of Korean, drawn into the syllable that they end
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def hard_wrap(word: str, width: int) -> list[str]:
    """A word in pieces of at most `width` cells, at least one character each."""
    pieces = []
    start = taken = 0
    for at, wide in enumerate(widths(word)):
        if taken + wide > width and at > start:
            pieces.append(word[start:at])
            start, taken = at, 0
        taken += wide
    return [*pieces, word[start:]]


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells, broken at blanks; a longer word is broken."""
    if len(text) <= width and text.isascii() and text.strip(" ") == text and "  " not in text:
        return [text]
    lines: list[str] = []
    left = 0  # cells behind the last line
    for word in text.split(" "):
        if not word:
            continue
        for piece in [word] if cells(word) <= width else hard_wrap(word, width):
            wide = cells(piece)
            if wide < left:
                lines[-1] += f" {piece}"
                left -= 1 + wide
            else:
                lines.append(piece)
                left = width - wide
    return lines or [""]
