"""The steering summary as sentences, one fact a line: for listening to, and for narrow windows."""

from __future__ import annotations

from collections.abc import Iterator

from cxroad.render.visible import unobeyed, visible
from cxroad.views.summary import SummaryView
from cxroad.views.summary.sheet import Line, Section


def render(view: SummaryView) -> str:
    """The page as lines of text, sections apart by an empty line."""
    lines = [view.title, f"{view.page}, {view.status.light.value}, as of {view.day}"]
    lines += [view.span] if view.span else []
    for section in view.sections:
        lines += ["", *_section(section)]
    lines += ["", view.closing]
    return unobeyed("".join(f"{visible(line)}\n" for line in lines))


def _section(section: Section) -> Iterator[str]:
    yield f"{section.heading}:" if not section.heading.endswith("?") else section.heading
    yield from map(_line, section.lines)
    for table in section.tables:
        for row in table.rows:
            yield row.sentence
    yield from map(_line, section.notes)


def _line(line: Line) -> str:
    return f"{line.label} {line.text}" if line.label else line.text
