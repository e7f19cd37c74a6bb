"""Taking something out of the roadmap, and out of all that waited for it."""

from __future__ import annotations

from cxroad.edit.cut import cut_entry
from cxroad.edit.edited import Edited
from cxroad.edit.known import Keys, all_ids, kind_at, place_of, root_of
from cxroad.edit.link import links_at, with_links
from cxroad.edit.put import at, check, no_room
from cxroad.errors import UsageError
from cxroad.load.renaming import Naming, namespace_of, namings
from cxroad.load.shape import short_route
from cxroad.model.base import Unreadable
from cxroad.model.links import Link
from cxroad.model.writing import listed
from cxroad.source.document import Document, Map
from cxroad.source.edits import apply

_MOST = 5
_WAITS = ("initiative", "phase")


def remove(document: Document, id: str, rewire: bool = False) -> Edited:
    """Take something out with its comments.

    Args:
        rewire: Let what waited for it wait for what it waited for.

    Raises:
        CxroadError: There is no such id, something waits for it and it is not to be rewired, it
            is named elsewhere, or the file has no room.
    """
    route = place_of(document, id)
    id = route[-1]
    waiting = _waiting(document, id) if namespace_of(route) == "work" else []
    if waiting and not rewire:
        names = listed([f"`{each}`" for each in waiting[:_MOST]])
        raise UsageError(
            f"{names} {'waits' if len(waiting) == 1 else 'wait'} for `{id}`",
            f"cxroad remove {id} --rewire lets them wait for what it waits for",
        )
    _refuse_named(document, route, id)
    own = links_at(document, (*route, "after")) if waiting else []
    new = document
    for each in waiting:
        place = (*all_ids(new, _WAITS)[each], "after")
        links: list[str] = []
        for text in links_at(new, place):
            links += [text] if _target(text) != id else own
        kept = [text for at_, text in enumerate(links) if text not in links[:at_]]
        kept = [text for text in kept if _target(text) != each]
        new = with_links(new, place, kept)
    owner = at(root_of(new), route[:-1])
    assert isinstance(owner, Map), "an id was found in it"
    edit = cut_entry(new, owner, id)
    if edit is None:
        raise no_room(document, route)
    places = [route] if len(owner) > 1 else [route[:-1]]
    left = check(new, apply(new.text, [edit]), places, {})
    did = f"`{id}` is gone"
    if waiting:
        now = (
            f"waits for {listed([f'`{each}`' for each in own])}"
            if own
            else "waits for it no longer"
        )
        verb = now if len(waiting) == 1 else now.replace("waits", "wait", 1)
        did += f"; {listed([f'`{each}`' for each in waiting[:_MOST]])} {verb}"
    return Edited(left, did)


def _waiting(document: Document, id: str) -> list[str]:
    """What waits for something, in the order of the file."""
    return [
        each
        for each, route in all_ids(document, _WAITS).items()
        if each != id and any(_target(text) == id for text in links_at(document, (*route, "after")))
    ]


def _target(text: str) -> str:
    try:
        return Link.parse(text).target
    except Unreadable:
        return text


def _refuse_named(document: Document, route: Keys, id: str) -> None:
    """Refuse to remove what other places name, apart from what waits for it."""
    space = namespace_of(route)
    inside = len(route)
    places = [
        short_route(each.route)
        for each in namings(root_of(document))
        if each.route[:inside] != route and _names(each, space, id) and "after" not in each.route
    ]
    below = at(root_of(document), (*route, "initiatives"))
    if kind_at(route) == "phase" and isinstance(below, Map) and below:
        raise UsageError(f"phase `{id}` has {len(below)} initiatives", "move or remove them first")
    if places:
        more = f" and {len(places) - _MOST} more" if len(places) > _MOST else ""
        raise UsageError(
            f"`{id}` is named at {', '.join(places[:_MOST])}{more}", "change those places first"
        )


def _names(naming: Naming, space: str | None, id: str) -> bool:
    return any(each == (space, id) for each in ((s, i) for _, _, s, i in naming.ids))
