"""`concise`: one line for each finding, as editors and scripts read it."""

from __future__ import annotations

from collections.abc import Mapping

from cxroad.findings.finding import Finding
from cxroad.findings.report import Report
from cxroad.render.gravest import gravest
from cxroad.render.ink import Ink, ink
from cxroad.render.visible import harmless, unobeyed
from cxroad.source.document import Document


def render(
    report: Report,
    _sources: Mapping[str, Document],
    *,
    colour: bool = False,
    most: int | None = None,
    **_layout: int,
) -> str:
    """`path:line:col: level CODE message`, never wrapped; empty when nothing is found."""
    write = ink(colour)
    return unobeyed("".join(_line(f, write) for f in gravest(report, most).findings))


def _line(finding: Finding, write: Ink) -> str:
    at = finding.place.start
    level = write(str(finding.severity), str(finding.severity))
    severe = " severe:" if finding.severe else ""
    return (
        f"{harmless(finding.place.path)}:{at.line}:{at.column}: "
        f"{level} {finding.code}{severe} {harmless(finding.message)}\n"
    )
