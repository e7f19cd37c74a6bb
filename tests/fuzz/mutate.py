"""Chance that knows lines, keys, indentation and quotes: most of what it makes is nearly right."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from tests.fuzz.target import Target

_WORD = re.compile(r"\w+|[^\w\s]+")
_VALUE = re.compile(r"(?<=: )[^\n#]+|(?<=- )[^\n#]+")
_NUMBER = re.compile(r"\d+")
_NUMBERS = ("0", "1", "2", "9", "-1", "99", "9999", "10000", "0.1", "1e9", "9" * 30, "00", "٣")
_SIGNS = " \t\n\r:#-?,[]{}&*!|>'\"%@`~.\\/<>=+()0\ufeff\u200d\u202e\x1b\x85\U0001f600é"
_WRAPS = (("[", "]"), ("{", "}"), ('"', '"'), ("'", "'"), ("(", ")"), ("`", "`"), ("\n", "\n"))

Lines = list[str]


class Mutator:
    """Makes new inputs out of others."""

    def __init__(self, target: Target) -> None:
        self._longest = target.longest
        self._seeds = [seed.decode("utf-8", "surrogateescape") for seed in target.seeds]
        self._pieces = list(target.pieces) or ["x"]

    def mutated(self, data: bytes, chance: random.Random) -> bytes:
        """An input like another, changed in one to four places."""
        text = data.decode("utf-8", "surrogateescape")
        for _ in range(chance.choice((1, 1, 2, 3, 4))):
            kind = chance.choice(_LINEWISE if chance.random() < 0.5 else _WITHIN)
            text = kind(self, text, chance)
        return _bytes(text)[: self._longest]

    def _lines(self, text: str, chance: random.Random) -> tuple[Lines, int, int]:
        lines = text.splitlines(keepends=True) or [""]
        start = chance.randrange(len(lines))
        return lines, start, min(start + chance.choice((1, 1, 1, 2, 3, 8)), len(lines))

    def _cut(self, text: str, chance: random.Random) -> str:
        lines, start, end = self._lines(text, chance)
        return "".join(lines[:start] + lines[end:])

    def _double(self, text: str, chance: random.Random) -> str:
        lines, start, end = self._lines(text, chance)
        times = chance.choice((1, 1, 1, 3, 30))
        return "".join(lines[:end] + lines[start:end] * times + lines[end:])

    def _move(self, text: str, chance: random.Random) -> str:
        lines, start, end = self._lines(text, chance)
        rest = lines[:start] + lines[end:]
        to = chance.randint(0, len(rest))
        return "".join(rest[:to] + lines[start:end] + rest[to:])

    def _indent(self, text: str, chance: random.Random) -> str:
        lines, start, end = self._lines(text, chance)
        by = chance.choice((-4, -2, -1, 1, 2, 4))
        moved = [" " * by + one if by > 0 else one[-by:] for one in lines[start:end]]
        return "".join(lines[:start] + moved + lines[end:])

    def _borrow(self, text: str, chance: random.Random) -> str:
        """Lines of a seed."""
        lines, start, end = self._lines(text, chance)
        others, first, last = self._lines(chance.choice(self._seeds), chance)
        kept = chance.choice((start, end))
        return "".join(lines[:kept] + others[first:last] + lines[end:])

    def _ends(self, text: str, chance: random.Random) -> str:
        new = chance.choice(("\r\n", "\r\n", "\r", "\n\n", " \n", "\n#\n"))
        return text.replace("\n", new, chance.choice((1, 2, -1)))

    def _span(self, text: str, chance: random.Random, what: re.Pattern[str]) -> tuple[int, int]:
        """Something in the text; a place without anything where it is not there."""
        at = chance.randint(0, len(text))
        found = what.search(text, at) or what.search(text)
        return found.span() if found else (at, at)

    def _put(self, text: str, chance: random.Random) -> str:
        at = chance.randint(0, len(text))
        piece = chance.choice(self._pieces)
        return text[:at] + piece * chance.choice((1, 1, 1, 1, 2, 40)) + text[at:]

    def _word(self, text: str, chance: random.Random) -> str:
        start, end = self._span(text, chance, _WORD)
        return text[:start] + chance.choice(self._pieces) + text[end:]

    def _swap(self, text: str, chance: random.Random) -> str:
        """A word of the text for another."""
        one, other = self._span(text, chance, _WORD), self._span(text, chance, _WORD)
        return text[: one[0]] + text[slice(*other)] + text[one[1] :]

    def _value(self, text: str, chance: random.Random) -> str:
        start, end = self._span(text, chance, _VALUE)
        other = chance.choice(self._seeds if chance.random() < 0.5 else [text])
        given = other[slice(*self._span(other, chance, _VALUE))]
        new = chance.choice((chance.choice(self._pieces), given, ""))
        return text[:start] + new + text[end:]

    def _count(self, text: str, chance: random.Random) -> str:
        start, end = self._span(text, chance, _NUMBER)
        return text[:start] + chance.choice(_NUMBERS) + text[end:]

    def _sign(self, text: str, chance: random.Random) -> str:
        at = chance.randint(0, len(text))
        return text[:at] + chance.choice(_SIGNS) + text[at + chance.choice((0, 0, 1)) :]

    def _wrap(self, text: str, chance: random.Random) -> str:
        start, end = self._span(text, chance, chance.choice((_WORD, _VALUE)))
        before, behind = chance.choice(_WRAPS)
        return text[:start] + before + text[start:end] + behind + text[end:]

    def _stop(self, text: str, chance: random.Random) -> str:
        return text[: chance.randint(0, len(text))]


def _bytes(text: str) -> bytes:
    """The bytes that a text was read from, and other halves of pairs as they are."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


_LINEWISE: Sequence[Callable[[Mutator, str, random.Random], str]] = (
    Mutator._cut,
    Mutator._double,
    Mutator._move,
    Mutator._indent,
    Mutator._borrow,
    Mutator._borrow,
    Mutator._ends,
    Mutator._stop,
)
_WITHIN: Sequence[Callable[[Mutator, str, random.Random], str]] = (
    Mutator._put,
    Mutator._word,
    Mutator._swap,
    Mutator._value,
    Mutator._value,
    Mutator._count,
    Mutator._sign,
    Mutator._wrap,
)
