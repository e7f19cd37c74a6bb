"""Another id for something, in every place that names it."""

from __future__ import annotations

from cxroad.edit.edited import Edited
from cxroad.edit.guard import kept
from cxroad.edit.known import Keys, all_ids, place_of, root_of
from cxroad.edit.lines import column_of_values
from cxroad.edit.put import at, no_room
from cxroad.edit.splice import placed
from cxroad.errors import UsageError
from cxroad.load.renaming import renamed
from cxroad.model.base import Unreadable
from cxroad.model.ids import check_id
from cxroad.source.document import Document, Map
from cxroad.source.edits import Fix, TextEdit, apply
from cxroad.source.span import Route, Span


def rename(document: Document, old: str, new: str) -> Edited:
    """Give something another id, and name it so everywhere.

    Raises:
        CxroadError: There is no such id, the new one stands for something or can be none, or a
            place that names it cannot be changed.
    """
    route = place_of(document, old)
    old = route[-1]
    if new == old:
        return Edited(document, f"`{old}` is called so already")
    fix, now = _renamed(document, route, new)
    more = len(fix.changes) - 1
    places = f", and so in {more} more place{'s' if more > 1 else ''}" if more else ""
    return Edited(now, f"`{old}` is called `{new}` now{places}")


def renaming(document: Document, route: Route, new: str) -> Fix:
    """The edits that give what is defined at a route another id, here and wherever it is named.

    They were tried: read again, the text says the same but for the id.

    Raises:
        CxroadError: The new id stands for something or can be none, or a place that names the
            old one cannot be changed.
    """
    return _renamed(document, route, new)[0]


def _renamed(document: Document, route: Route, new: str) -> tuple[Fix, Document]:
    """Those edits, and what the text says after them."""
    old = str(route[-1])
    try:
        check_id(new)
    except Unreadable as error:
        raise UsageError(error.message, error.help) from None
    if new == old:
        raise UsageError(f"`{old}` is called so already", "there is nothing to change")
    if any(each.casefold() == new.casefold() != old.casefold() for each in all_ids(document)):
        raise UsageError(f"there is a `{new}` already", "take another id")
    keys = tuple(map(str, route))
    fix = placed(document, Fix(safe=True, changes=renamed(root_of(document), {route: new})))
    if fix is None:
        raise no_room(document, keys)
    fix = fix._replace(edits=(*fix.edits, *_aligned(document, keys, new)))
    now = kept(document, apply(document.text, fix.edits), fix.changes)
    if now is None:
        raise no_room(document, keys)
    return fix, now


def _aligned(document: Document, route: Keys, new: str) -> list[TextEdit]:
    """The blanks behind a key that keep its value in line with those around it."""
    owner, text = at(root_of(document), route[:-1]), document.text
    if not isinstance(owner, Map) or owner.flow:
        return []
    column = column_of_values(text, owner)
    key_start, key_end, start, _ = owner.places[route[-1]]
    colon = text.find(":", key_end)
    room = column - (key_end - key_start) + len(route[-1]) - len(new) - 1
    if not column or colon < 0 or text[colon + 1 : start].strip(" "):
        return []
    return [TextEdit(Span(colon + 1, start), " " * max(room, 1))]
