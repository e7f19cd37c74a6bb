"""cxroad as a library."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from cxroad.api import load, load_text
from cxroad.errors import InputError, NotComputable, UsageError

NORTHWIND = Path(__file__).parents[2] / "examples" / "northwind.yaml"
DAY = date(2027, 1, 11)


@pytest.fixture(scope="module")
def project():
    return load(str(NORTHWIND), today=DAY)


def test_project_answers_what_the_commands_print(project):
    assert [finding.code for finding in project.lint(select=["VIS", "GRA"]).findings] == [
        "VIS006",
        "GRA005",
    ]
    assert project.plan.schedule.finish == date(2028, 6, 6)
    assert [task.id for task in project.order(select=["+one-view"]).critical] == [
        "listen",
        "redesign",
        "one-view",
    ]
    assert project.timeline(select=["phase:run"]).as_of == DAY
    assert project.summary("crawl").sections
    assert project.value(horizon="36mo").unit.money is False
    assert [row.team for row, _ in project.capacity().loaded] == ["contact-centre", "engineers"]


def test_text_and_bytes_give_the_same_project_as_their_file(project):
    text = NORTHWIND.read_text(encoding="utf-8")

    for source in (text, text.encode()):
        other = load_text(source, today=DAY, path=str(NORTHWIND))
        assert other.lint() == project.lint()


def test_text_with_a_lone_surrogate_is_a_finding_and_no_crash():
    report = load_text("title: \ud800\n", today=DAY).lint()

    assert [finding.code for finding in report.findings] == ["STR011"]


def test_half_read_file_has_findings_but_no_plan():
    half = load_text("title: x\nphases: {crawl: 5}\n", today=DAY)

    assert [finding.code for finding in half.lint().findings][-1] == "STR010"
    with pytest.raises(NotComputable, match="cannot be read in full"):
        _ = half.plan


@pytest.mark.parametrize(
    ("ask", "error"),
    [
        (lambda project: project.lint(select=["VIS00"]), UsageError),
        (lambda project: project.timeline(select=["no-such"]), UsageError),
        (lambda project: project.order(tree="no-such"), UsageError),
        (lambda project: project.summary("no-such"), UsageError),
        (lambda _: load("no-such.yaml", today=DAY), InputError),
    ],
)
def test_words_that_do_not_fit_are_errors_with_a_hint(project, ask, error):
    with pytest.raises(error) as caught:
        ask(project)

    assert caught.value.hint


def test_importing_the_package_loads_nothing_but_itself():
    script = "import sys, cxroad; print(sorted(m for m in sys.modules if 'cxroad.' in m))"
    said = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=True,
    ).stdout

    assert said.strip() == "[]"
