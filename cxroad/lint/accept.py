"""Accepting what a rule finds at a place, by a waiver in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from cxroad.edit.waiver import NewWaiver, with_waiver
from cxroad.errors import InputError, UsageError
from cxroad.findings.finding import Finding
from cxroad.lint.catalog import RULES
from cxroad.lint.engine import lint
from cxroad.lint.policy import DEFAULT_POLICY, Policy
from cxroad.lint.selection import chosen, find
from cxroad.load.loader import load_bytes
from cxroad.model.base import Unreadable
from cxroad.model.dates import Date
from cxroad.source.limits import DEFAULT_LIMITS, Limits

_LONGEST = 500
"""Characters of a reason; our default."""


def accepted(
    data: bytes,
    path: str,
    today: date,
    waiver: NewWaiver,
    policy: Policy = DEFAULT_POLICY,
    limits: Limits = DEFAULT_LIMITS,
) -> tuple[str, int]:
    """The file's text with the waiver, and how many findings it covers.

    Raises:
        UsageError: There is no such rule, it cannot be waived, it finds nothing there, or the
            reason or the end does not fit.
        InputError: The file cannot be read in full, or has no room for a waiver.
    """
    _refuse_unfit(waiver, today)
    rule, policy = find(waiver.rule, RULES), replace(policy, every=True)
    loaded = load_bytes(data, path, limits)
    if rule is None or loaded.partial:
        raise InputError(f"{path} cannot be read in full", f"cxroad lint {path}")
    if waiver.rule.upper() == rule.code:
        waiver = replace(waiver, rule=rule.code)
    before = lint(loaded, today, [rule.code], (), policy=policy)
    text = with_waiver(loaded.document, waiver)
    if text is None:
        raise InputError(
            f"{path} has no room for a waiver", "write `waive:` as a list with a line for each"
        )
    after = lint(load_bytes(text.encode(), path, limits), today, [rule.code], (), policy=policy)
    covered = len(after.waived) - len(before.waived)
    if covered < 1:
        hint = _places(before.findings)
        if before.waived and not before.findings:
            hint = "what it finds is waived already"
        raise UsageError(f"{rule.code} finds nothing at '{waiver.place[:60]}'", hint)
    return text, covered


def _refuse_unfit(waiver: NewWaiver, today: date) -> None:
    rule = find(waiver.rule, RULES)
    if rule is None:
        chosen([waiver.rule], RULES)
        raise UsageError(f"`{waiver.rule}` is a family of rules", "waive one rule at a time")
    if not rule.waivable:
        raise UsageError(f"{rule.code} cannot be waived", "mend what it finds")
    if not waiver.because.strip():
        raise UsageError("a waiver needs a reason", 'say it: --because "..."')
    if len(waiver.because) > _LONGEST or not waiver.because.isprintable():
        raise UsageError(f"a reason is one line of at most {_LONGEST} characters")
    if waiver.until:
        try:
            until = Date.parse(waiver.until)
        except Unreadable as error:
            raise UsageError(f"--until: {error.message}", error.help) from None
        if until.last < today:
            raise UsageError(f"--until: {until.last} is past", "name a day to come")


def _places(findings: Sequence[Finding]) -> str:
    routes = list(dict.fromkeys(finding.route for finding in findings if finding.route))
    if not routes:
        return "there is nothing to waive"
    more = f" and {len(routes) - 5} more" if len(routes) > 5 else ""
    return f"it finds something at {', '.join(routes[:5])}{more}"
