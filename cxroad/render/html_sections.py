"""Sections as HTML: headings, sentences, lists and tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import TypeAlias

from cxroad.model.language import later, say
from cxroad.render.html import Markup, block, element, empty, joined
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone

COLOURS = {"R": later("red"), "A": later("amber"), "G": later("green")}
"""What a letter stands for: a class of the style sheet, and a word to be said."""

_NO_LINKS: Mapping[str, str] = MappingProxyType({})
_NO_SHADES: Mapping[tuple[int, int], str] = MappingProxyType({})

_NARROW, _PROSE = 14, 36
"""Letters up to which a column of text keeps to itself, and from which it takes what is left."""


Shades: TypeAlias = Mapping[tuple[int, int], str]
"""Classes of cells, by row and column from 0."""


def section_html(section: Section, level: int = 2, extra: Sequence[Markup] = ()) -> Markup:
    """A section with its heading.

    Args:
        level: Of the heading: 2 below the title of the page.
        extra: What stands between its sentences and its tables, such as a picture.
    """
    return block("section", [element(f"h{level}", section.heading), *body_parts(section, extra)])


def body_parts(
    section: Section,
    extra: Sequence[Markup] = (),
    links: Mapping[str, str] = _NO_LINKS,
    shades: Shades = _NO_SHADES,
) -> Iterator[Markup]:
    """What stands below a section's heading.

    Args:
        links: Addresses by the text of the cells that shall lead there.
        shades: Classes of cells in all of its tables.
    """
    yield from line_parts(section.lines)
    yield from extra
    for table in section.tables:
        yield table_html(table, section.heading, links, shades)
    yield from line_parts(section.notes)


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


def badge(letter: str, hidden: bool = True, reason: str = "") -> Markup:
    """A letter on its colour.

    Args:
        hidden: Whether words beside it say the colour anyway.
        reason: What a pointer that rests on it is told.
    """
    colour = COLOURS.get(letter, "none")
    if hidden:
        return element("span", letter, class_=f"rag {colour}", aria_hidden="true")
    told = {"title": reason} if reason else {}
    return element(
        "span", letter, class_=f"rag {colour}", role="img", aria_label=say(colour), **told
    )


def toned(words: str, tone: Tone) -> Markup:
    """A text with as much weight as its tone says, as it is: half of it may be the author's."""
    said = joined(" ".join(words.split()))
    return said if tone is Tone.PLAIN else element("span", said, class_=str(tone))


def table_html(
    table: Table, label: str, links: Mapping[str, str] = _NO_LINKS, shades: Shades = _NO_SHADES
) -> Markup:
    """A table; on a narrow screen its rows become lists, so that nothing has to be moved aside.

    Args:
        label: What it is about, for those who jump from table to table.
        links, shades: As for `body_parts`.
    """
    ways = [_way(table, number) for number in range(len(table.columns))]
    head = [
        element("th", column.heading, scope="col", class_=way)
        if column.heading
        else element("td", class_=way)
        for column, way in zip(table.columns, ways, strict=True)
    ]
    rows = []
    for at, row in enumerate(table.rows):
        classes = [
            " ".join(filter(None, (way, shades.get((at, number))))) or None
            for number, way in enumerate(ways)
        ]
        rows.append(element("tr", *_cells(row, table.columns, classes, links)))
    parts = [element("thead", element("tr", *head)), block("tbody", rows)]
    wordy = ways.count("prose")
    kind = "few" if not wordy else "many" if wordy > 2 else None
    return block("table", parts, class_=kind, aria_label=label)


def _way(table: Table, number: int) -> str | None:
    """How a column is set: numbers at the right, short words unbroken, sentences with room."""
    column = table.columns[number]
    if column.right:
        return "right"
    longest = max((len(row.cells[number].text) for row in table.rows), default=0)
    if longest >= _PROSE:
        return "prose"
    return "short" if longest <= _NARROW or not column.flows else None


def _cells(
    row: Row,
    columns: Sequence[Column],
    classes: Sequence[str | None],
    links: Mapping[str, str],
) -> Iterator[Markup]:
    for number, (cell, column, way) in enumerate(zip(row.cells, columns, classes, strict=True)):
        inside = cell_html(cell, links.get(cell.text))
        if way == "short" and not cell.note and _is_one_word(cell.text):
            way = None
        if number == 0 and column.heading:
            yield element("th", inside, scope="row", class_=way)
        else:
            yield element("td", inside, class_=way, data_label=column.heading or None)


def _is_one_word(text: str) -> bool:
    """Whether a text cannot be broken, so that nothing has to keep it together."""
    return text == "-" or text.isalnum()


def cell_html(cell: Cell, link: str | None = None) -> Markup:
    """What stands in a cell: badge, bar, text and note."""
    parts = [badge(cell.badge, hidden=False), Markup(" ")] if cell.badge else []
    if cell.bar is not None:
        parts.append(_bar(f"{float(cell.bar) * 100:.1f}%"))
    said = toned(cell.text, cell.tone)
    parts.append(said if link is None else element("a", said, href=link))
    if cell.note:
        parts.append(element("small", cell.note))
    return joined(*parts)


def _bar(filled: str) -> Markup:
    track = empty("rect", class_="track", width="100%", height="100%")
    part = empty("rect", class_="part", width=filled, height="100%")
    return element("svg", track, part, class_="bar", aria_hidden="true")
