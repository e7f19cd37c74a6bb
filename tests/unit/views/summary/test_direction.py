"""What a summary begins with: the vision, and a customer's voice."""

from __future__ import annotations

from collections.abc import Callable

from cxroad.views.summary import SummaryView

Page = Callable[..., SummaryView]

PHASES = "phases: {crawl: {initiatives: {a: {name: A, estimate: 4w}}}}\n"
TEXT = f"""
start: 2027-01-11
vision:
  statement: >
    Anyone can join us
    in one contact.
  horizon: 2029-Q4
  strategy: Pillar 2
  reviewed: 2026-12-04
  review_every: 2w
  outcomes: {{}}
{PHASES}"""


def lines(view: SummaryView, section: int) -> list[str]:
    return [f"{x.label} {x.text}".strip() for x in view.sections[section].lines]


def test_page_starts_with_statement_horizon_and_the_last_look(page: Page) -> None:
    assert lines(page(TEXT, "2026-12-18"), 0) == [
        "Anyone can join us in one contact.",
        "The vision: until 2029-Q4; last looked at on 4 Dec 2026; "
        "the next look is due by 18 Dec 2026.",
        "For the business plan: Pillar 2.",
    ]


def test_look_at_the_vision_is_overdue_the_day_after_it_was_due(page: Page) -> None:
    assert "the next look has been due for 1 day." in lines(page(TEXT, "2026-12-19"), 0)[1]


def test_missing_vision_look_and_strategy_are_said(page: Page) -> None:
    bare = f"vision: {{statement: Anyone can join us., outcomes: {{}}}}\n{PHASES}"

    assert lines(page(PHASES), 0) == ["No vision is written down."]
    assert lines(page(bare), 0)[1:] == [
        "The vision: nobody wrote down when it was last looked at.",
        "The vision is not tied to the business plan.",
    ]


def test_business_outcome_stands_in_for_the_part_of_the_plan(page: Page) -> None:
    text = (
        f"vision: {{statement: Join us., outcomes: {{churn: {{name: Customers lost}}}}}}\n{PHASES}"
    )

    assert "For the business: it shall move Customers lost." in lines(page(text), 0)


def test_newest_finding_of_one_customer_or_an_immersion_is_the_voice(page: Page) -> None:
    text = f"""
case: {{emotional: A story}}
insight:
  old: {{kind: n1, last: 2026-10-01, finding: Old}}
  new: {{kind: immersion, name: A day in the shop, last: 2026-11, finding: New}}
  bare: {{kind: n1, last: 2026-12-01}}
  poll: {{kind: listening, last: 2026-12-01, finding: 65 % are satisfied}}
{PHASES}"""

    assert lines(page(text), 1) == ["New", "A day in the shop, Nov 2026"]


def test_customer_without_a_name_is_one_customer(page: Page) -> None:
    text = f"insight: {{anna: {{kind: n1, last: 2026-10-01, finding: Old}}}}\n{PHASES}"

    assert lines(page(text), 1) == ["Old", "One customer, 1 Oct 2026"]


def test_story_of_the_case_speaks_where_nobody_was_heard(page: Page) -> None:
    assert lines(page(f"case: {{emotional: A story}}\n{PHASES}"), 1) == ["A story"]


def test_page_without_any_story_says_so(page: Page) -> None:
    assert (lines(page(PHASES), 1)) == [
        "The file holds no customer's story: numbers alone never tell it all."
    ]


def test_a_horizon_that_is_past_is_said_to_be(page: Page) -> None:
    past = TEXT.replace("2029-Q4", "2026-11")

    assert "The vision: until Nov 2026; last" in lines(page(past, "2026-11-30"), 0)[1]
    said = "The vision: it was meant until Nov 2026, 4 days ago; last"
    assert said in lines(page(past, "2026-12-04"), 0)[1]
