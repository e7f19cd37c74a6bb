"""The part of a whole that some of the work takes."""

from fractions import Fraction

import pytest

from cxroad.schedule.portion import portion

FOUR_FIFTHS = Fraction(4, 5)


def _sizes(*sizes: int | None) -> dict[str, Fraction | None]:
    return {f"w{at}": None if size is None else Fraction(size) for at, size in enumerate(sizes)}


def test_it_is_the_chosen_sizes_over_all() -> None:
    assert portion(_sizes(900, 500, 100), {"w0"}, FOUR_FIFTHS) == Fraction(9, 15)
    assert portion(_sizes(900, 500, 100), {"w1", "w2", "other"}, FOUR_FIFTHS) == Fraction(6, 15)


def test_nothing_chosen_is_nothing_and_all_is_one() -> None:
    assert portion(_sizes(1, 2), (), FOUR_FIFTHS) == 0
    assert portion(_sizes(1, 2), ("w0", "w1"), FOUR_FIFTHS) == 1


@pytest.mark.parametrize(("unknown", "expected"), [(1, Fraction(1, 4)), (2, None)])
def test_too_little_is_known_below_the_least(unknown: int, expected: Fraction | None) -> None:
    """Four of five are enough; four of six are not."""
    assert portion(_sizes(1, 1, 1, 1, *[None] * unknown), {"w0"}, FOUR_FIFTHS) == expected


def test_a_whole_of_nothing_has_no_parts() -> None:
    assert portion({}, {"w0"}, FOUR_FIFTHS) is None
    assert portion(_sizes(0, 0), {"w0"}, FOUR_FIFTHS) is None
