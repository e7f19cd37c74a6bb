"""The parts of a file: for lists of symbols, and for folding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from cxroad.load.renaming import namespace_of
from cxroad.load.told import NOUNS
from cxroad.lsp.complete import name_of
from cxroad.lsp.opened import Opened
from cxroad.lsp.sketch import Entry, Sketch, holds
from cxroad.source.span import Route, Span


@dataclass(frozen=True, slots=True)
class Part:
    """Something that has an id, or a key at the top of the file.

    Attributes:
        name: Its id or key.
        detail: What it is called; may be empty.
        kind: What it is: `phase`, `initiative`, `outcome` and so on, or `section`.
        head: Where its key stands.
        whole: All of it.
        parts: What is inside.
    """

    name: str
    detail: str
    kind: str
    head: Span
    whole: Span
    parts: tuple[Part, ...]


@dataclass(eq=False)
class _Growing:
    route: Route
    entry: Entry
    end: int
    parts: list[_Growing] = field(default_factory=list)


def parts(opened: Opened) -> tuple[Part, ...]:
    """Sections of a file with what has an id in them; of half-typed YAML too.

    Raises:
        CxroadError: The configuration does not fit.
    """
    if not opened.is_helped:
        return ()
    drawn = opened.drawn
    called = _named(opened, drawn)
    roots: list[_Growing] = []
    around: list[_Growing] = []
    for entry, end in drawn.blocks():
        if entry.key.start == entry.key.end or _kind(entry.route) is None:
            continue
        made = _Growing(entry.route, entry, end)
        while around and not holds(around[-1].route, entry.route):
            around.pop()
        (around[-1].parts if around else roots).append(made)
        around.append(made)
    return tuple(_part(drawn, each, called) for each in roots)


def folds(opened: Opened) -> tuple[tuple[int, int], ...]:
    """First and last line of what can be folded, from zero."""
    if not opened.is_helped:
        return ()
    found = {(entry.row, end) for entry, end in opened.drawn.blocks() if end > entry.row}
    return tuple(sorted({*found, *_comments(opened.text)}))


def _named(opened: Opened, drawn: Sketch) -> dict[Route, str]:
    """What things are called, by the last version that was a map of keys."""
    project = opened.lately(in_full=False)
    roadmap = project.loaded.roadmap if project else None
    found: dict[Route, str] = {}
    for entry in drawn.entries if roadmap else ():
        space = namespace_of(entry.route)
        if space and roadmap and (name := name_of(roadmap, space, str(entry.route[-1]))):
            found[entry.route] = name
    return found


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """Comments of several lines."""
    first = -1
    lines = [*text.split("\n"), ""]
    for row, line in enumerate(lines):
        if line.lstrip().startswith("#"):
            first = row if first < 0 else first
        else:
            if 0 <= first < row - 1:
                yield first, row - 1
            first = -1


def _kind(route: Route) -> str | None:
    if len(route) == 1:
        return "section"
    return NOUNS.get(str(route[-2])) if namespace_of(route) else None


def _part(drawn: Sketch, grown: _Growing, called: dict[Route, str]) -> Part:
    entry = grown.entry
    return Part(
        str(entry.route[-1]) or "?",
        called.get(entry.route, ""),
        _kind(entry.route) or "section",
        entry.key,
        Span(entry.key.start, max(drawn.line(grown.end).end, entry.key.end)),
        tuple(_part(drawn, each, called) for each in grown.parts),
    )
