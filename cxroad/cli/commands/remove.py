"""`cxroad remove`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.asking import can_ask, yes
from cxroad.cli.console import Console
from cxroad.cli.edit import Editing, EditOptions
from cxroad.cli.options import split_words
from cxroad.errors import UsageError


def remove(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE] ID", show_default=False)
    ] = None,
    rewire: Annotated[
        bool,
        typer.Option("--rewire", help="What waited for it waits for what it waited for."),
    ] = False,
    *,
    options: EditOptions,
) -> int:
    """Take something out of the roadmap, and say what waited for it.

    \b
    Examples:
      cxroad remove safari
      cxroad remove redesign --rewire          what waited for it moves up
      cxroad remove acme.yaml redesign --diff  what it would do

    Work that would be kept on the roadmap is better dropped, with its reason:
    cxroad set safari.status dropped
    """
    from cxroad.edit.remove import remove as removed

    file, others = split_words(words, 1, "an id")
    if len(others) != 1:
        raise UsageError("an id is wanted", "cxroad remove ID")
    (id,) = others
    editing = Editing.of(file, options)
    if not rewire and can_ask() and (waiting := _waiting(editing, id)):
        if not yes(f"{waiting} for {id}. Rewire: wait for what {id} waits for?"):
            Console.current.note("note: nothing was changed")
            return exits.CLEAN
        rewire = True
    return editing.make(lambda document: removed(document, id, rewire))


def _waiting(editing: Editing, id: str) -> str:
    """What waits for something: `settle and close wait`; empty for nothing."""
    from cxroad.model.writing import named

    roadmap = editing.read().loaded.roadmap
    work = roadmap.initiatives.values() if roadmap else ()
    found = [each.id for each in work if any(link.target == id for link in each.after)]
    return f"{named(found, 5)} {'waits' if len(found) == 1 else 'wait'}" if found else ""
