"""`rdjson`: the format of reviewdog, which writes findings as comments of a review."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NotRequired, TypedDict

from cxroad.findings.finding import Finding, Place
from cxroad.findings.report import Report
from cxroad.render.address import shown_address
from cxroad.render.gravest import bounded, left_out
from cxroad.render.json_text import json_text
from cxroad.render.unlinked import unlinked
from cxroad.source.document import Document
from cxroad.source.span import Position


class _Point(TypedDict):
    line: int
    column: int


class _Range(TypedDict):
    start: _Point
    end: _Point


class _Location(TypedDict):
    path: str
    range: NotRequired[_Range]


class _Related(TypedDict):
    message: str
    location: _Location


class _Code(TypedDict):
    value: str


class _Diagnostic(TypedDict):
    message: str
    location: _Location
    severity: str
    code: NotRequired[_Code]
    related_locations: NotRequired[list[_Related]]


def render(
    report: Report,
    sources: Mapping[str, Document],
    *,
    most: int | None = None,
    **_layout: int,
) -> str:
    """One JSON object with a diagnostic for each finding; a last one says what is left out.

    Source:
        github.com/reviewdog/reviewdog, proto/rdf: columns are 1-based and count bytes in UTF-8.
    """
    shown = bounded(report, most)
    diagnostics = [_diagnostic(report, finding, sources) for finding in shown.findings]
    rest = left_out(report, shown)
    if rest:
        where: _Location = {"path": shown_address(report, report.files[0].path)}
        diagnostics.append({"message": rest, "location": where, "severity": "INFO"})
    return json_text({"source": {"name": "cxroad"}, "diagnostics": diagnostics})


def _diagnostic(report: Report, finding: Finding, sources: Mapping[str, Document]) -> _Diagnostic:
    more = [
        f"\n{word}: {unlinked(text)}"
        for word, text in (("help", finding.help), ("note", finding.note))
        if text.strip()
    ]
    severe = "severe: " if finding.severe else ""
    made: _Diagnostic = {
        "message": severe + unlinked(finding.message) + "".join(more),
        "location": _location(report, finding.place, sources),
        "severity": str(finding.severity).upper(),
        "code": {"value": finding.code},
    }
    if finding.related:
        made["related_locations"] = [
            {"message": unlinked(place.label), "location": _location(report, place, sources)}
            for place in finding.related
        ]
    return made


def _location(report: Report, place: Place, sources: Mapping[str, Document]) -> _Location:
    document = sources.get(place.path)
    return {
        "path": shown_address(report, place.path),
        "range": {"start": _point(place.start, document), "end": _point(place.end, document)},
    }


def _point(at: Position, document: Document | None) -> _Point:
    """A position with its column counted in bytes, where the line is at hand."""
    if document is None:
        return {"line": at.line, "column": at.column}
    before = document.line(at.line)[: at.column - 1]
    # A column may lie behind the line's last character, where a line end is marked.
    beyond = at.column - 1 - len(before)
    return {"line": at.line, "column": len(before.encode("utf-8", "replace")) + beyond + 1}
