"""What stands in a document, ready for the model: without empty keys, and the ids it names."""

from __future__ import annotations

from collections.abc import Mapping

from cxroad.source.document import Map, Seq, Value
from cxroad.source.plain import Kind, Plain
from cxroad.source.span import Route


def clean(root: Map) -> tuple[dict[str, object], list[Route]]:
    """The same data without keys that have no value, and the routes of texts split by a comma.

    `key:`, `key: null` and `key: ~` mean absent. A key inside { } that has not even a colon
    is the rest of an unquoted text with a comma; its route is in the second answer.
    """
    splits: list[Route] = []
    return _cleaned_map(root, (), splits), splits


def _cleaned(value: Value, route: Route, splits: list[Route]) -> object:
    if isinstance(value, Map):
        return _cleaned_map(value, route, splits)
    if isinstance(value, Seq):
        return [_cleaned(item, (*route, index), splits) for index, item in enumerate(value)]
    return value


def _cleaned_map(value: Map, route: Route, splits: list[Route]) -> dict[str, object]:
    kept: dict[str, object] = {}
    for key, item in value.items():
        if not _is_null(item):
            kept[key] = _cleaned(item, (*route, key), splits)
        elif value.flow and item == "" and _without_colon(value, key):
            splits.append((*route, key))
    return kept


def _without_colon(value: Map, key: str) -> bool:
    """Whether the key stands alone: its empty value then lies right at the key's end."""
    _, key_end, value_start, value_end = value.places[key]
    return value_start == value_end == key_end


def _is_null(value: Value) -> bool:
    return isinstance(value, Plain) and value.kind is Kind.NULL


def known_ids(root: Map) -> Mapping[str, frozenset[str]]:
    """Ids by namespace that stand in the file, whether or not their parts can be read."""
    work = _keys(root.get("phases")) | _keys(root.get("externals"))
    phases = root.get("phases")
    if isinstance(phases, Map):
        for phase in phases.values():
            if isinstance(phase, Map):
                work |= _keys(phase.get("initiatives"))
    vision = root.get("vision")
    outcomes = _keys(vision.get("outcomes")) if isinstance(vision, Map) else set()
    named = {name: _keys(root.get(name)) for name in _NAMESPACES}
    return {
        name: frozenset(ids) for name, ids in {"work": work, "outcomes": outcomes, **named}.items()
    }


_NAMESPACES = ("people", "teams", "vendors", "insight", "risks")


def _keys(value: object) -> set[str]:
    return set(value) if isinstance(value, Map) else set()
