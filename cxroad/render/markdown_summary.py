"""The steering summary as Markdown that pastes into a mail, a wiki or a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from cxroad.render.markdown import escaped, paragraph
from cxroad.render.visible import unobeyed
from cxroad.views.summary import SummaryView
from cxroad.views.summary.sheet import Cell, Line, Section, Table

MOST_CHARACTERS = 60_000
"""The longest page. Source: a comment on GitHub holds 65,536 characters."""


def render(view: SummaryView) -> str:
    """The page with headings, tables and lists; a page that is too long is cut, and says so."""
    lines = [
        f"# {escaped(view.title)}",
        "",
        f"**{escaped(view.page)}**",
        "",
        f"{view.status.light.value.capitalize()}, as of {view.day}"
        + (f"; {escaped(view.span)}" if view.span else "")
        + ".",
    ]
    for section in view.sections:
        lines += ["", f"## {escaped(section.heading)}", *_section(section)]
    lines += ["", "---", "", paragraph(view.closing)]
    return unobeyed(_cut("".join(f"{line}\n" for line in lines)))


def _section(section: Section) -> Iterator[str]:
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


def _cut(page: str) -> str:
    if len(page) <= MOST_CHARACTERS:
        return page
    closing = "\nThe page is longer than a comment may be and was cut here.\n"
    kept = page[: MOST_CHARACTERS - len(closing)]
    return kept[: kept.rfind("\n") + 1] + closing
