"""Lint a text on a day, and read the answer as a person would."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from datetime import date

import pytest

from cxroad.findings.report import FileReport
from cxroad.lint.engine import lint
from cxroad.load.loader import load_bytes

HEAD = """
title: Northside Clinics
start: 2027-01-11
vision:
  statement: Every patient knows the same day who will help them, and when.
  strategy: Plan 2027-2029, goal 1
  reviewed: 2026-12-04
  review_every: 6mo
  outcomes:
    effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
"""


@pytest.fixture
def report() -> Callable[..., FileReport]:
    """`report(text, "VIS006")`: what some rules say of a whole file, whatever its level."""

    def ask(text: str, *select: str, today: str = "2027-03-01") -> FileReport:
        loaded = load_bytes(textwrap.dedent(text).lstrip("\n").encode(), "roadmap.yaml")
        return lint(loaded, date.fromisoformat(today), select=select)

    return ask


@pytest.fixture
def said(report: Callable[..., FileReport]) -> Callable[..., list[str]]:
    """`said(text, "VIS006")`: findings as `line: severity: message`."""

    def ask(text: str, *select: str, today: str = "2027-03-01") -> list[str]:
        return [
            f"{found.place.start.line}: {found.severity}: {found.message}"
            for found in report(text, *select, today=today).findings
        ]

    return ask


@pytest.fixture
def phases() -> Callable[[str], str]:
    """A sound head with one outcome, `effort`, in front of some phases."""

    def whole(text: str) -> str:
        return HEAD + "phases:\n" + textwrap.indent(textwrap.dedent(text).strip("\n"), "  ") + "\n"

    return whole
