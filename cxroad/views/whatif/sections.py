"""The answer to a scenario in words and tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from cxroad.model.writing import count, day, listed, named, percent
from cxroad.simulate.stress import Missed, Part, Side
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.whatif.shape import Move, WhatIfView
from cxroad.views.words import apart

_MOST_MOVES = 12
"""How many initiatives the table shows; our default, for one screen."""

_MOST_NAMED = 8


def headline(view: WhatIfView) -> str:
    """The question, and what it comes to."""
    return f"{view.question} {_loss(view)}"


def _loss(view: WhatIfView) -> str:
    unit, until = view.unit, day(view.last)
    held = "" if unit.money else f" {unit.held}"
    plan, twin = _part(view, view.plan), _part(view, view.twin)
    if not view.plan.lost and not view.twin.lost:
        return f"No value is lost by {until}, in the plan or as one big bang."
    if view.plan.lost < 0:
        more = unit.in_hand(view.held(-view.plan.lost))
        return f"The plan gains {more}{held} by {until}; as one big bang {_gain(view, twin)}."
    return f"The plan loses {plan}{held} by {until}; as one big bang {_gain(view, twin)}."


def _gain(view: WhatIfView, twin: str) -> str:
    if view.twin.lost < 0:
        return f"it gains {view.unit.in_hand(view.held(-view.twin.lost))}"
    return f"it loses {twin}" if view.twin.lost else "it loses nothing"


def _part(view: WhatIfView, side: Side) -> str:
    """`930.5 of 2,578.7`."""
    lost, whole = view.held(side.lost), view.held(side.before.value_months())
    return f"{view.unit.in_hand(lost)} of {view.unit.in_hand(whole, short=view.unit.money)}"


def sections(view: WhatIfView) -> Iterator[Section]:
    """Everything but the headline, in reading order."""
    yield _beside(view)
    yield _decide(view)
    if view.answer.turned:
        yield _turn(view)
    yield _moving(view)
    if view.answer.missed:
        yield _missing(view)
    yield Section(
        "What this rests on",
        tuple(Line(note, item=True, tone=Tone.QUIET) for note in view.notes),
        notes=(Line("No file is changed.", tone=Tone.QUIET),),
    )


def _beside(view: WhatIfView) -> Section:
    columns = (Column("", flows=True), Column("Plan", right=True), Column("Big bang", right=True))
    return Section("Plan beside big bang", tables=(Table(columns, tuple(_measures(view))),))


def _measures(view: WhatIfView) -> Iterator[Row]:
    unit, one, two = view.unit, view.plan, view.twin
    rate = unit.rate
    if view.answer.at is not None:
        first = f"Delivered by {day(view.answer.at)}, {rate}"
        yield _row(first, unit.delivered(one.delivered), unit.delivered(two.delivered))
        yield _row(
            f"Still to come after that, {rate}",
            unit.delivered(max(one.to_come, Fraction(0))),
            unit.delivered(max(two.to_come, Fraction(0))),
        )
    for label, left, right in (
        (f"Never arrives (stranded), {rate}", one.stranded_value, two.stranded_value),
        (f"Ends before its time (written off), {rate}", one.written_off, two.written_off),
        (f"In effect, and hangs on the vendor (exposed), {rate}", one.exposed, two.exposed),
    ):
        if left or right:
            yield _row(label, unit.delivered(left), unit.delivered(right))
    if one.stranded_spend or two.stranded_spend:
        yield _row(
            "Money spent by then on what never arrives, or is done again",
            unit.cash(one.stranded_spend or Fraction(0)),
            unit.cash(two.stranded_spend or Fraction(0)),
        )
    if one.before.cost != one.after.cost or two.before.cost != two.after.cost:
        yield _cost(view)
    held = f"in {unit.held}" if not unit.money else "in money"
    yield _row(
        f"Value lost by {day(view.last)}, {held}", _lost(view, one), _lost(view, two), Tone.STRONG
    )
    yield _row(f"Value left by {day(view.last)}, {held}", _left(view, one), _left(view, two))
    yield _last(view)


def _cost(view: WhatIfView) -> Row:
    """What all costs under the scenario, and by how much that is less or more."""
    told, said = [Cell("Cost of all that is done")], []
    for side in (view.plan, view.twin):
        before, after = side.before.cost or Fraction(0), side.after.cost or Fraction(0)
        change = f"{view.unit.cash(abs(after - before))} {'less' if after < before else 'more'}"
        note = change if after != before else "as before"
        told.append(Cell(view.unit.cash(after), note=note))
        said.append(f"{view.unit.cash(after)}, {note}")
    return Row(tuple(told), f"Cost of all that is done: {said[0]}; as a big bang {said[1]}.")


def _row(what: str, plan: str, late: str, tone: Tone = Tone.PLAIN) -> Row:
    cells = (Cell(what, tone=tone), Cell(plan, tone=tone), Cell(late, tone=tone))
    return Row(cells, f"{what}: {plan}; as a big bang {late}.")


def _lost(view: WhatIfView, side: Side) -> str:
    whole = side.before.value_months()
    if not side.lost:
        return "0"
    lost = view.unit.in_hand(abs(view.held(side.lost)))
    if side.lost < 0:
        return f"{lost} gained"
    return f"{lost} ({percent(side.lost / whole)})" if whole else lost


def _left(view: WhatIfView, side: Side) -> str:
    return view.unit.in_hand(view.held(side.before.value_months() - side.lost))


def _last(view: WhatIfView) -> Row:
    blocked = any(each.stopped == "blocked" for each in view.moves)
    plan, late = (_end(side, blocked) for side in (view.plan, view.twin))
    cells = (Cell("Last day of work"), Cell(plan[0], note=plan[1]), Cell(late[0], note=late[1]))
    said, after = (", ".join(filter(None, each)) for each in (plan, late))
    return Row(cells, f"Last day of work: {said}; as a big bang {after}.")


def _end(side: Side, blocked: bool) -> tuple[str, str]:
    """The last day of work, and how that is away from the day before the scenario."""
    before = last_day(side)
    if side.end is None:
        return "never released", ""
    if before is None or side.end == before:
        return day(side.end), "as before"
    if blocked and side.end < before:
        return day(side.end), "of what goes on"
    return day(side.end), _later((side.end - before).days)


def last_day(side: Side) -> date | None:
    """The last day of work without the scenario; None where nothing has dates."""
    return max((part.finish for part in side.before.parts), default=None)


def _later(days: int) -> str:
    return f"{apart(days)} {'later' if days > 0 else 'earlier'}"


def _decide(view: WhatIfView) -> Section:
    lines = [Line(text, item=True) for text in view.decide]
    if view.plain:
        lines.append(
            Line("Whether to keep it: `--diff` shows the edit, `--apply` makes it.", item=True)
        )
    elif not lines:
        lines.append(Line("Nothing that the file does not answer already.", item=True))
    if warning := _warning(view):
        lines.append(Line(warning, label="Lint:", tone=Tone.QUIET))
    return Section("What to decide now", tuple(lines))


def _warning(view: WhatIfView) -> str:
    """Which rules warn of it already, and which look for it and find nothing."""
    found = [each for each in view.warned if each.findings]
    loud = [f"{each.code} ({count(each.findings or 0, 'finding')})" for each in found]
    quiet = [each.code for each in view.warned if each.findings == 0]
    unasked = [each.code for each in view.warned if each.findings is None]
    parts = []
    if loud:
        verb = "warns" if len(loud) == 1 else "warn"
        parts.append(f"{listed(loud)} {verb} of what makes this hurt")
    if quiet:
        verb = "looks" if len(quiet) == 1 else "look"
        find = "finds" if len(quiet) == 1 else "find"
        parts.append(f"{listed(quiet)} {verb} for it and {find} nothing here")
    if unasked:
        parts.append(f"{listed(unasked)} would warn of it")
    return f"{'; '.join(parts)}." if parts else ""


def _turn(view: WhatIfView) -> Section:
    turned = view.answer.turned
    assert turned is not None, "asked for where there is one"
    partly = [f"{id} (loses {percent(lost)})" for id, lost in turned.partly]
    groups = (
        ("Serves as before:", list(turned.kept)),
        ("Serves in part:", partly),
        ("Serves nothing any more:", list(turned.nothing)),
        ("Enabler without a use:", list(turned.unused)),
        ("Counts now, and nothing covers it:", list(turned.added)),
    )
    lines = (Line(f"{named(ids, _MOST_NAMED)}.", label=label) for label, ids in groups if ids)
    return Section("Unfinished work after the turn", tuple(lines))


def _moving(view: WhatIfView) -> Section:
    moves = view.moves
    heading = f"What moves: {len(moves)} of {count(view.initiatives, 'initiative')}"
    if not moves:
        return Section("What moves", (Line("No date moves.", tone=Tone.QUIET),))
    columns = (
        Column("ID"),
        Column("Initiative", flows=True),
        Column("Owner", flows=True),
        Column("End now", right=True),
        Column("End then", right=True),
        Column("Moves", right=True),
    )
    rows = tuple(_move(each) for each in moves[:_MOST_MOVES])
    notes: tuple[Line, ...] = ()
    if len(moves) > _MOST_MOVES:
        rest = moves[_MOST_MOVES:]
        notes = (Line(f"And {len(rest)} more: {named([each.id for each in rest], _MOST_NAMED)}."),)
    return Section(heading, tables=(Table(columns, rows),), notes=notes)


def _move(each: Move) -> Row:
    before = day(each.before) if each.before else "-"
    after = each.stopped or (day(each.after) if each.after else "-")
    moves = f"{each.days:+d} d" if each.days else "stops" if each.stopped else "-"
    bad = Tone.BAD if each.stopped or each.days > 0 else Tone.GOOD
    cells = (
        Cell(each.id),
        Cell(each.name),
        Cell(each.owner),
        Cell(before),
        Cell(after, tone=bad),
        Cell(moves),
    )
    if each.stopped:
        said = f"{each.id}: {each.stopped}, instead of ending {before}."
    else:
        said = f"{each.id} ends {after} instead of {before}, {_later(each.days)}."
    return Row(cells, said)


def _missing(view: WhatIfView) -> Section:
    lines = tuple(Line(_promise(each), item=True, tone=Tone.WARN) for each in view.answer.missed)
    return Section("Promises that break", lines)


def _promise(each: Missed) -> str:
    what = "" if each.part is Part.INITIATIVE else f" ({each.part})"
    promise = "gate" if each.part is Part.PHASE else "due"
    then = f"then {day(each.after)}" if each.after else "then never in full"
    return f"{each.id}{what}, {promise} {day(each.due)}: was {day(each.before)}, {then}."
