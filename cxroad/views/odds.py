"""How sure something is, in words: chances and days with their sampling error."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from cxroad.model import writing
from cxroad.model.language import later, say
from cxroad.simulate.finish import Finish
from cxroad.views.sheet import Tone

LIKELY, EVEN = 0.8, 0.5
"""From which chance on something is likely, and from which it is at least as likely as not.
Source: the written rule of red, amber and green."""

CERTAIN = later("in every run, since no range behind it makes a difference")
"""What is said of a day that all runs agree on: it is no better known than the others."""


_LEAST = Fraction(1, 100)
"""The least share that is said by its number."""


def share(of_runs: float) -> str:
    """A share of runs that are not all alike: `78 %`, `under 1 %`, `over 99 %`."""
    if of_runs < 0.005:
        return say("under {share}", share=writing.percent(_LEAST))
    if of_runs >= 0.995:
        return say("over {share}", share=writing.percent(1 - _LEAST))
    return writing.percent(Fraction(of_runs))


def figure(of_runs: float) -> str:
    """A chance from 0 to 1 for a column, all runs and none told apart: `> 99 %`, `100 %`."""
    if of_runs in (0, 1):
        return writing.percent(Fraction(of_runs))
    if of_runs < 0.005:
        return say("< {share}", share=writing.percent(_LEAST))
    if of_runs >= 0.995:
        return say("> {share}", share=writing.percent(1 - _LEAST))
    return writing.percent(Fraction(of_runs))


def sure() -> str:
    """What stands above days by which 80 % of the runs have ended: `80 % sure`."""
    return say("{share} sure", share=writing.percent(Fraction(str(LIKELY))))


def sure_by(day: str) -> str:
    """That something has ended by a day in 80 % of the runs: `80 % sure by 14 Oct 2026`."""
    return say("{share} sure by {day}", share=writing.percent(Fraction(str(LIKELY))), day=day)


def chance(finish: Finish) -> str:
    """The chance of unfinished work to be in time, with its sampling error: `78 % ± 1`.

    `no range` where all runs agree, since single figures know no odds; empty without a promise.
    """
    if finish.chance is None or finish.chance_error is None:
        return ""
    if finish.certain:
        return say("no range")
    said = share(finish.chance)
    if not 0.005 <= finish.chance < 0.995:
        return said
    return say("{share} ± {error}", share=said, error=ceil(finish.chance_error * 100))


def tone(finish: Finish) -> Tone:
    """How a chance is to be read."""
    if finish.chance is None or finish.certain:
        return Tone.PLAIN
    if finish.chance < EVEN:
        return Tone.BAD
    return Tone.WARN if finish.chance < LIKELY else Tone.GOOD


def give_or_take(days: int) -> str:
    """The sampling error of a day: `give or take 2 days`."""
    return say("give or take {days}", days=writing.count(days, "day"))
