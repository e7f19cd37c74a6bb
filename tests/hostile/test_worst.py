"""The dearest files: each ends in findings, and twice the file takes twice the steps."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date

import pytest
from hostile.worst import CASES, Case

from cxroad.findings.report import Report
from cxroad.lint.engine import lint
from cxroad.lint.explain import cards
from cxroad.load.loader import load_document
from cxroad.render.formats import FINDINGS
from cxroad.source.reader import read_document

SMALL = 6 * 1024
TWICE = 2.4
"""What twice the file may take, with some room for what grows like sorting does."""

CARDS = cards()


def said(text: str) -> str:
    """All that lint says of a text."""
    document = read_document(text.encode(), "plan.yaml")
    report = Report((lint(load_document(document), date(2027, 3, 15)),), rules=CARDS)
    return FINDINGS["full"](report, {"plan.yaml": document})


def steps(work: Callable[[], object]) -> int:
    """How many calls of functions something takes, the same on every machine."""
    number = 0

    def count(_: object, event: str, __: object) -> None:
        nonlocal number
        number += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return number


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_twice_the_file_takes_twice_the_steps(case: Case) -> None:
    small, large = case(SMALL), case(2 * SMALL)
    assert len(small.encode()) > SMALL - 500
    said(large)  # what is loaded once, or remembered, counts for neither
    few = steps(lambda: said(small))
    said(large)

    assert steps(lambda: said(large)) < TWICE * few


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_no_rule_breaks_on_the_dearest_file(case: Case) -> None:
    text = said(case(SMALL))

    assert "our bug" not in text
    assert "plan.yaml" in text
