"""Numbers that people set for rules: whether the rule has them, and whether they make sense."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from cxroad.lint.selection import find, offer
from cxroad.lint.wording import either, together
from cxroad.model.nearest import nearest
from cxroad.model.writing import rounded

if TYPE_CHECKING:
    from cxroad.lint.rule import Rule, Threshold
    from cxroad.model.numbers import Number


class Misfit(NamedTuple):
    """Why a number cannot be set.

    Attributes:
        message: Without the place.
        help: What to write instead.
        meant: The only key that can be meant; empty where several can, or none.
    """

    message: str
    help: str
    meant: str = ""


def no_rule(code: str, rules: Mapping[str, Rule], near: bool = True) -> Misfit | None:
    """What is wrong with a code under which numbers stand; None where a rule has it.

    Args:
        near: Whether to look for what it may be a slip of the pen for.
    """
    if code in rules:
        return None
    if code == "thresholds":
        return Misfit(f"there is no rule `{code}`", "write the rules right below `settings`")
    meant = find(code, rules)
    help = f"write `{meant.code}`" if meant else offer(code, rules if near else {})
    return Misfit(f"there is no rule `{code[:40]}`", help, meant.code if meant else "")


def no_threshold(rule: Rule, name: str) -> Misfit | None:
    """What is wrong with a name under a rule's code; None where the rule has such a number."""
    known = [threshold.name for threshold in rule.thresholds]
    if name in known:
        return None
    near = nearest(name, known)
    if near:
        help = f"did you mean {either(near)}?"
    else:
        has = together(known) if known else "no numbers to set"
        help = f"{rule.code} has {has}"
    only = near[0] if len(near) == 1 else ""
    return Misfit(f"{rule.code} knows no number `{name[:40]}`", help, only)


def out_of_range(threshold: Threshold, number: Number) -> Misfit | None:
    """What is wrong with a threshold's value; None where it may be set."""
    own = f"{threshold.code}.{threshold.name}"
    help = f"without it the number is {rounded(Fraction(threshold.default), 2)}"
    if number.percent and not threshold.is_percentage:
        return Misfit(f"{own} is not counted in per cent", help)
    if not threshold.least <= number.value <= MOST:
        return Misfit(f"{own}: {number.text} is not from {threshold.least} to {MOST:,}", help)
    return None


MOST = 9999
"""The largest number that a rule can be given, in any unit; our default."""
