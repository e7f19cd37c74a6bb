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
