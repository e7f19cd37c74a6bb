"""What waits for what: predecessors by id, by name or by the number of a row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cxroad.intake.cells import Unfit
from cxroad.intake.titles import bare
from cxroad.model.base import Unreadable
from cxroad.model.durations import Lag
from cxroad.model.links import Link

_KINDS = {
    "finish": "fs ea fd fc zr",
    "start": "ss aa dd cc rr",
    "other": "ff sf ee ae df cf zz rz",
}
"""How MS Project calls the four kinds of links in English, German, French, Spanish and Polish."""

_KIND = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_LAG = re.compile(
    r"(?P<before>.*?\S) *(?P<sign>[+-]) *"
    r"(?P<time>[0-9]{1,5}(?:[.,][0-9]{1,3})? ?(?:[^\W\d]{1,14}|%)\.?\??)"
)
_NUMBERED = re.compile(r"(?P<before>[0-9]{1,6}) ?(?P<kind>[A-Za-z]{2})")
_SPELT = re.compile(r"(?P<before>.*\S) (?P<kind>[A-Z]{2})")
_ELAPSED = re.compile(r"([0-9.,]+) ?(?:ed|eday|edays|fd|ft|ftage|jé|cd)\.?\??")
_NUMBER = re.compile("[0-9]{1,6}")


@dataclass(frozen=True, slots=True)
class Target:
    """A row that others may wait for.

    Attributes:
        ids: What stands for it in the roadmap: its id, that of a phase, or all below a heading.
        keys: What the file calls it.
        row: Its number in the file.
        waits: What it waits for, as the file has it.
    """

    ids: tuple[str, ...]
    keys: tuple[str, ...]
    row: int
    waits: str = ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """What bare numbers among the predecessors mean.

    Attributes:
        meant: Ids by number; empty where no number is there or its meaning is not sure.
        unsure: Whether numbers are there that may mean two things.
        note: What was found out, as a sentence; empty for nothing.
    """

    meant: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unsure: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """All that can be waited for.

    Attributes:
        by_key: Ids by what the file calls them, without case and marks.
        twice: Names that stand for more than one row.
        own: The ids themselves.
    """

    by_key: Mapping[str, tuple[str, ...]]
    twice: frozenset[str]
    own: frozenset[str]
    numbers: Numbers

    def ids_of(self, text: str) -> tuple[str, ...]:
        """The ids that a text means, several for a heading; none for what is not known.

        Raises:
            Unfit: Several rows are called so.
        """
        if text in self.own:
            return (text,)
        if found := self.numbers.meant.get(text):
            return found
        key = bare(text)
        if key in self.twice:
            raise Unfit(f"'{text[:60]}' is the name of several", "give each an id of its own")
        return self.by_key.get(key, ())


def pieces(cell: str, known: Known) -> list[str]:
    """The references in a cell: the whole of it where it is a name, else parted by `;` or `,`."""
    if _is_one(cell, known):
        return [cell]
    found: list[str] = []
    for part in re.split(r"[;\n|]", cell):
        if not (lone := part.strip()):
            continue
        whole = _is_one(lone, known)
        found += [lone] if whole else [each for p in lone.split(",") if (each := p.strip())]
    return found


def links(text: str, known: Known) -> tuple[str, ...]:
    """One reference as the file format writes it: `listen`, `listen + 2w`, `listen.start + 4w`.

    Several for a heading, since it ends with the last of what lies below it.

    Raises:
        Unfit: Nothing is called so, or it is a link that a roadmap does not have.
    """
    if found := known.ids_of(text):
        return found
    before, lag = text, ""
    if match := _LAG.fullmatch(text):
        before, lag = match["before"], f" {match['sign']} {_time(match['time'], text)}"
    start = before.endswith(".start")
    before = before.removesuffix(".start")
    ids = known.ids_of(before)
    if not ids and (match := _NUMBERED.fullmatch(before) or _SPELT.fullmatch(before)):
        kind = _KIND.get(match["kind"].casefold())
        ids = known.ids_of(match["before"]) if kind else ()
        if ids and kind == "other":
            raise Unfit(
                f"'{text[:60]}' ties an end, which a roadmap cannot",
                "let it wait for the finish or the start of the other",
            )
        start = start or kind == "start"
    if not ids:
        raise _unknown(before, text, known)
    if start and len(ids) > 1:
        raise Unfit(f"'{text[:60]}' is the start of a heading", "name the row that it waits for")
    written = tuple(f"{id}{'.start' if start else ''}{lag}" for id in ids)
    try:
        Link.parse(written[0])
    except Unreadable as reason:
        raise Unfit(reason.message, reason.help) from None
    return written


def known_of(targets: Sequence[Target], there: Mapping[str, str], numbers: Numbers) -> Known:
    """What can be waited for: the rows of the file, and what the roadmap has already, by name."""
    by_key: dict[str, tuple[str, ...]] = {}
    twice: set[str] = set()
    for target in targets:
        for name in target.keys:
            key = bare(name)
            if key and by_key.setdefault(key, target.ids) != target.ids:
                twice.add(key)
    for name, id in there.items():
        by_key.setdefault(bare(name), (id,))
    own = {id for target in targets for id in target.ids} | set(there.values())
    return Known(by_key, frozenset(twice), frozenset(own), numbers)


def numbers_of(targets: Sequence[Target], noun: str) -> Numbers:
    """Whether numbers count the rows of the sheet or those below the titles, if that is sure.

    A way of counting is out when a number then has no row, or a row would wait for itself.
    """
    used = [_numbers_in(target.waits) for target in targets]
    if not any(used):
        return Numbers()
    ways = {
        f"count the {noun}s below the titles": {str(at): t for at, t in enumerate(targets, 1)},
        f"are those of the file's {noun}s": {str(target.row): target for target in targets},
    }
    if any(_has_kind(target.waits) for target in targets):
        ways.popitem()  # `2FS+1w` is how MS Project writes it, which numbers tasks
    fitting = {
        words: way
        for words, way in ways.items()
        if all(
            way.get(number, target) is not target
            for target, numbers in zip(targets, used, strict=True)
            for number in numbers
        )
    }
    if len(fitting) != 1:
        return Numbers(unsure=bool(fitting))
    words, way = next(iter(fitting.items()))
    first = next(number for numbers in used for number in numbers)
    return Numbers(
        {number: target.ids for number, target in way.items()},
        note=f"Numbers of predecessors {words}: {first} is `{way[first].ids[0]}`.",
    )


def _is_one(text: str, known: Known) -> bool:
    try:
        return bool(links(text, known))
    except Unfit:
        return bare(text) in known.twice


def _unknown(name: str, text: str, known: Known) -> Unfit:
    if known.numbers.unsure and (_NUMBER.fullmatch(name) or _NUMBERED.fullmatch(name)):
        return Unfit(
            f"'{text[:60]}' may count the rows of the sheet or those below the titles",
            "give the table a column `ID`",
        )
    return Unfit(f"nothing here is called '{name[:60]}'", "write an id or a name of this table")


def _numbers_in(cell: str) -> list[str]:
    found = []
    for piece in re.split("[;,\n|]", cell):
        lone = piece.strip()
        if match := _LAG.fullmatch(lone):
            lone = match["before"]
        if match := _NUMBERED.fullmatch(lone):
            lone = match["before"]
        if _NUMBER.fullmatch(lone):
            found.append(lone)
    return found


def _has_kind(cell: str) -> bool:
    """Whether a link in the cell has a kind behind its number, as MS Project writes it."""
    for piece in re.split("[;,\n|]", cell):
        lone = piece.strip()
        if match := _LAG.fullmatch(lone):
            lone = match["before"]
        if (match := _NUMBERED.fullmatch(lone)) and match["kind"].casefold() in _KIND:
            return True
    return False


def _time(text: str, whole: str) -> str:
    """A lag's time such as `2w`, or `3cd` for days that count on weekends too."""
    plain = text.removesuffix("?").strip()
    if match := _ELAPSED.fullmatch(plain):
        return f"{match[1].replace(',', '.')}cd"
    try:
        Lag.parse(plain)
    except Unreadable as reason:
        if reason.spelling:
            return reason.spelling
        raise Unfit(
            f"the lag of '{whole[:60]}' is not readable: {reason.message}", reason.help
        ) from None
    return plain
