"""Numbers that people set for rules: what is taken, what is refused, what it changes."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from cxroad.lint.catalog import RULES
from cxroad.lint.engine import lint
from cxroad.lint.explain import page
from cxroad.lint.policy import Policy
from cxroad.lint.thresholds import MOST, no_rule, no_threshold, out_of_range
from cxroad.load.loader import load_bytes, load_file
from cxroad.model.numbers import Number
from cxroad.render.markdown_rules import render as markdown

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(ROOT.glob("examples/*.yaml"))
THRESHOLDS = [each for rule in RULES.values() for each in rule.thresholds]
DAY = date(2027, 1, 11)


def findings(settings):
    text = f"title: x\nphases: {{}}\nsettings: {settings}\n"
    report = lint(load_bytes(text.encode(), "x.yaml"), DAY, ["STR"])
    return [f for f in report.findings if "settings" in f.message]


@pytest.mark.parametrize("threshold", THRESHOLDS, ids=lambda each: f"{each.code}.{each.name}")
def test_name_on_the_page_is_the_name_that_settings_take(threshold):
    named = re.findall(r"^- `([a-z-]+)`: ", markdown([page(threshold.code)]), re.M)

    assert threshold.name in named
    assert findings(f"{{{threshold.code}: {{{threshold.name}: {threshold.default}}}}}") == []
    assert no_threshold(RULES[threshold.code], threshold.name) is None


@pytest.mark.parametrize("threshold", THRESHOLDS, ids=lambda each: f"{each.code}.{each.name}")
def test_no_number_in_range_breaks_a_rule(threshold):
    for path in EXAMPLES:
        loaded = load_file(str(path))
        for text in (str(threshold.least), f"{threshold.least}.5", str(MOST), f"{MOST - 1}.99"):
            policy = Policy(thresholds={threshold.code: {threshold.name: Number.parse(text)}})
            report = lint(loaded, DAY, [threshold.code], policy=policy)

            assert not [f.note for f in report.findings if "broke" in f.message]


@pytest.mark.parametrize("threshold", THRESHOLDS, ids=lambda each: f"{each.code}.{each.name}")
def test_range_ends_at_its_two_ends(threshold):
    def fits(text):
        return out_of_range(threshold, Number.parse(text)) is None

    assert fits(str(threshold.least))
    assert not fits(f"{threshold.least - 1}")
    assert fits(str(MOST))
    assert not fits(f"{MOST}.01")
    assert fits("50%") is threshold.is_percentage


@pytest.mark.parametrize(
    ("settings", "code", "message", "help"),
    [
        ("{VAL003: {months: -1}}", "STR004", "-1 is not from 0 to 9,999", "the number is 12"),
        ("{VAL003: {months: 12%}}", "STR004", "is not counted in per cent", "the number is 12"),
        ("{VAL003: {months: 12w}}", "STR004", "'12w' is not a number", ""),
        ("{VAL002: {days: 0}}", "STR004", "0 is not from 1 to 9,999", "the number is 14"),
        ("{VAL003: {month: 12}}", "STR001", "knows no number `month`", "did you mean `months`?"),
        ("{val003: {months: 12}}", "STR001", "there is no rule `val003`", "write `VAL003`"),
        ("{thresholds: {a: 1}}", "STR001", "there is no rule `thresholds`", "right below"),
        ("{VAL003: 12}", "STR010", "is text; a map of keys belongs", "VAL003: {name: number}"),
        ("{landing: 5}", "STR010", "is text; a map of keys belongs", "such as `before:`"),
        ("{levle: team}", "STR001", "unknown key `levle`", "did you mean `level`?"),
    ],
)
def test_setting_that_does_not_fit_is_one_finding_with_its_cure(settings, code, message, help):
    [found] = findings(settings)

    assert found.code == code
    assert message in found.message
    assert help in found.help


def test_mistyped_name_is_repaired_and_an_uncertain_one_is_not():
    [found] = findings("{VAL003: {month: 12}}")
    assert found.fix is not None
    assert not found.fix.safe

    [found] = findings("{VAL003: {zzz: 12}}")
    assert found.fix is None


def test_policy_counts_where_the_roadmap_is_silent_number_by_number():
    text = (ROOT / "examples" / "northwind.yaml").read_text("utf-8")
    policy = Policy(thresholds={"VAL003": {"long": Number.parse("1"), "months": Number.parse("5")}})

    def said(settings):
        loaded = load_bytes(f"{text}\n{settings}".encode(), "x.yaml")
        return [str(f.severity) for f in lint(loaded, DAY, ["VAL003"], policy=policy).findings]

    assert set(said("")) == {"info", "warning"}
    assert set(said("settings: {VAL003: {long: 9999}}")) == {"warning"}
    assert set(said("settings: {VAL003: {months: 9999}}")) == {"info"}


def test_rule_that_does_not_exist_is_offered_by_its_name_too():
    assert no_rule("VAL003", RULES) is None
    assert no_rule("big-bang", RULES).help == "write `VAL002`"
    assert "`VAL003`" in no_rule("VAL03", RULES).help
