"""`cxroad level`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.console import Console
from cxroad.cli.difference import difference
from cxroad.cli.draw import draw
from cxroad.cli.options import DrawOptions, ReadOptions, Words, format_among, output_to, split_words
from cxroad.cli.output import deliver, suffix_of
from cxroad.cli.paths import STDIN
from cxroad.errors import UsageError
from cxroad.level.terms import SCHEDULES, SECONDS, SEED, Engine, Objective

if TYPE_CHECKING:
    from cxroad.api import Project
    from cxroad.level.result import Levelled

_SUFFIXES = {".md": "markdown", ".json": "json"}


def level(
    file: Words = None,
    objective: Annotated[
        Objective, typer.Option("--objective", help="What comes first: an early finish, or value.")
    ] = Objective.FINISH,
    schedules: Annotated[
        int, typer.Option("--schedules", metavar="N", help="How many schedules to try.")
    ] = SCHEDULES,
    seed: Annotated[
        int, typer.Option("--seed", metavar="N", help="Where the search's chance starts.")
    ] = SEED,
    apart: Annotated[
        bool, typer.Option("--apart", help="Keep heavy changes on a team apart too (PPL008).")
    ] = False,
    engine: Annotated[
        Engine,
        typer.Option("--engine", help="cpsat goes on from the search; needs cxroad[cpsat]."),
    ] = Engine.SEARCH,
    seconds: Annotated[
        float, typer.Option("--seconds", metavar="N", help="How long CP-SAT may look.")
    ] = SECONDS,
    apply: Annotated[
        bool, typer.Option("--apply", help="Write the new `start` days into the file.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --apply would write; then exit 1.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Exit 1 when something would have to move.")
    ] = False,
    output: Annotated[str | None, output_to(_SUFFIXES)] = None,
    output_format: Annotated[str | None, format_among(_SUFFIXES)] = None,
    *,
    reading: ReadOptions,
    drawing: DrawOptions,
) -> int:
    """Find dates that keep every team within its capacity for change, and every owner in limits.

    \b
    Examples:
      cxroad level                              the one roadmap in roadmaps/
      cxroad level acme.yaml --objective value  early value rather than the end
      cxroad level acme.yaml --diff             the `start` lines it would write
      cxroad level acme.yaml --apply            write them
      cxroad level acme.yaml --engine cpsat --seconds 30

    What has begun keeps its days; order, phases, calendar and written starts hold. The same file
    gives the same dates on every machine, except with CP-SAT, which can prove more.
    """
    from cxroad.cli.project import open_project

    if apply and (diff or check):
        raise UsageError("--apply writes what --diff and --check only show", "leave one out")
    path, _ = split_words(file, 0, "")
    format = suffix_of(output, _SUFFIXES, output_format, "terminal")
    if path == STDIN and apply:
        raise UsageError("standard input cannot be changed in place", "see the change with --diff")
    project = open_project(path, reading, drawing.color)
    if project is None:
        return exits.FINDINGS
    view = project.level(objective, schedules, seed, apart=apart, engine=engine, seconds=seconds)
    if apply:
        _write(project, view.answer)
    if diff:
        deliver(_change(project, view.answer), output)
    else:
        deliver(draw("level", view, format, drawing.look(output)), output)
    return exits.FINDINGS if view.answer.starts and (diff or check) else exits.CLEAN


def _change(project: Project, answer: Levelled) -> str:
    from cxroad.level.keep import kept

    document = project.loaded.document
    new = kept(document, answer)
    return difference(document.path, document.text.encode(), new.encode())


def _write(project: Project, answer: Levelled) -> None:
    """Write the days into the file, unless it changed since it was read.

    Raises:
        CxroadError: It changed, cannot be written, or has no room for them.
    """
    from cxroad.edit.write import rewrite
    from cxroad.errors import InputError
    from cxroad.level.keep import kept
    from cxroad.render.visible import harmless
    from cxroad.source.mark import marked_as, unmarked

    document = project.loaded.document

    def made(data: bytes) -> bytes | None:
        if unmarked(data) != document.text.encode():
            raise InputError(
                f"{document.path} was changed while it was levelled", "run the command again"
            )
        text = kept(document, answer)
        return marked_as(data, text)

    if answer.starts and rewrite(document.path, made, document.limits.size):
        names = ", ".join(answer.starts)
        Console.current.note(f"note: {harmless(document.path)} has a new `start` for {names}")
