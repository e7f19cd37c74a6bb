"""Our answers as the protocol has them, in lsprotocol's types; nothing is decided here."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import Any

from lsprotocol import types

from cxroad.findings.finding import Severity
from cxroad.lsp.complete import Offer
from cxroad.lsp.convert import UTF_16, At, Units
from cxroad.lsp.diagnose import Mark
from cxroad.lsp.fixes import Repair
from cxroad.lsp.hints import Hint
from cxroad.lsp.outline import Part
from cxroad.source.edits import TextEdit
from cxroad.source.span import Span

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_WORDS = {
    "key": types.CompletionItemKind.Property,
    "id": types.CompletionItemKind.Reference,
    "word": types.CompletionItemKind.EnumMember,
    "example": types.CompletionItemKind.Value,
}
_PARTS = {
    "section": types.SymbolKind.Namespace,
    "phase": types.SymbolKind.Module,
    "initiative": types.SymbolKind.Event,
    "outcome": types.SymbolKind.Number,
}
TRIGGERS = [" ", "[", "{", ","]
"""What is typed before something that can be completed."""

FIX_ALL = "source.fixAll.cxroad"
"""The kind of the action that makes every safe repair."""


def encoding_of(workspace: Any) -> str:
    """What the editor counts in, as it was agreed."""
    agreed = workspace.position_encoding or UTF_16
    return str(getattr(agreed, "value", agreed))


def range_of(units: Units, span: Span) -> Any:
    """A span as the editor counts."""
    start, end = units.range(span)
    return types.Range(start=_position(start), end=_position(end))


def diagnostic(uri: str, units: Units, mark: Mark) -> Any:
    """A finding."""
    return types.Diagnostic(
        range=range_of(units, mark.span),
        severity=_SEVERITIES[mark.severity],
        code=mark.code,
        source="cxroad",
        message=mark.message,
        related_information=[
            types.DiagnosticRelatedInformation(
                location=types.Location(uri=uri, range=range_of(units, span)), message=label
            )
            for span, label in mark.related
        ]
        or None,
        tags=[types.DiagnosticTag.Unnecessary] if mark.faded else None,
    )


def diagnostics(uri: str, version: int | None, found: list[Any]) -> Any:
    """All findings of a version of a file."""
    return types.PublishDiagnosticsParams(uri=uri, diagnostics=found, version=version)


def warning(text: str) -> Any:
    """Something to be shown at once."""
    return types.ShowMessageParams(type=types.MessageType.Warning, message=text)


def completion(units: Units, span: Span, offers: Iterable[Offer]) -> Any:
    """What may be typed."""
    place = range_of(units, span)
    items = [
        types.CompletionItem(
            label=offer.word,
            kind=_WORDS[offer.kind],
            detail=offer.detail or None,
            documentation=_markdown(offer.about) if offer.about else None,
            sort_text=f"{number:05}",
            filter_text=offer.word,
            text_edit=types.TextEdit(range=place, new_text=offer.text),
        )
        for number, offer in enumerate(offers)
    ]
    return types.CompletionList(is_incomplete=False, items=items)


def hover(units: Units, span: Span, text: str, markdown: bool) -> Any:
    """What something is; for an editor without Markdown, without its marks."""
    contents = _markdown(text)
    if not markdown:
        plain = html.unescape(text.replace("**", "").replace("`", ""))
        contents = types.MarkupContent(kind=types.MarkupKind.PlainText, value=plain)
    return types.Hover(contents=contents, range=range_of(units, span))


def locations(uri: str, units: Units, spans: Iterable[Span]) -> Any:
    """Places of a file."""
    return [types.Location(uri=uri, range=range_of(units, span)) for span in spans]


def highlights(units: Units, spans: Iterable[Span]) -> Any:
    """Places of a file, to be shown while the cursor stands on one of them."""
    return [types.DocumentHighlight(range=range_of(units, span)) for span in spans]


def changes(uri: str, units: Units, edits: Iterable[TextEdit]) -> Any:
    """Edits of a file."""
    return types.WorkspaceEdit(
        changes={
            uri: [types.TextEdit(range=range_of(units, span), new_text=new) for span, new in edits]
        }
    )


def action(uri: str, units: Units, repair: Repair, found: Mark | None) -> Any:
    """A repair; that of a finding belongs to it."""
    return types.CodeAction(
        title=repair.title,
        kind=types.CodeActionKind.QuickFix if found else FIX_ALL,
        diagnostics=[diagnostic(uri, units, found)] if found else None,
        is_preferred=repair.safe and found is not None,
        edit=changes(uri, units, repair.edits),
    )


def symbol(units: Units, part: Part) -> Any:
    """A part of a file with those inside it."""
    return types.DocumentSymbol(
        name=part.name,
        detail=part.detail or None,
        kind=_PARTS.get(part.kind, types.SymbolKind.Object),
        range=range_of(units, part.whole),
        selection_range=range_of(units, part.head),
        children=[symbol(units, each) for each in part.parts],
    )


def inlay(units: Units, hint: Hint) -> Any:
    """A few words behind a key."""
    return types.InlayHint(
        position=_position(units.at(hint.offset)),
        label=hint.text,
        tooltip=hint.about,
        padding_left=True,
    )


def fold(first: int, last: int) -> Any:
    """Lines that can be folded."""
    return types.FoldingRange(start_line=first, end_line=last)


def _markdown(text: str) -> Any:
    return types.MarkupContent(kind=types.MarkupKind.Markdown, value=text)


def _position(at: At) -> Any:
    return types.Position(line=at.line, character=at.character)
