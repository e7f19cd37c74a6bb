"""Whose days moved between two plans, by how much, and what moved them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from cxroad.history.difference import Days, Names, Origin, Part, Shift
from cxroad.history.fields import translated
from cxroad.model.base import Entity
from cxroad.model.initiative import Initiative
from cxroad.model.links import Link
from cxroad.plan import Plan
from cxroad.schedule.times import Cause, Times

_OWN_START = ("start", "due", "status", "since", "finished")
_OWN_LENGTH = ("estimate", "status", "since", "finished", "start", "due")
_OF_PHASE = ("start", "after", "overlap", "status")

_ORIGINS = (Origin.FILE, Origin.START, Origin.CALENDAR, Origin.TIME, Origin.UNKNOWN)
"""Of several the first is told."""


class _End(StrEnum):
    START = "start"
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class _Push:
    """What moves one end of something.

    Attributes:
        own: Keys of its own.
        by: What pushes it, each with the end that does.
        origin: Where it begins, when nothing pushes.
    """

    own: tuple[str, ...] = ()
    by: tuple[tuple[str, _End], ...] = ()
    origin: Origin = Origin.FILE


class Shifts:
    """Everything that moved between an older and a newer plan.

    What makes something later is what holds it in the newer plan; what makes it earlier is what
    held it in the older one and holds it no longer. So both directions are told alike.
    """

    def __init__(self, old: Plan, new: Plan, names: Names) -> None:
        self._old, self._new, self._names = old, new, names
        self._newer = names.work
        self._older = {new: old for old, new in names.work.items()}
        self._comparable = old.schedule.relative is new.schedule.relative
        self._pushes: dict[tuple[str, _End], _Push] = {}

    def initiatives(self) -> Iterator[Shift]:
        """Those that take part in both plans and whose days differ, in file order."""
        for id, item in self._new.roadmap.initiatives.items():
            if id in self._new.schedule.times and self._of_old(id) in self._old.schedule.times:
                yield from self._shift(Part.INITIATIVE, id, item.name)

    def phases(self) -> Iterator[Shift]:
        """Phases that are in both plans and whose days differ, in file order."""
        for id, phase in self._new.roadmap.phases.items():
            if self._of_old(id) in self._old.schedule.phases:
                yield from self._shift(Part.PHASE, id, phase.label)

    def end(self) -> Shift | None:
        """The shift of the last day of the plan; None when it stayed."""
        before = (self._old.schedule.start, self._old.schedule.finish)
        after = (self._new.schedule.start, self._new.schedule.finish)
        if not self._comparable or before[1] == after[1]:
            return None
        later = not before[1] or (after[1] is not None and after[1] > before[1])
        plan, end = (self._new, after[1]) if later else (self._old, before[1])
        last = [id for id, times in plan.schedule.times.items() if times.finish == end]
        if not later:
            last = [self._newer.get(id, id) for id in last]
        by = tuple((id, _End.FINISH) for id in last)
        return self._made(Part.ROADMAP, "", "", before, after, _Push((), by))

    def _shift(self, part: Part, id: str, name: str) -> Iterator[Shift]:
        before, after = self._days(id)
        if not self._comparable or before == after:
            return
        moved = self._moved(id, _End.FINISH)
        push = self._push(id, _End.FINISH if moved else _End.START)
        if part is Part.INITIATIVE and moved and self._moved(id, _End.START):
            start = self._push(id, _End.START)
            own = tuple(dict.fromkeys((*push.own, *start.own)))
            by = tuple(dict.fromkeys((*push.by, *start.by)))
            push = _Push(own, by, push.origin)
        yield self._made(part, id, name, before, after, push)

    def _made(
        self, part: Part, id: str, name: str, before: Days, after: Days, push: _Push
    ) -> Shift:
        roots, origin = self._roots(id, push)
        return Shift(
            part=part,
            id=id,
            name=name,
            before=before,
            after=after,
            start_days=self._between(before[0], after[0]),
            finish_days=self._between(before[1], after[1]),
            own=push.own,
            by=tuple(dict.fromkeys(each for each, _ in push.by)),
            roots=roots,
            origin=origin,
        )

    def _roots(self, id: str, push: _Push) -> tuple[tuple[str, ...], Origin]:
        """Where the chain begins, walking back along what pushes; and with what."""
        roots: dict[str, None] = {}
        origins = {Origin.FILE} if push.own else set() if push.by else {push.origin}
        seen = set(push.by)
        waiting = list(push.by)
        while waiting:
            at = waiting.pop(0)
            found = self._push(*at)
            further = [each for each in found.by if each not in seen]
            if found.own or not found.by:
                origins.add(Origin.FILE if found.own else found.origin)
                if at[0] != id:
                    roots[at[0]] = None
            seen.update(further)
            waiting += further
        origin = next((each for each in _ORIGINS if each in origins), Origin.UNKNOWN)
        return tuple(roots), origin

    def _push(self, id: str, end: _End) -> _Push:
        """What moves one end of something; computed once for each."""
        key = (id, end)
        found = self._pushes.get(key)
        if found is None:
            self._pushes[key] = _Push(origin=Origin.UNKNOWN)  # met again, it says nothing new
            found = self._found(id, end)
            self._pushes[key] = found
        return found

    def _found(self, id: str, end: _End) -> _Push:
        before, after = self._in(self._old, self._of_old(id)), self._in(self._new, id)
        if before is None or after is None:
            return _Push()  # it came into the plan, or left it: that is a change of the file
        if id in self._new.roadmap.externals:
            return _Push(own=self._keys(id, ("due",)))
        if id in self._new.roadmap.phases:
            return self._of_start(id) if end is _End.START else self._of_last(id)
        if end is _End.START:
            return self._of_start(id)
        return self._of_finish(id, before, after)

    def _of_finish(self, id: str, before: Times, after: Times) -> _Push:
        """What moves the last day: its first day, or how long it takes."""
        later = self._later(id, _End.FINISH)
        starts = self._moved(id, _End.START) and self._later(id, _End.START) is later
        push = self._of_start(id) if starts else _Push(origin=Origin.UNKNOWN)
        finish = self._between(before.finish, after.finish)
        start = self._between(before.start, after.start)
        if starts and (before.milestone or after.milestone or finish == start):
            return push
        own = self._keys(id, _OWN_LENGTH)
        if starts and not own:
            return push
        if own:
            return _Push(tuple(dict.fromkeys((*own, *push.own))), push.by)
        return _Push(origin=self._surroundings())

    def _of_start(self, id: str) -> _Push:
        """What moves the first day."""
        later = self._later(id, _End.START)
        plan, other = (self._new, self._old) if later else (self._old, self._new)
        own_id = id if later else self._of_old(id)
        cause, who = plan.schedule.set_by(own_id)
        phase = id in self._new.roadmap.phases
        if plan.times(own_id).start is None:
            own = self._keys(id, (*_OWN_LENGTH, "after"))
            return _Push(own=own) if own else _Push(origin=Origin.UNKNOWN)
        if cause is Cause.AFTER:
            return self._of_waiting(id, plan, other, who, phase)
        if cause is Cause.PHASE:
            if moved := self._keys(id, ("phase",)):
                return _Push(own=moved)
            return _Push(by=tuple((self._in_new(plan, each), _End.START) for each in who))
        if cause is Cause.ROADMAP:
            if self._first_day(plan) != self._first_day(other):
                return _Push(origin=Origin.START)
            return _Push(own=self._keys(id, ("phase", "after")), origin=self._surroundings())
        own = self._keys(id, _OF_PHASE if phase else _OWN_START)
        if own:
            return _Push(own=own)
        return _Push(origin=self._surroundings())

    def _of_waiting(
        self, id: str, plan: Plan, other: Plan, who: Iterable[str], phase: bool
    ) -> _Push:
        """It waits for others: for new ones, in another way, or they moved."""
        own = self._keys(id, ("after", "overlap") if phase else ("after", "phase"))
        linked = {link.target: link for link in self._links(plan, id)}
        known = {link.target: link for link in self._links(other, id)}
        by = []
        for each in who:
            newer = self._in_new(plan, each)
            link = linked.get(newer)
            end = _End.START if link is not None and link.from_start else _End.FINISH
            relinked = link is not None and known.get(newer) != link
            if self._comes_or_goes(newer):
                return _Push(("after",) if relinked else (), ((newer, end),))
            if relinked:
                return _Push(own=("after",))
            if self._moved(newer, end):
                by.append((newer, end))
        if by:
            return _Push(tuple(key for key in own if key == "overlap"), tuple(by))
        return _Push(own=own) if own else _Push(origin=self._surroundings())

    def _comes_or_goes(self, id: str) -> bool:
        """Whether something has a part in one of the two plans only."""
        sides = self._in(self._old, self._of_old(id)), self._in(self._new, id)
        return sides[0] is None or sides[1] is None

    def _of_last(self, id: str) -> _Push:
        """The last day of a phase: its work that ends last."""
        later = self._later(id, _End.FINISH)
        plan = self._new if later else self._old
        phase = id if later else self._of_old(id)
        finish = plan.schedule.phases[phase].finish
        inside = plan.roadmap.phases[phase].initiatives
        last = [
            self._in_new(plan, each)
            for each in inside
            if (times := plan.schedule.times.get(each)) and times.finish == finish
        ]
        if not last:
            return self._push(id, _End.START)
        return _Push(by=tuple((each, _End.FINISH) for each in last))

    def _surroundings(self) -> Origin:
        """What moves things that nobody touched."""
        if not self._same_days:
            return Origin.CALENDAR
        return Origin.TIME if self._old.today != self._new.today else Origin.UNKNOWN

    @cached_property
    def _same_days(self) -> bool:
        calendars = [plan.roadmap.calendar for plan in (self._old, self._new)]
        worked = [(each.week.days, frozenset(each.closed)) if each else None for each in calendars]
        return worked[0] == worked[1]

    def _first_day(self, plan: Plan) -> date | None:
        return plan.roadmap.start.first if plan.roadmap.start else None

    def _keys(self, id: str, keys: Iterable[str]) -> tuple[str, ...]:
        """Those of some keys that have another value than before; `phase` is where it stands."""
        old, new = self._entity(self._old, self._of_old(id)), self._entity(self._new, id)
        if old is None or new is None:
            return ()
        found = []
        for key in keys:
            if key != "phase":
                before = translated(key, getattr(old, key, None), self._names)
                differs = before != getattr(new, key, None)
            elif isinstance(old, Initiative) and isinstance(new, Initiative):
                differs = self._newer.get(old.phase, old.phase) != new.phase
            else:
                differs = False
            if differs:
                found.append(key)
        return tuple(found)

    def _links(self, plan: Plan, id: str) -> tuple[Link, ...]:
        entity = self._entity(plan, self._of_old(id) if plan is self._old else id)
        links = getattr(entity, "after", None) or ()
        if plan is self._old:
            links = translated("after", links, self._names)
        return tuple(each for each in links if isinstance(each, Link))

    def _entity(self, plan: Plan, id: str) -> Entity | None:
        for part in (plan.roadmap.initiatives, plan.roadmap.phases, plan.roadmap.externals):
            if id in part:
                return part[id]
        return None

    def _in(self, plan: Plan, id: str) -> Times | None:
        try:
            return plan.times(id)
        except KeyError:
            return None

    def _in_new(self, plan: Plan, id: str) -> str:
        """The newer id of something in a plan."""
        return self._newer.get(id, id) if plan is self._old else id

    def _of_old(self, id: str) -> str:
        """The older id of something."""
        return self._older.get(id, id)

    def _days(self, id: str) -> tuple[Days, Days]:
        before, after = self._old.times(self._of_old(id)), self._new.times(id)
        return (before.start, before.finish), (after.start, after.finish)

    def _moved(self, id: str, end: _End) -> bool:
        at = 0 if end is _End.START else 1
        before, after = self._days(id)
        return before[at] != after[at]

    def _later(self, id: str, end: _End) -> bool:
        """Whether an end moved to a later day; dates that are lost count as later."""
        at = 0 if end is _End.START else 1
        before, after = self._days(id)
        return (after[at] or date.max) >= (before[at] or date.max)

    def _between(self, before: date | None, after: date | None) -> int | None:
        """Working days from one day to another, by the newer calendar."""
        if before is None or after is None:
            return None
        grid = self._new.schedule.grid
        return grid.index(after.toordinal() + 1) - grid.index(before.toordinal() + 1)
