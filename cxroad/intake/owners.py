"""Who owns work, by the cells of a table: one person in a cell, or several."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from cxroad.intake.titles import bare

_BETWEEN = re.compile(r"[;\n|]| / | & ")
_SHARE = re.compile(r"\[[0-9]{1,4} ?%\]\Z")


class Owners:
    """Parts cells into people, as all cells of the table and the roadmap's people tell.

    Args:
        cells: All cells of the column.
        known: People that the roadmap has, by their bare names.
    """

    def __init__(self, cells: Iterable[str], known: Collection[str]) -> None:
        self._known = known
        self.doubtful: list[str] = []
        """Names with one comma that nothing in the table tells apart; taken for one person."""
        self._alone: set[str] = set()
        first: set[str] = set()
        second: set[str] = set()
        for name in (name for cell in cells for name in _BETWEEN.split(cell)):
            parts = _parts(name)
            if len(parts) == 2:
                first.add(bare(parts[0]))
                second.add(bare(parts[1]))
            else:
                self._alone.update(map(bare, parts))
        self._alone |= first & second

    def names(self, cell: str) -> list[str]:
        """The people in a cell, as they are written there."""
        found: list[str] = []
        for name in _BETWEEN.split(cell):
            parts = _parts(name)
            if len(parts) == 2 and not self._are_two(parts):
                found.append(_without_share(name))
                self.doubtful.append(found[-1])
            else:
                found += parts
        return [name for name in found if name]

    def _are_two(self, parts: list[str]) -> bool:
        """Whether two parts are two people; `Lima, Ana` is one.

        They are where one of them is more than a word, where the roadmap has both, and where one
        of them stands alone elsewhere, or before and behind a comma.
        """
        words = [bare(part) for part in parts]
        return (
            any(" " in part for part in parts)
            or all(word in self._known for word in words)
            or any(word in self._alone for word in words)
        )


def _parts(name: str) -> list[str]:
    return [lone for part in name.split(",") if (lone := _without_share(part))]


def _without_share(name: str) -> str:
    """A name without the part of the time that MS Project writes behind it: `Mia[50%]`."""
    return _SHARE.sub("", name.strip()).strip()
