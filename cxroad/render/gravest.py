"""The gravest findings of a report, where not all of them are to be shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cxroad.findings.finding import Finding
from cxroad.findings.report import Report
from cxroad.model.writing import count

MOST_IN_A_FILE = 1000
MOST_IN_A_RUN = 5000


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
        files.append(file._replace(findings=tuple(findings)))
    return replace(report, files=tuple(files))


def bounded(report: Report, most: int | None) -> Report:
    """The report for a machine: `most` findings, and never more than machines take.

    Source:
        1,000 a file and 5,000 a run are our default; GitHub shows 5,000 results of a SARIF file
        and refuses a file with more than 25,000.
    """
    files = []
    waived = known = MOST_IN_A_RUN
    for file in report.files:
        kept = gravest(Report((file,)), MOST_IN_A_FILE).files[0]
        kept = kept._replace(
            waived=kept.waived[: min(waived, MOST_IN_A_FILE)],
            known=kept.known[: min(known, MOST_IN_A_FILE)],
        )
        waived -= len(kept.waived)
        known -= len(kept.known)
        files.append(kept)
    return gravest(
        replace(report, files=tuple(files)),
        MOST_IN_A_RUN if most is None else min(most, MOST_IN_A_RUN),
    )


def left_out(report: Report, shown: Report) -> str:
    """How many of a report's findings are not shown, as a sentence; empty for none."""
    number = report.number - shown.number
    if not number:
        return ""
    return f"{count(number, 'further finding')} {'is' if number == 1 else 'are'} left out here"


def by_gravity(findings: Iterable[Finding]) -> list[Finding]:
    """Findings with the gravest first, else in their own order."""
    return sorted(findings, key=_rank)


def _rank(finding: Finding) -> tuple[int, bool]:
    return -finding.severity, not finding.severe
