"""`json`: a report for programs, in a shape of its own with a version and a JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import TypedDict

from cxroad.findings.finding import Finding, Place, Severity
from cxroad.findings.report import Entry, FileReport, Report, Waived
from cxroad.render.gravest import gravest
from cxroad.render.json_text import json_text
from cxroad.source.document import Document
from cxroad.source.span import Position

VERSION = 1
"""Of the shape; it rises when a field goes or changes its meaning, not when one is added."""


class JsonPosition(TypedDict):
    """A place between two characters, for people and for programs."""

    line: int
    column: int
    offset: int


class JsonPlace(TypedDict):
    """A marked stretch of a file."""

    path: str
    start: JsonPosition
    end: JsonPosition
    label: str | None


class JsonFinding(JsonPlace):
    """A finding at its primary place."""

    code: str
    name: str
    severity: str
    severe: bool
    message: str
    route: str | None
    help: str | None
    note: str | None
    fix: str | None
    related: list[JsonPlace]


class JsonWaived(TypedDict):
    """A finding that its file silences."""

    because: str
    until: str | None
    finding: JsonFinding


class JsonCounts(TypedDict):
    """How many findings there are."""

    error: int
    warning: int
    info: int
    severe: int
    waived: int
    known: int
    unchanged: int


class JsonFile(TypedDict):
    """What is known of a file as a whole."""

    path: str
    counts: JsonCounts
    level: str | None
    passed: str | None
    obstacle: str | None
    not_run: list[str]


class JsonEntry(TypedDict):
    """Findings that are listed as known and are gone."""

    file: str
    rule: str
    route: str
    count: int


class JsonReport(TypedDict):
    """What lint found in all files, with counts; the schema is findings.schema.json."""

    version: int
    counts: JsonCounts
    left_out: int
    files: list[JsonFile]
    findings: list[JsonFinding]
    waived: list[JsonWaived]
    gone: list[JsonEntry]


def render(
    report: Report,
    _sources: Mapping[str, Document],
    *,
    most: int | None = None,
    **_layout: int,
) -> str:
    """The report as JSON; `counts` are of all findings, `findings` the `most` gravest of them."""
    shown = gravest(report, most).findings
    everything: JsonReport = {
        "version": VERSION,
        "counts": _counts(report.files),
        "left_out": report.number - len(shown),
        "files": [_file(file) for file in report.files],
        "findings": [json_finding(finding) for finding in shown],
        "waived": [_waived(waived) for file in report.files for waived in file.waived],
        "gone": [_entry(entry) for entry in report.gone],
    }
    return json_text(everything)


def schema_text() -> str:
    """The JSON Schema of what `render` gives, with a description of every field."""
    return files("cxroad.render").joinpath("findings.schema.json").read_text("utf-8")


def _counts(of: tuple[FileReport, ...]) -> JsonCounts:
    counts = Report(of).counts
    return {
        "error": counts[Severity.ERROR],
        "warning": counts[Severity.WARNING],
        "info": counts[Severity.INFO],
        "severe": sum(finding.severe for file in of for finding in file.findings),
        "waived": sum(each.finding.stands_for for file in of for each in file.waived),
        "known": sum(len(file.known) for file in of),
        "unchanged": sum(len(file.unchanged) for file in of),
    }


def _file(file: FileReport) -> JsonFile:
    return {
        "path": file.path,
        "counts": _counts((file,)),
        "level": file.level or None,
        "passed": file.passed or None,
        "obstacle": file.obstacle or None,
        "not_run": list(file.not_run),
    }


def json_finding(finding: Finding) -> JsonFinding:
    """A finding in the shape that programs get."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "severe": finding.severe,
        "message": finding.message,
        **_place(finding.place),
        "route": finding.route or None,
        "help": finding.help or None,
        "note": finding.note or None,
        "fix": None if finding.fix is None else "safe" if finding.fix.safe else "unsafe",
        "related": [_place(place) for place in finding.related],
    }


def _entry(entry: Entry) -> JsonEntry:
    return {
        "file": entry.file,
        "rule": entry.rule,
        "route": entry.route,
        "count": entry.count,
    }


def _waived(waived: Waived) -> JsonWaived:
    return {
        "because": waived.because,
        "until": waived.until or None,
        "finding": json_finding(waived.finding),
    }


def _place(place: Place) -> JsonPlace:
    return {
        "path": place.path,
        "start": _position(place.start, place.span.start),
        "end": _position(place.end, place.span.end),
        "label": place.label or None,
    }


def _position(at: Position, offset: int) -> JsonPosition:
    return {"line": at.line, "column": at.column, "offset": offset}
