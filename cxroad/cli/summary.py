"""`cxroad summary`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.console import Colour
from cxroad.cli.draw import Look, draw
from cxroad.cli.options import (
    Ascii,
    ColourOption,
    ConfigOption,
    Isolated,
    PlainOption,
    Today,
    Width,
    format_among,
    output_to,
    split_words,
    today_of,
)
from cxroad.cli.output import deliver, suffix_of

_SUFFIXES = {".html": "html", ".md": "markdown", ".json": "json"}


def summary(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE] [PHASE]", show_default=False)
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="REV",
            help="Say what changed and slipped since a tag or commit, seen from its day.",
        ),
    ] = None,
    output: Annotated[str | None, output_to(_SUFFIXES)] = None,
    output_format: Annotated[str | None, format_among(_SUFFIXES)] = None,
    today: Today = None,
    config: ConfigOption = None,
    isolated: Isolated = False,
    plain: PlainOption = False,
    ascii: Ascii = False,
    color: ColourOption = Colour.AUTO,
    width: Width = None,
) -> int:
    """Print what a steering committee needs: of one phase, or of the whole roadmap.

    \b
    Examples:
      cxroad summary                       the whole of the one roadmap in roadmaps/
      cxroad summary walk                  its phase walk
      cxroad summary acme.yaml walk -o walk.html
      cxroad summary walk --since steerco-2026-09
    """
    from cxroad.cli.project import open_project, open_since
    from cxroad.cli.setup import Setup

    day = today_of(today)
    path, others = split_words(words, 1, "a phase")
    format = suffix_of(output, _SUFFIXES, output_format, "terminal")
    setup = Setup(config, isolated)
    project = open_project(path, day, setup, color)
    if project is None:
        return exits.FINDINGS
    phase = others[0] if others else None
    if since is None:
        view = project.summary(phase)
    else:
        older, was = open_since(since, project, setup, color)
        if older is None:
            return exits.FINDINGS
        view = project.summary(phase, since=older, was=was)
    look = Look.of(plain=plain, ascii=ascii, color=color, width=width, to_file=output is not None)
    deliver(draw("summary", view, format, look), output)
    return exits.CLEAN
