"""Risks: at most five, by score, then the gravest findings."""

from __future__ import annotations

from collections.abc import Callable

from cxroad.findings.finding import Finding, Severity
from cxroad.views.summary import SummaryView

Page = Callable[..., SummaryView]
Found = Callable[..., Finding]

TEXT = """
start: 2027-01-11
people:
  mia: {name: Mia Kern}
phases:
  crawl:
    initiatives:
      listen: {name: Listen to calls, estimate: 4w}
  walk:
    initiatives:
      move: {name: Move, estimate: 4w}
risks:
"""


def ids(view: SummaryView) -> list[str]:
    return [each.id for each in view.risks.dangers] if view.risks else []


def test_registered_risks_come_by_score_and_unscored_ones_after_them(page: Page) -> None:
    text = f"""{TEXT}
  small: {{what: Small, likelihood: 1, impact: 2}}
  open: {{what: Nobody knows}}
  big: {{what: Big, likelihood: 3, impact: 5}}
"""

    assert ids(page(text)) == ["big", "small", "open"]


def test_sixth_risk_is_counted_and_not_shown(page: Page) -> None:
    lines = "".join(f"  r{n}: {{what: R, likelihood: {n}, impact: 1}}\n" for n in range(1, 6))

    view = page(f"{TEXT}{lines}  last: {{what: Last}}\n")

    assert ids(view) == ["r5", "r4", "r3", "r2", "r1"]
    assert view.risks is not None
    assert view.risks.section.notes[0].text == "1 more risk with a lower score."


def test_findings_fill_the_room_worst_first_and_infos_never(page: Page, found: Found) -> None:
    findings = [
        found("VAL006", "Quiet.", Severity.WARNING),
        found("VIS006", "Nearly.", Severity.INFO),
        found("VAL001", "Late.", Severity.WARNING, severe=True),
        found("GRA001", "Circle.", Severity.ERROR, help="remove one"),
    ]

    view = page(f"{TEXT}  big: {{what: Big, likelihood: 3, impact: 3}}\n", findings=findings)

    assert ids(view) == ["big", "GRA001", "VAL001", "VAL006"]
    assert view.risks is not None
    assert view.risks.dangers[1].response == "remove one"
    assert view.further == 1


def test_review_is_overdue_the_day_after_its_last_day(page: Page) -> None:
    text = f"{TEXT}  big: {{what: Big, owner: mia, likelihood: 3, impact: 5, review: 2027-01}}\n"

    in_time, late = page(text, "2027-01-31").risks, page(text, "2027-02-02").risks

    assert in_time is not None
    assert late is not None
    assert not in_time.dangers[0].overdue
    row = late.section.tables[0].rows[0]
    assert [x.text for x in row.cells] == ["15", "Big", "no response", "Mia Kern", "Jan 2027"]
    assert row.cells[4].note == "2 days late"


def test_what_a_risk_hits_is_called_by_name(page: Page) -> None:
    view = page(f"{TEXT}  big: {{what: Big, hits: [listen, walk, thing]}}\n")

    assert view.risks is not None
    assert (
        view.risks.section.tables[0].rows[0].cells[1].note
    ) == "hits Listen to calls, Walk and thing"


def test_phase_shows_what_hits_it_or_nothing_in_particular(page: Page) -> None:
    text = f"""{TEXT}
  here: {{what: A, hits: [listen]}}
  all: {{what: B}}
  there: {{what: C, hits: [walk]}}
"""

    assert ids(page(text, phase="crawl")) == ["here", "all"]
    assert ids(page(text, phase="walk")) == ["all", "there"]


def test_no_risk_and_nothing_found_leaves_the_part_out(page: Page) -> None:
    assert page(TEXT.replace("risks:\n", "")).risks is None


def test_a_slip_in_the_file_is_no_risk_of_the_programme(page: Page, found: Found) -> None:
    findings = [
        found("STR003", "There is no person `Mia`.", Severity.ERROR),
        found("VAL006", "Quiet.", Severity.WARNING),
    ]

    assert ids(page(TEXT.replace("risks:\n", ""), findings=findings)) == ["VAL006"]
