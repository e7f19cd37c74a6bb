"""`cxroad done`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli.edit import Editing, EditOptions
from cxroad.cli.options import split_words
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
    *,
    options: EditOptions,
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
    editing = Editing.of(file, options)
    day = editing.day(on, "finished")
    return editing.make(lambda document: finished(document, others[0], day))
