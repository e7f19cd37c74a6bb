"""How long scheduling and drawing takes, and how it grows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import log

from tests.bench import inputs
from tests.bench.bars import AIM, MUST, Bar, Row
from tests.bench.measure import Command, spend
from tests.bench.world import World, against

_GROWING = {
    "lint": ("lint", "--no-cache"),
    "schedule": ("order", "-f", "json"),
    "timeline": ("timeline", "--width", "120"),
}

_OFTEN = 4
"""Times as often as others what is subtracted and what all is divided by is tried."""


def schedule(world: World) -> Iterator[Row]:
    """Order, dates, slack and critical path with a calendar, from YAML to JSON."""
    order = "order", "-f", "json"
    what = "schedule with calendar and critical path, YAML to JSON"
    name, made = world.roadmap(world.sizes.middle)
    feature_map, people = inputs.mouc(made)
    world.write("map.yaml", feature_map)
    world.write("people.yaml", people)
    words = "-c", "people.yaml", "schedule", "map.yaml", "-c", inputs.START
    mouc = world.peer("mouc", *words)
    rust = world.peer("mouc", *words, "--rust")
    rust = replace(rust, label=f"{rust.label} --rust") if isinstance(rust, Command) else rust
    spent = world.best([world.cxroad(*order, name), mouc, rust])
    bars = against(MUST, 1 / 2, mouc, spent), against(AIM, 1 / 2, rust, spent)
    what_middle = f"{what}, {world.sizes.middle:,} initiatives"
    yield Row("schedule-middle", what_middle, "s", spent["ours"].cpu, bars)

    name, made = world.roadmap(world.sizes.big)
    spent = world.best([world.cxroad(*order, name)])
    ours = spent["ours"].cpu
    world.write("big.tjp", inputs.taskjuggler(made))
    (world.folder / "dates").mkdir(exist_ok=True)
    juggler = world.peer("tj3", "--silent", "--no-color", "-o", "dates", "big.tjp")
    if isinstance(juggler, Command):
        # More than fifty times ours need not be waited for.
        spent[juggler.label] = spend(replace(juggler, most=51 * ours + 1))
    bars = against(MUST, 1 / 20, juggler, spent), against(AIM, 1 / 50, juggler, spent)
    what_big = f"{what}, {world.sizes.big:,} initiatives"
    yield Row("schedule-big", what_big, "s", ours, bars)


def timeline(world: World) -> Iterator[Row]:
    """The picture that people look at most."""
    name, made = world.roadmap(world.sizes.one)
    world.write("chart.puml", inputs.plantuml(made))
    plantuml = world.peer("plantuml", "-tsvg", "chart.puml")
    world.best([world.cxroad("export", name, "-o", "chart.mmd")], 1)
    mermaid = world.peer("mmdc", "-i", "chart.mmd", "-o", "chart.svg")
    ours = world.cxroad("timeline", name, "--width", "120")
    spent = world.best([ours, plantuml, mermaid])
    bars = (
        against(MUST, 1 / 4, mermaid, spent),
        against(MUST, 1 / 2, plantuml, spent),
        world.seconds(AIM, 0.3),
    )
    what = f"timeline in the terminal, {world.sizes.one} initiatives"
    yield Row("timeline", what, "s", spent["ours"].cpu, bars)


def growth(world: World) -> Iterator[Row]:
    """How cost grows with the number of initiatives, once the program has started.

    Taken off is what one initiative costs, which loads the same modules as ten thousand.
    """
    sizes = world.sizes.growth
    for name, words in _GROWING.items():
        asked = [
            replace(world.cxroad(*words, world.roadmap(size)[0]), label=str(size))
            for size in (1, *sizes)
        ]
        # All rests on the two small ones, which are over before a busy machine lets them run free.
        spent = world.best(asked[:2], _OFTEN * world.sizes.rounds) | world.best(asked[2:])
        started, *whole = (each.cpu for each in spent.values())
        taken = [max(0.001, each - started) for each in whole]
        over = taken[-1] / taken[0] / (sizes[-1] / sizes[0])
        spelt = ", ".join(f"{each:.2f} s" for each in taken)
        note = (
            f"exponent {exponent(sizes, taken):.2f}; {spelt} over {started:.2f} s with one of them"
        )
        what = f"{name}: times linear, {' to '.join(f'{size:,}' for size in sizes)} initiatives"
        bars = Bar(MUST, "linear", 1.3, 1), Bar(AIM, "linear", 1, 1)
        yield Row(f"growth-{name}", what, "x", over, bars, note)


def exponent(sizes: Sequence[float], taken: Sequence[float]) -> float:
    """The power of the size that cost grows with: the slope of the straight line through logs."""
    x, y = [log(size) for size in sizes], [log(each) for each in taken]
    middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
    above = sum((a - middle_x) * (b - middle_y) for a, b in zip(x, y, strict=True))
    return above / sum((a - middle_x) ** 2 for a in x)
