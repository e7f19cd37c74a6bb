"""The engine apart from real rules: order, places, levels, what waits and what breaks."""

from datetime import date

import pytest

from cxroad.errors import UsageError
from cxroad.findings.finding import MOST_RELATED, Severity
from cxroad.lint.engine import lint
from cxroad.lint.rule import Rule
from cxroad.load.loader import Loaded, load_bytes

TODAY = date(2027, 3, 1)
Rules = dict[str, Rule]

FILE = """\
title: Northside
phases:
  crawl:
    initiatives:
      listen: {name: Listen}
      ask: {name: Ask}
"""


def _load(text: str) -> Loaded:
    return load_bytes(text.encode(), "roadmap.yaml")


def test_hits_become_findings_at_their_places_with_everything_known(without_bugs: Rules) -> None:
    report = lint(_load(FILE), TODAY, rules=without_bugs)

    first = report.findings[0]
    assert (first.code, first.name, first.severity) == (
        "TOY001",
        "always-reported",
        Severity.WARNING,
    )
    assert first.route == "listen.name"
    assert (first.place.path, first.place.start, first.place.end) == (
        "roadmap.yaml",
        (5, 22),
        (5, 28),
    )
    assert first.help == "nothing to do"
    assert [finding.message for finding in report.findings] == [
        "`listen` is there",
        "`ask` is there",
    ]


def test_a_rule_that_breaks_is_one_finding_and_the_others_are_asked(toys: Rules) -> None:
    report = lint(_load(FILE), TODAY, select=["TOY", "BAD001"], rules=toys)

    assert [finding.code for finding in report.findings] == ["BAD001", "TOY001", "TOY001"]
    broken = report.findings[0]
    assert "our bug" in broken.message
    assert broken.severity is Severity.ERROR
    assert broken.note == "ZeroDivisionError: one over none"


def test_a_rule_that_cannot_compute_is_named_as_not_run(toys: Rules) -> None:
    report = lint(_load(FILE), TODAY, select=["BAD002"], rules=toys)

    assert (report.findings, report.not_run) == ((), ("BAD002",))


def test_only_structure_is_asked_of_a_file_that_is_read_in_part(without_bugs: Rules) -> None:
    text = FILE.replace("title: Northside", "title: N").replace("name: Ask", "name: Ask, cost: x")

    report = lint(_load(text), TODAY, rules=without_bugs)

    assert [finding.code for finding in report.findings] == ["STR001", "STR004"]
    assert report.not_run == ("TOY001", "TOY002")
    assert report.level == "starter"


def test_nothing_is_asked_of_a_file_without_a_roadmap(without_bugs: Rules) -> None:
    report = lint(_load("- a\n- b\n"), TODAY, rules=without_bugs)

    assert [finding.code for finding in report.findings] == ["STR010"]
    assert report.not_run == tuple(without_bugs)
    assert (report.level, report.passed, report.obstacle) == ("", "", "STR010")


def test_what_cannot_be_read_is_reported_whatever_is_chosen(without_bugs: Rules) -> None:
    text = FILE.replace("name: Ask", "name: Ask, cost: x")

    for chosen, ignored in ((["TOY002"], []), ([], ["STR"])):
        report = lint(_load(text), TODAY, select=chosen, ignore=ignored, rules=without_bugs)
        assert [finding.code for finding in report.findings] == ["STR004"]


def test_choosing_a_rule_asks_it_at_any_level(toys: Rules) -> None:
    at_its_level = lint(_load(FILE), TODAY, rules=toys)
    chosen = lint(_load(FILE), TODAY, select=["broken"], rules=toys)

    assert "BAD001" not in {finding.code for finding in at_its_level.findings}
    assert {finding.code for finding in chosen.findings} == {"BAD001"}


def test_ignoring_takes_away_from_what_is_chosen(without_bugs: Rules) -> None:
    report = lint(_load(FILE), TODAY, select=["TOY"], ignore=["TOY001"], rules=without_bugs)

    assert report.findings == ()


def test_a_rule_that_does_not_exist_is_refused(without_bugs: Rules) -> None:
    with pytest.raises(UsageError, match="TOY009"):
        lint(_load(FILE), TODAY, select=["TOY009"], rules=without_bugs)


def test_findings_are_in_the_order_of_the_file_and_each_is_there_once(without_bugs: Rules) -> None:
    text = FILE.replace("title: Northside", "title: N")

    report = lint(_load(text), TODAY, rules=without_bugs)

    places = [finding.place.start for finding in report.findings]
    assert places == sorted(places)
    assert len(set(report.findings)) == len(report.findings)
    assert report == lint(_load(text), TODAY, rules=without_bugs)


def test_an_entity_in_braces_is_marked_at_its_id(without_bugs: Rules) -> None:
    text = FILE + "waive: [{rule: TOY002, because: x}]\n"

    report = lint(_load(text), TODAY, select=["STR006"], rules=without_bugs)

    [found] = report.findings
    assert found.place.start == (7, 9)


@pytest.mark.parametrize("served", [MOST_RELATED, MOST_RELATED + 1])
def test_a_finding_points_at_so_many_places_and_names_the_others(served: int) -> None:
    work = "".join(
        f"      work-{n}: {{name: Work, serves: {{effort: 5%}}}}\n" for n in range(served)
    )
    text = (
        "title: Northside\nvision:\n  statement: All know whom to ask.\n  outcomes:\n"
        "    effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}\n"
        f"phases:\n  crawl:\n    initiatives:\n{work}"
    )

    report = lint(_load(text), TODAY, select=["VIS006"])

    (finding,) = report.findings
    assert len(finding.related) == MOST_RELATED
    assert all("by `work-" in place.label for place in finding.related)
    assert len(finding.also) == served
