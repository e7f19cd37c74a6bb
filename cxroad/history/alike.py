"""Which ids are provably others for the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from types import MappingProxyType

from cxroad.history.difference import Names
from cxroad.model.base import Entity
from cxroad.model.roadmap import Roadmap

_MAPS = ("people", "teams", "vendors", "insight", "risks", "scenarios")

_LEAST, _SENTENCE = 3, 12
"""How many keys have to be the same for a thing of another name to be taken for the same, and how
many characters one of them has to have, since short words are the same by chance; our default."""


def names_of(old: Roadmap, new: Roadmap, known: Mapping[str, str] = MappingProxyType({})) -> Names:
    """What was renamed between two roadmaps.

    An id is renamed when it is gone, another has come, and both have the same name, which no
    other of those has; or, where names differ, when everything else is the same, that is
    three keys at least and one of them a sentence. A phase is also the same when it holds the same
    work.

    Args:
        known: Ids of which whoever renamed them says so, from the older to the newer.
    """
    work = _renamed(old.initiatives, new.initiatives, known)
    work.update(_renamed(old.externals, new.externals, known))
    phases = _renamed(old.phases, new.phases, known)
    left = {id: each for id, each in old.phases.items() if id not in phases}
    taken = set(phases.values())
    come = {id: each for id, each in new.phases.items() if id not in taken}
    phases.update(
        _paired(
            {id: _held(each.initiatives, work) for id, each in left.items() if id not in come},
            {id: _held(each.initiatives, {}) for id, each in come.items() if id not in left},
        )
    )
    work.update(phases)
    others = {key: _renamed(getattr(old, key), getattr(new, key), known) for key in _MAPS}
    others["outcomes"] = _renamed(old.outcomes, new.outcomes, known)
    return Names(work, others)


def _held(work: Iterable[str], names: Mapping[str, str]) -> frozenset[str] | None:
    return frozenset(names.get(id, id) for id in work) or None


def _renamed(
    old: Mapping[str, object], new: Mapping[str, object], known: Mapping[str, str]
) -> dict[str, str]:
    gone = {id: each for id, each in old.items() if id not in new}
    come = {id: each for id, each in new.items() if id not in old}
    if not gone or not come:
        return {}
    found = {id: known[id] for id in gone if known.get(id) in come}
    taken = set(found.values())
    found.update(
        _paired(
            {id: _name(each) for id, each in gone.items() if id not in found},
            {id: _name(each) for id, each in come.items() if id not in taken},
        )
    )
    taken = set(found.values())
    found.update(
        _paired(
            {id: _rest(each) for id, each in gone.items() if id not in found},
            {id: _rest(each) for id, each in come.items() if id not in taken},
        )
    )
    return found


def _paired(
    gone: Mapping[str, Hashable | None], come: Mapping[str, Hashable | None]
) -> dict[str, str]:
    """Ids with the same mark, where no other has it; None is no mark."""
    often = Counter(gone.values()), Counter(come.values())
    at = {mark: id for id, mark in come.items() if mark is not None and often[1][mark] == 1}
    return {
        id: at[mark]
        for id, mark in gone.items()
        if mark is not None and often[0][mark] == 1 and mark in at
    }


def _name(entity: object) -> str | None:
    """What an author calls it, whatever its blanks and capitals; None without a name."""
    text = getattr(entity, "name", None) or getattr(entity, "what", None) or ""
    return " ".join(str(text).split()).casefold() or None


def _rest(entity: object) -> str | None:
    """Everything but its name; None when that is too little to tell it by."""
    if not isinstance(entity, Entity):
        return None
    if "initiatives" in entity.model_fields_set:
        return None
    keys = sorted(entity.model_fields_set - {"name", "what"})
    told = [(key, getattr(entity, key)) for key in keys]
    sentence = any(isinstance(each, str) and len(each) >= _SENTENCE for _, each in told)
    return repr(told) if sentence and len(told) >= _LEAST else None
