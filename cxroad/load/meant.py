"""What was probably meant where a key or a value has the wrong place or shape."""

from __future__ import annotations

from collections.abc import Iterable

from cxroad.load.shape import entity_at, keys_of
from cxroad.model.base import Entity
from cxroad.model.ids import is_id, nearest_id
from cxroad.source.document import Document, Map, Seq
from cxroad.source.problem import Problem
from cxroad.source.span import Route

_CALLED_ELSEWHERE = {
    "after": "depends_on depends dependencies predecessors waits_for blocked_by",
    "estimate": "duration length takes time",
    "due": "end finish deadline until end_date due_date",
    "start": "begin start_date from",
    "owner": "responsible assignee lead accountable who",
    "cost": "price costs budget money",
    "serves": "outcome outcomes kpi kpis goals supports",
    "value": "benefit benefits result results description desc",
    "name": "title label summary",
    "impacts": "team teams affects",
    "why": "reason purpose",
    "goal": "objective description aim",
    "status": "state progress",
    "target": "goal to",
    "baseline": "current today now",
}
"""Our keys, and what they are called in other tools."""

_LONE = {"serves": "20%", "impacts": "medium"}
"""What a lone id is given as an example, where a map of ids belongs."""

_FIRST = {"vision": "statement", "waive": "rule"}
"""The key that a lone text was meant for, where it is no name and no target."""

_LONGEST = 50
"""Characters of a text that a help repeats. Our default."""


def called_here(key: str, known: Iterable[str]) -> str | None:
    """Our key for what another tool calls so, among those that are known at a place."""
    word = key.lower().replace("-", "_").replace(" ", "_")
    here = set(known)
    return next((k for k, v in _CALLED_ELSEWHERE.items() if k in here and word in v.split()), None)


def as_map(route: Route, value: object) -> str:
    """What to write instead of a text or a list where a map belongs; empty for no idea."""
    key = str(route[-1]) if route else ""
    entity = entity_at(route)
    if isinstance(value, Seq):
        if entity and "initiatives" in keys_of(entity):
            return "write `initiatives:` below it, and each initiative as its id and a colon"
        return "" if entity else _without_dashes(value)
    if not isinstance(value, str) or len(value) > _LONGEST:
        return ""
    if entity is None:
        lone = _LONE.get(key)
        return f"write `{key}: {{{value}: {lone}}}`" if lone and is_id(value) else ""
    own = _first_key(key, entity)
    plain = not any(mark in value for mark in ",:#{}[]\"'")
    return (
        f"write `{key}: {{{own}: {value}}}`, or `{own}:` on a line below" if own and plain else ""
    )


def _first_key(key: str, entity: type[Entity]) -> str | None:
    keys = keys_of(entity)
    first = "target" if "target" in keys else _FIRST.get(key, "name")
    return first if first in keys else None


def _without_dashes(items: Seq) -> str:
    """How a list becomes a map of ids, shown on its first item."""
    first = items[0] if items else None
    if isinstance(first, Map) and len(first) == 1 and (only := next(iter(first))) != "name":
        return f"take the dashes away, `{only}:` is enough"
    name = first.get("name") if isinstance(first, Map) else first
    if not isinstance(name, str) or not (id := nearest_id(name)[:24].rstrip("-_")):
        return ""
    if isinstance(first, Map):
        return f"write an id instead of the dash, such as `{id}:`, and its parts below it"
    return f"write each as an id with its name, such as `{id}: {{name: {name[:_LONGEST]}}}`"


def strays(document: Document, unknown: Iterable[Route]) -> tuple[frozenset[Route], list[Problem]]:
    """Initiatives that stand in a phase itself, and one problem for all of them in a phase.

    Args:
        unknown: Routes of keys that nothing known is near to.
    """
    phases: dict[Route, list[Route]] = {}
    for route in unknown:
        in_a_phase = len(route) == 3 and route[0] == "phases"
        if in_a_phase and isinstance(value_at(document, route), Map):
            phases.setdefault(route[:2], []).append(route)
    found = [_stray(document, phase, several) for phase, several in phases.items()]
    return frozenset(route for several in phases.values() for route in several), found


def _stray(document: Document, phase: Route, several: list[Route]) -> Problem:
    first, *others = several
    own = value_at(document, phase)
    they = "them" if others else "it"
    if isinstance(own, Map) and "initiatives" in own:
        said = f"{phase[1]}: `{first[-1]}` stands beside `initiatives`, and not below it"
        help = f"indent {they} as far as the initiatives"
    else:
        said = f"{phase[1]}: `initiatives:` is missing above `{first[-1]}`"
        help = f"write `initiatives:` above, and indent {they} below it"
    return Problem(
        "STR001",
        said,
        document.key_span(first),
        also=tuple((document.key_span(route), "and here") for route in others[:3]),
        help=help,
    )


def value_at(document: Document, route: Route) -> object:
    """What stands at a route, or at the last of its steps that can be taken."""
    value: object = document.root
    for step in route:
        if isinstance(value, Map) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, Seq) and isinstance(step, int) and step < len(value):
            value = value[step]
    return value
