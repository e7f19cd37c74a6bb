"""`gitlab`: a code quality report, which merge requests show beside the changed lines."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import TypedDict

from cxroad.findings.finding import Finding, Severity
from cxroad.findings.report import Report
from cxroad.render.address import shown_address
from cxroad.render.fingerprint import fingerprints
from cxroad.render.gravest import bounded, left_out
from cxroad.render.json_text import json_text
from cxroad.render.unlinked import unlinked
from cxroad.source.document import Document


class _Lines(TypedDict):
    begin: int
    end: int


class _Point(TypedDict):
    line: int
    column: int


class _Stretch(TypedDict):
    begin: _Point
    end: _Point


class _Location(TypedDict):
    path: str
    lines: _Lines
    positions: _Stretch


class _Issue(TypedDict):
    type: str
    check_name: str
    description: str
    categories: list[str]
    severity: str
    fingerprint: str
    location: _Location


def render(
    report: Report,
    sources: Mapping[str, Document],
    *,
    most: int | None = None,
    **_layout: int,
) -> str:
    """A JSON array of issues; where some had to be left out, a last one says how many.

    Source:
        docs.gitlab.com, "Code Quality report format".
    """
    shown = bounded(report, most)
    marks = fingerprints(report, sources)
    issues = [_issue(report, finding, marks[finding]) for finding in shown.findings]
    rest = left_out(report, shown)
    if rest:
        issues.append(_remark(report, rest))
    return json_text(issues)


def _issue(report: Report, finding: Finding, fingerprint: str) -> _Issue:
    start, end = finding.place.start, finding.place.end
    help = f"; {finding.help}" if finding.help.strip() else ""
    return {
        "type": "issue",
        "check_name": finding.code,
        "description": unlinked(f"{finding.message}{help}"),
        "categories": ["Bug Risk"],
        "severity": _severity(finding),
        "fingerprint": fingerprint,
        "location": {
            "path": shown_address(report, finding.place.path),
            "lines": {"begin": start.line, "end": max(start.line, end.line)},
            "positions": {
                "begin": {"line": start.line, "column": start.column},
                "end": {"line": end.line, "column": end.column},
            },
        },
    }


def _severity(finding: Finding) -> str:
    if finding.severity is Severity.WARNING:
        return "major" if finding.severe else "minor"
    return "critical" if finding.severity is Severity.ERROR else "info"


def _remark(report: Report, text: str) -> _Issue:
    """An entry about the report itself, at the first file's first line."""
    point: _Point = {"line": 1, "column": 1}
    return {
        "type": "issue",
        "check_name": "cxroad",
        "description": text,
        "categories": ["Bug Risk"],
        "severity": "info",
        "fingerprint": sha256(b"left out").hexdigest()[:32],
        "location": {
            "path": shown_address(report, report.files[0].path),
            "lines": {"begin": 1, "end": 1},
            "positions": {"begin": point, "end": point},
        },
    }
