from __future__ import annotations

from collections.abc import Callable

import pytest

from cxroad.findings.finding import Finding, Severity
from cxroad.findings.report import LEVELS, Entry, FileReport, Report, Waived
from cxroad.model.settings import Level
from cxroad.render.closing import aside, closing, found, statistics_of


@pytest.fixture
def errors(finding: Callable[..., Finding]) -> tuple[Finding, ...]:
    return (finding("web"), finding("title"))


def test_nothing_found_is_said_of_the_file_or_of_all() -> None:
    one = Report((FileReport("a.yaml", ()),))
    two = Report((FileReport("a.yaml", ()), FileReport("b.yaml", ())))

    assert closing(one) == ["Nothing found in a.yaml."]
    assert closing(two) == ["Nothing found in 2 files."]
    assert closing(Report(())) == ["There was no roadmap to read."]


def test_one_and_many_are_told_apart(
    errors: tuple[Finding, ...], finding: Callable[..., Finding]
) -> None:
    severe = finding("web", severity=Severity.WARNING, severe=True)

    assert closing(Report((FileReport("a.yaml", errors[:1]),))) == ["Found 1 error in a.yaml."]
    assert closing(Report((FileReport("a.yaml", (*errors, severe)), FileReport("b.yaml", ())))) == [
        "Found 2 errors and 1 warning (1 severe) in 1 of 2 files."
    ]


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (0, "None is shown; --max-findings 2 shows all of them."),
        (1, "The gravest is shown; --max-findings 2 shows all of them."),
        (2, ""),
    ],
)
def test_what_is_left_out_is_said(errors: tuple[Finding, ...], shown: int, said: str) -> None:
    assert "".join(closing(Report((FileReport("a.yaml", errors),)), shown)[1:]) == said


def test_waived_findings_are_counted(errors: tuple[Finding, ...]) -> None:
    waived = tuple(Waived(error, "agreed") for error in errors)
    a, b = FileReport("a.yaml", (), waived), FileReport("b.yaml", (), waived[:1])

    assert closing(Report((a,)))[1] == "2 findings are waived by the file itself."
    assert closing(Report((b,)))[1] == "1 finding is waived by the file itself."
    assert closing(Report((a, b)))[1] == "3 findings are waived by the files themselves."


def test_rules_that_had_to_wait_are_named_when_they_are_few_and_by_family_when_many() -> None:
    few = FileReport("a.yaml", (), not_run=("VIS001",))
    many = FileReport("a.yaml", (), not_run=("GRA001", "GRA002", "GRA003", "VIS001", "VIS002"))

    assert closing(Report((few,)))[1] == (
        "The file could not be read in full, so 1 rule (VIS001) did not run; "
        "it does once the errors above are cured."
    )
    assert closing(Report((many, many)))[1] == (
        "a.yaml could not be read in full, so 5 rules (GRA and VIS) did not run; "
        "they do once the errors above are cured."
    )


@pytest.mark.parametrize(
    ("passed", "obstacle", "said"),
    [
        ("starter", "GOV004", "a.yaml passes starter; team is next: GOV004 first."),
        ("team", "", "a.yaml passes team; strict is next."),
        ("strict", "", "a.yaml passes strict, the highest level."),
        ("", "GRA001", "a.yaml does not pass starter yet: GRA001 first."),
    ],
)
def test_the_level_that_is_passed_and_the_next_are_named(
    passed: str, obstacle: str, said: str
) -> None:
    file = FileReport("a.yaml", (), level="team", passed=passed, obstacle=obstacle)

    assert closing(Report((file,)))[1:] == [said]


def test_levels_that_are_spoken_of_are_those_of_a_roadmap() -> None:
    assert tuple(map(str, Level)) == LEVELS


def test_levels_are_counted_when_there_are_more_files_than_one_reads() -> None:
    passed = ["strict", "starter", "starter", "", "", ""]
    files = [FileReport(f"{n}.yaml", (), level="team", passed=p) for n, p in enumerate(passed)]

    assert len(closing(Report(tuple(files[:5])))) == 6
    assert closing(Report(tuple(files)))[1:] == [
        "Of 6 files, 1 pass strict, 2 pass starter and 3 pass no level yet."
    ]


def test_statistics_count_each_rule_most_often_first(finding: Callable[..., Finding]) -> None:
    mild = finding("web", code="VIS005", name="serves-nothing", severity=Severity.WARNING)
    report = Report((FileReport("a.yaml", (finding("web"), mild, mild)),))

    assert statistics_of(report) == (
        "2  warning  VIS005  serves-nothing\n1  error    GRA001  cycle\n"
    )


def test_what_is_known_and_what_of_it_is_gone_is_said(finding: Callable[..., Finding]) -> None:
    file = FileReport("a.yaml", (), known=(finding("web"), finding("ben")))
    gone = tuple(Entry(f"{n}.yaml", "VIS004", "vision" if n else "", n + 1) for n in range(4))
    some = Report((file,), record="k.jsonl", gone=gone[:1])
    many = Report((file,), record="k.jsonl", gone=gone)

    assert found(some) == "Nothing new found in a.yaml."
    assert aside(some) == [
        "2 known findings are hidden by k.jsonl.",
        "k.jsonl lists 1 finding that is gone: VIS004 in 0.yaml; "
        "`cxroad lint --known k.jsonl --write-known k.jsonl` drops it.",
    ]
    assert aside(many)[1] == (
        "k.jsonl lists 10 findings that are gone: VIS004 in 0.yaml, VIS004 at `vision` in 1.yaml, "
        "VIS004 at `vision` in 2.yaml and 1 more; "
        "`cxroad lint --known k.jsonl --write-known k.jsonl` drops them."
    )


def test_what_lies_on_unchanged_lines_is_counted_and_no_name_is_obeyed(
    finding: Callable[..., Finding],
) -> None:
    file = FileReport("a.yaml", (), unchanged=(finding("web"),))

    assert aside(Report((file,), since="ma\x1bin")) == [
        "1 finding on lines unchanged since ma\\x1bin is not shown."
    ]
    assert aside(Report((FileReport("a.yaml", ()),), since="main")) == []
