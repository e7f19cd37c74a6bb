"""Putting a value at a place: in its line where it is there, else as a new line or entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from cxroad.edit.guard import same_but_at
from cxroad.edit.lines import Block, block_of, column_of_values, gap_between, line_end
from cxroad.edit.scalars import WIDEST, Value, in_line, in_lines
from cxroad.errors import InputError
from cxroad.source.document import Document, Map, Seq
from cxroad.source.document import Value as Found
from cxroad.source.edits import TextEdit, apply
from cxroad.source.lines import line_at
from cxroad.source.reader import read_document
from cxroad.source.span import Span

Keys = tuple[str, ...]
Order = Callable[[Keys], Sequence[str]]


def put(
    document: Document,
    route: Keys,
    value: Value,
    order: Order = lambda _: (),
    before: str | None = None,
) -> Document:
    """The file in which a value stands at a route; maps that it needs on the way are made.

    It was read again: the value reads as it was meant, and nothing else differs.

    Args:
        order: The usual order of the keys of the map at a route, for a new key.
        before: The key before which a new one stands; by the order, else last, where it is None.

    Raises:
        InputError: The file has no room for it, as it is written.
    """
    made, edits = _edits(document, route, value, order, before)
    return check(document, apply(document.text, edits), [made], {route: value})


def put_all(
    document: Document, values: Mapping[Keys, Value], order: Order = lambda _: ()
) -> Document:
    """The file in which values stand at several routes, none of them below another; as by `put`.

    It was read once for all of them.

    Raises:
        InputError: The file has no room for one of them, as it is written.
    """
    made: list[Keys] = []
    edits: list[TextEdit] = []
    for route, value in values.items():
        place, its = _edits(document, route, value, order, None)
        made.append(place)
        edits += its
    try:
        text = apply(document.text, edits)
    except ValueError:  # two of them at one place, of which the second has to know the first
        for route, value in values.items():
            document = put(document, route, value, order)
        return document
    return check(document, text, made, values) if edits else document


def _edits(
    document: Document, route: Keys, value: Value, order: Order, before: str | None
) -> tuple[Keys, Sequence[TextEdit]]:
    """The place that is made or changed, and how the text changes."""
    root = document.root
    if not isinstance(root, Map):
        raise InputError(f"{document.path} is no roadmap", f"cxroad lint {document.path}")
    made = route
    owner: Found | None = root
    for at, step in enumerate(route):
        if not isinstance(owner, Map):
            break
        if step not in owner or at == len(route) - 1 or _is_empty(owner[step]):
            made = route[: at + 1]
            break
        owner = owner[step]
    if not isinstance(owner, Map) or (not owner and owner is not root):
        raise no_room(document, route)
    inside = value
    for step in reversed(route[len(made) :]):
        inside = {step: inside}
    key = made[-1]
    if key in owner:
        edits = _replaced(document, owner, made, inside)
    else:
        edits = [added(document, owner, made, inside, order(made[:-1]), before)]
    if None in edits:
        raise no_room(document, route)
    return made, [each for each in edits if each is not None]


def no_room(document: Document, route: Keys) -> InputError:
    """What is said where an edit would have to touch more than it should."""
    return InputError(
        f"{document.path} has no room for `{'.'.join(route)}`, as it is written",
        "change it by hand: cxroad does not edit what it could spoil",
    )


def check(
    document: Document, text: str, places: Iterable[Keys], values: Mapping[Keys, Value]
) -> Document:
    """What a text says; one that differs elsewhere, or where a value reads otherwise, is refused.

    Raises:
        InputError: It does.
    """
    places = list(places)
    new = read_document(text.encode(), document.path, document.limits)
    if not same_but_at(document, new, places):
        raise no_room(document, places[0])
    root = new.root
    for route, value in values.items():
        if data_of(at(root, route)) != _meant(value):
            raise no_room(document, route)
    return new


def at(root: Found | None, route: Iterable[str]) -> Found | None:
    """What stands at a route; None for nothing."""
    for step in route:
        if not isinstance(root, Map) or step not in root:
            return None
        root = root[step]
    return root


def data_of(value: Found | None) -> Any:
    """A part of a document as plain maps, lists and texts, without places; None for nothing."""
    if isinstance(value, Map):
        return {key: data_of(each) for key, each in value.items()}
    if isinstance(value, Seq):
        return [data_of(each) for each in value]
    return None if value is None else str(value)


def _meant(value: Value) -> Any:
    if isinstance(value, Mapping):
        return {key: _meant(each) for key, each in value.items()}
    return value if isinstance(value, str) else [_meant(each) for each in value]


def _is_empty(value: Found) -> bool:
    """Whether nothing stands there, or an empty map, or null."""
    if isinstance(value, Map):
        return not value
    return isinstance(value, str) and value in ("", "~", "null") and type(value) is not str


def _replaced(
    document: Document, owner: Map, route: Keys, value: Value
) -> Sequence[TextEdit | None]:
    text, key = document.text, route[-1]
    _, key_end, start, end = owner.places[key]
    colon = text.find(":", key_end) + 1
    old = text[start:end]
    open_up = isinstance(value, Mapping) and not owner.flow and _is_empty(owner[key])
    if open_up and isinstance(value, Mapping) and not _is_short(document, owner, key, value):
        gone = [TextEdit(Span(colon, end), "")] if old.strip() else []
        return [*gone, _below(document, owner, key, value)]
    shown = in_line(value, owner.flow)
    quoted = isinstance(owner[key], str) and old[:1] in ("'", '"')
    if quoted and isinstance(value, str) and not {"\\", old[0]} & set(value):
        shown = f"{old[0]}{value}{old[0]}"
    if "\n" not in text[colon:end] and old:
        return [TextEdit(Span(start, end), shown)]
    scalar = type(owner[key]) is not Map and old[:1] in ("|", ">")
    commented = old.split("\n", 1)[0] if scalar else text[colon:end]  # its lines hold no comments
    if "#" in commented or not colon:
        return [None]
    behind = text[colon:end]
    tail = line_end(text) if behind.endswith("\n") else ""
    return [TextEdit(Span(colon, max(end, colon)), f" {shown}{tail}")]


def _is_short(document: Document, owner: Map, key: str, value: Mapping[str, Value]) -> bool:
    """Whether neighbours stand in braces on one line, and this one fits there too."""
    others = [each for each in owner if each != key and isinstance(owner[each], Map)]
    shown = [each for each in others if owner[each]]
    if not shown or any(isinstance(each, Mapping) and _deep(each) for each in value.values()):
        return False
    last = shown[-1]
    neighbour = owner[last]
    line = len(key) + len(in_line(value)) + owner.places[last][0]
    line -= line_at(document.text, owner.places[last][0]).start - 2
    one_line = "\n" not in document.text[slice(*owner.places[last][2:])]
    return isinstance(neighbour, Map) and neighbour.flow and one_line and line <= WIDEST


def _deep(value: Mapping[str, Value]) -> bool:
    return any(isinstance(each, Mapping) for each in value.values())


def _below(document: Document, owner: Map, key: str, value: Mapping[str, Value]) -> TextEdit:
    """The lines of a map below a key that has none."""
    text, ending = document.text, line_end(document.text)
    key_start = owner.places[key][0]
    indent = key_start - line_at(text, key_start).start
    lines = list(in_lines(key, value, indent, _step(document, owner, indent)))[1:]
    stop = text.find("\n", key_start)
    if stop < 0:
        return TextEdit(Span(len(text), len(text)), "".join(f"{ending}{one}" for one in lines))
    return TextEdit(Span(stop + 1, stop + 1), "".join(f"{one}{ending}" for one in lines))


def added(
    document: Document,
    owner: Map,
    route: Keys,
    value: Value,
    order: Sequence[str],
    before: str | None,
) -> TextEdit | None:
    """A new entry of a map at a route, written as its neighbours are; None where there is no room.

    Args:
        order, before: As for `put`, the order being that of this map.
    """
    text, key = document.text, route[-1]
    ending = line_end(text)
    behind = None if before is not None else _neighbour(owner, key, order)
    if behind is None and before is None:
        before = next(iter(owner), None)
    if owner.flow:
        return _in_braces(owner, key, value, before, behind)
    if not owner:
        lead = "" if not text or text.endswith("\n") else ending
        fresh = "".join(f"{one}{ending}" for one in in_lines(key, value, 0, 2))
        return TextEdit(Span(len(text), len(text)), f"{lead}{fresh}")
    first = next(iter(owner))
    indent = owner.places[first][0] - line_at(text, owner.places[first][0]).start
    if len(route) > 2 and order and isinstance(value, Mapping) and not _deep(value):
        lines = [f"{' ' * indent}{key}: {in_line(value)}"]  # a part of an entry, such as `impacts`
    else:
        lines = _lines(document, owner, key, value, indent, len(route) > 1)
    body = "".join(f"{line}{ending}" for line in lines)
    blank = ending * gap_between(text, owner)
    block = block_of(text, owner, before or behind or first)
    if block is None:
        return None
    if before is not None:
        return TextEdit(Span(block.start, block.start), body + blank)
    if len(lines) == 1 and not isinstance(value, Mapping) and _is_line(text, block):
        blank = ""
    if text[: block.end].endswith("\n"):
        return TextEdit(Span(block.end, block.end), blank + body)
    return TextEdit(Span(block.end, block.end), ending + blank + body.removesuffix(ending))


def _neighbour(owner: Map, key: str, order: Sequence[str]) -> str | None:
    """The key behind which a new one usually stands, of those there; None where it goes first.

    Where there is no usual order it is the last one.
    """
    if key not in order:
        return next(reversed(owner), None)
    earlier = [each for each in order[: order.index(key)] if each in owner]
    if earlier:
        return earlier[-1]
    return None if any(each in order for each in owner) else next(reversed(owner), None)


def _is_line(text: str, block: Block) -> bool:
    return text.count("\n", block.key, block.end) <= 1


def _lines(
    document: Document, owner: Map, key: str, value: Value, indent: int, may_be_short: bool
) -> list[str]:
    """A new entry as its neighbours are: in braces on one line, or a line for each key."""
    short = isinstance(value, Mapping) and may_be_short
    if short and isinstance(value, Mapping) and _is_short(document, owner, key, value):
        room = column_of_values(document.text, owner) - len(key) - 1
        return [f"{' ' * indent}{key}:{' ' * max(room, 1)}{in_line(value)}"]
    return list(in_lines(key, value, indent, _step(document, owner, indent)))


def _step(document: Document, owner: Map | None = None, indent: int = 0) -> int:
    """By how much what stands below a key is indented: as elsewhere in the file, else 2."""
    maps = [each for each in (owner or {}).values() if isinstance(each, Map)]
    root = document.root
    if not maps and isinstance(root, Map):
        maps, indent = [each for each in root.values() if isinstance(each, Map)], 0
    for each in maps:
        if each and not each.flow:
            start = next(iter(each.places.values()))[0]
            found = start - line_at(document.text, start).start - indent
            if 1 <= found <= 8:
                return found
    return 2


def _in_braces(
    owner: Map, key: str, value: Value, before: str | None, behind: str | None
) -> TextEdit | None:
    pair = f"{key}: {in_line(value, True)}"
    if before is not None:
        start = owner.places[before][0]
        return TextEdit(Span(start, start), f"{pair}, ")
    if behind is None:
        return None
    end = owner.places[behind][3]
    return TextEdit(Span(end, end), f", {pair}")
