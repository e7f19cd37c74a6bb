"""Sections as Markdown: sentences, lists and tables."""

from __future__ import annotations

from collections.abc import Iterator

from cxroad.model.language import say
from cxroad.render.markdown import escaped, paragraph
from cxroad.views.sheet import Cell, Line, Section, Table

MOST_CHARACTERS = 60_000
"""The longest page. Source: a comment on GitHub holds 65,536 characters."""


def section_lines(section: Section) -> Iterator[str]:
    """The lines of a section below its heading."""
    yield from _lines(section.lines)
    for table in section.tables:
        yield ""
        yield from _table(table)
    yield from _lines(section.notes)


def _lines(lines: tuple[Line, ...]) -> Iterator[str]:
    """Facts with a label, and items, as a list; other sentences as paragraphs."""
    listed = False
    for line in lines:
        item = bool(line.label) or line.item
        if not (item and listed):
            yield ""
        listed = item
        label = f"**{escaped(line.label)}** " if line.label else ""
        text = escaped(line.text) if label else paragraph(line.text)
        yield f"{'- ' if item else ''}{label}{text}"


def _table(table: Table) -> Iterator[str]:
    yield _row(escaped(column.heading) for column in table.columns)
    yield _row("---:" if column.right else "---" for column in table.columns)
    for row in table.rows:
        yield _row(_cell(cell) for cell in row.cells)


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    badge = f"**{cell.badge}** " if cell.badge else ""
    note = f" *({escaped(cell.note)})*" if cell.note else ""
    return f"{badge}{escaped(cell.text)}{note}"


def cut(page: str) -> str:
    """The page, at most as long as a comment may be; one that is cut says so."""
    if len(page) <= MOST_CHARACTERS:
        return page
    closing = f"\n{say('The page is longer than a comment may be and was cut here.')}\n"
    kept = page[: MOST_CHARACTERS - len(closing)]
    return kept[: kept.rfind("\n") + 1] + closing
