"""What `cxroad whatif` does beside answering: the catalogue, and plain changes kept in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cxroad.cli.console import Console
from cxroad.cli.difference import difference
from cxroad.cli.paths import NAMELESS, STDIN, one_roadmap
from cxroad.errors import UsageError

if TYPE_CHECKING:
    from cxroad.api import Project
    from cxroad.cli.options import ReadOptions


def check_options(blows: Sequence[str], scenario: str | None, *, all: bool, keeps: bool) -> None:
    """Refuse options that do not go together.

    Raises:
        UsageError: They do not, or nothing is asked.
    """
    if all and (blows or scenario is not None or keeps):
        raise UsageError("--all plays the whole catalogue alone", "leave the rest out")
    if keeps and scenario is not None:
        raise UsageError(
            "a scenario of the file is made of shocks, and only plain changes can be kept",
            'such as "move-home +3w", "drop one-view", "settle after redesign"',
        )
    if not all and not blows and scenario is None:
        raise UsageError(
            "a shock, a change, --scenario or --all is wanted",
            "`cxroad whatif --list` shows all shocks with their parameters; or try "
            "`cxroad whatif --all`",
        )


def asked(
    project: Project, blows: Sequence[str], scenario: str | None, horizon: str | None, *, all: bool
) -> tuple[str, object]:
    """The view that answers, and what it is called among the views."""
    if all:
        return "whatif", project.whatif_all(horizon=horizon)
    from cxroad.model.scenario import Combined
    from cxroad.simulate.stress.words import scenario_from

    whole = scenario_from(project.plan.roadmap, blows, scenario).blows
    if len(whole) == 1 and isinstance(whole[0], Combined):
        runs, seed, closing = whole[0].runs, whole[0].seed, whole[0].closing
        chance = None if closing is None else str(closing)
        return "whatif-odds", project.whatif_odds(runs, seed, closing=chance, horizon=horizon)
    return "whatif", project.whatif(*blows, scenario=scenario, horizon=horizon)


def catalogue_text() -> str:
    """All shocks with their parameters, and the plain changes, as text."""
    return "".join(f"{line}\n" for line in _catalogue())


def _catalogue() -> Iterator[str]:
    from cxroad.load.shocks import catalogue

    yield "Shocks: the name, then key=value; lists with commas."
    yield "A day (at) that is left out lies halfway through the work that is left."
    for shock in catalogue():
        yield ""
        yield f"{shock.name:<18} {shock.said}"
        for each in shock.parameters:
            yield f"  {each.key + '=':<16} {each.said}{' Needed.' if each.needed else ''}"
    yield ""
    yield "Changes, which --apply writes into the file:"
    yield ""
    yield f"{'ID +3w':<18} It starts 3 weeks later; what has begun takes 3 weeks longer."
    yield f"{'drop ID':<18} It is not done; what waits for it goes on without it."
    yield f"{'ID after OTHER':<18} It waits for one thing more; also with a lag: OTHER + 2w."


def kept_changes(
    file: str | None,
    blows: Sequence[str],
    reading: ReadOptions,
    because: str,
    *,
    write: bool,
) -> str:
    """Write plain changes into the file, or give the change as a unified diff.

    They are tried first, so that nothing is written that would be refused as a question.

    Raises:
        CxroadError: They cannot be made; the file is as it was.
    """
    from cxroad.edit.write import rewrite
    from cxroad.render.visible import harmless
    from cxroad.simulate.stress.keep import kept
    from cxroad.simulate.stress.words import read_scenario
    from cxroad.source.mark import marked_as

    if file == STDIN and write:
        raise UsageError("standard input cannot be changed in place", "see the change with --diff")
    today, setup = reading.day(), reading.setup()
    path, data = one_roadmap(file, setup)
    name = NAMELESS if path == STDIN else path

    def made(data: bytes) -> bytes:
        project = setup.load(data, name, today)
        scenario = read_scenario(project.plan.roadmap, blows)
        text = kept(data, name, today, scenario.blows, because, setup.limits)
        return marked_as(data, text)

    if not write:
        return difference(name, data, made(data))
    if rewrite(path, made, setup.limits.size):
        Console.current.note(f"note: {harmless(path)} now says {harmless('; '.join(blows))}")
    return ""
