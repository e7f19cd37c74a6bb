"""What each person, body or function owns of a roadmap."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from cxroad.model.carriers import accountable
from cxroad.model.initiative import Initiative
from cxroad.model.numbers import total
from cxroad.model.vision import Outcome
from cxroad.source.span import Route

if TYPE_CHECKING:
    from cxroad.plan import Plan


class Holding(NamedTuple):
    """What one person, body or function owns of a roadmap."""

    called: str
    """As the beginning of a sentence: `Ana Lima`, `The function `cx``."""
    place: Route
    """Where the first thing that it owns names it."""
    items: tuple[Initiative, ...]
    points: Fraction
    """What its initiatives are worth."""
    outcomes: int


def holdings(plan: Plan) -> tuple[Holding, ...]:
    """What each function owns of which several people own something, then each other owner."""
    carriers = plan.carriers
    everything: list[Initiative | Outcome] = [*plan.live, *plan.roadmap.outcomes.values()]
    owned: dict[str, list[Initiative | Outcome]] = {}
    functions: dict[str, list[str]] = {}
    words: dict[str, str] = {}
    for part in everything:
        if not (word := accountable(part)):
            continue
        key = carriers.key(word)
        if key not in owned:
            words[key] = word
            functions.setdefault(carriers.function(word).casefold(), []).append(key)
        owned.setdefault(key, []).append(part)
    functions.pop("", None)
    shared = {name: keys for name, keys in functions.items() if len(keys) > 1}
    inside = {key for keys in shared.values() for key in keys}
    groups = [
        (f"The function `{carriers.function(words[keys[0]])}`", keys) for keys in shared.values()
    ]
    groups += [(carriers.called(words[key]), [key]) for key in owned if key not in inside]
    return tuple(
        _holding(called, [part for key in keys for part in owned[key]], plan.values)
        for called, keys in groups
    )


def _holding(
    called: str, parts: list[Initiative | Outcome], values: Mapping[str, Fraction]
) -> Holding:
    items = tuple(part for part in parts if isinstance(part, Initiative))
    points = total(values[item.id] for item in items if item.id in values)
    return Holding(called, parts[0].at("owner"), items, points, len(parts) - len(items))
