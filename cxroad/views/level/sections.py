"""A levelled plan in words and tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from cxroad.level.result import TeamRelief
from cxroad.level.terms import Engine, Objective
from cxroad.model.writing import count, day, named, percent, rounded
from cxroad.views.level.shape import Change, LevelView, Shift
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.words import apart

_MOST_NAMED = 5
_MOST_WHYS = 12
_PROVED = " No plan within these limits ends earlier: that is proved."
_ONE_DAY = timedelta(days=1)
_NOTHING = Fraction(0)


def headline(view: LevelView) -> str:
    """What it all says, in a sentence or two."""
    answer = view.answer
    if not view.shifts:
        if _crowded(view):
            return (
                "Nothing that may still move would ease it: what is too much comes of work that "
                "keeps its own days."
            )
        return "Nothing needs to move: no team and no owner is asked for more than there is."
    moved = count(len(view.shifts), "initiative")
    verb = "moves" if len(view.shifts) == 1 else "move"
    text = f"{moved} {verb}, and {_end(view)}; {_cost(view)}."
    relief = [_relieved(team) for team in answer.teams if team.over and not team.new_over]
    if relief:
        text += f" {'; '.join(relief)}."
    if answer.terms.objective is Objective.FINISH and not answer.short:
        text += _PROVED if answer.proved else " It is not proved that none ends earlier."
    return text


def _end(view: LevelView) -> str:
    answer = view.answer
    if not answer.end or not answer.new_end or not answer.later_days:
        return "the plan ends on the same day"
    side = "later" if answer.later_days > 0 else "earlier"
    return f"the plan ends {apart(answer.later_days)} {side}, on {day(answer.new_end)}"


def _cost(view: LevelView) -> str:
    lost = view.answer.lost
    if lost is None:
        return "nothing says what that costs in value"
    if not lost:
        return f"it costs no value up to {day(view.answer.plan.horizon - _ONE_DAY)}"
    share = f" ({percent(abs(view.lost_share))})" if view.lost_share is not None else ""
    held = "" if view.unit.money else f" {view.unit.held}"
    amount = f"{view.unit.in_hand(abs(lost))}{held}{share}"
    return f"it brings {amount} more" if lost < 0 else f"it costs {amount}"


def _relieved(team: TeamRelief) -> str:
    return (
        f"{team.team} is asked for at most {rounded(team.new_peak, 2)} h a week instead of "
        f"{rounded(team.peak, 2)} h"
    )


def _crowded(view: LevelView) -> bool:
    answer = view.answer
    return any(team.new_over for team in answer.teams) or any(
        owner.new_most > answer.limits.at_once for owner in answer.owners
    )


def sections(view: LevelView) -> Iterator[Section]:
    """In reading order."""
    if view.shifts:
        yield _moves(view)
    yield _beside(view)
    if view.changes:
        yield _findings(view.changes)
    if view.answer.teams or view.answer.owners:
        yield _relief(view)
    if view.answer.missed:
        yield _missed(view)
    yield _rests_on(view)


def _moves(view: LevelView) -> Section:
    columns = (
        Column("ID"),
        Column("Initiative", flows=True),
        Column("Start now", right=True),
        Column("Start then", right=True),
        Column("End then", right=True),
        Column("Ends", right=True),
    )
    waits = [shift for shift in view.shifts if shift.written]
    notes = [
        Line(f"{shift.why}.", label=f"{shift.id} waits:", item=True) for shift in waits[:_MOST_WHYS]
    ]
    notes.append(
        Line(
            f"Written by --apply (*): `start` of {named([s.id for s in waits], _MOST_NAMED)}; "
            "what else moves follows from what it waits for.",
            tone=Tone.QUIET,
        )
    )
    return Section(
        f"What moves: {len(view.shifts)} of {count(len(view.answer.plan.live), 'initiative')}",
        tables=(Table(columns, tuple(_shift(shift) for shift in view.shifts)),),
        notes=tuple(notes) if waits else (),
    )


def _shift(shift: Shift) -> Row:
    side = "later" if shift.days > 0 else "earlier"
    later = f"{apart(shift.days)} {side}" if shift.days else "-"
    new = f"{day(shift.new_start)}{' *' if shift.written else ''}"
    texts = [
        shift.id,
        shift.name,
        day(shift.start),
        new,
        day(shift.new_finish),
        later,
    ]
    by = "its `start` is to be written" if shift.written else "it follows"
    words = (
        f"{shift.id}, {shift.name}: starts on {day(shift.new_start)} instead of "
        f"{day(shift.start)}, and ends on {day(shift.new_finish)} instead of "
        f"{day(shift.finish)}; {by}."
    )
    cells = [Cell(text) for text in texts]
    if shift.written:
        cells[3] = Cell(new, tone=Tone.STRONG)
    return Row(tuple(cells), words)


def _beside(view: LevelView) -> Section:
    answer = view.answer
    columns = (
        Column("", flows=True),
        Column("Plan", right=True),
        Column("Levelled", right=True),
        Column("Difference", right=True),
    )
    rows = [_row("Last day of work", _day(answer.end), _day(answer.new_end), _days(view))]
    if answer.value is not None and answer.lost is not None:
        before, unit = answer.value, view.unit
        horizon = day(answer.plan.horizon - _ONE_DAY)
        rows.append(
            _row(
                f"Value in hand by {horizon}, in {unit.held}",
                unit.in_hand(before, short=True),
                unit.in_hand(before - answer.lost, short=True),
                _value(view),
            )
        )
    hours = sum((team.overload for team in answer.teams), _NOTHING)
    after = sum((team.new_overload for team in answer.teams), _NOTHING)
    if answer.teams:
        rows.append(
            _row(
                "Hours beyond capacity, per person, of all teams",
                rounded(hours, 2),
                rounded(after, 2),
                _less(rounded(abs(hours - after), 2), hours - after),
            )
        )
    return Section("What it costs, and what it saves", tables=(Table(columns, tuple(rows)),))


def _row(what: str, before: str, after: str, difference: str) -> Row:
    words = f"{what}: {before}, levelled {after}; {difference}."
    return Row(tuple(Cell(text) for text in (what, before, after, difference)), words)


def _days(view: LevelView) -> str:
    later = view.answer.later_days
    if not later:
        return "the same day"
    return f"{apart(later)} {'later' if later > 0 else 'earlier'}"


def _value(view: LevelView) -> str:
    lost = view.answer.lost
    assert lost is not None, "asked only where something has value"
    text = _less(view.unit.in_hand(abs(lost), short=True), lost)
    if view.lost_share:
        text += f" ({percent(abs(view.lost_share))})"
    return text


def _less(amount: str, by: Fraction) -> str:
    if not by:
        return "the same"
    return f"{amount} {'less' if by > 0 else 'more'}"


def _findings(changes: tuple[Change, ...]) -> Section:
    """What lint finds then, and what it no longer finds."""
    columns = (Column("Rule"), Column("Now", right=True), Column("Levelled", right=True))
    rows = tuple(
        Row(
            (Cell(each.code), Cell(str(each.before)), Cell(str(each.after), tone=_tone(each))),
            f"{each.code}: {count(each.before, 'finding')}, levelled {each.after}.",
        )
        for each in changes
    )
    fresh = tuple(
        Line(f"{message}.", label=f"New, {each.code}:", tone=Tone.WARN, item=True)
        for each in changes
        for message in each.messages
    )
    return Section("What lint finds", tables=(Table(columns, rows),), notes=fresh)


def _tone(change: Change) -> Tone:
    return Tone.GOOD if change.after < change.before else Tone.WARN


def _relief(view: LevelView) -> Section:
    tables = []
    answer = view.answer
    if answer.teams:
        columns = (
            Column("Team", flows=True),
            Column("Room, h a week", right=True),
            Column("Peak", right=True),
            Column("Levelled", right=True),
            Column("Weeks over", right=True),
            Column("Levelled", right=True),
        )
        tables.append(Table(columns, tuple(_team(team) for team in answer.teams)))
    if answer.owners:
        heads = (
            Column("Owner", flows=True),
            Column("At once", right=True),
            Column("Levelled", right=True),
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
                f"{owner.owner} runs {owner.most} initiatives at once, levelled "
                f"{owner.new_most}, of {answer.limits.at_once}.",
            )
            for owner in answer.owners
        )
        tables.append(Table(heads, rows))
    lines = []
    if answer.kept:
        lines.append(
            Line(
                f"Still over: {named(list(answer.kept), _MOST_NAMED)} "
                f"{'keeps its' if len(answer.kept) == 1 else 'keep their'} own days, so levelling "
                "cannot ease those weeks.",
                tone=Tone.WARN,
            )
        )
    return Section("Teams and owners", tables=tuple(tables), notes=tuple(lines))


def _team(team: TeamRelief) -> Row:
    texts = [
        team.team,
        rounded(team.room, 2),
        f"{rounded(team.peak, 2)} h",
        f"{rounded(team.new_peak, 2)} h",
        str(team.over),
        str(team.new_over),
    ]
    cells = [Cell(text) for text in texts]
    if team.over:
        cells[2] = Cell(texts[2], tone=Tone.BAD)
    if team.new_over:
        cells[3] = Cell(texts[3], tone=Tone.BAD)
    words = (
        f"{team.team}: at most {texts[2]} a week of {texts[1]} h, levelled {texts[3]}; "
        f"{count(team.over, 'week')} over its capacity, levelled {team.new_over}."
    )
    return Row(tuple(cells), words)


def _missed(view: LevelView) -> Section:
    lines = tuple(
        Line(
            f"due {day(each.due)}, ends {day(each.after)} instead of {day(each.before)}.",
            label=f"{each.id}:",
            tone=Tone.WARN,
            item=True,
        )
        for each in view.answer.missed
    )
    return Section("Promised days that it misses, or misses by more", lines)


def _rests_on(view: LevelView) -> Section:
    answer = view.answer
    limits = answer.limits
    lines = [
        Line(
            f"a team is asked for no more hours a week than {_full(limits.share)} (PPL001), and an "
            f"owner runs at most {count(limits.at_once, 'initiative')} at once (GOV006)"
            + (", and heavy changes on a team keep their distance (PPL008)" if limits.apart else "")
            + ".",
            label="Limits:",
        ),
        Line(
            "what has begun keeps its days; order, phases, calendar and written starts hold. "
            "Expected estimates count; with high ones it may be more.",
            label="Kept:",
        ),
    ]
    if not limits.apart:
        lines.append(
            Line(
                "that heavy changes on a team keep their distance (PPL008; --apart), and how "
                "many landings a year a team has.",
                label="Not looked at:",
            )
        )
    lines.append(Line(_search(view), label="Search:"))
    return Section("What this rests on", tuple(lines))


def _full(share: Fraction) -> str:
    return "its capacity" if share == 1 else f"{percent(share)} of its capacity"


def _search(view: LevelView) -> str:
    answer, terms = view.answer, view.answer.terms
    first = "the earliest end" if terms.objective is Objective.FINISH else "the most value"
    text = f"{count(answer.tried, 'schedule')} tried for {first}, the same on every machine"
    if terms.engine is Engine.CPSAT:
        text = (
            f"{count(answer.tried, 'schedule')} tried for {first}, then CP-SAT for at most "
            f"{rounded(Fraction(terms.seconds), 3)} s, which may answer differently next time"
        )
    if answer.short:
        return f"{text}. Some work keeps days of its own on which there is too little room."
    if terms.objective is Objective.VALUE:
        return f"{text}; another order may bring a little more."
    if answer.proved:
        return f"{text}. The end is proved best."
    gap = (answer.new_end - answer.earliest).days if answer.new_end else 0
    return (
        f"{text}. Not proved best: none within these limits ends before {day(answer.earliest)}, "
        f"{apart(gap)} sooner. `--engine cpsat` may tell more."
    )


def _day(value: date | None) -> str:
    return day(value) if value else "-"
