"""The timeline as a picture: phases and initiatives at the left, their bars over the months."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from cxroad.model.language import say
from cxroad.model.writing import day, joined, month_of
from cxroad.render.days import marks, opening
from cxroad.render.em import broken, wide
from cxroad.render.svg import Drawing
from cxroad.render.svg_arrows import draw_arrows
from cxroad.render.svg_bars import LATE, PHASES, Chart, Scale, badge
from cxroad.render.svg_legend import legend
from cxroad.views.arrows import End
from cxroad.views.timeline import InitiativeRow, PhaseRow, TimelineView
from cxroad.views.timeline.prose import initiative_sentences, phase_sentences
from cxroad.views.words import flat, shifted, slip, week

_WIDTH, _MARGIN = 1280, 32
_RIGHT = _WIDTH - _MARGIN
_ROW, _BAND, _AXIS = 24, 28, 64
_MARK, _BADGE = 14, 28
_NAME = (150, 400)
_OWNER = (60, 132)
_SLIP = 52
_MARKS = 14
"""About how many days are named; our default."""

_WEEKS_UNDER = 70
"""Days below which the weeks are named, as on a terminal; our default."""

_AGAIN_FROM = 30
"""Rows from which the days are named below the chart too; our default."""


def render(view: TimelineView) -> str:
    """The timeline as SVG; what a name has no room for shows when a pointer rests on its row."""
    drawing = Drawing(_WIDTH, 0, flat(view.title), " ".join(_told(view)))
    top = _heading(drawing, view) + _AXIS
    owners = _room([wide(_owner(row), 11) for row in view.rows if row.owners], _OWNER)
    slips = _SLIP if view.since else 0
    called = [_called(phase) - _BADGE - owners - slips for phase in view.phases]
    names = _room([*called, *(wide(flat(row.name), 13, row.critical) for row in view.rows)], _NAME)
    left = _MARGIN + _MARK + _BADGE + names + owners + slips + 16
    chart = Chart(drawing, _scale(view, left))
    bottom = top + _BAND * len(view.phases) + _ROW * len(view.rows)
    _bands(drawing, view, top)
    if view.today:
        _today(drawing, view.today, chart.scale, top)
    if view.start:
        _days(drawing, view, chart.scale, top, bottom)
    draw_arrows(drawing, view, chart.scale, _heights(view, top))
    y = float(top)
    for number, phase in enumerate(view.phases):
        paint = PHASES[number % len(PHASES)]
        with drawing.about(" ".join(phase_sentences(view, phase))):
            _phase(drawing, phase, y, left, paint)
            chart.phase(phase, y + (_BAND - 4) / 2, paint)
        y += _BAND
        for row in phase.rows:
            with drawing.about(" ".join(initiative_sentences(view, row))):
                _initiative(drawing, row, y, names, owners)
                if slips:
                    _slip(drawing, row, left - 12, y)
                chart.initiative(row, y + _ROW / 2, paint)
            y += _ROW
    if view.today:
        chart.used.add("today")
        x = chart.scale.middle(view.today)
        drawing.line([(x, top - 8), (x, bottom)], LATE, 1.5)
    y = bottom + (42 if view.start and len(view.rows) >= _AGAIN_FROM else 8)
    y = legend(drawing, view, chart.used, (_MARGIN, _RIGHT), y + 20)
    drawing.height = int(_notes(drawing, view, y) + 20)
    return drawing.render()


def _heights(view: TimelineView, top: float) -> dict[End, float]:
    """The middle of each row, phases and initiatives."""
    found = {}
    for phase in view.phases:
        found[End(phase.id, "phase")] = top + (_BAND - 4) / 2
        top += _BAND
        for row in phase.rows:
            found[End(row.id, "initiative")] = top + _ROW / 2
            top += _ROW
    return found


def _told(view: TimelineView) -> Iterator[str]:
    """What a listener hears: when it ends, what stands in the notes, and each phase."""
    yield say("As of {day}.", day=day(view.as_of))
    if view.outlook:
        yield view.outlook
    yield from (flat(note) for note in view.notes)
    for phase in view.phases:
        yield from phase_sentences(view, phase)


def _heading(drawing: Drawing, view: TimelineView) -> int:
    """Whose roadmap, its title, the day and the outlook; returns where they end."""
    as_of = say("as of {day}", day=day(view.as_of))
    drawing.words(_RIGHT, 46, as_of, fill="quiet", anchor="end")
    owner, title = flat(view.organisation), flat(view.title)
    words = title if not owner or owner.casefold() in title.casefold() else f"{owner}: {title}"
    y = 46
    for line in broken(words, _RIGHT - _MARGIN - wide(as_of, 13) - 20, 20, 2, True):
        drawing.words(_MARGIN, y, line, size=20, bold=True)
        y += 26
    for line in broken(view.outlook, _RIGHT - _MARGIN, 14, 2) if view.outlook else ():
        drawing.words(_MARGIN, y + 2, line, size=14)
        y += 20
    return y


def _scale(view: TimelineView, left: float) -> Scale:
    """The chart's days, whole months or weeks, with room for the mark of the last day."""
    start, finish = view.start or view.as_of, view.finish or view.as_of
    first = view.origin if view.relative else opening(start, finish, _MARKS)
    if _short(view):
        first = shifted(start, timedelta(days=-start.weekday()))
    days = finish.toordinal() + 1 - first.toordinal()
    return Scale(left, _RIGHT, first.toordinal(), days + max(1, days // 60))


def _short(view: TimelineView) -> bool:
    """Whether the weeks are named, by their Mondays."""
    start, finish = view.start or view.as_of, view.finish or view.as_of
    return not view.relative and (finish - start).days < _WEEKS_UNDER


def _room(sizes: list[float], limits: tuple[int, int]) -> float:
    """A column as wide as its widest text asks, within limits; 0 without any."""
    return min(max(sizes, default=-limits[0]) + 8, limits[1]) if sizes else 0


def _bands(drawing: Drawing, view: TimelineView, top: float) -> None:
    """Below everything else: what parts the phases from each other."""
    for phase in view.phases:
        drawing.rectangle(_MARGIN, top, _RIGHT - _MARGIN, _BAND - 4, "band", 2)
        top += _BAND + _ROW * len(phase.rows)


def _days(drawing: Drawing, view: TimelineView, scale: Scale, top: float, bottom: float) -> None:
    """A line where each month, quarter, half-year or year begins, named above and below."""
    again = len(view.rows) >= _AGAIN_FROM
    free = year_free = scale.left
    for at, part, year in _named(view, scale):
        x = scale.begin(at)
        drawing.line([(x, top - 8), (x, bottom)], "grid", 1.5 if year and part else 1)
        name, x = part or year, x + 4
        if free <= x <= scale.right + 8 - wide(name, 11):
            _free(drawing, view, scale, x, top - 22, wide(name, 11))
            drawing.words(x, top - 12, name, size=11, fill="quiet")
            if again:
                drawing.words(x, bottom + 14, name, size=11, fill="quiet")
            free = x + wide(name, 11) + 4
        if part and year and year_free <= x <= scale.right + 8 - wide(year, 12, True):
            _free(drawing, view, scale, x, top - 39, wide(year, 12, True))
            drawing.words(x, top - 28, year, size=12, bold=True)
            if again:
                drawing.words(x, bottom + 30, year, size=12, bold=True)
            year_free = x + wide(year, 12, True) + 4


def _today(drawing: Drawing, at: date, scale: Scale, top: float) -> None:
    """The upper end of the present day's line, with its word above."""
    word = say("today")
    x, half = scale.middle(at), wide(word, 12, True) / 2
    drawing.line([(x, top - 42), (x, top - 8)], LATE, 1.5)
    middle = min(max(x, scale.left + half), scale.right - half)
    drawing.words(middle, top - 46, word, size=12, fill=LATE, anchor="middle", bold=True)


def _free(
    drawing: Drawing, view: TimelineView, scale: Scale, x: float, y: float, width: float
) -> None:
    """Take away the present day's line where a name is about to stand on it."""
    if view.today and x - 3 < scale.middle(view.today) < x + width + 3:
        drawing.rectangle(x - 2, y, width + 4, 14, "paper")


def _named(view: TimelineView, scale: Scale) -> Iterator[tuple[date, str, str]]:
    """Days to name: the part of the year, or the week, and the year where one is due."""
    start, finish = date.fromordinal(scale.first), view.finish or view.as_of
    if view.relative:
        step = max(1, -(-scale.days // 7 // 14))
        for ordinal in range(scale.first, finish.toordinal() + 1, 7 * step):
            at = date.fromordinal(ordinal)
            yield at, week(view.week(at)), ""
        return
    if _short(view):
        for ordinal in range(scale.first, finish.toordinal() + 1, 7):
            at = date.fromordinal(ordinal)
            fresh = ordinal == scale.first or at.day <= 7
            yield at, str(at.day), month_of(at) if fresh else ""
        return
    for number, mark in enumerate(marks(start, finish, _MARKS)):
        fresh = mark.strong or number == 0 or not mark.part
        yield mark.day, mark.part, str(mark.day.year) if fresh else ""


def _phase(drawing: Drawing, phase: PhaseRow, y: float, left: float, paint: str) -> None:
    """A phase's name and goal, and how much of it is finished."""
    drawing.rectangle(_MARGIN, y, 5, _BAND - 4, paint, 2)
    done = _progress(phase)
    drawing.words(left - 12, y + 16, done, size=11, fill="quiet", anchor="end")
    words = ": ".join(part for part in (phase.label, flat(phase.goal)) if part)
    room = left - 12 - wide(done, 11) - 10 - _MARGIN - _MARK
    drawing.words(_MARGIN + _MARK, y + 16, words, bold=True, room=room)


def _called(phase: PhaseRow) -> float:
    """Pixels for a phase's name and progress; its goal is shown where some are left."""
    words = f"{phase.label}: …" if phase.goal else phase.label
    return wide(words, 13, bold=True) + wide(_progress(phase), 11)


def _progress(phase: PhaseRow) -> str:
    """How much of a phase is finished, and by how much it slipped."""
    if phase.total:
        done = say("{n}/{total} done", n=phase.done, total=phase.total)
    else:
        done = say("no initiatives")
    return joined([done, slip(phase.bar.slip)]) if phase.bar.slip else done


def _initiative(
    drawing: Drawing, row: InitiativeRow, y: float, names: float, owners: float
) -> None:
    """Critical or not, the letter, the name and who is accountable."""
    if row.critical:
        drawing.words(_MARGIN, y + 16, "»", fill=LATE, bold=True)
    badge(drawing, row.verdict.colour, _MARGIN + _MARK, y + 4)
    x = _MARGIN + _MARK + _BADGE
    name = flat(row.name)
    drawing.words(x, y + 16, name, bold=row.critical, room=names - 8)
    if row.owners and owners:
        drawing.words(x + names, y + 16, _owner(row), size=11, fill="quiet", room=owners - 8)


def _slip(drawing: Drawing, row: InitiativeRow, right: float, y: float) -> None:
    """By how much it slipped since the reference."""
    late = row.bar.slip is not None and row.bar.slip > 0
    words = slip(row.bar.slip) if row.bar.drawn else ""
    drawing.words(right, y + 16, words, size=11, fill=LATE if late else "quiet", anchor="end")


def _owner(row: InitiativeRow) -> str:
    others = f" +{len(row.owners) - 1}" if len(row.owners) > 1 else ""
    return flat(row.owners[0]) + others if row.owners else ""


def _notes(drawing: Drawing, view: TimelineView, y: float) -> float:
    """What the picture does not show, and gates that are missed; returns where they end."""
    for note in view.notes:
        for line in broken(flat(note), _RIGHT - _MARGIN, 12, 3):
            drawing.words(_MARGIN, y, line, size=12)
            y += 18
    return y
