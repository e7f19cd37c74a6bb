"""Sections as HTML: headings, sentences, lists and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from cxroad.render.html import Markup, block, element, empty, joined
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone

COLOURS = {"R": "red", "A": "amber", "G": "green"}
"""What a letter stands for."""

_NARROW, _PROSE = 14, 36
"""Letters up to which a column of text keeps to itself, and from which it takes what is left."""


def section_html(section: Section, extra: Sequence[Markup] = ()) -> Markup:
    """A section with its heading.

    Args:
        extra: What stands between its sentences and its tables, such as a picture.
    """
    parts = [
        element("h2", section.heading),
        *line_parts(section.lines),
        *extra,
        *(table_html(table, section.heading) for table in section.tables),
        *line_parts(section.notes),
    ]
    return block("section", parts)


def line_parts(lines: Sequence[Line]) -> Iterator[Markup]:
    """Sentences as paragraphs, and those with a label or of one kind as lists."""
    for listed, several in groupby(lines, key=lambda line: bool(line.label) or line.item):
        if listed:
            yield block("ul", [element("li", *_said(line)) for line in several])
        else:
            for line in several:
                yield element("p", *_said(line))


def _said(line: Line) -> Iterator[Markup]:
    if line.badge:
        yield joined(badge(line.badge), " ")
    if line.label:
        yield joined(element("b", line.label), " ")
    yield toned(line.text, line.tone)


def badge(letter: str, hidden: bool = True) -> Markup:
    """A letter on its colour; `hidden` where words beside it say the colour anyway."""
    colour = COLOURS.get(letter, "none")
    if hidden:
        return element("span", letter, class_=f"rag {colour}", aria_hidden="true")
    return element("span", letter, class_=f"rag {colour}", role="img", aria_label=colour)


def toned(text: str, tone: Tone) -> Markup:
    """A text with as much weight as its tone says."""
    return joined(text) if tone is Tone.PLAIN else element("span", text, class_=str(tone))


def table_html(table: Table, label: str) -> Markup:
    """A table; on a narrow screen its rows become lists, so that nothing has to be moved aside.

    Args:
        label: What it is about, for those who jump from table to table.
    """
    ways = [_way(table, number) for number in range(len(table.columns))]
    head = [
        element("th", column.heading, scope="col", class_=way)
        if column.heading
        else element("td", class_=way)
        for column, way in zip(table.columns, ways, strict=True)
    ]
    rows = [element("tr", *_cells(row, table.columns, ways)) for row in table.rows]
    parts = [element("thead", element("tr", *head)), block("tbody", rows)]
    return block("table", parts, class_=None if "prose" in ways else "few", aria_label=label)


def _way(table: Table, number: int) -> str | None:
    """How a column is set: numbers at the right, short words unbroken, sentences with room."""
    column = table.columns[number]
    if column.right:
        return "right"
    longest = max((len(row.cells[number].text) for row in table.rows), default=0)
    if longest >= _PROSE:
        return "prose"
    return "short" if longest <= _NARROW or not column.flows else None


def _cells(row: Row, columns: Sequence[Column], ways: Sequence[str | None]) -> Iterator[Markup]:
    for number, (cell, column, way) in enumerate(zip(row.cells, columns, ways, strict=True)):
        inside = cell_html(cell)
        if number == 0 and column.heading:
            yield element("th", inside, scope="row", class_=way)
        else:
            yield element("td", inside, class_=way, data_label=column.heading or None)


def cell_html(cell: Cell) -> Markup:
    """What stands in a cell: badge, bar, text and note."""
    parts = [badge(cell.badge, hidden=False), Markup(" ")] if cell.badge else []
    if cell.bar is not None:
        parts.append(_bar(f"{float(cell.bar) * 100:.1f}%"))
    parts.append(toned(cell.text, cell.tone))
    if cell.note:
        parts.append(element("small", cell.note))
    return joined(*parts)


def _bar(filled: str) -> Markup:
    track = empty("rect", class_="track", width="100%", height="100%")
    part = empty("rect", class_="part", width=filled, height="100%")
    return element("svg", track, part, class_="bar", aria_hidden="true")
