"""Room in big integers, beside lists of numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxroad.level.slots import Slots

MOST = 9
rooms = st.lists(st.integers(0, MOST), min_size=1, max_size=30)


def fits(left, amount, length, at):
    return at + length <= len(left) and all(each >= amount for each in left[at : at + length])


@given(left=rooms, amount=st.integers(0, MOST), length=st.integers(1, 8), at=st.integers(0, 35))
def test_a_window_is_found_where_every_slot_has_enough(left, amount, length, at):
    slots = Slots(len(left), MOST)
    fitting = slots.window(slots.full(left) - slots.everywhere(amount) & slots.guard, length)

    places = [n for n in range(len(left)) if fits(left, amount, length, n)]
    assert slots.first(fitting, at) == next((n for n in places if n >= at), None)
    assert slots.last(fitting, at) == next((n for n in reversed(places) if n <= at), None)


@given(left=rooms, amount=st.integers(0, MOST), length=st.integers(1, 8), at=st.integers(0, 29))
def test_what_is_taken_is_gone_there_and_nowhere_else(left, amount, length, at):
    if not fits(left, amount, length, at):
        return
    slots = Slots(len(left), MOST)
    after = slots.full(left) - (slots.block(amount, length) << at * slots.width)

    taken = [each - amount if at <= n < at + length else each for n, each in enumerate(left)]
    assert [slots.at(after, n) for n in range(len(left))] == taken
    assert after == slots.full(taken)
