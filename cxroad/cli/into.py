"""Work planned elsewhere, added to a roadmap that is there."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cxroad.cli import exits
from cxroad.cli.console import Console
from cxroad.cli.edit import Editing, EditOptions
from cxroad.cli.taking import Asked, settled
from cxroad.errors import InputError

if TYPE_CHECKING:
    from cxroad.cli.options import ReadOptions
    from cxroad.intake.shape import Intake


def add_to(
    path: str,
    asked: Asked,
    map: Sequence[str],
    dry_run: bool,
    diff: bool,
    reading: ReadOptions,
) -> int:
    """Put what a file holds into a roadmap, and tell what that does to it.

    Raises:
        CxroadError: A file cannot be read or written, or an option does not fit.
    """
    from cxroad.intake.join import joined
    from cxroad.intake.limits import MOST_ROWS
    from cxroad.intake.there import there_of
    from cxroad.render.intake import report
    from cxroad.render.visible import harmless

    options = EditOptions(diff, reading.today, reading.config, reading.isolated)
    editing = Editing.of(path, options)
    project = editing.read()
    if project.loaded.roadmap is None or project.loaded.partial:
        raise InputError(
            f"{editing.path} cannot be read in full", f"mend it first: cxroad lint {editing.path}"
        )
    there = there_of(project.loaded.roadmap)
    intake = settled(asked, map, f"Add to {harmless(editing.path)}?", there)
    if intake is None:
        Console.current.note("Nothing was written.")
        return exits.FINDINGS
    if len(intake.tasks) > MOST_ROWS:
        raise InputError(
            f"more than {MOST_ROWS:,} initiatives at once", "add a part of them at a time"
        )
    said = report(_without_comments(intake), asked.file)
    if diff:
        Console.current.note(said)
    else:
        Console.current.write(said)
    code = exits.FINDINGS if intake.misfits else exits.CLEAN
    if not intake.tasks or dry_run:
        Console.current.write(f"\nNothing was written into {harmless(editing.path)}.\n")
        return code
    Console.current.write("" if diff else "\n")
    source = os.path.basename(asked.file)
    return max(code, editing.make(lambda document: joined(document, intake, source)))


def _without_comments(intake: Intake) -> Intake:
    """The same with a note about what only a new file has room for."""
    from dataclasses import replace

    from cxroad.model.writing import count

    number = sum(bool(task.notes) for task in intake.tasks)
    if not number:
        return intake
    said = (
        f"Notes and teams of {count(number, 'row')} are left out: only a new file takes comments."
    )
    return replace(intake, notes=(*intake.notes, said))
