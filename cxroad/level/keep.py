"""Levelled dates written into the file, so that the plan in it becomes the levelled one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cxroad.edit.keys import with_value
from cxroad.errors import InputError
from cxroad.load.loader import load_bytes
from cxroad.source.document import Document
from cxroad.source.limits import DEFAULT_LIMITS, Limits


def kept(document: Document, starts: Mapping[str, date], limits: Limits = DEFAULT_LIMITS) -> str:
    """The file's text in which some initiatives have other first days; nothing else changes.

    Raises:
        InputError: There is no room for a `start` as the file is written.
    """
    loaded = load_bytes(document.text.encode(), document.path, limits)
    for id, day in starts.items():
        assert loaded.roadmap is not None, "it was read in full before it was levelled"
        route = loaded.roadmap.initiatives[id].route
        text = with_value(loaded.document, route, "start", day.isoformat(), "estimate")
        if text is None:
            raise InputError(
                f"{document.path}: {id} has no room for `start`, as it is written",
                f"write `start: {day.isoformat()}` into it yourself",
            )
        loaded = load_bytes(text.encode(), document.path, limits)
    return loaded.document.text
