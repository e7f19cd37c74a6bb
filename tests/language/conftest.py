"""A language that nobody speaks, in which every letter of ours is another letter."""

from __future__ import annotations

import re

from cxroad.model.language import Language

_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OTHER = "ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ"
_KEPT = re.compile(r"(\{\w+\}|`[^`]*`)")
"""Slots, and what is to be typed."""


class Pseudo:
    """Each template letter by letter; its slots, and what stands in backticks, as they are."""

    def gettext(self, message: str, /) -> str:
        parts = _KEPT.split(message)
        parts[::2] = [part.translate(str.maketrans(_PLAIN, _OTHER)) for part in parts[::2]]
        return "".join(parts)

    def ngettext(self, one: str, many: str, number: int, /) -> str:
        return self.gettext(one if number == 1 else many)


PSEUDO: Language = Pseudo()
