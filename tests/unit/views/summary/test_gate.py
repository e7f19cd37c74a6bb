"""The gate: low, expected and high finish against a date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from cxroad.api import load_text
from cxroad.model import writing
from cxroad.views import odds
from cxroad.views.summary import SummaryView

Page = Callable[..., SummaryView]

TEXT = """
start: 2027-01-11
phases:
  crawl:
    due: 2027-Q1
    initiatives:
      one: {name: One, estimate: 4w}
      two: {name: Two, estimate: 8w..16w}
      three: {name: Three, estimate: 16w}
  walk:
    initiatives:
      four: {name: Four, estimate: 4w}
  run: {goal: Later}
"""


def test_gate_knows_low_expected_and_high_and_the_margin_in_calendar_days(page: Page) -> None:
    gate = page(TEXT, phase="crawl").gate

    assert gate is not None
    assert (date(2027, 5, 2), date(2027, 5, 2)) == (gate.expected, gate.high)
    assert gate.margin_days == -32


def test_initiatives_are_told_apart_by_which_estimate_misses_the_gate(page: Page) -> None:
    gate = page(TEXT.replace("16w}\n  walk", "11w}\n  walk"), phase="crawl").gate

    assert gate is not None
    assert [("two", date(2027, 4, 4))] == [(each.id, day) for each, day in gate.late]
    assert list(gate.at_risk) == []
    gate = page(TEXT.replace("8w..16w", "8w..14w"), phase="crawl").gate
    assert gate is not None
    assert [each.id for each, _ in gate.late] == ["three"]
    assert [each.id for each, _ in gate.at_risk] == ["two"]


def test_gate_names_who_finishes_after_it_and_how_many_there_are(page: Page) -> None:
    lines = [f"{x.label} {x.text}" for x in page(TEXT, phase="crawl").sections[3].lines]

    assert "To meet: 2027-Q1 (31 Mar 2027)." in lines
    assert "Expected: 2 May 2027, 5 weeks after that date." in lines
    assert "2 of 3 initiatives expected after it: Two (4 Apr 2027); Three (2 May 2027)." in lines


def test_gate_has_even_odds_80_percent_and_the_chance_of_all_of_it(page: Page) -> None:
    text = TEXT.replace("2027-Q1", "2027-05-09").replace("estimate: 16w", "estimate: 12w..20w")
    view = page(text, phase="crawl")
    gate = view.gate

    assert gate is not None
    assert gate.odds is not None
    even, sure = writing.day(gate.odds.p50), writing.day(gate.odds.p80)
    lines = [f"{x.label} {x.text}" for x in view.sections[3].lines]
    assert f"Even odds: {even}; 80 % sure: {sure}, give or take 1 day." in lines
    assert f"Chance: {odds.chance(gate.odds)} that all of it meets that date." in lines
    assert "1 of its estimates is a single figure: the odds are surer than the truth." in [
        each.strip() for each in lines
    ]


def test_work_without_dates_is_said_not_to_count(page: Page) -> None:
    text = TEXT.replace("three: {name: Three, estimate: 16w}", "three: {name: Three}")
    view = page(text, phase="crawl")

    assert view.gate is not None
    assert view.gate.undated == 1
    said = [f"{x.label} {x.text}" for x in view.sections[3].lines]
    assert "Not counted: 1 of 3 initiatives has no dates." in said
    assert any("that all of it that has dates meets that date" in line for line in said)
    whole = page(text)
    assert whole.phases is not None
    assert "1 of 3 initiatives has no dates" in whole.phases.section.tables[0].rows[0].cells[0].note


def test_undated_work_is_said_where_no_odds_can_be_told(page: Page) -> None:
    text = TEXT.replace("8w..16w", "12w").replace("estimate: 16w", "why: later")
    lines = [f"{x.label} {x.text}" for x in page(text, phase="crawl").sections[3].lines]

    assert "Not counted: 1 of 3 initiatives has no dates." in lines


def test_gate_agrees_with_the_forecast_of_its_own_command(page: Page) -> None:
    text = TEXT.replace("estimate: 16w", "estimate: 12w..20w")
    project = load_text(f"title: Acme\n{text}", today=date(2027, 1, 11))

    assert page(text, phase="crawl").gate.odds == project.forecast().phases["crawl"]


def test_no_chance_is_ever_invented(page: Page) -> None:
    text = TEXT.replace("8w..16w", "12w")
    lines = [x.text for x in page(text, phase="crawl").sections[3].lines]

    assert (
        "all 4 estimates of unfinished work are single figures: they say when, not how sure."
        in lines
    )
    assert "hance" not in " ".join(lines)
    assert "%" not in " ".join(lines)


def test_phase_without_a_range_of_its_own_has_no_odds_though_others_have(page: Page) -> None:
    lines = [x.text for x in page(TEXT, phase="crawl").sections[3].lines]

    # The last of the phase is a single figure that no range can pass.
    assert "no range behind this date makes a difference." in lines
    assert "%" not in " ".join(lines)


def test_phase_that_is_over_has_no_odds(page: Page) -> None:
    done = "status: done, finished: 2027-03-01"
    text = TEXT.replace("8w..16w", "8w..16w, " + done).replace(
        "4w}\n      two", f"4w, {done}}}\n      two"
    )
    text = text.replace("16w}", f"16w, {done}}}")
    gate = page(text, "2027-03-10", "crawl").gate

    assert gate is not None
    assert gate.done
    assert gate.odds is None


def test_phase_without_a_date_says_so(page: Page) -> None:
    lines = [x.text for x in page(TEXT, phase="walk").sections[3].lines]

    assert "This phase has no date to meet." in lines


def test_phase_without_work_has_no_finish(page: Page) -> None:
    view = page(TEXT, phase="run")

    assert view.gate is not None
    assert view.gate.expected is None
    assert "No finish can be computed for this phase." in [x.text for x in view.sections[3].lines]


def test_whole_roadmap_lists_its_phases_with_gate_and_margin(page: Page) -> None:
    view = page(TEXT)

    assert view.gate is None
    assert view.phases is not None
    rows = view.phases.section.tables[0].rows
    assert [row.cells[0].badge for row in rows] == ["R", "", ""]
    assert [row.cells[1].text for row in rows] == ["0 of 3", "0 of 1", "empty"]
    assert rows[0].cells[-1].text == "5 weeks after"
    assert rows[1].cells[-2].text == "no date"


def test_circle_leaves_the_page_without_dates_but_whole(page: Page) -> None:
    text = """
start: 2027-01-11
phases:
  crawl:
    due: 2027-03
    initiatives:
      a: {name: A, estimate: 4w, after: b}
      b: {name: B, estimate: 4w, after: a}
"""

    view = page(text, phase="crawl")

    assert view.gate is not None
    assert view.gate.expected is None
    assert view.ahead is None


def test_roadmap_without_dates_counts_weeks_and_has_no_gate(page: Page) -> None:
    text = """
phases:
  crawl:
    initiatives:
      one: {name: One, estimate: 4w}
  walk:
    initiatives:
      two: {name: Two, estimate: 4w..8w}
"""

    view = page(text)

    assert view.span == "W1 to W10"
    assert view.phases is not None
    assert view.phases.section.tables[0].rows[0].cells[2].text == "W4"
    assert view.phases.section.tables[0].rows[1].cells[3].text == "W11"
