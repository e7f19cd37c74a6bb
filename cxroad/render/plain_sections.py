"""Sections as sentences, one fact a line: for listening to, and for narrow windows."""

from __future__ import annotations

from collections.abc import Iterator

from cxroad.model.language import say
from cxroad.views.sheet import Line, Section


def section_lines(section: Section) -> Iterator[str]:
    """The heading and every fact of a section, a line each."""
    asks = section.heading.endswith("?")
    yield section.heading if asks else say("{heading}:", heading=section.heading)
    yield from map(_line, section.lines)
    for table in section.tables:
        for row in table.rows:
            yield row.sentence
    yield from map(_line, section.notes)


def _line(line: Line) -> str:
    return f"{line.label} {line.text}" if line.label else line.text
