"""What waits for what: predecessors by id, by name or by the number of a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
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
class Known:
    """All that can be waited for.

    Attributes:
        by_key: Ids by what the file calls them, without case and marks: ids, then names.
        twice: Names that stand for more than one.
        by_number: Ids by the number that stands for a row, where such numbers have one meaning.
        own: The ids themselves.
    """

    by_key: Mapping[str, str]
    twice: frozenset[str]
    by_number: Mapping[str, str]
    own: frozenset[str]
    unsure: bool = False

    def id_of(self, text: str) -> str:
        """The id that a text means; empty for none.

        Raises:
            Unfit: Several are called so.
        """
        if text in self.own:
            return text
        if found := self.by_number.get(text):
            return found
        key = bare(text)
        if key in self.twice:
            raise Unfit(f"'{text[:60]}' is the name of several", "give each an id of its own")
        return self.by_key.get(key, "")


def pieces(cell: str, known: Known) -> list[str]:
    """The references in a cell: the whole of it where it is a name, else parted by `;` or `,`."""
    try:
        if known.id_of(cell):
            return [cell]
    except Unfit:
        return [cell]
    parts = re.split(r"[;\n|]", cell)
    found: list[str] = []
    for part in parts:
        lone = part.strip()
        if not lone:
            continue
        try:
            whole = bool(link(lone, known))
        except Unfit:
            whole = False
        found += [lone] if whole else [each for p in lone.split(",") if (each := p.strip())]
    return found


def link(text: str, known: Known) -> str:
    """One reference as the file format writes it: `listen`, `listen + 2w`, `listen.start + 4w`.

    Raises:
        Unfit: Nothing is called so, or it is a link that a roadmap does not have.
    """
    if found := known.id_of(text):
        return found
    before, lag = text, ""
    if match := _LAG.fullmatch(text):
        before, lag = match["before"], f" {match['sign']} {_time(match['time'], text)}"
    start = before.endswith(".start")
    before = before.removesuffix(".start")
    id = known.id_of(before)
    if not id and (match := _NUMBERED.fullmatch(before) or _SPELT.fullmatch(before)):
        kind = _KIND.get(match["kind"].casefold())
        id = known.id_of(match["before"]) if kind else ""
        if id and kind == "other":
            raise Unfit(
                f"'{text[:60]}' ties an end, which a roadmap cannot",
                "let it wait for the finish or the start of the other",
            )
        start = start or kind == "start"
    if not id:
        number = _NUMBERED.fullmatch(before)
        if known.unsure and (_NUMBER.fullmatch(before) or number):
            raise Unfit(
                f"'{text[:60]}' may count the rows of the sheet or those below the titles",
                "give the table a column `ID`",
            )
        raise Unfit(
            f"nothing here is called '{before[:60]}'", "write an id or a name of this table"
        )
    written = f"{id}{'.start' if start else ''}{lag}"
    try:
        Link.parse(written)
    except Unreadable as reason:
        raise Unfit(reason.message, reason.help) from None
    return written


def known_of(
    ids: Sequence[str], keys: Sequence[Iterable[str]], stages: Mapping[str, str], numbers: Numbers
) -> Known:
    """What can be waited for, by ids, the keys of each, and the names of phases.

    Args:
        keys: For each id what the file calls it: its own id first, then its name.
        stages: Ids of phases by their names.
    """
    by_key: dict[str, str] = {}
    twice: set[str] = set()
    for id, own in zip(ids, keys, strict=True):
        for name in own:
            key = bare(name)
            if key and by_key.setdefault(key, id) != id:
                twice.add(key)
    for name, id in stages.items():
        by_key.setdefault(bare(name), id)
    own_ids = frozenset((*ids, *stages.values()))
    return Known(by_key, frozenset(twice), numbers.meant, own_ids, numbers.unsure)


@dataclass(frozen=True, slots=True)
class Numbers:
    """What bare numbers among the predecessors mean.

    Attributes:
        meant: Ids by number; empty where no number is there or its meaning is not sure.
        unsure: Whether numbers are there that may mean two things.
        note: What was found out, as a sentence; empty for nothing.
    """

    meant: Mapping[str, str] = field(default_factory=dict)
    unsure: bool = False
    note: str = ""


def numbers_of(rows: Sequence[int], ids: Sequence[str], cells: Sequence[str], noun: str) -> Numbers:
    """Whether numbers count the rows of the sheet or those below the titles, if that is sure.

    A way of counting is out when a number then has no row, or a row would wait for itself.

    Args:
        rows: Numbers of the rows in the file.
        ids, cells: The id of each row, and the references in it.
    """
    used = [_numbers_in(cell) for cell in cells]
    if not any(used):
        return Numbers()
    ways = {
        f"count the {noun}s below the titles": {str(at): id for at, id in enumerate(ids, 1)},
        f"are those of the file's {noun}s": {
            str(row): id for row, id in zip(rows, ids, strict=True)
        },
    }
    fitting = {
        words: way
        for words, way in ways.items()
        if all(
            way.get(number, id) != id
            for id, numbers in zip(ids, used, strict=True)
            for number in numbers
        )
    }
    if len(fitting) != 1:
        return Numbers(unsure=bool(fitting))
    words, way = next(iter(fitting.items()))
    first = next(number for numbers in used for number in numbers)
    return Numbers(way, note=f"Numbers of predecessors {words}: {first} is `{way[first]}`.")


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
