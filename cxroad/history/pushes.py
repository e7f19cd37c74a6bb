"""What moves one end of something: its own keys, what it waits for, or what lies around it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cxroad.history.difference import Origin
from cxroad.history.sides import End, Sides
from cxroad.plan import Plan
from cxroad.schedule.times import Cause, Times

_OF_START = ("start", "due", "status", "since", "finished")
_OF_FACT = ("start", "status", "since", "finished")
_OF_LENGTH = ("estimate", *_OF_START)
_OF_PHASE = ("start", "after", "overlap", "status")


@dataclass(frozen=True, slots=True)
class Pusher:
    """Something that moves something else.

    Attributes:
        id: Its newer id.
        end: Which end of it does.
        later: Whether it pushes, or lets come earlier.
    """

    id: str
    end: End
    later: bool


@dataclass(frozen=True, slots=True)
class Push:
    """What moves one end of something.

    Attributes:
        own: Keys of its own.
        by: What pushes it.
        origin: What else moves it, and nothing pushes: it came or went, or what lies around it.
    """

    own: tuple[str, ...] = ()
    by: tuple[Pusher, ...] = ()
    origin: Origin | None = None


class Pushes:
    """What moves each end of everything in two plans.

    What makes something later is what holds it in the newer plan; what makes it earlier is what
    held it in the older one and holds it no longer. So both directions are told alike.
    """

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._found: dict[Pusher, Push] = {}

    def on(self, what: Pusher) -> Push:
        """What moves one end of something; computed once for each."""
        found = self._found.get(what)
        if found is None:
            self._found[what] = Push(origin=Origin.UNKNOWN)  # met again, it says nothing new
            found = self._find(what)
            self._found[what] = found
        return found

    def _find(self, what: Pusher) -> Push:
        sides, id = self._sides, what.id
        before, after = sides.times(sides.old, id), sides.times(sides.new, id)
        if before is None or after is None:
            return Push(origin=Origin.FILE)  # it came into the plan, or left it
        if id in sides.new.roadmap.externals:
            return Push(own=sides.keys(id, ("due",)))
        later = sides.later(id, what.end, what.later)
        if what.end is End.START:
            return self._of_start(id, later)
        if id in sides.new.roadmap.phases:
            return self._of_last(id, later)
        return self._of_finish(id, before, after, later)

    def _of_finish(self, id: str, before: Times, after: Times, later: bool) -> Push:
        """What moves the last day: its first day, or how long it takes."""
        sides = self._sides
        starts = sides.moved(id, End.START) and sides.later(id, End.START, later) is later
        push = self._of_start(id, later) if starts else Push()
        if starts and before.days == after.days:
            return push
        own = tuple(dict.fromkeys((*sides.keys(id, _OF_LENGTH), *push.own)))
        if own or starts:
            return replace(push, own=own)
        return Push(origin=sides.surroundings)

    def _of_start(self, id: str, later: bool) -> Push:
        """What moves the first day."""
        sides = self._sides
        plan, other = (sides.new, sides.old) if later else (sides.old, sides.new)
        own_id = sides.id_in(plan, id)
        if plan.times(own_id).start is None:
            own = sides.keys(id, (*_OF_LENGTH, "after"))
            return Push(own=own) if own else Push(origin=Origin.UNKNOWN)
        cause, who = plan.schedule.set_by(own_id)
        phase = id in sides.new.roadmap.phases
        if not phase and (own := sides.keys(id, _OF_FACT)):
            elsewhere, _ = other.schedule.set_by(sides.id_in(other, id))
            if Cause.FACT in (cause, elsewhere):
                return Push(own=own)
        if cause is Cause.AFTER:
            return self._of_waiting(id, plan, other, who, phase)
        if cause is Cause.PHASE:
            if moved := sides.keys(id, ("phase",)):
                return Push(own=moved)
            opening = (Pusher(sides.newer(plan, each), End.START, later) for each in who)
            return Push(by=tuple(opening))
        if cause is Cause.ROADMAP:
            if sides.surroundings is Origin.START:
                return Push(origin=Origin.START)
            own = sides.keys(id, ("phase", "after", "start"))
        else:
            own = sides.keys(id, _OF_PHASE if phase else _OF_START)
            if not own and cause in (Cause.FACT, Cause.DUE):
                own = sides.keys(id, ("estimate",))  # done work began so long before
            if not own and cause is Cause.FACT:
                return self._of_begun(id, plan, later)
        return Push(own=own) if own else Push(origin=sides.surroundings)

    def _of_begun(self, id: str, plan: Plan, later: bool) -> Push:
        """Nobody wrote when work began that waits for others: it began no earlier than they let."""
        sides = self._sides
        by = []
        for link in sides.links(plan, id):
            end = End.START if link.from_start else End.FINISH
            known = sides.times(sides.old, link.target) or sides.times(sides.new, link.target)
            if known and (sides.comes_or_goes(link.target) or sides.moved(link.target, end)):
                by.append(Pusher(link.target, end, later))
        phase = sides.phase(plan, id)
        # A phase may open later although something in it was done before that.
        opens = sides.surroundings is Origin.UNKNOWN
        if not by and phase and (opens or sides.moved(phase, End.START)):
            by.append(Pusher(phase, End.START, later))
        return Push(by=tuple(by)) if by else Push(origin=sides.surroundings)

    def _of_waiting(
        self, id: str, plan: Plan, other: Plan, who: Iterable[str], phase: bool
    ) -> Push:
        """It waits for others: for new ones, in another way, or they moved."""
        sides = self._sides
        later = plan is sides.new
        own = sides.keys(id, ("after", "overlap") if phase else ("after", "phase"))
        linked = {link.target: link for link in sides.links(plan, id)}
        known = {link.target: link for link in sides.links(other, id)}
        by = []
        for each in who:
            newer = sides.newer(plan, each)
            link = linked.get(newer)
            end = End.START if link is not None and link.from_start else End.FINISH
            relinked = link is not None and known.get(newer) != link
            if sides.comes_or_goes(newer):
                return Push(("after",) if relinked else (), (Pusher(newer, end, later),))
            if relinked:
                return Push(own=("after",))
            if sides.moved(newer, end):
                by.append(Pusher(newer, end, later))
        if by:
            return Push(tuple(key for key in own if key == "overlap"), tuple(by))
        return Push(own=own) if own else Push(origin=sides.surroundings)

    def _of_last(self, id: str, later: bool) -> Push:
        """The last day of a phase: its work that ends last."""
        sides = self._sides
        for plan in (sides.new, sides.old) if later else (sides.old, sides.new):
            phase = sides.id_in(plan, id)
            finish = plan.schedule.phases[phase].finish
            last = [
                Pusher(sides.newer(plan, each), End.FINISH, later)
                for each in plan.roadmap.phases[phase].initiatives
                if (times := plan.schedule.times.get(each)) and times.finish == finish
            ]
            if last:  # of an empty phase, what was or will be in it
                return Push(by=tuple(last))
        return self.on(Pusher(id, End.START, later))
