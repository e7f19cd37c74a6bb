"""The initiatives that levelling moves."""

from __future__ import annotations

from cxroad.model.language import later, say
from cxroad.model.writing import count, day, named
from cxroad.views.level.shape import LevelView, Shift
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.words import apart

_MOST_NAMED = 5

_MOST_WHYS = 12


def moves(view: LevelView) -> Section:
    """Every initiative that moves, with its days now and then, and why."""
    columns = (
        Column(say("ID")),
        Column(say("Initiative"), flows=True),
        Column(say("Start now"), right=True),
        Column(say("Start then"), right=True),
        Column(say("End then"), right=True),
        Column(say("Ends"), right=True),
    )
    waits = [shift for shift in view.shifts if shift.written]
    notes = [
        Line(f"{shift.why}.", label=say("{id} waits:", id=shift.id), item=True)
        for shift in waits[:_MOST_WHYS]
    ]
    notes.append(
        Line(
            say(
                "Written by --apply (*): `start` of {named}; what else moves follows from what "
                "it waits for.",
                named=named([s.id for s in waits], _MOST_NAMED),
            ),
            tone=Tone.QUIET,
        )
    )
    return Section(
        say(
            "What moves: {n} of {initiatives}",
            n=len(view.shifts),
            initiatives=count(len(view.answer.plan.live), "initiative"),
        ),
        tables=(Table(columns, tuple(_shift(shift) for shift in view.shifts)),),
        notes=tuple(notes) if waits else (),
    )


def _shift(shift: Shift) -> Row:
    text = later("{time} later") if shift.days > 0 else later("{time} earlier")
    moved = say(text, time=apart(shift.days)) if shift.days else "-"
    new = f"{day(shift.new_start)}{' *' if shift.written else ''}"
    texts = [
        shift.id,
        shift.name,
        day(shift.start),
        new,
        day(shift.new_finish),
        moved,
    ]
    by = say("its `start` is to be written") if shift.written else say("it follows")
    words = say(
        "{id}, {name}: starts on {new_start} instead of {start}, and ends on {new_finish} "
        "instead of {finish}; {by}.",
        id=shift.id,
        name=shift.name,
        new_start=day(shift.new_start),
        start=day(shift.start),
        new_finish=day(shift.new_finish),
        finish=day(shift.finish),
        by=by,
    )
    cells = [Cell(text) for text in texts]
    if shift.written:
        cells[3] = Cell(new, tone=Tone.STRONG)
    return Row(tuple(cells), words)
