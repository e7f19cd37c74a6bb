"""`checkstyle`: the XML that many code review tools and Jenkins read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxroad.findings.finding import Finding
from cxroad.findings.report import FileReport, Report
from cxroad.render.address import address
from cxroad.render.gravest import bounded, left_out
from cxroad.render.visible import unobeyed
from cxroad.render.xml import HEAD, empty, opening, text
from cxroad.source.document import Document

_VERSION = "10.0"
"""Of the format; readers want one and look no further."""


def render(
    report: Report,
    _sources: Mapping[str, Document],
    *,
    most: int | None = None,
    **_layout: int,
) -> str:
    """A `file` for each file that was read, an `error` in it for each finding.

    Source:
        github.com/checkstyle/checkstyle, config/checkstyle-report-1.0.0.xsd.
    """
    shown = bounded(report, most)
    lines = [HEAD, opening("checkstyle", {"version": _VERSION})]
    for file in shown.files:
        lines += _file(report, file)
    rest = left_out(report, shown)
    if rest:
        lines.append(f"  <!-- {text(rest)} -->")
    lines.append("</checkstyle>")
    return unobeyed("".join(f"{line}\n" for line in lines))


def _file(report: Report, file: FileReport) -> Iterator[str]:
    yield f"  {opening('file', {'name': address(report, file.path)})}"
    yield from (f"    {_error(finding)}" for finding in file.findings)
    yield "  </file>"


def _error(finding: Finding) -> str:
    severe = "severe: " if finding.severe else ""
    help = f"; help: {finding.help}" if finding.help.strip() else ""
    return empty(
        "error",
        {
            "line": finding.place.start.line,
            "column": finding.place.start.column,
            "severity": str(finding.severity),
            "message": f"{severe}{finding.message}{help}",
            "source": f"cxroad.{finding.code}",
        },
    )
