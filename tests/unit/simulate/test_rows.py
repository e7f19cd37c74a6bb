"""Rows of numbers: in lanes and with numpy, the very same."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from cxroad.simulate.lanes import Lanes
from cxroad.simulate.rows import Memo

RUNS = 5
ONE, OTHER = [3, 1, 4, 1, 5], [2, 7, 1, 8, 2]


@pytest.fixture(params=["lanes", "numpy"])
def kit(request):
    """A kit, and what makes a row of a list."""
    if request.param == "lanes":
        return Lanes(RUNS), list
    numpy = pytest.importorskip("numpy", reason="numpy is not installed: cxroad[fast]")
    from cxroad.simulate.arrays import Arrays

    return Arrays(RUNS), numpy.array


def test_sums_and_maxima_take_rows_and_numbers(kit) -> None:
    rows, row = kit

    assert list(rows.add(row(ONE), row(OTHER))) == [5, 8, 5, 9, 7]
    assert [5, 3, 6, 3, 7] == list(rows.add(row(ONE), 2)) == list(rows.add(2, row(ONE)))
    assert rows.add(2, 3) == 5
    assert list(rows.most(row(ONE), row(OTHER))) == [3, 7, 4, 8, 5]
    assert list(rows.most(row(ONE), 4, row(OTHER), 2)) == [4, 7, 4, 8, 5]
    assert list(rows.most(2, row(ONE))) == [3, 2, 4, 2, 5]
    assert rows.most(2, 7) == 7
    assert list(rows.add(row([0] * RUNS), 0)) == [0] * RUNS


def test_tables_memos_and_arithmetic(kit) -> None:
    rows, row = kit
    square = Memo(lambda number: number * number)

    assert list(rows.look(square, row(ONE))) == [9, 1, 16, 1, 25]
    assert rows.look(square, 2) == 4
    assert list(rows.each(lambda a, b: a - b, row(ONE), row(OTHER))) == [1, -6, 3, -7, 3]
    assert list(rows.each(lambda a, b: b - a, row(ONE), 10)) == [7, 9, 6, 9, 5]


def test_two_bytes_point_into_a_table_the_lower_first(kit) -> None:
    rows, _ = kit
    points = list(range(1 << 14))

    stream = b"\x01\x00\x00\x01\xff\xff\x02\x40\x00\xc0"
    assert list(rows.of_bytes(stream, points)) == [1, 256, 16_383, 2, 0]


def test_a_draw_is_the_entry_at_a_score_and_what_all_have_in_common(kit) -> None:
    rows, row = kit
    points = [at // 4_096 for at in range(1 << 14)]
    table = [0, 10, 20, 30, 40, 50, 60, 70, 80]

    stream = b"\x00\x00\x00\x10\x00\x20\x00\x30\x00\x50"
    assert list(rows.drawn(stream, points, 0, table)) == [0, 10, 20, 30, 10]
    assert list(rows.drawn(stream, points, 5, table)) == [50, 60, 70, 80, 60]
    assert list(rows.drawn(stream, points, row(ONE), table)) == [30, 20, 60, 40, 60]


@pytest.mark.parametrize("numbers", [2, 3, 4, 5, 9])
def test_greatest_of_many_rows_is_the_greatest_of_each_run(kit, numbers: int) -> None:
    rows, row = kit
    chance = Random(numbers)
    for _ in range(50):
        lists = [
            [chance.randrange(base, base + 40) for _ in range(RUNS)]
            for base in (chance.randrange(60) for _ in range(numbers))
        ]
        floor = chance.choice([0, 30, 70, 120])
        expected = [max(floor, *run) for run in zip(*lists, strict=True)]

        kept = [row(each) for each in lists]
        assert list(rows.most(*kept, floor)) == expected
        assert list(rows.most(floor, *reversed(kept))) == expected


def test_no_number_spills_into_the_run_beside_it(kit) -> None:
    rows, row = kit
    low, high = [-3, 5, -(10**15), 0, -1], [10**15, -5, 10**15, -1, -1]

    assert list(rows.most(row(low), row(high))) == [10**15, 5, 10**15, 0, -1]
    assert list(rows.most(-2, row(low))) == [-2, 5, -2, 0, -1]
    assert list(rows.add(row(low), row(high))) == [10**15 - 3, 0, 0, -1, -2]
    assert list(rows.add(rows.add(row(low), -7), 7)) == low
    assert rows.same(row(low), row(high)).bit_count() == 1
    assert rows.total(rows.add(row(high), 1)) == sum(high) + RUNS


def test_equal_runs_are_counted_and_united_by_their_bits(kit) -> None:
    rows, row = kit

    bits = rows.same(row(ONE), row([3, 0, 4, 0, 0]))
    assert bits.bit_count() == 2
    assert (bits | rows.same(row(ONE), row([0, 1, 4, 0, 0]))).bit_count() == 3
    assert rows.same(4, 4).bit_count() == RUNS
    same = row(ONE)
    assert rows.same(same, same) == rows.same(same, row(list(ONE))) == rows.same(4, 4)
    assert rows.same(4, 5) == 0
    assert rows.same(1, row(ONE)).bit_count() == 2


@pytest.mark.parametrize("spread", [1, 120, 127, 128, 129, 300, 100_000])
def test_counts_are_right_however_far_the_runs_lie_apart(kit, spread: int) -> None:
    rows, row = kit
    for first in (0, -5, 700_000):
        numbers = [first, first + spread, first - spread, first + spread, first + 1]
        assert Counter(numbers) == rows.tally(rows.add(row(numbers), 0))
        assert Counter(numbers) == rows.tally(rows.add(rows.add(row(numbers), 3), -3))


def test_counts_and_sums_are_whole_numbers(kit) -> None:
    rows, row = kit

    assert Counter({1: 2, 3: 1, 4: 1, 5: 1}) == rows.tally(row(ONE))
    assert Counter({4: RUNS}) == rows.tally(4)
    assert rows.total(row(ONE)) == 14
    assert rows.total(4) == 20
    assert rows.product(row(ONE), row(OTHER)) == 35
    assert rows.product(row(ONE), 2) == 28
    assert rows.product(3, 2) == 30
