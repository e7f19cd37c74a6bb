"""The lines of a file that a finding speaks of, with its places marked, as Rust's compiler does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cxroad.findings.finding import Place
from cxroad.model.writing import grouped
from cxroad.render.ink import Ink
from cxroad.render.marks import Mark, draw_line
from cxroad.render.visible import harmless
from cxroad.render.width import wrap
from cxroad.source.document import Document

_NEAR = 2
"""Places so many lines apart are shown in one block; our default."""

_MOST_PLACES = 12
"""The most places of a finding that are shown; our default."""


@dataclass(slots=True)
class _Block:
    """Neighbouring lines of one file.

    Attributes:
        place: The one that it is named by.
        places: How many it holds.
        last: Line of the one that was added last.
        marks: By line.
    """

    place: Place
    places: int = 0
    last: int = 0
    marks: dict[int, list[Mark]] = field(default_factory=dict)


def excerpt(
    places: Sequence[Place], sources: Mapping[str, Document], *, level: str, width: int, ink: Ink
) -> Iterator[str]:
    """The places, the first of them primary: a block for each neighbourhood, in their own order.

    Args:
        level: The role that the primary place is inked in.
        width: Columns at most.
    """
    shown = places[:_MOST_PLACES]
    blocks = _blocks(shown, sources)
    gutter = len(str(max(max(block.marks, default=1) for block in blocks)))
    empty = ink(f"{' ' * gutter} |", "frame")
    for number, block in enumerate(blocks):
        arrow = "-->" if number == 0 else ":::"
        at = block.place.start
        path = harmless(block.place.path)
        yield f"{' ' * gutter}{ink(arrow, 'frame')} {path}:{at.line}:{at.column}"
        yield empty
        document = sources.get(block.place.path)
        if document is not None and block.marks:
            yield from _lines(block, document, gutter, level, width, ink)
        else:
            for mark in (mark for marks in block.marks.values() for mark in marks if mark.label):
                for line in wrap(mark.label, width - gutter - 3):
                    yield f"{empty} {line}"
        yield empty
    if len(places) > len(shown):
        more = grouped(len(places) - len(shown))
        yield f"{' ' * gutter} {ink('=', 'frame')} and {more} more places"


def _blocks(places: Sequence[Place], sources: Mapping[str, Document]) -> list[_Block]:
    blocks: list[_Block] = []
    for number, place in enumerate(places):
        marks = _marks(place, sources.get(place.path), primary=number == 0)
        block = next((block for block in blocks if _takes(block, place)), None)
        if block is None:
            block = _Block(place)
            blocks.append(block)
        block.places += 1
        block.last = place.start.line
        for line, mark in marks:
            block.marks.setdefault(line, []).append(mark)
    return blocks


def _takes(block: _Block, place: Place) -> bool:
    """Whether a place is near enough, and would not be told before one that comes before it."""
    line = place.start.line
    near = any(abs(line - other) <= _NEAR for other in block.marks)
    in_turn = block.places == 1 or line >= block.last
    return block.place.path == place.path and near and in_turn


def _marks(place: Place, document: Document | None, primary: bool) -> list[tuple[int, Mark]]:
    """A mark for a place on one line; two, on its first and last line, for a longer one."""
    start, end = place.start, place.end
    label = harmless(place.label).strip()
    if end.line <= start.line or document is None:
        return [(start.line, Mark(start.column - 1, end.column - 1, label, primary))]
    last, stop = end.line, end.column - 1
    if stop == 0:
        last, stop = last - 1, len(document.line(last - 1))
    if last <= start.line:
        return [(start.line, Mark(start.column - 1, stop, label, primary))]
    text = document.line(last)
    indentation = len(text) - len(text.lstrip())
    first = Mark(start.column - 1, len(document.line(start.line).rstrip()), "", primary)
    return [(start.line, first), (last, Mark(min(indentation, stop), stop, label, primary))]


def _lines(
    block: _Block, document: Document, gutter: int, level: str, width: int, ink: Ink
) -> Iterator[str]:
    """The marked lines in the file's order; a gap of one line is shown, a longer one as dots."""
    empty = ink(f"{' ' * gutter} |", "frame")
    before = 0
    for number in sorted(block.marks):
        gap = number - before if before else 1
        if gap > _NEAR:
            yield ink("...", "frame")
        for line in range(number - 1 if gap == _NEAR else number, number + 1):
            marks = block.marks.get(line, ())
            for row in draw_line(document.line(line), marks, width - gutter - 3, level, ink):
                head = ink(f"{line:>{gutter}} |", "frame") if row.source else empty
                yield f"{head} {row.text}" if row.text else head
        before = number
