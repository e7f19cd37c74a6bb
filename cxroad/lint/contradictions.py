"""Dates and statuses of an initiative that cannot all be true."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxroad.findings.finding import Hit
from cxroad.lint.periods import promised
from cxroad.lint.wording import together
from cxroad.model.dates import Date, Precision
from cxroad.model.initiative import DONE, Initiative, Phase, PhaseStatus
from cxroad.model.writing import day
from cxroad.schedule.jobs import BEGUN
from cxroad.schedule.premature import Premature, began, ended, premature
from cxroad.source.span import Route

if TYPE_CHECKING:
    from cxroad.plan import Plan


def due_before_start(part: Initiative | Phase) -> bool:
    """Whether something that has not begun is due before it may start."""
    begun = part.done if isinstance(part, Phase) else part.status in BEGUN
    both = part.due is not None and part.start is not None
    return bool(both and not begun and part.due and part.start and part.due.last < part.start.first)


def of_due(part: Initiative | Phase) -> Iterator[Hit]:
    """What is due before it may start."""
    if part.due is None or part.start is None or not due_before_start(part):
        return
    what = f"Phase `{part.id}`" if isinstance(part, Phase) else f"`{part.id}`"
    yield Hit(
        part.at("due"),
        f"{what} is due {promised(part.due)}, but does not start before {day(part.start.first)}",
        label="over before it begins",
        related=((part.at("start"), "starts here"),),
        help="move one of the two dates",
    )


def of_phase(phase: Phase) -> Iterator[Hit]:
    """A phase that is said to be done while work in it is not."""
    undone = [item for item in phase.initiatives.values() if item.live and item.unfinished]
    if phase.status is not PhaseStatus.DONE or not undone:
        return
    first, *others = undone
    verb = f"is {first.status}" if not others else "are not"
    yield Hit(
        phase.at("status"),
        f"Phase `{phase.id}` is done, but {together(item.id for item in undone)} {verb}",
        related=tuple((item.route, f"is `{item.status}`") for item in undone[:3]),
        also=tuple(item.route for item in undone[3:]),
        help="finish the work, move it to a later phase, or park or drop it; else the phase is "
        "not done",
    )


def of_finish(plan: Plan, item: Initiative) -> Iterator[Hit]:
    """What is done on no known day, on one to come, or before it began."""
    finished = item.finished
    if finished is None:
        if item.status is DONE:
            known = item.since
            yield Hit(
                item.at("status"),
                f"`{item.id}` is done, but "
                + ("has no `finished`" if known else "nobody wrote down when"),
                help=f"write `finished: {known}` if that was its last day"
                if known
                else "add `finished:` with its last day",
                note="every later date, and whether it worked, is counted from that day",
            )
    elif item.status is not DONE:
        yield Hit(
            item.at("finished"),
            f"`{item.id}` has the finish {_on(finished)}, but its status is `{item.status}`",
            help="write `status: done` if it is, else `due:` for a day that is still to come",
        )
    elif finished.first > plan.today:
        yield Hit(
            item.at("finished"),
            f"`{item.id}` is done, but its finish {_on(finished)} is still to come",
            help="correct the day, or write `status: active` until then",
        )
    elif item.start is not None and finished.last < item.start.first:
        yield Hit(
            item.at("finished"),
            f"`{item.id}` was finished {_on(finished)}, before it began {_on(item.start)}",
            related=((item.at("start"), "began here"),),
            help="correct one of the two days",
        )


def of_start(plan: Plan, item: Initiative) -> Iterator[Hit]:
    """What is said to be under way, but begins on a day to come."""
    start = item.start
    begun = item.status in BEGUN and item.status is not DONE
    if begun and start is not None and start.first > plan.today:
        yield Hit(
            item.at("start"),
            f"`{item.id}` is {item.status}, but its start {_on(start)} is still to come",
            help="write the day on which it began, or `status: planned`",
        )


def of_order(plan: Plan, item: Initiative) -> Iterator[Hit]:
    """What has begun although it still waits, or did not wait when it began; one for all."""
    found = premature(plan.roadmap, item, plan.today)
    undone = [each for each in found if each.day is None] or list(found[:1])
    if not undone:
        return
    first = undone[0]
    places: list[tuple[Route, str]] = [
        (item.at("after", each.place), "and this") for each in undone[1:]
    ]
    if first.awaits in plan.roadmap.initiatives:
        status = plan.roadmap.initiatives[first.awaits].status
        places.append((plan.roadmap.initiatives[first.awaits].route, f"is `{status}`"))
    enough = f"`{first.awaits}.start` if it was enough that it had begun, or "
    yield Hit(
        item.at("after", first.place),
        _out_of_order(plan, item, undone),
        label="waits for this",
        related=tuple(places),
        help="correct the statuses and dates, or `after`: write "
        + (enough if first.wanted == "done" and first.awaits not in plan.roadmap.externals else "")
        + "only what it really waits for",
    )


def _out_of_order(plan: Plan, item: Initiative, found: list[Premature]) -> str:
    first = found[0]
    if first.day is None:
        names = [each.awaits for each in found if each.wanted == first.wanted]
        verb = "is" if len(names) == 1 else "are"
        if first.wanted == "begun":
            verb = "has" if len(names) == 1 else "have"
        return f"`{item.id}` is {item.status}, but {together(names)} {verb} not {first.wanted}"
    if first.awaits in plan.roadmap.externals:
        when = f"is only expected {_on(first.day)}"
        return f"`{item.id}` is {item.status}, but `{first.awaits}` {when}"
    start, end = began(item), ended(item)
    own = f"began {_on(start)}" if start else f"was done {_on(end)}" if end else "began"
    other = "was done" if first.wanted == "done" else "began"
    return f"`{item.id}` {own}, before `{first.awaits}` {other} {_on(first.day)}"


def _on(value: Date) -> str:
    return f"on {day(value.first)}" if value.precision is Precision.DAY else f"in {value}"
