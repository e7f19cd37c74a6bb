"""What can be wrong with an outcome: keys that it lacks, numbers that its metric does not have."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cxroad.findings.finding import Hit
from cxroad.model.metrics import METRICS, Better
from cxroad.model.numbers import Number
from cxroad.model.vision import Outcome
from cxroad.model.writing import listed, rounded
from cxroad.source.span import Route


def missing_keys(outcome: Outcome) -> list[tuple[str, str]]:
    """What an outcome lacks to be measured: keys, and what one calls them."""
    custom = outcome.metric == "custom"
    needed = (
        ("metric", "metric", outcome.metric is not None or outcome.measure is not None),
        ("unit", "unit", not custom or outcome.unit is not None),
        ("better", "direction", not custom or outcome.better is not None),
        ("baseline", "baseline", outcome.baseline is not None),
        ("target", "target", outcome.target is not None or outcome.change is not None),
        ("by", "date", outcome.by is not None),
    )
    return [(key, noun) for key, noun, there in needed if not there]


def without(missing: list[tuple[str, str]]) -> str:
    """`no baseline`, `no baseline and no date`."""
    return listed([f"no {noun}" for _, noun in missing])


def impossible(outcome: Outcome) -> Iterator[Hit]:
    """Numbers that the metric's scale does not have; if there are none, a target that is none."""
    if outcome.measure is METRICS["ces"] and (high := _above_five(outcome)):
        yield _other_effort_score(outcome, high)
        return
    outside = list(_outside(outcome))
    yield from outside
    if not outside and (hit := _wrong_way(outcome)):
        yield hit


def _numbers(outcome: Outcome) -> Iterator[tuple[Route, str, Number]]:
    """Each number of an outcome that lies on the metric's scale, with its place and name."""
    if outcome.baseline is not None:
        yield outcome.at("baseline"), "baseline", outcome.baseline
    if (goal := outcome.goal) is not None:
        yield outcome.at(_goal_key(outcome)), "target", goal
    for when, actual in outcome.actuals.items():
        yield outcome.at("actuals", str(when)), f"measurement of {when}", actual


def _goal_key(outcome: Outcome) -> str:
    return "target" if outcome.target is not None else "change"


def _outside(outcome: Outcome) -> Iterator[Hit]:
    """Numbers that the metric's scale does not have."""
    metric = outcome.measure
    low = outcome.range[0].value if outcome.range else metric.low if metric else None
    high = outcome.range[1].value if outcome.range else metric.high if metric else None
    name = outcome.metric or outcome.id
    for route, what, number in _numbers(outcome):
        if (low is None or low <= number.value) and (high is None or number.value <= high):
            continue
        if low is not None and high is not None:
            scale = f"`{name}` runs from {rounded(low, 4)} to {rounded(high, 4)}"
        elif low is not None:
            scale = f"`{name}` is never below {rounded(low, 4)}"
        else:
            scale = f"`{name}` is never above {rounded(high or Decimal(0), 4)}"
        yield Hit(
            route,
            f"`{outcome.id}`: {scale}, but the {what} is {number}",
            label="cannot be",
            help="correct the number, or choose the metric that it belongs to",
        )


def _above_five(outcome: Outcome) -> list[tuple[Route, str, Number]]:
    numbers = [entry for entry in _numbers(outcome) if entry[1] in ("baseline", "target")]
    return [entry for entry in numbers if entry[2].value > 5]


def _other_effort_score(outcome: Outcome, high: list[tuple[Route, str, Number]]) -> Hit:
    (route, what, number), *others = high
    return Hit(
        route,
        f"`{outcome.id}`: `ces` runs from 1 to 5, where 1 is best, but the {what} is {number}",
        label="not on this scale",
        related=tuple((place, "neither is this") for place, _, _ in others),
        help="write `metric: ces2` if customers answer from 1 to 7, where 7 is best",
    )


def _wrong_way(outcome: Outcome) -> Hit | None:
    """A target that is reached already, or that lies on the wrong side of the baseline."""
    baseline, goal = outcome.baseline, outcome.goal
    if baseline is None or goal is None:
        return None
    place = outcome.at(_goal_key(outcome))
    if goal.value == baseline.value:
        return Hit(
            place,
            f"`{outcome.id}`: the target {goal} is where it stands already",
            label="nothing would change",
            related=((outcome.at("baseline"), "stands here"),),
            help="set a target that somebody would notice, or take the outcome out",
        )
    metric = outcome.measure
    better = outcome.better or (metric.better if metric else None)
    rises = goal.value > baseline.value
    if better is (Better.DOWN if rises else Better.UP):
        name = outcome.metric or outcome.id
        wanted, side = ("down", "above") if rises else ("up", "below")
        return Hit(
            place,
            f"`{outcome.id}`: `{name}` should go {wanted}, but the target {goal} is {side} the "
            f"baseline {baseline}",
            label="leads the wrong way",
            related=((outcome.at("baseline"), "from here"),),
            help="exchange the two if they are mixed up, or correct the target",
        )
    return None
