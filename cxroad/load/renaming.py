"""A new id for something, and for everything that names it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxroad.source.document import Map, Seq, Value
from cxroad.source.edits import Change
from cxroad.source.span import Route

_AS_KEYS = frozenset({"serves", "impacts", "champions"})
_AS_TEXT = frozenset(
    {"after", "serves", "evidence", "vendors", "affects", "hits", "owner", "who", "by", "sponsor",
     "deputy", "lead", "core_team", "members", "champions", "culture_committee"}
)  # fmt: skip
"""Keys below which ids are named, as keys of a map or as text."""


def renamed(root: Value, route: Route, new: str) -> tuple[Change, ...]:
    """The changes that give the last step of a route another name, its references included."""
    old = str(route[-1])
    named = re.compile(rf"{re.escape(old)}(?P<rest>(?:\.start)?(?: *[+-] *[0-9][0-9.a-z]*)?)")
    return (Change(route, new, at_key=True), *_named(root, (), "", old, named, new))


def _named(
    value: Value, route: Route, below: str, old: str, named: re.Pattern[str], new: str
) -> Iterator[Change]:
    if isinstance(value, Map):
        for key, item in value.items():
            if below in _AS_KEYS and key == old:
                yield Change((*route, key), new, at_key=True)
            yield from _named(item, (*route, key), key, old, named, new)
    elif isinstance(value, Seq):
        for index, item in enumerate(value):
            yield from _named(item, (*route, index), below, old, named, new)
    elif below in _AS_TEXT and (match := named.fullmatch(value.strip())):
        yield Change(route, new + match["rest"])
