"""What is left of a resource in each slot of time, all slots in one big integer.

A slot is a field of a few bits whose highest is a guard. Taking the same amount from every field
at once leaves the guard where there is enough, so one subtraction answers for the whole horizon,
and a window is a few shifts more.

Source:
    Serial schedule generation (Kelley, "The critical-path method: resources planning and
    scheduling", 1963) on bit fields; the layout is our own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence


class Slots:
    """A layout of fields: so many slots, each for amounts from 0 to `most`.

    Args:
        count: Number of slots, 1 or more; nothing fits behind the last.
        most: The largest amount that a field ever holds or is asked for.
    """

    __slots__ = ("_blocks", "_ones", "_steps", "count", "guard", "width")

    def __init__(self, count: int, most: int) -> None:
        self.count = count
        self.width = most.bit_length() + 1
        self._ones = ((1 << count * self.width) - 1) // ((1 << self.width) - 1)
        self.guard = self._ones << self.width - 1
        """The guards of all fields: every slot is a place to begin."""
        self._blocks: dict[int, int] = {}
        self._steps: dict[int, tuple[int, ...]] = {}

    def full(self, amounts: Sequence[int]) -> int:
        """What is left when each slot has this amount, in the order of the slots."""
        left = self.guard
        for slot, amount in enumerate(amounts):
            left |= amount << slot * self.width
        return left

    def block(self, amount: int, length: int) -> int:
        """An amount in each of the first slots; shift it by `slot * width` and subtract."""
        if length not in self._blocks:
            self._blocks[length] = self._ones & (1 << length * self.width) - 1
        return self._blocks[length] * amount

    def everywhere(self, amount: int) -> int:
        """An amount in every slot."""
        return self._ones * amount

    def at(self, left: int, slot: int) -> int:
        """What is left in one slot."""
        return left >> slot * self.width & (1 << self.width - 1) - 1

    def window(self, fitting: int, length: int) -> int:
        """Where a window of a length can begin, from the guards of the slots where it may lie."""
        if length not in self._steps:
            self._steps[length] = tuple(self._shifts(length))
        for shift in self._steps[length]:
            fitting &= fitting >> shift
        return fitting

    def first(self, fitting: int, slot: int) -> int | None:
        """The first fitting slot from one on; None where there is none."""
        ahead = fitting >> slot * self.width
        if not ahead:
            return None
        return slot + ((ahead & -ahead).bit_length() - 1) // self.width

    def last(self, fitting: int, slot: int) -> int | None:
        """The last fitting slot up to one; None where there is none."""
        behind = fitting & (1 << (slot + 1) * self.width) - 1
        return (behind.bit_length() - 1) // self.width if behind else None

    def _shifts(self, length: int) -> Iterator[int]:
        """By how much guards are laid over themselves, doubling what they answer for."""
        span = 1
        while span < length:
            step = min(span, length - span)
            yield step * self.width
            span += step
