"""What two plans say differently, thing by thing."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest

from cxroad.api import load_text
from cxroad.history.approved import Promise, breaches
from cxroad.history.chances import chances
from cxroad.history.compare import difference
from cxroad.history.difference import Deed, Origin, Part

DAY = date(2027, 1, 11)
BASE = """\
title: Northside
start: 2027-01-11
currency: EUR
vision:
  statement: One contact is enough.
  outcomes:
    effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4, owner: ada}
people:
  ada: {name: Ada Lovelace}
  ben: {name: Ben Shaw}
phases:
  crawl:
    due: 2027-03-31
    exit: [listen done, The board agrees]
    initiatives:
      listen: {name: Listen to calls, owner: ada, estimate: 4w, value: We know the reasons}
      answer: {name: Answer in a day, owner: ada, estimate: 4w, after: [listen]}
  walk:
    initiatives:
      settle: {name: Settle at once, owner: ben, estimate: 6w, serves: {effort: 50%}, cost: 250k}
      train: {name: Train the desk, owner: ben, estimate: 2w, protected: true}
decisions:
  - {what: Which desk first?, needed_by: 2027-02}
  - {what: Settle before all else, on: 2026-12-01, chosen: yes please, affects: [settle]}
risks:
  quiet: {what: Nobody calls, likelihood: 2, impact: 3}
"""


def plan(text=BASE, today=DAY):
    project = load_text(dedent(text), today=today)
    assert not project.loaded.problems
    return project.plan


def changed(*pairs):
    """The difference that some replacements in the base make."""
    text = BASE
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return difference(plan(), plan(text))


def told(found):
    return [(e.part.value, e.deed.value, e.id, e.key, e.before, e.after) for e in found.changes]


def line(id):
    return next(row for row in BASE.splitlines(keepends=True) if row.strip().startswith(f"{id}:"))


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("4.6", "4.60"), ("250k", "250000")], []),
        ([("[listen]", "listen")], []),
        (
            [("title: N", "title: n")],
            [("roadmap", "changed", "", "title", "Northside", "northside")],
        ),
        (
            [("target: 5.8", "target: 5.5")],
            [("outcome", "changed", "effort", "target", "5.8", "5.5")],
        ),
        (
            [("{effort: 50%}", "{effort: 60%}")],
            [("initiative", "changed", "settle", "serves.effort", "50%", "60%")],
        ),
        (
            [("[listen]", "[listen + 1w]")],
            [("initiative", "changed", "answer", "after", "listen", "listen + 1w")],
        ),
        ([("[listen]", "[]")], [("initiative", "changed", "answer", "after", "listen", "")]),
        (
            [("The board agrees", "The board is glad")],
            [
                ("phase", "changed", "crawl", "exit", "", "The board is glad"),
                ("phase", "changed", "crawl", "exit", "The board agrees", ""),
            ],
        ),
        (
            [("estimate: 2w", "estimate: 2w, status: parked")],
            [("initiative", "parked", "train", "status", "planned", "parked")],
        ),
        ([(line("train"), "")], [("initiative", "gone", "train", "", "walk", "")]),
        (
            [(line("train"), ""), (line("answer"), line("answer") + line("train"))],
            [("initiative", "moved", "train", "phase", "walk", "crawl")],
        ),
        (
            [("train:", "teach:")],
            [("initiative", "renamed", "teach", "", "train", "teach")],
        ),
        (
            [("listen:", "hear:"), ("[listen]", "[hear]"), ("listen done", "hear done")],
            [("initiative", "renamed", "hear", "", "listen", "hear")],
        ),
        (
            [("effort: {metric", "ease-of: {metric"), ("{effort: 50%}", "{ease-of: 50%}")],
            [
                ("outcome", "added", "ease-of", "", "", ""),
                ("outcome", "gone", "effort", "", "", ""),
                ("initiative", "changed", "settle", "serves.ease-of", "", "50%"),
                ("initiative", "changed", "settle", "serves.effort", "50%", ""),
            ],
        ),
        (
            [("ben:", "benn:"), ("owner: ben", "owner: benn")],
            [("person", "renamed", "benn", "", "ben", "benn")],
        ),
        ([("  crawl:", "  first:")], [("phase", "renamed", "first", "", "crawl", "first")]),
        (
            [("needed_by: 2027-02", "on: 2027-01-10, chosen: north")],
            [
                ("decision", "taken", "", "", "", "north"),
                ("decision", "changed", "", "needed_by", "2027-02", ""),
            ],
        ),
        ([("impact: 3", "impact: 5")], [("risk", "changed", "quiet", "impact", "3", "5")]),
        (
            [("start: 2027-01-11\n", "start: 2027-01-11\ncalendar: {week: mon-sun}\n")],
            [("calendar", "changed", "", "week", "", "mon-sun")],
        ),
        (
            [("risks:", "settings: {landing: {before: 2w}, GOV006: {initiatives: 2}}\nrisks:")],
            [
                ("settings", "changed", "", "landing.before", "", "2w"),
                ("settings", "changed", "", "GOV006.initiatives", "", "2"),
            ],
        ),
    ],
)
def test_changes_of_the_file(pairs, expected):
    assert told(changed(*pairs)) == expected


def test_two_that_could_be_the_same_are_not_taken_for_renamed():
    twice = line("train").replace("train:", "teach:") + line("train").replace("train:", "show:")
    deeds = [(each.deed, each.id) for each in changed((line("train"), twice)).changes]

    assert deeds == [(Deed.ADDED, "teach"), (Deed.ADDED, "show"), (Deed.GONE, "train")]


def test_the_same_sentence_under_another_name_is_the_same_thing():
    found = changed(
        ("listen: {name: Listen to calls", "hear: {name: Hear them out"), ("[listen]", "[hear]")
    )

    assert (Deed.RENAMED, "hear") in {(each.deed, each.id) for each in found.changes}
    assert not found.shifts


def test_what_takes_longer_pushes_what_waits_for_it_and_the_next_phase():
    found = changed(("ada, estimate: 4w, value", "ada, estimate: 6w, value"))
    by_id = {each.id: each for each in found.shifts}

    assert list(by_id) == ["listen", "answer", "settle", "train"]
    assert {each.finish_days for each in found.shifts} == {14}
    assert (by_id["listen"].own, by_id["listen"].by) == (("estimate",), ())
    assert (by_id["answer"].own, by_id["answer"].by) == ((), ("listen",))
    assert by_id["settle"].by == ("walk",)
    assert by_id["settle"].roots == ("listen",)
    assert [(each.id, each.by, each.roots) for each in found.phases] == [
        ("crawl", ("answer",), ("listen",)),
        ("walk", ("settle",), ("listen",)),
    ]
    assert found.end is not None
    assert (found.end.calendar_days, found.end.roots) == (14, ("listen",))


def test_what_leaves_the_plan_lets_others_come_earlier():
    found = changed(("value: We know the reasons", "status: dropped"))
    answer = next(each for each in found.shifts if each.id == "answer")

    assert (answer.finish_days, answer.by, answer.roots) == (-28, ("listen",), ("listen",))


def test_a_link_that_is_new_is_a_change_of_its_own():
    found = changed(("estimate: 2w", "estimate: 2w, after: [settle]"))
    (train,) = found.shifts

    assert (train.own, train.by, train.finish_days) == (("after",), (), 42)


@pytest.mark.parametrize(
    ("pair", "origin"),
    [
        (("start: 2027-01-11\n", "start: 2027-02-01\n"), Origin.START),
        (("currency: EUR", "calendar: {week: mon-fri}"), Origin.CALENDAR),
    ],
)
def test_what_moves_everything_is_named(pair, origin):
    found = changed(pair)

    assert {each.origins for each in found.shifts} == {(origin,)}
    assert not any(each.roots for each in found.shifts)


def test_time_alone_moves_what_has_not_begun():
    found = difference(plan(), plan(today=date(2027, 2, 1)))
    listen = found.shifts[0]

    assert not found.changes
    assert (listen.id, listen.finish_days, listen.origins) == ("listen", 21, (Origin.TIME,))
    assert found.shifts[-1].roots == ("listen",)


def test_a_plan_without_dates_moves_nothing():
    undated = BASE.replace("start: 2027-01-11\n", "").replace("    due: 2027-03-31\n", "")

    assert not difference(plan(), plan(undated)).shifts


def test_a_decision_taken_since_explains_what_it_names_and_what_follows_from_it():
    new = "risks:"
    taken = (
        "  - {what: Take time, on: 2027-01-10, chosen: two weeks more, affects: [listen]}\nrisks:"
    )
    found = changed((new, taken), ("ada, estimate: 4w, value", "ada, estimate: 6w, value"))
    reasons = {each.id: [d.what for d in each.decisions] for each in found.shifts}

    assert reasons == {id: ["Take time"] for id in ("listen", "answer", "settle", "train")}
    estimate = next(each for each in found.changes if each.key == "estimate")
    assert [each.what for each in estimate.decisions or ()] == ["Take time"]


def test_an_old_decision_explains_nothing_new():
    found = changed(("estimate: 6w, serves", "estimate: 9w, serves"))

    assert [each.decisions for each in found.changes] == [()]
    assert found.shifts[0].decisions == ()


def test_nobody_is_asked_for_a_reason_for_other_words():
    found = changed(("We know the reasons", "We know why"), ("name: Ben Shaw", "name: Ben S"))
    asked = {(each.part, each.key): each.decisions for each in found.changes}

    assert asked == {(Part.INITIATIVE, "value"): (), (Part.PERSON, "name"): None}


@pytest.mark.parametrize(
    ("pairs", "promises"),
    [
        ([("due: 2027-03-31", "due: 2027-04-30")], [Promise.DUE]),
        ([("    due: 2027-03-31\n", "")], [Promise.DUE]),
        ([("The board agrees", "The board is glad")], [Promise.EXIT]),
        ([("target: 5.8", "target: 5.5")], [Promise.OUTCOME]),
        ([("baseline: 4.6", "baseline: 4.7")], [Promise.OUTCOME]),
        ([(line("settle"), "")], [Promise.DECISION]),
        ([("estimate: 6w, serves", "estimate: 9w, serves")], [Promise.DECISION]),
        ([("estimate: 6w, serves", "estimate: 5w, serves")], []),
        ([("protected: true", "protected: false")], [Promise.PROTECTED]),
        ([("estimate: 2w", "estimate: 3w")], [Promise.PROTECTED]),
        ([("estimate: 4w, after", "estimate: 6w, after")], [Promise.DECISION, Promise.PROTECTED]),
        (
            [("estimate: 4w, after", "estimate: 9w, after")],
            [Promise.DUE, Promise.DECISION, Promise.PROTECTED],
        ),
        ([("owner: ben, estimate: 6w", "owner: ada, estimate: 6w")], []),
        ([("estimate: 2w", "estimate: 2w, due: 2027-06-30")], []),
    ],
)
def test_what_was_approved_and_moved(pairs, promises):
    assert [each.promise for each in breaches(changed(*pairs))] == promises


def test_chances_are_told_where_they_differ_by_much():
    wide = ("ada, estimate: 4w, value", "ada, estimate: 3w..8w, value")
    wider = ("estimate: 4w, after", "estimate: 4w..9w, after")
    one, two = BASE.replace(*wide), BASE.replace(*wide).replace(*wider)
    (chance,) = chances(difference(plan(one), plan(two)))

    assert chance.phase == "crawl"
    assert chance.before is not None
    assert chance.after is not None
    assert chance.before.chance > chance.after.chance
    assert chances(difference(plan(one), plan(one))) == ()
