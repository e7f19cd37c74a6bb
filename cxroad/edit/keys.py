"""Keys of a part of the roadmap, set in the text: one value, or one more item of a list."""

from __future__ import annotations

from cxroad.edit.guard import differs_only_at
from cxroad.edit.splice import written
from cxroad.source.document import Document, Map, Seq, Value
from cxroad.source.edits import TextEdit, apply
from cxroad.source.lines import line_at
from cxroad.source.span import Route, Span


def with_value(
    document: Document, route: Route, key: str, text: str, behind: str = ""
) -> str | None:
    """The text in which a key of the map at a route has a value; None where it has no room.

    The result was read again: nothing else differs.

    Args:
        behind: The key behind which a new one stands; behind the last one where it is absent.
    """
    owner = _map_at(document, route)
    if owner is None:
        return None
    if key in owner:
        edit = _replacement(document.text, owner, key, text)
    else:
        edit = _addition(document.text, owner, f"{key}: {written(text)}", behind)
    return _checked(document, route, key, edit)


def with_item(
    document: Document, route: Route, key: str, text: str, behind: str = ""
) -> str | None:
    """The text in which a list has one more item; a single value becomes a list of two.

    None where it has no room. The result was read again: nothing else differs.

    Args:
        behind: The key behind which a new list stands; behind the last one where it is absent.
    """
    owner = _map_at(document, route)
    if owner is None:
        return None
    value = owner.get(key)
    if value is None:
        edit = _addition(document.text, owner, f"{key}: [{written(text)}]", behind)
    elif isinstance(value, Seq) and value:
        edit = _flow(value, text) if value.flow else _below(document.text, value, text)
    elif isinstance(value, Map):
        return None
    else:
        start, end = owner.places[key][2:]
        old = document.text[start:end] if isinstance(value, str) else ""
        if "\n" in old:
            return None
        items = f"{old}, {written(text)}" if old else written(text)
        lead = "" if start > owner.places[key][1] + 1 else " "
        edit = TextEdit(Span(start, end), f"{lead if not old else ''}[{items}]")
    return _checked(document, route, key, edit)


def _map_at(document: Document, route: Route) -> Map | None:
    value: Value | None = document.root
    for step in route:
        if not isinstance(value, Map) or not isinstance(step, str):
            return None
        value = value.get(step)
    return value if isinstance(value, Map) and value else None


def _checked(document: Document, route: Route, key: str, edit: TextEdit | None) -> str | None:
    if edit is None:
        return None
    text = apply(document.text, [edit])
    return text if differs_only_at(document, text, [(*route, key)]) else None


def _replacement(text: str, owner: Map, key: str, new: str) -> TextEdit | None:
    start, end = owner.places[key][2:]
    before = text[start:end]
    if not before or not isinstance(owner[key], str) or "\n" in before or before[0] in "|>&*!":
        return None
    return TextEdit(Span(start, end), written(new, before))


def _addition(text: str, owner: Map, pair: str, behind: str) -> TextEdit:
    """The edit that puts a key and its value behind others of a map."""
    last = behind if behind in owner else list(owner)[-1]
    key_start, _, _, end = owner.places[last]
    if owner.flow:
        return TextEdit(Span(end, end), f", {pair}")
    return _after(text, end, f"{_indent(text, key_start)}{pair}")


def _flow(items: Seq, new: str) -> TextEdit:
    at = items.places[-1][1]
    return TextEdit(Span(at, at), f", {written(new)}")


def _below(text: str, items: Seq, new: str) -> TextEdit:
    start, end = items.places[-1]
    dash = line_at(text, start)
    lead = text[dash.start : text.find("-", dash.start)]
    return _after(text, end, f"{lead}- {written(new)}")


def _after(text: str, end: int, line: str) -> TextEdit:
    """The edit that puts a line behind the one in which something ends."""
    ending = "\r\n" if "\r\n" in text else "\n"
    stop = text.find("\n", max(end - 1, 0))
    if stop < 0:
        return TextEdit(Span(len(text), len(text)), ending + line)
    return TextEdit(Span(stop + 1, stop + 1), line + ending)


def _indent(text: str, at: int) -> str:
    """Blanks up to where something begins, so that a dash in front of it counts as one."""
    return " " * (at - text.rfind("\n", 0, at) - 1)
