"""How much of a whole some of the work takes, where enough of the whole is known."""

from __future__ import annotations

from collections.abc import Container, Mapping
from fractions import Fraction

from cxroad.model.numbers import total


def portion(
    sizes: Mapping[str, Fraction | None], chosen: Container[str], known: Fraction
) -> Fraction | None:
    """Part of the sum of all sizes that belongs to what is chosen, 0 to 1.

    None where the sum is 0, and where so few sizes are known that a part of them means little.

    Args:
        sizes: By initiative, its money or its time, in any one unit; None where nobody says.
        chosen: Ids of those that are asked for.
        known: Least part of the sizes that has to be known, 0 to 1.
    """
    given = {id: size for id, size in sizes.items() if size is not None}
    if len(given) < known * len(sizes):
        return None
    whole = total(given.values())
    return total(size for id, size in given.items() if id in chosen) / whole if whole else None
