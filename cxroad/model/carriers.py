"""Who carries what: the accountable owner of each piece of work, under one name."""

from __future__ import annotations

from collections.abc import Iterable

from cxroad.model.initiative import Initiative
from cxroad.model.people import Person
from cxroad.model.roadmap import Roadmap
from cxroad.model.vision import Outcome


class Carriers:
    """The people and bodies of a roadmap, however a place names them: by id or by name."""

    def __init__(self, roadmap: Roadmap) -> None:
        self._people = roadmap.people
        self._by_name = {p.name.strip().casefold(): p for p in roadmap.people.values()}
        self._keys: dict[str | None, str] = {}

    def person(self, word: str | None) -> Person | None:
        """Whom a word means; None where `people` does not describe them."""
        word = (word or "").strip()
        return self._people.get(word) or self._by_name.get(word.casefold())

    def key(self, word: str | None) -> str:
        """The same text for the same person or body; empty for nobody."""
        key = self._keys.get(word)
        if key is None:  # few people own much
            person = self.person(word)
            key = self._keys[word] = person.id if person else (word or "").strip().casefold()
        return key

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
    for word in item.owner:
        if word.strip():
            return word
    return ""
