"""`cxroad done`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli.console import Colour
from cxroad.cli.edit import DiffOption, Editing
from cxroad.cli.options import (
    ColourOption,
    ConfigOption,
    Isolated,
    PlainOption,
    Today,
    split_words,
)
from cxroad.errors import UsageError


def done(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE] ID", show_default=False)
    ] = None,
    on: Annotated[
        str,
        typer.Option(
            "--on", metavar="DATE", help="The day on which it was finished. [default: today]"
        ),
    ] = "",
    diff: DiffOption = False,
    today: Today = None,
    config: ConfigOption = None,
    isolated: Isolated = False,
    plain: PlainOption = False,
    color: ColourOption = Colour.AUTO,
) -> int:
    """Say that an initiative is done.

    \b
    Examples:
      cxroad done listen
      cxroad done listen --on 2027-03-05
    """
    from cxroad.edit.progress import done as finished

    file, others = split_words(words, 1, "an initiative")
    if len(others) != 1:
        raise UsageError("an initiative is wanted", "cxroad done ID --on 2027-03-05")
    editing = Editing.of(file, today, diff, config, isolated, plain, color)
    day = editing.day(on, "finished")
    return editing.make(lambda document: finished(document, others[0], day))
