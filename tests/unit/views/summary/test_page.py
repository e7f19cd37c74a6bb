"""The page as a whole: which parts, in which order, and its last line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cxroad.api import load
from cxroad.errors import UsageError
from cxroad.findings.finding import Finding
from cxroad.views.summary import SummaryView, arrange_summary

Page = Callable[..., SummaryView]
Found = Callable[..., Finding]

EXAMPLES = sorted((Path(__file__).parents[4] / "examples").glob("*.yaml"))

TEXT = """
start: 2027-01-11
phases:
  crawl:
    goal: Fix what hurts
    initiatives:
      one: {name: One, estimate: 4w}
      idea: {name: Idea, status: parked, since: 2027-01, because: When a family asks twice}
      gone: {name: Gone, status: dropped}
  walk:
    goal: Redesign
    due: 2027-Q2
    initiatives:
      two: {name: Two, estimate: 4w}
"""


def test_unknown_phase_is_refused_with_the_nearest(page: Page) -> None:
    with pytest.raises(UsageError) as error:
        page(TEXT, phase="wakl")

    assert error.value.message == "there is no phase 'wakl'"
    assert error.value.hint == "did you mean `walk`?"


def test_unknown_phase_like_none_is_refused_with_the_list(page: Page) -> None:
    with pytest.raises(UsageError) as error:
        page(TEXT, phase="zzzzzzzz")

    assert error.value.hint == "the phases are crawl and walk"


def test_phase_page_says_phase_goal_and_week(page: Page) -> None:
    view = page(TEXT, "2027-01-18", "crawl")

    assert view.page == "Crawl: Fix what hurts"
    assert view.span == "18 Jan 2027 to 14 Feb 2027, week 1 of 4"


def test_span_tells_what_is_over_and_what_has_not_begun(page: Page) -> None:
    done = TEXT.replace(
        "estimate: 4w}\n      idea",
        "status: done, start: 2027-01-11, finished: 2027-01-31}\n      idea",
    )

    assert page(done, "2027-02-15", "crawl").span == "11 Jan 2027 to 31 Jan 2027, over"
    assert page(TEXT, phase="walk").span == "8 Feb 2027 to 7 Mar 2027, begins in 4 weeks"


def test_next_phase_and_parked_ideas_close_the_page(page: Page) -> None:
    later = page(TEXT, phase="crawl").later

    assert later is not None
    assert [f"{x.label} {x.text}" for x in later.section.lines] == [
        "Next: Walk: Redesign. 1 initiative, 8 Feb 2027 to 7 Mar 2027, to be finished by 2027-Q2.",
        "Parked: Idea, since Jan 2027. When a family asks twice.",
    ]


def test_last_phase_has_nothing_next(page: Page) -> None:
    later = page(TEXT, phase="walk").later

    assert later is not None
    assert later.next is None
    assert later.section.heading == "What we are not doing now"


def test_closing_counts_the_findings_that_stand_nowhere_on_the_page(
    page: Page, found: Found
) -> None:
    findings = [found(f"VAL00{n}") for n in range(8)]

    assert page(TEXT, findings=findings).closing.endswith(
        ", 3 more findings: cxroad lint acme.yaml"
    )
    assert page(TEXT, findings=[]).closing.startswith("11 Jan 2027, cxroad ")
    assert page(TEXT, findings=[]).closing.count(",") == 1
    assert page(TEXT, findings=None).closing.endswith(", not linted")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_phase_of_every_example_has_a_page_in_the_order_it_is_read(path: Path) -> None:
    project = load(str(path), today=date(2027, 1, 11))
    order = [
        "Where we are going",
        "A customer's voice",
        "Status",
        "The gate",
        "Phases and their gates",
        "Decisions we need",
        "Outcomes",
        "The next 90 days",
        "Risks",
        "Who carries what",
        "What changes ask of teams",
        "Where the money goes",
        "If something breaks",
        "Gate checklist",
        "Next",
        "What we are not doing",
    ]

    for phase in (None, *project.plan.roadmap.phases):
        view = arrange_summary(project.plan, None, phase)
        headings = [each.heading for each in view.sections]
        places = [
            next(n for n, start in enumerate(order) if heading.startswith(start))
            for heading in headings
        ]
        assert sorted(places) == places
        assert headings[:3] == order[:3]


def test_northwind_has_the_dates_of_its_oracle() -> None:
    path = next(each for each in EXAMPLES if each.stem == "northwind")
    view = arrange_summary(load(str(path), today=date(2027, 1, 11)).plan, None)

    assert view.phases is not None
    assert date(2028, 6, 6) == view.phases.gates[-1].expected
    assert (date(2028, 2, 19), date(2028, 9, 23)) == (
        view.phases.gates[-1].low,
        view.phases.gates[-1].high,
    )
    assert date(2027, 4, 18) == view.phases.gates[0].expected


@pytest.mark.parametrize("today", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_first_and_last_day_that_there_is_break_nothing(path: Path, today: str) -> None:
    project = load(str(path), today=date.fromisoformat(today))

    for phase in (None, *project.plan.roadmap.phases):
        assert arrange_summary(project.plan, None, phase).sections


def test_roadmap_without_phases_has_a_page(page: Page) -> None:
    view = page("phases: {}\n")

    assert view.phases is None
    assert view.status.light.value == "green"
    assert view.span == ""
