"""`cxroad add`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli.edit import Editing, EditOptions
from cxroad.cli.loose import SHARED, file_before, split_options
from cxroad.cli.options import is_file
from cxroad.errors import UsageError


def add(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE] KIND NAME [--KEY VALUE]", show_default=False),
    ] = None,
    id: Annotated[
        str, typer.Option("--id", metavar="ID", help="Its id. [default: from its name]")
    ] = "",
    phase: Annotated[
        str, typer.Option("--phase", metavar="PHASE", help="Where an initiative belongs.")
    ] = "",
    before: Annotated[
        str, typer.Option("--before", metavar="ID", help="Put it before this one; by default last.")
    ] = "",
    *,
    options: EditOptions,
) -> int:
    """Add an initiative, outcome, phase, person, team, vendor, risk, decision or insight.

    \b
    Examples:
      cxroad add initiative "Call back within a day" --phase crawl --owner mia \\
          --estimate 2w..4w --serves effort=20% --after listen
      cxroad add person "Mia Kovac" --id mia --role "head of service"
      cxroad add outcome effort --metric ces2 --baseline 4.6 --target 5.8
      cxroad add team contact-centre --size 180 --busy 2027-11,2027-12
      cxroad add risk "The supplier is sold" --likelihood 2 --impact 4

    Every key that such a thing has in the file is an option. Lists are written with commas or by
    repeating the option, maps as key=value. A NAME that can be an id is one.
    """
    from cxroad.edit.add import add as added
    from cxroad.load.typed import FLAGS, hint_of, id_of, typed

    split, keys = split_options(words or (), FLAGS)
    file, others = file_before(split, 2)
    if len(others) > 2 and is_file(others[1]):
        kind, path, name = others[:3]
        hint = f'cxroad add {path} {kind} "{name}"'
        raise UsageError("the file stands first, before the kind of thing", hint)
    if len(others) != 2:
        raise UsageError("a kind of thing and its name are wanted", hint_of(others[:1]))
    kind, name = others
    fields = typed(kind, name, keys, ("--id", "--phase", "--before", *SHARED))
    editing = Editing.of(file, options)
    own = id_of(name, id)
    return editing.make(
        lambda document: added(document, kind, own, fields, phase or None, before or None)
    )
