"""`cxroad whatif`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.draw import draw
from cxroad.cli.options import (
    DrawOptions,
    Horizon,
    ReadOptions,
    format_among,
    is_file,
    output_to,
    split_words,
)
from cxroad.cli.output import deliver, suffix_of

_SUFFIXES = {".md": "markdown", ".json": "json"}


def whatif(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE] SHOCK...", show_default=False)
    ] = None,
    scenario: Annotated[
        str | None,
        typer.Option("--scenario", metavar="NAME", help="One of the file's `scenarios`."),
    ] = None,
    all: Annotated[
        bool, typer.Option("--all", help="Every shock with its defaults: what hurts most.")
    ] = False,
    list_: Annotated[
        bool, typer.Option("--list", help="All shocks with their parameters, and end.")
    ] = False,
    horizon: Horizon = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="Write plain changes into the file.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --apply would write; then exit 1.")
    ] = False,
    because: Annotated[
        str, typer.Option("--because", metavar="TEXT", help="Why something is dropped.")
    ] = "",
    output: Annotated[str | None, output_to(_SUFFIXES)] = None,
    output_format: Annotated[str | None, format_among(_SUFFIXES)] = None,
    *,
    reading: ReadOptions,
    drawing: DrawOptions,
) -> int:
    """Try out shocks and changes: what moves, what is lost, beside the same work as one big bang.

    \b
    Examples:
      cxroad whatif acme.yaml "vendor-closes vendor=crmco at=2027-10"
      cxroad whatif "budget-freeze at=2027-10 for=6mo" "sponsor-leaves at=2028-01"
      cxroad whatif --scenario bad-autumn      a list of shocks from the file
      cxroad whatif --all                      all of them: what hurts most
      cxroad whatif "move-home +3w"            it starts 3 weeks later
      cxroad whatif "drop one-view"            it is not done
      cxroad whatif "settle after redesign + 2w" --apply

    No file is changed, except with --apply, which writes plain changes (the last three) into it.
    What has begun takes longer instead of starting later. A day that you leave out lies halfway
    through the work that is left.
    """
    from cxroad.cli.project import open_project
    from cxroad.cli.tries import asked, catalogue_text, check_options, kept_changes

    if list_:
        deliver(catalogue_text(), output)
        return exits.CLEAN
    format = suffix_of(output, _SUFFIXES, output_format, "terminal")
    path, _ = split_words([word for word in words or () if is_file(word)], 0, "")
    blows = [word for word in words or () if not is_file(word)]
    check_options(blows, scenario, all=all, keeps=apply or diff)
    if apply or diff:
        text = kept_changes(path, blows, reading, because, write=apply)
        if text:
            deliver(text, output)
        return exits.FINDINGS if text else exits.CLEAN
    project = open_project(path, reading, drawing.color)
    if project is None:
        return exits.FINDINGS
    name, view = asked(project, blows, scenario, horizon, all=all)
    deliver(draw(name, view, format, drawing.look(output)), output)
    return exits.CLEAN
