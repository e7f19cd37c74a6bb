"""The catalogue as a whole: nothing is lost, nothing is said twice, every page can be read."""

import re
from pathlib import Path

import pytest

from cxroad.lint import rules as package
from cxroad.lint.catalog import FAMILIES, RULES, TITLES, rules_of
from cxroad.lint.engine import lint
from cxroad.lint.explain import book, list_of_rules, page, waiver_of
from cxroad.lint.rule import Rule
from cxroad.load.loader import load_bytes
from cxroad.model.settings import Level
from cxroad.render.markdown_rules import render as markdown

EVERY = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))


def test_every_module_in_the_folder_is_in_the_catalogue() -> None:
    assert package.__file__
    files = {path.stem for path in Path(package.__file__).parent.glob("*.py")} - {"__init__"}

    assert {module.__name__.rpartition(".")[2] for module in FAMILIES} == files


@EVERY
def test_every_rule_can_explain_itself(rule: Rule) -> None:
    assert not rule.lacks


def test_no_code_and_no_name_is_given_twice() -> None:
    rules = [rule for module in FAMILIES for rule in rules_of(module)]

    assert len({rule.code for rule in rules}) == len(rules)
    assert len({rule.name for rule in rules}) == len(rules)


def test_the_book_goes_family_by_family_and_then_by_number() -> None:
    assert [code for code in RULES if code.startswith("STR")] == [
        f"STR{number:03}" for number in range(1, 13)
    ]
    assert [code for code in RULES if code.startswith("GRA")] == [
        f"GRA{number:03}" for number in range(1, 6)
    ]
    assert [code for code in RULES if code.startswith("VIS")] == [
        f"VIS{number:03}" for number in range(1, 10)
    ]
    assert list(dict.fromkeys(code[:3] for code in RULES))[:3] == ["STR", "GRA", "VIS"]
    assert TITLES["STR"].startswith("Structure")


def test_a_beginner_is_asked_for_structure_order_and_a_vision_that_holds() -> None:
    first = {code for code, rule in RULES.items() if rule.level is Level.STARTER}

    assert {code for code in first if code.startswith(("STR", "GRA", "VIS"))} == {
        *(code for code in RULES if code.startswith("STR")),
        *("GRA001", "GRA002", "GRA003", "GRA004"),
        *("VIS001", "VIS002", "VIS003", "VIS004", "VIS005", "VIS006"),
    }


@EVERY
def test_name_reads_well_after_waive(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+){0,4}", rule.name)
    assert not rule.name.startswith(("no-no", "check-", "must-", "should-"))


@EVERY
def test_words_are_sentences_that_fit_a_screen(rule: Rule) -> None:
    assert rule.summary.endswith(".")
    assert rule.summary[0].isupper()
    assert rule.why.endswith(".")
    assert rule.cure.endswith(".")


@EVERY
def test_page_tells_all_there_is_to_know(rule: Rule) -> None:
    text = markdown([page(rule.name)])

    assert text == markdown([page(rule.code.lower())])
    assert text.startswith(f"# {rule.code} {rule.name}\n")
    for part in (rule.summary, rule.why, rule.cure, *rule.sources):
        assert " ".join(part.split()) in " ".join(text.split())
    for example in (*rule.bad, *rule.good, *rule.silent):
        assert example.lines in text
    for threshold in rule.thresholds:
        assert f"`{threshold.name}`: {threshold.default} {threshold.unit}" in text


@EVERY
def test_prose_of_a_page_fits_into_a_terminal_and_lines_of_a_roadmap_stay_whole(
    rule: Rule,
) -> None:
    prose, *rest = markdown([page(rule.code)]).split("```")

    assert max(len(line) for text in (prose, *rest[1::2]) for line in text.splitlines()) <= 80


@EVERY
def test_each_tier_has_an_example(rule: Rule) -> None:
    shown = {m.severity or rule.severity for e in rule.bad for m in e.marks if m.code == rule.code}

    assert rule.severity in shown
    assert max(shown) == rule.severity, "the record names the gravest tier"


@EVERY
def test_thresholds_are_numbers_above_zero_with_a_source(rule: Rule) -> None:
    names = [threshold.name for threshold in rule.thresholds]

    assert len(set(names)) == len(names)
    for threshold in rule.thresholds:
        assert threshold.default > 0
        assert threshold.source


@EVERY
def test_the_waiver_on_the_page_can_be_pasted(rule: Rule) -> None:
    loaded = load_bytes(f"title: x\nphases: {{}}\n{waiver_of(rule)}\n".encode(), "x.yaml")

    assert not loaded.problems
    assert loaded.roadmap
    assert loaded.roadmap.waive[0].because


@pytest.mark.parametrize("code", [code for code, rule in RULES.items() if rule.waivable])
def test_the_waiver_on_the_page_stands_where_its_findings_do(code: str) -> None:
    """In one of the phases, where it says so; else it covers one of the bad examples."""
    rule = RULES[code]
    at = re.findall(r"at: (\S+)", waiver_of(rule))[0]
    found: set[str] = set()
    for example in rule.bad:
        assert example.frame
        loaded = load_bytes(example.file.encode(), "x.yaml")
        today = example.today or example.frame.today
        found |= {each.route for each in lint(loaded, today, select=[rule.code]).findings}
    shorter = {route.removeprefix(key) for route in found for key in PARTS}
    in_phases = {route for route in found if route and not route.startswith(PARTS)}

    if at == "walk":
        assert in_phases
    else:
        assert any(f"{route}.".startswith(f"{at}.") for route in found | shorter)


PARTS = ("vision.outcomes.", "vision", "governance", "teams.", "vendors.", "insight", "people.",
         "decisions", "case")  # fmt: skip
"""What routes outside of phases begin with."""


def test_the_list_shows_each_rule_on_one_line_of_a_hundred_columns() -> None:
    lines = list_of_rules().splitlines()

    for rule in RULES.values():
        assert sum(rule.code in line and rule.name in line for line in lines) == 1
    assert max(map(len, lines)) <= 100


def test_the_book_holds_every_page_under_its_family() -> None:
    text = markdown(book())
    places = [text.index(f"### {rule.code} {rule.name}\n") for rule in RULES.values()]

    assert places == sorted(places)
    for title in TITLES.values():
        assert f"## {title}\n" in text
