"""`github`: annotations on the lines of a pull request, as GitHub's runner reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxroad.findings.finding import Finding, Severity
from cxroad.findings.report import Report
from cxroad.render.address import shown_address
from cxroad.render.closing import aside, found
from cxroad.render.gravest import bounded, by_gravity, left_out
from cxroad.render.visible import harmless, unobeyed
from cxroad.source.document import Document

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(
    report: Report,
    _sources: Mapping[str, Document],
    *,
    most: int | None = None,
    **_layout: int,
) -> str:
    """A workflow command for each finding, the gravest first, and a plain last line.

    The gravest come first because GitHub shows ten of a level for a step.

    Source:
        github.com/actions/toolkit, packages/core/src/command.ts, for what is escaped how.
    """
    shown = bounded(report, most)
    rest = left_out(report, shown)
    closing = " ".join([found(report), *([f"{rest}."] if rest else []), *aside(report)])
    return "".join(
        [
            *(f"{_command(report, finding)}\n" for finding in by_gravity(shown.findings)),
            unobeyed(f"{closing}\n"),
        ]
    )


def escaped_data(text: str) -> str:
    """A message as the runner reads it back."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escaped_property(text: str) -> str:
    """The value of a property as the runner reads it back."""
    return escaped_data(text).replace(":", "%3A").replace(",", "%2C")


def _command(report: Report, finding: Finding) -> str:
    properties = {
        "title": harmless(f"cxroad {finding.code} {finding.name}".strip()),
        "file": unobeyed(shown_address(report, finding.place.path)),
        **_region(finding),
    }
    written = ",".join(f"{key}={escaped_property(value)}" for key, value in properties.items())
    message = escaped_data("\n".join(_sentences(finding)))
    return f"::{_COMMANDS[finding.severity]} {written}::{message}"


def _region(finding: Finding) -> dict[str, str]:
    """Lines, and columns where the place lies in one line: GitHub takes them only then."""
    start, end = finding.place.start, finding.place.end
    region = {"line": str(start.line), "endLine": str(max(start.line, end.line))}
    if start.line == end.line:
        region |= {"col": str(start.column), "endColumn": str(max(start.column, end.column))}
    return region


def _sentences(finding: Finding) -> Iterator[str]:
    yield ("severe: " if finding.severe else "") + harmless(finding.message)
    for word, text in (("help", finding.help), ("note", finding.note)):
        if text.strip():
            yield f"{word}: {harmless(text)}"
