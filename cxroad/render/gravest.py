"""The gravest findings of a report, where not all of them are to be shown."""

from __future__ import annotations

from dataclasses import replace

from cxroad.findings.finding import Finding
from cxroad.findings.report import Report


def gravest(report: Report, most: int | None) -> Report:
    """The report with `most` findings at most, the gravest of them, in their own order."""
    if most is None or len(report.findings) <= most:
        return report
    ranked = sorted(enumerate(report.findings), key=lambda item: (*_rank(item[1]), item[0]))
    kept = {number for number, _ in ranked[:most]}
    files, number = [], 0
    for file in report.files:
        findings = [f for at, f in enumerate(file.findings, number) if at in kept]
        number += len(file.findings)
        files.append(replace(file, findings=tuple(findings)))
    return Report(tuple(files))


def _rank(finding: Finding) -> tuple[int, bool]:
    return -finding.severity, not finding.severe
