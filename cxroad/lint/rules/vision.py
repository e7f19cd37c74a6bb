"""Vision: whether the roadmap knows where it leads, and whether its work leads there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cxroad.findings.finding import Hit, Severity
from cxroad.lint.example import Example
from cxroad.lint.frames import FILE, OUTCOMES, VISION
from cxroad.lint.outcomes import impossible, missing_keys, without
from cxroad.lint.periods import lasting
from cxroad.lint.rule import Threshold, rule
from cxroad.lint.sources import FRANZ, MSP, PENNINGTON, STEPS
from cxroad.model.durations import MONTH_DAYS
from cxroad.model.metrics import MetricKind
from cxroad.model.settings import Level
from cxroad.model.vision import Vision
from cxroad.model.writing import count, day, listed, rounded

if TYPE_CHECKING:
    from cxroad.plan import Plan


_WORDS = Threshold("VIS001", "words", 4, "words at least", "our default")
_NO_BLANKS = re.compile("[\u0e00-\u0e7f\u3040-\u30ff]"), re.compile("[\u3400-\u9fff]")
"""Letters of scripts that write words without blanks between them; as one class they would take
Python twenty times as long to understand."""


@rule(
    "VIS001",
    Severity.ERROR,
    since="0.1",
    source=f"{STEPS}: a roadmap names one vision and the path of steps to it",
    level=Level.STARTER,
    thresholds=(_WORDS,),
    cure="Write one sentence that says what a customer will be able to do, and one outcome that "
    "shows it. Numbers may come later.",
    frame=VISION,
    bad=(
        """
        vision:
          statement: Delight customers   # <- VIS001
          strategy: Plan 2027-2029, goal 1
          reviewed: 2026-12-04
          review_every: 6mo
          outcomes:
            effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
        """,
        Example(
            """
            title: Northside Clinics   # <- VIS001
            phases:
              crawl:
                initiatives:
                  listen: {name: Listen to calls}
              walk:
                initiatives:
                  redesign: {name: Redesign the first visit, after: [listen]}
            """,
            "No vision at all",
            FILE,
        ),
        Example(
            """
            title: Northside Clinics
            vision:   # <- VIS001
              statement: Every patient knows the same day who will help them, and when.
              strategy: Plan 2027-2029, goal 1
              reviewed: 2026-12-04
              review_every: 6mo
            phases:
              crawl:
                initiatives:
                  listen: {name: Listen to calls}
              walk:
                initiatives:
                  redesign: {name: Redesign the first visit, after: [listen]}
            """,
            "Nothing shows whether it comes true",
            FILE,
        ),
    ),
    good="""
    vision:
      statement: Every patient knows the same day who will help them, and when.
      strategy: Plan 2027-2029, goal 1
      reviewed: 2026-12-04
      review_every: 6mo
      outcomes:
        effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
    """,
)
def no_vision(plan: Plan) -> Iterator[Hit]:
    """There is no vision to steer by.

    Without a picture of what great looks like, and something that shows whether it comes true,
    every initiative is as good as any other, and nobody can tell when to turn.
    """
    vision = plan.roadmap.vision
    if vision is None:
        yield Hit(
            (),
            "The roadmap has no vision to steer by",
            help="add `vision:` with a `statement:` of what great looks like for a customer, and "
            "`outcomes:` that show it",
        )
        return
    letters = sum(len(each.findall(vision.statement)) for each in _NO_BLANKS)
    words = len(vision.statement.split()) + letters // 2
    if not words:
        missing = "neither a statement nor outcomes" if not vision.outcomes else "no statement"
        yield Hit(
            vision.at("statement"),
            f"The vision has {missing}, so the roadmap has nothing to steer by",
            help="say in `statement:` what a customer will be able to do",
        )
        return
    if words < _WORDS.of(plan):
        yield Hit(
            vision.at("statement"),
            f"The vision is {count(words, 'word')} long; nobody can steer by that",
            help="say what a customer will be able to do, in a sentence one would say to them",
        )
    if not vision.outcomes:
        yield Hit(
            vision.at("outcomes"),
            "The vision has no outcomes, so nobody can tell whether it comes true",
            help="add under `outcomes:` what would show it, such as `effort: {metric: ces2}`",
        )


@rule(
    "VIS002",
    Severity.WARNING,
    since="0.1",
    source=(
        f"{FRANZ}: initiatives lack clear goals, outcomes or owners",
        f"{MSP}: a benefit has a measure, a baseline, a target and a date",
        "GAO-25-107652: goals need quantified targets and time frames",
    ),
    level=Level.STARTER,
    cure="Add what is missing. If nobody knows the baseline yet, measuring it is the first "
    "initiative.",
    frame=OUTCOMES,
    bad=(
        "effort: {metric: ces2, target: 5.8}   # <- VIS002",
        Example(
            "effort: {metric: ces2, change: +10%, by: 2028-Q4}   # <- VIS002",
            "A change needs a baseline to start from",
        ),
        Example(
            "effort: {metric: custom, baseline: 3, target: 2, by: 2028-Q4}   # <- VIS002",
            "A metric of one's own needs its unit and direction",
        ),
    ),
    good="effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}",
    silent=Example(
        "effort: {metric: ces2, baseline: 4.6, change: +25%, by: 2028-Q4}",
        "A change with a baseline is a target",
    ),
)
def not_measurable(plan: Plan) -> Iterator[Hit]:
    """An outcome cannot be measured.

    In the end somebody asks whether customers are better off. Who has not written down where it
    stood, where it should go and by when can only answer with a feeling.
    """
    for outcome in plan.roadmap.outcomes.values():
        if missing := missing_keys(outcome):
            yield Hit(
                outcome.route,
                f"Outcome `{outcome.id}` has {without(missing)}",
                help=f"add {listed([f'`{key}:`' for key, _ in missing])}",
                note="a change without a baseline gives no target"
                if outcome.change is not None and outcome.baseline is None
                else "",
            )


@rule(
    "VIS003",
    Severity.ERROR,
    since="0.1",
    source="the scales of the metrics themselves; see the metric catalogue",
    level=Level.STARTER,
    cure="Correct the number, or the metric. `ces` runs from 1 to 5 and low is good; `ces2` runs "
    "from 1 to 7 and high is good.",
    frame=OUTCOMES,
    bad=(
        "effort: {metric: nps, baseline: 8, target: 130, by: 2028-Q4}   # <- VIS003",
        Example(
            "effort: {metric: churn, baseline: 17%, target: 19%, by: 2028-Q4}   # <- VIS003",
            "The wrong way",
        ),
        Example(
            "effort: {metric: nps, baseline: 30, target: 30, by: 2028-Q4}   # <- VIS003",
            "Nothing would change",
        ),
        Example(
            "effort: {metric: ces, baseline: 5.1, target: 6, by: 2028-Q4}   # <- VIS003",
            "Two metrics with nearly the same name",
        ),
        Example(
            """
            effort:
              metric: fcr
              baseline: 58%
              target: 75%
              by: 2028-Q4
              actuals: {2027-01: 61%, 2027-02: 640%}   # <- VIS003
            """,
            "A measurement",
        ),
    ),
    good="effort: {metric: churn, baseline: 17%, target: 12%, by: 2028-Q4}",
    silent=Example(
        "effort: {metric: aht, baseline: 6, target: 7, by: 2028-Q4}",
        "Neither way is better by itself",
    ),
)
def impossible_target(plan: Plan) -> Iterator[Hit]:
    """An outcome's number is impossible or the wrong way.

    A target that cannot be reached, or is reached already, steers nobody, and a steering
    committee that finds it stops believing the other numbers.
    """
    for outcome in plan.roadmap.outcomes.values():
        yield from impossible(outcome)


@rule(
    "VIS007",
    Severity.WARNING,
    since="0.1",
    source=(
        f"{PENNINGTON}: first of all CX has to be accepted as a key part of the strategy",
        "Gartner (2022): linking satisfaction to growth makes a budget 29 % likelier",
    ),
    cure="Name in `strategy` the goal of the business plan that this serves, or add an outcome "
    "that the business counts, such as churn, retention or cost to serve.",
    frame=VISION,
    bad="""
    vision:   # <- VIS007
      statement: Every patient knows the same day who will help them, and when.
      reviewed: 2026-12-04
      review_every: 6mo
      outcomes:
        effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
    """,
    good="""
    vision:
      statement: Every patient knows the same day who will help them, and when.
      strategy: Plan 2027-2029, goal 1, grow by keeping patients
      reviewed: 2026-12-04
      review_every: 6mo
      outcomes:
        effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
    """,
)
def not_in_business_strategy(plan: Plan) -> Iterator[Hit]:
    """The vision is not tied to the business strategy.

    When the business has a bad quarter, what is not part of its plan is paused first, whatever
    customers say of it.
    """
    vision = plan.roadmap.vision
    if vision is None or (vision.strategy or "").strip():
        return
    measures = [outcome.measure for outcome in vision.outcomes.values()]
    if not any(metric and metric.kind is MetricKind.BUSINESS for metric in measures):
        yield Hit(
            vision.at("strategy"),
            "The vision is not tied to the business strategy",
            help="add `strategy:` with the goal of the business plan it serves, or an outcome that "
            "the business counts, such as `churn`",
            note="in the next crisis it would be the first to be paused",
        )


_EVERY = Threshold("VIS008", "every", 12, "months between two looks", "our default")
_UNSEEN = Threshold("VIS008", "unseen", 6, "months of work before the first look", "our default")


@rule(
    "VIS008",
    Severity.WARNING,
    since="0.1",
    source=f"{STEPS}: teams forgot what they worked towards, while goals had changed around them",
    thresholds=(_EVERY, _UNSEEN),
    cure="Put an hour into the next steering committee: is this still what great looks like? Then "
    "write the day into `reviewed`, and into `review_every` how often you do it.",
    frame=VISION,
    bad=(
        """
        vision:
          statement: Every patient knows the same day who will help them, and when.
          strategy: Plan 2027-2029, goal 1
          reviewed: 2026-06-04   # <- VIS008
          review_every: 6mo
          outcomes:
            effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
        """,
        Example(
            """
            vision:
              statement: Every patient knows the same day who will help them, and when.
              strategy: Plan 2027-2029, goal 1
              reviewed: 2026-12-04
              review_every: 2y   # <- VIS008 info
              outcomes:
                effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
            """,
            "Too seldom, or nobody has said how often",
        ),
    ),
    good="""
    vision:
      statement: Every patient knows the same day who will help them, and when.
      strategy: Plan 2027-2029, goal 1
      reviewed: 2026-12-04
      review_every: 6mo
      outcomes:
        effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
    """,
)
def vision_not_looked_at(plan: Plan) -> Iterator[Hit]:
    """The vision has not been looked at for long.

    A vision may change, and often it has to. A goal that is set in stone is reached at any price,
    also when nobody wants it any more; looking again gives people back why they do all this.
    """
    vision = plan.roadmap.vision
    if vision is None:
        return
    every = vision.review_every
    if vision.reviewed is not None and every is not None:
        since = (plan.today - vision.reviewed.last).days
        if since > every.calendar_days:
            yield Hit(
                vision.at("reviewed"),
                f"The vision was last looked at {lasting(since)} ago; is it still what great looks "
                "like?",
                label=f"to be looked at every {every}",
                help="look at it together, then write the day here",
            )
            return
    if vision.reviewed is None and (hit := _never(plan, vision)):
        yield hit
    elif every is None:
        yield Hit(
            vision.at("review_every"),
            "Nobody has said how often the vision is looked at again",
            severity=Severity.INFO,
            help="add `review_every: 6mo`",
        )
    elif every.calendar_days > _EVERY.of(plan) * MONTH_DAYS:
        yield Hit(
            vision.at("review_every"),
            f"The vision is looked at only every {every}; much changes in that time",
            severity=Severity.INFO,
            help=f"look at it every {rounded(_EVERY.of(plan))} months at least",
        )


def _never(plan: Plan, vision: Vision) -> Hit | None:
    """The work has been going on for long, and the vision was not looked at since."""
    started = _started(plan)
    if started is None or (plan.today - started).days <= _UNSEEN.of(plan) * MONTH_DAYS:
        return None
    return Hit(
        vision.at("reviewed"),
        f"The work began {lasting((plan.today - started).days)} ago, on {day(started)}, and nobody "
        "has looked at the vision since",
        help="look at it together, then add `reviewed:` with the day and `review_every: 6mo`",
    )


def _started(plan: Plan) -> date | None:
    """The first day of the plan; None when it counts in weeks."""
    if plan.roadmap.start is not None:
        return plan.roadmap.start.first
    return None if plan.schedule.relative else plan.schedule.start
