"""Every rule there is: a written list, which cannot lose an entry in silence."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType, ModuleType

from cxroad.lint.rule import Rule
from cxroad.lint.rules import (
    asked,
    customers,
    enabling,
    estimates,
    evidence,
    governance,
    graph,
    ownership,
    people,
    reader,
    results,
    schedule,
    serving,
    structure,
    technology,
    value,
    vision,
    wording,
    worth,
)

FAMILIES: tuple[ModuleType, ...] = (
    structure,
    reader,
    graph,
    vision,
    serving,
    value,
    worth,
    governance,
    ownership,
    people,
    enabling,
    customers,
    asked,
    technology,
    schedule,
    estimates,
    evidence,
    results,
    wording,
)
"""The modules in the order of the book; a family may take several."""


def rules_of(module: ModuleType) -> tuple[Rule, ...]:
    """The rules that a module defines, by code."""
    found = [value for value in vars(module).values() if isinstance(value, Rule)]
    return tuple(sorted(found, key=lambda rule: rule.code))


def _in_order() -> dict[str, Rule]:
    found = [rule for module in FAMILIES for rule in rules_of(module)]
    families = list(dict.fromkeys(rule.family for rule in found))
    found.sort(key=lambda rule: (families.index(rule.family), rule.code))
    return {rule.code: rule for rule in found}


RULES: Mapping[str, Rule] = MappingProxyType(_in_order())
"""Every rule by code, in the order of the book."""

TITLES: Mapping[str, str] = MappingProxyType(
    {
        rule.family: (module.__doc__ or "").partition("\n")[0].rstrip(".")
        for module in reversed(FAMILIES)
        for rule in rules_of(module)
    }
)
"""What each family is about, from its first module."""
