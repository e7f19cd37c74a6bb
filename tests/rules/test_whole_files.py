"""The shipped roadmaps, judged as a whole."""

from datetime import date
from pathlib import Path

import pytest

from cxroad.findings.report import FileReport
from cxroad.lint.engine import lint
from cxroad.load.loader import load_file

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
