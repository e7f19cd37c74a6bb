"""New ids for things, and for everything that names them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from cxroad.load.clean import known_ids
from cxroad.model.limits import LONGEST_LINK
from cxroad.source.document import Map, Seq, Value
from cxroad.source.edits import Change
from cxroad.source.span import Route

_NAMED_BY_KEYS = {"serves": "outcomes", "impacts": "teams", "champions": "teams"}
"""Keys below which ids are keys of a map, and whose ids those are."""

_BODY = ("people", "teams")
_TOUCHED = ("work", "outcomes")
_NAMED_BY_TEXT: Mapping[str, tuple[str, ...]] = {
    "after": ("work",),
    "serves": ("outcomes",),
    "impacts": ("teams",),
    "evidence": ("insight",),
    "vendors": ("vendors",),
    "vendor": ("vendors",),
    "teams": ("teams",),
    "drop": ("outcomes",),
    "add": ("outcomes",),
    "affects": _TOUCHED,
    "hits": _TOUCHED,
    "exit": _TOUCHED,
    **dict.fromkeys(("owner", "who", "by", "sponsor", "deputy", "lead"), _BODY),
    **dict.fromkeys(("core_team", "members", "champions", "culture_committee"), _BODY),
}
"""Keys below which ids are text, and whose ids those may be."""

_AROUND = {
    "after": re.compile(r"(?P<id>.+?)(?P<rest>(?:\.start)?(?: *[+-] *[0-9][0-9.a-z]*)?)"),
    "exit": re.compile(r"(?P<id>.+?)(?P<rest> *(?:[<>]=?|=) *\S+| +done)"),
}
"""What may stand behind an id: a lag, a comparison."""

_STEP = re.compile(r"[^.\[\]]+")


def namespace_of(route: Route) -> str | None:
    """The namespace that a route defines an id in, as in `Loaded.known`; None where it does not."""
    match route:
        case ("phases", str()) | ("phases", str(), "initiatives", str()) | ("externals", str()):
            return "work"
        case ("vision", "outcomes", str()):
            return "outcomes"
        case (("people" | "teams" | "vendors" | "insight" | "risks") as name, str()):
            return str(name)
    return None


def definitions(root: Value) -> Iterator[Route]:
    """Where each id is defined, in the order of the file."""
    if not isinstance(root, Map):
        return
    for name, value in root.items():
        if not isinstance(value, Map):
            continue
        for key, item in value.items():
            if namespace_of((name, key)):
                yield (name, key)
            work = item.get("initiatives") if isinstance(item, Map) else None
            if name == "phases" and isinstance(work, Map):
                yield from ((name, key, "initiatives", id) for id in work)
            if (name, key) == ("vision", "outcomes") and isinstance(item, Map):
                yield from ((name, key, id) for id in item)


def renamed(root: Value, names: Mapping[Route, str]) -> tuple[Change, ...]:
    """The changes that give some ids others, with all that names them.

    A new id that stands for something else already is not given.

    Args:
        names: The new id by the route that ends with the old one.
    """
    each = renamed_each(root, names)
    return tuple(dict.fromkeys(change for changes in each.values() for change in changes))


def renamed_each(root: Value, names: Mapping[Route, str]) -> dict[Route, tuple[Change, ...]]:
    """The same for each id by itself, as far as it is given; the file is gone through once.

    An id that stands in several phases is changed by the first of them; the others change nothing.
    """
    known = known_ids(root) if isinstance(root, Map) else {}
    new: dict[tuple[str, str], str] = {}
    changes: dict[Route, dict[tuple[Route, bool], Change]] = {}
    first: dict[tuple[str, str], Route] = {}
    taken = {space: Counter(id.casefold() for id in ids) for space, ids in known.items()}
    given: set[tuple[str, str]] = set()
    for route, name in names.items():
        old = str(route[-1])
        space = namespace_of(route) or (
            _NAMED_BY_KEYS.get(str(route[-2]), "") if len(route) > 1 else ""
        )
        ids, folded = known.get(space, frozenset()), name.casefold()
        itself = old in ids and old.casefold() == folded
        if new.get((space, old)) == name:
            changes[route] = {}
            continue
        if taken.get(space, _NONE)[folded] > itself or (space, folded) in given:
            continue
        changes[route] = {(route, True): Change(route, name, at_key=True)}
        if old in ids:
            new[space, old] = name
            given.add((space, folded))
            first[space, old] = route
    for naming in _named(root, (), "", new):
        text, at = "", 0
        for start, end, space, id in naming.ids:
            text, at = text + naming.text[at:start] + new[space, id], end
        change = Change(naming.route, (text + naming.text[at:]).strip(), naming.at_key)
        for _, _, space, id in naming.ids:
            changes[first[space, id]].setdefault((change.route, change.at_key), change)
    return {route: tuple(several.values()) for route, several in changes.items()}


_NONE: Counter[str] = Counter()


class Naming(NamedTuple):
    """A key or a text that names something.

    Attributes:
        route: Where it stands.
        at_key: Whether it is the key that the route ends with.
        text: All of it.
        ids: Each id in it: where it begins and ends in the text, its namespace, itself.
    """

    route: Route
    at_key: bool
    text: str
    ids: tuple[tuple[int, int, str, str], ...]


def namings(root: Value) -> Iterator[Naming]:
    """Every place that names something which the file defines, definitions among them."""
    known = known_ids(root) if isinstance(root, Map) else {}
    yield from _named(root, (), "", {(space, id) for space, ids in known.items() for id in ids})


def namespace_below(route: Route) -> str:
    """The namespace of the ids that the map at a route names by its keys; empty for none."""
    return _NAMED_BY_KEYS.get(str(route[-1]), "") if route else ""


def namespaces_at(route: Route) -> tuple[str, ...]:
    """The namespaces of the ids that the text at a route may name."""
    steps = [step for step in route if isinstance(step, str)]
    if len(steps) > 1 and steps[-2] in _NAMED_BY_KEYS and route[-1] == steps[-1]:
        return _NAMED_BY_TEXT["champions"] if steps[-2] == "champions" else ()
    return _NAMED_BY_TEXT.get(steps[-1], ()) if steps else ()


def _named(
    value: Value, route: Route, below: str, known: Container[tuple[str, str]]
) -> Iterator[Naming]:
    """The keys and texts below a route that name one of the known ids."""
    if isinstance(value, Map):
        space = namespace_of((*route, "id")) or _NAMED_BY_KEYS.get(below, "")
        for key, item in value.items():
            if (space, key) in known:
                yield Naming((*route, key), True, key, ((0, len(key), space, key),))
            yield from _named(item, (*route, key), below if below == "champions" else key, known)
    elif isinstance(value, Seq):
        for index, item in enumerate(value):
            yield from _named(item, (*route, index), below, known)
    elif route[:1] == ("waive",) and below == "at":
        if ids := tuple(_steps(value, known)):
            yield Naming(route, False, value, ids)
    elif below in _NAMED_BY_TEXT:
        short = below in _AROUND and len(value) <= LONGEST_LINK  # more is no link nor comparison
        match = _AROUND[below].fullmatch(value.strip()) if short else None
        id = match["id"] if match else value.strip()
        start = value.index(id)
        for space in _NAMED_BY_TEXT[below]:
            if (space, id) in known:
                yield Naming(route, False, value, ((start, start + len(id), space, id),))
                break


def _steps(place: str, known: Container[tuple[str, str]]) -> Iterator[tuple[int, int, str, str]]:
    """The steps of a waiver's place, which does not say whose ids they are."""
    for step in _STEP.finditer(place):
        space = next((space for space in _SPACES if (space, step[0]) in known), None)
        if space is not None:
            yield (*step.span(), space, step[0])


_SPACES = ("work", "outcomes", "people", "teams", "vendors", "insight", "risks")
