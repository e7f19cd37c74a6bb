"""From the words of a command to one readable roadmap."""

from __future__ import annotations

import sys
from datetime import date

from cxroad.api import Project
from cxroad.cli.console import Colour, Console, has_colour, width_of
from cxroad.cli.paths import NAMELESS, STDIN, one_roadmap
from cxroad.cli.setup import Setup


def open_project(
    file: str | None, today: date, setup: Setup, colour: Colour = Colour.AUTO
) -> Project | None:
    """The one roadmap that a command works on; None when it cannot be read in full.

    What is wrong with it has then been said on stderr.

    Raises:
        InputError: There is no such file, or no roadmap at all.
        UsageError: Several roadmaps are there and none was named, or the configuration names
            what does not exist.
    """
    path, data = one_roadmap(file, setup)
    project = setup.load(data, NAMELESS if path == STDIN else path, today)
    return project if is_readable(project, colour) else None


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
