"""Who carries what: the accountable owner of each piece of work, under one name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cxroad.model.initiative import Initiative
from cxroad.model.people import Person
from cxroad.model.roadmap import Roadmap
from cxroad.model.vision import Outcome
from cxroad.source.span import Route


class Carriers:
    """The people and bodies of a roadmap, however a place names them: by id or by name."""

    def __init__(self, roadmap: Roadmap) -> None:
        self._people = roadmap.people
        self._by_name = {p.name.strip().casefold(): p for p in roadmap.people.values()}

    def person(self, word: str | None) -> Person | None:
        """Whom a word means; None where `people` does not describe them."""
        word = (word or "").strip()
        return self._people.get(word) or self._by_name.get(word.casefold())

    def key(self, word: str | None) -> str:
        """The same text for the same person or body; empty for nobody."""
        person = self.person(word)
        return person.id if person else (word or "").strip().casefold()

    def called(self, word: str | None) -> str:
        """A person's name; what is no person of the file stands in backticks."""
        person = self.person(word)
        return person.name.strip() if person else f"`{(word or '').strip()}`"

    def function(self, word: str | None) -> str:
        """The part of the organisation that somebody stands for; empty where it is not said."""
        person = self.person(word)
        return (person.function or "").strip() if person else ""

    def work(self, items: Iterable[Initiative]) -> dict[str, list[Initiative]]:
        """Initiatives by whoever is accountable for them, the first of their owners."""
        found: dict[str, list[Initiative]] = {}
        for item in items:
            if key := self.key(accountable(item)):
                found.setdefault(key, []).append(item)
        return found


def accountable(item: Initiative | Outcome) -> str:
    """Who answers for an initiative or an outcome: the first of its owners; empty for nobody."""
    return next((word for word in item.owner if word.strip()), "")


@dataclass(frozen=True, slots=True)
class Holding:
    """What one person, body or function owns of a roadmap."""

    called: str
    """As the beginning of a sentence: `Ana Lima`, `The function `cx``."""
    place: Route
    """Where the first thing that it owns names it."""
    items: tuple[Initiative, ...]
    points: Fraction
    """What its initiatives are worth."""
    outcomes: int


def holdings(
    roadmap: Roadmap, live: Sequence[Initiative], values: Mapping[str, Fraction]
) -> tuple[Holding, ...]:
    """What each function owns of which several people own something, then each other owner.

    Args:
        live: What takes part, in file order.
        values: Points of each initiative.
    """
    carriers = Carriers(roadmap)
    everything: list[Initiative | Outcome] = [*live, *roadmap.outcomes.values()]
    parts = [part for part in everything if accountable(part)]
    owned: dict[str, list[Initiative | Outcome]] = {}
    functions: dict[str, list[str]] = {}
    words: dict[str, str] = {}
    for part in parts:
        word = accountable(part)
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
        _holding(called, [part for key in keys for part in owned[key]], values)
        for called, keys in groups
    )


def _holding(
    called: str, parts: list[Initiative | Outcome], values: Mapping[str, Fraction]
) -> Holding:
    items = tuple(part for part in parts if isinstance(part, Initiative))
    points = sum((values.get(item.id, Fraction(0)) for item in items), Fraction(0))
    return Holding(called, parts[0].at("owner"), items, points, len(parts) - len(items))
