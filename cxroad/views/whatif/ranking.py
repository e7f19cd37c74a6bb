"""Every shock of the catalogue, and which of them hurts most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cxroad.model.language import later, say, say_of
from cxroad.model.writing import day, grouped, percent
from cxroad.plan import Plan
from cxroad.simulate.stress import Ranking, Side
from cxroad.simulate.stress.play import usual_horizon
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.value import Unit
from cxroad.views.whatif.arrange import Found, arrange_whatif
from cxroad.views.whatif.remarks import too_early, why_until
from cxroad.views.whatif.sections import last_day
from cxroad.views.whatif.shape import RankingView, Silent, WhatIfView
from cxroad.views.words import stopped


def arrange_ranking(
    plan: Plan, ranking: Ranking, report: Found | None = None, path: str = ""
) -> RankingView:
    """What each shock does alone, with its defaults, in words and tables."""
    answers = [arrange_whatif(plan, each, report, path) for each in ranking.answers]
    answers.sort(key=lambda view: (-view.plan.lost, -view.plan.stranded_value))
    view = RankingView(
        title=plan.roadmap.title,
        path=path,
        as_of=plan.today,
        day=ranking.at,
        horizon=answers[0].answer.horizon if answers else usual_horizon(plan),
        unit=Unit(plan.priced is not None, plan.roadmap.currency or ""),
        answers=tuple(answers),
        silent=tuple(
            Silent(each.scenario.name, each.message, each.hint) for each in ranking.spared
        ),
        headline="",
        sections=(),
    )
    view = replace(view, headline=_headline(view))
    return replace(view, sections=tuple(_sections(view, why_until(plan, view.horizon))))


def _headline(view: RankingView) -> str:
    if not view.answers:
        return say("No shock of the catalogue changes anything in this plan.")
    worst = view.answers[0]
    held = "" if view.unit.money else f" {view.unit.held}"
    if worst.plan.lost <= 0:
        return say(
            "No shock of the catalogue costs the plan any value by {last}.", last=day(view.last)
        )
    lost = view.unit.in_hand(worst.held(worst.plan.lost))
    gains = worst.twin.lost < 0
    twin = (
        view.unit.in_hand(worst.held(abs(worst.twin.lost))) if worst.twin.lost else say("nothing")
    )
    text = later(
        "It hurts most if {clause}. The plan then loses {lost}{held} by {last}; as one big bang "
        "it loses {twin}."
    )
    if gains:
        text = later(
            "It hurts most if {clause}. The plan then loses {lost}{held} by {last}; as one big "
            "bang it gains {twin}."
        )
    return say(
        text,
        clause=worst.clause,
        lost=lost,
        held=held,
        last=day(view.last),
        twin=twin,
    )


def _sections(view: RankingView, until: str) -> Iterator[Section]:
    if view.answers:
        held = say("in money") if view.unit.money else say("in {held}", held=view.unit.held)
        columns = (
            Column(say("If"), flows=True),
            Column(say("Plan loses"), right=True),
            Column(say("Big bang"), right=True),
            Column(say("Stranded"), right=True),
            Column(say("Big bang"), right=True),
            Column(say("End, plan"), right=True),
        )
        notes = (Line(early, tone=Tone.QUIET),) if (early := too_early(view.answers[0])) else ()
        rows = tuple(_row(view, each) for each in view.answers)
        lines = (
            Line(
                say(
                    "Each alone, with its defaults; those with a day fall on {day}. Value lost "
                    "by {last} ({until}), {held}, and its share of the whole; stranded: value "
                    "that never arrives, in {rate}.",
                    day=day(view.day),
                    last=day(view.last),
                    until=until,
                    held=held,
                    rate=view.unit.rate,
                )
            ),
        )
        yield Section(say("What hurts most"), lines, (Table(columns, rows),), notes)
    if view.silent:
        yield Section(say("What changes nothing"), tuple(map(_silent, view.silent)))
    yield Section(say("What next"), tuple(_next(view)))


def _row(view: RankingView, each: WhatIfView) -> Row:
    unit = view.unit
    texts = [
        each.words,
        _loss(each, each.plan),
        _loss(each, each.twin),
        unit.delivered(each.plan.stranded_value),
        unit.delivered(each.twin.stranded_value),
        _moved(each),
    ]
    cells = [Cell(text) for text in texts]
    if each.plan.lost > 0:
        cells[1] = Cell(texts[1], tone=Tone.STRONG)
    words = say(
        "If {clause}: value lost {lost}, as a big bang {twin_lost}; stranded {stranded}, as a "
        "big bang {twin_stranded}; end: {end} ({words}).",
        clause=each.clause,
        lost=texts[1],
        twin_lost=texts[2],
        stranded=texts[3],
        twin_stranded=texts[4],
        end=texts[5],
        words=each.words,
    )
    return Row(tuple(cells), words)


def _loss(each: WhatIfView, side: Side) -> str:
    if not side.lost:
        return "0"
    whole = side.before.value_months()
    if side.lost < 0:
        return say("gains {in_hand}", in_hand=each.unit.in_hand(each.held(-side.lost), short=True))
    lost = each.unit.in_hand(each.held(side.lost), short=True)
    return f"{lost} ({percent(side.lost / whole)})" if whole else lost


def _moved(each: WhatIfView) -> str:
    """How many days later the plan ends, or how much of it stops."""
    stops = sum(bool(move.stopped) for move in each.moves)
    if stops:
        return say_of(stops, "{n} stops", "{n} stop", n=grouped(stops))
    before, end = last_day(each.plan), each.plan.end
    days = (end - before).days if before and end else 0
    return f"{'+' if days > 0 else ''}{grouped(days)} d" if days else say("same")


def _silent(each: Silent) -> Line:
    hint = f" {stopped(each.hint[0].upper() + each.hint[1:])}" if each.hint else ""
    return Line(f"{stopped(each.message)}{hint}", label=f"{each.words}:", item=True)


def _next(view: RankingView) -> Iterator[Line]:
    if view.answers:
        file = f"{view.path} " if view.path else ""
        yield Line(
            say(
                '`cxroad whatif {file}"{typed}"` tells what moves, '
                "what is missed and what to decide.",
                file=file,
                typed=typed(view.answers[0]),
            ),
            label=say("The worst:"),
        )
    blocked = any(each.twin.end is None for each in view.answers)
    yield Line(
        say(
            "each shock is played on the big bang as well: the same work on the same days, "
            "landing when the last of it does"
        )
        + (say(", and never while a part of it is blocked") if blocked else "")
        + say(". Putting everything together at once costs it nothing here."),
        label=say("The big bang:"),
    )


def typed(view: WhatIfView) -> str:
    """The words to type for the only shock of a ranked answer."""
    words, *about = view.words.split(" ", 1)
    if not about:
        return words
    return f"{words} {'vendor' if words == 'vendor-closes' else 'drop'}={about[0]}"
