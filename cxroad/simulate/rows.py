"""Rows of whole numbers, one for each run, computed without a loop in Python over the runs.

A row in which all runs have the same number is that number. `cxroad.simulate.lanes` needs the
standard library only; `cxroad.simulate.arrays` does the same with numpy, and gives the very same
numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Protocol, TypeAlias

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

        A place below 0 is never asked for. Neither the points nor the table ever fall.
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
