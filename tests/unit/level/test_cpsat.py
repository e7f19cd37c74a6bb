"""CP-SAT behind the search, where ortools is installed."""

from __future__ import annotations

import importlib.util
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from cxroad.api import load, load_text
from cxroad.level.level import level
from cxroad.level.terms import Engine, Levelling, Objective
from cxroad.plan import Plan

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("ortools") is None, reason="ortools is not installed: cxroad[cpsat]"
)
ROOT = Path(__file__).parents[3]
TODAY = date(2027, 1, 4)
CPSAT = Levelling(engine=Engine.CPSAT, seconds=5)


def crowded(count, calendar=""):
    """Roadmaps of which the search alone cannot prove the end."""
    peaks = ("high", "medium", "low", "medium", "high")
    lines = [
        f"      i{n}: {{name: Some work, estimate: {3 + n * 5 % 9}w, owner: O{n % 2}, "
        f"{f'after: [i{n - 3} + 3cd], ' if n % 4 == 3 else ''}serves: [effort], "
        f"impacts: {{t{n % 2}: {peaks[n % 5]}}}}}"
        for n in range(count)
    ]
    head = ["title: Crowded", "start: 2027-01-04", calendar, "phases:", "  crawl:"]
    vision = "vision: {statement: All is well, outcomes: {effort: {baseline: 1, target: 2}}}"
    return "\n".join([vision, *head, "    initiatives:", *lines])


def test_it_proves_what_the_search_alone_cannot():
    plan = load(str(ROOT / "examples" / "big-bang.yaml"), today=date(2026, 11, 23)).plan
    found, proved = level(plan), level(plan, Levelling(engine=Engine.CPSAT, seconds=30))

    assert not found.proved
    assert proved.proved
    assert proved.new_end == proved.earliest == found.new_end


@pytest.mark.parametrize("calendar", ["", "calendar: {week: mon-fri, closed: [2027-03-01]}"])
@pytest.mark.parametrize("count", [5, 8, 11])
def test_it_is_never_worse_and_its_bound_never_too_late(count, calendar):
    plan = load_text(crowded(count, calendar), today=TODAY).plan
    found, better = level(plan), level(plan, CPSAT)

    assert better.new_end <= found.new_end
    assert found.earliest <= better.earliest <= better.new_end
    assert better.earliest <= found.new_end
    assert not any(team.new_over for team in better.teams)
    assert not any(owner.new_most > 3 for owner in better.owners)


def test_it_keeps_heavy_landings_apart():
    text = crowded(5) + "\nteams: {t0: {capacity: 20h}, t1: {capacity: 20h}}"
    text = text.replace("medium", "high").replace("low", "high")
    answer = level(load_text(text, today=TODAY).plan, Levelling(engine=Engine.CPSAT, apart=True))

    for landings in answer.new.landings.values():
        days = sorted(each.day for each in landings)
        gaps = [(b - a).days for a, b in pairwise(days)]
        assert min(gaps) >= 56


def test_value_first_is_never_said_to_be_proved():
    plan = load_text(crowded(6), today=TODAY).plan
    terms = Levelling(Objective.VALUE, engine=Engine.CPSAT, seconds=3)
    found, better = level(plan, Levelling(Objective.VALUE)), level(plan, terms)

    assert better.lost <= found.lost
    assert not better.proved


def test_a_plan_in_which_nothing_can_move_is_answered(roadmap_of):
    text = """
    start: 2027-01-04
    vision: {}
    phases: {crawl: {initiatives: {fair: {name: Fair, due: 2027-02-14, impacts: {desk: high}}}}}
    """

    assert level(Plan(roadmap_of(text), TODAY), CPSAT).starts == {}
