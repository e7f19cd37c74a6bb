"""`cxroad set`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli.edit import Editing, EditOptions
from cxroad.cli.loose import file_before, refuse_options
from cxroad.errors import UsageError


def set(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE] PATH VALUE", show_default=False)
    ] = None,
    unset: Annotated[
        bool, typer.Option("--unset", help="Take the key out instead; no VALUE then.")
    ] = False,
    *,
    options: EditOptions,
) -> int:
    """Give a key another value, or none; only its lines change.

    \b
    Examples:
      cxroad set move-home.estimate 12w..20w
      cxroad set walk.goal "Redesign the journeys that lose customers"
      cxroad set acme.yaml settings.level strict
      cxroad set move-home.owner mia --diff       what it would do
      cxroad set move-home.due --unset            take it out

    PATH is an id and a key (`move-home.due`, `walk.goal`, `effort.target`), or all keys from the
    top of the file (`vision.horizon`).
    """
    from cxroad.edit.assign import assign
    from cxroad.edit.assign import unset as taken_out

    refuse_options(words or (), ("--unset",))
    file, others = file_before(words or (), 1 if unset else 2)
    if unset:
        if len(others) != 1:
            raise UsageError("a path alone is wanted", "cxroad set move-home.due --unset")
        return Editing.of(file, options).make(lambda document: taken_out(document, others[0]))
    if len(others) != 2:
        raise UsageError("a path and a value are wanted", "cxroad set move-home.estimate 12w..20w")
    editing = Editing.of(file, options)
    return editing.make(lambda document: assign(document, others[0], others[1]))
