"""The picture of a timeline: columns of words at the left, the chart at the right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from rich.text import Text

from cxroad.model.language import say
from cxroad.model.writing import percent
from cxroad.render.terminal.axis import Axis, Label, calendar_axis, week_axis
from cxroad.render.terminal.bars import FAINT, TODAY, Chart
from cxroad.render.terminal.paint import PHASE_STYLES, RAG_STYLES, Glyphs, cells, clip, pad, shown
from cxroad.render.terminal.timeline_columns import (
    Columns,
    columns_for,
    has_high,
    heading_of,
    letter_of,
    owner_heading,
    owner_of,
    progress_of,
)
from cxroad.render.terminal.timeline_legend import legend_lines
from cxroad.render.terminal.wires import wires_of
from cxroad.views.timeline import Bar, InitiativeRow, PhaseRow, TimelineView
from cxroad.views.timeline.rag import Colour
from cxroad.views.timeline.shape import LIKELY
from cxroad.views.words import slip

_LONGEST_ROOM = 400
"""The most days before the first bar that are left free for arrows; our default."""


def picture_lines(
    view: TimelineView, width: int, marks: Glyphs, legend: bool = True
) -> Iterator[Text]:
    """Header, a line for each phase and initiative, and a legend of the marks that occur.

    The view has to have days to span.
    """
    columns = columns_for(view, width, marks)
    chart = Chart(_axis(view, columns.chart), view.today, marks)
    yield from _header(view, columns, chart.axis)
    wires = iter(wires_of(view, chart.axis))
    for number, phase in enumerate(view.phases):
        style = PHASE_STYLES[number % len(PHASE_STYLES)]
        words = _phase(view, phase, columns, style, marks)
        yield words.append_text(chart.phase(phase, style, next(wires)))
        for row in phase.rows:
            words = _initiative(view, row, columns, marks)
            yield words.append_text(chart.initiative(row, style, next(wires)))
    if legend:
        yield Text()
        yield from legend_lines(view, columns, chart.used, width, marks)


def _axis(view: TimelineView, width: int) -> Axis:
    start, finish = view.start or view.origin, view.finish or view.origin
    if view.arrows and start.toordinal() > _LONGEST_ROOM:
        # Room for the head of an arrow before the first bar, which is two columns.
        room = min(3 * (finish - start).days // width + 1, _LONGEST_ROOM)
        start -= timedelta(days=room)
    if view.relative:
        return week_axis(view.origin, start, finish, width)
    return calendar_axis(start, finish, width)


def _header(view: TimelineView, columns: Columns, axis: Axis) -> Iterator[Text]:
    """Years and today above, the names of columns and quarters below.

    Where a year leaves no room for the word `today`, it takes the line above, blank otherwise.
    """
    years = [(label, FAINT) for label in axis.upper]
    today = [(label, f"bold {TODAY}") for label in _today(view, axis)]
    apart = not years or all(_has_room(label, axis) for label, _ in today)
    margin = Text(" " * columns.left)
    yield Text() if apart else margin.copy().append_text(_laid(today))
    upper = _laid(years + today if apart else years)
    if upper:
        yield margin.append_text(upper)
    words = f"  {pad(say('ID'), columns.id)} {pad(say('Initiative'), columns.name)} "
    if columns.owner:
        words += pad(owner_heading(columns.full), columns.owner) + " "
    if columns.rag:
        words += pad(say("RAG"), columns.rag) + " "
    if columns.slip:
        words += pad(say("Slip"), columns.slip, right=True) + " "
    if columns.finish:
        words += pad(say("Finish"), columns.finish) + " "
    if columns.high:
        words += pad(percent(LIKELY) if view.runs else say("High"), columns.high) + " "
    yield Text(words, "bold").append_text(_laid([(label, "bold") for label in axis.lower]))


def _today(view: TimelineView, axis: Axis) -> list[Label]:
    """The word over today's line: in its middle, else wherever the years leave room."""
    if view.today is None:
        return []
    today = say("today")
    at, room = axis.last_column(view.today), axis.width - cells(today)
    places = [Label(min(max(at - left, 0), room), today) for left in (2, 1, 3, 0, 4)]
    return [next((word for word in places if _has_room(word, axis)), places[0])]


def _has_room(word: Label, axis: Axis) -> bool:
    return all(word.end < other.column or other.end < word.column for other in axis.upper)


def _laid(labels: Iterable[tuple[Label, str]]) -> Text:
    text = Text()
    for label, style in sorted(labels):
        text.append(" " * (label.column - text.cell_len))
        text.append(label.text, style)
    return text


def _phase(
    view: TimelineView, phase: PhaseRow, columns: Columns, style: str, marks: Glyphs
) -> Text:
    """The left part of a phase: what it is for, how much is finished, and its dates if wide."""
    progress = progress_of(phase)
    beside = (columns.slip, columns.finish, columns.high)
    room = columns.left - 1 - sum(size + 1 for size in beside if size)
    heading = heading_of(phase, room - cells(progress) - 1, marks)
    text = Text.assemble(
        (pad(heading, room - cells(progress)), f"bold {style}"), (progress, style), " "
    )
    return text.append_text(_dates(view, phase.bar, columns, style))


def _initiative(view: TimelineView, row: InitiativeRow, columns: Columns, marks: Glyphs) -> Text:
    """The left part of an initiative: critical or not, id, name, owner, letter, dates if wide."""
    mark = marks.critical if row.critical else " "
    weight = "bold" if row.critical else ""
    behind = row.verdict.colour is Colour.FINISHED
    text = Text.assemble(
        (f"{mark} ", "bold red"),
        (_cell(shown(row.id), columns.id, marks), weight),
        (_cell(shown(row.name), columns.name, marks), f"{weight} {FAINT}" if behind else weight),
    )
    if columns.owner:
        text.append(_cell(owner_of(row, columns.full), columns.owner, marks), FAINT)
    if columns.rag:
        letter = letter_of(row, marks)
        text.append(f" {letter or ' '} ", RAG_STYLES.get(letter, "green"))
        text.append(" ")
    return text.append_text(_dates(view, row.bar, columns, FAINT))


def _dates(view: TimelineView, bar: Bar, columns: Columns, style: str) -> Text:
    """Slip, finish and high finish; the latter only where it differs."""
    text = Text()
    if columns.slip:
        late = bar.slip is not None and bar.slip > 0
        words = slip(bar.slip) if bar.drawn else ""
        text.append(pad(words, columns.slip, right=True), "yellow" if late else style).append(" ")
    high = bar.late if has_high(bar) else None
    for value, size in ((bar.finish, columns.finish), (high, columns.high)):
        if size:
            text.append(pad(view.said(value) if value else "", size) + " ", style)
    return text


def _cell(words: str, width: int, marks: Glyphs) -> str:
    return pad(clip(words, width, marks), width) + " "
