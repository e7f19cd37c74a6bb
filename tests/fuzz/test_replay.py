"""Every target stands its seeds and some inputs made of them, without atheris.

More of them, always the same: CXROAD_FUZZED=2000 python -m pytest tests/fuzz
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.fuzz.found import SLOW, Broken, Found, Log, TooSlow, mistake_of, smaller
from tests.fuzz.mutate import Mutator
from tests.fuzz.target import TARGETS, Target, target_of

INPUTS = int(os.environ.get("CXROAD_FUZZED", "24"))
"""Inputs of each target, a third of them seeds."""

SLOWER = 5
"""How much longer a slow machine may take."""

NEEDS = {"messages": "pygls", "intake": "openpyxl"}


@pytest.mark.parametrize("name", TARGETS)
def test_target_stands_its_seeds_and_inputs_made_of_them(name: str, tmp_path: Path) -> None:
    if name in NEEDS:
        pytest.importorskip(NEEDS[name])
    target, chance = target_of(name, tmp_path), random.Random(name)
    mutator = Mutator(target)
    seeds = chance.sample(list(target.seeds), min(INPUTS // 3, len(target.seeds)))
    made = [mutator.mutated(chance.choice(target.seeds), chance) for _ in range(INPUTS * 2 // 3)]

    mistakes = [mistake_of(target.once, data, SLOW * SLOWER) for data in (*seeds, *made)]
    assert [f"{each.key}\n{each.data!r}\n{each.trace}" for each in mistakes if each] == []


def test_inputs_are_the_same_for_the_same_chance_and_no_longer_than_they_may_be() -> None:
    mutator = Mutator(Target(len, [b"a: b\nc: d\n", b"- \xff\n"], ["\ud800", "x" * 50], longest=40))

    def some() -> list[bytes]:
        return [mutator.mutated(b"a: b\n", random.Random(seed)) for seed in range(300)]

    assert some() == some()
    assert len(set(some())) > 100
    assert max(map(len, some())) == 40


def test_a_mistake_is_kept_once_with_its_smallest_input() -> None:
    def once(data: bytes) -> None:
        if b"bad" in data:
            raise Broken("it is bad")

    log = Log()
    for data in (b"good", b"x\nsome bad one\ny", b"bad one"):
        log.attempt(once, data, SLOW)

    (found,) = log.mistakes.values()
    assert (log.tried, found.times, found.data) == (3, 2, b"bad one")
    assert smaller(once, Found(found.key, b"x\nsome bad one\ny", ""), SLOW) == b"bad"


def test_what_never_ends_is_ended_and_told_as_too_slow() -> None:
    def once(_data: bytes) -> None:
        while True:
            pass

    found = mistake_of(once, b"", 0.05)

    assert found is not None
    assert found.key.startswith(TooSlow.__name__)
