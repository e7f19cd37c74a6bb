"""An explained fault, and the pieces that explanations are made of."""

from __future__ import annotations

from typing import NamedTuple

from cxroad.source.edits import Fix, TextEdit
from cxroad.source.lines import line_at, quoted
from cxroad.source.problem import Problem
from cxroad.source.span import Span

_SHOWN = 90
"""Characters of a corrected line up to which a help shows it. Source: our default."""


Edit = TextEdit


class Trap(NamedTuple):
    """An explained fault.

    Attributes:
        problem: What is wrong, in the author's words.
        cure: The change that the help describes, where there is exactly one.
    """

    problem: Problem
    cure: Edit | None = None


def trap(
    message: str,
    span: Span,
    help: str = "",
    *,
    label: str = "",
    also: tuple[tuple[Span, str], ...] = (),
    note: str = "",
    cure: Edit | None = None,
) -> Trap:
    """A syntax error with its place and its cure."""
    fix = Fix(safe=True, edits=(cure,)) if cure else None
    return Trap(Problem("STR008", message, span, label, also, help, note, fix), cure)


def as_written(text: str, edit: Edit, otherwise: str) -> str:
    """The help that shows the line as it should be written; other words where it is too long."""
    line = line_at(text, edit.span.start)
    words = text[line.start : edit.span.start] + edit.text + text[edit.span.end : line.end]
    words = words.strip()
    return f"write `{words}`" if len(words) <= _SHOWN else otherwise


def quoting(
    text: str,
    message: str,
    value: Span,
    *,
    label: str = "",
    also: tuple[tuple[Span, str], ...] = (),
    note: str = "",
) -> Trap:
    """A value that needs quotes round it."""
    edit = Edit(value, quoted(text[slice(*value)]))
    help = as_written(text, edit, "put quotes round the whole value")
    return trap(message, value, help, label=label, also=also, note=note, cure=edit)


def one(at: int) -> Span:
    """A single character."""
    return Span(at, at + 1)
