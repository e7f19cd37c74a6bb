"""A page from a few lines of YAML, and findings out of nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from types import SimpleNamespace

import pytest

from cxroad.api import load_text
from cxroad.findings.finding import Finding, Place, Severity
from cxroad.source.span import Position, Span
from cxroad.views.summary import SummaryView, arrange_summary


@pytest.fixture
def page() -> Callable[..., SummaryView]:
    """The page of a roadmap: `page(text, "2027-01-11", "walk", findings)`; `None`: not linted."""

    def arranged(
        text: str,
        today: str = "2027-01-11",
        phase: str | None = None,
        findings: Sequence[Finding] | None = (),
    ) -> SummaryView:
        project = load_text(f"title: Acme\n{text}", today=date.fromisoformat(today))
        assert project.loaded.problems == ()
        report = None if findings is None else SimpleNamespace(findings=tuple(findings))
        return arrange_summary(project.plan, report, phase)

    return arranged


@pytest.fixture
def found() -> Callable[..., Finding]:
    """A finding: `found("GOV004", "'x' has no owner.", Severity.WARNING)`."""

    def made(
        code: str,
        message: str = "Something is wrong.",
        severity: Severity = Severity.WARNING,
        *,
        severe: bool = False,
        help: str = "",
    ) -> Finding:
        place = Place("acme.yaml", Span(0, 1), Position(1, 1), Position(1, 2))
        return Finding(code, "name", severity, message, place, severe=severe, help=help)

    return made
