"""One more waiver in a file: a few lines, and nothing else touched."""

from __future__ import annotations

from dataclasses import dataclass

from cxroad.edit.guard import keeps
from cxroad.edit.splice import written
from cxroad.source.document import Document, Map, Seq
from cxroad.source.edits import Change, TextEdit, apply
from cxroad.source.lines import line_at
from cxroad.source.reader import read_document
from cxroad.source.span import Span


@dataclass(frozen=True, slots=True)
class NewWaiver:
    """What is accepted: a rule's findings at a place, why, and until when (empty: for good)."""

    rule: str
    place: str
    because: str
    until: str = ""

    @property
    def parts(self) -> list[str]:
        """Its keys and values as they are written."""
        reason = " ".join(self.because.split())
        parts = {"rule": self.rule, "at": self.place, "because": reason, "until": self.until}
        return [f"{key}: {written(value)}" for key, value in parts.items() if value]


def with_waiver(document: Document, waiver: NewWaiver) -> str | None:
    """The text with the waiver behind those that it has; None where it has no room for one."""
    edit = waiver_edit(document, waiver)
    return None if edit is None else apply(document.text, [edit])


def waiver_edit(document: Document, waiver: NewWaiver) -> TextEdit | None:
    """The edit that puts the waiver behind those that the file has; None without room for one.

    The result was read again: without the waiver it says what the old text said.
    """
    root = document.root
    if not isinstance(root, Map) or root.flow:
        return None
    waivers = root.get("waive")
    change = Change(("waive",), None)
    if waivers is None:
        edit = _first(document, waiver)
    elif isinstance(waivers, Seq) and waivers:
        change = Change(("waive", len(waivers)), None)
        edit = _flow(waivers, waiver) if waivers.flow else _below(document, waivers, waiver)
    else:
        return None
    text = apply(document.text, [edit])
    new = read_document(text.encode(), document.path, document.limits)
    if new.root is None or len(new.problems) > len(document.problems):
        return None
    return edit if keeps(new, document.text, (change,)) else None


def _first(document: Document, waiver: NewWaiver) -> TextEdit:
    text = document.text
    end = _line_end(text)
    before = "" if text.endswith("\n") else end
    return TextEdit(Span(len(text), len(text)), f"{before}waive:{end}" + _lines(waiver, "  ", end))


def _below(document: Document, waivers: Seq, waiver: NewWaiver) -> TextEdit:
    text = document.text
    end = _line_end(text)
    dash = line_at(text, waivers.places[0][0])
    lead = text[dash.start : text.find("-", dash.start)]
    stop = text.find("\n", max(waivers.places[-1][1] - 1, 0))
    if stop < 0:
        return TextEdit(Span(len(text), len(text)), end + _lines(waiver, lead, end))
    return TextEdit(Span(stop + 1, stop + 1), _lines(waiver, lead, end))


def _flow(waivers: Seq, waiver: NewWaiver) -> TextEdit:
    at = waivers.places[-1][1]
    return TextEdit(Span(at, at), f", {{{', '.join(waiver.parts)}}}")


def _lines(waiver: NewWaiver, lead: str, end: str) -> str:
    first, *others = waiver.parts
    return f"{lead}- {first}{end}" + "".join(f"{lead}  {part}{end}" for part in others)


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
