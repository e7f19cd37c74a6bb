"""The formats of findings by name: the one table of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from cxroad.findings.report import Report
from cxroad.render import (
    checkstyle,
    concise,
    full,
    github,
    gitlab,
    json_findings,
    jsonl,
    junit,
    markdown_findings,
    rdjson,
    sarif,
)
from cxroad.render.closing import statistics_of
from cxroad.source.document import Document

__all__ = ["FINDINGS", "FindingsRenderer", "statistics_of"]


class FindingsRenderer(Protocol):
    """A report as text that ends with a newline, or is empty.

    Sources are the documents that the findings speak of, by path. Colour, the width in columns
    and the most findings to show count where the format has a use for them.
    """

    def __call__(
        self,
        report: Report,
        sources: Mapping[str, Document],
        /,
        *,
        colour: bool = False,
        width: int = 100,
        most: int | None = None,
    ) -> str:
        """Render the report."""


FINDINGS: Mapping[str, FindingsRenderer] = {
    "full": full.render,
    "concise": concise.render,
    "json": json_findings.render,
    "jsonl": jsonl.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "checkstyle": checkstyle.render,
    "rdjson": rdjson.render,
    "markdown": markdown_findings.render,
}
