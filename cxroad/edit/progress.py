"""What was finished, and what was measured."""

from __future__ import annotations

from cxroad.edit.edited import Edited
from cxroad.edit.known import order_at, place_of, root_of
from cxroad.edit.put import at, put
from cxroad.errors import UsageError
from cxroad.model.base import Unreadable
from cxroad.model.dates import Date
from cxroad.model.numbers import Number
from cxroad.source.document import Document, Map


def done(document: Document, id: str, on: str) -> Edited:
    """An initiative is done since a day.

    Raises:
        CxroadError: There is no such initiative, `on` is no date, or the file has no room.
    """
    route = place_of(document, id, ("initiative",))
    day = _day(on)
    owner = at(root_of(document), route)
    if isinstance(owner, Map) and (owner.get("status"), owner.get("finished")) == ("done", day):
        return Edited(document, f"`{id}` is done since {day} already")
    new = put(document, (*route, "status"), "done", order_at)
    new = put(new, (*route, "finished"), day, order_at)
    return Edited(new, f"`{id}` is done since {day}")


def record(document: Document, outcome: str, value: str, on: str) -> Edited:
    """What was measured of an outcome on a day; another value of that day is replaced.

    Raises:
        CxroadError: There is no such outcome, the value is no number, `on` is no date, or the
            file has no room.
    """
    route = place_of(document, outcome, ("outcome",))
    day = _day(on)
    try:
        Number.parse(value)
    except Unreadable as error:
        raise UsageError(
            error.message, error.help or "write a number, such as 4.9 or 17%"
        ) from None
    old = at(root_of(document), (*route, "actuals", day))
    new = put(document, (*route, "actuals", day), value, order_at)
    was = f", it was {old}" if isinstance(old, str) else ""
    return Edited(new, f"`{outcome}` was {value} on {day}{was}")


def _day(text: str) -> str:
    try:
        return Date.parse(text).text
    except Unreadable as error:
        raise UsageError(
            f"--on: {error.message}", error.help or "write it like 2027-03-15"
        ) from None
