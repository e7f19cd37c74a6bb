"""What reading a file can find wrong with it, each at its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from cxroad.source.edits import Fix
from cxroad.source.span import Route, Span


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that the reader could not accept.

    Attributes:
        code: The rule that this is a case of, such as `STR008`.
        message: One sentence in the author's words, without markup; backticks quote the file.
        span: The place, in code points of the document's text.
        label: A few words printed under the marked place; may be empty.
        also: Further places in the same file, each with its label.
        help: What to write instead; may be empty.
        note: What follows from it; may be empty.
        fix: How it can be repaired; None where that takes a person.
        route: Keys to the place; empty where the text itself is broken.
    """

    code: str
    message: str
    span: Span
    label: str = ""
    also: tuple[tuple[Span, str], ...] = field(default=())
    help: str = ""
    note: str = ""
    fix: Fix | None = None
    route: Route = ()
