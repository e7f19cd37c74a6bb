"""How long reading and linting takes: one roadmap, a thousand, a huge one."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.bars import AIM, MUST, Bar, Row
from tests.bench.inputs import YAMLLINT
from tests.bench.world import World, against

_ROUND_TRIP = "import sys; from ruamel.yaml import YAML; YAML().load(open(sys.argv[1], 'rb'))"
_HASH = (
    "import hashlib, os, sys; "
    "[hashlib.sha256(open(each.path, 'rb').read()) for each in os.scandir(sys.argv[1])]"
)


def version(world: World) -> Iterator[Row]:
    """The shortest command there is."""
    typer = world.python("import typer", "import typer")
    spent = world.best([world.cxroad("--version"), typer])
    bars = against(MUST, 2, typer, spent), world.starts(AIM, 1.4)
    yield Row("version", "cxroad --version", "s", spent["ours"].cpu, bars)


def lint_one(world: World) -> Iterator[Row]:
    """One roadmap, with every rule, for the first time and once more."""
    name, _ = world.roadmap(world.sizes.one)
    schema = _schema(world)
    check = world.peer("check-jsonschema", "--schemafile", schema, name)
    style = world.peer("yamllint", "-d", YAMLLINT, name, codes=(0, 1))
    spent = world.best([world.cxroad("lint", "--no-cache", name), check, style])
    cold = spent["ours"].cpu
    what = f"lint, one roadmap of {world.sizes.one} initiatives, every rule"
    bars = against(MUST, 1.2, check, spent), against(AIM, 1, style, spent)
    yield Row("lint-one", what, "s", cold, bars)

    again = _again(world, name)
    bars = Bar(MUST, "the first time", 0.5, cold), world.starts(AIM, 1.5)
    yield Row("lint-one-again", "the same, nothing changed", "s", again, bars)


def lint_many(world: World) -> Iterator[Row]:
    """Many roadmaps in one process, for the first time and once more."""
    folder = world.roadmaps()
    names = sorted(f"{folder}/{path.name}" for path in (world.folder / folder).iterdir())
    schema = _schema(world)
    check = world.peer("check-jsonschema", "--schemafile", schema, *names)
    style = world.peer("yamllint", "-d", YAMLLINT, folder, codes=(0, 1))
    lint = "lint", "--jobs", "1", folder
    spent = world.best([world.cxroad(*lint, "--no-cache"), check, style])
    cold = spent["ours"].cpu
    what = f"lint, {world.sizes.files:,} roadmaps of 200 lines, every rule, one process"
    bars = (
        against(MUST, 1 / 8, style, spent),
        against(MUST, 1 / 4, check, spent),
        against(AIM, 1 / 30, style, spent),
        against(AIM, 1 / 10, check, spent),
    )
    yield Row("lint-many", what, "s", cold, bars)

    again = _again(world, "--jobs", "1", folder)
    bare = world.best([world.python("reading and hashing them + P", _HASH, folder)])
    least = next(iter(bare.items()))
    bars = Bar(MUST, "the first time", 1 / 10, cold), Bar(AIM, least[0], 1, least[1].cpu)
    yield Row("lint-many-again", "the same, nothing changed", "s", again, bars)


def lint_big(world: World) -> Iterator[Row]:
    """One huge roadmap: time and memory."""
    name, made = world.roadmap(world.sizes.big)
    lines, size = made.text.count("\n"), len(made.text.encode()) / 1e6
    ruamel = world.python(_with_version("ruamel.yaml", "'s round trip"), _ROUND_TRIP, name)
    spent = world.best([world.cxroad("lint", "--no-cache", name), ruamel])
    what = f"lint, one roadmap of {world.sizes.big:,} initiatives, {lines:,} lines"
    bars = against(MUST, 1 / 10, ruamel, spent), against(AIM, 1 / 30, ruamel, spent)
    yield Row("lint-big", what, "s", spent["ours"].cpu, bars)

    bars = Bar(MUST, "", 1, 400), Bar(AIM, f"10 x {size:.1f} MB + 60 MB", 1, 10 * size + 60)
    yield Row("lint-big-memory", "the same, peak memory", "MB", spent["ours"].memory, bars)


def _again(world: World, *words: str) -> float:
    """Seconds that linting takes where everything is known already."""
    cache = world.folder / f"cache-{words[-1]}"
    lint = world.cxroad("lint", *words, cache=cache)
    world.best([lint], 1)
    return world.best([lint])["ours"].cpu


def _schema(world: World) -> str:
    world.best([world.cxroad("schema", "-o", "schema.json")], 1)
    return "schema.json"


def _with_version(package: str, what: str) -> str:
    from importlib.metadata import version as version_of

    return f"{package} {version_of(package)}{what}"
