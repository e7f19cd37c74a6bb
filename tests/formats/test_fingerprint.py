from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from cxroad.findings.report import Report
from cxroad.render.address import address, uri

TEXT = """\
title: Acme
vision:
  statement: Better
  outcomes:
    calls: {metric: nps, target: 60, by: 2027}
    mails: {metric: nps, target: 60, by: 2027}
phases:
  crawl:
    initiatives:
      login: {name: Login, after: [export]}
      export: {name: Export, after: [login]}
"""


def _marks(written: Any) -> list[str]:
    marks = [issue["fingerprint"] for issue in json.loads(written.texts["gitlab"])]
    assert len(marks) > 2
    assert len(set(marks)) == len(marks)
    return sorted(marks)


def test_fingerprints_stay_when_lines_are_added_above(
    written_of: Callable[[Mapping[str, str]], Any],
) -> None:
    before = _marks(written_of({"a.yaml": TEXT}))

    assert before == _marks(written_of({"a.yaml": "# a word\n\n" + TEXT}))
    assert before == _marks(written_of({"./a.yaml": TEXT}))


def test_fingerprints_differ_by_file_and_go_with_their_finding(
    written_of: Callable[[Mapping[str, str]], Any],
) -> None:
    before = set(_marks(written_of({"a.yaml": TEXT})))
    cured = set(_marks(written_of({"a.yaml": TEXT.replace("mails: {", "mails: {baseline: 5, ")})))

    assert before.isdisjoint(_marks(written_of({"b.yaml": TEXT})))
    assert cured < before


def test_an_address_has_no_way_out_of_the_repository() -> None:
    report = Report((), addresses={"x.yaml": "plans/x.yaml"})

    assert address(report, "x.yaml") == "plans/x.yaml"
    assert address(report, "/a/../../b//./c.yaml") == "a/b/c.yaml"
    assert address(report, "../ ") == "unnamed"
    assert uri(report, "C:/ö %.yaml") == "C%3A/%C3%B6%20%25.yaml"
    assert uri(report, "\udcff") == "%FF"
