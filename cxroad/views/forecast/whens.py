"""When things end: the outlook in sentences, and tables of phases, outcomes and promised dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxroad.model import writing
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
            words += "" if phase.finish.certain else ", all of its initiatives together"
            label = f"{phase.name} to meet {phase.promised}:"
            lines.append(Line(f"{words}.", label=label, tone=odds.tone(phase.finish)))
    return Section("When it ends, and how sure that is", tuple(lines))


def _end(frame: Frame, end: Finish) -> Iterator[Line]:
    if end.certain:
        yield Line(f"{frame.when(end.p50)} {odds.CERTAIN}.", label="The end:", tone=Tone.WARN)
        return
    if end.expected is not None:
        met = odds.share(end.chance_by(end.expected))
        expected = f"{frame.when(end.expected)}; it is met in {met} of the runs."
        yield Line(expected, label="Expected end:")
    yield Line(f"{frame.when(end.p50)}.", label="Even odds:")
    sure = f"{frame.when(end.p80)}, {odds.give_or_take(end.error_days(0.8))}."
    yield Line(sure, label="80 % sure:", tone=Tone.STRONG)
    yield Line(f"{frame.when(end.p90)}.", label="90 % sure:")


def phases(frame: Frame) -> Section:
    """Each phase as a whole, and the end."""
    return _section(frame, "Phases", "Phase", [*frame.phases(), frame.end()])


def outcomes(frame: Frame) -> Section | None:
    """Each outcome that is still to be reached; None when there is none."""
    open_ = [each for each in frame.outcomes() if not each.done]
    if not open_:
        return None
    note = Line(
        "Counted from the landing of the last initiative that serves it, and the metric's own "
        "lag. That the metric then moves is not part of the odds.",
        tone=Tone.QUIET,
    )
    return (
        _section(frame, "Outcomes: when they can show", "Outcome", open_, note) if open_ else None
    )


def promises(frame: Frame) -> Section | None:
    """Each unfinished initiative with a date of its own to meet; None when none has."""
    open_ = [each for each in frame.initiatives() if each.promised and not each.done]
    return _section(frame, "Promised dates", "Initiative", open_) if open_ else None


def _section(
    frame: Frame, heading: str, what: str, endings: Sequence[Ending], *notes: Line
) -> Section:
    """A table; without the column of chances where nothing is promised."""
    columns = [
        Column(what, flows=True),
        Column("Expected", right=True),
        Column("Even odds (P50)", right=True),
        Column("80 % sure (P80)", right=True),
        Column("90 % sure (P90)", right=True),
    ]
    promised = any(each.promised for each in endings)
    if promised:
        columns.append(Column("Chance", right=True))
    rows = tuple(_row(frame, each, promised) for each in endings)
    return Section(heading, (), (Table(tuple(columns), rows),), notes)


def _row(frame: Frame, ending: Ending, promised: bool) -> Row:
    finish = ending.finish
    error = "" if finish.certain else f"± {writing.count(finish.error_days(0.8), 'day')}"
    cells = [
        Cell(ending.name, note=f"to meet {ending.promised}" if ending.promised else ""),
        Cell(frame.when(finish.expected)),
        Cell(frame.when(finish.p50)),
        Cell(frame.when(finish.p80), note=error, tone=Tone.STRONG),
        Cell(frame.when(finish.p90)),
    ]
    if promised and ending.done:
        cells.append(Cell("done"))
    elif promised:
        cells.append(Cell(odds.chance(finish) or "-", tone=odds.tone(finish)))
    return Row(tuple(cells), f"{ending.name}: {_sentence(frame, ending)}.")


def _sentence(frame: Frame, ending: Ending) -> str:
    """When and how sure, and the chance to keep the promise, as a clause."""
    finish = ending.finish
    if ending.done:
        return f"done, {frame.when(finish.p50)}"
    if finish.certain:
        return f"{frame.when(finish.p50)} {odds.CERTAIN}"
    facts = [
        f"expected {frame.when(finish.expected)}",
        f"even odds by {frame.when(finish.p50)}",
        f"80 % sure by {frame.when(finish.p80)}, {odds.give_or_take(finish.error_days(0.8))}",
        f"90 % sure by {frame.when(finish.p90)}",
    ]
    if ending.promised:
        facts.append(f"chance to meet {ending.promised}: {odds.chance(finish)}")
    return "; ".join(facts)
