"""What names a finding from one run to the next, although lines move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from hashlib import sha256

from cxroad.findings.finding import Finding
from cxroad.findings.report import Report
from cxroad.render.address import address
from cxroad.source.document import Document


def fingerprints(report: Report, sources: Mapping[str, Document]) -> dict[Finding, str]:
    """A hash in 32 hexadecimal digits for each finding, waived and known ones too.

    It is made from rule, file and route, and counts where these are equal: a line that is added
    above, a number that changes in the message or a finding that is left out does not change it.
    Where there is no route, as in a file that cannot be read, the marked text stands for it.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    made: dict[Finding, str] = {}
    for file in report.files:
        for finding in file.everything:
            path = finding.place.path
            key = (
                finding.code,
                address(report, path),
                finding.route or _marked(finding, sources.get(path)),
            )
            text = "\0".join((*key, str(seen[key])))
            seen[key] += 1
            made[finding] = sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:32]
    return made


def _marked(finding: Finding, document: Document | None) -> str:
    start, end = finding.place.span
    return document.text[start:end] if document else ""
