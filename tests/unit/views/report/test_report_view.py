"""The report's view: it composes the other views, and adds what they leave out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cxroad.api import Project, load, load_text
from cxroad.views.report import Name, ReportView

EXAMPLES = sorted((Path(__file__).parents[4] / "examples").glob("*.yaml"))
DAY = date(2027, 3, 1)

PLAN = """
title: Acme
organisation: Acme Group
start: 2027-01-04
vision:
  statement: All is well
  outcomes:
    calls: {name: Calls a day, metric: custom, unit: calls, better: down, baseline: 90, target: 50,
            by: 2028-12, actuals: {2027-02-01: 80, 2027-01-15: 85}}
    calm: {metric: ces2, baseline: 4, target: 6}
people: {ana: {name: Ana Lima}}
externals: {law: {name: The new law, due: 2027-02-01}}
phases:
  crawl:
    name: First steps
    initiatives:
      listen: {name: Listen, owner: [ana, Ben], estimate: 4w..6w, serves: [calls]}
      answer: {name: Answer, owner: Ben, estimate: 3w, after: [listen, law], serves: [calm],
               status: planned}
      idea: {name: Idea, status: parked, since: 2027-01, because: later}
  walk:
    initiatives:
      spread: {name: Spread, estimate: 2w, after: [answer]}
decisions:
  - {what: Open one, needed_by: 2027-05-01}
  - {what: Open two}
  - {what: Open three}
  - {what: Open four}
  - {what: Taken early, on: 2027-01-10, chosen: The first, why: Cheaper, by: ana, affects: [listen]}
  - {what: Taken late, on: 2027-02-10}
risks:
  small: {what: Small, likelihood: 1, impact: 2}
  vague: {what: Vague, likelihood: 4}
  grave: {what: Grave, likelihood: 5, impact: 4, owner: ana}
  twin: {what: Twin, likelihood: 1, impact: 2}
waive:
  - {rule: CUS001, because: Agreed in May, until: 2027-12-31}
"""


def project(text: str = PLAN) -> Project:
    made = load_text(text, today=DAY)
    assert made.loaded.problems == ()
    return made


@pytest.fixture
def view() -> ReportView:
    return project().full_report()


@pytest.fixture
def cells(view: ReportView) -> Callable[[Name], list[list[str]]]:
    """The rows of a chapter's own tables, as texts."""

    def of(name: Name) -> list[list[str]]:
        [chapter] = [each for each in view.chapters if each.name is name]
        tables = chapter.opening.tables
        return [[cell.text for cell in row.cells] for table in tables for row in table.rows]

    return of


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_chapters_of_every_example_come_in_order_and_each_once(path: Path) -> None:
    names = [chapter.name for chapter in load(str(path), today=DAY).full_report().chapters]

    assert names == [name for name in Name if name in names]
    assert {Name.VISION, Name.STATUS, Name.TIMELINE, Name.VALUE, Name.FINDINGS} <= set(names)


def test_chapters_say_what_the_methods_of_their_own_names_say() -> None:
    asked = project()
    found = {chapter.name: chapter for chapter in asked.full_report().chapters}

    assert found[Name.VALUE].sections == asked.value().sections
    assert found[Name.OUTCOMES].opening == asked.summary().outcomes.section
    assert asked.value().headline == found[Name.VALUE].opening.lines[0].text


def test_shocks_are_told_as_clauses_with_the_words_that_are_typed_for_them() -> None:
    asked = project()
    [chapter] = [e for e in asked.full_report().chapters if e.name is Name.BREAKS]
    ranking = asked.whatif_all()
    [ours], [theirs] = chapter.sections[0].tables, ranking.sections[0].tables

    assert [row.cells[1:] for row in ours.rows] == [row.cells[1:] for row in theirs.rows]
    assert [row.cells[0].note for row in ours.rows] == [row.cells[0].text for row in theirs.rows]
    assert {f"What if {row.cells[0].text}?" for row in ours.rows} == {
        answer.question for answer in ranking.answers
    }
    assert chapter.sections[1:] == ranking.sections[1:]


def test_what_cannot_be_told_says_why_in_its_chapter() -> None:
    view = project("title: Bare\nphases: {one: {initiatives: {a: {name: A}}}}").full_report()
    said = {each.name: [line.text for line in each.opening.lines] for each in view.chapters}

    assert view.value is None
    assert view.capacity is None
    for name in (Name.VALUE, Name.LOAD, Name.ODDS, Name.BREAKS):
        [line] = said[name]
        assert line.startswith("This cannot be told yet: ")
        assert line.endswith(".")
    assert "the vision has no outcomes" in said[Name.VALUE][0]


def test_every_open_decision_is_there_and_not_only_three(cells) -> None:
    asked = [row[0] for row in cells(Name.DECISIONS)]

    assert [each for each in asked if each.startswith("Open")] == [
        "Open one",
        "Open two",
        "Open three",
        "Open four",
    ]


def test_decisions_taken_come_newest_first_with_what_is_missing(cells) -> None:
    assert cells(Name.TAKEN) == [
        ["10 Feb 2027", "Taken late", "not written down", "not written down", "-"],
        ["10 Jan 2027", "Taken early", "The first", "Cheaper", "Ana Lima"],
    ]


def test_every_risk_has_a_number_that_the_map_names_where_it_stands(view, cells) -> None:
    numbered = {row[2]: row[0] for row in cells(Name.RISKS)}

    assert numbered == {"Grave": "1", "Small": "2", "Twin": "3", "Vague": "4"}
    assert {at: [each.number for each in those] for at, those in view.risks.cells.items()} == {
        (5, 4): [1],
        (1, 2): [2, 3],
    }
    assert view.risks.unplaced == 1


@pytest.mark.parametrize(
    ("likelihood", "impact", "light"),
    [(5, 4, "red"), (4, 5, "red"), (3, 5, "amber"), (2, 5, "amber"), (3, 3, "green")],
)
def test_map_has_the_colours_that_the_summary_gives_to_scores(
    view, likelihood, impact, light
) -> None:
    assert view.risks.light(likelihood, impact) == light


def test_trend_has_the_measurements_by_day_and_only_of_what_was_measured(view) -> None:
    [trend] = view.trends

    assert [(each.day, each.text) for each in trend.measured] == [
        (date(2027, 1, 15), "85"),
        (date(2027, 2, 1), "80"),
    ]
    assert (trend.start, trend.end) == (date(2027, 1, 4), date(2028, 12, 31))
    assert trend.sentence == (
        "was 90; 85 on 15 Jan 2027 and 80 on 1 Feb 2027; target 50 calls by Dec 2028."
    )


def test_long_history_is_told_by_its_ends_and_its_bounds() -> None:
    days = ", ".join(
        f"2027-01-{day}: {value}"
        for day, value in zip(range(10, 17), (88, 90, 91, 85, 79, 80, 81), strict=True)
    )
    [trend] = project(PLAN.replace("2027-02-01: 80, 2027-01-15: 85", days)).full_report().trends

    assert len(trend.measured) == 7
    assert trend.sentence == (
        "was 90; 7 times measured, 88 on 10 Jan 2027 to 81 on 16 Jan 2027, between 79 and 91; "
        "target 50 calls by Dec 2028."
    )


def test_pieces_know_what_they_wait_for_and_what_waits_for_them(view) -> None:
    assert list(view.pieces) == ["listen", "answer", "spread"]
    answer = view.pieces["answer"]

    assert (answer.waits, answer.unlocks) == (("listen",), ("spread",))
    assert "Waits for Listen and The new law. Awaited by Spread." in answer.told
    assert "Waits for nothing." in view.pieces["listen"].told
    assert "Nothing waits for it." in view.pieces["spread"].told


def test_timeline_can_be_narrowed_by_what_occurs_in_it_and_nothing_else(view) -> None:
    kinds = {kind: [(e.key, e.label) for e in those] for kind, those in view.choices.items()}

    assert kinds == {
        "owner": [("ana", "Ana Lima"), ("Ben", "Ben")],
        "outcome": [("calls", "Calls a day"), ("calm", "calm")],
        "phase": [("crawl", "First steps"), ("walk", "Walk")],
        "status": [("planned", "planned")],
    }


def test_findings_are_all_there_gravest_first_and_so_are_their_rules(view, cells) -> None:
    asked = project()
    rows = cells(Name.FINDINGS)
    order = {"error": 0, "severe warning": 1, "warning": 2, "info": 3}

    assert sorted(row[0] for row in rows) == sorted(each.code for each in asked.report.findings)
    assert [order[row[1]] for row in rows] == sorted(order[row[1]] for row in rows)
    shown = {card.code for card, _ in view.rules}
    assert shown == {each.code for each in asked.report.everything}
    assert sum(found for _, found in view.rules) == len(asked.report.everything)


def test_what_is_waived_stands_there_with_its_reason_and_end(cells) -> None:
    asked = project()

    assert asked.report.waived
    assert [[row[0], *row[2:]] for row in cells(Name.WAIVED)] == [
        ["CUS001", "Agreed in May", "2027-12-31"] for _ in asked.report.waived
    ]


def test_organisation_is_left_out_where_the_title_says_it() -> None:
    assert project().full_report().organisation == "Acme Group"
    assert project(PLAN.replace("Acme Group", "Acme")).full_report().organisation == ""
