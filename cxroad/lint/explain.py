"""A rule's page, the list of rules and the whole book, ready to be written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import groupby

from cxroad.errors import UsageError
from cxroad.findings.card import RuleCard
from cxroad.findings.page import Block, Code, Items, Part, RulePage
from cxroad.lint.catalog import RULES, TITLES
from cxroad.lint.example import Example
from cxroad.lint.rule import Rule, Threshold
from cxroad.lint.selection import chosen, find
from cxroad.model.settings import Level
from cxroad.model.writing import rounded


def page(word: str, rules: Mapping[str, Rule] = RULES) -> RulePage:
    """Everything about the rule with a code or a name.

    Raises:
        UsageError: There is no such rule; a family is not one either.
    """
    rule = find(word, rules)
    if rule is None:
        codes = ", ".join(sorted(chosen([word], rules)))
        raise UsageError(f"`{word}` is a family of rules", f"its rules are {codes}")
    return _page(rule)


def cards(rules: Mapping[str, Rule] = RULES) -> tuple[RuleCard, ...]:
    """Every rule in words, for formats that list the rules beside the findings."""
    return tuple(
        RuleCard(
            code=rule.code,
            name=rule.name,
            severity=rule.severity,
            summary=rule.summary,
            why=rule.why,
            cure=rule.cure,
            page=_page(rule),
            family=TITLES.get(rule.family, ""),
        )
        for rule in rules.values()
    )


def list_of_rules(family: str = "") -> str:
    """Every rule in a line: code, severity, name, what it finds; family after family.

    Args:
        family: Only the rules of this one, such as `VAL`.
    """
    lines: list[str] = []
    width = max(len(rule.name) for rule in RULES.values())
    for letters, rules in groupby(RULES.values(), key=lambda rule: rule.family):
        if family and letters != family:
            continue
        lines += [f"{letters}  {TITLES[letters]}", ""]
        lines += [
            f"  {rule.code}  {rule.severity!s:<7}  {rule.name:<{width}}  {rule.summary}"
            for rule in rules
        ]
        lines.append("")
    return "\n".join([*lines, "`cxroad rule CODE` explains one of them.", ""])


def book() -> tuple[RulePage, ...]:
    """All pages, family after family."""
    return tuple(map(_page, RULES.values()))


_WHERE = {
    "VIS": "effort",
    "VIS001": "vision",
    "VIS004": "churn",
    "VIS005": "walk",
    "VIS007": "vision",
    "VIS008": "vision",
    "VIS009": "vision",
    "VAL008": "effort",
    "VAL010": "case",
    "GOV001": "governance",
    "GOV002": "governance",
    "GOV003": "governance",
    "GOV007": "governance",
    "GOV008": "people.ben",
    "GOV009": "decisions",
    "PPL001": "desk",
    "PPL002": "desk",
    "PPL005": "desk",
    "PPL006": "effort",
    "PPL008": "desk",
    "CUS001": "insight",
    "CUS002": "insight.calls",
    "TEC003": "crmco",
    "SCH003": "vision.horizon",
    "EVI001": "effort",
    "EVI002": "effort",
    "EVI003": "effort",
}
"""Where a rule's findings stand, by its code or family; `walk`, a phase, where they are in one."""


def waiver_of(rule: Rule) -> str:
    """Lines for the file that accept a rule's findings at one place."""
    where = _WHERE.get(rule.code) or _WHERE.get(rule.family, "walk")
    return (
        "waive:\n"
        f"  - rule: {rule.code}\n"
        f"    at: {where}   # the id, or the place, that the finding shows; "
        "without it the whole file\n"
        "    because: Agreed with the steering committee, see the minutes\n"
        "    until: 2027-12-31"
    )


def _page(rule: Rule) -> RulePage:
    return RulePage(
        rule.code,
        rule.name,
        TITLES.get(rule.family, rule.family),
        rule.severity,
        rule.summary,
        _standing(rule),
        tuple(_parts(rule)),
    )


def _parts(rule: Rule) -> Iterator[Part]:
    yield Part("Why", (rule.why,))
    if rule.thresholds:
        yield Part("Numbers", tuple(_numbers(rule)))
    yield Part("Source", (Items(rule.sources),))
    place = rule.bad[0].frame.name if rule.bad[0].frame else ""
    for title, examples in (
        (f"Reported, {place}", rule.bad),
        ("Sound", rule.good),
        ("Not reported", rule.silent),
    ):
        if examples:
            yield Part(title, tuple(_code(example, place) for example in examples))
    yield Part("How to fix it", (rule.cure,))
    if rule.fixable:
        yield Part("Automatic repair", (rule.fixable,))
    yield Part("How to waive it", (Code(waiver_of(rule)) if rule.waivable else _NEVER_WAIVED,))


_NEVER_WAIVED = (
    "It cannot be waived: rules about the structure of the file keep all others from guessing."
)


def _standing(rule: Rule) -> str:
    tiers = {mark.severity or rule.severity for example in rule.bad for mark in example.marks}
    named = " or ".join(str(tier) for tier in sorted(tiers))
    level = "every level" if rule.level is Level.STARTER else "levels team and strict"
    return f"Severity: {named}. Asked at {level}. Since {rule.since}."


def _numbers(rule: Rule) -> Iterator[Block]:
    yield Items(tuple(map(_number, rule.thresholds)))
    first = rule.thresholds[0]
    number = rounded(Fraction(first.default), 2)
    yield Code(
        f"settings:\n  {rule.code}: {{{first.name}: {number}}}", "To set another in a roadmap"
    )
    yield (
        f"For all roadmaps `[thresholds]` in `cxroad.toml` holds "
        f"`{rule.code} = {{{first.name} = {number}}}`."
    )


def _number(threshold: Threshold) -> str:
    default = rounded(Fraction(threshold.default), 2)
    return f"`{threshold.name}`: {default} {threshold.unit} ({threshold.source})"


def _code(example: Example, at: str) -> Code:
    """An example with what it shows, and with its place where it is another than `at`."""
    place = example.frame.name if example.frame else ""
    elsewhere = f" ({place})" if place != at else ""
    says = f"{example.says or 'For example'}{elsewhere}" if example.says or elsewhere else ""
    return Code(example.lines, says)
