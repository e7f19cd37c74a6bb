"""The sentences of an order of work: every one with a number comes from a template here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from cxroad.graph.circles import Circle, Wait
from cxroad.model.dates import Date
from cxroad.model.initiative import Phase, Status
from cxroad.model.language import later, say, say_of
from cxroad.model.writing import count, day, grouped, joined, listed, named, percent
from cxroad.views.order.shape import Hold, State, Task
from cxroad.views.order.tasks import Tasks
from cxroad.views.words import term, week

if TYPE_CHECKING:
    from cxroad.graph.bottlenecks import Bottleneck
    from cxroad.plan import Plan

MOST_NAMED = 6
"""The most ids in a sentence; our default."""

_NEXT = 3
"""How many bottlenecks behind a bottleneck are named; our default."""


_STATES = {
    State.DONE: (later("{n} done"), later("{n} done")),
    State.ACTIVE: (later("{n} under way"), later("{n} under way")),
    State.PAUSED: (later("{n} on hold"), later("{n} on hold")),
    State.READY: (later("{n} can start now"), later("{n} can start now")),
    State.WAITING: (later("{n} waits"), later("{n} wait")),
    State.STUCK: (later("{n} can never start"), later("{n} can never start")),
}


def summary(tasks: Mapping[str, Task]) -> str:
    """How much there is and how far it is."""
    if not tasks:
        return say("No initiative takes part in the plan.")
    phases = len({task.phase for task in tasks.values()})
    states = Counter(task.state for task in tasks.values())
    parts = [
        say_of(states[state], one, many, n=grouped(states[state]))
        for state, (one, many) in _STATES.items()
        if states[state]
    ]
    return say(
        "{initiatives} in {phases}: {states}.",
        initiatives=count(len(tasks), "initiative"),
        phases=count(phases, "phase"),
        states=listed(parts),
    )


def circles(found: Sequence[Circle]) -> Iterator[str]:
    """What cannot be ordered, why, and what waits for it."""
    for circle in found:
        waits = named([_wait(wait) for wait in circle.waits], MOST_NAMED)
        yield say(
            "Going in a circle: {waits}. {stuck}; take one of these waits out.",
            waits=waits,
            stuck=_stuck(circle),
        )
        if circle.waiting:
            yield say_of(
                len(circle.waiting),
                "Behind the circle waits {initiatives}: {ids}.",
                "Behind the circle wait {initiatives}: {ids}.",
                initiatives=count(len(circle.waiting), "initiative"),
                ids=named(circle.waiting, MOST_NAMED),
            )


def _stuck(circle: Circle) -> str:
    """What a circle keeps from starting."""
    one = len(circle.waits) == 1
    stuck = say("So it can never start") if one else say("So none of them can start")
    others = len(circle.members) - len({wait.id for wait in circle.waits})
    if others <= 0:
        return stuck
    return say_of(
        others,
        "{stuck}, nor can {n} more that is tied up with them",
        "{stuck}, nor can {n} more that are tied up with them",
        stuck=stuck,
        n=grouped(others),
    )


def _wait(wait: Wait) -> str:
    if wait.id == wait.awaits:
        return say("{id} waits for itself", id=wait.id)
    if wait.written:
        return say("{id} waits for {awaited}", id=wait.id, awaited=wait.awaits)
    return say(
        "{id} waits for {awaited} by the order of the phases", id=wait.id, awaited=wait.awaits
    )


def ready_note(plan: Plan, tasks: Tasks, chosen: Sequence[Task]) -> str:
    """What the list of ready work rests on, or why it is empty."""
    begins = plan.schedule.start
    if any(task.state is State.READY for task in chosen):
        if not plan.schedule.relative and begins > plan.today:
            return say("The plan begins on {day}.", day=tasks.said(begins))
        return ""
    if all(task.state is State.DONE for task in chosen):
        return say("Nothing: everything is done.") if chosen else ""
    whole = len(chosen) == len(tasks.all)
    coming = [(task.start, task) for task in chosen if task.state is State.WAITING and task.start]
    if not coming:
        return say("Nothing can start now.") if whole else say("Nothing of this can start now.")
    first = min(coming, key=lambda pair: pair[0])[1]
    if whole:
        text = later("Nothing can start now; next is {id}, {when}.")
    else:
        text = later("Nothing of this can start now; next is {id}, {when}.")
    return say(text, id=first.id, when=_when(plan, first.starts))


def critical_note(plan: Plan, tasks: Tasks) -> str:
    """What the critical path means; empty without one."""
    if not plan.schedule.critical_path:
        return ""
    return say(
        "A day lost on any of these is a day lost at the end, {when}.",
        when=_when(plan, tasks.said(plan.schedule.finish)),
    )


def holds(found: Iterable[Bottleneck]) -> Iterator[Hold]:
    """Bottlenecks with what they mean."""
    for each in found:
        behind = [
            say("{share} for {id}", share=percent(share), id=id) for id, share in each.next[:_NEXT]
        ]
        if behind:
            text = later("{share} of the value waits for {id}, then {behind}.")
        else:
            text = later("{share} of the value waits for {id}.")
        sentence = say(text, share=percent(each.share), id=each.id, behind=listed(behind))
        yield Hold(each.id, each.share, each.next, sentence)


def gate(plan: Plan, tasks: Tasks) -> str:
    """The next gate: which, when, how far away; empty when nothing is left to do."""
    phase = _next_phase(plan)
    if phase is None:
        return ""
    times = plan.schedule.phases[phase.id]
    parts = [say("due {day}", day=_written(phase.due)) if phase.due else say("no due date")]
    if times.finish:
        parts.append(say("expected {when}", when=_when(plan, tasks.said(times.finish))))
        if times.margin:
            text = later("{days} to spare") if times.margin > 0 else later("{days} too late")
            parts.append(say(text, days=count(abs(times.margin), "working day")))
        if times.high_margin is not None and times.high_margin < 0 <= (times.margin or 0):
            days = count(-times.high_margin, "working day")
            parts.append(say("with high estimates {days} too late", days=days))
    left = sum(
        member.live and member.status is not Status.DONE for member in phase.initiatives.values()
    )
    if phase.exit:
        text = later("The end of {phase}: {facts}; {initiatives} to finish and {criteria} to meet.")
    else:
        text = later("The end of {phase}: {facts}; {initiatives} to finish.")
    return say(
        text,
        phase=phase.id,
        facts=joined(parts),
        initiatives=count(left, "initiative"),
        criteria=count(len(phase.exit), "exit criterion", "exit criteria"),
    )


def notes(plan: Plan, tasks: Tasks, shown: int, overlooked: bool) -> Iterator[str]:
    """What is left out, and what the days mean."""
    if shown < len(tasks.all):
        yield say(
            "Shown are {n} of {initiatives}; dates and slack are those of the whole plan.",
            n=grouped(shown),
            initiatives=count(len(tasks.all), "initiative"),
        )
    if plan.schedule.relative and plan.schedule.finish:
        yield say(
            "The file has no dates: {week} is the first week of the plan, "
            "slack is in working days.",
            week=week(1),
        )
    dateless = [
        task.id
        for task in tasks.all.values()
        if task.finish is None and task.state is not State.STUCK
    ]
    if dateless and len(dateless) == len(tasks.all):
        yield say(
            "There are no dates yet: no initiative has an estimate, such as {example}, "
            "or a due date.",
            example="6w",
        )
    elif dateless:
        yield say("Without dates, for want of an estimate: {ids}.", ids=named(dateless, MOST_NAMED))
    for status in (Status.PARKED, Status.DROPPED):
        names = [id for id, each in plan.roadmap.initiatives.items() if each.status is status]
        if names:
            yield say(
                "Not in the order, {status}: {ids}.",
                status=term(status),
                ids=named(names, MOST_NAMED),
            )
    if overlooked:
        yield say("There is too much work here to look for bottlenecks.")


def _when(plan: Plan, moment: str) -> str:
    """A day or a week of the plan in a sentence: `on 14 Oct 2026`, `in W3`."""
    if plan.schedule.relative:
        return say("in {week}", week=moment)
    return say("on {day}", day=moment)


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
