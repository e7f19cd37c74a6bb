"""What a forecast rests on, and what it does not know."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from cxroad.model import writing
from cxroad.simulate.terms import Bounds, Distribution
from cxroad.views.forecast.frame import Frame
from cxroad.views.sheet import Line, Section, Tone

_MOST_NAMED = 5

_SHAPES = {
    Distribution.PERT: "PERT-beta",
    Distribution.TRIANGULAR: "triangular",
    Distribution.LOGNORMAL: "lognormal, with the mean and spread of PERT-beta and no upper end",
}

_BOUNDS = {
    Bounds.ENDS: "low and high are the least and the most that can happen",
    Bounds.TENTHS: "one case in ten is shorter than low, one in ten is longer than high",
}


def basis(frame: Frame) -> Section:
    """What the figures rest on."""
    return Section("What this rests on", tuple(_lines(frame)))


def _lines(frame: Frame) -> Iterator[Line]:
    answer, terms = frame.answer, frame.answer.terms
    yield Line(
        f"{writing.grouped(terms.runs)} from seed {terms.seed}, each with durations of its own. "
        "± is what other seeds would change: one standard error, in days or percentage points.",
        label="Runs:",
    )
    yield Line(f"{_SHAPES[terms.distribution]}; {_BOUNDS[terms.bounds]}.", label="Durations:")
    correlation = writing.rounded(Fraction(terms.correlation), 3)
    yield Line(f"{correlation}, {_common(terms.correlation)}.", label="Correlation:")
    figures, estimates = answer.figures, answer.ranges + len(answer.figures)
    if figures:
        verb = "is a single figure" if len(figures) == 1 else "are single figures"
        named = writing.named(list(figures), _MOST_NAMED)
        yield Line(
            f"{len(figures)} of {writing.count(estimates, 'estimate')} {verb}: the forecast is "
            f"narrower than the truth. Give a range, such as 4w..8w, to {named}.",
            label="No range:",
            tone=Tone.WARN,
        )
    if answer.undated:
        named = writing.named(list(answer.undated), _MOST_NAMED)
        yield Line(
            f"{writing.count(len(answer.undated), 'initiative')} without dates took no part, as "
            f"if {'it' if len(answer.undated) == 1 else 'they'} took no time: {named}.",
            label="Left out:",
            tone=Tone.WARN,
        )


def _common(correlation: float) -> str:
    if correlation == 0:
        return "each piece of work has luck of its own, which makes the end look too sure"
    if correlation == 1:
        return "all work has the same luck"
    return "since what delays one piece of work often delays others"
