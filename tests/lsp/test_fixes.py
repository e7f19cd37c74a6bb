"""Repairs at the places of findings."""

from __future__ import annotations

from cxroad.lsp.fixes import all_safe, repairs
from cxroad.source.edits import apply
from cxroad.source.span import Span

TEXT = """\
title: Test
start: 2027-01-11
vision:
  statement: Easy
phases:
  crawl:
    initiatives:
      listen: {name: Listen, ownr: mia, status: Done}
      settle: {name: Settle, after: [listn]}
"""


def test_finding_with_a_repair_offers_it_at_its_place_only(cursor):
    file, at = cursor(TEXT.replace("ownr", "ow¦nr"))
    (found,) = repairs(file, Span(at, at))

    assert found.title == "Replace `ownr` by `owner` (STR001; it may change the plan)"
    assert not found.safe
    assert TEXT.replace("ownr", "owner") == apply(TEXT, found.edits)
    assert file.report.findings[found.finding].code == "STR001"


def test_safe_repair_says_nothing_of_the_plan(cursor):
    file, at = cursor(TEXT.replace("Done", "Do¦ne"))
    (found,) = repairs(file, Span(at, at))

    assert found.safe
    assert found.title == "Replace `Done` by `done` (STR004)"


def test_all_safe_repairs_leave_the_unsafe_ones(cursor):
    file, _ = cursor(TEXT)
    whole = all_safe(file)

    assert whole is not None
    assert TEXT.replace("Done", "done") == apply(TEXT, whole.edits)


def test_file_without_safe_repairs_offers_none(cursor):
    assert all_safe(cursor("title: A\n")[0]) is None
