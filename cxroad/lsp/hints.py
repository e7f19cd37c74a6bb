"""Computed days behind what they belong to, as hints between the words of the file."""

from __future__ import annotations

from dataclasses import dataclass

from cxroad.load.renaming import namespace_of
from cxroad.lsp.opened import Opened
from cxroad.source.span import Span
from cxroad.views.order.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Hint:
    """A few words that are not in the file.

    Attributes:
        offset: Behind which character they stand.
        text: The words.
        about: What they are, for those who ask.
    """

    offset: int
    text: str
    about: str


def hints(opened: Opened, among: Span) -> tuple[Hint, ...]:
    """When each initiative and phase in a stretch of the file begins and ends.

    While the file is broken the days are those of the last version that could be read in full.

    Raises:
        CxroadError: The configuration does not fit.
    """
    project = opened.good if opened.is_helped else None
    if project is None:
        return ()
    tasks = Tasks(project.plan)
    found = []
    stale = "" if project is opened.project else ", before the file was broken"
    for entry in opened.drawn.entries:
        if namespace_of(entry.route) != "work" or entry.route[0] != "phases":
            continue
        if among.start <= entry.key.end <= among.end and (said := _said(tasks, entry.route[-1])):
            found.append(Hint(entry.key.end + 1, said, f"First and last day worked{stale}."))
    return tuple(found)


def _said(tasks: Tasks, id: object) -> str:
    """The days of something that takes part and has days; else nothing."""
    try:
        return tasks.span(str(id)) if tasks.plan.times(str(id)).dated else ""
    except KeyError:
        return ""
