"""A rule's page, the list of rules and the whole book, as Markdown that reads well as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import groupby

from cxroad.errors import UsageError
from cxroad.findings.card import RuleCard
from cxroad.lint.catalog import RULES, TITLES
from cxroad.lint.example import Example
from cxroad.lint.rule import Rule, Threshold
from cxroad.lint.selection import chosen, find
from cxroad.model.settings import Level
from cxroad.model.writing import rounded


def page(word: str, rules: Mapping[str, Rule] = RULES) -> str:
    """Everything about the rule with a code or a name.

    Raises:
        UsageError: There is no such rule; a family is not one either.
    """
    rule = find(word, rules)
    if rule is None:
        codes = ", ".join(sorted(chosen([word], rules)))
        raise UsageError(f"`{word}` is a family of rules", f"its rules are {codes}")
    return "\n".join(_page(rule, "#"))


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
            page="\n".join(_page(rule, "#")),
            family=TITLES.get(rule.family, ""),
        )
        for rule in rules.values()
    )


def list_of_rules() -> str:
    """Every rule in a line: code, severity, name, what it finds; family after family."""
    lines: list[str] = []
    width = max(len(rule.name) for rule in RULES.values())
    for family, rules in groupby(RULES.values(), key=lambda rule: rule.family):
        lines += [f"{family}  {TITLES[family]}", ""]
        lines += [
            f"  {rule.code}  {rule.severity!s:<7}  {rule.name:<{width}}  {rule.summary}"
            for rule in rules
        ]
        lines.append("")
    return "\n".join([*lines, "`cxroad rule CODE` explains one of them.", ""])


def book() -> str:
    """All pages, family after family."""
    lines = ["# The rules of cxroad", ""]
    for family, rules in groupby(RULES.values(), key=lambda rule: rule.family):
        lines += [f"## {TITLES[family]}", ""]
        for rule in rules:
            lines += _page(rule, "###")
    return "\n".join(lines)


def waiver_of(rule: Rule) -> str:
    """Lines for the file that accept a rule's findings at one place."""
    where = "effort" if rule.family == "VIS" else "walk"
    return (
        "waive:\n"
        f"  - rule: {rule.code}\n"
        f"    at: {where}   # a phase, an initiative, an outcome; without it the whole file\n"
        "    because: Agreed with the steering committee, see the minutes\n"
        "    until: 2027-12-31"
    )


def _page(rule: Rule, mark: str) -> Iterator[str]:
    yield f"{mark} {rule.code} {rule.name}"
    yield ""
    yield rule.summary
    yield ""
    yield _standing(rule)
    yield from _part("Why", rule.why)
    yield from _numbers(rule)
    yield from _part("Source", "\n".join(f"- {source}" for source in rule.sources))
    place = rule.bad[0].frame.name if rule.bad[0].frame else ""
    for title, examples in (
        (f"Reported, {place}", rule.bad),
        ("Sound", rule.good),
        ("Not reported", rule.silent),
    ):
        yield from _shown(title, examples, place)
    yield from _part("How to fix it", rule.cure)
    if rule.fixable:
        yield from _part("Automatic repair", rule.fixable)
    if rule.structural:
        yield from _part("How to waive it", _NEVER_WAIVED)
    else:
        yield from _part("How to waive it", _fenced(waiver_of(rule)))
    yield ""


_NEVER_WAIVED = (
    "It cannot be waived: rules about the structure of the file keep all others from guessing."
)


def _standing(rule: Rule) -> str:
    tiers = {mark.severity or rule.severity for example in rule.bad for mark in example.marks}
    named = " or ".join(str(tier) for tier in sorted(tiers))
    level = "every level" if rule.level is Level.STARTER else "levels team and strict"
    return f"Severity: {named}. Asked at {level}. Since {rule.since}."


def _numbers(rule: Rule) -> Iterator[str]:
    if not rule.thresholds:
        return
    yield from _part(
        "Numbers", "\n".join(f"- {_number(threshold)}" for threshold in rule.thresholds)
    )
    first = rule.thresholds[0]
    own = f"{first.name}: {rounded(Fraction(first.default), 2)}"
    yield ""
    yield "To set another in a roadmap:"
    yield ""
    yield _fenced(f"settings:\n  {rule.code}: {{{own}}}")


def _number(threshold: Threshold) -> str:
    default = rounded(Fraction(threshold.default), 2)
    return f"`{threshold.name}`: {default} {threshold.unit} ({threshold.source})"


def _part(title: str, text: str) -> Iterator[str]:
    yield ""
    yield f"**{title}**"
    yield ""
    yield text


def _shown(title: str, examples: tuple[Example, ...], at: str) -> Iterator[str]:
    """Examples with what they show, and with their place where it is another than `at`."""
    if examples:
        yield ""
        yield f"**{title}**"
    for example in examples:
        place = example.frame.name if example.frame else ""
        elsewhere = f" ({place})" if place != at else ""
        yield ""
        if example.says or elsewhere:
            yield f"{example.says or 'For example'}{elsewhere}:"
            yield ""
        yield _fenced(example.lines)


def _fenced(text: str) -> str:
    return f"```yaml\n{text}\n```"
