"""Several new entries of one map, read and checked once for all of them."""

from __future__ import annotations

from collections.abc import Mapping

from cxroad.edit.put import Keys, Order, added, at, check, put
from cxroad.edit.scalars import Value
from cxroad.errors import InputError
from cxroad.source.document import Document, Map
from cxroad.source.edits import TextEdit, apply


def put_several(
    document: Document, route: Keys, values: Mapping[str, Value], order: Order = lambda _: ()
) -> Document:
    """The file in which new entries stand at the end of the map at a route, in their order.

    As if `put` were asked for one after the other, without reading the file again for each.

    Args:
        values: By key, none of which the map has.
        order: As for `put`.

    Raises:
        InputError: The file has no room for them, as it is written.
    """
    routes = {(*route, key): value for key, value in values.items()}
    new, left = document, list(routes)
    while left:
        # The first one makes what lacks on the way, and shows how the others are written.
        new = put(new, left[0], routes[left[0]], order)
        del left[0]
        places, edit = _alike(new, route, {each: routes[each] for each in left}, order)
        if edit is not None:
            try:
                wanted = {each: routes[each] for each in places}
                new = check(new, apply(new.text, [edit]), places, wanted)
            except InputError:
                continue  # one by one, so that what has no room is named
            del left[: len(places)]
    return new


def _alike(
    document: Document, route: Keys, values: Mapping[Keys, Value], order: Order
) -> tuple[list[Keys], TextEdit | None]:
    """The first of some entries, as long as they are written alike, and one edit for all of them.

    The first that is written otherwise is among them: those behind it are written as it is.
    """
    owner = at(document.root, route)
    if not isinstance(owner, Map):
        return [], None
    found: dict[Keys, TextEdit] = {}
    shapes: set[bool] = set()
    for each, value in values.items():
        edit = added(document, owner, each, value, order(route), None)
        if edit is None or edit.span.start != edit.span.end:
            break
        if found and edit.span != next(iter(found.values())).span:
            break
        found[each] = edit
        if value:
            shapes.add("\n" in edit.text.strip("\r\n"))
            if len(shapes) > 1:
                break
    if not found:
        return [], None
    place = next(iter(found.values())).span
    return list(found), TextEdit(place, "".join(edit.text for edit in found.values()))
