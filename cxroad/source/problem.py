"""What reading a file can find wrong with it, each at its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

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


class Words(NamedTuple):
    """What is said of a problem, as in `Problem`."""

    message: str
    help: str = ""
    note: str = ""
    fix: Fix | None = None


class Untold(Problem):
    """A problem of which only code and place are known, until somebody asks what to say of it.

    A file may have a hundred thousand; they are all counted, and few are ever read.
    """

    __slots__ = ("_tell", "_told")
    _tell: Callable[[], Words]
    _told: Words | None

    def __init__(self, code: str, span: Span, route: Route, tell: Callable[[], Words]) -> None:
        """Keep what puts the words together, which is asked at most once."""
        put = object.__setattr__
        put(self, "code", code)
        put(self, "span", span)
        put(self, "route", route)
        put(self, "label", "")
        put(self, "also", ())
        put(self, "_tell", tell)
        put(self, "_told", None)

    @property
    def _words(self) -> Words:
        told = self._told
        if told is None:
            told = self._tell()
            object.__setattr__(self, "_told", told)
        return told

    @property
    def message(self) -> str:
        """As in `Problem`, and so are the others."""
        return self._words.message

    @property
    def help(self) -> str:
        return self._words.help

    @property
    def note(self) -> str:
        return self._words.note

    @property
    def fix(self) -> Fix | None:
        return self._words.fix
