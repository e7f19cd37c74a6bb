"""Work that is hindered: windows, stretches, and how they meet."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from cxroad.graph.graph import Graph
from cxroad.schedule.calendar import Grid
from cxroad.schedule.schedule import Schedule
from cxroad.schedule.strain import Pace, Strain, Window

WEEKDAYS = Grid((0, 1, 2, 3, 4), [(date(1, 1, 15), date(1, 1, 17))])
GRIDS = st.sampled_from([Grid(), WEEKDAYS])
RATES = st.sampled_from([Fraction(0), Fraction(1, 4), Fraction(1, 3), Fraction(1, 2), Fraction(1)])


@st.composite
def windows(draw):
    first = draw(st.integers(1, 60))
    return Window(first, first + draw(st.integers(0, 40)), draw(RATES))


def by_days(start: int, days: int, slow: list[Window], grid: Grid) -> int:
    """The same, by walking from day to day."""
    left, day = Fraction(days), start - 1
    while left > 0:
        day += 1
        if grid.is_open(day):
            rate = Fraction(1)
            for window in slow:
                rate *= window.rate if window.first <= day < window.end else 1
            left -= rate
    return day


@given(st.integers(1, 80), st.integers(1, 40), st.lists(windows(), max_size=4), GRIDS)
def test_the_last_day_is_that_of_a_walk_from_day_to_day(start, days, slow, grid):
    start = grid.open(start)

    assert Pace(slow).last_day(start, days, grid) == by_days(start, days, slow, grid)


@given(st.integers(1, 80), st.integers(1, 40), st.lists(windows(), max_size=4), GRIDS)
def test_what_was_worked_by_the_last_day_is_the_work_and_less_than_it_before(
    start, days, slow, grid
):
    pace, start = Pace(slow), grid.open(start)
    last = pace.last_day(start, days, grid)

    assert pace.worked(start, last, grid) < days <= pace.worked(start, last + 1, grid)


def test_work_does_not_start_while_nothing_gets_on():
    pace = Pace([Window(10, 20, Fraction(0)), Window(20, 25, Fraction(1, 2))])

    assert [pace.open(day, Grid()) for day in (9, 10, 19, 20)] == [9, 20, 20, 20]


def test_two_halves_make_a_quarter_where_they_meet():
    pace = Pace([Window(1, 9, Fraction(1, 2)), Window(5, 13, Fraction(1, 2))])

    assert pace.worked(1, 13, Grid()) == 4 * Fraction(1, 2) + 4 * Fraction(1, 4) + 4 * Fraction(
        1, 2
    )


def test_days_are_stretched_up_and_no_days_stay_none():
    assert Strain(stretch=Fraction(11, 10), extra_days=3).days((10, 11, 0)) == (14, 16, 0)


def schedule(roadmap, strains):
    return Schedule(
        roadmap, Graph(roadmap).wiring, date(2027, 1, 11), as_written=False, strains=strains
    )


def test_a_freeze_moves_what_is_under_way_and_all_that_waits_for_it(roadmap_of):
    roadmap = roadmap_of(
        """
        start: 2027-01-11
        phases:
          p:
            initiatives:
              a: {name: A, estimate: 10d}
              b: {name: B, estimate: 10d, after: [a]}
              c: {name: C, estimate: 5d}
        """
    )
    freeze = Window(date(2027, 1, 16).toordinal(), date(2027, 1, 26).toordinal(), Fraction(0))
    strains = {id: Strain((freeze,)) for id in ("a", "b", "c")}

    times = schedule(roadmap, strains).times

    assert (times["a"].start, times["a"].finish) == (date(2027, 1, 11), date(2027, 1, 30))
    assert (times["b"].start, times["b"].finish) == (date(2027, 1, 31), date(2027, 2, 9))
    assert times["c"].finish == date(2027, 1, 15)
    assert times["a"].slack is None


def test_what_is_held_starts_no_earlier_and_keeps_a_later_day_of_its_own(roadmap_of):
    roadmap = roadmap_of(
        """
        start: 2027-01-11
        phases:
          p:
            initiatives:
              a: {name: A, estimate: 1d}
              late: {name: B, estimate: 1d, start: 2027-03-01}
              m: {name: M, due: 2027-01-20}
              last: {name: N, due: 2027-03-01}
              n: {name: O, estimate: 0d}
        """
    )
    hold = Strain(hold=date(2027, 2, 1).toordinal())

    times = schedule(roadmap, dict.fromkeys(roadmap.initiatives, hold)).times

    assert {id: f"{each.start:%m-%d}" for id, each in times.items()} == {
        "a": "02-01",
        "late": "03-01",
        "m": "02-01",
        "last": "03-01",
        "n": "02-01",
    }


def test_what_is_done_is_not_hindered(roadmap_of):
    roadmap = roadmap_of(
        """
        start: 2027-01-04
        phases:
          p:
            initiatives:
              a: {name: A, estimate: 4d, status: done, finished: 2027-01-07}
              b: {name: B, estimate: 4d, after: [a]}
              c: {name: C, estimate: 4d, status: done}
        """
    )
    slower = Strain(stretch=Fraction(2))

    times = schedule(roadmap, {"a": slower, "b": slower, "c": slower}).times

    assert times["c"].finish == date(2027, 1, 7)

    assert times["a"].finish == date(2027, 1, 7)
    assert times["b"].days == 8
