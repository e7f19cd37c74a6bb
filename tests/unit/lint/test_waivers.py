"""Waivers: what they cover, when they count, and what is said when they do not."""

from datetime import date

import pytest

from cxroad.findings.report import FileReport
from cxroad.lint.engine import lint
from cxroad.lint.rule import Rule
from cxroad.lint.waivers import forms_of, steps_of
from cxroad.load.loader import load_bytes

TODAY = date(2027, 3, 1)
Rules = dict[str, Rule]

FILE = """\
title: Northside
phases:
  crawl:
    initiatives:
      listen: {name: Listen}
  walk:
    initiatives:
      ask: {name: Ask}
"""


def _waived(rules: Rules, waiver: str) -> FileReport:
    text = f"{FILE}waive: [{waiver}]\n"
    return lint(load_bytes(text.encode(), "roadmap.yaml"), TODAY, rules=rules)


@pytest.mark.parametrize(
    ("place", "left"),
    [
        ("phases.walk.initiatives.ask.name", ["`listen` is there"]),
        ("phases.walk", ["`listen` is there"]),
        ("walk", ["`listen` is there"]),
        ("walk.ask", ["`listen` is there"]),
        ("ask", ["`listen` is there"]),
        ("ask.name", ["`listen` is there"]),
        ("phases", []),
    ],
)
def test_a_waiver_covers_its_place_and_all_below(
    without_bugs: Rules, place: str, left: list[str]
) -> None:
    report = _waived(without_bugs, f"{{rule: TOY001, at: {place}, because: agreed}}")

    assert [finding.message for finding in report.findings] == left
    assert len(report.waived) == 2 - len(left)
    assert report.waived[0].because == "agreed"


@pytest.mark.parametrize("name", ["TOY001", "toy001", "always-reported"])
def test_a_waiver_names_its_rule_by_code_or_name(without_bugs: Rules, name: str) -> None:
    report = _waived(without_bugs, f"{{rule: {name}, because: agreed, until: 2027-03}}")

    assert report.findings == ()
    assert {waived.until for waived in report.waived} == {"2027-03"}


@pytest.mark.parametrize(
    ("waiver", "said"),
    [
        ("{rule: TOY001}", "gives no reason, so it does not count"),
        ("{rule: TOY001, because: ' '}", "gives no reason, so it does not count"),
        ("{rule: TOY001, because: x, until: 2027-02-28}", "ended on 28 Feb 2027"),
        ("{because: x}", "names no rule"),
        ("{rule: TOY01, because: x}", "There is no rule `TOY01` to waive"),
    ],
)
def test_a_waiver_that_does_not_count_silences_nothing(
    without_bugs: Rules, waiver: str, said: str
) -> None:
    report = _waived(without_bugs, waiver)

    assert [f.code for f in report.findings] == ["TOY001", "TOY001", "STR006"]
    assert said in report.findings[-1].message
    assert str(report.findings[-1].severity) == "error"
    assert report.waived == ()


def test_a_waiver_holds_on_its_last_day(without_bugs: Rules) -> None:
    assert not _waived(without_bugs, "{rule: TOY001, because: x, until: 2027-03-01}").findings


@pytest.mark.parametrize(
    ("waiver", "said"),
    [
        ("{rule: TOY002, because: x}", "matches nothing in this file"),
        ("{rule: TOY001, because: x, at: run}", "matches nothing at `run`"),
        ("{rule: STR001, because: x}", "`STR001` cannot be waived"),
    ],
)
def test_a_waiver_that_covers_nothing_is_a_warning(
    without_bugs: Rules, waiver: str, said: str
) -> None:
    last = _waived(without_bugs, waiver).findings[-1]

    assert (last.code, str(last.severity)) == ("STR006", "warning")
    assert said in last.message


def test_nothing_is_said_of_waivers_whose_rule_had_to_wait(toys: Rules) -> None:
    text = f"{FILE}settings: {{level: team}}\nwaive: [{{rule: undecided, because: x}}]\n"

    report = lint(load_bytes(text.encode(), "x"), TODAY, select=["STR006"], rules=toys)

    assert report.findings == ()


def test_of_two_waivers_for_the_same_finding_the_second_is_not_needed(without_bugs: Rules) -> None:
    report = _waived(
        without_bugs, "{rule: TOY001, because: x}, {rule: TOY001, at: ask, because: y}"
    )

    assert [finding.place.start.line for finding in report.findings] == [9]
    assert "`ask`" in report.findings[0].message


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("walk", ("walk",)),
        ("move-home.after[0]", ("move-home", "after", 0)),
        ("phases.walk.initiatives.a", ("phases", "walk", "initiatives", "a")),
        ("", ()),
    ],
)
def test_places_are_read_as_people_write_them(text: str, steps: tuple[object, ...]) -> None:
    assert steps_of(text) == steps


def test_every_short_form_of_a_route_is_known() -> None:
    assert list(forms_of(("phases", "walk", "initiatives", "a", "after"))) == [
        ("phases", "walk", "initiatives", "a", "after"),
        ("walk", "initiatives", "a", "after"),
        ("walk", "a", "after"),
        ("a", "after"),
    ]
    assert list(forms_of(("vision", "outcomes", "effort"))) == [
        ("vision", "outcomes", "effort"),
        ("outcomes", "effort"),
        ("effort",),
    ]
    assert list(forms_of(("people", "mia"))) == [("people", "mia"), ("mia",)]
    assert list(forms_of(("title",))) == [("title",)]


@pytest.mark.parametrize("waiver", ["{GRA004: It is a pilot}", "{rul: GRA004, because: A pilot}"])
def test_a_waiver_with_an_unknown_key_is_one_finding(waiver: str) -> None:
    report = lint(load_bytes(f"{FILE}waive: [{waiver}]\n".encode(), "roadmap.yaml"), TODAY)

    found = [each for each in report.findings if each.code in ("STR001", "STR006")]
    assert [each.code for each in found] == ["STR001"]


def test_a_waiver_by_code_alone_is_told_how_to_write_it() -> None:
    data = f"{FILE}waive: {{GRA004: It is a pilot}}\n".encode()
    (found,) = (x for x in lint(load_bytes(data, "roadmap.yaml"), TODAY).findings
                if x.code == "STR001")  # fmt: skip

    assert found.help == "write it as an entry of a list, `- {rule: GRA004, because: ...}`"
