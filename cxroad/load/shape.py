"""The shape of the model as data: which entity stands at a route, and which keys it knows."""

from __future__ import annotations

from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from cxroad.model.base import Entity
from cxroad.model.roadmap import Roadmap
from cxroad.source.span import Route, route_text


def entity_at(route: Route) -> type[Entity] | None:
    """The entity that belongs at a route; None where text or a map of entities belongs.

    Where a list of entities belongs, a single one may stand, so its entity is the answer.
    """
    shape: Any = Roadmap
    for step in route:
        shape = _below(shape, step)
        if shape is None:
            return None
    if get_origin(shape) is tuple:
        shape = _item(shape)
    return shape if isinstance(shape, type) and issubclass(shape, Entity) else None


def short_route(route: Route) -> str:
    """A route without the steps that unique ids make needless: `move-home.after[0]`."""
    if len(route) >= 4 and route[0] == "phases" and route[2] == "initiatives":
        return route_text(route[3:])
    if len(route) >= 2 and route[0] == "phases":
        return route_text(route[1:])
    return route_text(route)


@cache
def keys_of(entity: type[Entity]) -> tuple[str, ...]:
    """The keys that an entity knows, as they stand in the file, in the model's order."""
    return tuple(field.alias or name for name, field in entity.model_fields.items())


def holds_entities(route: Route) -> type[Entity] | None:
    """The entity whose map belongs at a route, such as Phase at `phases`; None elsewhere."""
    return entity_at((*route, "any-id")) if entity_at(route) is None else None


def type_at(route: Route) -> type | None:
    """The type of the single values that belong at a route: a choice, a scalar, `bool`, `str`.

    A list of them, or a map from ids to them, has theirs. None where entities belong.
    """
    shape: Any = Roadmap
    for step in route:
        shape = _below(shape, step)
        if shape is None:
            return None
    while get_origin(shape) is tuple:
        shape = _item(shape)
    return shape if isinstance(shape, type) and not issubclass(shape, Entity) else None


def is_whole(route: Route) -> bool:
    """Whether a map belongs at a route, so that its parts stand on lines below its key."""
    return entity_at(route) is not None or holds_entities(route) is not None


@cache
def fields_of(entity: type[Entity]) -> dict[str, Any]:
    """The keys that an entity knows, with the type of each; `None` and marks are left out."""
    return {
        field.alias or name: _bare(field.annotation) for name, field in entity.model_fields.items()
    }


def _below(shape: Any, step: str | int) -> Any:
    if isinstance(shape, type) and issubclass(shape, Entity):
        return fields_of(shape).get(str(step))
    origin = get_origin(shape)
    if origin is dict and isinstance(step, str):
        return _bare(get_args(shape)[1])
    if origin is tuple:
        return _bare(get_args(shape)[0]) if isinstance(step, int) else _below(_item(shape), step)
    return None


def _item(shape: Any) -> Any:
    """What a list holds; a single value may stand for a list of one."""
    return _bare(get_args(shape)[0])


def _bare(annotation: Any) -> Any:
    """An annotation without `Annotated`, and without `None` beside it."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _bare(get_args(annotation)[0])
    if origin in (Union, UnionType):
        members = [_bare(arg) for arg in get_args(annotation) if arg is not type(None)]
        return members[0] if len(members) == 1 else annotation
    return annotation
