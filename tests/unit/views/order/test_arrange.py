from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from cxroad.plan import Plan
from cxroad.views.order import OrderView, State, Task, Wait, arrange_order

NORTHWIND = Path(__file__).parents[4] / "examples" / "northwind.yaml"

MIXED = """
title: Mixed
start: 2027-01-04
people: {mia: {name: Mia Moor}}
vision: {statement: Every resident gets an answer, outcomes: {fcr: {baseline: 1%, target: 2%}}}
phases:
  crawl:
    due: 2027-02-28
    exit: [listen done]
    initiatives:
      hear: {name: Hear, status: done, finished: 2026-12-31, owner: mia, estimate: 2w}
      fast: {name: Fast, status: active, start: 2026-12-28, estimate: 4w, after: [hear]}
      slow: {name: Slow, status: paused, start: 2026-12-21, estimate: 4w}
      free: {name: Free, estimate: 1w, owner: Ben Ark, serves: [fcr]}
      next: {name: Next, estimate: 1w, after: [free + 2d], serves: [fcr]}
      open: {name: Open, after: [free]}
      gone: {name: Gone, status: dropped}
      rest: {name: Rest, status: parked}
  walk:
    overlap: 1w
    initiatives:
      last: {name: Last, estimate: 2w, after: [next]}
"""

CIRCLES = """
title: Circles
start: 2027-01-04
phases:
  crawl:
    initiatives:
      a: {name: A, estimate: 1w, after: [c]}
      b: {name: B, estimate: 1w, after: [a]}
      c: {name: C, estimate: 1w, after: [b]}
      own: {name: Own, estimate: 1w, after: [own]}
      free: {name: Free, estimate: 1w}
      late: {name: Late, estimate: 1w, after: [b]}
"""


@pytest.fixture
def northwind(plan: Callable[..., Plan]) -> Plan:
    return plan(NORTHWIND.read_text("utf-8"), date(2027, 1, 11))


@pytest.fixture
def mixed(plan: Callable[..., Plan]) -> OrderView:
    return arrange_order(plan(MIXED))


def ids(tasks: tuple[Task, ...]) -> list[str]:
    return [task.id for task in tasks]


def test_the_oracle_has_its_days_its_critical_path_and_its_bottleneck(northwind: Plan) -> None:
    view = arrange_order(northwind)

    days = {task.id: (str(task.start), str(task.finish)) for task in view.tasks}
    assert days["settle"] == ("2027-03-01", "2027-04-18")
    assert days["fix-first"] == ("2027-11-22", "2028-06-06")
    assert ids(view.critical) == ["listen", "settle", "redesign", "one-view", "fix-first"]
    assert (
        view.critical_note == "A day lost on any of these is a day lost at the end, on 6 Jun 2028."
    )
    assert [hold.sentence for hold in view.holds] == [
        "85 % of the value waits for listen, then 75 % for redesign and 57 % for settle."
    ]
    assert view.holds[0].share == Fraction(335, 394)
    assert ids(view.ready) == ["listen", "safari", "appointments", "plain-bill"]
    assert view.summary == "11 initiatives in 3 phases: 4 can start now and 7 wait."
    assert view.gate == (
        "The end of crawl: no due date, expected on 18 Apr 2027; "
        "5 initiatives to finish and 1 exit criterion to meet."
    )


def test_everything_stands_after_all_that_it_waits_for(northwind: Plan) -> None:
    seen: set[str] = set()

    for task in arrange_order(northwind).tasks:
        assert {wait.id for wait in task.waits_for} <= seen
        seen.add(task.id)


def test_states_follow_the_status_and_what_is_done(mixed: OrderView) -> None:
    assert {task.id: task.state for task in mixed.tasks} == {
        "hear": State.DONE,
        "fast": State.ACTIVE,
        "slow": State.PAUSED,
        "free": State.READY,
        "next": State.WAITING,
        "open": State.WAITING,
        "last": State.WAITING,
    }
    assert ids(mixed.ready) == ["free"]
    assert ids(mixed.active) == ["fast", "slow"]
    assert mixed.summary == (
        "7 initiatives in 2 phases: 1 done, 1 under way, 1 on hold, 1 can start now and 3 wait."
    )


def test_an_entry_keeps_its_lag_and_a_phase_its_overlap(mixed: OrderView) -> None:
    following = next(task for task in mixed.tasks if task.id == "next")

    assert following.waits_for == (Wait("free", "free + 2d"),)
    assert following.awaited_by == ("last",)
    assert mixed.stages[1].waits_for == (Wait("crawl", "crawl - 1w"),)
    assert mixed.stages[1].opens == "after crawl - 1w"


def test_owners_are_called_by_name(mixed: OrderView) -> None:
    assert [task.owner for task in mixed.tasks][:4] == ["Mia Moor", "", "", "Ben Ark"]


def test_the_gate_says_how_near_it_is(plan: Callable[..., Plan], mixed: OrderView) -> None:
    assert mixed.gate == (
        "The end of crawl: due 28 Feb 2027, expected on 24 Jan 2027, 35 working days to spare; "
        "5 initiatives to finish and 1 exit criterion to meet."
    )
    late = MIXED.replace("due: 2027-02-28", "due: 2027-01").replace(
        "estimate: 4w}", "estimate: 9w}"
    )
    assert "due 2027-01, expected on 21 Feb 2027, 21 working days too late;" in (
        arrange_order(plan(late)).gate
    )
    close = MIXED.replace("due: 2027-02-28", "due: 2027-01-24")
    assert "expected on 24 Jan 2027; 5" in arrange_order(plan(close)).gate
    wide = close.replace("estimate: 4w, after", "estimate: 2w..6w, after")
    assert "expected on 24 Jan 2027, with high estimates" in arrange_order(plan(wide)).gate


def test_what_is_left_out_or_has_no_dates_is_named(mixed: OrderView) -> None:
    assert mixed.notes == (
        "Without dates, for want of an estimate: open.",
        "Not in the order, parked: rest.",
        "Not in the order, dropped: gone.",
    )


def test_a_selection_keeps_the_dates_of_the_whole(plan: Callable[..., Plan]) -> None:
    view = arrange_order(plan(MIXED), ["last", "free"])

    assert ids(view.tasks) == ["free", "last"]
    assert [stage.id for stage in view.stages] == ["crawl", "walk"]
    assert view.notes[0] == (
        "Shown are 2 of 7 initiatives; dates and slack are those of the whole plan."
    )
    whole = {task.id: task for task in arrange_order(plan(MIXED)).tasks}
    assert all(task == whole[task.id] for task in view.tasks)
    assert view.active == ()
    assert set(ids(view.critical)) <= {"last", "free"}


@pytest.mark.parametrize(
    ("chosen", "note"),
    [
        (["last", "next"], "Nothing of this can start now; next is next, on 13 Jan 2027."),
        (["slow", "open"], "Nothing of this can start now."),
        (["hear"], "Nothing: everything is done."),
        (["free", "last"], ""),
    ],
)
def test_what_is_said_of_ready_work_goes_for_the_selection(
    chosen: list[str], note: str, plan: Callable[..., Plan]
) -> None:
    assert arrange_order(plan(MIXED), chosen).ready_note == note


def test_a_circle_is_told_once_with_every_wait_and_what_stands_behind_it(
    plan: Callable[..., Plan],
) -> None:
    view = arrange_order(plan(CIRCLES))

    assert view.stuck == (
        "Going in a circle: a waits for c, c waits for b and b waits for a. "
        "So none of them can start; take one of these waits out.",
        "Behind the circle waits 1 initiative: late.",
        "Going in a circle: own waits for itself. "
        "So it can never start; take one of these waits out.",
    )
    states = {task.id: task.state for task in view.tasks}
    assert [id for id, state in states.items() if state is State.STUCK] == [
        "a",
        "b",
        "c",
        "own",
        "late",
    ]
    assert states["free"] is State.READY
    assert ids(view.critical) == ["free"]


def test_a_plan_without_dates_counts_weeks(plan: Callable[..., Plan]) -> None:
    text = """
title: Relative
phases:
  crawl:
    initiatives:
      a: {name: A, estimate: 2w}
      b: {name: B, estimate: 1w, after: [a]}
"""

    view = arrange_order(plan(text))

    assert [(task.starts, task.finishes) for task in view.tasks] == [("W1", "W2"), ("W3", "W3")]
    assert view.critical_note == "A day lost on any of these is a day lost at the end, in W3."
    assert view.notes == (
        "The file has no dates: W1 is the first week of the plan, slack is in working days.",
    )


@pytest.mark.parametrize(
    ("today", "note"),
    [
        (date(2027, 1, 3), "The plan begins on 4 Jan 2027."),
        (date(2027, 1, 4), ""),
    ],
)
def test_ready_work_of_a_plan_to_come_is_said_to_wait_for_its_start(
    today: date, note: str, plan: Callable[..., Plan]
) -> None:
    text = "title: T\nstart: 2027-01-04\nphases: {p: {initiatives: {a: {name: A, estimate: 1w}}}}"

    view = arrange_order(plan(text, today))

    assert (ids(view.ready), view.ready_note) == (["a"], note)


@pytest.mark.parametrize(
    ("work", "note"),
    [
        ("{name: A, status: done, finished: 2027-01-01}", "Nothing: everything is done."),
        (
            "{name: A, estimate: 1w, start: 2027-03-01}",
            "Nothing can start now; next is a, on 1 Mar 2027.",
        ),
        ("{name: A, estimate: 1w, after: [a]}", "Nothing can start now."),
    ],
)
def test_it_is_said_why_nothing_can_start(work: str, note: str, plan: Callable[..., Plan]) -> None:
    text = f"title: T\nstart: 2027-01-04\nphases: {{p: {{initiatives: {{a: {work}}}}}}}"

    view = arrange_order(plan(text))

    assert (view.ready, view.ready_note) == ((), note)


def test_an_empty_roadmap_has_an_order_too(plan: Callable[..., Plan]) -> None:
    view = arrange_order(plan("title: T\nphases: {}"))

    assert view.summary == "No initiative takes part in the plan."
    assert (view.tasks, view.gate, view.critical_note, view.ready_note) == ((), "", "", "")


def test_dates_are_missed_once_when_nothing_has_any(plan: Callable[..., Plan]) -> None:
    view = arrange_order(plan("title: T\nphases: {p: {initiatives: {a: {name: A}}}}"))

    assert view.notes == (
        "There are no dates yet: no initiative has an estimate, such as 6w, or a due date.",
    )
    assert view.gate == "The end of p: no due date; 1 initiative to finish."
