"""PSPLIB: every schedule of the search is sound, and near the best that anybody knows.

Source: Kolisch and Sprecher, "PSPLIB - A project scheduling problem library", European Journal of
Operational Research 96 (1997). The instances are not ours and lie beside the project, if at all.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from cxroad.level.search import search

_BENCH = Path(__file__).parents[1] / "bench" / "psplib.py"


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("bench_psplib", _BENCH)
    module = sys.modules["bench_psplib"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    del sys.modules["bench_psplib"]


def checked(instance, start):
    """The makespan of a schedule that keeps order and capacity, walking through all its days."""
    end = [at + days for at, days in zip(start, instance.days, strict=True)]
    for job, targets in enumerate(instance.after):
        assert all(start[target] >= end[job] for target in targets)
    for day in range(max(end)):
        for kind, capacity in enumerate(instance.capacity):
            at_work = (j for j in range(len(start)) if start[j] <= day < end[j])
            assert sum(instance.uses[job][kind] for job in at_work) <= capacity, day
    return max(end)


@pytest.mark.parametrize(("name", "every"), [("j30", 4), ("j60", 8)])
def test_schedules_are_sound_and_within_the_bar(bench, name, every):
    if not bench.FOLDER.is_dir():
        pytest.skip(f"the instances of PSPLIB are not at {bench.FOLDER}")
    gaps = []
    for path, best in bench.instances(bench.FOLDER, name)[::every]:
        instance = bench.read(path.read_text(encoding="utf-8"))
        shop = bench.Shop(instance)
        found = search(shop)
        made = checked(instance, shop.starts(found.best.made_of))
        assert best <= made == found.best.cost[0]
        assert shop.bound[0] <= best
        assert not found.proved or made == best
        gaps.append(made / best - 1)

    assert 100 * sum(gaps) / len(gaps) <= bench.BARS[name][0]
