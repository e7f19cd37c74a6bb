"""From a plan's initiatives to the rows of its order."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from cxroad.model.initiative import Initiative, Status
from cxroad.model.language import say
from cxroad.model.writing import day, listed
from cxroad.views.order.shape import Stage, State, Task, Wait
from cxroad.views.words import week

if TYPE_CHECKING:
    from cxroad.plan import Plan

_STATES = {
    Status.DONE: State.DONE,
    Status.ACTIVE: State.ACTIVE,
    Status.PAUSED: State.PAUSED,
    Status.STALLED: State.PAUSED,
}


class Tasks:
    """The initiatives of a plan that take part, as rows of its order."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    @cached_property
    def all(self) -> dict[str, Task]:
        """Every row by id, in the order of work."""
        return {id: self._task(self.plan.roadmap.initiatives[id]) for id in self.plan.graph.order}

    @cached_property
    def stuck(self) -> frozenset[str]:
        """What stands in a circle or waits for one."""
        circles = self.plan.graph.circles
        return frozenset(id for each in circles for id in (*each.members, *each.waiting))

    @cached_property
    def ready(self) -> frozenset[str]:
        """What can start now."""
        return frozenset(self.plan.ready)

    def stages(self, chosen: frozenset[str]) -> tuple[Stage, ...]:
        """The phases in order, with those of their initiatives that are chosen."""
        inside: dict[str, list[Task]] = {}
        for task in self.all.values():
            if task.id in chosen:
                inside.setdefault(task.phase, []).append(task)
        order = self.plan.graph.phase_order
        return tuple(self._stage(id, tuple(inside[id])) for id in order if id in inside)

    def said(self, when: date | None) -> str:
        """A day in words, or its week where the file has no dates; empty for None."""
        if when is None:
            return ""
        schedule = self.plan.schedule
        return week(schedule.week_number(when)) if schedule.relative else day(when)

    def span(self, id: str) -> str:
        """The days of an initiative, a phase or an external in a few words."""
        times = self.plan.times(id)
        first, last = self.said(times.start), self.said(times.finish)
        return first if first == last else say("{first} to {last}", first=first, last=last)

    def waits(self, id: str) -> tuple[Wait, ...]:
        """What an initiative or a phase waits for by its `after`, lag included."""
        roadmap = self.plan.roadmap
        phase = roadmap.phases.get(id)
        part = phase or roadmap.initiatives.get(id)
        texts = {link.target: link.text for link in (part.after if part else None) or ()}
        if phase and phase.overlap:
            # `overlap: 4w` is short for a lead of four weeks on each phase that stands plainly.
            for each in self.plan.graph.predecessors(id):
                if each in roadmap.phases and texts.get(each, each) == each:
                    texts[each] = f"{each} - {phase.overlap.text}"
        return tuple(Wait(each, texts.get(each, each)) for each in self.plan.graph.predecessors(id))

    def _task(self, initiative: Initiative) -> Task:
        id = initiative.id
        times = self.plan.schedule.times[id]
        state = _STATES.get(initiative.status)
        if state is None:
            state = State.STUCK if id in self.stuck else State.WAITING
            state = State.READY if id in self.ready else state
        owner = initiative.owner[0] if initiative.owner else ""
        people = self.plan.roadmap.people
        return Task(
            id=id,
            name=initiative.name,
            phase=initiative.phase,
            owner=people[owner].name if owner in people else owner,
            state=state,
            start=times.start,
            finish=times.finish,
            starts=self.said(times.start),
            finishes=self.said(times.finish),
            days=times.days,
            slack=times.slack,
            critical=times.critical,
            waits_for=self.waits(id),
            awaited_by=self.plan.graph.successors(id),
        )

    def _stage(self, id: str, tasks: tuple[Task, ...]) -> Stage:
        phase = self.plan.roadmap.phases[id]
        times = self.plan.schedule.phases[id]
        waits = self.waits(id)
        return Stage(
            id=id,
            label=phase.label,
            goal=phase.goal or "",
            waits_for=waits,
            opens=say("after {waits}", waits=listed([wait.text for wait in waits]))
            if waits
            else "",
            start=times.start,
            finish=times.finish,
            starts=self.said(times.start),
            finishes=self.said(times.finish),
            tasks=tasks,
        )
