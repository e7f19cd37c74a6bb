"""Outcomes: what is promised by now, what is measured, and what is missing."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from cxroad.views.summary import SummaryView
from cxroad.views.summary.outcomes import Standing

Page = Callable[..., SummaryView]


def roadmap(outcome: str, finished: str = "2026-06-30", share: str = "30%") -> str:
    """One outcome, one finished initiative that claims a share of its gap, one to come."""
    return f"""
start: 2026-01-01
vision:
  statement: Anyone can join us in one contact.
  outcomes:
    recommend: {{{outcome}}}
phases:
  crawl:
    initiatives:
      slots:
        name: Slots
        status: done
        start: 2026-01-01
        finished: {finished}
        serves: {{recommend: {share}}}
        value: Two-hour slots
      move: {{name: Move, estimate: 4w, serves: {{recommend: 20%}}}}
"""


def standing(view: SummaryView) -> Standing:
    assert view.outcomes is not None
    return view.outcomes.standings[0]


NPS = "metric: nps, baseline: 8, target: 30"


def test_planned_by_now_is_the_share_of_finished_work_once_the_metric_can_have_moved(
    page: Page,
) -> None:
    # NPS lags 6 months, 182.625 days: rounded up, 183 days after 30 June is 30 December.
    assert standing(page(roadmap(NPS), "2026-12-30")).planned == "15"
    assert standing(page(roadmap(NPS), "2026-12-29")).planned == "8"


def test_lag_of_the_outcome_counts_before_that_of_the_catalogue(page: Page) -> None:
    text = roadmap(f"{NPS}, lag: 2w")

    assert standing(page(text, "2026-07-14")).planned == "15"
    assert standing(page(text, "2026-07-13")).planned == "8"


def test_work_to_come_is_not_planned_by_now_even_when_it_should_have_finished(page: Page) -> None:
    assert standing(page(roadmap(NPS), "2028-01-01")).planned == "15"


def test_promises_of_more_than_the_whole_gap_end_at_the_target(page: Page) -> None:
    text = roadmap("metric: custom, baseline: 0, target: 10, unit: x, better: up", share="90%")
    text += "      also: {name: B, status: done, finished: 2026-06-01, serves: {recommend: 90%}}\n"

    assert standing(page(text, "2026-12-30")).planned == "10"


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2.9", "far behind"),  # 80 % of the way is promised
        ("3", "behind"),
        ("5.9", "behind"),
        ("6", "on plan"),
        ("9", "on plan"),
        ("10", "reached"),
    ],
)
def test_state_follows_how_far_the_measurement_lags_behind_the_promise(
    page: Page, now: str, state: str
) -> None:
    text = roadmap(
        "metric: custom, unit: x, better: up, baseline: 0, target: 10, "
        f"actuals: {{2026-12-01: {now}}}",
        share="80%",
    )
    assert state == standing(page(text, "2026-12-10")).state


def test_measurement_far_ahead_of_the_promise_is_said_to_be_ahead(page: Page) -> None:
    text = roadmap(f"{NPS}, lag: 0d, actuals: {{2026-12-01: 20}}")

    assert standing(page(text, "2026-12-10")).state == "ahead"


def test_metric_that_shall_fall_goes_its_way_downwards(page: Page) -> None:
    text = roadmap("metric: churn, baseline: 17%, target: 12%, lag: 0d, actuals: {2026-12-01: 15%}")

    found = standing(page(text, "2026-12-10"))

    assert (found.was, found.planned, found.now, found.target) == ("17 %", "15.5 %", "15 %", "12 %")
    assert Fraction(2, 5) == found.way
    assert found.state == "on plan"


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        ("metric: nps, target: 30", "no baseline"),
        ("metric: nps, baseline: 8", "no target"),
        ("metric: nps, change: +5", "no baseline"),
        ("metric: nps", "no baseline, no target"),
        (NPS, "never measured"),
        (f"{NPS}, actuals: {{2026-06-20: 9}}", "not measured since Jun 2026"),
        (f"{NPS}, every: 6mo, actuals: {{2026-06-20: 9}}", "nothing due yet"),
    ],
)
def test_what_is_missing_and_matters_is_said(page: Page, outcome: str, state: str) -> None:
    assert state == standing(page(roadmap(outcome), "2027-01-11")).state


def test_outcome_is_only_never_measured_after_twice_the_time_between_measurements(
    page: Page,
) -> None:
    assert standing(page(roadmap(NPS), "2026-07-02")).state == "not measured yet"
    assert standing(page(roadmap(NPS), "2026-07-03")).state == "never measured"


def test_target_by_change_is_worked_out_or_shown_as_written(page: Page) -> None:
    assert standing(page(roadmap("metric: ces2, baseline: 3, change: +50%"))).target == "4.5"
    assert standing(page(roadmap("metric: ces2, change: +50%"))).target == "+50%"


def test_money_is_written_as_money(page: Page) -> None:
    text = roadmap("metric: revenue, baseline: 1.2M, target: 1.5M, actuals: {2026-12-01: 1250000}")

    found = standing(page(text))

    assert (found.was, found.now, found.target) == ("1.2M", "1.25M", "1.5M")


def test_custom_unit_stands_behind_the_target_and_a_long_one_is_cut(page: Page) -> None:
    custom = "metric: custom, better: down, baseline: 6, target: 2, unit:"

    assert standing(page(roadmap(f"{custom} days"))).target == "2 days"
    assert standing(page(roadmap(f"{custom} working days per visit"))).target == "2 working days..."


def test_nothing_measured_at_all_gives_a_table_without_empty_columns(page: Page) -> None:
    view = page(roadmap(NPS), "2027-01-11")

    assert view.outcomes is not None
    section = view.outcomes.section
    assert [x.heading for x in section.tables[0].columns] == [
        "Outcome",
        "Was",
        "Target",
        "By",
        "Owner",
    ]
    assert [x.text for x in section.lines] == ["Nothing has been measured since the start."]


@pytest.mark.parametrize(("today", "late"), [("2027-03-31", ""), ("2027-04-30", ", 4 weeks ago")])
def test_the_day_of_the_target_stands_beside_what_was_measured_as_it_was_written(
    page: Page, today: str, late: str
) -> None:
    view = page(roadmap(f"{NPS}, by: 2027-Q1, every: 3y, actuals: {{2026-11: 9}}"), today)

    assert view.outcomes is not None
    cells = view.outcomes.section.tables[0].rows[0].cells
    assert cells[0].note == f"by 2027-Q1{late}"
    assert cells[-1].note == "Nov 2026"


def test_value_of_finished_work_is_told_newest_first_and_only_of_the_page(page: Page) -> None:
    text = """
start: 2026-01-01
phases:
  crawl:
    initiatives:
      old: {name: Old, status: done, finished: 2026-02-01, value: Old joy}
      new: {name: New, status: done, finished: 2026-03-01, value: New joy.}
      plain: {name: Plain, status: done, finished: 2026-04-01}
      open: {name: Open, estimate: 4w, value: Joy to come}
  walk:
    initiatives:
      other: {name: Other, status: done, finished: 2026-05-01, value: Other joy}
"""

    here, whole = page(text, phase="crawl").outcomes, page(text).outcomes

    assert here is not None
    assert whole is not None
    assert [each.initiative for each in here.noticed] == ["new", "old"]
    assert [each.initiative for each in whole.noticed] == ["other", "new", "old"]
    assert here.section.notes[1].text == "New joy. (New, 1 Mar 2026)"
