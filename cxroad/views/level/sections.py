"""A levelled plan in words and tables."""

from __future__ import annotations

from collections.abc import Iterator

from cxroad.model.language import say
from cxroad.model.writing import count, day
from cxroad.views.level.basis import basis
from cxroad.views.level.beside import beside
from cxroad.views.level.moves import moves
from cxroad.views.level.relief import relief
from cxroad.views.level.shape import Change, LevelView
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone


def sections(view: LevelView) -> Iterator[Section]:
    """What moves, what it costs and spares, and what it rests on, in reading order."""
    if view.shifts:
        yield moves(view)
    yield beside(view)
    if view.changes:
        yield _findings(view.changes)
    if view.answer.teams or view.answer.owners:
        yield relief(view)
    if view.answer.missed:
        yield _missed(view)
    yield basis(view)


def _findings(changes: tuple[Change, ...]) -> Section:
    """What lint finds then, and what it no longer finds."""
    columns = (
        Column(say("Rule")),
        Column(say("Now"), right=True),
        Column(say("Levelled"), right=True),
    )
    rows = tuple(
        Row(
            (Cell(each.code), Cell(str(each.before)), Cell(str(each.after), tone=_tone(each))),
            say(
                "{code}: {findings}, levelled {after}.",
                code=each.code,
                findings=count(each.before, "finding"),
                after=each.after,
            ),
        )
        for each in changes
    )
    fresh = tuple(
        Line(f"{message}.", label=say("New, {code}:", code=each.code), tone=Tone.WARN, item=True)
        for each in changes
        for message in each.messages
    )
    return Section(say("What lint finds"), tables=(Table(columns, rows),), notes=fresh)


def _tone(change: Change) -> Tone:
    return Tone.GOOD if change.after < change.before else Tone.WARN


def _missed(view: LevelView) -> Section:
    lines = tuple(
        Line(
            say(
                "due {due}, ends {after} instead of {before}.",
                due=day(each.due),
                after=day(each.after),
                before=day(each.before),
            ),
            label=f"{each.id}:",
            tone=Tone.WARN,
            item=True,
        )
        for each in view.answer.missed
    )
    return Section(say("Promised days that it misses, or misses by more"), lines)
