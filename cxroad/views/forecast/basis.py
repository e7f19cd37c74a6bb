"""What a forecast rests on, and what it does not know."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from cxroad.model import writing
from cxroad.model.language import later, say, say_of
from cxroad.simulate.terms import Bounds, Distribution
from cxroad.views.forecast.frame import Frame
from cxroad.views.sheet import Line, Section, Tone

_MOST_NAMED = 5

_SHAPES = {
    Distribution.PERT: later("PERT-beta"),
    Distribution.TRIANGULAR: later("triangular"),
    Distribution.LOGNORMAL: later(
        "lognormal, with the mean and spread of PERT-beta and no upper end"
    ),
}

_BOUNDS = {
    Bounds.ENDS: later("low and high are the least and the most that can happen"),
    Bounds.TENTHS: later("one case in ten is shorter than low, one in ten is longer than high"),
}


def basis(frame: Frame) -> Section:
    """What the figures rest on."""
    return Section(say("What this rests on"), tuple(_lines(frame)))


def _lines(frame: Frame) -> Iterator[Line]:
    answer, terms = frame.answer, frame.answer.terms
    yield Line(
        say(
            "{runs} from seed {seed}, each with durations of its own. ± is what other seeds "
            "would change: one standard error, in days or percentage points.",
            runs=writing.grouped(terms.runs),
            seed=terms.seed,
        ),
        label=say("Runs:"),
    )
    shape, bounds = say(_SHAPES[terms.distribution]), say(_BOUNDS[terms.bounds])
    yield Line(f"{shape}; {bounds}.", label=say("Durations:"))
    correlation = writing.rounded(Fraction(terms.correlation), 3)
    yield Line(f"{correlation}, {_common(terms.correlation)}.", label=say("Correlation:"))
    figures, estimates = answer.figures, answer.ranges + len(answer.figures)
    if figures:
        named = writing.named(list(figures), _MOST_NAMED)
        yield Line(
            say_of(
                len(figures),
                "{n} of {estimates} is a single figure: the forecast is narrower than the truth. "
                "Give a range, such as 4w..8w, to {named}.",
                "{n} of {estimates} are single figures: the forecast is narrower than the truth. "
                "Give a range, such as 4w..8w, to {named}.",
                n=len(figures),
                estimates=writing.count(estimates, "estimate"),
                named=named,
            ),
            label=say("No range:"),
            tone=Tone.WARN,
        )
    if answer.undated:
        named = writing.named(list(answer.undated), _MOST_NAMED)
        yield Line(
            say_of(
                len(answer.undated),
                "{n} initiative without dates took no part, as if it took no time: {named}.",
                "{n} initiatives without dates took no part, as if they took no time: {named}.",
                n=writing.grouped(len(answer.undated)),
                named=named,
            ),
            label=say("Left out:"),
            tone=Tone.WARN,
        )


def _common(correlation: float) -> str:
    if correlation == 0:
        return say("each piece of work has luck of its own, which makes the end look too sure")
    if correlation == 1:
        return say("all work has the same luck")
    return say("since what delays one piece of work often delays others")
