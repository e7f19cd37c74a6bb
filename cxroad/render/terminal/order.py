"""The order of work on a terminal: what can start, what waits for what, what decides the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from cxroad.model.language import say, say_of
from cxroad.model.writing import day
from cxroad.render import plain_order
from cxroad.render.terminal.order_table import critical_lines, ready_lines, stage_lines
from cxroad.render.terminal.order_tree import tree_lines
from cxroad.render.terminal.paint import Glyphs, cells, clip, glyphs, shown, to_text, wrap
from cxroad.render.visible import unobeyed
from cxroad.views.order import OrderView

_SENTENCES_UNDER = 40

_MOST_LINES = 12
"""The most lines that a sentence may take; our default."""


def render(view: OrderView, *, width: int, ascii: bool, colour: bool) -> str:
    """The order, or the tree where one was asked for, in at most `width` columns.

    Args:
        ascii: Draw with ASCII marks only; names keep their letters.
        colour: Write codes of the terminal's sixteen colours; no meaning rests on them alone.
    """
    if width < _SENTENCES_UNDER:
        return plain_order.render(view)
    marks = glyphs(ascii)
    lines = [*_heading(view, width, marks)]
    lines += tree_lines(view.tree, width, marks) if view.tree else _order(view, width, marks)
    return unobeyed(to_text(lines, colour))


def _heading(view: OrderView, width: int, marks: Glyphs) -> Iterator[Text]:
    as_of = say("as of {day}", day=day(view.as_of))
    title = shown(view.title)
    gap = width - cells(title) - cells(as_of)
    if gap >= 2:
        yield Text.assemble((title, "bold"), " " * gap, (as_of, "dim"))
    else:
        yield Text(clip(title, width, marks), "bold")
        yield Text(as_of, "dim")


def _order(view: OrderView, width: int, marks: Glyphs) -> Iterator[Text]:
    yield from _sentences([view.summary], width, marks, indent=0)
    if view.stuck:
        yield from _head(say("Cannot be put in order"), "bold red")
        yield from _sentences(view.stuck, width, marks)
    if view.tasks:
        yield from _head(say("Can start now"))
        yield from _sentences([view.ready_note], width, marks)
        yield from ready_lines(view.ready, width, marks)
    if view.active:
        yield from _head(say("Under way"))
        yield from ready_lines(view.active, width, marks)
    if view.stages:
        yield Text()
        yield from stage_lines(view, width, marks)
    if view.critical:
        yield from _head(say("Critical path"))
        yield from _sentences([view.critical_note], width, marks)
        yield from critical_lines(view.critical, width, marks)
    if view.holds:
        yield from _head(say_of(len(view.holds), "Bottleneck", "Bottlenecks"))
        yield from _sentences([hold.sentence for hold in view.holds], width, marks)
    if view.gate:
        yield from _head(say("Next gate"))
        yield from _sentences([view.gate], width, marks)
    if view.notes:
        yield Text()
        yield from _sentences(view.notes, width, marks, indent=0)


def _head(words: str, style: str = "bold") -> Iterator[Text]:
    yield Text()
    yield Text(words, style)


def _sentences(
    sentences: Iterable[str], width: int, marks: Glyphs, indent: int = 2
) -> Iterator[Text]:
    for sentence in sentences:
        for line in wrap(shown(sentence), width - indent, most=_MOST_LINES, glyphs=marks):
            yield Text(" " * indent + line)
