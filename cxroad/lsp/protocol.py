"""Our answers as the protocol has them, in lsprotocol's types; nothing is decided here."""

from __future__ import annotations

from typing import Any

from lsprotocol import types

from cxroad.findings.finding import Severity
from cxroad.lsp.convert import UTF_16, At, Units
from cxroad.lsp.diagnose import Mark
from cxroad.source.span import Span

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


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


def _position(at: At) -> Any:
    return types.Position(line=at.line, character=at.character)
