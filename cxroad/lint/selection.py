"""How people name the rules they mean: by code, name or family."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cxroad.errors import UsageError
from cxroad.lint.rule import Rule
from cxroad.lint.wording import either
from cxroad.model.nearest import nearest


def find(word: str, rules: Mapping[str, Rule]) -> Rule | None:
    """The rule with a code or a name, in any case; None where there is none."""
    rule = rules.get(word.upper())
    if rule is None:
        lower = word.lower()
        rule = next((rule for rule in rules.values() if rule.name == lower), None)
    return rule


def chosen(words: Iterable[str], rules: Mapping[str, Rule]) -> frozenset[str]:
    """Codes of the rules that are meant: by code, name or family, commas between several.

    Raises:
        UsageError: A word is none of these.
    """
    codes: set[str] = set()
    for word in (part.strip() for several in words for part in several.split(",")):
        if not word:
            continue
        meant = {rule.code for rule in rules.values() if rule.family == word.upper()}
        if rule := find(word, rules):
            meant.add(rule.code)
        if not meant:
            raise UsageError(f"there is no rule `{word}`", offer(word, rules))
        codes |= meant
    return frozenset(codes)


def offer(word: str, rules: Mapping[str, Rule]) -> str:
    """What to write instead of a word that names no rule."""
    families = sorted({rule.family for rule in rules.values()})
    names = [rule.name for rule in rules.values()]
    near = nearest(word, rules) or nearest(word, names) or nearest(word, families)
    if near:
        return f"did you mean {either(near)}?"
    return "`cxroad rule` lists all rules with code and name"
