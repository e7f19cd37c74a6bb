"""The parts of a text in which it differs from an older one, each YAML by itself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from cxroad.source.document import Document, Map, Seq, Value


def pieces(old: Document, new: Document) -> list[str]:
    """Whole items of blocks of the new text that hold every line in which it differs.

    How an item of a block is read depends on nothing that stands around it, so what holds for the
    pieces holds for the text. They are as small as lines allow; where the text is written so that
    no item stands alone on its lines, the whole text is the one piece.
    """
    lines = new.text.split("\n")
    found: dict[tuple[int, int], None] = {}
    blocks = _Blocks(new)
    for number in _differing(old.text.split("\n"), lines):
        found[_around(blocks, number, len(lines))] = None
    return ["\n".join(lines[first:end]) for first, end in found]


def _differing(old: list[str], new: list[str]) -> Iterator[int]:
    """Lines of the new text, counted from 0, that the old one has otherwise or not at all."""
    if len(old) == len(new):
        yield from (
            number for number, (one, two) in enumerate(zip(old, new, strict=True)) if one != two
        )
        return
    shorter = min(len(old), len(new))
    above = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    below = next((n for n in range(shorter - above) if old[-1 - n] != new[-1 - n]), shorter - above)
    # Where lines went, those that have come together differ too.
    yield from range(max(above - 1, 0), min(len(new) - below + 1, len(new)))


class _Blocks:
    """Where the items of a document's blocks begin, looked for once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._known: dict[int, tuple[list[int], list[int], list[Value], bool]] = {}

    def of(self, node: Map | Seq) -> tuple[list[int], list[int], list[Value], bool]:
        """Offsets of its items, their lines from 0, their values; whether two share a line."""
        if id(node) not in self._known:
            if isinstance(node, Map):
                marks = [place[0] for place in node.places.values()]
                values = list(node.values())
            else:
                marks, values = [start for start, _ in node.places], list(node)
            firsts = [self.document.position(mark).line - 1 for mark in marks]
            shared = any(one == two for one, two in pairwise(firsts))
            self._known[id(node)] = marks, firsts, values, shared
        return self._known[id(node)]


def _around(blocks: _Blocks, number: int, count: int) -> tuple[int, int]:
    """First line and end of the smallest item that a line lies in; all lines for none."""
    node, found = blocks.document.root, (0, count)
    while isinstance(node, Map | Seq) and not node.flow:
        inside = _item(blocks, node, number, found[1])
        if inside is None:
            return found
        node, found = inside[0], inside[1:]
    return found


def _item(blocks: _Blocks, node: Map | Seq, number: int, end: int) -> tuple[Value, int, int] | None:
    """The item of a block that a line lies in, with its first line and its end."""
    document = blocks.document
    marks, firsts, values, shared = blocks.of(node)
    at = bisect_right(firsts, number) - 1
    if at < 0 or shared:
        return None
    lead = "" if isinstance(node, Map) else "-"
    for next_to in marks[at : at + 2]:
        before = document.text[document.text.rfind("\n", 0, next_to) + 1 : next_to]
        if before.strip(" ") != lead:
            return None
    value, first = values[at], firsts[at]
    end = firsts[at + 1] if at + 1 < len(firsts) else end
    if number == first and isinstance(value, Map | Seq) and not value.flow:
        # The key alone, if its block begins below it: a key without a value is YAML too.
        below = document.position(value.span.start).line - 1
        return "", first, below if below > first else end
    return value, first, end
