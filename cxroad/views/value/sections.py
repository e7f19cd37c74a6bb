"""A comparison of plan and twin in words and tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from cxroad.model.writing import count, day, grouped, listed, named, percent, rounded
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.value.shape import Expectation, Moment, ValueView
from cxroad.views.value.terms import Event
from cxroad.views.words import apart

if TYPE_CHECKING:
    from cxroad.plan import Plan

_PLAN, _TWIN = "Plan", "Big bang"
_MOST_NAMED = 5
_NEVER = "never"


def headline(view: ValueView) -> str:
    """What it all says, in a sentence."""
    held = view.unit.held
    plan, late = view.unit.in_hand(view.plan.in_hand), view.unit.in_hand(view.twin.in_hand)
    until = day(view.last)
    unit = "" if view.unit.money else f" {held}"
    if view.plan.first == view.twin.first and view.plan.in_hand == view.twin.in_hand:
        return (
            f"By {until} the plan brings {plan}{unit}, all of it in one release: it is a big bang "
            "itself."
        )
    if not view.twin.in_hand:
        return (
            f"By {until} the plan brings {plan}{unit}; as one big bang the same work brings "
            "nothing by then."
        )
    ratio = view.plan.in_hand / view.twin.in_hand
    if ratio < 1:
        times = f"{percent(1 - ratio)} less in steps"
    else:
        times = f"{grouped(ratio, 2)} times as much in steps"
    return (
        f"By {until} the plan brings {plan}{unit}; as one big bang the same work brings {late}: "
        f"{times}."
    )


def sections(view: ValueView, plan: Plan) -> Iterator[Section]:
    """Everything but the pictures, in reading order."""
    yield _side_by_side(view)
    yield _over_time(view)
    yield _answer(view, plan)
    if view.expectations:
        yield _expected(view)
    lines = (Line(f"{each.formula}.", label=f"{each.figure}:") for each in view.reckoned)
    yield Section("How it is reckoned", tuple(lines))


def _side_by_side(view: ValueView) -> Section:
    columns = (
        Column("", flows=True),
        Column(_PLAN, right=True),
        Column(_TWIN, right=True),
        Column("Difference", flows=True),
    )
    return Section(
        "Side by side",
        tables=(Table(columns, tuple(_measures(view))),),
        notes=tuple(Line(text, tone=Tone.QUIET) for text in view.notes),
    )


def _measures(view: ValueView) -> Iterator[Row]:
    unit, one, two = view.unit, view.plan, view.twin
    ahead = one.in_hand - two.in_hand
    more = f"{unit.in_hand(abs(ahead))} {'more' if ahead >= 0 else 'less'}" if ahead else "the same"
    heading = f"Value in hand by {day(view.last)}"
    if not unit.money:
        heading += ", in value-months"
    yield _row(heading, unit.in_hand(one.in_hand), unit.in_hand(two.in_hand), more)
    yield _row("First value", _when(one.first), _when(two.first), _earlier(one.first, two.first))
    yield _row(
        f"All delivered, {unit.delivered(one.total)}"
        + (f" and {unit.delivered(two.total)}" if one.total != two.total else "")
        + f" {unit.rate}",
        _when(one.complete),
        _when(two.complete),
        _earlier(one.complete, two.complete),
    )
    if unit.money and view.cost:
        yield _row(
            "Paid back from",
            _paid(view, one.payback),
            _paid(view, two.payback),
            _earlier(one.payback, two.payback),
        )
    if one.peak and two.peak:
        less = two.peak.amount - one.peak.amount
        said = f"{unit.cash(abs(less))} {'less' if less >= 0 else 'more'}" if less else "the same"
        yield Row(
            (
                Cell("Most money out without any value of it yet"),
                Cell(unit.cash(one.peak.amount), note=day(one.peak.day)),
                Cell(unit.cash(two.peak.amount), note=day(two.peak.day)),
                Cell(said),
            ),
            f"Most money out without any value of it yet: {unit.cash(one.peak.amount)} on "
            f"{day(one.peak.day)}; as a big bang {unit.cash(two.peak.amount)} on "
            f"{day(two.peak.day)}, {said} for the plan.",
        )


def _row(what: str, plan: str, late: str, difference: str) -> Row:
    cells = (Cell(what), Cell(plan), Cell(late), Cell(difference))
    rest = f", {difference}" if difference else ""
    return Row(cells, f"{what}: {plan}; as a big bang {late}{rest}.")


def notes(view: ValueView, plan: Plan) -> Iterator[str]:
    """What the figures do not hold, and the terms that differ from the usual ones."""
    terms, unit = view.terms, view.unit
    yield f"Value counts up to {day(view.last)}: {terms.reason}."
    landed = view.plan.delivery.at(plan.today)
    if landed and view.twin.first and view.twin.first > plan.today:
        yield (
            f"{unit.delivered(landed)} {unit.rate} have landed by today; the big bang is reckoned "
            "from the start as well, as if it had been chosen then."
        )
    dated = {id for id, times in plan.schedule.times.items() if times.dated}
    source = plan.money if unit.money else plan.contributions
    values = {id: sum(parts.values(), Fraction(0)) for id, parts in source.items()}
    lost = [id for id, value in values.items() if value > 0 and id not in dated]
    if lost:
        value = unit.delivered(sum((values[id] for id in lost), Fraction(0)))
        verb, its = ("has", "its") if len(lost) == 1 else ("have", "their")
        yield (
            f"Not counted: {named(lost, _MOST_NAMED)} {verb} no dates, so {its} {value} "
            f"{unit.rate} never arrive here; add `estimate: 6w`."
        )
    late = [
        id
        for id, value in values.items()
        if value > 0
        and id in dated
        and (lands := plan.schedule.landing(id)) is not None
        and lands >= terms.horizon
    ]
    if late:
        value = unit.delivered(sum((values[id] for id in late), Fraction(0)))
        verb = "lands" if len(late) == 1 else "land"
        yield (
            f"{named(late, _MOST_NAMED)} {verb} only after that, with {value} {unit.rate}: look "
            "further with `--horizon`."
        )
    uncosted = [each.id for each in plan.live if each.cost is None]
    if not view.cost:
        yield (
            "No initiative costs anything as it stands, so nothing is said of money; add "
            "`cost: 40k`."
        )
    elif uncosted:
        yield (
            f"{len(uncosted)} of {count(len(plan.live), 'initiative')} "
            f"{'names' if len(uncosted) == 1 else 'name'} no cost, so none is counted for "
            f"{named(uncosted, _MOST_NAMED)}."
        )
    if unit.money:
        unpriced = [id for id, each in plan.roadmap.outcomes.items() if each.worth is None]
        if unpriced:
            verb = "has" if len(unpriced) == 1 else "have"
            yield (
                f"{listed(unpriced)} {verb} no worth in money, so what serves only that counts as "
                "nothing here; add `worth: 300k`."
            )
    if terms.overhead:
        yield f"The plan is made {percent(terms.overhead)} longer for working in steps, as asked."


def _over_time(view: ValueView) -> Section:
    money = view.cost is not None
    columns = [
        Column("Month", right=True),
        Column("Day", right=True),
        Column("Delivered, plan", right=True),
        Column("big bang", right=True),
        Column(f"In hand{_in(view) if view.unit.money else ''}, plan", right=True),
        Column("big bang", right=True),
    ]
    if money:
        columns += [Column(f"{_out(view)}, plan", right=True), Column("big bang", right=True)]
    rows = tuple(_moment(view, moment) for moment in view.moments)
    return Section("Over time", tables=(Table(tuple(columns), rows),))


def _moment(view: ValueView, moment: Moment) -> Row:
    unit = view.unit
    held = [unit.in_hand(each) for each in (moment.in_hand, moment.twin_in_hand)]
    rates = [unit.delivered(each) for each in (moment.delivered, moment.twin_delivered)]
    end = moment.day == view.terms.horizon
    on = day(view.last if end else moment.day)
    month = "end" if moment.months is None else str(moment.months)
    short = [unit.in_hand(each, short=True) for each in (moment.in_hand, moment.twin_in_hand)]
    texts = [month, on, *rates, *short]
    when = "At the end" if moment.months is None else f"Month {month}"
    words = (
        f"{when}, {on}: delivered {rates[0]} {unit.rate}, as a big bang {rates[1]}; in hand "
        f"{held[0]}, as a big bang {held[1]}"
    )
    if moment.stranded is not None and moment.twin_stranded is not None:
        out = [unit.cash(each) for each in (moment.stranded, moment.twin_stranded)]
        texts += [unit.cash(each, short=True) for each in (moment.stranded, moment.twin_stranded)]
        words += f"; money out {out[0]}, as a big bang {out[1]}"
    return Row(tuple(map(Cell, texts)), f"{words}.")


def _answer(view: ValueView, plan: Plan) -> Section:
    lines = [Line(_overhead(view), label="Working in steps:")]
    if view.release is not None and view.twin.complete is not None:
        ahead = (view.twin.complete - view.release).days
        if ahead > 0:
            lines.append(
                Line(
                    f"one release of everything would have to land by {day(view.release)}, "
                    f"{apart(ahead)} earlier than here, to be worth as much as the plan.",
                    label="An earlier big bang:",
                )
            )
    if _settled(view):
        more = view.unit.in_hand(view.plan.in_hand - view.twin.in_hand)
        lines.append(
            Line(
                f"leaves the difference at {more} and makes the ratio smaller: from the big bang "
                "on both bring the same.",
                label="A longer horizon:",
            )
        )
    lines.append(Line(_record(view, plan), label="The published record:"))
    return Section("What it would take to change the answer", tuple(lines))


def _settled(view: ValueView) -> bool:
    """Whether plan and twin bring the same from some day before the horizon on."""
    plan, late = view.plan, view.twin
    days = (plan.complete, late.complete)
    return plan.total == late.total and all(
        day is not None and (view.terms.horizon - day).days >= (view.terms.ramp or 0)
        for day in days
    )


def _overhead(view: ValueView) -> str:
    if view.overhead is None:
        return "the plan is worth less than the big bang as it is, so it can bear no overhead."
    if view.overhead == 0:
        return "the plan leads by nothing, so any overhead of its steps costs it the lead."
    most = rounded(view.overhead * 100, 1)
    return (
        f"it may take up to {most} % longer, waits included, before the plan is worth no more "
        "than the big bang."
    )


def _record(view: ValueView, plan: Plan) -> str:
    record = view.terms.record
    if record is None:
        return (
            "not used. Large IT projects have come later and brought less than planned; "
            "`--realistic-bigbang` holds the big bang to that."
        )
    platform = sum("platform" in map(str, each.levers) for each in plan.live)
    cost = f"costs {view.unit.cash(view.cost)}" if view.cost else "names no cost"
    return (
        f"used for the big bang, as asked: large IT projects took {percent(record.longer - 1)} "
        f"longer and brought {percent(1 - record.kept)} less value than planned (McKinsey and "
        f"Oxford, 2012: 5,400 projects, large from USD {record.above // 1_000_000}M on). "
        f"This plan {cost}, and {platform} of its {count(len(plan.live), 'initiative')} "
        f"{'names' if platform == 1 else 'name'} `platform` as a lever: where it is no large IT "
        "project, these figures do not apply."
    )


def _expected(view: ValueView) -> Section:
    columns = [
        Column("What may come", flows=True),
        Column("Chance a year", right=True),
        Column(f"{_PLAN}{_in(view) if view.unit.money else ''}", right=True),
        Column(_TWIN, right=True),
        Column("Times as much", right=True),
        Column("Break-even overhead", right=True),
    ]
    money = any(each.stranded is not None for each in view.expectations)
    if money:
        lost = f"Money lost{_in(view)}, plan"
        columns += [Column(lost, right=True), Column("big bang", right=True)]
    rows = tuple(_expectation(view, each, money) for each in view.expectations)
    held = "" if view.unit.money else ", in value-months"
    lines = (
        Line(
            f"Value in hand by {day(view.last)} on average{held}, when the event may come on any "
            f"day from {day(view.since)} on."
        ),
    )
    return Section(
        "If each year may bring the end, a freeze or a turn", lines, (Table(tuple(columns), rows),)
    )


def _expectation(view: ValueView, each: Expectation, money: bool) -> Row:
    unit, event = view.unit, _event(each)
    plan, late = unit.in_hand(each.plan), unit.in_hand(each.twin)
    times = grouped(Fraction(each.plan / each.twin), 2) if each.twin > 0 else "-"
    longer = "-" if each.overhead is None else f"{rounded(each.overhead * 100)} %"
    chance = percent(each.chance.yearly)
    short = [unit.in_hand(value, short=True) for value in (each.plan, each.twin)]
    texts = [event, chance, *short, times, longer]
    words = f"{event}, with a chance of {chance} a year: {plan}; as a big bang {late}"
    if each.twin > 0:
        words += f", so {times} times as much in steps"
    if each.overhead is not None:
        words += f"; the same if steps take {rounded(each.overhead * 100)} % longer"
    if money:
        lost = [
            "" if amount is None else unit.cash(Fraction(amount))
            for amount in (each.stranded, each.twin_stranded)
        ]
        texts += [
            "" if amount is None else unit.cash(Fraction(amount), short=True)
            for amount in (each.stranded, each.twin_stranded)
        ]
        if lost[0]:
            words += f"; money spent for nothing {lost[0]}, as a big bang {lost[1]}"
    return Row(tuple(map(Cell, texts)), f"{words}.")


def _event(each: Expectation) -> str:
    degree = each.chance.degree
    if each.chance.event is Event.STOP:
        return "Stopped" if degree == 1 else f"Stopped, {percent(degree)} kept"
    if each.chance.event is Event.FREEZE:
        return f"Frozen for {apart(int(degree))}"
    return f"Turned, {percent(degree)} lost"


def _out(view: ValueView) -> str:
    return f"Money out{_in(view)}"


def _in(view: ValueView) -> str:
    return f" ({view.unit.currency})" if view.unit.currency else ""


def _when(value: date | None) -> str:
    return day(value) if value else _NEVER


def _paid(view: ValueView, value: date | None) -> str:
    return day(value) if value else f"not by {day(view.last)}"


def _earlier(one: date | None, two: date | None) -> str:
    """How much earlier the first of two days is; empty where one is not known."""
    if one is None or two is None:
        return ""
    if one == two:
        return "the same day"
    return f"{apart((two - one).days)} {'earlier' if one < two else 'later'}"
