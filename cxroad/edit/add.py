"""A new thing in the roadmap, where such things stand and as its neighbours are written."""

from __future__ import annotations

from collections.abc import Mapping

from cxroad.edit.edited import Edited
from cxroad.edit.known import Keys, all_ids, order_at, place_of, root_of
from cxroad.edit.lines import line_end
from cxroad.edit.put import at, check, no_room, put
from cxroad.edit.scalars import Value, in_line
from cxroad.edit.sound import refuse_unsound
from cxroad.errors import UsageError
from cxroad.load.typed import KINDS
from cxroad.source.document import Document, Map, Seq
from cxroad.source.edits import TextEdit, apply
from cxroad.source.lines import line_at
from cxroad.source.span import Span


def add(
    document: Document,
    kind: str,
    id: str,
    fields: Mapping[str, Value],
    phase: str | None = None,
    before: str | None = None,
) -> Edited:
    """Add something; of an initiative `phase` says where, of all `before` which comes behind it.

    Raises:
        CxroadError: There is no such phase or neighbour, the id is taken, a value cannot be read,
            or the file has no room.
    """
    root_of(document)
    if kind == "decision":
        new = _decided(document, fields)
        refuse_unsound(document, new)
        return Edited(new, f"there is a new decision: {fields.get('what', id)}")
    if id in (ids := all_ids(document)):
        there = ".".join(ids[id])
        raise UsageError(f"there is a `{id}` already, at {there}", "give it another: --id ...")
    where = _where(document, kind, phase)
    if before is not None:
        here = (*where, before)
        beside = here if at(root_of(document), here) is not None else place_of(document, before)
        if beside[:-1] != where:
            raise UsageError(f"`{before}` stands elsewhere, at {'.'.join(beside)}", "name another")
    new = put(document, (*where, id), dict(fields), order_at, before)
    refuse_unsound(document, new)
    home = f" in phase `{where[1]}`" if kind == "initiative" else ""
    return Edited(new, f"there is a new {kind} `{id}`{home}")


def _where(document: Document, kind: str, phase: str | None) -> Keys:
    if kind != "initiative":
        if phase is not None:
            raise UsageError(f"a {kind} belongs to no phase", "leave --phase out")
        return tuple(map(str, KINDS[kind][:-1]))
    phases = list(all_ids(document, ("phase",)))
    if phase is None:
        if len(phases) != 1:
            known = f"one of {', '.join(phases)}" if phases else "cxroad add phase crawl"
            raise UsageError("in which phase?", f"say it: --phase, {known}")
        phase = phases[0]
    return (*place_of(document, phase, ("phase",)), "initiatives")


def _decided(document: Document, fields: Mapping[str, Value]) -> Document:
    """One more entry of the list of decisions."""
    text, ending = document.text, line_end(document.text)
    found = at(root_of(document), ("decisions",))
    if isinstance(found, Seq) and found and not found.flow:
        start, end = found.places[-1]
        dash = line_at(text, start)
        lead = text[dash.start : text.find("-", dash.start)]
        stop = text.find("\n", max(end - 1, start))
        last = found[-1]
        short = isinstance(last, Map) and last.flow
        body = _entry(fields, lead, short, ending)
        if stop < 0:
            edit = TextEdit(Span(len(text), len(text)), ending + body.removesuffix(ending))
        else:
            edit = TextEdit(Span(stop + 1, stop + 1), body)
    elif isinstance(found, Seq) and found:
        end = found.places[-1][1]
        edit = TextEdit(Span(end, end), f", {in_line(fields)}")
    elif found is None:
        lead = "" if text.endswith("\n") or not text else ending
        gap = ending if "\n\n" in text or "\r\n\r\n" in text else ""
        body = f"{lead}{gap}decisions:{ending}{_entry(fields, '  ', False, ending)}"
        edit = TextEdit(Span(len(text), len(text)), body)
    else:
        raise no_room(document, ("decisions",))
    return check(document, apply(text, [edit]), [("decisions",)], {})


def _entry(fields: Mapping[str, Value], lead: str, short: bool, ending: str) -> str:
    if short:
        return f"{lead}- {in_line(fields)}{ending}"
    first, *others = (f"{key}: {in_line(value)}" for key, value in fields.items())
    return f"{lead}- {first}{ending}" + "".join(f"{lead}  {each}{ending}" for each in others)
