"""The choice of a part of the work: `+fix-first`, `listen+`, `owner:web`, `phase:walk,tag:risky`.

The grammar is dbt's: several words mean any of them; words joined by a comma mean all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from cxroad.errors import UsageError
from cxroad.graph.graph import Graph
from cxroad.model.initiative import Initiative
from cxroad.model.nearest import nearest
from cxroad.model.writing import either

Words: TypeAlias = Callable[[Initiative], Iterable[str]]

METHODS: Mapping[str, Words] = {
    "owner": lambda initiative: initiative.owner,
    "tag": lambda initiative: initiative.tags,
    "phase": lambda initiative: (initiative.phase,),
    "outcome": lambda initiative: initiative.serves,
    "kind": lambda initiative: (initiative.kind.value,),
    "status": lambda initiative: (initiative.status.value,),
    "vendor": lambda initiative: initiative.vendors,
    "team": lambda initiative: initiative.impacts,
    "lever": lambda initiative: (lever.value for lever in initiative.levers),
    "theme": lambda initiative: (initiative.theme,) if initiative.theme else (),
}
"""What may stand before a colon, and which words of an initiative it looks at."""

_WORD = re.compile(
    r"(?:(?P<before>[0-9]{0,4})\+)?(?:(?P<method>[a-z]+):)?(?P<value>[^+,:][^+,]*)"
    r"(?:\+(?P<after>[0-9]{0,4}))?"
)


def select(graph: Graph, words: Iterable[str]) -> tuple[str, ...]:
    """The initiatives that some words choose, in file order.

    Args:
        words: Each an id of an initiative or a phase, or `method:value`, with `+` before it for
            what it waits for and behind it for what waits for it; `2+id` and `id+3` go so many
            steps. Joined by commas, without blanks, for what is in all of them.

    Raises:
        UsageError: An unknown id, method or value, or a choice that nothing is left of; the hint
            names what is near.
    """
    chosen: set[str] = set()
    for word in _apart(graph, words):
        found = [_one(graph, part) for part in word.split(",")]
        both = set.intersection(*found)
        if not both:
            raise UsageError(
                f"nothing is in all of '{_short(word)}'",
                "words with a blank between them mean any of them, with a comma all of them",
            )
        chosen |= both
    if not chosen:
        raise UsageError(
            "no words to select by", "name an initiative, such as +listen or phase:walk"
        )
    return tuple(id for id in graph.initiatives if id in chosen)


def _apart(graph: Graph, words: Iterable[str]) -> Iterator[str]:
    """The words one by one; a blank parts them, save inside a known name such as `owner:Mia Lo`."""
    for word in words:
        if " " in word.strip() and not any(
            name in word for id in graph.initiatives for name in _with_blanks(graph, id)
        ):
            yield from word.split()
        else:
            yield word.strip()


def _with_blanks(graph: Graph, id: str) -> list[str]:
    initiative = graph.roadmap.initiatives[id]
    return [
        f"{method}:{name}"
        for method, words in METHODS.items()
        for name in words(initiative)
        if " " in name
    ]


def _one(graph: Graph, word: str) -> set[str]:
    """The initiatives of a word without commas."""
    match = _WORD.fullmatch(word)
    if match is None:
        raise UsageError(
            f"'{_short(word)}' cannot be selected by",
            "write an id, +id, id+, 2+id, id+3 or a method such as phase:walk",
        )
    method, value = match["method"], match["value"]
    ids = _by_method(graph, method, value) if method else _by_id(graph, value)
    return set(graph.around(ids, _steps(match["before"]), _steps(match["after"])))


def _steps(count: str | None) -> int | None:
    """Steps to go: none without a plus, all the way for a bare plus."""
    if count is None:
        return 0
    return int(count) if count else None


def _by_id(graph: Graph, value: str) -> list[str]:
    roadmap = graph.roadmap
    if value in graph.phase_of:
        return [value]
    if value in roadmap.initiatives:
        status = roadmap.initiatives[value].status.value
        raise UsageError(f"'{value}' is {status} and takes no part in the plan", "")
    if value in roadmap.phases:
        return _of_phase(graph, value)
    known = [*graph.phase_of, *roadmap.phases]
    raise UsageError(
        f"no initiative or phase '{_short(value)}'",
        _hint(value, known) or "`cxroad order` lists them with their ids",
    )


def _by_method(graph: Graph, method: str, value: str) -> list[str]:
    if method not in METHODS:
        raise UsageError(
            f"no method '{method}' to select by",
            _hint(method, METHODS) or f"there are {', '.join(METHODS)}",
        )
    words = METHODS[method]
    initiatives = {id: graph.roadmap.initiatives[id] for id in graph.initiatives}
    found = [id for id, initiative in initiatives.items() if value in words(initiative)]
    if not found:
        known = dict.fromkeys(word for one in initiatives.values() for word in words(one))
        raise UsageError(
            f"no initiative has {method} '{_short(value)}'", _hint(value, known, f"{method}:")
        )
    return found


def _of_phase(graph: Graph, phase: str) -> list[str]:
    found = [id for id, home in graph.phase_of.items() if home == phase]
    if not found:
        raise UsageError(f"phase '{phase}' has no initiatives that take part", "")
    return found


_FEW = 8


def _hint(word: str, known: Iterable[str], before: str = "") -> str:
    """What was probably meant; all that there is when that is little."""
    names = list(known)
    near = nearest(word, names)
    if near:
        return f"did you mean {either([f'`{before}{name}`' for name in near])}?"
    if 0 < len(names) <= _FEW:
        return f"there {'is' if len(names) == 1 else 'are'} {', '.join(before + n for n in names)}"
    return ""


def _short(word: str) -> str:
    return word if len(word) <= 60 else f"{word[:57]}..."
