"""Findings that are too many to be listed: counted truly, and never hidden behind others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from cxroad.findings.finding import Hit, Severity
from cxroad.findings.packed import packed, unpacked
from cxroad.findings.report import FileReport, Report
from cxroad.lint.engine import lint
from cxroad.lint.policy import DEFAULT_POLICY, policy_of
from cxroad.lint.rest import MOST_LISTED, Few
from cxroad.lint.rule import Rule
from cxroad.load.loader import load_bytes
from cxroad.plan import Plan
from cxroad.render.closing import closing, found, statistics_of
from cxroad.render.formats import FINDINGS

TODAY = date(2027, 3, 1)
TOO_MANY = MOST_LISTED + 5
Rules = dict[str, Rule]

HEAD = "title: Northside\nphases:\n  crawl:\n    initiatives:\n"


def linted(rules: Rules, number: int, *, more: str = "", every: bool = False) -> FileReport:
    work = "".join(f"      i{n}: {{name: n}}\n" for n in range(number))
    policy = replace(DEFAULT_POLICY, every=every)
    loaded = load_bytes(f"{HEAD}{work}{more}".encode(), "x.yaml")
    return lint(loaded, TODAY, rules=rules, policy=policy)


def test_the_help_says_how_many_are_listed(without_bugs: Rules) -> None:
    rule = next(iter(without_bugs.values()))
    few = Few(rule, 3)
    for number in range(5):
        few.add(Hit(("phases",), f"hit {number}"), None)

    *listed, (rest, _) = few.listed()

    assert len(listed) == 3
    assert rest.stands_for == 2
    assert rest.help == "mend those that are listed, 3 of a rule; then the others are"


def test_of_too_many_the_last_is_severe_where_one_of_the_others_is(without_bugs: Rules) -> None:
    rule = next(iter(without_bugs.values()))

    def rest(severe: int) -> Hit:
        few = Few(rule, 3)
        for number in range(5):
            few.add(Hit(("phases",), f"hit {number}", severe=number == severe), None)
        return few.listed()[-1][0]

    assert [rest(severe).severe for severe in range(5)] == [False, False, False, True, True]


def test_only_hits_that_are_listed_are_put_into_words(without_bugs: Rules) -> None:
    worded: list[int] = []

    def query(_: Plan) -> Iterator[Hit]:
        for number in range(TOO_MANY):
            yield Hit(("phases",), worded=partial(words, number))

    def words(number: int) -> Hit:
        worded.append(number)
        return Hit(("phases",), f"hit {number}")

    rules = {"TOY001": replace(without_bugs["TOY001"], query=query)}
    report = linted(rules, 1)

    assert worded == list(range(MOST_LISTED))
    assert {"hit 0", f"hit {MOST_LISTED - 1}"} < {each.message for each in report.findings}
    assert sum(each.stands_for for each in report.findings) == TOO_MANY


def test_a_hit_that_cannot_be_put_into_words_does_not_take_the_others_with_it(
    without_bugs: Rules,
) -> None:
    def words() -> Hit:
        raise RuntimeError("no words")

    def query(_: Plan) -> Iterator[Hit]:
        yield Hit(("phases",), worded=words)

    mute = replace(without_bugs["TOY001"], query=query)
    found = linted({**without_bugs, "TOY001": mute}, 1).findings

    assert "The rule TOY001 broke on this file" in " ".join(each.message for each in found)


@pytest.fixture
def last_is_grave(without_bugs: Rules) -> Rules:
    """The rule that reports everything, for which the last piece of work is an error."""

    def query(plan: Plan) -> Iterator[Hit]:
        for hit in without_bugs["TOY001"].query(plan):
            grave = hit.route[3] == f"i{TOO_MANY - 1}"
            yield hit._replace(severity=Severity.ERROR) if grave else hit

    rule = replace(without_bugs["TOY001"], severity=Severity.WARNING, query=query)
    return {**without_bugs, "TOY001": rule}


def test_as_many_as_are_listed_are_all_listed(without_bugs: Rules) -> None:
    findings = linted(without_bugs, MOST_LISTED).findings

    assert len(findings) == MOST_LISTED
    assert {each.stands_for for each in findings} == {1}


def test_one_more_than_are_listed_is_told_as_one(without_bugs: Rules) -> None:
    *_, last = linted(without_bugs, MOST_LISTED + 1).findings

    assert last.message == "1 further finding of this rule is counted here, and not listed"
    assert last.stands_for == 1


def test_further_ones_are_told_of_at_the_first_of_them_and_counted(without_bugs: Rules) -> None:
    report = linted(without_bugs, TOO_MANY)
    *listed, last = report.findings

    assert len(listed) == MOST_LISTED
    assert last.message == (
        "5 further findings of this rule, of which this is the first, are counted here, and not "
        "listed"
    )
    assert (last.code, last.route, last.severity) == (
        "TOY001",
        f"i{MOST_LISTED}.name",
        Severity.WARNING,
    )
    assert last.help == "mend those that are listed, 1,000 of a rule; then the others are"
    assert Report((report,)).counts[Severity.WARNING] == TOO_MANY


def test_every_way_to_count_says_the_true_number(without_bugs: Rules) -> None:
    report = Report((linted(without_bugs, TOO_MANY),))
    counts = json.loads(FINDINGS["json"](report, {}))["counts"]

    assert found(report) == "Found 1,005 warnings in x.yaml."
    assert statistics_of(report) == "1,005  warning  TOY001  always-reported\n"
    assert (counts["warning"], counts["waived"]) == (TOO_MANY, 0)


def test_the_gravest_are_listed_before_others(last_is_grave: Rules) -> None:
    report = linted(last_is_grave, TOO_MANY)
    listed = {each.route for each in report.findings if each.stands_for == 1}

    assert f"i{TOO_MANY - 1}.name" in listed
    assert f"i{MOST_LISTED - 2}.name" in listed
    assert f"i{MOST_LISTED - 1}.name" not in listed
    assert Report((report,)).counts == {
        Severity.ERROR: 1,
        Severity.WARNING: TOO_MANY - 1,
        Severity.INFO: 0,
    }


def test_waived_ones_are_counted_apart(without_bugs: Rules) -> None:
    waivers = "waive:\n  - {rule: TOY001, because: agreed}\n"
    report = linted(without_bugs, TOO_MANY, more=waivers)

    assert report.findings == ()
    assert [each.finding.stands_for for each in report.waived[-2:]] == [1, 5]
    assert report.waived[-1].because == "agreed"
    assert "1,005 findings are waived by the file itself." in closing(Report((report,)))


def test_waivers_of_what_is_not_listed_are_in_use(without_bugs: Rules) -> None:
    waivers = "waive:\n" + "".join(
        f"  - {{rule: TOY001, at: i{n}, because: agreed}}\n" for n in range(TOO_MANY)
    )
    report = linted(without_bugs, TOO_MANY, more=waivers)

    assert report.findings == ()


def test_problems_of_reading_are_counted_too(without_bugs: Rules) -> None:
    wrong = "".join(f"      w{n}: {{name: [n]}}\n" for n in range(TOO_MANY))
    report = linted(without_bugs, 1, more=wrong)
    last = report.findings[-1]

    assert sum(each.stands_for for each in report.findings if each.code == "STR010") == TOO_MANY
    assert (last.stands_for, last.route, last.unread) == (5, f"w{MOST_LISTED}.name", True)


def test_all_are_listed_where_some_may_be_hidden(without_bugs: Rules) -> None:
    assert len(linted(without_bugs, TOO_MANY, every=True).findings) == TOO_MANY
    assert policy_of({"known": "known.jsonl"}, str).every
    assert not policy_of({"known": ""}, str).every


def test_what_they_stand_for_is_kept(without_bugs: Rules) -> None:
    report = linted(without_bugs, TOO_MANY)

    assert unpacked(json.loads(json.dumps(packed(report))), "x.yaml") == report
