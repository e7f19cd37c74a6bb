"""Another value for a key, or none, by the path that people write: `move-home.estimate`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from cxroad.edit.cut import cut_entry
from cxroad.edit.edited import Edited
from cxroad.edit.known import Keys, all_ids, order_at, places_of, refuse_several, root_of
from cxroad.edit.put import at, check, no_room, put
from cxroad.edit.sound import refuse_unsound
from cxroad.errors import UsageError
from cxroad.load.meant import called_here
from cxroad.load.renaming import namespace_of
from cxroad.load.shape import entity_at, fields_of
from cxroad.load.typed import Typed, shaped
from cxroad.model.nearest import nearest
from cxroad.model.roadmap import Roadmap
from cxroad.model.writing import either
from cxroad.source.document import Document, Map
from cxroad.source.document import Value as Found
from cxroad.source.edits import apply

_LONGEST = 60
"""The most characters of a value that is told; our default."""


_COMMENT = re.compile(r"^[ \t]*#", re.MULTILINE)
"""A comment on a line of its own."""


def assign(document: Document, path: str, value: str) -> Edited:
    """Give a key another value, or a first one.

    Args:
        path: An id and a key (`walk.goal`), or all keys from the top (`vision.horizon`).
        value: As it is typed: lists with commas, maps as `key=value`.

    Raises:
        CxroadError: There is no such id or key, the value cannot be read there, or the file has
            no room for it.
    """
    root = root_of(document)
    route = _route(document, path)
    shape = _shape(route)
    new = shaped(route[-1], shape, [value], path)
    old = at(root, route)
    edited = put(document, route, new, order_at)
    shown = _told(new)
    if edited.text == document.text:
        return Edited(document, f"`{path}` is {shown} already")
    refuse_unsound(document, edited)
    was = _told(old) if old is not None else ""
    return Edited(edited, f"`{path}` is {shown} now" + (f", it was {was}" if was else ""))


def unset(document: Document, path: str) -> Edited:
    """Take a key out with its value; comments on lines of their own stay.

    Args:
        path: As for `assign`.

    Raises:
        CxroadError: There is no such id or key, the roadmap cannot be read without it, or its
            lines hold something else, such as a comment.
    """
    route = _route(document, path)
    owner = at(root_of(document), route[:-1])
    if not isinstance(owner, Map) or route[-1] not in owner:
        return Edited(document, f"`{path}` is not set")
    edit = cut_entry(document, owner, route[-1], comments=False)
    if edit is None or _COMMENT.search(document.text[slice(*edit.span)]):
        raise no_room(document, route)
    text = apply(document.text, [edit])
    edited = check(document, text, [route] if len(owner) > 1 else [route[:-1]], {})
    refuse_unsound(document, edited)
    return Edited(edited, f"`{path}` is not set any more, it was {_told(owner[route[-1]])}")


def _route(document: Document, path: str) -> Keys:
    """The place that a path means.

    Raises:
        UsageError: It leads nowhere.
    """
    steps = tuple(path.split("."))
    if not all(steps) or "[" in path:
        raise UsageError(f"`{path[:80]}` is no path", "write it like move-home.estimate")
    top, ids = fields_of(Roadmap), all_ids(document)
    first = steps[0]
    if first in top and (len(steps) == 1 or first not in ids or entity_at((first,)) is not None):
        route = steps
    elif first in ids:
        route = (*_meant(places_of(document, first), steps[1:]), *steps[1:])
    elif first in top:
        route = steps
    else:
        near = nearest(first, [*ids, *top])
        hint = f"did you mean {either(['.'.join((each, *steps[1:])) for each in near])}?"
        raise UsageError(
            f"nothing is called `{first[:64]}`", hint if near else "begin with an id, or a key"
        )
    _refuse_unknown(document, route, path)
    return route


def _meant(places: Sequence[Keys], keys: Keys) -> Keys:
    """Of several things with one id the only one that has such a key.

    Raises:
        UsageError: Several have it.
    """
    having = [
        route
        for route in places
        if keys and (entity := entity_at(route)) is not None and keys[0] in fields_of(entity)
    ]
    refuse_several(having)
    return having[0] if having else places[0]


def _refuse_unknown(document: Document, route: Keys, path: str) -> None:
    for length in range(1, len(route) + 1):
        above, key = route[: length - 1], route[length - 1]
        entity = entity_at(above)
        if entity is not None and key not in fields_of(entity):
            keys = fields_of(entity)
            other = called_here(key, keys)
            near = (other,) if other else nearest(key, keys)
            head = path.removesuffix(f".{key}") if length == len(route) else ".".join(above)
            hint = f"did you mean {either([f'{head}.{each}' for each in near])}?" if near else ""
            raise UsageError(f"there is no key `{key[:64]}` at {head}", hint)
        if namespace_of(route[:length]) and at(root_of(document), route[:length]) is None:
            raise UsageError(f"there is no `{key[:64]}` yet", "add it first: cxroad add --help")
    if namespace_of(route) or entity_at(route) is not None:
        raise UsageError(f"`{path}` is more than a value", f"name a key of it: {path}.name")


def _shape(route: Keys) -> Any:
    """The type of what belongs at a route; text below the keys of a map."""
    entity = entity_at(route[:-1])
    return fields_of(entity)[route[-1]] if entity is not None else str


def _told(value: Typed | Found) -> str:
    """A value in a sentence: texts of several words in quotes, long ones cut."""
    if isinstance(value, Mapping):
        text = "{" + ", ".join(f"{key}: {_told(each)}" for key, each in value.items()) + "}"
    elif isinstance(value, str):
        words = " ".join(value.split())
        text = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 3]}..."
        return f'"{text}"' if " " in text else text
    else:
        text = f"[{', '.join(map(_told, value))}]"
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
