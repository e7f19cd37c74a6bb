"""Red, amber and green by the written rule, on both sides of every limit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cxroad.findings.finding import Finding, Severity
from cxroad.views.summary import SummaryView

Page = Callable[..., SummaryView]
Found = Callable[..., Finding]


def gated(due: str, estimate: str = "4w..8w", more: str = "") -> str:
    """A phase of one initiative from 11 January: expected 21 Feb, 80 % sure on 26 Feb 2027."""
    return f"""
start: 2027-01-11
phases:
  crawl:
    due: {due}
    initiatives:
      listen: {{name: Listen, owner: Mia, estimate: {estimate}}}
{more}"""


@pytest.mark.parametrize(
    ("due", "light"),
    [
        ("2027-02-20", "red"),
        ("2027-02-21", "amber"),
        ("2027-02-25", "amber"),
        ("2027-02-26", "green"),
    ],
)
def test_dates_decide_by_the_day_between_red_amber_and_green(
    page: Page, due: str, light: str
) -> None:
    assert light == page(gated(due), phase="crawl").status.light.value


def test_sentence_names_the_finish_the_gate_and_how_late_it_is(page: Page) -> None:
    status = page(gated("2027-02-11"), phase="crawl").status

    assert (
        status.sentence
        == "Red: Crawl is expected to finish on 21 Feb 2027, 10 days after its gate of 11 Feb 2027."
    )


def test_amber_sentence_names_the_chance_and_the_day_of_80_percent(page: Page) -> None:
    status = page(gated("2027-02-24"), phase="crawl").status

    assert (
        status.sentence == "Amber: Crawl meets its gate of 24 Feb 2027 with a chance of 72 % ± 1; "
        "only by 26 Feb 2027 is it 80 % sure."
    )
    assert [each.clause for each in status.reasons] == ["may-be-late"]


def test_phase_that_is_expected_in_time_but_unlikely_is_red(page: Page) -> None:
    two = "      call: {name: Call, owner: Ben, estimate: 4w..8w}\n"
    text = gated("2027-02-21").replace("4w..8w}\n", f"4w..8w}}\n{two}", 1)
    status = page(text, phase="crawl").status

    assert status.light.value == "red"
    assert [each.clause for each in status.reasons] == ["unlikely"]
    assert status.sentence.startswith("Red: Crawl meets its gate of 21 Feb 2027 with a chance of 3")


def test_green_sentence_names_the_chance(page: Page) -> None:
    status = page(gated("2027-03-01"), phase="crawl").status

    assert status.sentence == "Green: Crawl meets its gate of 1 Mar 2027 with a chance of 94 % ± 1."


def test_single_figures_leave_the_clauses_on_odds_out(page: Page) -> None:
    status = page(gated("2027-03-01", "6w"), phase="crawl").status

    assert (
        status.sentence
        == "Green: Crawl is expected to finish on 21 Feb 2027, its gate is 1 Mar 2027."
    )
    assert "odds" not in status.counted
    assert "odds" in page(gated("2027-03-01"), phase="crawl").status.counted


def test_phase_without_a_date_to_meet_says_so_and_leaves_the_dates_out(page: Page) -> None:
    text = gated("2027-02-20").replace("    due: 2027-02-20\n", "")

    status = page(text, phase="crawl").status

    assert status.light.value == "green"
    assert "Crawl has no date to meet." in status.counted
    assert "gate" not in status.counted


@pytest.mark.parametrize(
    ("severity", "severe", "light"),
    [
        (Severity.ERROR, False, "red"),
        (Severity.WARNING, True, "amber"),
        (Severity.WARNING, False, "green"),
        (Severity.INFO, False, "green"),
    ],
)
def test_findings_count_by_their_level(
    page: Page, found: Found, severity: Severity, severe: bool, light: str
) -> None:
    finding = found("GRA001", "3 initiatives wait for each other.", severity, severe=severe)

    status = page(gated("2027-12"), phase="crawl", findings=[finding]).status

    assert light == status.light.value
    assert ("GRA001: 3 initiatives wait for each other." in status.sentence) == (light != "green")


def test_findings_are_not_said_to_count_when_nobody_linted(page: Page) -> None:
    assert "errors" in page(gated("2027-12")).status.counted
    assert "errors" not in page(gated("2027-12"), findings=None).status.counted


@pytest.mark.parametrize(("likelihood", "light"), [(4, "red"), (3, "green")])
def test_risk_counts_from_a_score_of_20(page: Page, likelihood: int, light: str) -> None:
    risk = f"risks: {{gone: {{what: She leaves, likelihood: {likelihood}, impact: 5}}}}"

    assert light == page(gated("2027-12", more=risk), phase="crawl").status.light.value


@pytest.mark.parametrize(("now", "light"), [("5.0", "green"), ("4.9", "red")])
def test_outcome_counts_when_more_than_50_points_behind(page: Page, now: str, light: str) -> None:
    text = f"""
start: 2026-01-01
vision:
  statement: Anyone can join us in one contact.
  outcomes:
    effort: {{metric: ces2, baseline: 4, target: 6, actuals: {{2026-12-01: {now}}}}}
phases:
  crawl:
    initiatives:
      listen: {{name: Listen, status: done, finished: 2026-06-01, serves: {{effort: 100%}}}}
      more: {{name: More, estimate: 4w}}
"""

    status = page(text, "2026-12-10", "crawl").status

    assert light == status.light.value
    said = f"effort is at {now}, and 6 was planned by now"
    assert (said in status.sentence) == (light == "red")


def test_phase_that_is_over_is_judged_by_its_finish_alone(page: Page, found: Found) -> None:
    text = """
start: 2026-01-01
phases:
  crawl:
    due: 2026-03-31
    initiatives:
      listen: {name: Listen, status: done, start: 2026-01-01, finished: FINISHED}
risks: {gone: {what: She leaves, likelihood: 5, impact: 5}}
"""
    error = [found("STR001", severity=Severity.ERROR)]

    in_time = page(text.replace("FINISHED", "2026-03-31"), "2026-06-01", "crawl", error).status
    late = page(text.replace("FINISHED", "2026-04-01"), "2026-06-01", "crawl", error).status

    assert in_time.sentence == "Green: Crawl finished on 31 Mar 2026, in time for its gate."
    assert (
        late.sentence == "Red: Crawl finished on 1 Apr 2026, 1 day after its gate of 31 Mar 2026."
    )


def test_errors_are_one_reason_that_counts_them_and_names_the_first(
    page: Page, found: Found
) -> None:
    findings = [found("STR001", f"Wrong `{n}`.", Severity.ERROR) for n in range(4)]

    status = page(gated("2027-12"), findings=findings).status

    assert [each.clause for each in status.reasons] == ["error"]
    assert status.sentence == "Red: the file has 4 errors, such as STR001: Wrong '0'."


def test_only_reasons_of_the_worst_colour_are_given_and_at_most_three(
    page: Page, found: Found
) -> None:
    risks = "".join(f"  r{n}: {{what: Risk {n}, likelihood: 5, impact: 5}}\n" for n in range(4))
    severe = found("VAL001", "Too late.", severe=True)

    status = page(gated("2027-12", more=f"risks:\n{risks}"), findings=[severe]).status

    assert [each.clause for each in status.reasons] == ["risk"] * 4
    assert status.sentence.endswith("a risk scores 25: Risk 2; 1 more reason.")
    assert "Too late" not in status.sentence


def test_whole_roadmap_is_as_red_as_its_reddest_phase(page: Page) -> None:
    walk = """\
  walk:
    due: 2027-12
    initiatives:
      move: {name: Move, estimate: 4w}
"""

    view = page(gated("2027-02-11", more=walk))

    assert view.status.light.value == "red"
    assert "Crawl" in view.status.sentence
    assert "Walk" not in view.status.sentence
