"""The answer to a scenario in words and tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from cxroad.model.language import later, say, say_of
from cxroad.model.writing import count, day, listed, named, percent
from cxroad.simulate.stress import Missed, Part, Side
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.whatif.shape import Move, WhatIfView
from cxroad.views.words import apart, term

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
        return say("No value is lost by {until}, in the plan or as one big bang.", until=until)
    if view.plan.lost < 0:
        more = unit.in_hand(view.held(-view.plan.lost))
        return say(
            "The plan gains {more}{held} by {until}; as one big bang {gain}.",
            more=more,
            held=held,
            until=until,
            gain=_gain(view, twin),
        )
    return say(
        "The plan loses {plan}{held} by {until}; as one big bang {gain}.",
        plan=plan,
        held=held,
        until=until,
        gain=_gain(view, twin),
    )


def _gain(view: WhatIfView, twin: str) -> str:
    if view.twin.lost < 0:
        return say("it gains {in_hand}", in_hand=view.unit.in_hand(view.held(-view.twin.lost)))
    return say("it loses {twin}", twin=twin) if view.twin.lost else say("it loses nothing")


def _part(view: WhatIfView, side: Side) -> str:
    """`930.5 of 2,578.7`."""
    lost, whole = view.held(side.lost), view.held(side.before.value_months())
    return say(
        "{lost} of {whole}",
        lost=view.unit.in_hand(lost),
        whole=view.unit.in_hand(whole, short=view.unit.money),
    )


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
        say("What this rests on"),
        tuple(Line(note, item=True, tone=Tone.QUIET) for note in view.notes),
        notes=(Line(say("No file is changed."), tone=Tone.QUIET),),
    )


def _beside(view: WhatIfView) -> Section:
    columns = (
        Column("", flows=True),
        Column(say("Plan"), right=True),
        Column(say("Big bang"), right=True),
    )
    return Section(say("Plan beside big bang"), tables=(Table(columns, tuple(_measures(view))),))


def _measures(view: WhatIfView) -> Iterator[Row]:
    unit, one, two = view.unit, view.plan, view.twin
    rate = unit.rate
    if view.answer.at is not None:
        first = say("Delivered by {at}, {rate}", at=day(view.answer.at), rate=rate)
        yield _row(first, unit.delivered(one.delivered), unit.delivered(two.delivered))
        yield _row(
            say("Still to come after that, {rate}", rate=rate),
            unit.delivered(max(one.to_come, Fraction(0))),
            unit.delivered(max(two.to_come, Fraction(0))),
        )
    for label, left, right in (
        (
            say("Never arrives (stranded), {rate}", rate=rate),
            one.stranded_value,
            two.stranded_value,
        ),
        (
            say("Ends before its time (written off), {rate}", rate=rate),
            one.written_off,
            two.written_off,
        ),
        (
            say("In effect, and hangs on the vendor (exposed), {rate}", rate=rate),
            one.exposed,
            two.exposed,
        ),
    ):
        if left or right:
            yield _row(label, unit.delivered(left), unit.delivered(right))
    if one.stranded_spend or two.stranded_spend:
        yield _row(
            say("Money spent by then on what never arrives, or is done again"),
            unit.cash(one.stranded_spend or Fraction(0)),
            unit.cash(two.stranded_spend or Fraction(0)),
        )
    if one.before.cost != one.after.cost or two.before.cost != two.after.cost:
        yield _cost(view)
    held = say("in {held}", held=unit.held) if not unit.money else say("in money")
    yield _row(
        say("Value lost by {last}, {held}", last=day(view.last), held=held),
        _lost(view, one),
        _lost(view, two),
        Tone.STRONG,
    )
    yield _row(
        say("Value left by {last}, {held}", last=day(view.last), held=held),
        _left(view, one),
        _left(view, two),
    )
    yield _last(view)


def _cost(view: WhatIfView) -> Row:
    """What all costs under the scenario, and by how much that is less or more."""
    told, said = [Cell(say("Cost of all that is done"))], []
    for side in (view.plan, view.twin):
        before, after = side.before.cost or Fraction(0), side.after.cost or Fraction(0)
        text = later("{amount} less") if after < before else later("{amount} more")
        change = say(text, amount=view.unit.cash(abs(after - before)))
        note = change if after != before else say("as before")
        told.append(Cell(view.unit.cash(after), note=note))
        said.append(f"{view.unit.cash(after)}, {note}")
    return Row(
        tuple(told),
        say(
            "Cost of all that is done: {plan}; as a big bang {twin}.",
            plan=said[0],
            twin=said[1],
        ),
    )


def _row(what: str, plan: str, late: str, tone: Tone = Tone.PLAIN) -> Row:
    cells = (Cell(what, tone=tone), Cell(plan, tone=tone), Cell(late, tone=tone))
    return Row(cells, say("{what}: {plan}; as a big bang {late}.", what=what, plan=plan, late=late))


def _lost(view: WhatIfView, side: Side) -> str:
    whole = side.before.value_months()
    if not side.lost:
        return "0"
    lost = view.unit.in_hand(abs(view.held(side.lost)))
    if side.lost < 0:
        return say("{lost} gained", lost=lost)
    return f"{lost} ({percent(side.lost / whole)})" if whole else lost


def _left(view: WhatIfView, side: Side) -> str:
    return view.unit.in_hand(view.held(side.before.value_months() - side.lost))


def _last(view: WhatIfView) -> Row:
    blocked = any(each.stopped == "blocked" for each in view.moves)
    plan, late = (_end(side, blocked) for side in (view.plan, view.twin))
    cells = (
        Cell(say("Last day of work")),
        Cell(plan[0], note=plan[1]),
        Cell(late[0], note=late[1]),
    )
    said, after = (", ".join(filter(None, each)) for each in (plan, late))
    return Row(
        cells, say("Last day of work: {said}; as a big bang {after}.", said=said, after=after)
    )


def _end(side: Side, blocked: bool) -> tuple[str, str]:
    """The last day of work, and how that is away from the day before the scenario."""
    before = last_day(side)
    if side.end is None:
        return say("never released"), ""
    if before is None or side.end == before:
        return day(side.end), say("as before")
    if blocked and side.end < before:
        return day(side.end), say("of what goes on")
    return day(side.end), _later((side.end - before).days)


def last_day(side: Side) -> date | None:
    """The last day of work without the scenario; None where nothing has dates."""
    return max((part.finish for part in side.before.parts), default=None)


def _later(days: int) -> str:
    return say(later("{time} later") if days > 0 else later("{time} earlier"), time=apart(days))


def _decide(view: WhatIfView) -> Section:
    lines = [Line(text, item=True) for text in view.decide]
    if view.plain:
        lines.append(
            Line(say("Whether to keep it: `--diff` shows the edit, `--apply` makes it."), item=True)
        )
    elif not lines:
        lines.append(Line(say("Nothing that the file does not answer already."), item=True))
    if warning := _warning(view):
        lines.append(Line(warning, label=say("Lint:"), tone=Tone.QUIET))
    return Section(say("What to decide now"), tuple(lines))


def _warning(view: WhatIfView) -> str:
    """Which rules warn of it already, and which look for it and find nothing."""
    found = [each for each in view.warned if each.findings]
    loud = [f"{each.code} ({count(each.findings or 0, 'finding')})" for each in found]
    quiet = [each.code for each in view.warned if each.findings == 0]
    unasked = [each.code for each in view.warned if each.findings is None]
    parts = []
    if loud:
        one = later("{rules} warns of what makes this hurt")
        many = later("{rules} warn of what makes this hurt")
        parts.append(say_of(len(loud), one, many, rules=listed(loud)))
    if quiet:
        one = later("{rules} looks for it and finds nothing here")
        many = later("{rules} look for it and find nothing here")
        parts.append(say_of(len(quiet), one, many, rules=listed(quiet)))
    if unasked:
        parts.append(say("{unasked} would warn of it", unasked=listed(unasked)))
    return f"{'; '.join(parts)}." if parts else ""


def _turn(view: WhatIfView) -> Section:
    turned = view.answer.turned
    assert turned is not None, "asked for where there is one"
    partly = [say("{id} (loses {lost})", id=id, lost=percent(lost)) for id, lost in turned.partly]
    groups = (
        (say("Serves as before:"), list(turned.kept)),
        (say("Serves in part:"), partly),
        (say("Serves nothing any more:"), list(turned.nothing)),
        (say("Enabler without a use:"), list(turned.unused)),
        (say("Counts now, and nothing covers it:"), list(turned.added)),
    )
    lines = (Line(f"{named(ids, _MOST_NAMED)}.", label=label) for label, ids in groups if ids)
    return Section(say("Unfinished work after the turn"), tuple(lines))


def _moving(view: WhatIfView) -> Section:
    moves = view.moves
    heading = say(
        "What moves: {n} of {initiatives}",
        n=len(moves),
        initiatives=count(view.initiatives, "initiative"),
    )
    if not moves:
        return Section(say("What moves"), (Line(say("No date moves."), tone=Tone.QUIET),))
    columns = (
        Column(say("ID")),
        Column(say("Initiative"), flows=True),
        Column(say("Owner"), flows=True),
        Column(say("End now"), right=True),
        Column(say("End then"), right=True),
        Column(say("Moves"), right=True),
    )
    rows = tuple(_move(each) for each in moves[:_MOST_MOVES])
    notes: tuple[Line, ...] = ()
    if len(moves) > _MOST_MOVES:
        rest = moves[_MOST_MOVES:]
        notes = (
            Line(
                say(
                    "And {n} more: {named}.",
                    n=len(rest),
                    named=named([each.id for each in rest], _MOST_NAMED),
                )
            ),
        )
    return Section(heading, tables=(Table(columns, rows),), notes=notes)


def _move(each: Move) -> Row:
    before = day(each.before) if each.before else "-"
    after = say(each.stopped) if each.stopped else (day(each.after) if each.after else "-")
    moves = f"{each.days:+d} d" if each.days else say("stops") if each.stopped else "-"
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
        said = say(
            "{id}: {stopped}, instead of ending {before}.",
            id=each.id,
            stopped=say(each.stopped),
            before=before,
        )
    else:
        said = say(
            "{id} ends {after} instead of {before}, {later}.",
            id=each.id,
            after=after,
            before=before,
            later=_later(each.days),
        )
    return Row(cells, said)


def _missing(view: WhatIfView) -> Section:
    lines = tuple(Line(_promise(each), item=True, tone=Tone.WARN) for each in view.answer.missed)
    return Section(say("Promises that break"), lines)


def _promise(each: Missed) -> str:
    what = "" if each.part is Part.INITIATIVE else f" ({term(each.part)})"
    promise = say("gate") if each.part is Part.PHASE else say("due")
    then = say("then {after}", after=day(each.after)) if each.after else say("then never in full")
    return say(
        "{id}{what}, {promise} {due}: was {before}, {then}.",
        id=each.id,
        what=what,
        promise=promise,
        due=day(each.due),
        before=day(each.before),
        then=then,
    )
