"""From the words of a command to one readable roadmap."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cxroad.api import Project
from cxroad.cli.console import Colour, Console, has_colour, width_of
from cxroad.cli.paths import NAMELESS, STDIN, one_roadmap

if TYPE_CHECKING:
    from cxroad.cli.options import ReadOptions
    from cxroad.views.diff import State


def open_project(
    file: str | None, reading: ReadOptions, colour: Colour = Colour.AUTO
) -> Project | None:
    """The one roadmap that a command works on; None when it cannot be read in full.

    What is wrong with it has then been said on stderr.

    Raises:
        InputError: There is no such file, or no roadmap at all.
        UsageError: An option does not fit, several roadmaps are there and none was named, or the
            configuration names what does not exist.
    """
    today, setup = reading.day(), reading.setup()
    path, data = one_roadmap(file, setup)
    project = setup.load(data, NAMELESS if path == STDIN else path, today)
    return project if is_readable(project, colour) else None


def open_since(
    revision: str, project: Project, reading: ReadOptions, colour: Colour = Colour.AUTO
) -> tuple[Project | None, State]:
    """A roadmap as it was at a revision, seen from that day; None when it cannot be read in full.

    What is wrong with it has then been said on stderr.

    Raises:
        CxroadError: There is no such revision, or the file is not in it.
    """
    from cxroad.cli.states import since

    path = project.loaded.path
    setup = reading.setup()
    side = since(revision, STDIN if path == NAMELESS else path, setup)
    today = min(side.day or project.today, project.today)
    older = side.project(setup, today)
    return older if is_readable(older, colour) else None, side.state


def is_readable(project: Project, colour: Colour = Colour.AUTO) -> bool:
    """Whether a roadmap can be read in full; else what is wrong with it is said on stderr."""
    if not project.loaded.partial:
        return True
    from cxroad.findings.report import Report
    from cxroad.render.full import render

    Console.current.note(
        render(
            Report((project.report,)),
            {project.loaded.path: project.loaded.document},
            colour=has_colour(colour, sys.stderr),
            width=min(width_of(None), 100),
        )
    )
    return False
