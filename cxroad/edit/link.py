"""What waits for what: one link more, or one less."""

from __future__ import annotations

from cxroad.edit.edited import Edited
from cxroad.edit.known import Keys, kind_at, order_at, place_of, root_of
from cxroad.edit.put import at, check, no_room, put
from cxroad.errors import UsageError
from cxroad.model.base import Unreadable
from cxroad.model.durations import Lag
from cxroad.model.links import Link
from cxroad.source.document import Document, Map, Seq
from cxroad.source.edits import TextEdit, apply
from cxroad.source.span import Span

_WAITS = ("initiative", "phase")
_AWAITED = ("initiative", "phase", "externals")


def link(document: Document, id: str, after: str, lag: str | None = None) -> Edited:
    """Let an initiative or a phase wait for something; an existing link gets the new lag.

    Args:
        lag: How long to wait behind it, such as `2w` or `-1w`; None for not at all.

    Raises:
        CxroadError: There is no such thing, the lag is none, it would wait for itself or in a
            circle, or the file has no room.
    """
    route = (*place_of(document, id, _WAITS), "after")
    place_of(document, after, _AWAITED)
    wanted = f"{after}{_lag(lag)}"
    links = links_at(document, route)
    same = [each for each in links if _target(each) == after and ".start" not in each]
    if wanted in same:
        return Edited(document, f"`{id}` waits for `{wanted}` already")
    _refuse_circle(document, id, after)
    new = [wanted if each in same else each for each in links]
    new = new if same else [*links, wanted]
    return Edited(with_links(document, route, new), f"`{id}` waits for `{wanted}` now")


def unlink(document: Document, id: str, after: str) -> Edited:
    """Let an initiative or a phase wait for something no longer.

    Raises:
        CxroadError: There is no such thing, it does not wait for it, or the file has no room.
    """
    route = (*place_of(document, id, _WAITS), "after")
    links = links_at(document, route)
    left = [each for each in links if _target(each) != after]
    if left == links:
        waits = f"it waits for {', '.join(links)}" if links else "it waits for nothing"
        raise UsageError(f"`{id}` does not wait for `{after[:64]}`", waits)
    new = with_links(document, route, left)
    return Edited(new, f"`{id}` waits for `{after}` no longer")


def links_at(document: Document, route: Keys) -> list[str]:
    """The entries of an `after`; none where it is absent."""
    found = at(root_of(document), route)
    if isinstance(found, Seq):
        return [str(each) for each in found]
    return [found] if isinstance(found, str) and found else []


def with_links(document: Document, route: Keys, links: list[str]) -> Document:
    """The file in which an `after` has other entries; what stays keeps its place and comments.

    An empty list goes, of a phase it stays, since a phase without one waits for the one before.
    """
    from cxroad.edit.cut import cut_entry, cut_item

    owner, found = at(root_of(document), route[:-1]), at(root_of(document), route)
    old = links_at(document, route)
    if not isinstance(found, Seq) or not found:
        if not links and isinstance(owner, Map) and kind_at(route[:-1]) == "initiative":
            edit = cut_entry(document, owner, "after", comments=False)
            return _applied(document, route, edit)
        return put(document, route, links, order_at)
    gone = [index for index, each in enumerate(old) if each not in links]
    if not links and isinstance(owner, Map) and kind_at(route[:-1]) == "initiative":
        return _applied(document, route, cut_entry(document, owner, "after", comments=False))
    if len(gone) == 1 and [each for each in old if each in links] == links:
        return _applied(document, route, cut_item(document, found, gone[0]), links)
    fresh = [each for each in links if each not in old]
    if not gone and len(fresh) == 1 and links == [*old, *fresh]:
        return _applied(document, route, _appended(document, found, fresh[0]), links)
    if len(gone) == 1 and len(fresh) == 1 and len(links) == len(old):
        start, end = found.places[gone[0]]
        return _applied(document, route, TextEdit(Span(start, end), fresh[0]), links)
    return put(document, route, links, order_at)


def _appended(document: Document, items: Seq, new: str) -> TextEdit:
    from cxroad.edit.lines import line_end
    from cxroad.source.lines import line_at

    text = document.text
    start, end = items.places[-1]
    if items.flow:
        return TextEdit(Span(end, end), f", {new}")
    dash = line_at(text, start)
    lead = text[dash.start : text.find("-", dash.start)]
    stop = text.find("\n", max(end - 1, 0))
    if stop < 0:
        return TextEdit(Span(len(text), len(text)), f"{line_end(text)}{lead}- {new}")
    return TextEdit(Span(stop + 1, stop + 1), f"{lead}- {new}{line_end(text)}")


def _applied(
    document: Document, route: Keys, edit: TextEdit | None, links: list[str] | None = None
) -> Document:
    if edit is None:
        raise no_room(document, route)
    text = apply(document.text, [edit])
    return check(document, text, [route], {route: links} if links is not None else {})


def _target(text: str) -> str:
    try:
        return Link.parse(text).target
    except Unreadable:
        return text


def _lag(text: str | None) -> str:
    if not text:
        return ""
    sign, size = ("-", text[1:]) if text.startswith("-") else ("+", text.removeprefix("+"))
    try:
        Lag.parse(f"{sign}{size.strip()}")
    except Unreadable as error:
        raise UsageError(f"--lag: {error.message}", error.help or "write it like 2w") from None
    return f" {sign} {size.strip()}"


def _refuse_circle(document: Document, id: str, after: str) -> None:
    """Refuse a link by which an initiative would wait for itself, over others too."""
    if id == after:
        raise UsageError(f"`{id}` cannot wait for itself", "name something else")
    seen: dict[str, str] = {}
    waiting = [after]
    while waiting:
        here = waiting.pop()
        try:
            route = place_of(document, here, _AWAITED)
        except UsageError:
            continue
        for text in links_at(document, (*route, "after")):
            target = _target(text)
            if target not in seen and ".start" not in text:
                seen[target] = here
                waiting.append(target)
    if id in seen:
        chain = [id]
        step = seen[id]
        while True:
            chain.append(step)
            if step == after:
                break
            step = seen[step]
        told = " for ".join(f"`{each}`" for each in (chain[-1], *chain[-2::-1]))
        raise UsageError(
            f"`{id}` cannot wait for `{after}`: that waits in turn for it ({told})",
            f"first: cxroad unlink {chain[1]} --after {id}",
        )
