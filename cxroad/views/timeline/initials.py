"""Short names for owners, different for different people within one picture."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 4


def short_names(names: Iterable[str]) -> dict[str, str]:
    """Each name with at most four letters for it: `Ana Lima` is AL, a lone `Mia` is Mia.

    Two people who would get the same take letters of their last word until they differ, as far
    as four letters go: Ana Lima and Adam Long are ALi and ALo.
    """
    found: dict[str, str] = {}
    alike: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        alike.setdefault(_initials(name), []).append(name)
    for short, people in alike.items():
        for name in people:
            found[name] = short if len(people) == 1 else _longer(name, short, people)
    return found


def _initials(name: str) -> str:
    words = _words(name)
    if len(words) == 1:
        return words[0][: _LONGEST - 1 if len(words[0]) < _LONGEST else 2]
    return "".join(word[0].upper() for word in words[:_LONGEST])


def _longer(name: str, short: str, people: list[str]) -> str:
    last = _words(name)[-1]
    stem = short if len(_words(name)) > 1 else last[:1]
    for letters in range(2, _LONGEST + 1):
        tries = {other: (stem + _words(other)[-1][1:letters])[:_LONGEST] for other in people}
        if len(set(tries.values())) == len(people):
            break
    return tries[name]


def _words(name: str) -> list[str]:
    """The words of a name that begin with a letter or a figure; the name itself without any."""
    words = ["".join(c for c in word if c.isalnum()) for word in name.split()]
    return [word for word in words if word] or [name.strip() or "-"]
