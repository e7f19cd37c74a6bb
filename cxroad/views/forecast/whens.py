"""When things end: the outlook in sentences, and tables of phases, outcomes and promised dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxroad.model import writing
from cxroad.model.language import say
from cxroad.simulate.finish import Finish
from cxroad.views import odds
from cxroad.views.forecast.frame import Ending, Frame
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone


def outlook(frame: Frame) -> Section:
    """The end of the plan in sentences, and the phases that have a date to meet."""
    lines = [*_end(frame, frame.answer.end)]
    for phase in frame.phases():
        if phase.promised and not phase.done:
            words = odds.chance(phase.finish)
            words += "" if phase.finish.certain else say(", all of its initiatives together")
            label = say("{name} to meet {promised}:", name=phase.name, promised=phase.promised)
            lines.append(Line(f"{words}.", label=label, tone=odds.tone(phase.finish)))
    return Section(say("When it ends, and how sure that is"), tuple(lines))


def _end(frame: Frame, end: Finish) -> Iterator[Line]:
    if end.certain:
        yield Line(
            f"{frame.when(end.p50)} {say(odds.CERTAIN)}.", label=say("The end:"), tone=Tone.WARN
        )
        return
    if end.expected is not None:
        met = odds.share(end.chance_by(end.expected))
        expected = say(
            "{expected}; it is met in {met} of the runs.",
            expected=frame.when(end.expected),
            met=met,
        )
        yield Line(expected, label=say("Expected end:"))
    yield Line(f"{frame.when(end.p50)}.", label=say("Even odds:"))
    sure = f"{frame.when(end.p80)}, {odds.give_or_take(end.error_days(0.8))}."
    yield Line(sure, label=say("80 % sure:"), tone=Tone.STRONG)
    yield Line(f"{frame.when(end.p90)}.", label=say("90 % sure:"))


def phases(frame: Frame) -> Section:
    """Each phase as a whole, and the end."""
    return _section(frame, say("Phases"), say("Phase"), [*frame.phases(), frame.end()])


def outcomes(frame: Frame) -> Section | None:
    """Each outcome that is still to be reached; None when there is none."""
    open_ = [each for each in frame.outcomes() if not each.done]
    if not open_:
        return None
    note = Line(
        say(
            "Counted from the landing of the last initiative that serves it, and the metric's "
            "own lag. That the metric then moves is not part of the odds."
        ),
        tone=Tone.QUIET,
    )
    return (
        _section(frame, say("Outcomes: when they can show"), say("Outcome"), open_, note)
        if open_
        else None
    )


def promises(frame: Frame) -> Section | None:
    """Each unfinished initiative with a date of its own to meet; None when none has."""
    open_ = [each for each in frame.initiatives() if each.promised and not each.done]
    return _section(frame, say("Promised dates"), say("Initiative"), open_) if open_ else None


def _section(
    frame: Frame, heading: str, what: str, endings: Sequence[Ending], *notes: Line
) -> Section:
    """A table; without the column of chances where nothing is promised."""
    columns = [
        Column(what, flows=True),
        Column(say("Expected"), right=True),
        Column(say("Even odds (P50)"), right=True),
        Column(say("80 % sure (P80)"), right=True),
        Column(say("90 % sure (P90)"), right=True),
    ]
    promised = any(each.promised for each in endings)
    if promised:
        columns.append(Column(say("Chance"), right=True))
    rows = tuple(_row(frame, each, promised) for each in endings)
    return Section(heading, (), (Table(tuple(columns), rows),), notes)


def _row(frame: Frame, ending: Ending, promised: bool) -> Row:
    finish = ending.finish
    error = "" if finish.certain else f"± {writing.count(finish.error_days(0.8), 'day')}"
    cells = [
        Cell(
            ending.name,
            note=say("to meet {promised}", promised=ending.promised) if ending.promised else "",
        ),
        Cell(frame.when(finish.expected)),
        Cell(frame.when(finish.p50)),
        Cell(frame.when(finish.p80), note=error, tone=Tone.STRONG),
        Cell(frame.when(finish.p90)),
    ]
    if promised and ending.done:
        cells.append(Cell(say("done")))
    elif promised:
        cells.append(Cell(odds.chance(finish) or "-", tone=odds.tone(finish)))
    return Row(tuple(cells), f"{ending.name}: {_sentence(frame, ending)}.")


def _sentence(frame: Frame, ending: Ending) -> str:
    """When and how sure, and the chance to keep the promise, as a clause."""
    finish = ending.finish
    if ending.done:
        return say("done, {p50}", p50=frame.when(finish.p50))
    if finish.certain:
        return f"{frame.when(finish.p50)} {say(odds.CERTAIN)}"
    facts = [
        say("expected {expected}", expected=frame.when(finish.expected)),
        say("even odds by {p50}", p50=frame.when(finish.p50)),
        say(
            "80 % sure by {p80}, {give_or_take}",
            p80=frame.when(finish.p80),
            give_or_take=odds.give_or_take(finish.error_days(0.8)),
        ),
        say("90 % sure by {p90}", p90=frame.when(finish.p90)),
    ]
    if ending.promised:
        facts.append(
            say(
                "chance to meet {promised}: {chance}",
                promised=ending.promised,
                chance=odds.chance(finish),
            )
        )
    return "; ".join(facts)
