"""`cxroad move`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli.edit import Editing, EditOptions
from cxroad.cli.options import split_words
from cxroad.errors import UsageError


def move(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE] ID", show_default=False)
    ] = None,
    to: Annotated[
        str, typer.Option("--to", metavar="PHASE", help="The phase that it moves to.")
    ] = "",
    before: Annotated[
        str,
        typer.Option(
            "--before", metavar="ID", help="Put it before this initiative there; by default last."
        ),
    ] = "",
    *,
    options: EditOptions,
) -> int:
    """Move an initiative to another phase, or to another place in its own.

    \b
    Examples:
      cxroad move settle --to walk
      cxroad move settle --to walk --before redesign
      cxroad move acme.yaml settle --to walk --diff   what it would do
    """
    from cxroad.edit.move import move as moved

    file, others = split_words(words, 1, "an initiative")
    if len(others) != 1 or not to:
        raise UsageError("an initiative and a phase are wanted", "cxroad move ID --to PHASE")
    editing = Editing.of(file, options)
    return editing.make(lambda document: moved(document, others[0], to, before or None))
