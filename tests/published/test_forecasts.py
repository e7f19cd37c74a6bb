"""Published networks and closed forms, by many runs.

The networks are those of `test_networks`, recalled from textbooks; their figures here were
computed with a million runs each. A week counts a hundred days, so that no rounding to whole days
can be seen.
"""

from __future__ import annotations

import random
import re
from datetime import date
from math import sqrt
from pathlib import Path

import pytest

from cxroad.api import load_text
from cxroad.schedule.calendar import Grid
from cxroad.schedule.network import Job, Network, Shape
from cxroad.simulate.lanes import Lanes
from cxroad.simulate.sweeps import Sweeps

START = date(2027, 1, 4)
WEEK = 100
RUNS = 20_000

MILWAUKEE = {
    # id: (optimistic, likely, pessimistic, predecessors)
    "A": (1, 2, 3, ""),
    "B": (2, 3, 4, ""),
    "C": (1, 2, 3, "A"),
    "D": (2, 4, 6, "A B"),
    "E": (1, 4, 7, "C"),
    "F": (1, 2, 9, "C"),
    "G": (3, 4, 11, "D E"),
    "H": (1, 2, 3, "F G"),
}

RELIABLE = {
    "A": (1, 2, 3, ""),
    "B": (2, 3.5, 8, "A"),
    "C": (6, 9, 18, "B"),
    "D": (4, 5.5, 10, "C"),
    "E": (1, 4.5, 5, "C"),
    "F": (4, 4, 10, "E"),
    "G": (5, 6.5, 11, "D"),
    "H": (5, 8, 17, "E G"),
    "I": (3, 7.5, 9, "C"),
    "J": (3, 9, 9, "F I"),
    "K": (4, 4, 4, "J"),
    "L": (1, 5.5, 7, "J"),
    "M": (1, 2, 3, "H"),
    "N": (5, 5.5, 9, "K L"),
}


def end_of(table, **words):
    """The end of a network in weeks: mean, standard deviation, percentiles and chances."""
    rows = []
    for name, (*weeks, after) in table.items():
        estimate = "..".join(f"{int(week * WEEK)}d" for week in weeks)
        waits = ", ".join(after.split())
        rows.append(f"      {name}: {{name: X, estimate: {estimate}, after: [{waits}]}}")
    text = "\n".join(["title: X", f"start: {START}", "phases:", "  p:", "    initiatives:", *rows])
    return load_text(text, today=START).forecast(RUNS, 1, **words).end


def weeks(day: int) -> float:
    return (day + 1 - START.toordinal()) / WEEK


def mean(end) -> float:
    return sum(weeks(day) * runs for day, runs in end.counts) / end.runs


def deviation(end) -> float:
    centre = mean(end)
    return sqrt(sum((weeks(day) - centre) ** 2 * runs for day, runs in end.counts) / end.runs)


def p(end, share: float) -> float:
    return weeks(end.percentile(share).toordinal())


def within(end, limit: float) -> float:
    return sum(runs for day, runs in end.counts if weeks(day) <= limit) / end.runs


@pytest.mark.parametrize(
    ("distribution", "average", "p80", "by_16"),
    [("triangular", 16.28, 18.14, 0.485), ("pert", 15.24, 16.66, 0.690)],
)
def test_milwaukee_paper(distribution: str, average: float, p80: float, by_16: float) -> None:
    end = end_of(MILWAUKEE, distribution=distribution, correlation=0)

    assert average == pytest.approx(mean(end), abs=0.06)
    assert p80 == pytest.approx(p(end, 0.8), abs=0.1)
    assert by_16 == pytest.approx(within(end, 16), abs=0.013)


@pytest.mark.parametrize(
    ("distribution", "correlation", "average", "spread", "p50", "p80", "p90", "by_47"),
    [
        ("pert", 0, 44.33, 2.94, 44.20, 46.81, 48.22, 0.816),
        ("lognormal", 0, 44.29, 2.93, 44.14, 46.69, 48.11, 0.827),
        ("triangular", 0, 46.23, 3.69, 46.09, 49.38, 51.12, 0.594),
        ("triangular", 0.3, 45.99, 6.10, 45.76, 51.31, 54.17, 0.575),
        ("triangular", 0.6, 45.71, 7.79, 45.31, 52.71, 56.40, 0.577),
    ],
)
def test_reliable_construction(
    distribution: str,
    correlation: float,
    average: float,
    spread: float,
    p50: float,
    p80: float,
    p90: float,
    by_47: float,
) -> None:
    end = end_of(RELIABLE, distribution=distribution, correlation=correlation)

    error = 4 * spread / sqrt(RUNS)
    assert average == pytest.approx(mean(end), abs=error)
    assert spread == pytest.approx(deviation(end), rel=0.04)
    assert [p50, p80, p90] == pytest.approx([p(end, s) for s in (0.5, 0.8, 0.9)], abs=2.2 * error)
    assert by_47 == pytest.approx(within(end, 47), abs=0.016)


@pytest.mark.parametrize(
    ("streams", "p80", "by_mean"),
    [(1, 14.523, 0.537), (2, 16.021, 0.288), (4, 17.147, 0.083), (8, 17.969, 0.007)],
)
def test_streams_that_merge_end_later_than_any_one_of_them(
    streams: int, p80: float, by_mean: float
) -> None:
    """Exactly the k-th power of the share of one stream; its mean is 35 / 3."""
    table = {f"s{n}": (5, 10, 20, "") for n in range(streams)}
    end = end_of(table, distribution="triangular", correlation=0)

    assert p80 == pytest.approx(p(end, 0.8), abs=0.1)
    assert by_mean == pytest.approx(within(end, 35 / 3), abs=0.014)


def test_readme_prints_those_streams() -> None:
    text = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d) \| ([\d.]+) % \| ([\d.]+) weeks \|$", text, re.MULTILINE)

    by_mean = 1 - (20 - 35 / 3) ** 2 / 150
    exact = [
        (str(k), f"{by_mean**k:.1%}"[:-1], f"{20 - sqrt(150 * (1 - 0.8 ** (1 / k))):.1f}")
        for k in (1, 2, 4, 8)
    ]
    assert exact == rows


def parallel(rows: list[list[int]]) -> tuple[Sweeps, int]:
    """Jobs side by side with given durations, and how many there are."""
    jobs = [Job(Shape.WORK, (1, 1, 1), not_before=1, counts=True) for _ in rows]
    return Sweeps(Network(Grid(), jobs, []), dict(enumerate(rows)), Lanes(RUNS)), len(rows)


def drawn(draw, count: int) -> list[list[int]]:
    return [[max(1, round(10_000 * draw())) for _ in range(RUNS)] for _ in range(count)]


def test_the_last_of_ten_exponentials_takes_the_tenth_harmonic_number() -> None:
    chance = random.Random(1)
    sweeps, count = parallel(drawn(lambda: chance.expovariate(1), 10))
    last = sweeps.last_days(range(count))

    assert pytest.approx(sum(last) / RUNS / 10_000, abs=0.03) == 2.92897


def test_p90_of_the_last_of_ten_uniforms_is_the_tenth_root() -> None:
    chance = random.Random(1)
    sweeps, count = parallel(drawn(chance.random, 10))
    last = sorted(sweeps.last_days(range(count)))

    assert pytest.approx(last[int(0.9 * RUNS)] / 10_000, abs=0.0005) == 0.9**0.1


def test_of_two_exponentials_the_one_twice_as_fast_is_critical_in_a_third_of_the_runs() -> None:
    chance = random.Random(1)
    fast, slow = drawn(lambda: chance.expovariate(2), 1), drawn(lambda: chance.expovariate(1), 1)
    sweeps, count = parallel([*fast, *slow])
    critical = sweeps.critical(range(count))

    assert pytest.approx(critical[0].bit_count() / RUNS, abs=0.012) == 1 / 3
    assert pytest.approx(critical[1].bit_count() / RUNS, abs=0.012) == 2 / 3
