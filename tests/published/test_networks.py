"""Networks from textbooks, with the dates and slacks that they print.

The networks and their published results are recalled, not copied from a file: Heizer and Render,
"Operations Management" (Milwaukee Paper, A to H, 15 weeks); Hillier and Lieberman, "Introduction
to Operations Research" (Reliable Construction, A to N, 44 weeks).

Weeks become days here, since every day is worked.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cxroad.plan import Plan

START = date(2027, 1, 4)

MILWAUKEE = {
    # id: (optimistic, likely, pessimistic, predecessors, ES, EF, slack)
    "A": (1, 2, 3, "", 0, 2, 0),
    "B": (2, 3, 4, "", 0, 3, 1),
    "C": (1, 2, 3, "A", 2, 4, 0),
    "D": (2, 4, 6, "A B", 3, 7, 1),
    "E": (1, 4, 7, "C", 4, 8, 0),
    "F": (1, 2, 9, "C", 4, 7, 6),
    "G": (3, 4, 11, "D E", 8, 13, 0),
    "H": (1, 2, 3, "F G", 13, 15, 0),
}

RELIABLE = {
    "A": (1, 2, 3, "", 0, 2, 0),
    "B": (2, 3.5, 8, "A", 2, 6, 0),
    "C": (6, 9, 18, "B", 6, 16, 0),
    "D": (4, 5.5, 10, "C", 16, 22, 4),
    "E": (1, 4.5, 5, "C", 16, 20, 0),
    "F": (4, 4, 10, "E", 20, 25, 0),
    "G": (5, 6.5, 11, "D", 22, 29, 4),
    "H": (5, 8, 17, "E G", 29, 38, 4),
    "I": (3, 7.5, 9, "C", 16, 23, 2),
    "J": (3, 9, 9, "F I", 25, 33, 0),
    "K": (4, 4, 4, "J", 33, 37, 1),
    "L": (1, 5.5, 7, "J", 33, 38, 0),
    "M": (1, 2, 3, "H", 38, 40, 4),
    "N": (5, 5.5, 9, "K L", 38, 44, 0),
}

CASES = {
    "milwaukee": (MILWAUKEE, 15, "ACEGH"),
    "reliable": (RELIABLE, 44, "ABCEFJLN"),
}


@pytest.fixture(params=CASES, scope="module")
def case(request, roadmap_of):
    """A schedule with its published table, end and critical path."""
    table, end, path = CASES[request.param]
    rows = []
    for name, (a, m, b, after, *_) in table.items():
        waits = ", ".join(after.split())
        rows.append(f"      {name}: {{name: X, estimate: {a}d..{m}d..{b}d, after: [{waits}]}}")
    text = "\n".join([f"start: {START}", "phases:", "  p:", "    initiatives:", *rows])
    return Plan(roadmap_of(text), START).schedule, table, end, path


def test_starts_and_finishes_are_those_printed(case):
    schedule, table, _, _ = case

    days = {
        id: ((t.start - START).days, (t.finish - START).days + 1)
        for id, t in schedule.times.items()
    }
    assert days == {id: (early, late) for id, (*_, early, late, _) in table.items()}


def test_slacks_are_those_printed(case):
    schedule, table, _, _ = case

    assert {id: t.slack for id, t in schedule.times.items()} == {
        id: row[-1] for id, row in table.items()
    }


def test_the_project_ends_when_printed(case):
    schedule, _, end, _ = case

    assert schedule.finish == START + timedelta(days=end - 1)


def test_the_critical_path_is_the_one_printed(case):
    schedule, _, _, path = case

    assert "".join(schedule.critical_path) == path
    assert {id for id, times in schedule.times.items() if times.critical} == set(path)
