"""What a sweep over jobs and ties knows, whatever a roadmap asks of it."""

from datetime import date

import pytest

from cxroad.schedule.calendar import Grid
from cxroad.schedule.network import Case, Job, Network, Shape, Tie

MONDAY = date(2027, 1, 4).toordinal()


@pytest.mark.parametrize(
    ("job", "last"),
    [
        (Job(Shape.WORK, (1, 2, 9), not_before=MONDAY), MONDAY + 1),
        (Job(Shape.POINT, held=MONDAY), MONDAY),
        (Job(Shape.POINT, not_before=MONDAY), MONDAY),
    ],
    ids=["work", "a milestone in the evening", "a milestone in the morning"],
)
def test_the_last_day_is_the_one_that_is_printed(job: Job, last: int) -> None:
    assert Network(Grid(), [job], []).sweep(Case.EXPECTED).last_day(0) == last


def test_a_circle_has_no_last_day() -> None:
    jobs = [Job(Shape.WORK, (1, 1, 1)), Job(Shape.WORK, (1, 1, 1))]
    network = Network(Grid(), jobs, [Tie(0, 1), Tie(1, 0)])

    assert network.sweep(Case.EXPECTED).last_day(0) is None


def test_a_place_decides_when_work_and_milestones_happen_that_have_not_begun() -> None:
    jobs = [
        Job(Shape.WORK, (2, 2, 2), not_before=MONDAY, counts=True),
        Job(Shape.WORK, (2, 2, 2), started=MONDAY, counts=True),
        Job(Shape.POINT, held=MONDAY, counts=True),
        Job(Shape.POINT, not_before=MONDAY, counts=True),
        Job(Shape.POINT, not_before=MONDAY),
    ]
    network = Network(Grid(), jobs, [])
    asked = []

    def later(at: int, day: int, days: int) -> int:
        asked.append((at, day, days))
        return day + 3

    sweep = network.sweep(Case.EXPECTED, place=later)

    assert asked == [(0, MONDAY, 2), (2, MONDAY, 1), (3, MONDAY, 1)]
    assert [start and start[0] for start in sweep.start] == [
        MONDAY + 3, MONDAY, MONDAY + 3, MONDAY + 3, MONDAY
    ]  # fmt: skip


def test_a_milestone_that_is_placed_where_it_is_stays_in_the_evening() -> None:
    network = Network(Grid(), [Job(Shape.POINT, held=MONDAY, counts=True)], [])

    sweep = network.sweep(Case.EXPECTED, place=lambda _at, day, _days: day)

    assert sweep.finish == [(MONDAY + 1, True)]


def test_a_network_on_another_grid_or_with_jobs_of_its_own_leaves_the_first_alone() -> None:
    network = Network(Grid(), [Job(Shape.WORK, (7, 7, 7), not_before=MONDAY)], [])
    own = network.own()
    own.jobs[0].days = (1, 1, 1)
    weekdays = network.on(Grid((0, 1, 2, 3, 4)))

    assert own.sweep(Case.EXPECTED).last_day(0) == MONDAY
    assert weekdays.sweep(Case.EXPECTED).last_day(0) == MONDAY + 8
    assert network.sweep(Case.EXPECTED).last_day(0) == MONDAY + 6
