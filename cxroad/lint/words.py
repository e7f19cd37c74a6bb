"""Words that rules look for, in several languages, each with its inflected forms.

The lists are data, one module a language in `vocabulary`. An entry is a word or a phrase; a `*`
behind a word stands for any ending, since most languages inflect, and a lone `*` for any word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from cxroad.source.span import Span

if TYPE_CHECKING:
    from cxroad.model.roadmap import Roadmap

LANGUAGES = ("en", "pl", "uk", "hu", "el")
"""The languages that every list is kept in."""

_WORD = re.compile(r"\w+")
_NEVER = re.compile(r"(?!)")
_QUOTED = re.compile(
    r'"[^"\n]{1,200}"|\u201c[^\u201c\u201d\n]{1,200}\u201d|\u201e[^\u201d\u201c"\n]{1,200}[\u201d\u201c"]'
    r"|\u00ab[^\u00bb\n]{1,200}\u00bb|\u2018[^\u2018\u2019\n]{1,200}\u2019|(?<!\w)'[^'\n]{1,200}'(?!\w)"
)
_QUOTE = re.compile("[\"'\u201c\u201e\u00ab\u2018]")
_LONGEST = 100_000
"""Characters of a text that are looked at; nobody writes more into one field by hand."""

_HEAD = 3
"""Letters by which a word that is looked for is told from others at once."""

_LONGEST_NAME, _SHORTEST_WORD = 8, 3
"""Words of a body's name that are looked at; longer ones among them have capitals. Our default."""


class Names:
    """Proper names, such as the organisation's, in which no word means what it says."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._beginning: dict[str, list[tuple[str, str]]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}
        for name in dict.fromkeys(names):
            if first := _WORD.search(name):
                self._beginning.setdefault(first[0].casefold(), []).append((name.casefold(), name))

    def blanked(self, text: str) -> str:
        """A text with blanks for the names in it."""
        if not self._beginning or self._beginning.keys().isdisjoint(_caseless(text)):
            return text
        folded = text.casefold()
        near = [
            name
            for word in _caseless(text)
            for small, name in self._beginning.get(word, ())
            if small in folded
        ]
        for name in sorted(near, key=lambda name: (-len(name), name)):
            text = self._pattern(name).sub(_blank, text)
        return text

    def _pattern(self, name: str) -> re.Pattern[str]:
        """A name as a word of its own; thousands may be looked for in thousands of texts."""
        if name not in self._patterns:
            self._patterns[name] = re.compile(rf"(?i)(?<!\w){re.escape(name)}(?!\w)")
        return self._patterns[name]


NO_NAMES = Names()
"""Nobody's."""


class Matcher:
    """Finds the words of a list in texts of any of the languages.

    Args:
        written: What is looked for in the normal words of a text, with a blank between them, where
            a word begins with some letters: an expression.
        heads: The letters with which that begins: whoever has a text in which no word begins so
            need not look. Nearly all texts are like that.
    """

    def __init__(self, written: Callable[[str], str], heads: frozenset[str]) -> None:
        self.written = written
        self.heads = heads
        self._made: tuple[frozenset[str], re.Pattern[str]] = frozenset(), _NEVER

    def first(self, text: str, names: Names = NO_NAMES) -> str | None:
        """The first such word as the author wrote it; None where there is none.

        Args:
            names: Proper names that are passed over.
        """
        if self.heads.isdisjoint(_plain(text).heads):  # nearly always, so it is asked at once
            return None
        return next((text[slice(*span)] for span in self.spans(text, names)), None)

    def spans(self, text: str, names: Names = NO_NAMES) -> Iterator[Span]:
        """Where such words stand.

        What stands in quotes is a title, and is passed over, as are what a body is called and
        the phrases that are harmless although they hold such a word.
        """
        if self.heads.isdisjoint(_plain(text).heads):
            return
        text = names.blanked(unquoted(text[:_LONGEST]))
        joined, heads = _plain(text)
        harmless: list[re.Match[str]] | None = None
        for found in self.pattern(heads).finditer(joined):
            if harmless is None:
                harmless = list(matcher("harmless").pattern(heads).finditer(joined))
                words, plain = list(_WORD.finditer(text)), joined.split(" ")
            first = joined.count(" ", 0, found.start())
            last = first + found[0].count(" ")
            meant = not any(h.start() <= found.start() and found.end() <= h.end() for h in harmless)
            if meant and not _in_a_name(words, plain, first):
                yield Span(words[first].start(), words[last].end())

    def whole(self, text: str) -> bool:
        """Whether a text consists of one such word or phrase and nothing else."""
        words, heads = _plain(text)
        return bool(self.pattern(heads).fullmatch(words))

    def pattern(self, heads: frozenset[str]) -> re.Pattern[str]:
        """What is looked for in normal words that begin with these letters.

        It grows with what it is asked for: most of a list is never needed, and to make Python
        understand all of it takes longer than to lint a roadmap.
        """
        known, pattern = self._made
        if not (wanted := heads & self.heads) <= known:
            known |= wanted
            pattern = re.compile(rf"(?<!\S)(?:{self.expression(known)})(?!\S)")
            self._made = known, pattern  # at once: an editor's server has several threads
        return pattern

    def expression(self, heads: frozenset[str]) -> str:
        """All that is looked for where words begin with these letters."""
        return "|".join(map(self.written, sorted(heads)))


@lru_cache
def matcher(name: str) -> Matcher:
    """The list of this name, from all languages together.

    Raises:
        KeyError: No language has such a list.
    """
    entries: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for entry in _lists(language).get(name, ()):
            entries.setdefault(_head(entry), []).append(entry)
    if not entries:
        _unknown(name)
    return Matcher(lambda head: _written(entries[head]), frozenset(entries))


def _written(entries: list[str]) -> str:
    """Entries as one expression, of which the longest is tried first."""
    return "|".join(sorted({_expression(entry) for entry in entries}, key=lambda e: (-len(e), e)))


def _head(entry: str) -> str:
    """The first letters of what an entry finds."""
    first = re.findall(r"\w+\*?|\*", entry)[0]
    stem = normal(first.rstrip("*"))
    assert len(stem) >= _HEAD or not first.endswith("*"), f"{entry} begins like too many words"
    return stem[:_HEAD]


class _Plain(NamedTuple):
    """A text in normal form.

    Attributes:
        words: Its words with a blank between them.
        heads: The first letters of each.
    """

    words: str
    heads: frozenset[str]


@lru_cache(1 << 15)
def _plain(text: str) -> _Plain:
    """The words of a text in normal form; many lists ask for the same."""
    text = text[:_LONGEST]
    if text.isascii():
        words = _WORD.findall(text.lower())
    else:
        words = [normal(word) for word in _WORD.findall(text)]
    return _Plain(" ".join(words), frozenset([word[:_HEAD] for word in words]))


@lru_cache(1 << 12)
def _caseless(text: str) -> frozenset[str]:
    return frozenset([word.casefold() for word in _WORD.findall(text)])


def normal(text: str) -> str:
    """A word without case and accents, so that its spellings are one."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(x for x in apart if x != " " and not unicodedata.combining(x))


def own_names(roadmap: Roadmap) -> Names:
    """What the organisation and its vendors are called."""
    vendors = (vendor.name or vendor.id for vendor in roadmap.vendors.values())
    return Names(name for name in (roadmap.organisation, *vendors) if name)


@lru_cache
def _lists(language: str) -> dict[str, list[str]]:
    lists: dict[str, list[str]] = import_module(f"cxroad.lint.vocabulary.{language}").LISTS
    return lists


def _expression(entry: str) -> str:
    """An entry as an expression over normal words: `re-imagin*` is two words, the last open."""
    parts = re.findall(r"\w+\*?|\*", entry)
    return " ".join(
        r"\S+"
        if part == "*"
        else re.escape(normal(part.rstrip("*"))) + (r"\w*" if part.endswith("*") else "")
        for part in parts
    )


def unquoted(text: str) -> str:
    """A text with blanks for what stands in quotes."""
    return _QUOTED.sub(_blank, text) if _QUOTE.search(text) else text


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _in_a_name(words: list[re.Match[str]], plain: list[str], at: int) -> bool:
    """Whether a word is part of what a body is called: a ministry, an agency, an office.

    Between the two stand words with capitals and short ones: Ministry for Health and X. Some
    languages write all words of a name small but the first.
    """
    heads = frozenset(word[:_HEAD] for word in plain)
    small = matcher("bodies-small").pattern(heads)
    near = range(max(0, at - 3), at)
    if any(words[n][0][0].isupper() and small.fullmatch(plain[n]) for n in near):
        return True
    if not words[at][0][0].isupper():
        return False
    behind = range(at + 1, min(len(words), at + 3))
    body = matcher("bodies").pattern(heads)
    if any(words[n][0][0].isupper() and body.fullmatch(plain[n]) for n in behind):
        return True
    before = matcher("bodies-before").pattern(heads)
    for n in range(at - 1, max(-1, at - _LONGEST_NAME), -1):
        capital = words[n][0][0].isupper()
        if capital and before.match(" ".join(plain[n : n + 2])):
            return True
        if not capital and len(plain[n]) > _SHORTEST_WORD:
            return False
    return False


def _unknown(name: str) -> NoReturn:
    raise KeyError(f"no language has a list named {name}")
