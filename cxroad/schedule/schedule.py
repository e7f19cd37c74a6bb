"""The dates of a plan: low, expected and high, with slack and the critical path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property, partial
from types import MappingProxyType

from cxroad.graph.wiring import Part, Wiring
from cxroad.model.dates import Date
from cxroad.model.initiative import DONE, Initiative
from cxroad.model.roadmap import Roadmap
from cxroad.schedule.calendar import as_date
from cxroad.schedule.jobs import build, find_origin, grid_of
from cxroad.schedule.network import EXPECTED, FACT, GATE, POINT, Case, Network, Sweep
from cxroad.schedule.slack import Leeway, binding_ties, critical_chain
from cxroad.schedule.strain import Strain
from cxroad.schedule.times import Cause, Stretch, Times, never

LONGEST_YEARS = 200
"""How far after its start, or after today, a plan has dates; our default."""


class Schedule:
    """The dates of everything that takes part in a roadmap.

    Args:
        wiring: What waits for what, from the roadmap's graph.
        today: Unfinished work ends no earlier, planned work begins no earlier.
        as_written: Leave today out, and show the roadmap as it was written.
        strains: What hinders initiatives, by id; slack is not measured under it.
    """

    def __init__(
        self,
        roadmap: Roadmap,
        wiring: Wiring,
        today: date,
        as_written: bool,
        strains: Mapping[str, Strain] = MappingProxyType({}),
    ) -> None:
        self._roadmap = roadmap
        self._wiring = wiring
        self._origin = find_origin(roadmap, today)
        self.relative = self._origin.relative
        """Whether the file has no date: dates then count from an arbitrary Monday, for weeks."""
        self.grid = grid_of(roadmap)
        """The working days."""
        self._network = build(
            roadmap, wiring, self.grid, self._origin, None if as_written else today, strains
        )
        latest = self._origin.day if self.relative else max(self._origin.day, today.toordinal())
        self._limit = latest + LONGEST_YEARS * 366
        self._sweeps = tuple(self._network.sweep(case) for case in Case)
        expected = self._sweeps[EXPECTED]
        self._leeway = Leeway(self._network, expected, self._limit, measured=not strains)

    @property
    def network(self) -> Network:
        """Jobs and the ties between them, numbered like the nodes of the wiring."""
        return self._network

    @cached_property
    def times(self) -> dict[str, Times]:
        """Times of the initiatives that take part, by id in file order."""
        initiatives = self._roadmap.initiatives
        return {id: self._of_work(id, initiatives[id]) for id in self._wiring.work}

    @cached_property
    def phases(self) -> dict[str, Times]:
        """Times of the phases, by id in file order.

        A phase reaches from the first start to the last finish in it, and begins no later than
        it may. One without initiatives finishes where it starts; one in which nothing has dates
        has none. Its slack is that of its finish.
        """
        members: dict[str, list[Times]] = {id: [] for id in self._wiring.phases}
        for id, times in self.times.items():
            members[self._roadmap.initiatives[id].phase].append(times)
        return {id: self._of_phase(id, inside) for id, inside in members.items()}

    @cached_property
    def externals(self) -> dict[str, Times]:
        """Times of the externals, by id in file order: one day each, or none."""
        found = {}
        for id in self._wiring.externals:
            due = self._roadmap.externals[id].due
            day = due.last if due else None
            found[id] = Times(id, day, day, day, day, day, day, 0, True, day)
        return found

    @cached_property
    def start(self) -> date:
        """The first day of the plan: the roadmap's start, or real work before it."""
        starts = [times.start for times in self.times.values() if times.start is not None]
        return min([date.fromordinal(self._origin.day), *starts])

    @cached_property
    def finish(self) -> date | None:
        """The expected last day of the plan; None when nothing in it has dates."""
        return _last(times.finish for times in self.times.values())

    @cached_property
    def low_finish(self) -> date | None:
        """The last day of the plan when everything takes its low estimate."""
        return _last(times.low_finish for times in self.times.values())

    @cached_property
    def high_finish(self) -> date | None:
        """The last day of the plan when everything takes its high estimate."""
        return _last(times.high_finish for times in self.times.values())

    @cached_property
    def critical_path(self) -> tuple[str, ...]:
        """One chain of initiatives without slack that leads to the end of the plan, first first.

        Other chains may be as long; `critical` is true on all of them.
        """
        chain = critical_chain(self._network, self._sweeps[EXPECTED], self._leeway.slack)
        nodes = (self._wiring.nodes[at] for at in chain if self._network.jobs[at].counts)
        return tuple(node.id for node in nodes if node.part is Part.WORK)

    def set_by(self, id: str) -> tuple[Cause, tuple[str, ...]]:
        """What sets the expected start of an initiative or phase, and who, if it waits.

        Returns:
            The cause; with AFTER the initiatives, phases or externals whose finish or start holds
            it there, with PHASE its phase. Where several causes coincide, the first of: what it
            waits for, a fact, its own `due` or start, its phase or the roadmap's start, today.

        Raises:
            KeyError: Nothing with this id takes part.
        """
        at = self._wiring.work[id] if id in self._wiring.work else self._wiring.phases[id][0]
        gates: list[int] = []
        others: list[str] = []
        for tie in binding_ties(self._network, self._sweeps[EXPECTED], at):
            gate = self._network.jobs[tie.source].shape is GATE and not tie.from_start
            if gate:
                gates.append(tie.source)
            else:
                others.append(self._wiring.nodes[tie.source].id)
        if others:
            return Cause.AFTER, tuple(dict.fromkeys(others))
        cause = self._alone(at, id)
        if cause is None and gates:
            opening = self._wiring.nodes[gates[0]].id
            if self.set_by(opening)[0] is not Cause.TODAY:
                return Cause.PHASE, (opening,)
        return cause or Cause.TODAY, ()

    def _alone(self, at: int, id: str) -> Cause | None:
        """What sets a start that waits for nothing; None where it is the phase or today."""
        job, start = self._network.jobs[at], self._sweeps[EXPECTED].start[at]
        if job.shape is FACT or job.begun:
            return Cause.FACT
        if start is None:
            return Cause.ROADMAP
        own, index = job.not_before, self.grid.index(start[0])
        if job.held is not None and job.held + 1 == start[0]:
            return Cause.DUE
        if own is None or self.grid.index(own) != index:
            return None
        phase = self._roadmap.phases.get(id)
        if job.shape is GATE and not (phase and phase.start and own > self._origin.day):
            return Cause.ROADMAP
        return Cause.START

    def landing(self, id: str) -> date | None:
        """The first working day after an initiative's expected finish; None without dates."""
        finish = self.times[id].finish
        return as_date(self.grid.open(finish.toordinal() + 1)) if finish else None

    def week_number(self, day: date) -> int:
        """The week of the plan in which a day lies: 1 for its first seven days, and so on."""
        return (day - self.start).days // 7 + 1

    def _of_work(self, id: str, initiative: Initiative) -> Times:
        at = self._wiring.work[id]
        job = self._network.jobs[at]
        stretches = [self._shown(at, sweep) for sweep in self._sweeps]
        days = job.days[EXPECTED]
        if job.shape is FACT:
            days = self._days(stretches[EXPECTED]) if job.started is not None else 0
        milestone = job.counts and (
            job.shape is POINT or (job.shape is FACT and job.started is None)
        )
        done = initiative.status is DONE
        return self._made(id, at, stretches, days, initiative.due, done, milestone)

    def _of_phase(self, id: str, inside: list[Times]) -> Times:
        opening, closing = self._wiring.phases[id]
        stretches = []
        for case, sweep in zip(Case, self._sweeps, strict=True):
            opens, _ = self._shown(opening, sweep)
            stretches.append(
                _around(opens, [times.stretches[case] for times in inside])
                if inside
                else (opens, opens)
            )
        days = self._days(stretches[EXPECTED]) if inside else 0
        phase = self._roadmap.phases[id]
        live = [member for member in phase.initiatives.values() if member.live]
        done = bool(live) and all(member.status is DONE for member in live)
        return self._made(id, closing, stretches, days, phase.due, done)

    def _shown(self, at: int, sweep: Sweep) -> Stretch:
        """First and last day of a job as they are printed."""
        job, start, finish = self._network.jobs[at], sweep.start[at], sweep.finish[at]
        shown = job.counts or job.shape is GATE
        if not shown or start is None or finish is None or finish[0] > self._limit:
            return None, None
        if job.shape is GATE:
            return as_date(start[0]), as_date(start[0])
        last = finish[0] - 1 if finish[1] else finish[0]
        return as_date(min(start[0], last)), as_date(last)

    def _made(
        self,
        id: str,
        at: int,
        stretches: list[Stretch],
        days: int,
        due: Date | None,
        done: bool,
        milestone: bool = False,
    ) -> Times:
        (low_start, low_finish), (start, finish), (high_start, high_finish) = stretches
        dated = finish is not None
        return Times(
            id=id,
            start=start,
            finish=finish,
            low_start=low_start,
            low_finish=low_finish,
            high_start=high_start,
            high_finish=high_finish,
            days=days if dated else 0,
            milestone=milestone,
            due=due.last if due else None,
            margin=self._margin(finish, due),
            high_margin=self._margin(high_finish, due),
            slips=partial(self._leeway.of, at) if dated and not done else never,
        )

    def _margin(self, finish: date | None, due: Date | None) -> int | None:
        if finish is None or due is None:
            return None
        promised = self.grid.index(due.last.toordinal() + 1)
        return promised - self.grid.index(finish.toordinal() + 1)

    def _days(self, stretch: Stretch) -> int:
        first, last = stretch
        return self.grid.days_between(first, last) if first and last else 0


def _around(opens: date | None, inside: Iterable[Stretch]) -> Stretch:
    """From the earliest of a phase's opening and its members to the last of its members."""
    firsts = [opens] if opens is not None else []
    lasts = []
    for first, last in inside:
        if first is not None and last is not None:
            firsts.append(first)
            lasts.append(last)
    return (min(firsts), max(lasts)) if lasts else (None, None)


def _last(days: Iterable[date | None]) -> date | None:
    return max((day for day in days if day is not None), default=None)
