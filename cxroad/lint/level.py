"""How much is asked of a roadmap, and how far it has come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from cxroad.findings.finding import Finding, Severity
from cxroad.lint.rule import Rule
from cxroad.model.roadmap import Roadmap
from cxroad.model.settings import Level


def level_of(roadmap: Roadmap, otherwise: Level | None = None) -> Level:
    """The level a roadmap sets for itself, `otherwise`, or the one that fits what it describes.

    A file that says nothing yet of people, teams, governance and insight is a beginning, and
    is asked only what a beginning can answer.
    """
    if roadmap.settings and roadmap.settings.level:
        return roadmap.settings.level
    if otherwise is not None:
        return otherwise
    grown = roadmap.people or roadmap.teams or roadmap.governance or roadmap.insight
    return Level.TEAM if grown else Level.STARTER


def asks(level: Level, rule: Rule) -> bool:
    """Whether a level asks a rule: `starter` a part of them, `team` and `strict` all."""
    return level is not Level.STARTER or rule.level is Level.STARTER


def asked_at(level: Level, rules: Mapping[str, Rule]) -> Set[str]:
    """The codes of the rules that a level asks."""
    if level is not Level.STARTER:
        return rules.keys()
    return {code for code, rule in rules.items() if asks(level, rule)}


def passed(findings: Sequence[Finding], rules: Mapping[str, Rule]) -> tuple[str, str]:
    """The highest level that a file passes, and the code that keeps it from the next.

    A level is passed when its rules give no error and no warning; so a file that passes `team`
    passes `strict` too, whose only difference is that warnings fail a run.

    Args:
        findings: Of every rule, waived ones left out, in order.

    Returns:
        Level and code, each empty where there is none.
    """
    grave = [finding for finding in findings if finding.severity > Severity.INFO]
    first = [f for f in grave if f.code not in rules or asks(Level.STARTER, rules[f.code])]
    if first:
        return "", _worst(first)
    if grave:
        return Level.STARTER.value, _worst(grave)
    return Level.STRICT.value, ""


def _worst(findings: Sequence[Finding]) -> str:
    """The code of the first finding among the gravest."""
    return max(findings, key=lambda finding: finding.severity).code
