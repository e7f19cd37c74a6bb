"""Which days moved, by how much and why; and what that does to the chances of the gates."""

from __future__ import annotations

from collections.abc import Sequence

from cxroad.history.chances import Chance
from cxroad.history.difference import Part, Shift
from cxroad.model.language import say
from cxroad.model.writing import grouped
from cxroad.views import odds
from cxroad.views.diff.shape import DiffView, brief, when
from cxroad.views.diff.why import by_decision, moved, reason, unexplained, why
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.words import flat

_MOST = 60
"""The most initiatives in the table; our default."""


def dates(view: DiffView) -> Section | None:
    """Phases and the end of the plan, then initiatives; None when nothing moved."""
    difference = view.difference
    if difference.old.schedule.relative is not difference.new.schedule.relative:
        if difference.new.schedule.relative:
            text = say("The newer file has no dates, so no day can be compared.")
        else:
            text = say("The older file has no dates, so no day can be compared.")
        return Section(say("What moved"), (Line(text, tone=Tone.WARN),))
    ends = (difference.end,) if difference.end else ()
    gates = (*difference.phases, *ends)
    tables = [_table(view, say("Phase"), gates)] if gates else []
    shifts = difference.shifts
    notes: tuple[Line, ...] = ()
    if len(shifts) > _MOST:
        # Where not all can be told, those are that begin something.
        shifts = tuple(sorted(shifts, key=lambda shift: not shift.own)[:_MOST])
        more = grouped(len(difference.shifts) - _MOST)
        rest = say("And {more} more that moved: {form} has all of them.", more=more, form="-f json")
        notes = (Line(rest, tone=Tone.QUIET),)
    tables += [_table(view, say("Initiative"), shifts)] if shifts else []
    return Section(say("What moved"), tables=tuple(tables), notes=notes) if tables else None


def _table(view: DiffView, heading: str, shifts: Sequence[Shift]) -> Table:
    columns = (
        Column(heading, flows=True),
        Column(say("End was"), right=True),
        Column(say("End is"), right=True),
        Column(say("Moves"), flows=True),
        Column(say("Why"), flows=True),
    )
    return Table(columns, tuple(_row(view, each) for each in shifts))


def _row(view: DiffView, shift: Shift) -> Row:
    old, new = view.difference.old, view.difference.new
    was, is_ = when(old, shift.before[1]), when(new, shift.after[1])
    cause = why(view, shift)
    said = _reason(view, shift)
    days = shift.calendar_days
    later = days is not None and days > 0
    cells = (
        Cell(_name(shift), note=_id(shift)),
        Cell(was, tone=Tone.QUIET),
        Cell(is_, tone=Tone.STRONG),
        Cell(moved(shift), tone=Tone.WARN if later else Tone.PLAIN),
        Cell(cause, note=said),
    )
    return Row(cells, _sentence(shift, was, is_, cause, said))


def _sentence(shift: Shift, was: str, is_: str, cause: str, said: str) -> str:
    name = say("The plan") if shift.part is Part.ROADMAP else brief(shift.name)
    id = f" ({_id(shift)})" if _id(shift) else ""
    if shift.before[1] == shift.after[1]:
        text = say("{moved} and ends on {value} as before", moved=moved(shift), value=is_)
    elif shift.after[1] is None:
        text = say("has no end any more, it was {was}", was=was)
    elif shift.before[1] is None:
        text = say("ends on {value}, it had no date", value=is_)
    else:
        text = say(
            "ends {moved}, on {value} instead of {was}", moved=moved(shift), value=is_, was=was
        )
    return f"{name}{id} {text}: {cause}. {said}".rstrip()


def _name(shift: Shift) -> str:
    return say("The end") if shift.part is Part.ROADMAP else brief(shift.name)


def _id(shift: Shift) -> str:
    """The id of an initiative that has a name beside it."""
    return flat(shift.id) if shift.part is Part.INITIATIVE and _name(shift) != shift.id else ""


def _reason(view: DiffView, shift: Shift) -> str:
    """The decision; that there is none is said only where the move begins."""
    said = reason(shift.decisions)
    if unexplained(shift.decisions) and not by_decision(shift):
        return ""
    if shift.decisions and not shift.own and shift.roots and view.difference.shifts:
        return ""  # it stands where the move begins
    return said


def gates(view: DiffView) -> Section | None:
    """Chances of gates that changed."""
    if not view.chances:
        return None
    columns = (
        Column(say("Phase"), flows=True),
        Column(say("Chance was"), right=True),
        Column(say("Chance is"), right=True),
    )
    rows = tuple(_gate(each) for each in view.chances)
    note = Line(say("Chances to meet the gate, from 2,000 runs of each plan."), tone=Tone.QUIET)
    return Section(say("Chances of the gates"), tables=(Table(columns, rows),), notes=(note,))


def _gate(chance: Chance) -> Row:
    assert chance.before is not None, "told only where there are both"
    assert chance.after is not None, "told only where there are both"
    was, is_ = odds.chance(chance.before), odds.chance(chance.after)
    name = brief(chance.name)
    cells = (Cell(name), Cell(was, tone=Tone.QUIET), Cell(is_, tone=odds.tone(chance.after)))
    return Row(
        cells,
        say(
            "{name} meets its gate with a chance of {value} instead of {was}.",
            name=name,
            value=is_,
            was=was,
        ),
    )
