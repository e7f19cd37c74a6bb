"""Short names for owners, different for different people within one picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_LONGEST = 4


def short_names(names: Iterable[str]) -> dict[str, str]:
    """Each name with at most four characters for it: `Ana Lima` is AL, a lone `Mia` is Mia.

    People who would get the same take letters of their last word until they differ: Ana Lima and
    Adam Long are ALi and ALo. Where that does not help they are numbered: AL1, AL2.
    """
    alike: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        alike.setdefault(_initials(_words(name)), []).append(name)
    found: dict[str, str] = {}
    for short, people in alike.items():
        found.update({people[0]: short} if len(people) == 1 else _told_apart(short, people))
    return found


def _initials(words: Sequence[str]) -> str:
    if len(words) == 1:
        return words[0] if len(words[0]) < _LONGEST else words[0][:2]
    return "".join(word if word.isdigit() else word[0].upper() for word in words)[:_LONGEST]


def _told_apart(short: str, people: Sequence[str]) -> dict[str, str]:
    parts = [_words(name) for name in people]
    for letters in range(2, _LONGEST + 1):
        longer = [
            ((short[:-1] if len(words) > 1 else "") + words[-1][:letters])[:_LONGEST]
            for words in parts
        ]
        if len(set(longer)) == len(people):
            return dict(zip(people, longer, strict=True))
    numbers = {name: str(number) for number, name in enumerate(people, 1)}
    return {name: short[: max(_LONGEST - len(at), 1)][:2] + at for name, at in numbers.items()}


def _words(name: str) -> list[str]:
    """The words of a name, letters and figures only; the name itself where it has none.

    Small words such as `of` and `van` count only where there are not two others.
    """
    words = ["".join(c for c in word if c.isalnum()) for word in name.split()]
    words = [word for word in words if word]
    large = [word for word in words if not word[0].islower()]
    return large if len(large) > 1 else words or [name.strip()[:1] or "-"]
