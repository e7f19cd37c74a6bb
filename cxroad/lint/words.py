"""Words that rules look for, in several languages, each with its inflected forms.

The lists are data, one file a language in `vocabulary/`. An entry is a word or a phrase; a `*`
behind a word stands for any ending, since most languages inflect.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import NoReturn

LANGUAGES = ("en", "pl", "uk", "hu", "el")
"""The languages that every list is kept in."""

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(
    r'"[^"\n]{1,200}"|\u201c[^\u201c\u201d\n]{1,200}\u201d|\u201e[^\u201d\u201c\n]{1,200}[\u201d\u201c]'
    r"|\u00ab[^\u00bb\n]{1,200}\u00bb|\u2018[^\u2018\u2019\n]{1,200}\u2019|(?<!\w)'[^'\n]{1,200}'(?!\w)"
)
_LONGEST = 100_000
"""Characters of a text that are looked at; nobody writes more into one field by hand."""


@dataclass(frozen=True, slots=True)
class Matcher:
    """Finds the words of a list in texts of any of the languages."""

    pattern: re.Pattern[str]

    def first(self, text: str, names: Iterable[str] = ()) -> str | None:
        """The first such word as the author wrote it; None where there is none.

        What stands in quotes is a title, and is passed over, as is what a body is called.

        Args:
            names: Proper names in the text, such as the organisation's.
        """
        text = _without(text[:_LONGEST], names)
        words = list(_WORD.finditer(text))
        starts, plain, at = {}, [], 0
        for number, word in enumerate(words):
            starts[at] = number
            plain.append(normal(word[0]))
            at += len(plain[-1]) + 1
        joined = " ".join(plain)
        for found in self.pattern.finditer(joined):
            first = starts[found.start()]
            last = first + found[0].count(" ")
            if not _in_a_name(words, plain, first):
                return text[words[first].start() : words[last].end()]
        return None


@lru_cache
def matcher(name: str) -> Matcher:
    """The list of this name, from all languages together.

    Raises:
        KeyError: No language has such a list.
    """
    entries = [entry for language in LANGUAGES for entry in _lists(language).get(name, [])]
    if not entries:
        _unknown(name)
    ordered = sorted({_expression(entry) for entry in entries}, key=lambda e: (-len(e), e))
    return Matcher(re.compile(rf"(?<!\S)(?:{'|'.join(ordered)})(?!\S)"))


def normal(text: str) -> str:
    """A word without case and accents, so that its spellings are one."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@lru_cache
def _lists(language: str) -> dict[str, list[str]]:
    source = files("cxroad.lint") / "vocabulary" / f"{language}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _expression(entry: str) -> str:
    """An entry as an expression over normal words: `re-imagin*` is two words, the last open."""
    parts = re.findall(r"\w+\*?", entry)
    return " ".join(
        re.escape(normal(part.rstrip("*"))) + (r"\w*" if part.endswith("*") else "")
        for part in parts
    )


def _without(text: str, names: Iterable[str]) -> str:
    """A text without quoted titles and without some names, at the same places."""
    text = _QUOTED.sub(_blank, text)
    for name in sorted({name for name in names if name.strip()}, key=len, reverse=True):
        text = re.sub(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", _blank, text)
    return text


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _in_a_name(words: list[re.Match[str]], plain: list[str], at: int) -> bool:
    """Whether a word is part of what a body is called: a ministry, an agency, an office."""
    body = matcher("bodies").pattern
    near = range(max(0, at - 3), at)
    if any(words[n][0][0].isupper() and body.fullmatch(plain[n]) for n in near):
        return True
    behind = range(at + 1, min(len(words), at + 3))
    capital = words[at][0][0].isupper()
    return capital and any(words[n][0][0].isupper() and body.fullmatch(plain[n]) for n in behind)


def _unknown(name: str) -> NoReturn:
    raise KeyError(f"no language has a list named {name}")
