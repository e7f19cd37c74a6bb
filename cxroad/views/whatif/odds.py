"""What many runs with luck, a leaving sponsor and closing vendors deliver, plan beside big bang."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from cxroad.model.language import say
from cxroad.model.writing import day, grouped, percent, rounded
from cxroad.plan import Plan
from cxroad.simulate.stress import Odds, Quarter, Spread
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.words import stopped

_MOST_ROWS = 12


@dataclass(frozen=True, slots=True)
class OddsView:
    """What many runs deliver by quarter, in points, and up to the horizon, in value-months.

    Attributes:
        path: The roadmap's file; empty when it is not known.
        as_of: The day that everything is reckoned from.
        planned: Value-months of the plan when nothing happens.
        odds: The figures.
        headline: What it all says, in a sentence.
        sections: All of it in words and tables.
    """

    title: str
    path: str
    as_of: date
    planned: Fraction
    odds: Odds
    headline: str
    sections: tuple[Section, ...]

    @property
    def last(self) -> date:
        """The last day on which value counts."""
        return self.odds.horizon - timedelta(days=1)


def arrange_odds(plan: Plan, odds: Odds, path: str = "") -> OddsView:
    """The runs of the combined shock in words and tables."""
    view = OddsView(
        title=plan.roadmap.title,
        path=path,
        as_of=plan.today,
        planned=plan.course.value_months(odds.horizon),
        odds=odds,
        headline="",
        sections=(),
    )
    view = replace(view, headline=_headline(view))
    return replace(view, sections=tuple(_sections(view)))


def _headline(view: OddsView) -> str:
    plan, twin = view.odds.plan, view.odds.twin
    return say(
        "By {last} nine runs in ten bring {p10} value-months or more, and half of them {p50} or "
        "more, of {planned} planned; as one big bang {p10_2} and {p50_2}.",
        last=day(view.last),
        p10=grouped(plan.p10, 1),
        p50=grouped(plan.p50, 1),
        planned=grouped(view.planned, 1),
        p10_2=grouped(twin.p10, 1),
        p50_2=grouped(twin.p50, 1),
    )


def _sections(view: OddsView) -> Iterator[Section]:
    yield _total(view)
    if view.odds.quarters:
        yield _quarters(view)
    notes = (stopped(f"{note[0].upper()}{note[1:]}") for note in view.odds.notes)
    yield Section(
        say("What this rests on"),
        (
            Line(
                say(
                    "{runs} runs from seed {seed}.",
                    runs=grouped(view.odds.runs),
                    seed=view.odds.seed,
                ),
                item=True,
            ),
            *(Line(note, item=True, tone=Tone.QUIET) for note in notes),
        ),
    )


def _total(view: OddsView) -> Section:
    odds = view.odds
    columns = (
        Column(say("Value-months by {last}", last=day(view.last)), flows=True),
        Column(say("1 in 10 below (P10)"), right=True),
        Column(say("Half below (P50)"), right=True),
        Column(say("9 in 10 below (P90)"), right=True),
    )
    rows = [_spread(say("Plan"), odds.plan), _spread(say("Big bang"), odds.twin)]
    facts = say(
        "The sponsor leaves before the work ends in {left} of the runs, a vendor closes on "
        "something in {closed}; the big bang is released by then in {released}.",
        left=percent(odds.left),
        closed=percent(odds.closed),
        released=percent(odds.released),
    )
    return Section(say("All of it"), tables=(Table(columns, tuple(rows)),), notes=(Line(facts),))


def _spread(who: str, spread: Spread) -> Row:
    texts = [grouped(each, 1) for each in (spread.p10, spread.p50, spread.p90)]
    said = say(
        "{who}: one run in ten below {p10}, half below {p50}, nine in ten below {p90}.",
        who=who,
        p10=texts[0],
        p50=texts[1],
        p90=texts[2],
    )
    return Row((Cell(who), *map(Cell, texts)), said)


def _quarters(view: OddsView) -> Section:
    every = view.odds.quarters
    step = -(-len(every) // _MOST_ROWS)
    columns = (
        Column(say("Delivered by"), right=True),
        Column(say("Planned"), right=True),
        Column(say("Plan, P10"), right=True),
        Column("P50", right=True),
        Column("P90", right=True),
        Column(say("Big bang, P10"), right=True),
        Column("P50", right=True),
        Column("P90", right=True),
    )
    rows = tuple(_quarter(each) for each in every[step - 1 :: step])
    return Section(say("Quarter by quarter, in points"), tables=(Table(columns, rows),))


def _quarter(each: Quarter) -> Row:
    end = day(each.day - timedelta(days=1))
    plan = [rounded(value, 2) for value in (each.plan.p10, each.plan.p50, each.plan.p90)]
    twin = [rounded(value, 2) for value in (each.twin.p10, each.twin.p50, each.twin.p90)]
    planned = rounded(each.planned, 2)
    said = say(
        "By {end}: planned {planned}; plan {plan}, big bang {twin} (P10 / P50 / P90).",
        end=end,
        planned=planned,
        plan=" / ".join(plan),
        twin=" / ".join(twin),
    )
    return Row(tuple(map(Cell, (end, planned, *plan, *twin))), said)
