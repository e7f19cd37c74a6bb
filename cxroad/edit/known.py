"""What an id means, and what keys there are: with the nearest one where it is mistyped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cxroad.errors import InputError, UsageError
from cxroad.load.renaming import definitions
from cxroad.load.shape import entity_at, keys_of
from cxroad.model.nearest import nearest
from cxroad.model.writing import either
from cxroad.source.document import Document, Map

Keys = tuple[str, ...]


def root_of(document: Document) -> Map:
    """The map that the file is.

    Raises:
        InputError: It is none, or cannot be read as YAML.
    """
    if not isinstance(document.root, Map):
        raise InputError(f"{document.path} is no roadmap", f"cxroad lint {document.path}")
    return document.root


def all_ids(document: Document, kinds: Iterable[str] = ()) -> dict[str, Keys]:
    """Every id that the file defines, with its place; the first where one stands twice.

    Args:
        kinds: Of what; of everything where it is empty.
    """
    wanted = tuple(kinds)
    found: dict[str, Keys] = {}
    for route in _places(document):
        if not wanted or kind_at(route) in wanted:
            found.setdefault(route[-1], route)
    return found


def places_of(document: Document, id: str) -> list[Keys]:
    """Where an id is defined: a team may be called as an initiative is."""
    return [route for route in _places(document) if route[-1] == id]


def _places(document: Document) -> list[Keys]:
    return [tuple(map(str, route)) for route in definitions(root_of(document))]


def place_of(document: Document, id: str, kinds: Iterable[str] = ()) -> Keys:
    """Where an id is defined.

    Args:
        id: The id, or its place where several things are called so (`teams.web`).
        kinds: What it may be: `initiative`, `phase` or `outcome`; anything where it is empty.

    Raises:
        UsageError: There is none, and it names the nearest; or there are several.
    """
    wanted = tuple(kinds)
    ids = all_ids(document, wanted)
    if id in ids:
        if not wanted:
            refuse_several(places_of(document, id))
        return ids[id]
    for route in _places(document):
        if id == ".".join(route) and (not wanted or kind_at(route) in wanted):
            return route
    near = nearest(id, ids)
    what = either([each.removesuffix("s") for each in wanted]) if wanted else "id"
    hint = f"did you mean {either(near)}?" if near else _listed(what, list(ids))
    raise UsageError(f"there is no {what} `{id[:64]}`", hint)


def refuse_several(places: Sequence[Keys]) -> None:
    """Refuse an id that stands for several things.

    Raises:
        UsageError: It does; names their places.
    """
    if len(places) > 1:
        shown = [".".join(each) for each in places]
        raise UsageError(
            f"`{places[0][-1]}` stands for {len(places)} things", f"say which: {either(shown)}"
        )


def kind_at(route: Keys) -> str:
    """`initiative`, `phase`, `outcome` or the key of the map that an id stands in."""
    if route[0] == "phases":
        return "initiative" if len(route) > 2 else "phase"
    return "outcome" if route[0] == "vision" else route[0]


def _listed(what: str, ids: Sequence[str]) -> str:
    if not ids:
        return f"the file has none yet: cxroad add {what} ..." if what != "id" else ""
    more = ", ..." if len(ids) > 8 else ""
    return f"known: {', '.join(ids[:8])}{more}"


def order_at(route: Keys) -> Sequence[str]:
    """The usual order of the keys of the map at a route; empty where its keys are ids."""
    entity = entity_at(route)
    return keys_of(entity) if entity else ()
