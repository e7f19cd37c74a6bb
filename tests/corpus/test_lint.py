"""What lint says of the shipped roadmaps on a given day: each example shows what it claims to."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from cxroad.api import load
from cxroad.findings.finding import Severity
from cxroad.findings.report import FileReport

ROOT = Path(__file__).parents[2]
FIRST_FAMILIES = ["STR", "GRA", "VIS"]
NOVEMBER = date(2026, 11, 28)
JANUARY = date(2027, 1, 11)


def lint(name: str, today: date, select: list[str] | None = None) -> FileReport:
    return load(str(ROOT / name), today=today).lint(select=select or [])


def grave(report: FileReport, least: Severity = Severity.WARNING) -> list[tuple[str, str]]:
    return [(f.code, f.message) for f in report.findings if f.severity >= least]


def test_our_own_roadmap_is_clean_at_the_level_that_it_chose():
    report = lint("roadmaps/cxroad.yaml", NOVEMBER)

    assert report.level == "starter"
    assert grave(report) == []


def test_our_own_roadmap_is_clean_under_every_rule_of_the_first_families():
    report = lint("roadmaps/cxroad.yaml", NOVEMBER, FIRST_FAMILIES)

    assert grave(report) == []


def test_polish_plan_is_clean_at_the_level_of_a_team():
    report = lint("examples/przychodnia.yaml", NOVEMBER)

    assert report.level == "team"
    assert grave(report) == []


def test_smallest_file_is_a_starter_with_no_error_and_three_findings_at_most():
    report = lint("examples/minimal.yaml", JANUARY)

    assert report.level == "starter"
    assert grave(report, Severity.ERROR) == []
    assert len(report.findings) <= 3


def test_healthy_plan_gets_the_two_remarks_of_the_first_families_and_no_error():
    report = lint("examples/northwind.yaml", JANUARY, FIRST_FAMILIES)

    assert [(f.code, f.severity, f.route) for f in report.findings] == [
        ("VIS006", Severity.INFO, "vision.outcomes.staff"),
        ("GRA005", Severity.INFO, "listen"),
    ]
    assert grave(lint("examples/northwind.yaml", JANUARY), Severity.ERROR) == []


def test_public_plan_is_no_error_and_lacks_what_such_plans_lack():
    report = lint("examples/public-service.yaml", NOVEMBER, FIRST_FAMILIES)

    assert grave(report, Severity.ERROR) == []
    assert [f.route for f in report.findings if f.code == "VIS002"] == [
        "vision.outcomes.first-payment",
        "vision.outcomes.answered",
        "vision.outcomes.finished-online",
        "vision.outcomes.trust",
    ]


@pytest.mark.parametrize(
    ("code", "times"),
    [
        ("STR005", 1),  # aftercare is empty
        ("GRA002", 1),  # move-data waits for the release
        ("GRA003", 2),  # announce and brand are programmes of their own
        ("GRA004", 1),  # selection is implied by core
        ("GRA005", 2),  # the value waits for core, and on another way for data-owners
        ("VIS002", 2),  # recommend and satisfaction
        ("VIS003", 1),  # effort on a scale that ends at 5
        ("VIS004", 1),  # first-call
        ("VIS005", 1),  # app
        ("VIS006", 3),  # digital, awareness and satisfaction
        ("VIS007", 1),
        ("VIS008", 1),
        ("VIS009", 1),  # six outcomes
    ],
)
def test_big_bang_shows_each_of_its_failures(code: str, times: int):
    report = lint("examples/big-bang.yaml", NOVEMBER, FIRST_FAMILIES)

    assert Counter(f.code for f in report.findings)[code] == times


def test_big_bang_fails_by_its_strategy_and_not_by_its_spelling():
    report = lint("examples/big-bang.yaml", NOVEMBER, FIRST_FAMILIES)
    structural = {f.code for f in report.findings if f.code.startswith("STR")}

    assert structural == {"STR005"}
    assert report.not_run == ()


def test_big_bang_cannot_keep_its_dates():
    report = lint("examples/big-bang.yaml", NOVEMBER, ["SCH"])

    assert [(f.code, f.route) for f in report.findings] == [
        ("SCH003", "vision.horizon"),  # the work ends in March 2029
        ("SCH001", "app.after[0]"),  # has begun on a platform that does not exist yet
        ("SCH002", "release.due"),
        ("SCH005", "data-owners"),  # nobody has begun
        ("SCH002", "portal.due"),
        ("SCH004", "portal.estimate"),  # and three more, two years ahead and to the month
        ("SCH006", "values"),  # no estimate, and the signs wait
        ("SCH005", "values.since"),
        ("SCH002", "signs.due"),
    ]


def test_plans_that_are_kept_up_hear_of_dates_only_what_is_missing():
    def heard(name: str) -> list[tuple[str, Severity, str]]:
        found = lint(name, NOVEMBER, ["SCH"]).findings
        return [(f.code, f.severity, f.route) for f in found]

    assert heard("examples/przychodnia.yaml") == heard("roadmaps/cxroad.yaml") == []
    assert heard("examples/public-service.yaml") == [("SCH006", Severity.INFO, "automatic")]


@pytest.mark.parametrize(
    ("code", "places"),
    [
        ("CUS001", ["insight"]),  # five segments, and nobody listens
        ("CUS002", ["insight.segments.last"]),  # four years old
        ("CUS003", ["greeting", "portal"]),  # a phase each, portal with three more
        ("CUS004", ["announce"]),
        ("CUS005", ["claims-online.name"]),
        ("TEC001", ["core.levers"]),
        ("TEC002", ["core", "portal"]),
        ("TEC003", ["vendors.onesuite", "vendors.bigfour"]),
    ],
)
def test_big_bang_knows_its_vendors_better_than_its_customers(code: str, places: list[str]):
    report = lint("examples/big-bang.yaml", NOVEMBER, ["CUS", "TEC"])

    assert [f.route for f in report.findings if f.code == code] == places


def test_public_plan_has_one_customer_question_open_and_one_vendor_without_exit():
    report = lint("examples/public-service.yaml", NOVEMBER, ["CUS", "TEC"])

    assert [(f.code, f.route) for f in report.findings] == [
        ("CUS001", "insight"),
        ("CUS003", "name-a-person"),
        ("TEC003", "vendors.forms"),
    ]


def test_big_bang_celebrates_and_never_looks_again():
    report = lint("examples/big-bang.yaml", NOVEMBER, ["EVI"])

    assert [(f.code, f.route) for f in report.findings if f.code != "EVI002"] == [
        ("EVI001", "vision.outcomes.satisfaction.actuals"),  # the greeting is done
        ("EVI003", "vision.outcomes.awareness.actuals.2026-06"),  # the film has moved nothing
        ("EVI004", "kick-off"),  # half a year before anything was to be seen
        ("EVI006", "greeting"),
        ("EVI005", "platform"),
    ]
    assert [f.route.split(".")[2] for f in report.findings if f.code == "EVI002"] == [
        "recommend",
        "effort",
        "digital",
        "first-call",
    ]


def test_plans_that_have_hardly_begun_hear_of_results_only_that_gates_are_missing():
    def heard(name: str) -> list[tuple[str, Severity, str]]:
        found = lint(name, NOVEMBER, ["EVI"]).findings
        return [(f.code, f.severity, f.route) for f in found]

    assert heard("examples/przychodnia.yaml") == heard("roadmaps/cxroad.yaml") == []
    assert heard("examples/public-service.yaml") == [("EVI005", Severity.INFO, "fy27")]
