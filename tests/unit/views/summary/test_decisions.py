"""Decisions we need: at most three, the most urgent first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from cxroad.api import load_text
from cxroad.findings.finding import Finding, Severity
from cxroad.views.summary import SummaryView

Page = Callable[..., SummaryView]
Found = Callable[..., Finding]

TEXT = """
start: 2027-01-11
people:
  cfo: {name: Raj Mehta}
insight:
  anna: {kind: n1, last: 2026-12-01, finding: Anna drove 40 km for a stamp}
phases:
  crawl:
    initiatives:
      listen: {name: Listen, estimate: 4w}
  walk:
    initiatives:
      move: {name: Move, estimate: 4w}
decisions:
"""


def needed(view: SummaryView) -> list[str]:
    return [each.what for each in view.decisions.needed] if view.decisions else []


def test_open_decisions_come_by_the_day_they_are_needed_and_taken_ones_do_not(page: Page) -> None:
    text = f"""{TEXT}
  - what: Whenever
  - {{what: Late, needed_by: 2027-03}}
  - {{what: Soon, needed_by: 2027-02-01}}
  - {{what: Taken, needed_by: 2027-01-20, on: 2027-01-05, chosen: yes}}
"""

    assert needed(page(text)) == ["Soon", "Late", "Whenever"]


def test_fourth_decision_is_counted_and_not_shown(page: Page) -> None:
    view = page(TEXT + "".join(f"  - what: D{n}\n" for n in range(4)))

    assert needed(view) == ["D0", "D1", "D2"]
    assert view.decisions is not None
    assert view.decisions.more == 1
    assert view.decisions.section.notes[0].text.startswith("1 more decision ")


def test_decision_is_overdue_the_day_after_it_was_needed(page: Page) -> None:
    text = f"{TEXT}  - {{what: Now, needed_by: 2027-02-01, by: cfo}}\n"

    on_the_day, after = page(text, "2027-02-01").decisions, page(text, "2027-02-04").decisions

    assert on_the_day is not None
    assert after is not None
    assert not on_the_day.needed[0].overdue
    row = after.section.tables[0].rows[0]
    assert row.cells[2].note == "3 days late"
    assert row.cells[3].text == "Raj Mehta"
    assert "Needed by 1 Feb 2027, 3 days late." in row.sentence


def test_decision_with_nobody_to_take_it_says_so(page: Page) -> None:
    view = page(f"{TEXT}  - {{what: Now, options: [a, b], recommend: a}}\n")

    assert view.decisions is not None
    row = view.decisions.section.tables[0].rows[0]
    assert (
        row.cells[0].note,
        row.cells[1].text,
        row.cells[3].text,
    ) == ("Options: a; b", "a", "not named")


def test_phase_shows_what_touches_it_or_nothing_in_particular(page: Page) -> None:
    text = f"""{TEXT}
  - {{what: Its own, affects: [listen]}}
  - {{what: The phase, affects: [crawl]}}
  - {{what: Of all}}
  - {{what: Elsewhere, affects: [move]}}
"""

    assert needed(page(text, phase="crawl")) == ["Its own", "The phase", "Of all"]
    assert needed(page(text, phase="walk")) == ["Of all", "Elsewhere"]


def test_finding_that_calls_for_a_decision_becomes_a_question_and_no_risk(
    page: Page, found: Found
) -> None:
    findings = [
        found("GOV004", "'listen' has no owner."),
        found("VIS002", "'churn' has no baseline."),
    ]

    view = page(TEXT.replace("decisions:\n", ""), findings=findings)

    assert needed(view) == ["'listen' has no owner. Who owns it?"]
    assert view.risks is not None
    assert [each.id for each in view.risks.dangers] == ["VIS002"]
    assert view.further == 0


def test_remark_is_no_decision(page: Page, found: Found) -> None:
    findings = [found("SCH002", "'listen' may be late.", Severity.INFO)]

    assert needed(page(TEXT.replace("decisions:\n", ""), findings=findings)) == []


def test_a_date_that_lint_sees_missed_is_a_decision(page: Page) -> None:
    text = TEXT.replace("decisions:\n", "").replace("4w}", "4w, due: 2027-01-31}", 1)
    findings = load_text(f"title: Acme\n{text}", today=date(2027, 1, 11)).lint(["SCH002"]).findings

    assert needed(page(text, findings=findings)) == [
        "'listen' is due on 31 Jan 2027, but expected on 7 Feb 2027, 7 days late. "
        "Move the date, ask less of it, or give it more people?"
    ]


def test_a_remark_asks_for_no_decision_and_what_is_severe_asks_first(
    page: Page, found: Found
) -> None:
    findings = [
        found("TEC003", "Most depends on 'a', which has an exit.", Severity.INFO),
        found("TEC003", "'b' has no exit."),
        found("PPL001", "'desk' is asked for too much.", severe=True),
    ]

    assert needed(page(TEXT.replace("decisions:\n", ""), findings=findings)) == [
        "'desk' is asked for too much. What moves to another quarter?",
        "'b' has no exit. Do we prolong, or prepare a way out?",
    ]


def test_finding_without_room_among_the_decisions_stays_a_risk(page: Page, found: Found) -> None:
    text = TEXT + "".join(f"  - what: D{n}\n" for n in range(3))

    view = page(text, findings=[found("GOV004", "'listen' has no owner.")])

    assert needed(view) == ["D0", "D1", "D2"]
    assert view.risks is not None
    assert [each.id for each in view.risks.dangers] == ["GOV004"]


def test_parked_idea_comes_back_when_a_story_is_newer_than_its_parking(page: Page) -> None:
    parked = """\
      stamp: {name: No stamps, status: parked, since: SINCE, evidence: [anna], because: Too dear}
"""
    text = TEXT.replace("decisions:\n", "").replace("  walk:\n", f"{parked}  walk:\n")

    assert needed(page(text.replace("SINCE", "2026-12-01"))) == []
    assert needed(page(text.replace("SINCE", "2026-11-30"))) == [
        "Take up 'No stamps' again? New since it was parked: Anna drove 40 km for a stamp"
    ]


def test_nothing_to_decide_leaves_the_part_out(page: Page) -> None:
    view = page(TEXT.replace("decisions:\n", ""))

    assert view.decisions is None
    assert "Decisions we need" not in [each.heading for each in view.sections]
