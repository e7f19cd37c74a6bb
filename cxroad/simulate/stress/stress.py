"""The answer to a scenario: the plan and its twin before it and under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from cxroad.model.language import say
from cxroad.model.numbers import Number
from cxroad.model.scenario import Momentum, Slip
from cxroad.model.writing import day as written
from cxroad.plan import Plan
from cxroad.schedule.course import Course
from cxroad.simulate.stress.advice import advice, warned_by
from cxroad.simulate.stress.answer import Answer, Moved, Side
from cxroad.simulate.stress.asked import HitsNothing
from cxroad.simulate.stress.blows import Scenario
from cxroad.simulate.stress.delays import LEAST
from cxroad.simulate.stress.losses import PATIENCE
from cxroad.simulate.stress.play import Step, first_day, play, usual_horizon
from cxroad.simulate.stress.promises import missed
from cxroad.simulate.stress.world import Points, World


def stress(plan: Plan, scenario: Scenario, horizon: date | None = None) -> Answer:
    """What a scenario does to a plan and to its big-bang twin.

    Args:
        horizon: The day before which value counts; by default the plan's own, or a year after
            its end where that comes before the end.

    Raises:
        NotComputable: The roadmap lacks dates or values, or the scenario changes nothing; the
            message says why.
        UsageError: A blow asks for what does not exist, or for a day that cannot be.
    """
    plan.check_valued()
    until = horizon or usual_horizon(plan)
    steps = play(plan, scenario, until)
    last = steps[-1].after
    days = [step.placed.day for step in steps if step.placed.day is not None]
    sides = _sides(plan, steps, plan.contributions)
    broken = missed(plan, last)
    notes = last.state.notes
    if horizon is None and until != plan.horizon:
        notes += (
            say(
                "value counts up to {until}, a year after the end, since the work ends after the "
                "vision's horizon",
                until=written(until),
            ),
        )
    answer = Answer(
        scenario=scenario,
        placed=tuple(step.placed for step in steps),
        at=min(days, default=None),
        horizon=until,
        plan=sides[0],
        twin=sides[1],
        money=_sides(plan, steps, plan.money) if plan.money else None,
        moved=_moved(plan, last),
        missed=broken,
        turned=last.state.turned,
        decide=advice(plan, steps, broken),
        rules=warned_by(scenario),
        notes=notes,
        best=_best(plan, scenario, until),
    )
    if _same(answer.plan) and _same(answer.twin) and not answer.moved and not last.state.turned:
        raise _nothing(scenario)
    return answer


def _nothing(scenario: Scenario) -> HitsNothing:
    (blow, *more) = scenario.blows
    if isinstance(blow, Momentum) and not more:
        patience = blow.patience or PATIENCE
        return HitsNothing(
            say(
                "no silence is longer than {patience}, in the plan or in its big-bang twin",
                patience=patience,
            )
        )
    return HitsNothing(
        say(
            "{name} changes nothing: no date moves and no value is lost, in the plan or in its "
            "big-bang twin",
            name=scenario.name,
        )
    )


def _best(plan: Plan, scenario: Scenario, horizon: date) -> Answer | None:
    """The same with everything slipping by the least of what is feared."""
    blows = tuple(_least(blow) if isinstance(blow, Slip) else blow for blow in scenario.blows)
    if blows == scenario.blows:
        return None
    return stress(plan, replace(scenario, blows=blows), horizon)


def _least(blow: Slip) -> Slip:
    low = blow.low or Number.parse(f"{LEAST * 100}%")
    return blow.model_copy(update={"low": low, "high": low})


def _sides(plan: Plan, steps: Sequence[Step], points: Points) -> tuple[Side, Side]:
    return _side(plan, steps, points, False), _side(plan, steps, points, True)


def _side(plan: Plan, steps: Sequence[Step], points: Points, as_twin: bool) -> Side:
    courses = [steps[0].before.side(points, as_twin)]
    courses += [step.after.side(points, as_twin) for step in steps]
    before, after = courses[0], courses[-1]
    first = next((at for at, step in enumerate(steps) if step.placed.day is not None), 0)
    day = steps[first].placed.day or first_day(plan)
    delivered = courses[first].delivered(day)
    spend = Fraction(0)
    exposed = Fraction(0)
    for step, one, other in zip(steps, courses[:-1], courses[1:], strict=True):
        spend += _wasted(step, before, one, other, step.placed.day or first_day(plan))
        for on, ids in step.after.state.exposed[len(step.before.state.exposed) :]:
            hanging = replace(one, parts=tuple(part for part in one.parts if part.id in ids))
            exposed += hanging.delivered(on)
    stops = steps[-1].after.state.stops
    going = [part for part in after.parts if part.id not in stops]
    released = not as_twin or all(part.landing for part in going)
    return Side(
        before=before,
        after=after,
        delivered=delivered,
        to_come=after.total - delivered,
        stranded_value=before.total - after.total,
        written_off=sum(
            (each for part in after.parts for id, each in part.points.items() if id in part.ends),
            Fraction(0),
        ),
        stranded_spend=None if before.cost is None else spend,
        exposed=exposed,
        lost=before.value_months() - after.value_months(),
        end=max((part.finish for part in going), default=None) if released else None,
    )


def _wasted(step: Step, planned: Course, before: Course, after: Course, day: date) -> Fraction:
    """Money spent by a blow's day on what never arrives because of it, or is done again."""
    values = {part.id: part.value for part in planned.parts}
    later = {part.id: part for part in after.parts}
    again, twice = step.before.state.again, step.after.state.again
    turned = step.after.state.turned
    unused = turned.unused if turned and turned is not step.before.state.turned else ()
    total = Fraction(0)
    for part in before.parts:
        if part.cost is None or part.landing is None or part.landing <= day:
            continue
        value, left = values.get(part.id, part.value), later.get(part.id)
        kept = left.value if left and left.landing else Fraction(0)
        if value:
            lost = (part.value - kept) / value
        else:
            lost = Fraction(left is None or left.landing is None or part.id in unused)
        if lost:
            total += part.spend(day) * lost
    return total + sum(
        (amount - again.get(id, Fraction(0)) for id, amount in twice.items()), Fraction(0)
    )


def _moved(plan: Plan, last: World) -> tuple[Moved, ...]:
    before, after = plan.schedule.times, last.now.schedule.times
    found = []
    for id, times in before.items():
        stop = last.state.stops.get(id)
        finish = after[id].finish if id in after else None
        if stop or finish != times.finish:
            found.append(Moved(id, times.finish, finish, stop.why if stop else None))
    return tuple(found)


def _same(side: Side) -> bool:
    return side.before == side.after and not side.exposed
