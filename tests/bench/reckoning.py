"""What is measured in process: forecasts, levelling, edits."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

from tests.bench.bars import AIM, MUST, Bar, Row
from tests.bench.psplib import BARS
from tests.bench.world import World


def forecast(world: World) -> Iterator[Row]:
    """Odds of fifty initiatives."""
    runs = world.sizes.runs
    what = f"forecast, 50 initiatives x {runs:,} runs"
    for by, correlation, level, seconds in (
        ("lists", "0.3", MUST, 0.3),
        ("lists", "0", MUST, 0.12),
        ("numpy", "0.3", AIM, 0.02),
    ):
        name = f"forecast-{by}-{correlation}"
        said = f"{what}, correlation {correlation}, "
        said += "numpy" if by == "numpy" else "standard library"
        if by == "numpy" and not find_spec("numpy"):
            yield Row(name, said, "s", None, note="numpy is not installed")
            continue
        took = world.inside("forecast", by, correlation, str(runs))[0]
        yield Row(name, said, "s", took, (world.seconds(level, seconds),))


def level(world: World) -> Iterator[Row]:
    """How near the default budget comes to the best schedules that are known, and what it costs."""
    for name, (must, aim) in BARS.items():
        what = f"level, {name} of PSPLIB, above the best known on average"
        if not (world.psplib / name).is_dir():
            yield Row(
                f"level-{name}", what, "%", None, note="its instances are not there: --psplib"
            )
            continue
        mean, count, equal, spent = world.inside(
            "psplib", str(world.psplib), name, str(world.sizes.every)
        )
        bars = Bar(MUST, "", 1, must), Bar(AIM, "", 1, aim)
        note = f"{equal:.0f} of {count:.0f} equal to it, {spent / count:.2f} s each"
        yield Row(f"level-{name}", what, "%", mean, bars, note)


def edit(world: World) -> Iterator[Row]:
    """Read, change, check, write: the dearest kind of edit in a file of 200 lines."""
    name, _ = world.roadmap(12)
    took = world.inside("edits", str(world.folder / name))
    bars = world.seconds(MUST, 0.01), world.seconds(AIM, 0.005)
    note = f"{len(took)} kinds of edit, {sum(took) / len(took) * 1000:.1f} ms on average"
    yield Row("edit", "an edit in a file of 200 lines, the dearest", "s", max(took), bars, note)
