"""`jsonl`: a finding a line, each as in `json`."""

from __future__ import annotations

from collections.abc import Mapping

from cxroad.findings.report import Report
from cxroad.render.gravest import gravest
from cxroad.render.json_findings import json_finding
from cxroad.render.json_text import json_text
from cxroad.source.document import Document


def render(
    report: Report,
    _sources: Mapping[str, Document],
    *,
    most: int | None = None,
    **_layout: int,
) -> str:
    """One JSON object a line for each finding; empty when nothing is found."""
    return "".join(json_text(json_finding(f), None) for f in gravest(report, most).findings)
