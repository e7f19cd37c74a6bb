"""What the model refuses, each at its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, partial

from cxroad.load.meant import strays, value_at
from cxroad.load.told import Detail, meant, of_settings, words_of
from cxroad.source.document import Document, Map, Seq
from cxroad.source.edits import Change
from cxroad.source.problem import Problem, Untold
from cxroad.source.span import Route, Span, Step


def route_of(document: Document, loc: tuple[Step, ...]) -> Route:
    """pydantic's location as a route of the file: steps that only the model has are left out."""
    value: object = document.root
    route: list[Step] = []
    for index, step in enumerate(loc):
        if isinstance(value, Map) and isinstance(step, str) and step in value:
            value = value[step]
        elif isinstance(value, Seq) and isinstance(step, int) and step < len(value):
            value = value[step]
        elif index == len(loc) - 1 and step != "[key]" and not isinstance(step, int):
            pass
        else:
            continue
        route.append(step)
    return tuple(route)


def problems_of(
    document: Document, details: Sequence[Detail], routes: Sequence[Route]
) -> list[Problem]:
    """pydantic's errors as problems at their places, one for each cause.

    Args:
        routes: Of each error, as `route_of` finds it.
    """
    lacking = {detail["loc"][:-1] for detail in details if detail["type"] == "missing"}
    unknown = [
        (detail["loc"], route)
        for detail, route in zip(details, routes, strict=True)
        if detail["type"] == "extra_forbidden"
    ]
    misplaced = [route for _, route in unknown if len(route) == 3 and route[0] == "phases"]
    stray, found = strays(document, [each for each in misplaced if not meant(document, each)])
    mistyped = {
        (loc[:-1], key)
        for loc, route in unknown
        if loc[:-1] in lacking
        for key in meant(document, route)
    }
    changes = cache(partial(_new_ids, document, details, routes))
    for detail, route in zip(details, routes, strict=True):
        if route in stray:
            continue
        loc = detail["loc"]
        if detail["type"] == "missing" and (
            (loc[:-1], loc[-1]) in mistyped or _glued(document, route)
        ):
            continue
        tell = partial(words_of, document, route, detail, changes)
        found.append(Untold(_code(detail, route), _span(document, route, detail), route, tell))
    return found


def _glued(document: Document, route: Route) -> bool:
    """Whether a key is missing because its colon has no blank behind it."""
    owner = value_at(document, route[:-1])
    return isinstance(owner, Map) and any(key.startswith(f"{route[-1]}:") for key in owner)


def _code(detail: Detail, route: Route) -> str:
    """The rule that an error of pydantic is a case of."""
    kind = detail["type"]
    if kind == "cxroad":
        return str(detail["ctx"]["code"])
    if kind in _SHAPES:
        return "STR001" if of_settings(route) else "STR010"
    return _CODES.get(kind, "STR004")


_CODES = {"extra_forbidden": "STR001", "missing": "STR009", "union_tag_not_found": "STR009"}

_SHAPES = frozenset({"model_type", "model_attributes_type", "dict_type", "list_type", "tuple_type"})
"""Kinds of errors that stand for a list, a map or a text where something else belongs."""

_AT_KEY = frozenset({"extra_forbidden", "missing"})


def _span(document: Document, route: Route, detail: Detail) -> Span:
    """Where an error of pydantic is shown."""
    kind = detail["type"]
    if kind == "union_tag_not_found":
        return document.key_span((*route, "shock"))
    if kind == "union_tag_invalid":
        return document.span((*route, "shock"))
    if kind in _AT_KEY or detail["loc"][-1] == "[key]" or (kind in _SHAPES and of_settings(route)):
        return document.key_span(route)
    return document.span(route)


def _new_ids(
    document: Document, details: Sequence[Detail], routes: Sequence[Route]
) -> Mapping[Route, tuple[str, tuple[Change, ...] | None]]:
    """For each id that can be none its new one, with the change of it and of all that names it."""
    new = {
        route: spelling
        for detail, route in zip(details, routes, strict=True)
        if detail["type"] == "cxroad"
        and detail["loc"][-1] == "[key]"
        and detail["ctx"]["code"] == "STR012"
        and (spelling := _spelling(detail["ctx"]))
    }
    if not new or document.root is None:
        return {}
    from cxroad.load.renaming import renamed_each

    changes = renamed_each(document.root, new)
    return {route: (spelling, changes.get(route)) for route, spelling in new.items()}


def _spelling(said: Detail) -> str:
    return str(said["again"]().spelling if "again" in said else said.get("spelling", ""))
