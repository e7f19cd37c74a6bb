"""What differs in lists that have no ids: decisions and waivers."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

from cxroad.history.difference import Change, Deed, Names, Part
from cxroad.history.fields import differing, translated
from cxroad.model.language import say
from cxroad.model.register import Decision, Waiver
from cxroad.model.roadmap import Roadmap

ThingT = TypeVar("ThingT")


def decisions(old: Roadmap, new: Roadmap, names: Names) -> Iterator[Change]:
    """Decisions that are new, taken, open again, changed or gone."""
    for before, after in paired_decisions(old, new, names):
        if before is None and after is not None:
            deed = Deed.ADDED if after.open else Deed.TAKEN
            yield _decision(deed, after, after=after.chosen or "")
        elif before is not None and after is None:
            yield _decision(Deed.GONE, before, before=before.chosen or "")
        elif before is not None and after is not None:
            leave: set[str] = set()
            if before.open is not after.open:
                deed = Deed.REOPENED if after.open else Deed.TAKEN
                yield _decision(deed, after, before.chosen or "", after.chosen or "")
                leave = {"on", "chosen", "why"}
            for key, one, two in differing(before, after, names, leave):
                yield _decision(Deed.CHANGED, after, one, two, key)


def waivers(old: Roadmap, new: Roadmap) -> Iterator[Change]:
    """Waivers that are new, changed or gone; a rule at a place is the same one."""

    def name(each: Waiver) -> str:
        if not each.place:
            return each.rule or ""
        return say("{rule} at {place}", rule=each.rule or "", place=each.place)

    nothing = Names({}, {})
    for before, after in _paired(old.waive, new.waive, [lambda each: (each.rule, each.place)]):
        if before is None and after is not None:
            yield Change(Part.WAIVER, Deed.ADDED, "", name(after))
        elif after is None and before is not None:
            yield Change(Part.WAIVER, Deed.GONE, "", name(before))
        elif after is not None:
            for key, one, two in differing(before, after, nothing):
                yield Change(Part.WAIVER, Deed.CHANGED, "", name(after), key, one, two)


def paired_decisions(
    old: Roadmap, new: Roadmap, names: Names
) -> Iterator[tuple[Decision | None, Decision | None]]:
    """Each decision beside its older version: of the same words, else with all else the same."""

    def words(each: Decision) -> Hashable:
        return " ".join((each.what or "").split()).casefold() or None

    def rest(each: Decision) -> Hashable:
        affects = translated("affects", each.affects, names)
        keys = (affects, each.needed_by, each.by, each.options, each.recommend)
        return keys if sum(map(bool, keys)) > 1 else None

    return _paired(old.decisions, new.decisions, [words, rest])


def _decision(
    deed: Deed, each: Decision, before: str = "", after: str = "", key: str = ""
) -> Change:
    name = each.what or each.chosen or ""
    return Change(Part.DECISION, deed, "", name, key, before, after)


def _paired(
    old: Sequence[ThingT], new: Sequence[ThingT], marks: list[Callable[[ThingT], Hashable]]
) -> Iterator[tuple[ThingT | None, ThingT | None]]:
    """Things beside their older versions, by the first mark that fits; None is no mark."""
    left = dict(enumerate(old))
    older: dict[int, ThingT] = {}
    for mark in marks:
        marked: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for at, each in left.items():
            marked[mark(each)].append(at)
        for at, each in enumerate(new):
            key = None if at in older else mark(each)
            if key is not None and marked[key]:
                older[at] = left.pop(marked[key].popleft())
    pairs = ((older.get(at), each) for at, each in enumerate(new))
    return chain(pairs, ((each, None) for each in left.values()))
