"""What is said of findings that are too many to be listed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from cxroad.findings.finding import Hit
from cxroad.lint.rule import Rule
from cxroad.model.register import Waiver
from cxroad.model.writing import grouped
from cxroad.source.problem import Problem

MOST_LISTED = 1000
"""Findings of a rule that are listed in a file, the gravest; the others are counted. Our default:
nobody reads more, and a file made to have a hundred thousand would keep everybody waiting."""

Covered = tuple[Hit, Waiver | None]
"""A hit and the waiver that covers it."""


def few(rule: Rule, hits: Sequence[Covered], most: int | None) -> Sequence[Covered]:
    """At most so many hits of a rule, the gravest, and one that tells of the others."""
    if most is None or len(hits) <= most:
        return hits
    ranked = sorted(hits, key=lambda each: -(each[0].severity or rule.severity))
    (first, waiver), number = ranked[most], len(hits) - most
    rest = Hit(
        first.route,
        _said(number),
        severity=first.severity,
        severe=any(hit.severe for hit, _ in ranked[most:]),
        at_key=first.at_key,
        span=first.span,
        help=_help(most),
        stands_for=number,
    )
    return [*ranked[:most], (rest, waiver)]


def fewer(problems: Sequence[Problem], most: int | None) -> list[tuple[Problem, int]]:
    """Of the problems of each code at most so many, and one that tells of the others.

    Returns:
        Each with the number of problems that it stands for.
    """
    if most is None or len(problems) <= most:
        return [(problem, 1) for problem in problems]
    found: list[tuple[Problem, int]] = []
    for _, group in groupby(sorted(problems, key=_code), _code):
        several = list(group)
        found += [(problem, 1) for problem in several[:most]]
        if number := len(several[most:]):
            rest = several[most]
            said = Problem(rest.code, _said(number), rest.span, help=_help(most), route=rest.route)
            found.append((said, number))
    return found


def _help(most: int) -> str:
    return f"mend those that are listed, {most:,} of a rule; then the others are"


def _code(problem: Problem) -> str:
    return problem.code


def _said(number: int) -> str:
    if number == 1:
        return "1 further finding of this rule is counted here, and not listed"
    return (
        f"{grouped(number)} further findings of this rule, of which this is the first, are "
        "counted here, and not listed"
    )
