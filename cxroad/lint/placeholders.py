"""Texts that were meant to be filled in later: TBD, ???, lorem ipsum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cxroad.lint.words import matcher, unquoted
from cxroad.source.document import Map, Seq, Value
from cxroad.source.span import Route

if TYPE_CHECKING:
    from cxroad.load.loader import Loaded

_MARK = re.compile(
    r"(?<!\w)(?:TBD|Tbd|tbd|TODO(?! +lists?\b)|FIXME|[Ll]orem(?: +ipsum)?|LOREM(?: +IPSUM)?"
    r"|x{3,}|X{3,}(?!-lec))(?!\w)|(?<!\S)\?{3,}(?!\w)"
)
"""What stands for something missing wherever it stands; `XXX-lecie` is thirty years."""

_LIKE_A_MARK = re.compile(r"TBD|[Tt]bd|TODO|FIXME|[Ll]orem|LOREM|xxx|XXX|\?\?\?")
"""Without any of these there is no mark, and looking for them takes a tenth of the time."""

_NOTHING = re.compile(
    r"\?+|\.{3,}|\u2026+|_{2,}|\w{1,20}\?{3,}|<[^<>:@/]{1,60}>|\[[^\[\]]{1,60}\]|\{\{?[^{}]{1,60}\}?\}"
)
"""What stands for something missing when it is all there is, holes of a template included."""


_LONGEST = 100
"""Characters of what can be a placeholder as a whole; our default, twice the longest phrase."""


class Placeholder(NamedTuple):
    """A text that is still to be written.

    Attributes:
        word: What stands there instead, as it was written.
        whole: Whether nothing else stands there.
    """

    route: Route
    word: str
    whole: bool


def placeholders(loaded: Loaded) -> Iterator[Placeholder]:
    """Every text of a file that is still to be written, in the order of the file.

    What could not be read is left out, since its own finding speaks of it already; so are ids.
    """
    wanted = {text: found for text in loaded.document.texts if (found := _found(text))}
    if not wanted:
        return
    ids = frozenset().union(*loaded.known.values())
    unread = {problem.span.start for problem in loaded.problems}
    for route, text in _texts(loaded.document.root, ()):
        if text not in wanted or text in ids:
            continue
        if loaded.document.span(route).start not in unread:
            yield Placeholder(route, *wanted[text])


@lru_cache(4096)
def _found(text: str) -> tuple[str, bool] | None:
    """What is missing in a text, and whether that is all of it; texts come again and again."""
    bare = text.strip().strip("()").strip()
    if _NOTHING.fullmatch(bare) or (len(bare) <= _LONGEST and matcher("placeholder").whole(bare)):
        return text.strip(), True
    if not _LIKE_A_MARK.search(text):
        return None
    mark = _MARK.search(text) and _MARK.search(unquoted(text))
    return (mark[0], mark[0] == bare) if mark else None


def _texts(value: Value | None, route: Route) -> Iterator[tuple[Route, str]]:
    if isinstance(value, Map):
        for key, item in value.items():
            yield from _texts(item, (*route, key))
    elif isinstance(value, Seq):
        for index, item in enumerate(value):
            yield from _texts(item, (*route, index))
    elif value is not None:
        yield route, value
