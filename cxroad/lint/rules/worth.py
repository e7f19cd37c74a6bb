"""Value, as far as it is named, timed and paid for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cxroad.findings.finding import Hit, Severity
from cxroad.lint.example import Example
from cxroad.lint.frames import CLAIMS, FILE, INITIATIVES, PLAN, ROADMAP
from cxroad.lint.periods import lasting, on_day
from cxroad.lint.rule import Threshold, rule
from cxroad.lint.sources import FRANZ, STEPS, VAN_BELLEGHEM
from cxroad.lint.wording import together
from cxroad.model.initiative import Kind
from cxroad.model.numbers import total
from cxroad.model.vision import Outcome
from cxroad.model.writing import count, percent
from cxroad.schedule.progress import lag_days

if TYPE_CHECKING:
    from cxroad.plan import Plan

_TANGIBLE = (Kind.INITIATIVE, Kind.QUICK_WIN, Kind.ENABLER)


@rule(
    "VAL005",
    Severity.WARNING,
    since="0.1",
    source=(
        f"{STEPS}: every step brings something tangible now",
        f"{FRANZ}: work without a clear result is extra work that people see no need for",
    ),
    cure="Write into `value` what somebody can see, do or stop doing once it is done, as one would "
    "say it to them.",
    frame=PLAN,
    bad="""
    crawl:
      initiatives:
        listen: {name: Listen to calls, kind: research, serves: {effort: 30%}}
        answer: {name: Answer every call, serves: {effort: 40%}}   # <- VAL005
    walk:
      initiatives:
        wait: {name: Wait at home, after: [listen], serves: {effort: 15%},
          value: A text says when it is your turn}
        remind: {name: Remind, serves: {effort: 15%}, value: Fewer visits are forgotten}
    """,
    good="""
    crawl:
      initiatives:
        listen: {name: Listen to calls, kind: research, serves: {effort: 30%}}
        answer: {name: Answer every call, serves: {effort: 40%}, value: Nobody rings twice}
    walk:
      initiatives:
        wait: {name: Wait at home, after: [listen], serves: {effort: 15%},
          value: A text says when it is your turn}
        remind: {name: Remind, serves: {effort: 15%}, value: Fewer visits are forgotten}
    """,
)
def no_tangible_value(plan: Plan) -> Iterator[Hit]:
    """Nobody has said what people will notice.

    A share of an outcome is a hope; what somebody notices is a promise that can be kept or
    broken. Work that cannot name it will find it hard to say when it is done.
    """
    without = {phase.id for phase in plan.phases_without_value}
    for phase in plan.roadmap.phases.values():
        if phase.id in without:
            continue  # VAL004 says so of all of it
        silent = [
            item
            for item in phase.initiatives.values()
            if item.live and item.kind in _TANGIBLE and not (item.value or "").strip()
        ]
        if silent:
            what = "it is" if len(silent) == 1 else "they are"
            yield Hit(
                phase.route if len(silent) > 1 else silent[0].route,
                f"Who notices what when {together(item.id for item in silent)} "
                f"{'is' if len(silent) == 1 else 'are'} done?",
                help=f"add `value:` with what somebody can see or do once {what} done",
            )


@rule(
    "VAL007",
    Severity.WARNING,
    since="0.1",
    source=f"{STEPS}: new capability without the long-term goal is the wrong investment",
    cure="Name it in the `after` of the work that needs it. If nothing does, do not build it yet.",
    frame=INITIATIVES,
    bad="lake: {name: All data in one place, kind: enabler, after: [listen]}   # <- VAL007",
    good="""
    lake: {name: All data in one place, kind: enabler, after: [listen]}
    warn: {name: Warn before they call, after: [lake], serves: {effort: 5%}}
    """,
)
def enabler_without_use(plan: Plan) -> Iterator[Hit]:
    """Nothing that people notice needs a building block.

    It was probably meant for something. Until that stands on the roadmap it costs money and
    attention, and nobody can say whether it is the right block.
    """
    if not plan.total_value:
        return
    used = plan.graph.before_any(item.id for item in plan.live if plan.delivers(item.id))
    used |= plan.meant
    for item in plan.live:
        if item.kind is Kind.ENABLER and item.id not in used:
            built = plan.graph.descendants(item.id)
            what = "nothing that anybody notices is built on" if built else "nothing is built on"
            yield Hit(
                item.route,
                f"`{item.id}` is a building block that {what}",
                help=f"write `after: [{item.id}]` into the work that needs it, or do not build it",
            )


@rule(
    "VAL008",
    Severity.WARNING,
    since="0.1",
    source="customerstrategy.net: an NPS moves 6 to 18 months after the work; other lags of the "
    "metric catalogue are our default",
    cure="Move `by` to a day on which the number can have moved, or finish the work earlier. Where "
    "you know how fast your metric answers, set `lag` in the outcome.",
    frame=CLAIMS,
    bad="""
    effort: {metric: nps, baseline: 8, target: 30, by: 2027-Q4}   # <- VAL008
    ...
    listen: {name: Listen to calls, serves: {effort: 60%}, status: done, finished: 2027-02-21}
    ...
    redesign: {name: Redesign, after: [listen], serves: {effort: 40%},
      start: 2027-06-01, estimate: 16w}
    """,
    good="""
    effort: {metric: nps, baseline: 8, target: 30, by: 2028-Q4}
    ...
    listen: {name: Listen to calls, serves: {effort: 60%}, status: done, finished: 2027-02-21}
    ...
    redesign: {name: Redesign, after: [listen], serves: {effort: 40%},
      start: 2027-06-01, estimate: 16w}
    """,
)
def result_due_too_soon(plan: Plan) -> Iterator[Hit]:
    """A result is due before its number can have moved.

    People need to meet a change several times before they answer differently. A target that is
    due before that is missed even when all the work is done well.
    """
    if plan.schedule.relative:
        return
    last = _last_contributions(plan)
    for outcome in plan.roadmap.outcomes.values():
        if outcome.by is None or outcome.id not in last:
            continue
        finish, item = last[outcome.id]
        after = (outcome.by.last - finish).days
        lag = lag_days(outcome)
        if after < lag:
            yield Hit(
                outcome.at("by"),
                f"`{outcome.id}` is due {_how_soon(after)} its last contribution, `{item}`"
                f"{_short_of(lag, after)}{_needs(outcome, lag)}",
                related=((plan.roadmap.initiatives[item].route, f"done {on_day(plan, finish)}"),),
                help=f"set a later `by:`, or finish `{item}` earlier",
            )


def _last_contributions(plan: Plan) -> dict[str, tuple[date, str]]:
    """By outcome, when the last live initiative that serves it is done, and which that is."""
    last: dict[str, tuple[date, str]] = {}
    for item in plan.live:
        finish = plan.schedule.times[item.id].finish if item.id in plan.schedule.times else None
        for outcome in item.serves if finish else ():
            if finish and (outcome not in last or finish > last[outcome][0]):
                last[outcome] = finish, item.id
    return last


def _how_soon(days: int) -> str:
    if days < 0:
        return f"{lasting(days)} before"
    return f"only {lasting(days)} after" if days else "on the day of"


def _short_of(lag: int, after: int) -> str:
    """By how much it is too soon, where both stretches would read the same."""
    return f", {lasting(lag - after)} too soon" if lasting(lag) == lasting(after) else ""


def _needs(outcome: Outcome, lag: int) -> str:
    """What the metric needs to move, as the end of a sentence."""
    if not lag:
        return ""
    name = outcome.metric or outcome.id
    if outcome.lag is None and name == "nps":
        return "; an NPS usually needs 6 to 18 months to move"
    return f"; `{name}` needs {lasting(lag)} to move"


_COST = Threshold("VAL009", "cost", 25, "% of the money at least", "our default")
_TIMES = Threshold("VAL009", "times", 3, "times its share of the value", "our default")
_KNOWN = Threshold("VAL009", "known", 80, "% of initiatives with a known cost", "our default")


@rule(
    "VAL009",
    Severity.INFO,
    since="0.1",
    source=(
        f"{FRANZ}: look hard at where the effort goes, and refocus",
        f"{STEPS}: nothing is so useless as doing well what should not be done",
    ),
    thresholds=(_COST, _TIMES, _KNOWN),
    cure="Ask whether a smaller version would do for what it serves, or whether it serves more "
    "than `serves` says. Sometimes the money is well spent; then say why in `why`.",
    frame=PLAN,
    bad="""
    crawl:
      initiatives:
        answer: {name: Answer, estimate: 8w, cost: 60k, serves: {effort: 40%}}
        record: {name: One record, estimate: 20w, cost: 50k, serves: {effort: 10%}}   # <- VAL009
    walk:
      initiatives:
        follow: {name: Call after the visit, estimate: 4w, cost: 30k, after: [record],
          serves: {effort: 30%}}
        remind: {name: Remind, estimate: 6w, cost: 20k, serves: {effort: 20%}}
    """,
    good="""
    crawl:
      initiatives:
        answer: {name: Answer, estimate: 8w, cost: 60k, serves: {effort: 40%}}
        record: {name: One record, estimate: 20w, cost: 40k, serves: {effort: 10%}}
    walk:
      initiatives:
        follow: {name: Call after the visit, estimate: 4w, cost: 40k, after: [record],
          serves: {effort: 30%}}
        remind: {name: Remind, estimate: 6w, cost: 30k, serves: {effort: 20%}}
    """,
    silent=Example(
        """
        crawl:
          initiatives:
            answer: {name: Answer, estimate: 8w, serves: {effort: 40%}}
            record: {name: One record, estimate: 20w, cost: 50k, serves: {effort: 10%}}
        walk:
          initiatives:
            follow: {name: Call after the visit, estimate: 4w, cost: 30k, after: [record],
              serves: {effort: 30%}}
            remind: {name: Remind, estimate: 6w, cost: 20k, serves: {effort: 20%}}
        """,
        "Too few costs are known for their shares to mean anything",
    ),
)
def cost_out_of_proportion(plan: Plan) -> Iterator[Hit]:
    """Much money goes where little of the value comes from.

    It may be right, but it has to be a decision. Often it is the piece that somebody wanted
    anyway, and the smaller ones around it do the work.
    """
    costs = plan.costs
    if len(costs) < _KNOWN.part(plan) * len(plan.live):
        return
    whole = total(costs.values())
    if not whole or not plan.total_value:
        return
    much = _COST.of(plan) * whole / 100
    for id, cost in costs.items():
        if cost < much:
            continue
        share, value = cost / whole, plan.value(id) / plan.total_value
        if share >= _TIMES.of(plan) * value:
            item = plan.roadmap.initiatives[id]
            behind = sum(plan.delivers(other) for other in plan.graph.descendants(id))
            gains = f"for {percent(value)} of the value" if value else "and moves no outcome itself"
            yield Hit(
                item.at("cost"),
                f"`{id}` takes {percent(share)} of the money {gains}",
                help="see whether a smaller version would do, or whether it serves more than this",
                note=f"{count(behind, 'initiative')} of value can come only after it"
                if behind
                else "",
            )


@rule(
    "VAL010",
    Severity.WARNING,
    since="0.1",
    source=f"{VAN_BELLEGHEM}: numbers never tell the whole story; aim at the heart first",
    cure="Write the case twice: once in money (`case: rational`), and once as the story of one "
    "customer (`case: emotional`).",
    frame=ROADMAP,
    bad=(
        """
        case:
          rational: Each patient who leaves costs 900 a year.   # <- VAL010 info
        """,
        Example(
            """
            title: Northside Clinics   # <- VAL010
            vision:
              statement: Every patient knows the same day who will help them, and when.
              strategy: Plan 2027-2029, goal 1
              reviewed: 2026-12-04
              review_every: 6mo
              outcomes:
                effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
            phases:
              crawl:
                initiatives:
                  listen: {name: Listen to calls, serves: {effort: 60%}, status: done}
              walk:
                initiatives:
                  redesign: {name: Redesign, after: [listen], serves: {effort: 40%}}
            """,
            "No case at all",
            FILE,
        ),
    ),
    good="""
    case:
      rational: Each patient who leaves costs 900 a year.
      emotional: Mrs Szabo called eleven times to cancel one visit.
    """,
)
def one_sided_case(plan: Plan) -> Iterator[Hit]:
    """The case does not speak to both head and heart.

    A sheet that proves the return is accepted and forgotten; the story of one customer makes
    people act, and without numbers they cannot defend it.
    """
    case = plan.roadmap.case
    rational = bool(case and (case.rational or "").strip())
    emotional = bool(case and (case.emotional or "").strip())
    if case is None or not (rational or emotional):
        yield Hit(
            ("case",),
            "Nobody has written down why this is worth doing, in numbers or as a customer's story",
            help="add `case:` with `rational:` and `emotional:`",
        )
    elif not emotional:
        yield Hit(
            case.at("rational"),
            "The case has numbers but no customer's story: numbers never tell it all",
            severity=Severity.INFO,
            help="add `emotional:` with what happened to one customer",
        )
    elif not rational:
        yield Hit(
            case.at("emotional"),
            "The case has a customer's story but no numbers: the budget round will ask for them",
            severity=Severity.INFO,
            help="add `rational:` with what it costs today, or what it would bring",
        )
