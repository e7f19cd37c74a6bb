"""The gate checklist: when it is shown, what is met, and what follows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cxroad.views.summary import SummaryView

Page = Callable[..., SummaryView]

TEXT = """
start: 2027-01-11
vision:
  statement: Anyone can join us in one contact.
  outcomes:
    effort: {metric: ces2, name: It was easy, actuals: {2027-01-05: 4.8}}
    churn: {metric: churn}
phases:
  crawl:
    due: 2027-06-30
    exit: EXIT
    initiatives:
      listen: {name: Listen, status: STATUS, start: 2027-01-11, estimate: 20w}
  walk:
    initiatives:
      move: {name: Move, estimate: 4w}
"""


def text(exit: str = "[Board has agreed]", status: str = "active") -> str:
    return TEXT.replace("EXIT", exit).replace("STATUS", status)


@pytest.mark.parametrize(("today", "shown"), [("2027-04-03", False), ("2027-04-04", True)])
def test_checklist_is_shown_in_the_last_eight_weeks(page: Page, today: str, shown: bool) -> None:
    # Expected on 30 May 2027, before the gate of 30 June: the earlier of the two counts.
    assert shown == (page(text(), today, "crawl").checklist is not None)


def test_whole_roadmap_shows_the_list_of_the_phase_under_way(page: Page) -> None:
    checklist = page(text(), "2027-05-20").checklist

    assert checklist is not None
    assert checklist.phase == "crawl"


@pytest.mark.parametrize(
    ("exit", "mark", "verdict"),
    [
        ("[effort >= 4.8]", "met", "go with conditions"),
        ("[effort >= 4.9]", "not met", "wait"),
        ("[effort > 4.8]", "not met", "wait"),
        ("[effort <= 4.8]", "met", "go with conditions"),
        ("[churn <= 12%]", "not measured", "wait"),
        ("[Board has agreed]", "to be ticked by hand", "wait"),
        ("[listen done]", "not met", "wait"),
    ],
)
def test_criterion_is_held_against_the_newest_measurement(
    page: Page, exit: str, mark: str, verdict: str
) -> None:
    checklist = page(text(exit), "2027-05-20", "crawl").checklist

    assert checklist is not None
    assert mark == checklist.checks[0].mark.value
    assert checklist.verdict is not None
    assert verdict == checklist.verdict.value


def test_one_unmet_criterion_outweighs_met_ones_and_open_ones(page: Page) -> None:
    checklist = page(
        text("[effort >= 4.8, effort >= 5, churn <= 12%]"), "2027-05-20", "crawl"
    ).checklist

    assert checklist is not None
    assert (
        checklist.section.lines[0].label,
        checklist.section.lines[0].text,
    ) == ("Wait:", "1 of 3 criteria met, and 1 initiative is not done.")


@pytest.mark.parametrize(
    ("exit", "status", "verdict", "said"),
    [
        ("[effort >= 4.8]", "dropped", "go", "1 of 1 criterion met."),
        ("[effort >= 4.8]", "active", "go with conditions", "met, and 1 initiative is not done."),
        ("[effort >= 4.8, churn <= 12%]", "dropped", "go with conditions", "1 of 2 criteria met."),
        ("[churn <= 12%]", "dropped", "wait", "0 of 1 criterion met."),
    ],
)
def test_go_needs_every_criterion_and_no_open_work(
    page: Page, exit: str, status: str, verdict: str, said: str
) -> None:
    last = "      last: {name: Last, start: 2027-01-11, finished: 2027-05-01, status: done}"
    whole = text(exit, status).replace("\n  walk:", f"\n{last}\n  walk:")
    open_ = whole.replace("due: 2027-06-30", "due: 2027-06-30\n    status: active")
    view = page(open_, "2027-05-20", "crawl")

    assert view.checklist is not None
    assert view.checklist.verdict is not None
    assert view.checklist.verdict.value == verdict
    assert view.checklist.section.lines[0].text.endswith(said)


def test_row_gives_the_value_and_its_day_or_when_the_work_is_expected(page: Page) -> None:
    checklist = page(text("[effort >= 4.9, listen done]"), "2027-05-20", "crawl").checklist

    assert checklist is not None
    rows = [[cell.text for cell in row.cells] for row in checklist.section.tables[0].rows]
    assert rows[0] == ["It was easy >= 4.9", "4.8, 5 Jan 2027", "not met"]
    assert rows[1] == ["Listen is done", "active, expected 30 May 2027", "not met"]


def test_finished_initiative_meets_its_criterion(page: Page) -> None:
    done = text("[listen done]", "done").replace("estimate: 20w", "finished: 2027-03-01")

    checklist = page(done, "2027-05-20", "crawl").checklist

    assert checklist is not None
    assert [cell.text for cell in checklist.section.tables[0].rows[0].cells] == [
        "Listen is done",
        "done, 1 Mar 2027",
        "met",
    ]


def test_phase_that_is_over_gets_no_verdict_in_its_sentence(page: Page) -> None:
    done = text("[effort >= 5]", "done").replace("estimate: 20w", "finished: 2027-01-31")

    checklist = page(done, "2027-02-01", "crawl").checklist

    assert checklist is not None
    assert checklist.section.lines[0].text == "The phase is over; 0 of 1 criterion met."


def test_phase_without_criteria_says_so_near_its_gate(page: Page) -> None:
    checklist = page(text("[]"), "2027-05-20", "crawl").checklist

    assert checklist is not None
    assert checklist.verdict is None
    assert checklist.section.lines[0].text == "No exit criteria are written down for this phase."
