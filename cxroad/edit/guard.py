"""The check behind every edit: the text is read again, and only what was intended differs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cxroad.edit.pieces import pieces
from cxroad.source.document import Document, Map, Seq, Value
from cxroad.source.edits import Change
from cxroad.source.reader import read_document
from cxroad.source.roundtrip import round_trips
from cxroad.source.span import Route


class _Whatever:
    """Equal to anything: a new text may stand with or without quotes."""

    def __eq__(self, other: object) -> bool:
        return True


_ANY_KIND = _Whatever()


def keeps(old: Document, text: str, changes: Iterable[Change]) -> bool:
    """Whether a text says what the old one said, but for the changes.

    Of an old text that could not be read at all, it is asked only that reading gets further.
    """
    if old.root is None:
        # Of a text that is no YAML only the first error counts here.
        first = old.limits._replace(faults=1)
        return _further(old, read_document(text.encode(), old.path, first))
    return kept(old, text, changes) is not None


def kept(old: Document, text: str, changes: Iterable[Change]) -> Document | None:
    """A text as it is read, if it says what the old one said, but for the changes; else None.

    Args:
        old: One that could be read.
    """
    new = read_document(text.encode(), old.path, old.limits)
    if new.root is None or len(new.problems) > len(old.problems):
        return None
    if _data(new.root) != _changed(_data(old.root), changes):
        return None
    small = len(text.encode()) <= old.limits.slow_size
    if not small or new.problems or old.problems:
        return new
    if all(map(round_trips, pieces(old, new))):
        return new
    return new if round_trips(text) or not round_trips(old.text) else None


def same_but_at(old: Document, new: Document, routes: Iterable[Route]) -> bool:
    """Whether a document says what another said, but for some places.

    A place may be there in both, or in one of them only.
    """
    if new.root is None or len(new.problems) > len(old.problems):
        return False
    routes = list(routes)
    return bool(_without(_data(old.root), routes) == _without(_data(new.root), routes))


def _without(data: Any, routes: Iterable[Route]) -> Any:
    """The data without what stands at some routes of keys, if anything does."""
    if not isinstance(data, list):
        return data
    gone: set[object] = set()
    below: dict[object, list[Route]] = {}
    for step, *rest in routes:
        if rest:
            below.setdefault(step, []).append(tuple(rest))
        else:
            gone.add(step)
    return [(key, _without(item, below.get(key, ()))) for key, item in data if key not in gone]


def _further(old: Document, new: Document) -> bool:
    if new.root is not None:
        return True
    return bool(old.problems and new.problems) and _first(new) > _first(old)


def _first(document: Document) -> int:
    return min(problem.span.start for problem in document.problems)


def _data(value: Value | None) -> Any:
    """Plain data in which the order of keys counts; that of no text equals that of no other."""
    if isinstance(value, Map):
        return [(key, _data(item)) for key, item in value.items()]
    if isinstance(value, Seq):
        return tuple(_data(item) for item in value)
    return (str(value), getattr(value, "kind", None))


def _changed(data: Any, changes: Iterable[Change]) -> Any:
    """The data with the changes made; each level is gone through once for all of them.

    Raises:
        ValueError: There is nothing at the place of a change.
    """
    return _with(data, [(change.route, change) for change in changes])


def _with(data: Any, changes: list[tuple[Route, Change]]) -> Any:
    """Data with the changes below it made, each with the rest of its route."""
    if not changes:
        return data
    here: dict[Any, list[Change]] = {}
    below: dict[Any, list[tuple[Route, Change]]] = {}
    for (step, *rest), change in changes:
        if rest:
            below.setdefault(step, []).append((tuple(rest), change))
        else:
            here.setdefault(step, []).append(change)
    keyed = isinstance(data, list)
    places = [key for key, _ in data] if keyed else range(len(data))
    if not {*here, *below} <= set(places):
        raise ValueError("a change of what is not there")
    made: list[Any] = []
    for place, each in zip(places, data, strict=True):
        item = _with(each[1] if keyed else each, below.get(place, []))
        key: Any = place
        for change in sorted(here.get(place, ()), key=lambda change: change.at_key):
            if change.to is None:
                break
            if change.at_key:
                key = change.to
            else:
                item = (change.to, _ANY_KIND)
        else:
            made.append((key, item) if keyed else item)
    return made if keyed else tuple(made)
