"""`cxroad rename`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli.edit import Editing, EditOptions
from cxroad.cli.options import split_words
from cxroad.errors import UsageError


def rename(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE] OLD NEW", show_default=False)
    ] = None,
    *,
    options: EditOptions,
) -> int:
    """Give something another id, in every place that names it.

    \b
    Examples:
      cxroad rename one-view customer-view
      cxroad rename acme.yaml mia mia-kovac --diff  the lines that it would change

    An initiative, a phase, an outcome, a person, a team, a vendor: whatever has an id.
    """
    from cxroad.edit.rename import rename as renamed

    file, others = split_words(words, 2, "OLD NEW")
    if len(others) != 2:
        raise UsageError("an id and a new one are wanted", "cxroad rename OLD NEW")
    editing = Editing.of(file, options)
    old, new = others
    return editing.make(lambda document: renamed(document, old, new), {old: new})
