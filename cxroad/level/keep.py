"""Levelled dates written into the file, so that the plan in it becomes the levelled one."""

from __future__ import annotations

from cxroad.edit.known import order_at
from cxroad.edit.put import put_all
from cxroad.errors import InputError
from cxroad.level.result import Levelled
from cxroad.load.loader import load_document
from cxroad.source.document import Document


def kept(document: Document, answer: Levelled) -> str:
    """The file's text with the first days that levelling found; nothing else changes.

    The text was read again, and its dates are those of the levelled plan.

    Raises:
        InputError: There is no room for a `start` as the file is written, or the dates differ.
    """
    items = answer.plan.roadmap.initiatives
    days = {
        (*map(str, items[id].route), "start"): day.isoformat() for id, day in answer.starts.items()
    }
    now = put_all(document, days, order_at)
    loaded = load_document(now)
    assert loaded.roadmap is not None, "it was read in full before it was levelled"
    found, wanted = answer.plan.of(loaded.roadmap).schedule, answer.new.schedule
    if (found.times, found.phases) != (wanted.times, wanted.phases):
        raise InputError(
            f"{document.path}: with those `start` days written, other dates come out than were "
            "found, so nothing is written",
            "write them into it yourself, one after the other",
        )
    return now.text
