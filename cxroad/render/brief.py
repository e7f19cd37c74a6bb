"""Findings a line or two each, the gravest first, for where there is no room to show them whole."""

from __future__ import annotations

from cxroad.findings.report import Report
from cxroad.render.full import table
from cxroad.render.gravest import by_gravity
from cxroad.render.ink import ink
from cxroad.render.visible import harmless, unobeyed


def render(report: Report, *, colour: bool = False, width: int = 100) -> str:
    """`level[CODE] line:column  message`, with the path where there are several files."""
    alone = len(report.files) == 1
    rows = []
    for finding in by_gravity(report.findings):
        at = finding.place.start
        place = f"{at.line}:{at.column}"
        level = str(finding.severity)
        severe = "severe: " if finding.severe else ""
        rows.append(
            (
                level,
                f"{level}[{finding.code}]",
                severe + finding.message,
                place if alone else f"{harmless(finding.place.path)}:{place}",
            )
        )
    return unobeyed("".join(f"{line}\n" for line in table(rows, width, ink(colour))))
