"""Where the money goes: shares that add up, spent and to come."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from cxroad.views.summary import SummaryView
from cxroad.views.summary.effort import Effort

Page = Callable[..., SummaryView]

TEXT = """
start: 2027-01-11
currency: EUR
vision:
  statement: Anyone can join us in one contact.
  outcomes:
    effort: {metric: ces2, worth: 50}
    churn: {metric: churn, worth: 50}
phases:
  crawl:
    budget: 120k
    initiatives:
      ground: {name: G, status: done, start: 2027-01-11, finished: 2027-01-20, cost: 20k}
      both: {name: B, estimate: 10d, status: active, start: 2027-02-01, cost: 80k,
             serves: {effort: 30%, churn: 10%}, levers: [people, process]}
      free: {name: F, estimate: 4w, serves: {churn: 40%}, levers: people}
"""


def effort(view: SummaryView) -> Effort:
    assert view.effort is not None
    return view.effort


def test_money_follows_value_to_the_outcomes_and_the_rest_is_groundwork(page: Page) -> None:
    found = effort(page(TEXT))

    assert [
        ("effort", 60_000, Fraction(60, 100), Fraction(30, 80)),
        ("Groundwork for the rest", 20_000, Fraction(20, 100), 0),
        ("churn", 20_000, Fraction(20, 100), Fraction(50, 80)),
    ] == [(x.name, x.cost, x.cost_share, x.value_share) for x in found.by_outcome]


def test_shares_of_outcomes_and_of_levers_each_add_up_to_the_whole(page: Page) -> None:
    found = effort(page(TEXT))

    for parts in (found.by_outcome, found.by_lever):
        assert 1 == sum(x.cost_share for x in parts) == sum(x.value_share for x in parts)
        assert found.total == sum(x.cost for x in parts)


def test_levers_share_equally_and_work_without_one_comes_last(page: Page) -> None:
    note = effort(page(TEXT)).section.notes[0]

    assert note.label == "By lever:"
    assert (
        note.text == "people 40 % of the cost for 75 % of the value; process 40 % for 25 %; "
        "without a lever 20 % for 0 %."
    )


def test_spent_runs_evenly_over_the_days_of_work_that_is_under_way(page: Page) -> None:
    before, half, after = (
        effort(page(TEXT, day)).spent for day in ("2027-02-01", "2027-02-06", "2027-02-11")
    )

    assert (before, half) == (20_000, 60_000)
    assert 80_000 < after <= 100_000  # its finish moves on with today


def test_planned_work_has_spent_nothing(page: Page) -> None:
    text = TEXT.replace("status: active, start: 2027-02-01, ", "")

    assert effort(page(text, "2027-03-01")).spent == 20_000


def test_sentence_says_total_spent_to_come_and_what_the_budget_leaves(page: Page) -> None:
    lines = [x.text for x in effort(page(TEXT, phase="crawl")).section.lines]

    assert lines == [
        "EUR 100k in all, EUR 20k spent by now, EUR 80k to come; "
        "the budget is EUR 120k, EUR 20k more than planned.",
        "1 initiative of 3 carries no cost.",
    ]


def test_budget_that_does_not_reach_says_how_much_is_missing(page: Page) -> None:
    text = TEXT.replace("budget: 120k", "budget: 95k")

    assert "the budget is EUR 95k, EUR 5,000 too little" in effort(page(text)).section.lines[
        0
    ].text.replace("5000", "5,000")


def test_roadmap_without_costs_leaves_the_part_out(page: Page) -> None:
    text = "phases: {crawl: {initiatives: {a: {name: A, estimate: 4w}}}}\n"

    assert page(text).effort is None
