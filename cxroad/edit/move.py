"""An initiative in another phase, or at another place in its own."""

from __future__ import annotations

from cxroad.edit.cut import cut_entry
from cxroad.edit.edited import Edited
from cxroad.edit.known import Keys, order_at, place_of, root_of
from cxroad.edit.lines import block_of, gap_between, line_end
from cxroad.edit.put import at, check, data_of, no_room, put
from cxroad.errors import UsageError
from cxroad.source.document import Document, Map
from cxroad.source.document import Value as Found
from cxroad.source.edits import TextEdit, apply
from cxroad.source.lines import line_at
from cxroad.source.reader import read_document
from cxroad.source.span import Span


def move(document: Document, id: str, to: str, before: str | None = None) -> Edited:
    """Move an initiative with its comments to a phase, last there or before another one.

    Raises:
        CxroadError: There is no such initiative or phase, `before` is not in that phase, or the
            file has no room.
    """
    route = place_of(document, id, ("initiative",))
    target = (*place_of(document, to, ("phase",)), "initiatives")
    if before is not None:
        beside = place_of(document, before, ("initiative",))
        if beside[:-1] != target or before == id:
            raise UsageError(f"`{before}` is not in phase `{to}`", f"it is in `{beside[1]}`")
    root = root_of(document)
    owner, there = at(root, route[:-1]), at(root, target)
    assert isinstance(owner, Map), "an id was found in it"
    keys = list(owner)
    if route[:-1] == target:
        behind = keys[keys.index(id) + 1] if keys.index(id) + 1 < len(keys) else None
        if before == behind:
            return Edited(document, f"`{id}` stands there already")
    text = _moved(document, owner, there, route, target, before)
    new = (*target, id)
    moved = _checked(document, text, route, new)
    place = f", before `{before}`" if before else ""
    was = f"; it was in `{route[1]}`" if route[1] != to else ""
    now = f"is in phase `{to}` now{place}" if was or place else f"is the last of phase `{to}` now"
    return Edited(moved, f"`{id}` {now}{was}")


def _moved(
    document: Document,
    owner: Map,
    there: Found | None,
    route: Keys,
    target: Keys,
    before: str | None,
) -> str:
    text, id = document.text, route[-1]
    block = None if owner.flow else block_of(text, owner, id)
    cut = cut_entry(document, owner, id)
    if cut is None:
        raise no_room(document, route)
    if block is None or not isinstance(there, Map) or not there or there.flow:
        plain = data_of(owner[id])
        own = text[slice(*cut.span)]
        commented = "#" in own and (block is not None or "\n" in own)
        if commented and (block is None or not _can_open(there)):
            raise no_room(document, target)
        if block is not None and _can_open(there):
            return _into_empty(document, owner, route, target)
        left = read_document(apply(text, [cut]).encode(), document.path, document.limits)
        return put(left, (*target, id), plain, order_at, before).text
    first = next(iter(there.places.values()))[0]
    indent = first - line_at(text, first).start
    old = owner.places[id][0] - line_at(text, owner.places[id][0]).start
    ending = line_end(text)
    lines = _indented(text[block.start : block.end], indent - old)
    if not lines.endswith("\n"):
        lines += ending
    gap = ending * gap_between(text, there)
    beside = block_of(text, there, before or list(there)[-1])
    if beside is None:
        raise no_room(document, target)
    if before is not None:
        put_in = TextEdit(Span(beside.start, beside.start), lines + gap)
    elif text[: beside.end].endswith("\n"):
        put_in = TextEdit(Span(beside.end, beside.end), gap + lines)
    else:
        put_in = TextEdit(Span(beside.end, beside.end), ending + gap + lines.removesuffix(ending))
    if cut.span.start <= put_in.span.start <= cut.span.end:
        # Both touch: what is cut and what is put in are one edit.
        start, end = min(cut.span.start, put_in.span.start), max(cut.span.end, put_in.span.end)
        first_half = text[start : cut.span.start] + cut.text
        return text[:start] + put_in.text + first_half + text[cut.span.end : end] + text[end:]
    return apply(text, [cut, put_in])


def _can_open(there: Found | None) -> bool:
    """Whether a map in block style can begin there: nothing is there yet, or `{}`."""
    return there is None or (isinstance(there, Map) and not there) or there == ""


def _into_empty(document: Document, owner: Map, route: Keys, target: Keys) -> str:
    """An entry with its lines into a phase that has none."""
    id = route[-1]
    text = document.text
    block = block_of(text, owner, id)
    assert block is not None, "it has lines of its own"
    new = put(document, (*target, id), {"name": "x"}, order_at)
    marked = new.text
    inside = at(root_of(new), target)
    assert isinstance(inside, Map), "it was just put there"
    fresh = block_of(marked, inside, id)
    if fresh is None:
        raise no_room(document, target)
    own = owner.places[id][0] - line_at(text, owner.places[id][0]).start
    indent = inside.places[id][0] - line_at(marked, inside.places[id][0]).start
    lines = _indented(text[block.start : block.end], indent - own)
    if not lines.endswith("\n"):
        lines += line_end(text)
    old = at(root_of(new), route[:-1])
    assert isinstance(old, Map), "it is still there"
    away = cut_entry(new, old, id)
    if away is None:
        raise no_room(document, route)
    return apply(marked, [away, TextEdit(Span(fresh.start, fresh.end), lines)])


def _indented(lines: str, by: int) -> str:
    """Lines that are so many columns further right; empty ones stay empty."""
    if not by:
        return lines
    shifted = []
    for line in lines.splitlines(keepends=True):
        if not line.strip():
            shifted.append(line)
        else:
            shifted.append(
                " " * by + line if by > 0 else line[-by:] if not line[:-by].strip() else line
            )
    return "".join(shifted)


def _checked(document: Document, text: str, old: Keys, new: Keys) -> Document:
    """What a text says; one in which anything else moved is refused."""
    # Either phase may have had no initiatives, or have none now.
    found = check(document, text, [old[:-1], new[:-1]], {})
    root = found.root
    if data_of(at(root, new) or "") != data_of(at(document.root, old) or ""):
        raise no_room(document, new)
    if old != new and at(root, old) is not None:
        raise no_room(document, old)
    for place in (old[:-1], new[:-1]):
        before, after = at(document.root, place), at(root, place)
        left = [key for key in before if key != old[-1]] if isinstance(before, Map) else []
        now = [key for key in after if key != old[-1]] if isinstance(after, Map) else []
        if left != now or any(
            data_of(before[key]) != data_of(after[key])
            for key in left
            if isinstance(before, Map) and isinstance(after, Map)
        ):
            raise no_room(document, place)
    return found
