"""Rows of whole numbers, one for each run, computed without a loop in Python over the runs.

A row in which all runs have the same number is that number. `Lists` needs the standard library
only; `cxroad.simulate.arrays` does the same with numpy, and gives the very same numbers.
"""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import repeat
from operator import add, eq, mul
from typing import Protocol, TypeAlias

_MANY = 4
"""Rows among which it is worth while to look first which of them can be the greatest at all."""

Row: TypeAlias = Sequence[int] | int
"""A number for each run, or the number that all runs have."""


class Rows(Protocol):
    """What the runs are computed with, a block of them at once."""

    def of_bytes(self, stream: bytes, points: Sequence[int]) -> Row:
        """The entries of a table of 16,384 to which 14 bits of each two bytes point.

        The lower byte is the first; its bits and the six lower ones of the other count.
        """

    def drawn(self, stream: bytes, points: Sequence[int], common: Row, table: Sequence[int]) -> Row:
        """The entries of a table at the sum of a common row and of what `of_bytes` gives.

        A place below 0 is never asked for.
        """

    def look(self, memo: Memo, row: Row) -> Row:
        """What a function of one number, kept in the memo, makes of each number."""

    def add(self, one: Row, other: Row) -> Row:
        """Of each run the sum of its two numbers."""

    def most(self, *rows: Row) -> Row:
        """The greatest of each run; at least one row."""

    def each(self, function: Callable[..., int], *rows: Row) -> Row:
        """Whatever whole-number arithmetic makes of the numbers; no `if`, `and`, `or`, `max`."""

    def same(self, one: Row, other: Row) -> int:
        """The runs in which two rows are equal, a set of bits."""

    def tally(self, row: Row) -> Counter[int]:
        """How many runs have each number."""

    def total(self, row: Row) -> int:
        """The sum over all runs."""

    def product(self, one: Row, other: Row) -> int:
        """The sum over all runs of one times the other."""


class Memo(dict[int, int]):
    """A function of whole numbers that computes each value once."""

    def __init__(self, function: Callable[[int], int]) -> None:
        super().__init__()
        self.function = function

    def __missing__(self, number: int) -> int:
        value = self[number] = self.function(number)
        return value


class Lists:
    """Rows as lists, with loops in C: `map` over functions that are written in C themselves.

    Args:
        runs: How many numbers a row has; at least 1.
    """

    def __init__(self, runs: int) -> None:
        self._runs = runs
        self._all = int.from_bytes(b"\1" * runs)
        self._bits = int.from_bytes(b"\xff\x3f" * runs)
        self._ends: dict[int, tuple[Sequence[int], int, int]] = {}

    def of_bytes(self, stream: bytes, points: Sequence[int]) -> Row:
        return [points[number] for number in self._numbers(stream)]

    def drawn(self, stream: bytes, points: Sequence[int], common: Row, table: Sequence[int]) -> Row:
        numbers = self._numbers(stream)
        # Faster than `map` over tables.
        if isinstance(common, int):
            return [table[points[number] + common] for number in numbers]
        return [table[points[number] + more] for number, more in zip(numbers, common)]  # noqa: B905

    def _numbers(self, stream: bytes) -> array[int]:
        # All at once, as one number: a table that is looked into at random should be small.
        bits = int.from_bytes(stream) & self._bits
        numbers = array("H", bits.to_bytes(len(stream)))
        if sys.byteorder == "big":
            numbers.byteswap()
        return numbers

    def look(self, memo: Memo, row: Row) -> Row:
        return memo[row] if isinstance(row, int) else list(map(memo.__getitem__, row))

    def add(self, one: Row, other: Row) -> Row:
        if isinstance(one, int) and isinstance(other, int):
            return one + other
        if not one or not other:
            return one or other
        return list(map(add, _spread(one), _spread(other)))

    def most(self, *rows: Row) -> Row:
        floor, lists = None, []
        for row in rows:
            if not isinstance(row, int):
                lists.append(row)
            elif floor is None or row > floor:
                floor = row
        if not lists:
            assert floor is not None, "at least one row"
            return floor
        if len(lists) >= _MANY:
            lists = self._never_below(lists)
        most = lists[0]
        for row in lists[1:]:
            # Three times as fast as `map(max, most, row)`.
            most = [x if x > y else y for x, y in zip(most, row)]  # noqa: B905
        if floor is None or min(most) >= floor:
            return most
        return [x if x > floor else floor for x in most]

    def _never_below(self, rows: list[Sequence[int]]) -> list[Sequence[int]]:
        """Those of some rows that are not below another one in every run."""
        ends = [self._ends_of(row) for row in rows]
        top = max(lowest for lowest, _ in ends)
        return [row for row, (_, highest) in zip(rows, ends, strict=True) if highest >= top]

    def _ends_of(self, row: Sequence[int]) -> tuple[int, int]:
        """The least and the greatest number of a row, looked for once."""
        known = self._ends.get(id(row))
        if known is None or known[0] is not row:
            known = self._ends[id(row)] = row, min(row), max(row)
        return known[1:]

    def each(self, function: Callable[..., int], *rows: Row) -> Row:
        if all(isinstance(row, int) for row in rows):
            return function(*rows)
        return list(map(function, *map(_spread, rows)))

    def same(self, one: Row, other: Row) -> int:
        if isinstance(one, int) and isinstance(other, int):
            return self._all if one == other else 0
        if one is other:
            return self._all
        return int.from_bytes(bytes(map(eq, _spread(one), _spread(other))))

    def tally(self, row: Row) -> Counter[int]:
        return Counter({row: self._runs}) if isinstance(row, int) else Counter(row)

    def total(self, row: Row) -> int:
        return row * self._runs if isinstance(row, int) else sum(row)

    def product(self, one: Row, other: Row) -> int:
        if isinstance(one, int) and isinstance(other, int):
            return one * other * self._runs
        return sum(map(mul, _spread(one), _spread(other)))


def _spread(row: Row) -> Sequence[int] | repeat[int]:
    return repeat(row) if isinstance(row, int) else row
