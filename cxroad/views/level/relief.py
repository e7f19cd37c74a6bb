"""What levelling spares teams and owners, and what it cannot."""

from __future__ import annotations

from cxroad.level.result import TeamRelief
from cxroad.model.language import say, say_of
from cxroad.model.writing import count, named, rounded
from cxroad.views.level.shape import LevelView
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone

_MOST_NAMED = 5


def relief(view: LevelView) -> Section:
    """Hours of each team and initiatives of each owner at their peak, before and after."""
    tables = []
    answer = view.answer
    if answer.teams:
        columns = (
            Column(say("Team"), flows=True),
            Column(say("Room, h a week"), right=True),
            Column(say("Peak"), right=True),
            Column(say("Levelled"), right=True),
            Column(say("Weeks over"), right=True),
            Column(say("Levelled"), right=True),
        )
        tables.append(Table(columns, tuple(_team(team) for team in answer.teams)))
    if answer.owners:
        heads = (
            Column(say("Owner"), flows=True),
            Column(say("At once"), right=True),
            Column(say("Levelled"), right=True),
        )
        rows = tuple(
            Row(
                (
                    Cell(owner.owner),
                    Cell(str(owner.most)),
                    Cell(
                        str(owner.new_most),
                        tone=Tone.BAD if owner.new_most > answer.limits.at_once else Tone.PLAIN,
                    ),
                ),
                say(
                    "{owner} runs {most} initiatives at once, levelled {new_most}, of {at_once}.",
                    owner=owner.owner,
                    most=owner.most,
                    new_most=owner.new_most,
                    at_once=answer.limits.at_once,
                ),
            )
            for owner in answer.owners
        )
        tables.append(Table(heads, rows))
    lines = []
    if answer.kept:
        lines.append(
            Line(
                say_of(
                    len(answer.kept),
                    "Still over: {names} keeps its own days, so levelling cannot ease those weeks.",
                    "Still over: {names} keep their own days, so levelling cannot ease those "
                    "weeks.",
                    names=named(list(answer.kept), _MOST_NAMED),
                ),
                tone=Tone.WARN,
            )
        )
    return Section(say("Teams and owners"), tables=tuple(tables), notes=tuple(lines))


def _team(team: TeamRelief) -> Row:
    texts = [
        team.team,
        rounded(team.room, 2),
        say("{hours} h", hours=rounded(team.peak, 2)),
        say("{hours} h", hours=rounded(team.new_peak, 2)),
        str(team.over),
        str(team.new_over),
    ]
    cells = [Cell(text) for text in texts]
    if team.over:
        cells[2] = Cell(texts[2], tone=Tone.BAD)
    if team.new_over:
        cells[3] = Cell(texts[3], tone=Tone.BAD)
    words = say(
        "{team}: at most {peak} a week of {capacity} h, levelled {new_peak}; {weeks} over its "
        "capacity, levelled {new_over}.",
        team=team.team,
        peak=texts[2],
        capacity=texts[1],
        new_peak=texts[3],
        weeks=count(team.over, "week"),
        new_over=team.new_over,
    )
    return Row(tuple(cells), words)
