"""Schedule: whether the dates agree, can be kept, and say no more than is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from cxroad.findings.finding import Hit, Severity
from cxroad.lint.contradictions import (
    due_before_start,
    of_due,
    of_finish,
    of_order,
    of_phase,
    of_start,
)
from cxroad.lint.example import Example
from cxroad.lint.frames import HORIZON, INITIATIVES, PHASES
from cxroad.lint.periods import lasting, on_day, promised, years
from cxroad.lint.rule import Threshold, rule
from cxroad.lint.sources import STEPS
from cxroad.lint.wording import together
from cxroad.model.initiative import DONE, Initiative, Phase
from cxroad.model.settings import Level
from cxroad.model.writing import count, day, rounded
from cxroad.schedule.jobs import BEGUN
from cxroad.schedule.times import Cause, Times

if TYPE_CHECKING:
    from cxroad.plan import Plan


@rule(
    "SCH001",
    Severity.ERROR,
    since="0.1",
    source="our default: what the file says of one piece of work has to be true together",
    level=Level.STARTER,
    cure="Write down what happened: the day it began, the day it was finished, and what it really "
    "waited for. Where two initiatives overlapped, `after: [listen.start]` or a lead, "
    "`after: [listen - 2w]`, says so.",
    frame=INITIATIVES,
    bad=(
        """
        phone:
          name: Call back
          after: [redesign]   # <- SCH001
          serves: {effort: 5%}
          status: active
          start: 2027-02-22
        """,
        Example(
            """
            phone:
              name: Call back
              start: 2027-05-03
              due: 2027-04   # <- SCH001
              serves: {effort: 5%}
            """,
            "Due before it may start",
        ),
        Example(
            """
            phone:
              name: Call back
              serves: {effort: 5%}
              status: done   # <- SCH001
            """,
            "Done on a day that nobody knows",
        ),
        Example(
            """
            phone:
              name: Call back
              serves: {effort: 4%}
              status: done
              finished: 2027-03-19   # <- SCH001
            signs:
              name: Signs
              serves: {effort: 1%}
              status: done
              start: 2027-02-08
              finished: 2027-01-29   # <- SCH001
            """,
            "Finished on a day to come, and before it began",
        ),
        Example(
            """
            later:
              start: 2027-06-01
              due: 2027-05-31   # <- SCH001
              initiatives:
                phone: {name: Call back, after: [answer], serves: {effort: 1%}}
            """,
            "A phase",
            PHASES,
        ),
        Example(
            """
            later:
              status: done   # <- SCH001
              initiatives:
                phone: {name: Call back, after: [answer], serves: {effort: 1%}}
                signs: {name: Signs, after: [answer], status: dropped, because: Nobody reads them}
            """,
            "A phase that is done before its work is",
            PHASES,
        ),
    ),
    good="""
    phone: {name: Call back, after: [redesign.start + 2w], serves: {effort: 5%}}
    """,
    silent=(
        Example(
            """
            phone:
              name: Call back
              estimate: 4w
              start: 2027-02-22
              due: 2027-02-19
              serves: {effort: 5%}
              status: active
            """,
            "What has begun after it was due is late, and SCH002 says so",
        ),
        Example(
            """
            pilot: {name: Pilot, estimate: 4w, status: parked}
            tests: {name: Tests, estimate: 4w, serves: {effort: 1%}, status: active,
              start: 2027-02-15}
            phone: {name: Call back, after: [pilot, tests - 1w], estimate: 4w,
              serves: {effort: 4%}, status: active, start: 2027-02-22}
            """,
            "A lead lets it begin earlier, and what is parked is not waited for",
        ),
    ),
)
def dates_disagree(plan: Plan) -> Iterator[Hit]:
    """Dates and statuses contradict each other.

    One of them is wrong, and everything that is computed from it is wrong too: the end, the value
    that has arrived, what can start now.
    """
    for phase in plan.roadmap.phases.values():
        yield from of_due(phase)
        yield from of_phase(phase)
    for item in plan.live:
        yield from of_due(item)
        yield from of_finish(plan, item)
        yield from of_start(plan, item)
        yield from of_order(plan, item)


@rule(
    "SCH002",
    Severity.WARNING,
    since="0.1",
    source=f"{STEPS}: large plans slip, and a promised day that passes takes faith with it",
    level=Level.STARTER,
    cure="Say it before the day has come. Agree on a later one, ask less of it so that a part is "
    "ready by then, or start it earlier. More people help early, and seldom late.",
    frame=INITIATIVES,
    bad=(
        """
        phone:
          name: Call back
          after: [redesign]
          estimate: 8w..12w
          due: 2027-Q2   # <- SCH002
          serves: {effort: 5%}
        """,
        Example(
            """
            phone:
              name: Call back
              after: [redesign]
              estimate: 6w..12w
              due: 2027-06-27   # <- SCH002 info
              serves: {effort: 5%}
            """,
            "Only by the high estimate",
        ),
        Example(
            """
            phone:
              name: Call back
              estimate: 4w
              start: 2027-01-25
              due: 2027-02-26   # <- SCH002
              serves: {effort: 5%}
              status: active
            """,
            "The day has passed",
        ),
        Example(
            """
            later:
              due: 2027-05-31   # <- SCH002
              initiatives:
                phone: {name: Call back, after: [answer], estimate: 14w, serves: {effort: 1%}}
            """,
            "The gate of a phase",
            PHASES,
        ),
    ),
    good="""
    phone: {name: Call back, after: [redesign], estimate: 6w..8w, due: 2027-Q2,
      serves: {effort: 5%}}
    """,
    silent=Example(
        """
        phone: {name: Call back, estimate: 4w, due: 2027-02-12, serves: {effort: 5%},
          status: done, finished: 2027-02-26}
        """,
        "What is done is no longer expected",
    ),
)
def misses_its_date(plan: Plan) -> Iterator[Hit]:
    """Work is expected after the day that was promised.

    Somebody has been told that day and makes plans with it. Known early it is a conversation;
    known on the day it is a broken promise.
    """
    known: dict[str, Severity] = {}
    for item in plan.live:
        times = plan.schedule.times[item.id]
        if item.status is DONE or due_before_start(item) or _in_time(item, times):
            continue
        if hit := _late(plan, item, times):
            known[item.id] = hit.severity or Severity.WARNING
            yield hit
    for phase in plan.roadmap.phases.values():
        if phase.done or due_before_start(phase):
            continue
        hit = _late(plan, phase, plan.schedule.phases[phase.id])
        if hit and not _said_of_all(plan, phase, hit, known):
            yield hit


def _in_time(item: Initiative, times: Times) -> bool:
    """Whether a bar from `start` to `due` begins within a coarse start, as its author meant it."""
    start, due = item.start, item.due
    if item.estimate is not None or start is None or due is None or times.start is None:
        return False
    return item.status not in BEGUN and times.start <= min(start.last, due.last)


def _late(plan: Plan, part: Initiative | Phase, times: Times) -> Hit | None:
    """What misses its day by the expected or only by the high estimate."""
    due, finish, high = part.due, times.finish, times.high_finish
    if due is None or finish is None or high is None or high <= due.last:
        return None
    what = f"Phase `{part.id}`" if isinstance(part, Phase) else f"`{part.id}`"
    if finish <= due.last:
        return Hit(
            part.at("due"),
            f"{what} is due {promised(due)}; by high estimates it takes until {day(high)}",
            severity=Severity.INFO,
            label=f"{lasting((high - due.last).days)} less than it may need",
            help="keep an eye on it, or agree on a day that leaves room",
        )
    late = lasting((finish - due.last).days)
    passed = due.last < plan.today
    begun = "was due" if passed else "is due"
    end = " to end" if isinstance(part, Phase) else ""
    then = f" and is not done; it is now expected{end}" if passed else f", but expected{end}"
    return Hit(
        part.at("due"),
        f"{what} {begun} {promised(due)}{then} {on_day(plan, finish)}, {late} late",
        severity=Severity.WARNING,
        related=_who(plan, part, due.last) if isinstance(part, Phase) else (),
        help="agree on a later day, ask less of it so that a part is ready by then, or start it "
        "earlier",
        note="" if isinstance(part, Phase) else _held_by(plan, part),
    )


def _who(plan: Plan, phase: Phase, due: date) -> tuple[tuple[tuple[str | int, ...], str], ...]:
    """The work of a phase that ends after its gate."""
    ends = [(item, plan.schedule.times[item.id].finish) for item in _work(phase)]
    late = [(item, finish) for item, finish in ends if finish is not None and finish > due]
    return tuple((item.route, f"ends {on_day(plan, finish)}") for item, finish in late[:3])


def _work(phase: Phase) -> list[Initiative]:
    return [item for item in phase.initiatives.values() if item.live]


def _held_by(plan: Plan, item: Initiative) -> str:
    """What keeps it from starting earlier."""
    cause, ids = plan.schedule.set_by(item.id)
    return f"it waits for {together(ids)}" if cause is Cause.AFTER else ""


def _said_of_all(plan: Plan, phase: Phase, hit: Hit, known: dict[str, Severity]) -> bool:
    """Whether all work that makes a phase late is reported as late itself, and as gravely."""
    gravity = hit.severity or Severity.WARNING
    due = phase.due.last if phase.due else date.max
    late = []
    for item in _work(phase):
        times = plan.schedule.times[item.id]
        finish = times.finish if gravity is Severity.WARNING else times.high_finish
        if finish is not None and finish > due:
            late.append(item.id)
    return all(id in known and known[id] >= gravity for id in late)


_NEAR = Threshold("SCH003", "shortest", 1, "years at least", "our default: less is a project plan")
_FAR = Threshold("SCH003", "longest", 5, "years at most", f"{STEPS}: a vision of 3 to 5 years")


@rule(
    "SCH003",
    Severity.WARNING,
    since="0.1",
    source=f"{STEPS}: the next vision of three to five years, and first steps towards it",
    thresholds=(_NEAR, _FAR),
    cure="Let the vision look three to five years ahead, and plan in detail only what is near. "
    "What lies beyond the horizon belongs to the next vision.",
    frame=HORIZON,
    bad=(
        "horizon: 2028-03   # <- SCH003",
        Example("horizon: 2033   # <- SCH003", "So far ahead that nobody will see it"),
        Example(
            """
            horizon: 2027-09   # <- SCH003
            """,
            "Too near to be a vision: it passes before the work does",
        ),
        Example(
            """
            later:   # <- SCH003
              initiatives:
                phone: {name: Call back, after: [answer], estimate: 64mo, serves: {effort: 1%}}
            """,
            "The work itself takes more than five years",
            PHASES,
        ),
    ),
    good="horizon: 2029-12",
    silent=Example(
        "great: [A patient rings once]",
        "Without a horizon there is nothing to compare with",
    ),
)
def out_of_the_horizon(plan: Plan) -> Iterator[Hit]:
    """The work and the vision do not reach equally far.

    What is planned beyond the horizon serves a vision that nobody has written yet. A horizon that
    is too near or too far gives no direction at all.
    """
    yield from _beyond(plan)
    schedule = plan.schedule
    if schedule.finish is None:
        return
    length = years(schedule.start, schedule.finish)
    if length > _FAR.of(plan):
        last = max(plan.live, key=lambda item: schedule.times[item.id].finish or date.min)
        yield Hit(
            plan.roadmap.phases[last.phase].route,
            f"The work takes more than {_in_years(_FAR.of(plan))}: it ends "
            f"{on_day(plan, schedule.finish)}",
            related=((last.route, "ends last"),),
            help="plan what is near, and leave the rest to the next vision",
            note="people, needs and suppliers will be others before it is done",
        )


def _beyond(plan: Plan) -> Iterator[Hit]:
    """What does not fit about the horizon: the first that applies."""
    vision, start, finish = plan.roadmap.vision, plan.roadmap.start, plan.schedule.finish
    if vision is None or vision.horizon is None or plan.schedule.relative:
        return
    horizon, place = vision.horizon, vision.at("horizon")
    looks = years(start.first, horizon.last) if start and start.first <= horizon.last else None
    short = looks is not None and looks < _NEAR.of(plan)
    note = ""
    if short and looks is not None:
        note = f"it looks only {_in_years(looks)} ahead; three to five years are usual"
    if finish is not None and finish > horizon.last:
        last = max(plan.live, key=lambda item: plan.schedule.times[item.id].finish or date.min)
        yield Hit(
            place,
            f"Work ends {lasting((finish - horizon.last).days)} after the vision's horizon, "
            f"{horizon}",
            related=((last.route, f"ends {on_day(plan, finish)}"),),
            help="look further ahead, or leave what lies beyond to the next vision",
            note=note,
        )
    elif short and looks is not None:
        yield Hit(
            place,
            f"The vision looks only {_in_years(looks)} ahead, until {horizon}",
            help="look three to five years ahead; what is nearer is a plan",
        )
    elif looks is not None and looks > _FAR.of(plan):
        yield Hit(
            place,
            f"The vision looks more than {_in_years(_FAR.of(plan))} ahead, until {horizon}",
            help="take a horizon of three to five years, and look again when it is near",
            note="customers, needs and competitors will be others by then",
        )


def _in_years(value: Fraction | int) -> str:
    """`7 months`, `1.5 years`."""
    if value < 1:
        return count(max(1, int(value * 12)), "month")
    text = rounded(value, 1)
    return "1 year" if text == "1" else f"{text} years"
