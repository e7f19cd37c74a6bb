"""What a page says of the time since the last meeting."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from cxroad.api import load_text
from cxroad.views.diff import State
from cxroad.views.summary import arrange_summary

BASE = """\
title: Northside
start: 2027-01-11
vision:
  statement: One contact is enough.
  outcomes:
    effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
phases:
  crawl:
    initiatives:
      listen: {name: Listen to calls, owner: Ada, estimate: 4w}
      answer: {name: Answer in a day, owner: Ada, estimate: 4w, after: [listen]}
  walk:
    initiatives:
      settle: {name: Settle at once, owner: Ben, estimate: 6w, serves: [effort]}
      train: {name: Train the desk, owner: Ben, estimate: 2w}
"""
LAST = date(2027, 1, 11)


@pytest.fixture
def page():
    """The page of a changed base: `page(("4w", "6w"), phase="walk", today=...)`."""

    def arranged(*pairs, phase=None, today=LAST):
        text = BASE
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        older = load_text(BASE, today=LAST)
        state = State("steerco-1", "0123456789", LAST)
        newer = load_text(text, today=today)
        difference = newer.diff(older, was=state)
        return arrange_summary(newer.plan, SimpleNamespace(findings=()), phase, difference)

    return arranged


def told(view):
    return [f"{line.label} {line.text}".strip() for line in view.since.section.lines]


LONGER = ("Ada, estimate: 4w}", "Ada, estimate: 6w}")


def test_without_a_reference_a_page_says_nothing_of_it():
    view = load_text(BASE, today=LAST).summary()

    assert view.since is None
    assert view.ahead is not None
    assert not any("Slip" in c.heading for s in view.sections for t in s.tables for c in t.columns)


def test_the_heading_names_the_reference_and_its_day(page):
    assert page().since.section.heading == "Since last time: steerco-1, 11 Jan 2027"
    assert told(page()) == ["No scope, no day, no target and no risk changed."]


def test_what_moved_is_told_with_its_reason_and_what_it_moves(page):
    assert told(page(LONGER)) == [
        "Moved: Listen to calls (listen) ends 14 days later, on 21 Feb 2027: estimate 6w instead "
        "of 4w; with it answer, settle and train. No reason recorded."
    ]


def test_a_phase_is_told_what_pushed_it_from_outside(page):
    assert told(page(LONGER, phase="walk")) == ["Moved: settle and train, because of listen."]


@pytest.mark.parametrize(
    ("pairs", "line"),
    [
        (
            [("target: 5.8", "target: 5.5")],
            "effort: target 5.5 instead of 5.8. No reason recorded.",
        ),
        (
            [("      train: {name: Train the desk, owner: Ben, estimate: 2w}\n", "")],
            "Gone from Walk: Train the desk (train). No reason recorded.",
        ),
        (
            [("estimate: 2w}", "estimate: 2w, status: parked}")],
            "Parked: Train the desk (train). No reason recorded.",
        ),
        (
            [("phases:", "risks: {r: {what: Nobody calls, likelihood: 5, impact: 3}}\nphases:")],
            "New: Nobody calls (r), scores 15.",
        ),
    ],
)
def test_scope_targets_and_risks_are_told(page, pairs, line):
    assert line in told(page(*pairs))


def test_a_decision_since_is_the_reason(page):
    decision = (
        "phases:",
        "decisions: [{what: More time, on: 2027-01-20, chosen: two weeks, affects: [listen]}]\n"
        "phases:",
    )
    (line,) = told(page(LONGER, decision, today=date(2027, 1, 20)))[:1]

    assert line.endswith("Decided on 20 Jan 2027: two weeks.")


def test_time_that_passed_is_told_as_such(page):
    (line,) = told(page(today=date(2027, 2, 1)))

    assert line == (
        "Moved: listen, answer, settle and train, since 3 weeks passed and the work is not done."
    )


@pytest.mark.parametrize(("weeks", "light"), [("5w", "green"), ("6w", "amber")])
def test_a_slip_of_more_than_ten_days_is_amber(page, weeks, light):
    view = page(("Ada, estimate: 4w}", f"Ada, estimate: {weeks}}}"), ("2w}", "2w, value: Done}"))
    clauses = {each.clause for each in view.status.reasons}

    assert ("slip" in clauses) is (light == "amber")
    if light == "amber":
        assert "Crawl and Walk have slipped by 14 days since steerco-1" in view.status.sentence
    assert "slips since steerco-1" in view.status.counted


def test_what_moved_stands_in_the_table_although_it_lies_far_ahead(page):
    far = ("estimate: 6w, serves", "estimate: 6w, start: 2028-01-03, serves")
    view = page(far)
    by_id = {each.id: each for each in view.ahead.moves}

    assert by_id["settle"].slip == 301
    assert not by_id["settle"].starts
    assert by_id["listen"].slip == 0
    assert view.ahead.section.heading.endswith(", and all that moved")
    (table,) = view.ahead.section.tables
    assert [row.cells[-1].text for row in table.rows] == ["-", "-", "-", "+301 d"]


def test_more_than_a_page_holds_is_counted_with_what_to_type():
    rows = "\n".join(f"      i{n}: {{name: Work {n}, estimate: 2w}}" for n in range(20))
    head = "title: T\nstart: 2027-01-11\nphases:\n  crawl:\n    initiatives:\n"
    older = load_text(head + rows, today=LAST)
    newer = load_text(head + rows.replace("2w", "3w"), today=LAST)
    view = newer.summary(since=older, was=State("v1"))

    assert view.since.more == 8
    assert told(view)[-1] == "And 8 more: cxroad diff v1 --then"
    assert len(view.since.shifts) == 20
