"""The gate: when a phase is expected to finish, between which days, and by when it should."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cxroad.model import writing
from cxroad.model.dates import Date
from cxroad.model.initiative import Initiative, Phase, Status
from cxroad.model.language import later, say, say_of
from cxroad.simulate.finish import Finish
from cxroad.views import odds
from cxroad.views.sheet import Line, Section, Tone
from cxroad.views.summary.scope import Scope
from cxroad.views.words import apart, clauses, due, written


@dataclass(frozen=True, slots=True)
class Gate:
    """A phase's finish against its date.

    Attributes:
        phase: Id.
        name: What the phase is called.
        done: Whether it is over.
        finished: Number of its live initiatives that are done.
        initiatives: Number of its live initiatives.
        start, low, expected, high: First day, and the last day by the low, expected and high
            estimates; None when nothing can be computed.
        odds: When all of it ends, in many runs; None when that differs in none of them.
        undated: Number of its live initiatives without dates, which no run knows of.
        figures: Number of its unfinished initiatives whose estimate is a single figure.
        due: The date that it should meet; None when it has none.
        margin_days: Calendar days from the expected finish to `due`, below 0 when it is missed.
        late: Initiatives whose expected finish lies after `due`, with that finish.
        at_risk: Those that only finish after it by their high estimates, with that finish.
        slip: Working days by which it is expected later than at the reference, below 0 when
            earlier; None without a reference.
    """

    phase: str
    name: str
    done: bool
    finished: int
    initiatives: int
    start: date | None
    low: date | None
    expected: date | None
    high: date | None
    odds: Finish | None
    undated: int
    figures: int
    due: Date | None
    margin_days: int | None
    late: tuple[tuple[Initiative, date], ...]
    at_risk: tuple[tuple[Initiative, date], ...]
    slip: int | None

    @property
    def misses(self) -> bool:
        """Whether the expected finish lies after the date to meet."""
        return self.margin_days is not None and self.margin_days < 0

    @property
    def chance(self) -> float | None:
        """The chance that all of it meets the date, 0 to 1; None without odds or date."""
        return self.odds.chance if self.odds else None

    @property
    def sure(self) -> date | None:
        """The day by which it ends in 80 % of the runs; None without odds."""
        return self.odds.p80 if self.odds else None


def gate(scope: Scope, phase: Phase) -> Gate:
    """A phase's finish against its date."""
    times = scope.schedule.phases[phase.id]
    work = scope.work[phase.id]
    finish = times.finish if work else None
    promised = None if scope.relative else phase.due
    figures = scope.forecast.figures if scope.forecast else ()
    late: list[tuple[Initiative, date]] = []
    at_risk: list[tuple[Initiative, date]] = []
    for each in work if promised else ():
        own = scope.times(each.id)
        if promised and own and own.finish and own.finish > promised.last:
            late.append((each, own.finish))
        elif promised and own and own.high_finish and own.high_finish > promised.last:
            at_risk.append((each, own.high_finish))
    return Gate(
        phase=phase.id,
        name=scope.titled(phase.id),
        done=phase.done,
        finished=sum(each.status is Status.DONE for each in work),
        initiatives=len(work),
        start=times.start if work else None,
        low=times.low_finish if work else None,
        expected=finish,
        high=times.high_finish if work else None,
        odds=_odds(scope, phase),
        undated=sum(not (own := scope.times(each.id)) or not own.dated for each in work),
        figures=sum(each.id in figures for each in work),
        due=promised,
        margin_days=(promised.last - finish).days if promised and finish else None,
        late=tuple(late),
        at_risk=tuple(at_risk),
        slip=scope.slip(phase.id),
    )


def _odds(scope: Scope, phase: Phase) -> Finish | None:
    """The forecast of a phase; None where there is none, or all runs agree."""
    found = scope.forecast.phases.get(phase.id) if scope.forecast else None
    return None if found is None or found.certain or phase.done else found


def margin(gate: Gate) -> str:
    """The margin as words: `12 days before`, `5 weeks after`, `on the day`; empty when unknown."""
    days = gate.margin_days
    if days is None:
        return ""
    if not days:
        return say("on the day")
    text = later("{time} before") if days > 0 else later("{time} after")
    return say(text, time=apart(days))


def without_dates(gate: Gate) -> str:
    """How much of the work has no dates: `2 of 3 initiatives have no dates`."""
    return say_of(
        gate.undated,
        "{n} of {initiatives} has no dates",
        "{n} of {initiatives} have no dates",
        n=gate.undated,
        initiatives=writing.count(gate.initiatives, "initiative"),
    )


def gate_section(scope: Scope, gate: Gate) -> Section:
    """The gate of the phase that the page is about."""
    lines = [Line(f"{due(gate.due)}.", label=say("To meet:"))] if gate.due else []
    if gate.expected is None:
        lines.append(Line(say("No finish can be computed for this phase."), tone=Tone.WARN))
    elif gate.done:
        lines.append(Line(_against(scope.when(gate.expected), gate), label=say("Finished:")))
    else:
        lines.append(Line(_against(scope.when(gate.expected), gate), label=say("Expected:")))
        if gate.low and gate.high and gate.low != gate.high:
            text = say(
                "{low} and {high}, by low and high estimates.",
                low=scope.when(gate.low),
                high=scope.when(gate.high),
            )
            lines.append(Line(text, label=say("Between:")))
    if gate.expected is not None and not gate.done:
        lines += _sure(scope, gate)
    if gate.slip and scope.since:
        if gate.slip > 0:
            text = later("{days} later than at {reference}.")
        else:
            text = later("{days} earlier than at {reference}.")
        text = say(text, days=scope.slipped(gate.slip), reference=scope.since.was)
        lines.append(
            Line(text, label=say("Slip:"), tone=Tone.WARN if gate.slip > 0 else Tone.PLAIN)
        )
    if not gate.due:
        lines.append(Line(say("This phase has no date to meet."), tone=Tone.QUIET))
    elif not gate.done:
        lines += _those(scope, gate)
    return Section(say("The gate"), tuple(lines))


def _against(finish: str, gate: Gate) -> str:
    if gate.margin_days is None:
        return f"{finish}."
    if gate.margin_days == 0:
        return say("{day}, the last day that it may.", day=finish)
    text = later("{day}, {time} before that date.")
    if gate.misses:
        text = later("{day}, {time} after that date.")
    return say(text, day=finish, time=apart(gate.margin_days))


def _sure(scope: Scope, gate: Gate) -> Iterator[Line]:
    """How sure the finish is, and the chance that all of the phase meets its date."""
    if gate.undated:
        yield Line(f"{without_dates(gate)}.", label=say("Not counted:"), tone=Tone.WARN)
    if gate.odds is None:
        why = scope.no_forecast or say("No range behind this date makes a difference.")
        why = f"{why[0].lower()}{why[1:]}"
        yield Line(why, label=say("No odds can be told:"), tone=Tone.QUIET)
        return
    even, likely = gate.odds.p50, gate.odds.p80
    if even and likely:
        text = say(
            "{even}; {sure}: {day}, {error}.",
            even=scope.when(even),
            sure=odds.sure(),
            day=scope.when(likely),
            error=odds.give_or_take(gate.odds.error_days(0.8)),
        )
        yield Line(text, label=say("Even odds:"))
    if gate.due:
        if gate.undated:
            text = later("{chance} that all of it that has dates meets that date.")
        else:
            text = later("{chance} that all of it meets that date.")
        text = say(text, chance=odds.chance(gate.odds))
        yield Line(text, label=say("Chance:"), tone=odds.tone(gate.odds))
    if gate.figures:
        text = say_of(
            gate.figures,
            "{n} of its estimates is a single figure: the odds are surer than the truth.",
            "{n} of its estimates are single figures: the odds are surer than the truth.",
            n=writing.grouped(gate.figures),
        )
        yield Line(text, tone=Tone.QUIET)


def _those(scope: Scope, gate: Gate) -> list[Line]:
    lines = []
    for those, words in (
        (gate.late, later("{n} of {initiatives} expected after it:")),
        (gate.at_risk, later("{n} of {initiatives} after it only by high estimates:")),
    ):
        if those:
            named = [
                say("{name} ({day})", name=scope.titled(each.id), day=scope.when(day))
                for each, day in those
            ]
            total = writing.count(gate.initiatives, "initiative")
            label = say(words, n=len(those), initiatives=total)
            lines.append(Line(say("{facts}.", facts=clauses(named)), label=label))
    return lines


def promise(gate: Gate) -> str:
    """The date to meet as its author wrote it; empty when there is none."""
    return written(gate.due) if gate.due else ""


def under_way(phases: Sequence[Phase]) -> Phase | None:
    """The phase to speak about now: the first that is not over; None when all are."""
    return next((each for each in phases if each.initiatives and not each.done), None)
