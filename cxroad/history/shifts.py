"""Whose days moved between two plans, by how much, and where that begins."""

from __future__ import annotations

from collections.abc import Iterator

from cxroad.history.difference import Days, Names, Origin, Part, Shift
from cxroad.history.pushes import Push, Pusher, Pushes
from cxroad.history.sides import End, Sides
from cxroad.plan import Plan

_ORIGINS = (Origin.FILE, Origin.START, Origin.CALENDAR, Origin.TIME)
"""In the order in which they are told."""


class Shifts:
    """Everything that moved between an older and a newer plan."""

    def __init__(self, old: Plan, new: Plan, names: Names) -> None:
        self._sides = Sides(old, new, names)
        self._pushes = Pushes(self._sides)

    def initiatives(self) -> Iterator[Shift]:
        """Those that take part in both plans and whose days differ, in file order."""
        for id in self._sides.new.schedule.times:
            name = self._sides.new.roadmap.initiatives[id].name
            if self._sides.id_in(self._sides.old, id) in self._sides.old.schedule.times:
                yield from self._shift(Part.INITIATIVE, id, name)

    def phases(self) -> Iterator[Shift]:
        """Phases that are in both plans and whose days differ, in file order."""
        for id, phase in self._sides.new.roadmap.phases.items():
            if self._sides.id_in(self._sides.old, id) in self._sides.old.schedule.phases:
                yield from self._shift(Part.PHASE, id, phase.label)

    def end(self) -> Shift | None:
        """The shift of the last day of the plan; None when it stayed."""
        old, new = self._sides.old, self._sides.new
        before = (old.schedule.start, old.schedule.finish)
        after = (new.schedule.start, new.schedule.finish)
        if not self._sides.comparable or before[1] == after[1]:
            return None
        later = not before[1] or (after[1] is not None and after[1] > before[1])
        plan, end = (new, after[1]) if later else (old, before[1])
        last = [id for id, times in plan.schedule.times.items() if times.finish == end]
        by = [Pusher(self._sides.newer(plan, id), End.FINISH, later) for id in last]
        return self._made(Part.ROADMAP, "", "", before, after, Push(by=tuple(by)))

    def _shift(self, part: Part, id: str, name: str) -> Iterator[Shift]:
        if not self._sides.comparable:
            return
        before, after = self._sides.days(id)
        if before == after:
            return
        ends = self._sides.moved(id, End.FINISH)
        push = self._pushes.on(Pusher(id, End.FINISH if ends else End.START, True))
        if part is Part.INITIATIVE and ends and self._sides.moved(id, End.START):
            start = self._pushes.on(Pusher(id, End.START, True))
            own = tuple(dict.fromkeys((*push.own, *start.own)))
            by = tuple(dict.fromkeys((*push.by, *start.by)))
            push = Push(own, by, push.origin)
        yield self._made(part, id, name, before, after, push)

    def _made(self, part: Part, id: str, name: str, before: Days, after: Days, push: Push) -> Shift:
        roots, origins = self._roots(id, push)
        return Shift(
            part=part,
            id=id,
            name=name,
            before=before,
            after=after,
            start_days=self._sides.between(before[0], after[0]),
            finish_days=self._sides.between(before[1], after[1]),
            own=push.own,
            by=tuple(dict.fromkeys(each.id for each in push.by)),
            roots=roots,
            origins=origins,
        )

    def _roots(self, id: str, push: Push) -> tuple[tuple[str, ...], tuple[Origin, ...]]:
        """Where the chain begins, walking back along what pushes; and with what.

        They are named where the file changed there, else where time has passed over them.
        """
        roots: dict[Origin, dict[str, None]] = {origin: {} for origin in Origin}
        seen = set(push.by)
        waiting = list(push.by)
        for begins in _begin(push):
            roots[begins][id] = None
        while waiting:
            at = waiting.pop(0)
            found = self._pushes.on(at)
            for begins in _begin(found):
                roots[begins][at.id] = None
            further = [each for each in found.by if each not in seen]
            seen.update(further)
            waiting += further
        origins = tuple(each for each in _ORIGINS if roots[each]) or (Origin.UNKNOWN,)
        named = roots[origins[0]] if origins[0] in (Origin.FILE, Origin.TIME) else {}
        return tuple(each for each in named if each != id), origins


def _begin(push: Push) -> Iterator[Origin]:
    """With what a push begins: with keys of its own, and with what lies around it."""
    if push.own:
        yield Origin.FILE
    if push.origin:
        yield push.origin
