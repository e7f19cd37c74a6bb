"""A file's report as plain lists and back, for keeping it until the same is asked again."""

from __future__ import annotations

from typing import Any

from cxroad.findings.finding import Finding, Place, Severity
from cxroad.findings.report import FileReport, Waived
from cxroad.source.edits import Change, Fix, TextEdit
from cxroad.source.span import Position, Span


def packed(report: FileReport) -> list[Any]:
    """A report as lists of texts and numbers; its path is left out, since it may be moved."""
    return [
        [_finding(each) for each in report.findings],
        [[_finding(each.finding), each.because, each.until] for each in report.waived],
        list(report.not_run),
        report.level,
        report.passed,
        report.obstacle,
        sorted(report.ran),
    ]


def unpacked(data: Any, path: str) -> FileReport:
    """The report of a file that `packed` gave.

    Raises:
        ValueError, TypeError: It is nothing that `packed` gives.
    """
    findings, waived, not_run, level, passed, obstacle, ran = data
    return FileReport(
        path,
        tuple(_found(each, path) for each in findings),
        tuple(Waived(_found(each, path), because, until) for each, because, until in waived),
        tuple(not_run),
        level,
        passed,
        obstacle,
        frozenset(ran),
    )


def _finding(of: Finding) -> list[Any]:
    return [
        of.code, of.name, int(of.severity), of.message, _place(of.place), of.route, of.severe,
        [_place(each) for each in of.related], of.help, of.note, _fix(of.fix), of.unread,
        list(of.also), of.stands_for,
    ]  # fmt: skip


def _found(data: Any, path: str) -> Finding:
    (code, name, severity, message, place, route, severe, related, help, note, fix, unread, also,
     stands_for) = data  # fmt: skip
    return Finding(
        code=code,
        name=name,
        severity=Severity(severity),
        message=message,
        place=_placed(place, path),
        route=route,
        severe=severe,
        related=tuple(_placed(each, path) for each in related),
        help=help,
        note=note,
        fix=_fixed(fix),
        unread=unread,
        also=tuple(map(tuple, also)),
        stands_for=stands_for,
    )


def _place(of: Place) -> list[Any]:
    return [*of.span, *of.start, *of.end, of.label]


def _placed(data: Any, path: str) -> Place:
    start, end, line, column, last, until, label = data
    return Place(path, Span(start, end), Position(line, column), Position(last, until), label)


def _fix(of: Fix | None) -> list[Any] | None:
    if of is None:
        return None
    changes = [[list(each.route), each.to, each.at_key] for each in of.changes]
    return [of.safe, changes, [[*each.span, each.text] for each in of.edits]]


def _fixed(data: Any) -> Fix | None:
    if data is None:
        return None
    safe, changes, edits = data
    return Fix(
        safe,
        tuple(Change(tuple(route), to, at_key) for route, to, at_key in changes),
        tuple(TextEdit(Span(start, end), text) for start, end, text in edits),
    )
