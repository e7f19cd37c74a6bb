"""What is said of findings that are too many to be listed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, groupby
from operator import itemgetter

from cxroad.findings.finding import Hit, Severity
from cxroad.lint.rule import Rule
from cxroad.model.register import Waiver
from cxroad.model.writing import grouped
from cxroad.source.problem import Problem

MOST_LISTED = 1000
"""Findings of a rule that are listed in a file, the gravest; the others are counted. Our default:
nobody reads more, and a file made to have a hundred thousand would keep everybody waiting."""

Covered = tuple[Hit, Waiver | None]
"""A hit and the waiver that covers it."""


class Few:
    """Hits of a rule as they come: so many are kept, the gravest, and the others are counted.

    Args:
        most: How many; None for every one.
    """

    def __init__(self, rule: Rule, most: int | None) -> None:
        self._rule = rule
        self._most = most
        self._number = self._severe = 0
        self._kept: dict[Severity, list[tuple[int, Covered]]] = {}

    def add(self, hit: Hit, waiver: Waiver | None) -> None:
        """Take one more, and keep it where it may be one of the gravest, or the next behind."""
        self._number += 1
        self._severe += hit.severe
        kept = self._kept.setdefault(hit.severity or self._rule.severity, [])
        if self._most is None or len(kept) <= self._most:
            kept.append((self._number, (hit, waiver)))

    def listed(self) -> list[Covered]:
        """All of them as they came; where there are too many, the gravest and one for the rest."""
        most, number = self._most, self._number
        if most is None or number <= most:
            return [each for _, each in sorted(chain(*self._kept.values()), key=itemgetter(0))]
        gravest = sorted(self._kept, reverse=True)
        ranked = [each for severity in gravest for _, each in self._kept[severity]]
        (first, waiver), shown = ranked[most], ranked[:most]
        rest = Hit(
            first.route,
            _said(number - most),
            severity=first.severity,
            severe=self._severe > sum(hit.severe for hit, _ in shown),
            at_key=first.at_key,
            span=first.span,
            help=_help(most),
            stands_for=number - most,
        )
        return [*shown, (rest, waiver)]


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
