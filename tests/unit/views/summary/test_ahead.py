"""The next 90 days: both edges of the window, and what is overdue."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cxroad.views.summary import SummaryView

Page = Callable[..., SummaryView]


def roadmap(initiative: str) -> str:
    return f"""
start: 2027-01-11
people:
  mia: {{name: Mia Kern}}
phases:
  crawl:
    initiatives:
      listen:
        name: Listen
        {initiative}
"""


@pytest.mark.parametrize(("start", "shown"), [("2027-04-11", True), ("2027-04-12", False)])
def test_start_is_shown_up_to_the_ninetieth_day(page: Page, start: str, shown: bool) -> None:
    view = page(roadmap(f"start: {start}\n        estimate: 52w"))

    assert shown == (view.ahead is not None)


@pytest.mark.parametrize(("due", "shown"), [("2027-04-11", True), ("2027-04-12", False)])
def test_finish_is_shown_up_to_the_ninetieth_day(page: Page, due: str, shown: bool) -> None:
    text = roadmap(f"status: active\n        start: 2027-01-04\n        due: {due}")

    assert shown == (page(text).ahead is not None)


def test_landing_is_told_with_the_teams_only_when_the_finish_is_in_the_window(page: Page) -> None:
    text = roadmap("estimate: 4w\n        impacts: {desk: high, field: 3h}")

    near, far = page(text).ahead, page(text.replace("4w", "40w")).ahead

    assert near is not None
    assert far is not None
    assert near.moves[0].lands_on == (("desk", "high"), ("field", "medium"))
    assert far.moves[0].lands_on == ()
    cell = near.section.tables[0].rows[0].cells[0]
    assert cell.note == "lands on desk (high), field (medium)"


def test_row_has_owner_start_finish_and_the_day_of_80_percent(page: Page) -> None:
    ahead = page(roadmap("owner: mia\n        estimate: 4w..8w")).ahead

    assert ahead is not None
    table = ahead.section.tables[0]
    assert table.columns[-1].heading == "80 % sure"
    assert [each.text for each in table.rows[0].cells] == [
        "Listen",
        "Mia Kern",
        "11 Jan 2027",
        "21 Feb 2027",
        "26 Feb 2027",
    ]
    assert (
        table.rows[0].sentence
        == "Listen: starts 11 Jan 2027; finishes 21 Feb 2027; 80 % sure by 26 Feb 2027; "
        "owner: Mia Kern."
    )


def test_row_without_odds_has_the_high_estimate(page: Page) -> None:
    ahead = page(roadmap("owner: mia\n        estimate: 6w")).ahead

    assert ahead is not None
    table = ahead.section.tables[0]
    assert (table.columns[-1].heading, table.rows[0].cells[-1].text) == (
        "High estimate",
        "21 Feb 2027",
    )


def test_done_and_parked_work_does_not_move(page: Page) -> None:
    done = roadmap("status: done\n        start: 2027-01-11\n        finished: 2027-02-01")

    assert page(done, "2027-01-20").ahead is None
    assert page(roadmap("status: parked\n        estimate: 4w")).ahead is None


def test_work_past_its_due_date_is_overdue_the_day_after(page: Page) -> None:
    text = roadmap("estimate: 4w\n        due: 2027-01-31")

    assert page(text, "2027-01-31").ahead.overdue == ()
    late = page(text, "2027-02-03").ahead
    assert late is not None
    assert late.section.lines[0].text == "Listen was due 31 Jan 2027, 3 days ago. Owner: nobody."


@pytest.mark.parametrize(("today", "late"), [("2027-02-08", False), ("2027-02-09", True)])
def test_planned_work_is_overdue_four_weeks_after_its_written_start(
    page: Page, today: str, late: bool
) -> None:
    ahead = page(roadmap("owner: mia\n        estimate: 4w"), today).ahead

    assert ahead is not None
    assert late == bool(ahead.overdue)
    if late:
        assert (
            ahead.section.lines[0].text
        ) == "Listen should have started on 11 Jan 2027, 4 weeks ago. Owner: Mia Kern."


def test_milestones_in_the_window_are_told_by_day(page: Page) -> None:
    text = roadmap(
        "estimate: 52w\n        "
        "milestones: {2027-03-01: Second, 2027-02-01: First, 2027-09-01: Far}"
    )

    ahead = page(text).ahead

    assert ahead is not None
    assert [each.what for each in ahead.milestones] == ["First", "Second"]
    assert (
        ahead.section.notes[0].label,
        ahead.section.notes[0].text,
    ) == ("1 Feb 2027:", "First. (Listen)")


def test_roadmap_without_dates_shows_its_first_90_days_in_weeks(page: Page) -> None:
    text = roadmap("estimate: 4w").replace("start: 2027-01-11\n", "")

    ahead = page(text).ahead

    assert ahead is not None
    assert ahead.section.heading == "The first 90 days"
    assert [each.text for each in ahead.section.tables[0].rows[0].cells[2:4]] == ["W1", "W4"]


def test_more_than_ten_moves_are_counted(page: Page) -> None:
    many = "".join(f"      i{n}: {{name: Work {n}, estimate: 4w}}\n" for n in range(12))
    text = f"\nstart: 2027-01-11\nphases:\n  crawl:\n    initiatives:\n{many}"

    ahead = page(text).ahead

    assert ahead is not None
    assert (len(ahead.moves), len(ahead.section.tables[0].rows)) == (12, 10)
    assert ahead.section.notes[-1].text == "And 2 more that start or finish."


@pytest.mark.parametrize("status", ["paused", "stalled"])
def test_work_that_stands_still_is_said_to_with_its_reason(page: Page, status: str) -> None:
    since = "since: 2027-01-05\n        because: No budget\n        start: 2027-01-04"
    ahead = page(roadmap(f"status: {status}\n        {since}\n        estimate: 4w")).ahead

    assert ahead is not None
    line = ahead.section.lines[0]
    assert line.label == f"{status.capitalize()}:"
    assert line.text == "Listen, since 5 Jan 2027. No budget. Owner: nobody."
    assert ahead.section.tables[0].rows[0].cells[2].text == status


def test_a_pause_without_a_word_why_says_so(page: Page) -> None:
    ahead = page(roadmap("status: paused")).ahead

    assert ahead is not None
    assert ahead.section.lines[0].text == "Listen. Why is not written down. Owner: nobody."
