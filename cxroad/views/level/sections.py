"""A levelled plan in words and tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from cxroad.level.decoder import Objective
from cxroad.level.result import TeamRelief
from cxroad.model.writing import count, day, grouped, named, percent, rounded
from cxroad.views.level.shape import LevelView, Shift
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.words import apart

_MOST_NAMED = 5
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
    if lost < 0:
        return f"it brings {grouped(-lost, 1)} value-months{share} more"
    return f"it costs {grouped(lost, 1)} value-months{share}"


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
    if view.answer.teams or view.answer.owners:
        yield _relief(view)
    if view.answer.missed:
        yield _missed(view)
    yield _rests_on(view)


def _moves(view: LevelView) -> Section:
    columns = (
        Column("ID"),
        Column("Initiative", flows=True),
        Column("Owner", flows=True),
        Column("Start now", right=True),
        Column("Start then", right=True),
        Column("End then", right=True),
        Column("Ends", right=True),
    )
    notes = [
        Line(
            f"Written by --apply (*): `start` of {named(list(view.answer.starts), _MOST_NAMED)}; "
            "what else moves follows from what it waits for.",
            tone=Tone.QUIET,
        )
    ]
    return Section(
        f"What moves: {len(view.shifts)} of {count(len(view.answer.plan.live), 'initiative')}",
        tables=(Table(columns, tuple(_shift(shift) for shift in view.shifts)),),
        notes=tuple(notes) if view.answer.starts else (),
    )


def _shift(shift: Shift) -> Row:
    side = "later" if shift.days > 0 else "earlier"
    later = f"{apart(shift.days)} {side}" if shift.days else "-"
    new = f"{day(shift.new_start)}{' *' if shift.written else ''}"
    texts = [
        shift.id,
        shift.name,
        shift.owner or "-",
        day(shift.start),
        new,
        day(shift.new_finish),
        later,
    ]
    by = "its `start` is written" if shift.written else "it follows"
    words = (
        f"{shift.id}, {shift.name}: starts on {day(shift.new_start)} instead of "
        f"{day(shift.start)}, and ends on {day(shift.new_finish)} instead of "
        f"{day(shift.finish)}; {by}."
    )
    cells = [Cell(text) for text in texts]
    if shift.written:
        cells[4] = Cell(new, tone=Tone.STRONG)
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
    if answer.value_months is not None and answer.lost is not None:
        before = answer.value_months
        horizon = day(answer.plan.horizon - _ONE_DAY)
        rows.append(
            _row(
                f"Value in hand by {horizon}, in value-months",
                grouped(before, 1),
                grouped(before - answer.lost, 1),
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
    text = _less(grouped(abs(lost), 1), lost)
    if view.lost_share:
        text += f" ({percent(abs(view.lost_share))})"
    return text


def _less(amount: str, by: Fraction) -> str:
    if not by:
        return "the same"
    return f"{amount} {'less' if by > 0 else 'more'}"


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
        Line(f"{each.id}, due {day(each.due)}: then {day(each.finish)}.", tone=Tone.WARN, item=True)
        for each in view.answer.missed
    )
    return Section("Promised days that it misses", lines)


def _rests_on(view: LevelView) -> Section:
    answer = view.answer
    limits = answer.limits
    lines = [
        Line(
            "a team is asked for no more hours a week than its capacity (PPL001), and an owner "
            f"runs at most {limits.at_once} initiatives at once (GOV006)"
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
                "that heavy changes keep eight weeks apart (PPL008; --apart), and how many "
                "landings a year a team has.",
                label="Not looked at:",
            )
        )
    lines.append(Line(_search(view), label="Search:"))
    return Section("What this rests on", tuple(lines))


def _search(view: LevelView) -> str:
    answer = view.answer
    first = "the earliest end" if answer.objective is Objective.FINISH else "the most value"
    text = f"{count(answer.schedules, 'schedule')} tried for {first}, the same on every machine"
    if answer.objective is Objective.VALUE:
        return f"{text}; another order may bring a little more."
    if answer.proved:
        return f"{text}. Proved: no plan within these limits ends earlier."
    return f"{text}. Not proved best: none within these limits ends before {day(answer.earliest)}."


def _day(value: date | None) -> str:
    return day(value) if value else "-"
