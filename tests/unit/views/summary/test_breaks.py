"""If something breaks: the two worst that nobody can forbid, plan beside big bang."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from cxroad.api import load
from cxroad.render import json_summary
from cxroad.views.summary.breaks import _fate

NORTHWIND = Path(__file__).parents[4] / "examples" / "northwind.yaml"

TEXT = """
start: 2027-01-04
vendors: {crmco: {}}
vision: {statement: All is well, horizon: 2028-12-31, outcomes: {churn: {worth: 100}}}
phases:
  crawl:
    initiatives:
      one: {name: One, estimate: 8w, serves: {churn: 50%}, value: Less}
      two: {name: Two, estimate: 8w, after: one, serves: {churn: 50%}, value: Less, vendors: crmco}
"""


def test_two_worst_stand_with_what_is_safe_and_what_is_lost(page):
    worst, second = page(TEXT, "2027-01-04").breaks.worst

    assert (worst.scenario, second.scenario) == ("vendor-closes crmco", "budget-freeze")
    assert worst.day == date(2027, 3, 1)
    assert (worst.delivered, worst.twin_delivered, worst.twin_lost) == (50, 0, 1)
    assert 0 < second.lost < worst.lost < Fraction(1, 2)


def test_line_says_both_sides_in_one_sentence(page):
    line = page(TEXT, "2027-01-04").breaks.section.lines[0]

    assert line.label == "If crmco closes on 1 Mar 2027:"
    assert line.text == (
        "the plan has brought 50 points by then and loses 48 % of its value by 31 Dec 2028; as "
        "one big bang it has brought 0 and loses 100 %. To decide now: write down how you would "
        "get away from crmco ('exit')."
    )


def test_plan_without_value_or_dates_has_no_such_part(page):
    assert page(TEXT.replace("serves: {churn: 50%}, ", "")).breaks is None
    assert (
        page(TEXT.replace("start: 2027-01-04\n", "").replace("2028-12-31", "FY2028")).breaks is None
    )


def test_figures_are_those_of_whatif():
    project = load(str(NORTHWIND), today=date(2027, 1, 11))
    told = {each.words: each for each in project.whatif_all().answers}
    for each in project.summary().breaks.worst:
        plan = told[each.scenario].plan
        assert each.lost == plan.lost / plan.before.value_months()
        assert each.delivered == plan.delivered


def test_json_tells_the_same(page):
    view = page(TEXT, "2027-01-04")
    worst = json.loads(json_summary.render(view))["if_broken"][0]

    assert worst["scenario"] == "vendor-closes crmco"
    assert worst["lost"] == round(float(view.breaks.worst[0].lost), 4)
    assert json.loads(json_summary.render(page("phases: {}")))["if_broken"] == []


def test_of_many_vendors_those_that_most_hangs_on_are_tried(page):
    work = "".join(
        f"      w{at}: {{name: W, estimate: {at}w, serves: {{churn: {at}%}}, value: V, "
        f"vendors: v{at}}}\n"
        for at in range(1, 9)
    )
    text = TEXT[: TEXT.index("      one:")] + work
    worst = page(text, "2027-01-04").breaks.worst

    assert worst[0].scenario == "vendor-closes v8"


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        (Fraction(46, 100), "loses 46 %"),
        (Fraction(4, 1000), "loses nothing"),
        (Fraction(0), "loses nothing"),
        (Fraction(-241, 100), "gains 241 %"),
    ],
)
def test_what_becomes_of_the_value_is_said_without_a_minus(lost, said):
    assert _fate(lost) == said
