"""What stands in a document, ready for the model: without empty keys, and the ids it names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cxroad.load.shape import holds_entities
from cxroad.source.document import Document, Map, Seq, Value
from cxroad.source.plain import Kind, Plain
from cxroad.source.span import Route


class Cleaned(NamedTuple):
    """A document's data, ready for the model, and where its author may have slipped.

    Attributes:
        data: Without keys that have no value; the document's own maps where none is without.
        splits: Keys inside { } that have not even a colon.
        dashes: Texts with a dash between blanks, which may be list items run together.
    """

    data: Mapping[str, object]
    splits: list[Route]
    dashes: list[Route]


def clean(document: Document, root: Map) -> Cleaned:
    """The same data without keys that have no value.

    `key:`, `key: null` and `key: ~` mean absent; an id with nothing below it, such as a phase
    that is still empty, stays as an empty map.
    """
    splits: list[Route] = []
    dashes: list[Route] = []
    data: Mapping[str, object] = root
    if document.lacking or any(" - " in text for text in document.texts):  # which is seldom
        data = _map(root, (), splits, dashes)
    return Cleaned(data, splits, dashes)


def _any(value: Value, route: Route, splits: list[Route], dashes: list[Route]) -> object:
    if isinstance(value, Map):
        return _map(value, route, splits, dashes)
    if isinstance(value, Seq):
        return [_any(item, (*route, at), splits, dashes) for at, item in enumerate(value)]
    if " - " in value:
        dashes.append(route)
    return value


def _map(value: Map, route: Route, splits: list[Route], dashes: list[Route]) -> dict[str, object]:
    kept: dict[str, object] = {}
    for key, item in value.items():
        if not isinstance(item, Plain):
            kept[key] = _any(item, (*route, key), splits, dashes)
        elif item.kind is not Kind.NULL:
            kept[key] = item
        elif value.flow and item == "" and _without_colon(value, key):
            splits.append((*route, key))
        elif holds_entities(route):
            kept[key] = {}
    return kept


def copied(data: Mapping[str, object]) -> dict[str, object]:
    """The same in maps of its own, to leave something out of; lists go as a whole."""
    return {key: copied(value) if isinstance(value, dict) else value for key, value in data.items()}


def _without_colon(value: Map, key: str) -> bool:
    """Whether the key stands alone: its empty value then lies right at the key's end."""
    _, key_end, value_start, value_end = value.places[key]
    return value_start == value_end == key_end


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
