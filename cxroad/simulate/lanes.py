"""Rows as whole numbers of many lanes: the runs are added and compared all at once.

Python adds two whole numbers of any length in one loop in C, and so it adds two rows, when the
numbers of all runs lie side by side in one. `cxroad.simulate.arrays` does the same with numpy, and
gives the very same numbers.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from operator import mul
from typing import overload

from cxroad.simulate.rows import Memo, Row

_LED = 100
"""Tables that are kept as each point leads into them; they are long, and many work is alike."""

_LANE = 64
"""Bits of a lane: no sum of working days comes near to its end."""

_FULL = (1 << _LANE) - 1


class Lane(Sequence[int]):
    """A number for each run, listed or in lanes; either is made of the other when asked for.

    Args:
        tops: The highest bit of each lane; as many lanes as runs.
    """

    __slots__ = ("_list", "_tops", "_whole")

    def __init__(
        self, tops: int, listed: list[int] | None = None, whole: int | None = None
    ) -> None:
        self._tops, self._list, self._whole = tops, listed, whole

    @property
    def whole(self) -> int:
        """Each run's number times 2 to the power of where its lane begins, all added up."""
        if self._whole is None:
            bits = int.from_bytes(array("q", self.listed).tobytes(), sys.byteorder)
            # What is below 0 has its top bit set, and takes 1 from the lane above.
            self._whole = (bits ^ self._tops) - self._tops
        return self._whole

    @property
    def is_listed(self) -> bool:
        """Whether there is a list already."""
        return self._list is not None

    @property
    def listed(self) -> list[int]:
        """The number of each run, in order."""
        if self._list is None:
            assert self._whole is not None, "a row is told in one way at least"
            bits = self._whole + self._tops ^ self._tops
            made = bits.to_bytes(self._tops.bit_length() // 8, sys.byteorder)
            self._list = array("q", made).tolist()
        return self._list

    def __len__(self) -> int:
        return len(self.listed)

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> list[int]: ...
    def __getitem__(self, at: int | slice) -> int | list[int]:
        return self.listed[at]

    def __iter__(self) -> Iterator[int]:
        return iter(self.listed)


class Lanes:
    """Rows in lanes; see `cxroad.simulate.rows.Rows`.

    Args:
        runs: How many numbers a row has; at least 1.
    """

    def __init__(self, runs: int) -> None:
        self._runs = runs
        self._ones = _each_lane(runs)
        self._tops = self._ones << _LANE - 1
        self._far = self._ones * (_FULL - 255)
        self._bits = int.from_bytes(b"\xff\x3f" * runs)
        self._led: dict[tuple[int, int, int], tuple[Sequence[int], ...]] = {}

    def of_bytes(self, stream: bytes, points: Sequence[int]) -> Row:
        return self._row([points[number] for number in self._numbers(stream)])

    def drawn(self, stream: bytes, points: Sequence[int], common: Row, table: Sequence[int]) -> Row:
        if isinstance(common, int):
            return self.of_bytes(stream, self._led_into(table, points, common))
        numbers = self._numbers(stream)
        # Faster than `map` over tables.
        drawn = zip(numbers, _list(common), strict=True)
        return self._row([table[points[number] + more] for number, more in drawn])

    def _led_into(self, table: Sequence[int], points: Sequence[int], common: int) -> Sequence[int]:
        """The entry to which each point leads, so that a draw looks into one table only."""
        key = id(table), id(points), common
        if key in self._led:
            return self._led[key][-1]
        entries: list[int] = []
        at = points[0] + common
        while len(entries) < len(points):
            entry = table[at]
            at = bisect_right(table, entry, at)
            entries += [entry] * (bisect_left(points, at - common) - len(entries))
        if len(self._led) < _LED:
            self._led[key] = table, points, entries  # kept, so that no other gets their ids
        return entries

    def _numbers(self, stream: bytes) -> array[int]:
        # All at once, as one number: a table that is looked into at random should be small.
        bits = int.from_bytes(stream) & self._bits
        numbers = array("H", bits.to_bytes(len(stream)))
        if sys.byteorder == "big":
            numbers.byteswap()
        return numbers

    def look(self, memo: Memo, row: Row) -> Row:
        return (
            memo[row]
            if isinstance(row, int)
            else self._row(list(map(memo.__getitem__, _list(row))))
        )

    def add(self, one: Row, other: Row) -> Row:
        if isinstance(one, int):
            if isinstance(other, int):
                return one + other
            one, other = other, one
        if isinstance(other, int):
            return self._sum(self._whole(one) + other * self._ones) if other else one
        return self._sum(self._whole(one) + self._whole(other))

    def most(self, *rows: Row) -> Row:
        numbers = [row for row in rows if isinstance(row, int)]
        lanes = [self._whole(row) for row in rows if not isinstance(row, int)]
        if not lanes:
            return max(numbers)
        if numbers:
            lanes.append(max(numbers) * self._ones)
        elif len(lanes) == 1:
            return next(row for row in rows if not isinstance(row, int))
        most, tops = lanes[0], self._tops
        for lane in lanes[1:]:
            # In each lane the difference, and the top bit where it is not below 0: there it counts.
            above = lane - most + tops
            counts = above & tops
            most += above & counts - (counts >> _LANE - 1)
        return self._sum(most)

    def each(self, function: Callable[..., int], *rows: Row) -> Row:
        if all(isinstance(row, int) for row in rows):
            return function(*rows)
        return self._row(list(map(function, *map(_spread, rows))))

    def same(self, one: Row, other: Row) -> int:
        if one is other or (isinstance(one, int) and one == other):
            return self._tops
        if isinstance(one, int) and isinstance(other, int):
            return 0
        more = self._whole(one) - self._whole(other)
        return (self._tops + more) & (self._tops - more) & self._tops

    def tally(self, row: Row) -> Counter[int]:
        if isinstance(row, int):
            return Counter({row: self._runs})
        if isinstance(row, Lane) and not row.is_listed:
            # Mostly all lie near the first, and bytes are counted faster than numbers.
            base = (row.whole & _FULL) - 128
            above = row.whole - base * self._ones
            if above >= 0 and not above & self._far:
                counts = Counter(above.to_bytes(_LANE // 8 * self._runs, "little")[:: _LANE // 8])
                return Counter({base + number: runs for number, runs in counts.items()})
        return Counter(_list(row))

    def total(self, row: Row) -> int:
        return row * self._runs if isinstance(row, int) else sum(_list(row))

    def product(self, one: Row, other: Row) -> int:
        if isinstance(one, int) and isinstance(other, int):
            return one * other * self._runs
        return sum(map(mul, _spread(one), _spread(other)))

    def _whole(self, row: Row) -> int:
        if isinstance(row, int):
            return row * self._ones
        return row.whole if isinstance(row, Lane) else self._row(list(row)).whole

    def _row(self, listed: list[int]) -> Lane:
        return Lane(self._tops, listed)

    def _sum(self, whole: int) -> Lane:
        return Lane(self._tops, whole=whole)


@lru_cache(maxsize=8)
def _each_lane(runs: int) -> int:
    """A 1 in each lane."""
    return int.from_bytes((1).to_bytes(_LANE // 8, "little") * runs, "little")


def _spread(row: Row) -> Sequence[int] | repeat[int]:
    return repeat(row) if isinstance(row, int) else _list(row)


def _list(row: Sequence[int]) -> Sequence[int]:
    return row.listed if isinstance(row, Lane) else row
