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


def all_ids(document: Document) -> dict[str, Keys]:
    """Every id that the file defines, with its place; the first where one stands twice."""
    found: dict[str, Keys] = {}
    for route in definitions(root_of(document)):
        found.setdefault(str(route[-1]), tuple(map(str, route)))
    return found


def place_of(document: Document, id: str, kinds: Iterable[str] = ()) -> Keys:
    """Where an id is defined.

    Args:
        kinds: What it may be: `initiative`, `phase` or `outcome`; anything where it is empty.

    Raises:
        UsageError: There is none; names the nearest.
    """
    wanted = tuple(kinds)
    ids = {
        each: route
        for each, route in all_ids(document).items()
        if not wanted or kind_at(route) in wanted
    }
    if id in ids:
        return ids[id]
    near = nearest(id, ids)
    what = either(wanted) if wanted else "id"
    hint = f"did you mean {either(near)}?" if near else _listed(what, list(ids))
    raise UsageError(f"there is no {what} `{id[:64]}`", hint)


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
