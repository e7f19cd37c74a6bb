"""Did you mean: the distance, its limit, and the order of the offers."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.model.nearest import distance, limit, nearest

WORDS = st.text("abcé-", min_size=1, max_size=12)


def by_the_book(one: str, other: str) -> int:
    """The distance by its defining table."""
    table = {(i, 0): i for i in range(len(one) + 1)}
    table |= {(0, j): j for j in range(len(other) + 1)}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            same = one[i - 1] == other[j - 1]
            steps = [
                table[i - 1, j] + 1,
                table[i, j - 1] + 1,
                table[i - 1, j - 1] + (not same),
            ]
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                steps.append(table[i - 2, j - 2] + 1)
            table[i, j] = min(steps)
    return table[len(one), len(other)]


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("redesing", "redesign", 1),
        ("redesgin", "redesign", 1),
        ("owners", "owner", 1),
        ("ca", "abc", 3),  # restricted: the swapped pair is not edited again
        ("Listen", "listen", 0),
        ("", "abc", 3),
        ("abc", "", 3),
    ],
)
def test_distance_counts_edits(one: str, other: str, edits: int) -> None:
    assert edits == distance(one, other)


@given(WORDS, WORDS)
def test_distance_is_that_of_the_defining_table(one: str, other: str) -> None:
    assert by_the_book(one, other) == distance(one, other)


@given(WORDS, WORDS)
def test_nearest_is_symmetric(one: str, other: str) -> None:
    assert bool(nearest(one, [other])) == bool(nearest(other, [one]))
    assert bool(nearest(one, [other])) == (distance(one, other) <= limit(len(one), len(other)))


@given(WORDS, st.lists(WORDS, max_size=20), st.integers(0, 4))
def test_offers_are_the_best_in_order(word: str, known: list[str], most: int) -> None:
    near = [
        (distance(word, name), name)
        for name in set(known)
        if distance(word, name) <= limit(len(word), len(name))
    ]

    assert tuple(name for _, name in sorted(near)[:most]) == nearest(word, known, most)


@pytest.mark.parametrize(
    ("word", "known", "offers"),
    [
        ("ab", ["abc"], ("abc",)),  # one edit is always near
        ("ab", ["abcd"], ()),
        ("abcdef", ["abcdxy"], ("abcdxy",)),  # two of six
        ("abcdef", ["abcxyz"], ()),  # three of six
        ("LISTEN", ["listen", "lister"], ("listen", "lister")),
        ("x1", ["x4", "x3", "x2", "x5"], ("x2", "x3", "x4")),
        ("", ["a"], ()),
        ("listen", [], ()),
        ("listen", ["listens", "listens"], ("listens",)),
    ],
)
def test_offers_stop_at_the_limit_and_at_three(
    word: str, known: list[str], offers: tuple[str, ...]
) -> None:
    assert offers == nearest(word, known)


def test_word_longer_than_any_name_has_no_offers() -> None:
    assert nearest("x" * 101, ["x" * 100]) == ()
    assert nearest("x" * 100, ["x" * 101]) == ("x" * 101,)


def test_ten_thousand_known_names_are_searched_in_a_moment() -> None:
    known = [f"init-{number:04}" for number in range(10_000)]
    began = time.process_time()

    assert nearest("init-99999", known)[0] == "init-9999"
    assert time.process_time() - began < 1
