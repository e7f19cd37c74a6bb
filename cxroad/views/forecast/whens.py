"""Tables of finishes: of phases, outcomes and promised dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxroad.model import writing
from cxroad.simulate.finish import Finish
from cxroad.views import odds
from cxroad.views.forecast.frame import Frame
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone


def outlook(frame: Frame) -> Section:
    """The end of the plan in sentences, and the phases that have a date to meet."""
    end = frame.answer.end
    lines = []
    if end.expected is not None:
        met = odds.share(end.chance_by(end.expected))
        expected = f"{frame.when(end.expected)}; it is met in {met} of the runs."
        lines.append(Line(expected, label="Expected end:"))
    lines.append(Line(f"{frame.when(end.p50)}.", label="Even odds:"))
    sure = f"{frame.when(end.p80)}, {odds.give_or_take(end.error_days(0.8))}."
    lines.append(Line(sure, label="80 % sure:", tone=Tone.STRONG))
    lines.append(Line(f"{frame.when(end.p90)}.", label="90 % sure:"))
    for finish in _open(frame, frame.answer.phases):
        if finish.due is not None:
            promised = frame.promised(finish, "phases")
            label = f"{frame.name(finish.id)} to meet {promised}:"
            words = f"{odds.chance(finish)}, all of its initiatives together."
            lines.append(Line(words, label=label, tone=odds.tone(finish)))
    return Section("When it ends, and how sure that is", tuple(lines))


def phases(frame: Frame) -> Section:
    """Each phase as a whole, and the end."""
    rows = [_row(frame, finish, "phases") for finish in frame.answer.phases.values()]
    return _section("Phases", "Phase", [*rows, _told(frame, "The end", frame.answer.end)])


def outcomes(frame: Frame) -> Section | None:
    """Each outcome that is still to be reached; None when there is none."""
    found = _open(frame, frame.answer.outcomes)
    rows = [_row(frame, finish, "outcomes") for finish in found]
    if not rows:
        return None
    note = Line(
        "Counted from the landing of the last initiative that serves it, and the metric's own "
        "lag. That the metric then moves is not part of the odds.",
        tone=Tone.QUIET,
    )
    return _section("Outcomes: when they can show", "Outcome", rows, note)


def promises(frame: Frame) -> Section | None:
    """Each unfinished initiative with a date of its own to meet; None when none has."""
    found = [each for each in _open(frame, frame.answer.initiatives) if each.due is not None]
    rows = [_row(frame, finish, "initiatives") for finish in found]
    if not rows:
        return None
    return _section("Promised dates", "Initiative", rows)


def _open(frame: Frame, finishes: dict[str, Finish]) -> Iterator[Finish]:
    """Those that wait for work that is not done."""
    live = frame.plan.live
    for finish in finishes.values():
        id = finish.id
        work = [each.id for each in live if id in (each.id, each.phase) or id in each.serves]
        if not frame.is_done(work):
            yield finish


def _row(frame: Frame, finish: Finish, part: str) -> Row:
    promised = frame.promised(finish, part)
    return _told(frame, frame.name(finish.id), finish, promised)


def _told(frame: Frame, name: str, finish: Finish, promised: str = "") -> Row:
    error = "" if finish.certain else f"± {writing.count(finish.error_days(0.8), 'day')}"
    cells = (
        Cell(name, note=f"to meet {promised}" if promised else ""),
        Cell(frame.when(finish.expected)),
        Cell(frame.when(finish.p50)),
        Cell(frame.when(finish.p80), note=error, tone=Tone.STRONG),
        Cell(frame.when(finish.p90)),
        Cell(odds.chance(finish) or "-", tone=odds.tone(finish)),
    )
    return Row(cells, frame.sentence(name, finish, promised))


def _section(heading: str, what: str, rows: Sequence[Row], *notes: Line) -> Section:
    """A table; without the column of chances where nothing is promised."""
    columns = [
        Column(what, flows=True),
        Column("Expected", right=True),
        Column("Even odds (P50)", right=True),
        Column("80 % sure (P80)", right=True),
        Column("90 % sure (P90)", right=True),
        Column("Chance", right=True),
    ]
    if all(row.cells[-1].text == "-" for row in rows):
        columns.pop()
        rows = [Row(row.cells[:-1], row.sentence) for row in rows]
    return Section(heading, (), (Table(tuple(columns), tuple(rows)),), notes)
