"""The shipped roadmaps, judged as a whole."""

from datetime import date
from pathlib import Path

import pytest

from cxroad.findings.report import FileReport
from cxroad.lint.catalog import RULES
from cxroad.lint.engine import lint
from cxroad.load.loader import load_bytes, load_file

ROOT = Path(__file__).parents[2]
FIRST_FAMILIES = ["STR", "GRA", "VIS"]


def _lint(name: str, today: str, select: list[str] | None = None) -> FileReport:
    return lint(load_file(str(ROOT / "examples" / name)), date.fromisoformat(today), select)


def test_a_healthy_plan_hears_two_things_and_both_are_true() -> None:
    report = _lint("northwind.yaml", "2027-01-11", FIRST_FAMILIES)

    assert [(str(f.severity), f.code, f.message) for f in report.findings] == [
        ("info", "VIS006", "The gap in `staff` is covered to 90 %; nobody closes the rest"),
        ("info", "GRA005", "85 % of the planned value waits for `listen`"),
    ]
    assert report.findings[1].note == (
        "next in the chain: `redesign` with 75 % and `settle` with 57 %"
    )
    assert not report.not_run


def test_the_smallest_file_is_a_starter_and_hears_little() -> None:
    report = _lint("minimal.yaml", "2027-01-11")

    assert report.level == "starter"
    assert len(report.findings) <= 3


def test_a_big_bang_hears_of_each_of_its_kinds_of_trouble() -> None:
    report = _lint("big-bang.yaml", "2026-11-23", FIRST_FAMILIES)

    assert {finding.code for finding in report.findings} == {
        *("STR005", "GRA002", "GRA003", "GRA004", "GRA005"),
        *("VIS002", "VIS003", "VIS004", "VIS005", "VIS006", "VIS007", "VIS008", "VIS009"),
    }


def test_a_public_plan_hears_that_its_baselines_are_missing_and_nothing_else() -> None:
    report = _lint("public-service.yaml", "2026-11-23", FIRST_FAMILIES)

    assert {finding.code for finding in report.findings} == {"VIS002"}


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda p: p.stem)
def test_every_finding_points_into_the_file_and_says_what_to_do(path: Path) -> None:
    report = _lint(path.name, "2027-01-11", FIRST_FAMILIES)
    text = path.read_text()

    for finding in report.findings:
        for place in (finding.place, *finding.related):
            assert text[place.span.start : place.span.end].strip()
        assert finding.help
        assert finding.message[0] in "`0123456789" or finding.message[0].isupper()
        assert not finding.message.endswith(".")


NO_VISION = """
title: x
phases:
  p:
    initiatives:
      a: {name: A better transformation, estimate: 2w}
"""

BARE_OUTCOMES = """
title: x
start: 2027-01-04
vision:
  statement: All is well here
  outcomes:
    o: {}
    p: {worth: 0}
phases:
  p:
    initiatives:
      a: {name: A, serves: [o], status: active, start: 2026-01-20}
      b: {name: B, serves: [p], status: done}
"""

CIRCLE = """
title: x
start: 2027-01-04
vision:
  statement: All is well here
  outcomes: {o: {worth: 10}}
phases:
  p:
    initiatives:
      a: {name: A, after: [b], serves: [o], cost: 100k}
      b: {name: B, after: [a, far], estimate: 2w, impacts: {desk: high}}
      c: {name: C, estimate: 1w, after: [b], due: 2027-02-01}
  q: {initiatives: {}}
externals:
  far: {name: Far away}
people:
  kim: {name: Kim, leaves: 2027-02-01}
teams:
  desk: {}
"""


@pytest.mark.parametrize("text", [NO_VISION, BARE_OUTCOMES, CIRCLE])
@pytest.mark.parametrize("today", ["2026-01-01", "2027-03-01", "2040-01-01"])
def test_every_rule_stands_what_is_written_only_in_part(text: str, today: str) -> None:
    loaded = load_bytes(text.lstrip("\n").encode(), "roadmap.yaml")
    report = lint(loaded, date.fromisoformat(today), sorted(RULES))

    # A rule that breaks does not end the others; it is told as a fault of ours.
    assert [f.message for f in report.findings if "bug" in f.message + f.help + f.note] == []
    assert report.findings
    assert not report.not_run
