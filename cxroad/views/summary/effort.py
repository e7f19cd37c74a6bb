"""Where money and effort go: cost and value by outcome and by lever, spent and to come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from cxroad.model import writing
from cxroad.model.initiative import Initiative, Status
from cxroad.model.language import later, say, say_of
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.summary.scope import Scope
from cxroad.views.words import clauses

_GROUND = later("Groundwork for the rest")


@dataclass(frozen=True, slots=True)
class Slice:
    """What goes to an outcome or a lever.

    Attributes:
        name: What it is called; empty for work without a lever.
        cost: Money, in the roadmap's currency.
        cost_share, value_share: Part of the page's money and of its value, 0 to 1.
    """

    name: str
    cost: Fraction
    cost_share: Fraction
    value_share: Fraction


@dataclass(frozen=True, slots=True)
class Effort:
    """Where the money goes.

    Attributes:
        total, spent, to_come: Money; spent runs evenly over the days of the work.
        budget: Of the phase or of all phases; None when none is set.
        costed, initiatives: Number of live initiatives with a cost, and of all.
        by_outcome, by_lever: Largest cost first.
    """

    total: Fraction
    spent: Fraction
    to_come: Fraction
    budget: Decimal | None
    costed: int
    initiatives: int
    by_outcome: tuple[Slice, ...]
    by_lever: tuple[Slice, ...]
    section: Section


def effort(scope: Scope) -> Effort | None:
    """Where the money goes; None when no cost is known."""
    work = scope.live
    costed = [each for each in work if each.cost is not None]
    total = sum((_cost(each) for each in costed), Fraction(0))
    if not total:
        return None
    spent = sum((_cost(each) * _elapsed(scope, each) for each in costed), Fraction(0))
    phases = [scope.phase] if scope.phase else list(scope.roadmap.phases.values())
    budgets = [each.budget.amount for each in phases if each.budget]
    budget = sum(budgets, Decimal(0)) if budgets and len(budgets) == len(phases) else None
    by_outcome = _slices(_by_outcome(scope, work), total)
    by_lever = _slices(_by_lever(scope, work), total)
    levers = tuple(each for each in by_lever if each.name)
    lines = _lines(scope, total, spent, budget, len(costed))
    notes = (Line(_levers(by_lever), label=say("By lever:")),) if levers else ()
    table = _table(say("Outcome"), by_outcome, scope)
    section = Section(say("Where the money goes"), lines, (table,), notes)
    counts = (len(costed), len(work))
    return Effort(
        total, spent, total - spent, budget, *counts, by_outcome, levers and by_lever, section
    )


def _cost(initiative: Initiative) -> Fraction:
    return Fraction(initiative.cost.amount) if initiative.cost else Fraction(0)


def _elapsed(scope: Scope, initiative: Initiative) -> Fraction:
    """Part of the days of the work that are over, 0 to 1."""
    if initiative.status is Status.DONE:
        return Fraction(1)
    times = scope.times(initiative.id)
    if scope.relative or not times or not times.start or not times.finish:
        return Fraction(0)
    if initiative.status in (Status.PROPOSED, Status.PLANNED):
        return Fraction(0)
    days = (times.finish - times.start).days + 1
    gone = (scope.now - times.start).days
    return Fraction(min(max(gone, 0), days), days) if days > 0 else Fraction(0)


def _by_outcome(
    scope: Scope, work: Iterable[Initiative]
) -> Iterable[tuple[str, Fraction, Fraction]]:
    """Each initiative's money and value, split over its outcomes as its value is."""
    for each in work:
        parts = scope.plan.contributions[each.id]
        value = sum(parts.values(), Fraction(0))
        if not value:
            yield say(_GROUND), _cost(each), Fraction(0)
            continue
        for id, part in parts.items():
            yield scope.titled(id), _cost(each) * part / value, part


def _by_lever(scope: Scope, work: Iterable[Initiative]) -> Iterable[tuple[str, Fraction, Fraction]]:
    """Each initiative's money and value, split equally over its levers."""
    for each in work:
        value = scope.plan.value(each.id)
        names = [str(lever) for lever in dict.fromkeys(each.levers)] or [""]
        for name in names:
            yield name, _cost(each) / len(names), value / len(names)


def _slices(parts: Iterable[tuple[str, Fraction, Fraction]], total: Fraction) -> tuple[Slice, ...]:
    costs: dict[str, Fraction] = {}
    values: dict[str, Fraction] = {}
    for name, cost, value in parts:
        costs[name] = costs.get(name, Fraction(0)) + cost
        values[name] = values.get(name, Fraction(0)) + value
    worth = sum(values.values(), Fraction(0))
    slices = (
        Slice(name, cost, cost / total, values[name] / worth if worth else Fraction(0))
        for name, cost in costs.items()
        if cost or values[name]
    )
    return tuple(sorted(slices, key=lambda each: (-each.cost, each.name)))


def _lines(
    scope: Scope, total: Fraction, spent: Fraction, budget: Decimal | None, costed: int
) -> tuple[Line, ...]:
    def money(amount: Fraction) -> str:
        exact = Decimal(amount.numerator) / Decimal(amount.denominator)
        return writing.money(exact, scope.roadmap.currency)

    whole = say("{money} in all", money=money(total))
    if not scope.relative:
        gone = say("{money} spent by now", money=money(spent))
        left = say("{money} to come", money=money(total - spent))
        whole = writing.joined([whole, gone, left])
    facts = [whole]
    if budget is not None:
        rest = Fraction(budget) - total
        if rest >= 0:
            text = later("the budget is {budget}, {money} more than planned")
        else:
            text = later("the budget is {budget}, {money} too little")
        facts.append(say(text, budget=money(Fraction(budget)), money=money(abs(rest))))
    lines = [Line(say("{facts}.", facts=clauses(facts)))]
    missing = len(scope.live) - costed
    if missing:
        text = say_of(
            missing,
            "{initiatives} of {total} carries no cost.",
            "{initiatives} of {total} carry no cost.",
            initiatives=writing.count(missing, "initiative"),
            total=len(scope.live),
        )
        lines.append(Line(text, tone=Tone.QUIET))
    return tuple(lines)


def _levers(slices: tuple[Slice, ...]) -> str:
    """`people 43 % of the cost for 50 % of the value; process 31 % for 20 %.`"""
    named = [each for each in slices if each.name] + [each for each in slices if not each.name]
    texts: list[str] = []
    for each in named:
        text = later("{lever} {cost} for {value}")
        if not texts:
            text = later("{lever} {cost} of the cost for {value} of the value")
        lever = say(each.name) if each.name else say("without a lever")
        cost, value = writing.percent(each.cost_share), writing.percent(each.value_share)
        texts.append(say(text, lever=lever, cost=cost, value=value))
    return say("{facts}.", facts=clauses(texts))


def _table(heading: str, slices: tuple[Slice, ...], scope: Scope) -> Table:
    columns = (
        Column(heading, flows=True),
        Column(say("Cost"), right=True),
        Column(say("Share of cost"), right=True),
        Column(say("Share of value"), right=True),
    )
    rows = []
    for each in slices:
        cost = writing.money(
            Decimal(each.cost.numerator) / Decimal(each.cost.denominator), scope.roadmap.currency
        )
        shares = (writing.percent(each.cost_share), writing.percent(each.value_share))
        cells = (Cell(each.name), Cell(cost), Cell(shares[0]), Cell(shares[1]))
        sentence = say(
            "{name}: {money}, {cost} of the cost for {value} of the value.",
            name=each.name,
            money=cost,
            cost=shares[0],
            value=shares[1],
        )
        rows.append(Row(cells, sentence))
    return Table(columns, tuple(rows))
