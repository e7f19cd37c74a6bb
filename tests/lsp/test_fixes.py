"""Repairs at the places of findings."""

from __future__ import annotations

from cxroad.lsp.fixes import all_safe, repairs, waivers
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


SOUND = """\
title: Test
start: 2027-01-11
vision:
  statement: Everybody is answered on the same day
  outcomes:
    effort: {metric: ces2, baseline: 4.6, target: 5.8}
phases:
  crawl:
    initiatives:
      listen: {name: Listen to calls, serves: {effort: 60%}, estimate: 4w}   # ears first
"""


def test_finding_can_be_waived_where_it_stands_with_the_reason_still_to_be_said(cursor):
    file, at = cursor(SOUND.replace("effort: {metric", "eff¦ort: {metric"))
    before = {(each.code, each.route) for each in file.report.findings}
    offered = waivers(file, Span(at, at))
    assert offered

    for each in offered:
        made, _ = cursor("¦" + apply(SOUND, each.edits))
        waived = file.report.findings[each.finding]
        after = {(each.code, each.route) for each in made.report.findings}
        assert before - after == {(waived.code, waived.route)}
        assert {code for code, _ in after - before} == {"WRD003"}
        assert apply(SOUND, each.edits).startswith(SOUND)
        assert not each.safe


def test_nothing_is_waived_that_cannot_be_or_in_one_go(cursor):
    file, at = cursor(TEXT.replace("ownr", "ow¦nr"))

    assert waivers(file, Span(at, at)) == ()
    file, _ = cursor(f"¦settings: {{level: strict}}\n{SOUND}")
    assert len(file.report.findings) > 5
    assert waivers(file, Span(0, len(SOUND))) == ()
