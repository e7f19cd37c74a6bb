"""`cxroad diff`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.draw import draw
from cxroad.cli.options import DrawOptions, ReadOptions, format_among, output_to
from cxroad.cli.output import deliver, suffix_of
from cxroad.errors import UsageError

_SUFFIXES = {".md": "markdown", ".json": "json"}


def diff(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[OLD] [NEW] [FILE]", show_default=False)
    ] = None,
    then: Annotated[
        bool,
        typer.Option(
            "--then",
            help="See each revision from the day of its commit: what time has moved counts too.",
        ),
    ] = False,
    check: Annotated[
        bool,
        typer.Option("--check", help="Exit 1 when something approved moved without a decision."),
    ] = False,
    output: Annotated[str | None, output_to(_SUFFIXES)] = None,
    output_format: Annotated[str | None, format_among(_SUFFIXES)] = None,
    *,
    reading: ReadOptions,
    drawing: DrawOptions,
) -> int:
    """Tell what changed between two states of a roadmap: what moved, why, and who decided it.

    \b
    Examples:
      cxroad diff                                  since the last commit
      cxroad diff HEAD~3                           since three commits ago
      cxroad diff steerco-2026-09 roadmaps/acme.yaml
      cxroad diff v1 v2                            between two tags
      cxroad diff main... -o changes.md            what this branch changed
      cxroad diff old.yaml new.yaml                two files
      cxroad diff v1:acme.yaml roadmaps/acme.yaml  a file that had another name

    OLD and NEW are files (their names end in .yaml or .yml, or the path exists) or revisions of
    git; FILE says which roadmap, where there are several.

    With --check, approved is what the older file says: what a taken decision names in `affects`;
    every `due`; exit criteria; baseline, target and date of outcomes; protected work. It has
    moved when it is gone, dropped, parked or in another phase, when one of those words changed,
    when what a decision names or what is protected ends later, or when a `due` that was met is
    missed. A decision taken since, that names it (or where the move begins), explains it.
    """
    from cxroad.cli.project import is_readable
    from cxroad.cli.states import two_sides

    day = reading.day()
    format = suffix_of(output, _SUFFIXES, output_format, "terminal")
    setup = reading.setup()
    older, newer = two_sides(words or (), setup)
    if then and not (older.day or newer.day):
        raise UsageError(
            "--then sees revisions from the days of their commits, and files have none",
            "leave it out, or name a revision of git",
        )
    projects = [
        side.project(setup, min(side.day, day) if then and side.day else day)
        for side in (older, newer)
    ]
    readable = [is_readable(project, drawing.color) for project in projects]
    if not all(readable):
        return exits.FINDINGS
    view = projects[1].diff(projects[0], was=older.state, now=newer.state)
    deliver(draw("diff", view, format, drawing.look(output)), output)
    return exits.FINDINGS if check and view.unexcused else exits.CLEAN
