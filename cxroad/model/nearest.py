"""Did you mean: the known names that a mistyped word is nearest to."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_LONGEST = 100


def nearest(word: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The known names nearest to a word, best first, equals in alphabetical order.

    The distance is the restricted Damerau-Levenshtein distance on lower case: letters put in,
    left out, exchanged, or swapped with their neighbour, no stretch edited twice.

    Returns:
        At most `most` names whose distance is within `limit` of the two lengths; none for a
        word of more than 100 characters, since no name that is meant to be typed is so long.

    Source:
        Distance: Boytsov, "Indexing methods for approximate dictionary searching" (2011).
        Limit: one edit, or a third of the length, as compilers do; our default.
    """
    lower = word.lower()
    if not lower or len(lower) > _LONGEST or most < 1:
        return ()
    by_length = _index(tuple(known))
    letters, places = _letters(lower), _places(lower)
    found: list[tuple[int, str]] = []
    reach = limit(len(lower), len(lower) + len(lower) // 2 + 1)
    for gap in range(reach + 1):
        if len(found) == most and found[-1][0] < gap:
            break
        for length in {len(lower) - gap, len(lower) + gap}:
            allowed = limit(len(lower), length)
            for name_letters, name_lower, name in by_length.get(length, ()):
                if len(found) == most:
                    allowed = min(allowed, found[-1][0])
                # One edit changes at most two letters of the set of letters.
                if gap > allowed or (letters ^ name_letters).bit_count() > 2 * allowed:
                    continue
                away = _distance(places, len(lower), name_lower)
                if away <= allowed:
                    found = sorted([*found, (away, name)])[:most]
    return tuple(name for _, name in found)


def distance(one: str, other: str) -> int:
    """Restricted Damerau-Levenshtein distance of two texts on lower case, in edits."""
    one, other = one.lower(), other.lower()
    return _distance(_places(one), len(one), other) if one else len(other)


def limit(one: int, other: int) -> int:
    """The most edits by which names of these two lengths may differ and still be near."""
    return max(1, max(one, other) // 3)


@lru_cache(maxsize=16)
def _index(known: tuple[str, ...]) -> dict[int, list[tuple[int, str, str]]]:
    """Names by their length, with the set of their letters; one lookup follows another."""
    by_length: dict[int, list[tuple[int, str, str]]] = {}
    for name in dict.fromkeys(known):
        lower = name.lower()
        if len(lower) <= 2 * _LONGEST:
            by_length.setdefault(len(lower), []).append((_letters(lower), lower, name))
    return by_length


def _letters(text: str) -> int:
    """The set of a text's letters as bits; letters 64 apart share one, which only weakens it."""
    bits = 0
    for letter in text:
        bits |= 1 << (ord(letter) & 63)
    return bits


def _places(text: str) -> dict[str, int]:
    """For each letter the bits of the positions where it stands."""
    places: dict[str, int] = {}
    for index, letter in enumerate(text):
        places[letter] = places.get(letter, 0) | 1 << index
    return places


def _distance(places: dict[str, int], length: int, other: str) -> int:
    """One column of the distance table a step, as the bits of two integers.

    Source:
        Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances",
        Nordic Journal of Computing 10 (2003) 29-39.
    """
    full = (1 << length) - 1
    last = 1 << (length - 1)
    rises, falls, diagonal, before = full, 0, 0, 0
    away = length
    for letter in other:
        here = places.get(letter, 0)
        swapped = ((~diagonal & here) << 1) & before
        diagonal = (((here & rises) + rises) ^ rises) | here | falls | swapped
        ahead_up = falls | ~(diagonal | rises)
        ahead_down = diagonal & rises
        if ahead_up & last:
            away += 1
        elif ahead_down & last:
            away -= 1
        ahead_up = (ahead_up << 1) | 1
        rises = ((ahead_down << 1) | ~(diagonal | ahead_up)) & full
        falls = ahead_up & diagonal & full
        before = here
    return away
