"""The sentences of an order of work: every one with a number comes from a template here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from cxroad.graph.circles import Circle
from cxroad.model.dates import Date
from cxroad.model.initiative import Phase, Status
from cxroad.model.writing import count, day, grouped, listed, named, percent
from cxroad.views.order.shape import Hold, State, Task
from cxroad.views.order.tasks import Tasks

if TYPE_CHECKING:
    from cxroad.plan import Bottleneck, Plan

MOST_NAMED = 6
"""The most ids in a sentence; our default."""

_NEXT = 3
"""How many bottlenecks behind a bottleneck are named; our default."""


def summary(tasks: Mapping[str, Task]) -> str:
    """How much there is and how far it is."""
    if not tasks:
        return "No initiative takes part in the plan."
    phases = len({task.phase for task in tasks.values()})
    states = Counter(task.state for task in tasks.values())
    parts = [
        (states[State.DONE], "done", "done"),
        (states[State.ACTIVE], "under way", "under way"),
        (states[State.PAUSED], "on hold", "on hold"),
        (states[State.READY], "can start now", "can start now"),
        (states[State.WAITING], "waits", "wait"),
        (states[State.STUCK], "can never start", "can never start"),
    ]
    said = [f"{grouped(n)} {one if n == 1 else many}" for n, one, many in parts if n]
    whole = f"{count(len(tasks), 'initiative')} in {count(phases, 'phase')}"
    return f"{whole}: {listed(said)}."


def circles(found: Sequence[Circle]) -> Iterator[str]:
    """What cannot be ordered, why, and what waits for it."""
    for circle in found:
        waits = [
            f"{wait.id} waits for {'itself' if wait.id == wait.awaits else wait.awaits}"
            + ("" if wait.written else " by the order of the phases")
            for wait in circle.waits
        ]
        others = len(circle.members) - len({wait.id for wait in circle.waits})
        sentence = f"Going in a circle: {named(waits, MOST_NAMED)}. "
        sentence += "So none of them can start" if len(waits) > 1 else "So it can never start"
        if others > 0:
            sentence += f", nor can {count(others, 'more')} that {_are(others)} tied up with them"
        yield sentence + "; take one of these waits out."
        if circle.waiting:
            wait = "waits" if len(circle.waiting) == 1 else "wait"
            number = count(len(circle.waiting), "initiative")
            yield f"Behind the circle {wait} {number}: {named(circle.waiting, MOST_NAMED)}."


def ready_note(plan: Plan, tasks: Tasks, chosen: Sequence[Task]) -> str:
    """What the list of ready work rests on, or why it is empty."""
    begins = plan.schedule.start
    if any(task.state is State.READY for task in chosen):
        if not plan.schedule.relative and begins > plan.today:
            return f"The plan begins on {tasks.said(begins)}."
        return ""
    if all(task.state is State.DONE for task in chosen):
        return "Nothing: everything is done." if chosen else ""
    nothing = "Nothing" if len(chosen) == len(tasks.all) else "Nothing of this"
    coming = [(task.start, task) for task in chosen if task.state is State.WAITING and task.start]
    if not coming:
        return f"{nothing} can start now."
    first = min(coming, key=lambda pair: pair[0])[1]
    return f"{nothing} can start now; next is {first.id}, {_on(plan)} {first.starts}."


def critical_note(plan: Plan, tasks: Tasks) -> str:
    """What the critical path means; empty without one."""
    if not plan.schedule.critical_path:
        return ""
    end = f"{_on(plan)} {tasks.said(plan.schedule.finish)}"
    return f"A day lost on any of these is a day lost at the end, {end}."


def holds(found: Iterable[Bottleneck]) -> Iterator[Hold]:
    """Bottlenecks with what they mean."""
    for each in found:
        sentence = f"{percent(each.share)} of the value waits for {each.id}"
        behind = [f"{percent(share)} for {id}" for id, share in each.next[:_NEXT]]
        if behind:
            sentence += f", then {listed(behind)}"
        yield Hold(each.id, each.share, each.next, sentence + ".")


def gate(plan: Plan, tasks: Tasks) -> str:
    """The next gate: which, when, how far away; empty when nothing is left to do."""
    phase = _next_phase(plan)
    if phase is None:
        return ""
    times = plan.schedule.phases[phase.id]
    parts = [f"due {_written(phase.due)}" if phase.due else "no due date"]
    if times.finish:
        parts.append(f"expected {_on(plan)} {tasks.said(times.finish)}")
        if times.margin:
            days = count(abs(times.margin), "working day")
            parts.append(f"{days} {'to spare' if times.margin > 0 else 'too late'}")
        if times.high_margin is not None and times.high_margin < 0 <= (times.margin or 0):
            parts.append(f"with high estimates {count(-times.high_margin, 'working day')} too late")
    left = sum(
        member.live and member.status is not Status.DONE for member in phase.initiatives.values()
    )
    still = f"{count(left, 'initiative')} to finish"
    if phase.exit:
        still += f" and {count(len(phase.exit), 'exit criterion', 'exit criteria')} to meet"
    return f"The end of {phase.id}: {', '.join(parts)}; {still}."


def notes(plan: Plan, tasks: Tasks, shown: int, overlooked: bool) -> Iterator[str]:
    """What is left out, and what the days mean."""
    if shown < len(tasks.all):
        yield (
            f"Shown are {grouped(shown)} of {count(len(tasks.all), 'initiative')}; "
            "dates and slack are those of the whole plan."
        )
    if plan.schedule.relative and plan.schedule.finish:
        yield "The file has no dates: W1 is the first week of the plan, slack is in working days."
    dateless = [
        task.id
        for task in tasks.all.values()
        if task.finish is None and task.state is not State.STUCK
    ]
    if dateless and len(dateless) == len(tasks.all):
        yield "There are no dates yet: no initiative has an estimate, such as 6w, or a due date."
    elif dateless:
        yield f"Without dates, for want of an estimate: {named(dateless, MOST_NAMED)}."
    for status in (Status.PARKED, Status.DROPPED):
        names = [id for id, each in plan.roadmap.initiatives.items() if each.status is status]
        if names:
            yield f"Not in the order, {status}: {named(names, MOST_NAMED)}."
    if overlooked:
        yield "There is too much work here to look for bottlenecks."


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _on(plan: Plan) -> str:
    return "in" if plan.schedule.relative else "on"


def _written(due: Date) -> str:
    """A due date as it is known: a day in words, something coarser as the author wrote it."""
    return day(due.last) if due.first == due.last else due.text


def _next_phase(plan: Plan) -> Phase | None:
    """The unfinished phase that waits for no other unfinished one; of several what ends first."""
    behind: set[str] = set()
    found: list[Phase] = []
    for id in plan.graph.phase_order:
        phase = plan.roadmap.phases[id]
        unfinished = any(
            member.live and member.status is not Status.DONE
            for member in phase.initiatives.values()
        )
        waits = not behind.isdisjoint(plan.graph.predecessors(id))
        if unfinished or waits:
            behind.add(id)
        if unfinished and not waits:
            found.append(phase)
    return min(found, key=lambda phase: _end(plan, phase), default=None)


def _end(plan: Plan, phase: Phase) -> date:
    finish = plan.schedule.phases[phase.id].finish
    return phase.due.last if phase.due else finish or date.max
