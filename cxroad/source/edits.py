"""Changes to a text: what stands where, and what should stand there instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from cxroad.source.span import Route, Span


class TextEdit(NamedTuple):
    """A stretch of text and what should stand there instead."""

    span: Span
    text: str


class Change(NamedTuple):
    """What an edit means for the data, by which the edit is checked after it was made.

    Attributes:
        route: The place in the file's own keys.
        to: The new text; None takes the place away.
        at_key: Whether the key that the route ends with changes, and not what stands under it.
    """

    route: Route
    to: str | None
    at_key: bool = False


class Fix(NamedTuple):
    """How a finding can be repaired.

    Attributes:
        safe: Whether the plan computed from the file is the same afterwards; where there was
            none, because the file could not be read, whether there is one reading only.
        changes: What changes in the data; empty for a text that was no YAML.
        edits: What changes in the text; empty until the changes are placed in it.
    """

    safe: bool
    changes: tuple[Change, ...] = ()
    edits: tuple[TextEdit, ...] = ()


def apply(text: str, edits: Iterable[TextEdit]) -> str:
    """The text with all edits made.

    Raises:
        ValueError: Two of them overlap, or one lies outside the text.
    """
    ordered = sorted(edits, key=lambda edit: (edit.span, edit.text))
    if overlaps(ordered):
        raise ValueError("edits overlap")
    if ordered and (ordered[0].span.start < 0 or ordered[-1].span.end > len(text)):
        raise ValueError("an edit lies outside the text")
    pieces: list[str] = []
    at = 0
    for span, new in ordered:
        pieces += (text[at : span.start], new)
        at = span.end
    return "".join([*pieces, text[at:]])


def overlaps(ordered: Sequence[TextEdit]) -> bool:
    """Whether any two of the edits, sorted by place, touch the same character or begin alike."""
    return any(
        later.span.start < edit.span.end or later.span.start == edit.span.start
        for edit, later in pairwise(ordered)
    )
