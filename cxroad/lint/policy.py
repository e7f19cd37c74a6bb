"""What a team asks of all its roadmaps; what a roadmap sets for itself comes first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cxroad.errors import UsageError

if TYPE_CHECKING:
    from cxroad.model.numbers import Number
    from cxroad.model.settings import Level


@dataclass(frozen=True, slots=True)
class Policy:
    """Which rules are asked, at which level, and with which numbers.

    Attributes:
        select: Codes, names or families, whatever the level; all of the level when empty.
        ignore: Codes, names or families not to report.
        level: Of roadmaps that set none; by what each describes when None.
        thresholds: Numbers by rule code and name, for roadmaps that do not set them.
        every: Whether all findings of a rule are listed, however many: where some are hidden, a
            number of others would not tell which of them are new.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    level: Level | None = None
    thresholds: Mapping[str, Mapping[str, Number]] = field(default_factory=dict)
    every: bool = False


DEFAULT_POLICY = Policy()
"""Every rule of the level that fits the roadmap, with the numbers of the rules' pages."""


def policy_of(values: Mapping[str, object], at: Callable[..., str]) -> Policy:
    """The policy that a configuration's values make, each rule and number held against the rules.

    Args:
        values: By key, as `cxroad.load.values` gives them; those of other keys are passed by.
        at: Where a key, and what stands below it, is set; for messages.

    Raises:
        UsageError: There is no such rule or number, or the number is out of range.
    """
    select, ignore, numbers = (values.get(key) or () for key in ("select", "ignore", "thresholds"))
    level, known = values.get("level"), values.get("known")
    if not (select or ignore or numbers or level or known):
        return DEFAULT_POLICY
    from cxroad.model.settings import Level

    return Policy(
        _known(select, at("select")),
        _known(ignore, at("ignore")),
        Level(str(level)) if level else None,
        _numbers(numbers, at) if isinstance(numbers, Mapping) else {},
        bool(known),
    )


def _known(words: object, at: str) -> tuple[str, ...]:
    """Words that name rules, as they are."""
    if not isinstance(words, tuple) or not words:
        return ()
    from cxroad.lint.catalog import RULES
    from cxroad.lint.selection import chosen

    try:
        chosen(words, RULES)
    except UsageError as error:
        raise UsageError(f"{at}: {error.message}", error.hint) from None
    return words


def _numbers(
    texts: Mapping[str, Mapping[str, str]], at: Callable[..., str]
) -> dict[str, dict[str, Number]]:
    from cxroad.lint.catalog import RULES
    from cxroad.lint.thresholds import no_rule, no_threshold, out_of_range
    from cxroad.load.keys import ABOVE, BY_NAME
    from cxroad.load.values import NUMBER
    from cxroad.model.base import Unreadable
    from cxroad.model.numbers import Number

    found: dict[str, dict[str, Number]] = {}
    for code, named in texts.items():
        place = at("thresholds", code)
        if wrong := no_rule(code, RULES):
            raise UsageError(f"{place}: {wrong.message}", wrong.help)
        rule = RULES[code]
        for name, text in named.items():
            place = at("thresholds", code, name)
            if wrong := no_threshold(rule, name):
                raise UsageError(
                    f"{place}: {wrong.message}", ABOVE if name in BY_NAME else wrong.help
                )
            try:
                number = Number.parse(text)
            except Unreadable as error:
                raise UsageError(f"{place}: {error.message}", NUMBER) from None
            threshold = next(each for each in rule.thresholds if each.name == name)
            if wrong := out_of_range(threshold, number):
                raise UsageError(f"{place}: {wrong.message}", wrong.help)
            found.setdefault(code, {})[name] = number
    return found
