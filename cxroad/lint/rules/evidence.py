"""Evidence: whether results are measured, reached and told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from cxroad.findings.finding import Hit, Severity
from cxroad.lint.example import Example
from cxroad.lint.periods import lasting
from cxroad.lint.result_frames import MEASURED
from cxroad.lint.rule import Threshold, rule
from cxroad.lint.sources import MSP, RESPONSIBLE, STEPS
from cxroad.lint.wording import together
from cxroad.model.durations import MONTH_DAYS
from cxroad.model.initiative import DONE, Initiative
from cxroad.model.reading import reading
from cxroad.model.vision import Outcome
from cxroad.model.writing import day, percent
from cxroad.schedule.progress import BEHIND, FAR_BEHIND, STALE_TIMES, Pace, lag_days, value_at
from cxroad.source.span import Route

if TYPE_CHECKING:
    from cxroad.plan import Plan

_WAIT = Threshold("EVI001", "months", 3, "months after the metric can have moved", "our default")

_UNMEASURED = "effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}   # <- EVI001"


@rule(
    "EVI001",
    Severity.WARNING,
    since="0.1",
    source=(
        f"{RESPONSIBLE}: first initiatives, much talk, and no results in satisfaction or sales",
        f"{MSP}: benefits are reviewed after the work that should bring them is done",
    ),
    thresholds=(_WAIT,),
    cure="Measure the outcome once more and write the value into `actuals`. If it has not moved, "
    "that is worth more than another delivery: ask those it was meant for why.",
    frame=MEASURED,
    bad=(
        _UNMEASURED,
        Example(
            """
            effort:
              metric: ces2
              baseline: 4.6
              target: 5.8
              by: 2028-Q4
              every: 6mo
              actuals: {2027-03-31: 5.0}   # <- EVI001
            """,
            "Measured before the last of the work was done",
        ),
    ),
    good="""
    effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4, actuals: {2027-08-02: 5.7}}
    """,
    silent=Example(
        "effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4, lag: 6mo}",
        "It takes so long to move that nobody can know yet",
    ),
)
def done_not_measured(plan: Plan) -> Iterator[Hit]:
    """Work is done, and nobody looked whether it helped.

    What was promised is believed to have arrived, and the next plan is built on that. The day
    somebody asks for results there are none, good or bad.
    """
    for outcome in plan.roadmap.outcomes.values():
        measured = plan.progress[outcome.id].measured
        if not (unseen := _unseen(plan, outcome)):
            continue
        done = "is" if len(unseen) == 1 else "are"
        yield Hit(
            outcome.at("actuals"),
            f"{together(item.id for item in unseen)} {done} done, and nobody has looked whether "
            f"`{outcome.id}` moved",
            at_key=True,
            related=tuple((item.at("finished"), "done here") for item in unseen[:3]),
            help="measure it and add day and value to `actuals`",
            note=f"the last measurement is of {day(measured)}" if measured else "",
        )


def _unseen(plan: Plan, outcome: Outcome) -> list[Initiative]:
    """Work done so long ago that the outcome should have been looked at since, and was not."""
    measured = plan.progress[outcome.id].measured
    wait = lag_days(outcome) + _WAIT.of(plan) * MONTH_DAYS
    return [
        item
        for item in plan.serving.get(outcome.id, ())
        if item.status is DONE
        and item.finished is not None
        and (plan.today - item.finished.last).days > wait
        and (measured is None or measured <= item.finished.last)
    ]


_TIMES = Threshold("EVI002", "times", STALE_TIMES, "times `every` at most", "our default")


@rule(
    "EVI002",
    Severity.WARNING,
    since="0.1",
    source=(
        f"{RESPONSIBLE}: months pass with talk about CX, and none of its results is known",
        f"{STEPS}: steer by what customers do and say now",
    ),
    thresholds=(_TIMES,),
    cure="Measure it now, and put the next day into somebody's calendar. Where a yearly figure is "
    "all there is, say `every: 1y`.",
    frame=MEASURED,
    bad=(
        """
        effort:
          metric: ces2
          baseline: 4.6
          target: 5.8
          by: 2028-Q4
          lag: 6mo
          actuals: {2027-02-22: 4.6}   # <- EVI002
        """,
        Example(
            """
            effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4,   # <- EVI002
              lag: 6mo}
            """,
            "Never, since the work began",
        ),
    ),
    good="""
    effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4, actuals: {2027-08-02: 5.7}}
    """,
    silent=Example(
        """
        effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4, every: 1y, lag: 6mo}
        """,
        "It is measured once a year",
    ),
)
def not_measured_lately(plan: Plan) -> Iterator[Hit]:
    """An outcome was last measured too long ago.

    Without a number from this quarter the meeting is about opinions. And what goes wrong is noticed
    when the money is spent.
    """
    for outcome in plan.roadmap.outcomes.values():
        progress = plan.progress[outcome.id]
        if not progress.overdue or _unseen(plan, outcome):
            continue  # of work done and not looked at EVI001 speaks
        measured, start = progress.measured, plan.schedule.start
        if measured is not None and measured >= start:
            said = f"was last measured {_ago(plan, measured)}, on {day(measured)}"
        else:
            said = f"has not been measured since the work began {_ago(plan, start)}"
        yield Hit(
            _newest(outcome),
            f"`{outcome.id}` {said}",
            at_key=not outcome.actuals,
            help="add a new day and value to `actuals`; `every:` says how often it is measured",
        )


def _ago(plan: Plan, since: date) -> str:
    return f"{lasting((plan.today - since).days)} ago"


def _newest(outcome: Outcome) -> Route:
    """Where the newest measurement stands, or where one is missing."""
    return outcome.at("actuals", *((str(outcome.latest[0]),) if outcome.latest else ()))


_SOME = Threshold("EVI003", "points", BEHIND, "points behind, then a remark", "our default")
_MUCH = Threshold("EVI003", "far", FAR_BEHIND, "points behind, then a warning", "our default")


@rule(
    "EVI003",
    Severity.WARNING,
    since="0.1",
    source=(
        f"{RESPONSIBLE}: results come, and are not as good as everybody had imagined",
        "our default: finished work should have brought what it claims, once the metric can move",
    ),
    thresholds=(_SOME, _MUCH),
    cure="Look at what was delivered before you deliver more: is it used, does it solve the "
    "problem, was the claim too high? Then change the work, or the share in `serves`.",
    frame=MEASURED,
    bad=(
        """
        effort:
          metric: ces2
          baseline: 4.6
          target: 5.8
          by: 2028-Q4
          actuals: {2027-08-02: 4.8}   # <- EVI003
        """,
        Example(
            """
            effort:
              metric: ces2
              baseline: 4.6
              target: 5.8
              by: 2028-Q4
              actuals: {2027-08-02: 5.4}   # <- EVI003 info
            """,
            "A third of the way is missing",
        ),
    ),
    good="""
    effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4, actuals: {2027-08-02: 5.7}}
    """,
    silent=Example(
        """
        effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4, lag: 6mo,
          actuals: {2027-08-02: 4.8}}
        """,
        "The metric needs half a year to move, so nothing was to be expected yet",
    ),
)
def off_track(plan: Plan) -> Iterator[Hit]:
    """An outcome lags behind what finished work promised.

    Either the work does not do what was thought, or it was promised too much. Both are cheap to
    know now; at the end they are the reason why nobody trusts the next plan.
    """
    for outcome in plan.roadmap.outcomes.values():
        progress = plan.progress[outcome.id]
        if progress.pace not in (Pace.BEHIND, Pace.FAR_BEHIND) or outcome.latest is None:
            continue
        far = progress.pace is Pace.FAR_BEHIND
        now = reading(outcome, outcome.latest[1].value)
        planned = reading(outcome, value_at(outcome, progress.expected))
        made = percent(max(progress.way or Fraction(0), Fraction(0)))
        yield Hit(
            _newest(outcome),
            f"`{outcome.id}` stands at {now}, where finished work promised {planned}",
            severity=Severity.WARNING if far else Severity.INFO,
            help="ask those it was meant for what is missing, before more is delivered",
            note=f"{made} of the way to the target, where finished work promised "
            f"{percent(progress.expected)}",
        )
