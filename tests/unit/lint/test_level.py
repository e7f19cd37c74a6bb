"""How much is asked, and how far a file has come."""

from datetime import date

import pytest

from cxroad.lint.engine import lint
from cxroad.lint.level import level_of
from cxroad.lint.rule import Rule
from cxroad.load.loader import load_bytes
from cxroad.model.roadmap import Roadmap
from cxroad.model.settings import Level

TODAY = date(2027, 3, 1)
Rules = dict[str, Rule]


def _roadmap(block: str) -> Roadmap:
    roadmap = load_bytes(f"title: x\nphases: {{}}\n{block}\n".encode(), "x").roadmap
    assert roadmap
    return roadmap


@pytest.mark.parametrize(
    ("block", "level"),
    [
        ("", Level.STARTER),
        ("vendors: {v: {}}", Level.STARTER),
        ("people: {a: {name: A}}", Level.TEAM),
        ("teams: {t: {}}", Level.TEAM),
        ("governance: {sponsor: A B}", Level.TEAM),
        ("insight: {i: {kind: persona}}", Level.TEAM),
        ("teams: {t: {}}\nsettings: {level: starter}", Level.STARTER),
        ("settings: {level: strict}", Level.STRICT),
        ("settings: {ramp: 4w}", Level.STARTER),
    ],
)
def test_the_level_is_what_the_file_says_or_what_it_describes(block: str, level: Level) -> None:
    assert level_of(_roadmap(block)) is level


def _passed(rules: Rules, text: str) -> tuple[str, str, str]:
    report = lint(load_bytes(text.encode(), "x"), TODAY, rules=rules)
    return report.level, report.passed, report.obstacle


WORK = "title: Long\nphases: {a: {initiatives: {b: {name: B}}}}\n"
NO_WORK = "title: Long\nphases: {}\n"


def test_a_file_without_findings_passes_every_level(without_bugs: Rules) -> None:
    assert _passed(without_bugs, NO_WORK) == ("starter", "strict", "")


def test_a_warning_of_a_starter_rule_keeps_from_every_level(without_bugs: Rules) -> None:
    assert _passed(without_bugs, WORK) == ("starter", "", "TOY001")


def test_the_gravest_finding_is_the_obstacle(without_bugs: Rules) -> None:
    assert _passed(without_bugs, WORK.replace("Long", "L")) == ("starter", "", "STR001")


def test_a_finding_of_a_team_rule_leaves_the_starter_level(toys: Rules) -> None:
    rules = {code: toys[code] for code in ("TOY002", "BAD001")}

    assert _passed(rules, NO_WORK) == ("starter", "starter", "BAD001")


def test_waived_findings_do_not_keep_from_a_level(without_bugs: Rules) -> None:
    assert _passed(without_bugs, WORK + "waive: {rule: TOY001, because: x}\n")[1] == "strict"


def test_the_level_passed_does_not_depend_on_what_is_chosen(without_bugs: Rules) -> None:
    loaded = load_bytes(WORK.encode(), "x")

    assert lint(loaded, TODAY, select=["TOY002"], rules=without_bugs).obstacle == "TOY001"
