"""A comparison of plan and twin in words and tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from cxroad.model.language import later, say, say_of
from cxroad.model.writing import count, day, grouped, listed, named, percent, rounded
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.value.shape import Expectation, Moment, ValueView
from cxroad.views.value.terms import Event
from cxroad.views.words import apart

if TYPE_CHECKING:
    from cxroad.plan import Plan

_PLAN, _TWIN = later("Plan"), later("Big bang")
_MOST_NAMED = 5
_NEVER = later("never")


def headline(view: ValueView) -> str:
    """What it all says, in a sentence."""
    held = view.unit.held
    plan, late = view.unit.in_hand(view.plan.in_hand), view.unit.in_hand(view.twin.in_hand)
    until = day(view.last)
    unit = "" if view.unit.money else f" {held}"
    if view.plan.first == view.twin.first and view.plan.in_hand == view.twin.in_hand:
        return say(
            "By {until} the plan brings {plan}{unit}, all of it in one release: it is a big bang "
            "itself.",
            until=until,
            plan=plan,
            unit=unit,
        )
    if not view.twin.in_hand:
        return say(
            "By {until} the plan brings {plan}{unit}; as one big bang the same work brings "
            "nothing by then.",
            until=until,
            plan=plan,
            unit=unit,
        )
    ratio = view.plan.in_hand / view.twin.in_hand
    if ratio < 1:
        times = say("{percent} less in steps", percent=percent(1 - ratio))
    else:
        times = say("{ratio} times as much in steps", ratio=grouped(ratio, 2))
    return say(
        "By {until} the plan brings {plan}{unit}; as one big bang the same work brings {late}: "
        "{times}.",
        until=until,
        plan=plan,
        unit=unit,
        late=late,
        times=times,
    )


def sections(view: ValueView, plan: Plan) -> Iterator[Section]:
    """Everything but the pictures, in reading order."""
    yield _side_by_side(view)
    yield _over_time(view)
    yield _answer(view, plan)
    if view.expectations:
        yield _expected(view)
    lines = (Line(f"{each.formula}.", label=f"{each.figure}:") for each in view.reckoned)
    yield Section(say("How it is reckoned"), tuple(lines))


def _side_by_side(view: ValueView) -> Section:
    columns = (
        Column("", flows=True),
        Column(say(_PLAN), right=True),
        Column(say(_TWIN), right=True),
        Column(say("Difference"), flows=True),
    )
    return Section(
        say("Side by side"),
        tables=(Table(columns, tuple(_measures(view))),),
        notes=tuple(Line(text, tone=Tone.QUIET) for text in view.notes),
    )


def _measures(view: ValueView) -> Iterator[Row]:
    unit, one, two = view.unit, view.plan, view.twin
    ahead = one.in_hand - two.in_hand
    more = (
        say(
            later("{amount} more") if ahead >= 0 else later("{amount} less"),
            amount=unit.in_hand(abs(ahead)),
        )
        if ahead
        else say("the same")
    )
    heading = say("Value in hand by {last}", last=day(view.last))
    if not unit.money:
        heading += say(", in value-months")
    yield _row(heading, unit.in_hand(one.in_hand), unit.in_hand(two.in_hand), more)
    yield _row(
        say("First value"), _when(one.first), _when(two.first), _earlier(one.first, two.first)
    )
    yield _row(
        say("All delivered, {delivered}", delivered=unit.delivered(one.total))
        + (
            say(" and {delivered}", delivered=unit.delivered(two.total))
            if one.total != two.total
            else ""
        )
        + f" {unit.rate}",
        _when(one.complete),
        _when(two.complete),
        _earlier(one.complete, two.complete),
    )
    if unit.money and view.cost:
        yield _row(
            say("Paid back from"),
            _paid(view, one.payback),
            _paid(view, two.payback),
            _earlier(one.payback, two.payback),
        )
    if one.peak and two.peak:
        less = two.peak.amount - one.peak.amount
        said = (
            say(
                later("{amount} less") if less > 0 else later("{amount} more"),
                amount=unit.cash(abs(less)),
            )
            if less
            else say("the same")
        )
        yield Row(
            (
                Cell(say("Most money out without any value of it yet")),
                Cell(unit.cash(one.peak.amount), note=day(one.peak.day)),
                Cell(unit.cash(two.peak.amount), note=day(two.peak.day)),
                Cell(said),
            ),
            say(
                "Most money out without any value of it yet: {cash} on {day}; as a big bang "
                "{late_cash} on {late_day}, {said} for the plan.",
                cash=unit.cash(one.peak.amount),
                day=day(one.peak.day),
                late_cash=unit.cash(two.peak.amount),
                late_day=day(two.peak.day),
                said=said,
            ),
        )


def _row(what: str, plan: str, late: str, difference: str) -> Row:
    cells = (Cell(what), Cell(plan), Cell(late), Cell(difference))
    rest = f", {difference}" if difference else ""
    return Row(
        cells,
        say(
            "{what}: {plan}; as a big bang {late}{rest}.",
            what=what,
            plan=plan,
            late=late,
            rest=rest,
        ),
    )


def notes(view: ValueView, plan: Plan) -> Iterator[str]:
    """What the figures do not hold, and the terms that differ from the usual ones."""
    terms, unit = view.terms, view.unit
    yield say("Value counts up to {last}: {reason}.", last=day(view.last), reason=terms.reason)
    landed = view.plan.delivery.at(plan.today)
    if landed and view.twin.first and view.twin.first > plan.today:
        yield (
            say(
                "{delivered} {rate} have landed by today; the big bang is reckoned from the "
                "start as well, as if it had been chosen then.",
                delivered=unit.delivered(landed),
                rate=unit.rate,
            )
        )
    dated = {id for id, times in plan.schedule.times.items() if times.dated}
    source = plan.money if unit.money else plan.contributions
    values = {id: sum(parts.values(), Fraction(0)) for id, parts in source.items()}
    lost = [id for id, value in values.items() if value > 0 and id not in dated]
    if lost:
        value = unit.delivered(sum((values[id] for id in lost), Fraction(0)))
        yield say_of(
            len(lost),
            "Not counted: {names} has no dates, so its {value} {rate} never arrive here; add "
            "`estimate: 6w`.",
            "Not counted: {names} have no dates, so their {value} {rate} never arrive here; add "
            "`estimate: 6w`.",
            names=named(lost, _MOST_NAMED),
            value=value,
            rate=unit.rate,
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
        yield say_of(
            len(late),
            "{names} lands only after that, with {value} {rate}: look further with `--horizon`.",
            "{names} land only after that, with {value} {rate}: look further with `--horizon`.",
            names=named(late, _MOST_NAMED),
            value=value,
            rate=unit.rate,
        )
    uncosted = [each.id for each in plan.live if each.cost is None]
    if not view.cost:
        yield (
            say(
                "No initiative costs anything as it stands, so nothing is said of money; add "
                "`cost: 40k`."
            )
        )
    elif uncosted:
        yield (
            say_of(
                len(uncosted),
                "{n} of {initiatives} names no cost, so none is counted for {names}.",
                "{n} of {initiatives} name no cost, so none is counted for {names}.",
                n=len(uncosted),
                initiatives=count(len(plan.live), "initiative"),
                names=named(uncosted, _MOST_NAMED),
            )
        )
    if unit.money:
        unpriced = [id for id, each in plan.roadmap.outcomes.items() if each.worth is None]
        if unpriced:
            yield say_of(
                len(unpriced),
                "{names} has no worth in money, so what serves only that counts as nothing here; "
                "add `worth: 300k`.",
                "{names} have no worth in money, so what serves only that counts as nothing here; "
                "add `worth: 300k`.",
                names=listed(unpriced),
            )
    if terms.overhead:
        yield say(
            "The plan is made {overhead} longer for working in steps, as asked.",
            overhead=percent(terms.overhead),
        )


def _over_time(view: ValueView) -> Section:
    money = view.cost is not None
    columns = [
        Column(say("Month"), right=True),
        Column(say("Day"), right=True),
        Column(say("Delivered, plan"), right=True),
        Column(say("big bang"), right=True),
        Column(say("In hand{unit}, plan", unit=_in(view) if view.unit.money else ""), right=True),
        Column(say("big bang"), right=True),
    ]
    if money:
        columns += [
            Column(say("{out}, plan", out=_out(view)), right=True),
            Column(say("big bang"), right=True),
        ]
    rows = tuple(_moment(view, moment) for moment in view.moments)
    return Section(say("Over time"), tables=(Table(tuple(columns), rows),))


def _moment(view: ValueView, moment: Moment) -> Row:
    unit = view.unit
    held = [unit.in_hand(each) for each in (moment.in_hand, moment.twin_in_hand)]
    rates = [unit.delivered(each) for each in (moment.delivered, moment.twin_delivered)]
    end = moment.day == view.terms.horizon
    on = day(view.last if end else moment.day)
    month = say("end") if moment.months is None else str(moment.months)
    short = [unit.in_hand(each, short=True) for each in (moment.in_hand, moment.twin_in_hand)]
    texts = [month, on, *rates, *short]
    when = say("At the end") if moment.months is None else say("Month {month}", month=month)
    words = say(
        "{when}, {on}: delivered {rates} {rate}, as a big bang {twin_rates}; in hand {held}, as a "
        "big bang {twin_held}",
        when=when,
        on=on,
        rates=rates[0],
        rate=unit.rate,
        twin_rates=rates[1],
        held=held[0],
        twin_held=held[1],
    )
    if moment.stranded is not None and moment.twin_stranded is not None:
        out = [unit.cash(each) for each in (moment.stranded, moment.twin_stranded)]
        texts += [unit.cash(each, short=True) for each in (moment.stranded, moment.twin_stranded)]
        words += say("; money out {out}, as a big bang {twin_out}", out=out[0], twin_out=out[1])
    return Row(tuple(map(Cell, texts)), f"{words}.")


def _answer(view: ValueView, plan: Plan) -> Section:
    lines = [Line(_overhead(view), label=say("Working in steps:"))]
    if view.release is not None and view.twin.complete is not None:
        ahead = (view.twin.complete - view.release).days
        if ahead > 0:
            lines.append(
                Line(
                    say(
                        "one release of everything would have to land by {release}, {ahead} "
                        "earlier than here, to be worth as much as the plan.",
                        release=day(view.release),
                        ahead=apart(ahead),
                    ),
                    label=say("An earlier big bang:"),
                )
            )
    if _settled(view):
        more = view.unit.in_hand(view.plan.in_hand - view.twin.in_hand)
        lines.append(
            Line(
                say(
                    "leaves the difference at {more} and makes the ratio smaller: from the big "
                    "bang on both bring the same.",
                    more=more,
                ),
                label=say("A longer horizon:"),
            )
        )
    lines.append(Line(_record(view, plan), label=say("The published record:")))
    return Section(say("What it would take to change the answer"), tuple(lines))


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
        return say("the plan is worth less than the big bang as it is, so it can bear no overhead.")
    if view.overhead == 0:
        return say("the plan leads by nothing, so any overhead of its steps costs it the lead.")
    most = rounded(view.overhead * 100, 1)
    return say(
        "it may take up to {most} % longer, waits included, before the plan is worth no more "
        "than the big bang.",
        most=most,
    )


def _record(view: ValueView, plan: Plan) -> str:
    record = view.terms.record
    if record is None:
        return say(
            "not used. Large IT projects have come later and brought less than planned; "
            "`--realistic-bigbang` holds the big bang to that."
        )
    platform = sum("platform" in map(str, each.levers) for each in plan.live)
    cost = (
        say("costs {cash}", cash=view.unit.cash(view.cost)) if view.cost else say("names no cost")
    )
    return say_of(
        platform,
        "used for the big bang, as asked: large IT projects took {longer} longer and brought "
        "{less} less value than planned (McKinsey and Oxford, 2012: 5,400 projects, large from "
        "USD {above}M on). This plan {cost}, and {platform} of its {initiatives} names `platform` "
        "as a lever: where it is no large IT project, these figures do not apply.",
        "used for the big bang, as asked: large IT projects took {longer} longer and brought "
        "{less} less value than planned (McKinsey and Oxford, 2012: 5,400 projects, large from "
        "USD {above}M on). This plan {cost}, and {platform} of its {initiatives} name `platform` "
        "as a lever: where it is no large IT project, these figures do not apply.",
        longer=percent(record.longer - 1),
        less=percent(1 - record.kept),
        above=record.above // 1000000,
        cost=cost,
        platform=platform,
        initiatives=count(len(plan.live), "initiative"),
    )


def _expected(view: ValueView) -> Section:
    columns = [
        Column(say("What may come"), flows=True),
        Column(say("Chance a year"), right=True),
        Column(f"{say(_PLAN)}{_in(view) if view.unit.money else ''}", right=True),
        Column(say(_TWIN), right=True),
        Column(say("Times as much"), right=True),
        Column(say("Break-even overhead"), right=True),
    ]
    money = any(each.stranded is not None for each in view.expectations)
    if money:
        lost = say("Money lost{unit}, plan", unit=_in(view))
        columns += [Column(lost, right=True), Column(say("big bang"), right=True)]
    rows = tuple(_expectation(view, each, money) for each in view.expectations)
    held = "" if view.unit.money else say(", in value-months")
    lines = (
        Line(
            say(
                "Value in hand by {last} on average{held}, when the event may come on any day "
                "from {since} on.",
                last=day(view.last),
                held=held,
                since=day(view.since),
            )
        ),
    )
    return Section(
        say("If each year may bring the end, a freeze or a turn"),
        lines,
        (Table(tuple(columns), rows),),
    )


def _expectation(view: ValueView, each: Expectation, money: bool) -> Row:
    unit, event = view.unit, _event(each)
    plan, late = unit.in_hand(each.plan), unit.in_hand(each.twin)
    times = grouped(Fraction(each.plan / each.twin), 2) if each.twin > 0 else "-"
    longer = "-" if each.overhead is None else percent(each.overhead)
    chance = percent(each.chance.yearly)
    short = [unit.in_hand(value, short=True) for value in (each.plan, each.twin)]
    texts = [event, chance, *short, times, longer]
    words = say(
        "{event}, with a chance of {chance} a year: {plan}; as a big bang {late}",
        event=event,
        chance=chance,
        plan=plan,
        late=late,
    )
    if each.twin > 0:
        words += say(", so {times} times as much in steps", times=times)
    if each.overhead is not None:
        words += say(
            "; the same if steps take {overhead} % longer", overhead=rounded(each.overhead * 100)
        )
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
            words += say(
                "; money spent for nothing {lost}, as a big bang {twin_lost}",
                lost=lost[0],
                twin_lost=lost[1],
            )
    return Row(tuple(map(Cell, texts)), f"{words}.")


def _event(each: Expectation) -> str:
    degree = each.chance.degree
    if each.chance.event is Event.STOP:
        return (
            say("Stopped") if degree == 1 else say("Stopped, {degree} kept", degree=percent(degree))
        )
    if each.chance.event is Event.FREEZE:
        return say("Frozen for {int}", int=apart(int(degree)))
    return say("Turned, {degree} lost", degree=percent(degree))


def _out(view: ValueView) -> str:
    return say("Money out{unit}", unit=_in(view))


def _in(view: ValueView) -> str:
    return f" ({view.unit.currency})" if view.unit.currency else ""


def _when(value: date | None) -> str:
    return day(value) if value else say(_NEVER)


def _paid(view: ValueView, value: date | None) -> str:
    return day(value) if value else say("not by {last}", last=day(view.last))


def _earlier(one: date | None, two: date | None) -> str:
    """How much earlier the first of two days is; empty where one is not known."""
    if one is None or two is None:
        return ""
    if one == two:
        return say("the same day")
    text = later("{time} earlier") if one < two else later("{time} later")
    return say(text, time=apart((two - one).days))
