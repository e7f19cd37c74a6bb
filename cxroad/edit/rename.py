"""Another id for something, in every place that names it."""

from __future__ import annotations

from cxroad.edit.edited import Edited
from cxroad.edit.guard import keeps
from cxroad.edit.known import all_ids, place_of, root_of
from cxroad.edit.put import no_room
from cxroad.edit.splice import placed
from cxroad.errors import UsageError
from cxroad.load.renaming import renamed
from cxroad.model.base import Unreadable
from cxroad.model.ids import check_id
from cxroad.source.document import Document
from cxroad.source.edits import Fix, apply


def rename(document: Document, old: str, new: str) -> Edited:
    """Give something another id, and name it so everywhere.

    Raises:
        CxroadError: There is no such id, the new one stands for something or can be none, or a
            place that names it cannot be changed.
    """
    route = place_of(document, old)
    try:
        check_id(new)
    except Unreadable as error:
        raise UsageError(error.message, error.help) from None
    if new == old:
        raise UsageError(f"`{old}` is called so already", "there is nothing to change")
    if any(each.casefold() == new.casefold() != old.casefold() for each in all_ids(document)):
        raise UsageError(f"there is a `{new}` already", "take another id")
    changes = renamed(root_of(document), {route: new})
    fix = placed(document, Fix(safe=True, changes=changes))
    if fix is None:
        raise no_room(document, route)
    text = apply(document.text, fix.edits)
    if not keeps(document, text, fix.changes):
        raise no_room(document, route)
    more = len(changes) - 1
    places = f", and so in {more} more place{'s' if more > 1 else ''}" if more else ""
    return Edited(text, f"`{old}` is called `{new}` now{places}")
