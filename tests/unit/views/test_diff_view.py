"""How a difference is put into words."""

from __future__ import annotations

from datetime import date

import pytest

from cxroad.api import load_text
from cxroad.views.diff import State

DAY = date(2027, 1, 11)
BASE = """\
title: Northside
start: 2027-01-11
vision:
  statement: One contact is enough.
  outcomes: {effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}}
people: {ada: {name: Ada Lovelace}}
phases:
  crawl:
    due: 2027-04-30
    initiatives:
      listen: {name: Listen to calls, owner: ada, estimate: 3w..5w}
      answer: {name: Answer in a day, owner: ada, estimate: 4w, after: [listen]}
  walk:
    initiatives:
      settle: {name: Settle at once, owner: ada, estimate: 6w, serves: {effort: 50%}}
decisions:
  - {what: Where to begin?, on: 2026-12-01, chosen: with calls, affects: [listen]}
risks:
  quiet: {what: Nobody calls, likelihood: 2, impact: 3}
"""


@pytest.fixture
def told():
    """The lines and rows of a section: `told("Scope", ("a", "b"), ...)`; None for no section."""

    def lines(heading, *pairs, headline=False):
        text = BASE
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        view = load_text(text, today=DAY).diff(load_text(BASE, today=DAY), was=State("v1"))
        if headline:
            return view.headline
        for section in view.sections:
            if section.heading == heading:
                found = [f"{line.label} {line.text}".strip() for line in section.lines]
                found += [row.sentence for table in section.tables for row in table.rows]
                return found + [f"{n.label} {n.text}".strip() for n in section.notes]
        return None

    return lines


SETTLE = "      settle: {name: Settle at once, owner: ada, estimate: 6w, serves: {effort: 50%}}\n"
LISTEN = "estimate: 3w..5w"


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], "Nothing that the plan reads differs from v1."),
        ([("Ada Lovelace", "Ada L")], "Since v1: no day and no scope moved; 1 other change."),
        (
            [("3w..5w", "4w..6w")],
            "Since v1: 3 initiatives end later; the plan ends 7 days later, on 25 Apr 2027. "
            "1 approved thing has moved, and no decision says so.",
        ),
        (
            [(SETTLE, "")],
            "Since v1: 1 initiative left; the plan ends 6 weeks earlier, on 7 Mar 2027.",
        ),
        (
            [("target: 5.8", "target: 5.9")],
            "Since v1: 1 outcome changed. 1 approved thing has moved, and no decision says so.",
        ),
    ],
)
def test_the_headline_counts_what_matters(told, pairs, expected):
    assert told("", *pairs, headline=True) == expected


def test_a_move_says_how_far_and_why_and_where_it_begins(told):
    assert told("What moved", (LISTEN, "estimate: 5w..7w")) == [
        "Crawl ends 14 days later, on 21 Mar 2027 instead of 7 Mar 2027: answer ends later, "
        "because of listen.",
        "Walk ends 14 days later, on 2 May 2027 instead of 18 Apr 2027: settle ends later, because "
        "of listen.",
        "The plan ends 14 days later, on 2 May 2027 instead of 18 Apr 2027: settle ends later, "
        "because of listen.",
        "Listen to calls (listen) ends 14 days later, on 21 Feb 2027 instead of 7 Feb 2027: "
        "estimate 5w..7w instead of 3w..5w. No reason recorded.",
        "Answer in a day (answer) ends 14 days later, on 21 Mar 2027 instead of 7 Mar 2027: pushed "
        "by listen.",
        "Settle at once (settle) ends 14 days later, on 2 May 2027 instead of 18 Apr 2027: Walk "
        "begins later, because of listen.",
    ]


def test_getting_on_asks_for_no_reason(told):
    done = (LISTEN, f"{LISTEN}, status: done, finished: 2027-01-10")
    listen = told("What moved", done)[3]

    assert listen.endswith("it is done, and was planned.")


@pytest.mark.parametrize(
    ("heading", "pairs", "expected"),
    [
        (
            "Scope",
            [(SETTLE, SETTLE + "      train: {name: Train the desk, owner: ada, estimate: 2w}\n")],
            "Added to Walk: Train the desk (train), Ada Lovelace, 2w, ends 21 Mar 2027. No reason "
            "recorded.",
        ),
        ("Scope", [("settle:", "help:")], "settle is called help now: Settle at once (help)."),
        (
            "Outcomes",
            [("target: 5.8", "actuals: {2027-01-05: 4.8}, target: 5.8")],
            "effort: measured 2027-01-05 is 4.8, where nothing was.",
        ),
        (
            "The work",
            [("serves: {effort: 50%}", "cost: 9k")],
            "settle: cost is 9k, where nothing was. No reason recorded.",
        ),
        (
            "The work",
            [("estimate: 6w,", "estimate: 6w, why: It helps,")],
            "settle, other words: why.",
        ),
        (
            "What waits for what",
            [("[listen]", "[listen + 1w]")],
            "answer waits for listen + 1w, before it was listen. No reason recorded.",
        ),
        (
            "Decisions",
            [("risks:", "  - {what: Who pays?, needed_by: 2027-02}\nrisks:")],
            "Needed: Who pays? By Feb 2027.",
        ),
        (
            "Decisions",
            [(", on: 2026-12-01, chosen: with calls", "")],
            "Open again: Where to begin?",
        ),
        (
            "Risks",
            [("impact: 3", "impact: 5")],
            "Changed: Nobody calls (quiet) scores 10 instead of 6.",
        ),
        (
            "Risks",
            [("impact: 3}", "impact: 3}\n  late: {what: It is late, likelihood: 1, impact: 1}")],
            "New: It is late (late), scores 1.",
        ),
        (
            "All else",
            [("ada: {name: Ada Lovelace}", "ada: {name: Ada Lovelace}, ben: {name: Ben}")],
            "New person: Ben (ben).",
        ),
        (
            "What was approved, and has moved",
            [("due: 2027-04-30", "due: 2027-05-31")],
            "Crawl (crawl): due 2027-05-31 instead of 2027-04-30; it had a date to meet. No reason "
            "recorded.",
        ),
        (
            "What was approved, and has moved",
            [(LISTEN, "estimate: 4w..6w")],
            "Listen to calls (listen): ends 7 days later, on 14 Feb 2027; the decision of 1 Dec "
            "2026 names it. No reason recorded.",
        ),
    ],
)
def test_each_change_is_a_sentence(told, heading, pairs, expected):
    assert expected in told(heading, *pairs)


def test_each_reason_is_told_once(told):
    longer = (LISTEN, "estimate: 5w..7w")

    assert told("The work", longer) == ["listen: estimate is 5w..7w instead of 3w..5w."]
    assert "No reason recorded." in told("What moved", longer)[3]


def test_chances_of_gates_are_told_with_their_error(told):
    (row, note) = told("Chances of the gates", (LISTEN, "estimate: 9w..13w"))

    assert row.startswith("Crawl meets its gate with a chance of ")
    assert " instead of " in row
    assert "2,000 runs" in note


def test_lost_dates_are_told_as_such(told):
    circle = (LISTEN, f"{LISTEN}, after: [answer]")
    lines = told("What moved", circle)

    assert lines[0].startswith("Crawl has no end any more, it was 7 Mar 2027: ")
    assert "has no end any more, it was 7 Feb 2027: it waits for answer too." in lines[3]
    assert "the plan has no end any more" in told("", circle, headline=True)


def test_very_many_moves_are_cut_to_those_that_begin_something():
    rows = "".join(
        f"      i{n}: {{name: W {n}, estimate: 2w, after: [first]}}\n" for n in range(90)
    )
    head = "title: T\nstart: 2027-01-11\nphases:\n  crawl:\n    initiatives:\n"
    last = "      first: {name: First, estimate: 2w}\n"
    old, new = (
        load_text(head + rows + each, today=DAY) for each in (last, last.replace("2w", "3w"))
    )
    section = next(s for s in new.diff(old).sections if s.heading == "What moved")

    assert len(section.tables[1].rows) == 60
    assert section.tables[1].rows[0].sentence.startswith("First (first)")
    assert [note.text for note in section.notes] == [
        "And 31 more that moved: -f json has all of them."
    ]
