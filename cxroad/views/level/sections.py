"""A levelled plan in words and tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from cxroad.level.result import TeamRelief
from cxroad.level.terms import Engine, Objective
from cxroad.model.language import later, say, say_of
from cxroad.model.writing import count, day, grouped, named, percent, rounded
from cxroad.views.level.shape import Change, LevelView, Shift
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.words import apart

_MOST_NAMED = 5
_MOST_WHYS = 12
_PROVED = later("No plan within these limits ends earlier: that is proved.")
_NOT_PROVED = later("It is not proved that none ends earlier.")
_ONE_DAY = timedelta(days=1)
_NOTHING = Fraction(0)


def headline(view: LevelView) -> str:
    """What it all says, in a sentence or two."""
    answer = view.answer
    if not view.shifts:
        if _crowded(view):
            return say(
                "Nothing that may still move would ease it: what is too much comes of work that "
                "keeps its own days."
            )
        return say("Nothing needs to move: no team and no owner is asked for more than there is.")
    text = say_of(
        len(view.shifts),
        "{n} initiative moves, and {end}; {cost}.",
        "{n} initiatives move, and {end}; {cost}.",
        n=grouped(len(view.shifts)),
        end=_end(view),
        cost=_cost(view),
    )
    relief = [_relieved(team) for team in answer.teams if team.over and not team.new_over]
    if relief:
        text += f" {'; '.join(relief)}."
    if answer.terms.objective is Objective.FINISH and not answer.short:
        text += f" {say(_PROVED if answer.proved else _NOT_PROVED)}"
    return text


def _end(view: LevelView) -> str:
    answer = view.answer
    if not answer.end or not answer.new_end or not answer.later_days:
        return say("the plan ends on the same day")
    text = later("the plan ends {time} later, on {end}")
    if answer.later_days < 0:
        text = later("the plan ends {time} earlier, on {end}")
    return say(text, time=apart(answer.later_days), end=day(answer.new_end))


def _cost(view: LevelView) -> str:
    lost = view.answer.lost
    if lost is None:
        return say("nothing says what that costs in value")
    if not lost:
        return say(
            "it costs no value up to {horizon}", horizon=day(view.answer.plan.horizon - _ONE_DAY)
        )
    share = f" ({percent(abs(view.lost_share))})" if view.lost_share is not None else ""
    held = "" if view.unit.money else f" {view.unit.held}"
    amount = f"{view.unit.in_hand(abs(lost))}{held}{share}"
    return (
        say("it brings {amount} more", amount=amount)
        if lost < 0
        else say("it costs {amount}", amount=amount)
    )


def _relieved(team: TeamRelief) -> str:
    return say(
        "{team} is asked for at most {new_peak} h a week instead of {peak} h",
        team=team.team,
        new_peak=rounded(team.new_peak, 2),
        peak=rounded(team.peak, 2),
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


def _beside(view: LevelView) -> Section:
    answer = view.answer
    columns = (
        Column("", flows=True),
        Column(say("Plan"), right=True),
        Column(say("Levelled"), right=True),
        Column(say("Difference"), right=True),
    )
    rows = [_row(say("Last day of work"), _day(answer.end), _day(answer.new_end), _days(view))]
    if answer.value is not None and answer.lost is not None:
        before, unit = answer.value, view.unit
        horizon = day(answer.plan.horizon - _ONE_DAY)
        rows.append(
            _row(
                say("Value in hand by {horizon}, in {held}", horizon=horizon, held=unit.held),
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
                say("Hours beyond capacity, per person, of all teams"),
                rounded(hours, 2),
                rounded(after, 2),
                _less(rounded(abs(hours - after), 2), hours - after),
            )
        )
    return Section(say("What it costs, and what it saves"), tables=(Table(columns, tuple(rows)),))


def _row(what: str, before: str, after: str, difference: str) -> Row:
    words = say(
        "{what}: {before}, levelled {after}; {difference}.",
        what=what,
        before=before,
        after=after,
        difference=difference,
    )
    return Row(tuple(Cell(text) for text in (what, before, after, difference)), words)


def _days(view: LevelView) -> str:
    later = view.answer.later_days
    if not later:
        return say("the same day")
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
        return say("the same")
    return say(later("{amount} less") if by > 0 else later("{amount} more"), amount=amount)


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


def _relief(view: LevelView) -> Section:
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


def _rests_on(view: LevelView) -> Section:
    answer = view.answer
    limits = answer.limits
    lines = [
        Line(
            say(
                "a team is asked for no more hours a week than {full} (PPL001), and an owner "
                "runs at most {initiatives} at once (GOV006)",
                full=_full(limits.share),
                initiatives=count(limits.at_once, "initiative"),
            )
            + (
                say(", and heavy changes on a team keep their distance (PPL008)")
                if limits.apart
                else ""
            )
            + ".",
            label=say("Limits:"),
        ),
        Line(
            say(
                "what has begun keeps its days; order, phases, calendar and written starts hold. "
                "Expected estimates count; with high ones it may be more."
            ),
            label=say("Kept:"),
        ),
    ]
    if not limits.apart:
        lines.append(
            Line(
                say(
                    "that heavy changes on a team keep their distance (PPL008; --apart), and how "
                    "many landings a year a team has."
                ),
                label=say("Not looked at:"),
            )
        )
    lines.append(Line(_search(view), label=say("Search:")))
    return Section(say("What this rests on"), tuple(lines))


def _full(share: Fraction) -> str:
    return (
        say("its capacity") if share == 1 else say("{share} of its capacity", share=percent(share))
    )


def _search(view: LevelView) -> str:
    answer, terms = view.answer, view.answer.terms
    first = (
        say("the earliest end") if terms.objective is Objective.FINISH else say("the most value")
    )
    text = say(
        "{schedules} tried for {first}, the same on every machine",
        schedules=count(answer.tried, "schedule"),
        first=first,
    )
    if terms.engine is Engine.CPSAT:
        text = say(
            "{schedules} tried for {first}, then CP-SAT for at most {Fraction} s, which may "
            "answer differently next time",
            schedules=count(answer.tried, "schedule"),
            first=first,
            Fraction=rounded(Fraction(terms.seconds), 3),
        )
    if answer.short:
        return say(
            "{text}. Some work keeps days of its own on which there is too little room.", text=text
        )
    if terms.objective is Objective.VALUE:
        return say("{text}; another order may bring a little more.", text=text)
    if answer.proved:
        return say("{text}. The end is proved best.", text=text)
    gap = (answer.new_end - answer.earliest).days if answer.new_end else 0
    return say(
        "{text}. Not proved best: none within these limits ends before {earliest}, {gap} sooner. "
        "`--engine cpsat` may tell more.",
        text=text,
        earliest=day(answer.earliest),
        gap=apart(gap),
    )


def _day(value: date | None) -> str:
    return day(value) if value else "-"
