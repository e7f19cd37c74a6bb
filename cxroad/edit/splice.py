"""Where a change of the data lies in the text, and what has to be written there."""

from __future__ import annotations

import re

from cxroad.source.document import Document, Map, Seq, Value
from cxroad.source.edits import Change, Fix, TextEdit
from cxroad.source.lines import line_at, quoted
from cxroad.source.plain import Kind, kind_of
from cxroad.source.span import Route, Span, Step

_PLAIN = re.compile(r"[^\W_][\w.%+-]*(?: [\w.%+<>=-]+)*|[+-][\w.%+-]*(?: [\w.%+-]+)*")


def placed(document: Document, fix: Fix | None) -> Fix | None:
    """The fix with its edits of the text; None where one of its changes cannot be placed."""
    if fix is None or fix.edits:
        return fix
    edits: list[TextEdit] = []
    changes: list[Change] = []
    for change in fix.changes:
        found = _found(document, change.route)
        if found is None:
            return None
        route, container = found
        own = change._replace(route=route)
        edit = _edit(document, own, container)
        if edit is None:
            return None
        edits.append(edit)
        changes.append(own)
    return fix._replace(changes=tuple(changes), edits=tuple(edits)) if edits else None


def written(text: str, before: str = "") -> str:
    """A text as a scalar, in quotes only where they are needed or stood there before."""
    if before[:1] in ("'", '"') and before[:1] not in text and "\\" not in text:
        return f"{before[0]}{text}{before[0]}"
    plain = _PLAIN.fullmatch(text) and not text.startswith("- ")
    return text if plain and kind_of(text) is not Kind.NULL else quoted(text)


def _found(document: Document, route: Route) -> tuple[Route, Map | Seq] | None:
    """A route in the steps that the file has, and what holds its last step.

    A text step in a list is the item with that text; an index below a lone text is that text.
    """
    value: Value | None = document.root
    container: Map | Seq | None = None
    steps: list[Step] = []
    for step in route:
        if isinstance(value, Seq) and isinstance(step, str) and step in value:
            step = value.index(step)
        if isinstance(value, Map) and isinstance(step, str) and step in value:
            container, value = value, value[step]
        elif isinstance(value, Seq) and isinstance(step, int) and 0 <= step < len(value):
            container, value = value, value[step]
        elif isinstance(value, str) and step == 0:
            continue
        else:
            return None
        steps.append(step)
    return (tuple(steps), container) if container is not None else None


def _edit(document: Document, change: Change, container: Map | Seq) -> TextEdit | None:
    step = change.route[-1]
    if change.to is None:
        return _removal(document.text, container, step)
    value: Value
    if isinstance(container, Map) and isinstance(step, str):
        key_start, key_end, start, end = container.places[step]
        value = container[step]
        if change.at_key:
            taken = change.to in container
            before = document.text[key_start:key_end]
            return None if taken else TextEdit(Span(key_start, key_end), written(change.to, before))
    elif isinstance(container, Seq) and isinstance(step, int):
        start, end = container.places[step]
        value = container[step]
    else:
        return None
    before = document.text[start:end]
    if not isinstance(value, str) or not before or "\n" in before or before[0] in "|>":
        return None
    return TextEdit(Span(start, end), written(change.to, before))


def _removal(text: str, container: Map | Seq, step: Step) -> TextEdit | None:
    if isinstance(container, Seq) and isinstance(step, int):
        if len(container) < 2:
            return None
        if container.flow:
            return _out_of_brackets(text, container, step)
        start, end = container.places[step]
        return _whole_lines(text, start, end, re.compile(r"[ ]*-[ ]+"))
    if isinstance(container, Map) and isinstance(step, str) and not container.flow:
        if len(container) < 2:
            return None
        key_start, _, _, end = container.places[step]
        return _whole_lines(text, key_start, end, _BLANKS)
    return None


def _out_of_brackets(text: str, items: Seq, at: int) -> TextEdit | None:
    """An item with the comma that it needs no longer."""
    if at + 1 < len(items):
        span = Span(items.places[at][0], items.places[at + 1][0])
    else:
        span = Span(items.places[at - 1][1], items.places[at][1])
    if "#" not in text[slice(*span)]:
        return TextEdit(span, "")
    start, end = items.places[at]
    comma = _COMMA.match(text, end)
    return _whole_lines(text, start, comma.end() if comma else end, _BLANKS)


_COMMA = re.compile(r"[ ]*,")
_BLANKS = re.compile(r"[ ]*")


def _whole_lines(text: str, start: int, end: int, lead: re.Pattern[str]) -> TextEdit | None:
    """The lines from one offset to another, if nothing else than a lead stands on them."""
    first, last = line_at(text, start), line_at(text, end)
    rest = text[end : last.end].lstrip()
    if lead.fullmatch(text, first.start, start) is None or (rest and not rest.startswith("#")):
        return None
    stop = text.find("\n", last.end)
    if stop != -1:
        return TextEdit(Span(first.start, stop + 1), "")
    return TextEdit(Span(line_at(text, first.start - 1).end, len(text)), "")
