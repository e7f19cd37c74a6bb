"""`cxroad value`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.draw import draw
from cxroad.cli.options import (
    DrawOptions,
    Horizon,
    ReadOptions,
    Words,
    format_among,
    output_to,
    split_words,
)
from cxroad.cli.output import deliver, suffix_of

_SUFFIXES = {".svg": "svg", ".md": "markdown", ".json": "json"}


def _option(name: str, metavar: str, help: str) -> object:
    return typer.Option(name, metavar=metavar, help=help)


def value(
    file: Words = None,
    horizon: Horizon = None,
    ramp: Annotated[
        str | None,
        _option(
            "--ramp",
            "TIME",
            "From a landing until its value is there in full. [default: settings.ramp, else 0d]",
        ),
    ] = None,
    cutover: Annotated[
        str | None, _option("--cutover", "TIME", "From the end of the work to the big release.")
    ] = None,
    overhead: Annotated[
        str | None, _option("--overhead", "SHARE", "Make the plan longer for working in steps.")
    ] = None,
    realistic_bigbang: Annotated[
        bool,
        typer.Option(
            "--realistic-bigbang",
            help="Hold the big bang to the record of large IT "
            "projects: 7 % longer, 56 % less value.",
        ),
    ] = False,
    stop: Annotated[
        str | None, _option("--stop", "SHARE", "Chance a year that everything is stopped.")
    ] = None,
    keep: Annotated[
        str | None,
        _option("--keep", "SHARE", "What landed work keeps bringing then. [default: 100%]"),
    ] = None,
    freeze: Annotated[
        str | None, _option("--freeze", "SHARE", "Chance a year of a freeze.")
    ] = None,
    freeze_for: Annotated[
        str | None, _option("--freeze-for", "TIME", "How long the freeze lasts. [default: 6mo]")
    ] = None,
    pivot: Annotated[
        str | None, _option("--pivot", "SHARE", "Chance a year that the direction turns.")
    ] = None,
    lose: Annotated[
        str | None,
        _option("--lose", "SHARE", "What a turn takes from work to come. [default: 60%]"),
    ] = None,
    output: Annotated[str | None, output_to(_SUFFIXES)] = None,
    output_format: Annotated[str | None, format_among(_SUFFIXES)] = None,
    *,
    reading: ReadOptions,
    drawing: DrawOptions,
) -> int:
    """Compare the plan with the same work as one big bang: value over time, money at risk.

    \b
    Examples:
      cxroad value                              the one roadmap in roadmaps/
      cxroad value acme.yaml --horizon 36mo     value of the first three years
      cxroad value acme.yaml -o value.svg       the curves as a picture
      cxroad value acme.yaml --stop 20% --keep 50%
      cxroad value acme.yaml --cutover 6w --overhead 10%

    The big bang gets no penalty unless you ask for one. Every figure's formula is printed.
    """
    from cxroad.cli.project import open_project

    path, _ = split_words(file, 0, "")
    format = suffix_of(output, _SUFFIXES, output_format, "terminal")
    project = open_project(path, reading, drawing.color)
    if project is None:
        return exits.FINDINGS
    view = project.value(
        horizon=horizon,
        ramp=ramp,
        cutover=cutover,
        overhead=overhead,
        realistic_bigbang=realistic_bigbang,
        stop=stop,
        keep=keep,
        freeze=freeze,
        freeze_for=freeze_for,
        pivot=pivot,
        lose=lose,
    )
    deliver(draw("value", view, format, drawing.look(output)), output)
    return exits.CLEAN
