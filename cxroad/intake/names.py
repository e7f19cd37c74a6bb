"""Ids for what has only names, each once."""

from __future__ import annotations

from collections.abc import Iterable

from cxroad.model.ids import is_id, nearest_id
from cxroad.model.limits import LONGEST_ID

_LONGEST = 40
"""Characters of an id that is made from a name; our default."""


class Ids:
    """Hands out ids that differ even for those who do not see case."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {id.casefold() for id in taken}

    def own(self, text: str) -> str:
        """The text itself where it can be an id that nobody has; else one near to it."""
        if is_id(text) and text.casefold() not in self._taken:
            self._taken.add(text.casefold())
            return text
        return self.made(text)

    def neat(self, name: str) -> str:
        """The name itself where it reads like an id of ours, in small letters; else one made."""
        return self.own(name) if name == name.lower() else self.made(name)

    def made(self, name: str, otherwise: str = "step") -> str:
        """An id from a name, cut at a word; with a number where it is taken.

        Args:
            otherwise: What to begin with where no letter of the name can stay.
        """
        id = nearest_id(name)
        if len(id) > _LONGEST:
            id = id[: _LONGEST + 1].rpartition("-")[0] or id[:_LONGEST]
        id = id or otherwise
        free, number = id, 1
        while free.casefold() in self._taken:
            number += 1
            end = f"-{number}"
            free = id[: LONGEST_ID - len(end)] + end
        self._taken.add(free.casefold())
        return free
