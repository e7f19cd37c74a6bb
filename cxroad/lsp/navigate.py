"""Where an id is defined, where it is named, and how it gets another name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cxroad.edit import rename as edit
from cxroad.errors import UsageError
from cxroad.load.renaming import namespace_of, namings
from cxroad.lsp.opened import Opened
from cxroad.source.document import Document
from cxroad.source.edits import TextEdit
from cxroad.source.span import Route, Span

_WORD = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Name:
    """An id at one of its places.

    Attributes:
        space: Its namespace, as in `Loaded.known`.
        id: The id.
        span: Where it stands.
        route: The keys that lead there.
        defines: Whether it is defined here.
    """

    space: str
    id: str
    span: Span
    route: Route
    defines: bool


def names(opened: Opened) -> tuple[Name, ...]:
    """Every id at every place; of a text that is no YAML, where they are defined.

    Raises:
        CxroadError: The configuration does not fit.
    """
    if not opened.is_helped:
        return ()
    document = opened.project.loaded.document
    return tuple(_sketched(opened) if document.root is None else _named(document))


def name_at(opened: Opened, offset: int) -> Name | None:
    """The id at an offset or right before it; None for none.

    Raises:
        CxroadError: The configuration does not fit.
    """
    found = names(opened)
    touched = (name for name in found if name.span.start <= offset <= name.span.end)
    if (name := next(touched, None)) is not None or opened.project.loaded.document.root is not None:
        return name
    # Of a broken text we know what is defined, and that this word is called the same.
    start = len(opened.text[:offset]) - len(re.split(r"[^A-Za-z0-9_-]", opened.text[:offset])[-1])
    word = _WORD.match(opened.text, start)
    meant = next((name for name in found if word and name.id == word[0]), None)
    return Name(meant.space, meant.id, Span(*word.span()), (), False) if meant and word else None


def definition(opened: Opened, offset: int) -> tuple[Span, ...]:
    """Where the id at an offset is defined; several places where it is defined twice.

    Raises:
        CxroadError: The configuration does not fit.
    """
    name = name_at(opened, offset)
    return tuple(each.span for each in _same(opened, name) if each.defines) if name else ()


def references(opened: Opened, offset: int, definitions: bool = True) -> tuple[Span, ...]:
    """Every place of the id at an offset, in the order of the file.

    Raises:
        CxroadError: The configuration does not fit.
    """
    name = name_at(opened, offset)
    found = (each.span for each in _same(opened, name) if definitions or not each.defines)
    return tuple(sorted(found)) if name else ()


def renaming(opened: Opened, offset: int, new: str) -> tuple[TextEdit, ...]:
    """The edits that give the id at an offset another name, wherever it stands.

    Raises:
        UsageError: It says why that cannot be done.
        CxroadError: The configuration does not fit.
    """
    name = name_at(opened, offset)
    if name is None:
        raise UsageError("there is no id here", "put the cursor on one")
    document = opened.project.loaded.document
    homes = [each.route for each in _same(opened, name) if each.defines]
    if document.root is None:
        raise UsageError("the file cannot be read", "mend what is marked in it first")
    if len(homes) != 1:
        raise UsageError(f"`{name.id}` is defined {len(homes)} times", "mend that first")
    return edit.renaming(document, homes[0], new).edits


def _same(opened: Opened, name: Name | None) -> Iterator[Name]:
    """All places of an id."""
    for each in names(opened) if name else ():
        if name and (each.space, each.id) == (name.space, name.id):
            yield each


def _named(document: Document) -> Iterator[Name]:
    """Every id of a text that can be read."""
    assert document.root is not None
    for naming in namings(document.root):
        route = naming.route
        place = document.key_span(route) if naming.at_key else document.value_span(route)
        lead = document.text[slice(*place)].find(naming.text)
        if lead < 0:
            continue  # written with escapes, so that no part of the file looks like it
        for start, end, space, id in naming.ids:
            span = Span(place.start + lead + start, place.start + lead + end)
            defines = naming.at_key and namespace_of(route) == space
            yield Name(space, id, span, route, defines)


def _sketched(opened: Opened) -> Iterator[Name]:
    """Where ids are defined in a text that cannot be read."""
    for entry in opened.drawn.entries:
        space = namespace_of(entry.route)
        if space is not None:
            yield Name(space, str(entry.route[-1]), entry.key, entry.route, True)
