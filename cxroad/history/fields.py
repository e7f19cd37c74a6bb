"""Two versions of one thing, key by key, in their authors' words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from cxroad.history.difference import Names
from cxroad.model.base import Entity, Scalar
from cxroad.model.criteria import Criterion
from cxroad.model.links import Link

_IN_ORDER = frozenset({"owner", "steps"})
"""Lists whose order says something: the first owner is accountable, steps follow each other."""

_PEOPLE = (
    *("owner", "by", "who", "sponsor", "deputy", "lead", "core_team", "members"),
    *("culture_committee", "champions"),
)
_KEYS_OF = {"serves": "outcomes", "impacts": "teams", "champions": "teams"}
_NAMED_BY = {"evidence": "insight", "vendors": "vendors", **dict.fromkeys(_PEOPLE, "people")}


class Differing(NamedTuple):
    """A key with both values as texts; empty where there is none."""

    key: str
    before: str
    after: str


def differing(
    old: Entity | None, new: Entity | None, names: Names, leave: Iterable[str] = ()
) -> Iterator[Differing]:
    """The keys in which two versions differ, in the order of the format.

    Values are compared by what they mean: `250k` is `250000`, and an id that was renamed is the
    same. Entries of a map are compared by their keys, links by what they lead to, and of other
    lists the entries that only one of them has are told one by one.

    Args:
        leave: Fields that are compared elsewhere.
    """
    one = old if old is not None else new
    if one is None:
        return
    left = frozenset(leave)
    for name, info in type(one).model_fields.items():
        if name in left:
            continue
        key = info.alias or name
        before, after = getattr(old, name, None), getattr(new, name, None)
        if isinstance(before, Entity) or isinstance(after, Entity):
            inside = differing(_entity(before), _entity(after), names)
            yield from (each._replace(key=f"{key}.{each.key}") for each in inside)
            continue
        before = translated(name, before, names)
        if before != after and not (_nothing(before) and _nothing(after)):
            yield from _pairs(key, name, before, after)
    extra = [(each.model_extra if each is not None else None) or {} for each in (old, new)]
    for key in dict.fromkeys([*extra[1], *extra[0]]):
        yield from _of_maps(key, extra[0].get(key), extra[1].get(key))


def _nothing(value: object) -> bool:
    return value is None or value == () or value == {}


def _entity(value: object) -> Entity | None:
    return value if isinstance(value, Entity) else None


def translated(name: str, value: object, names: Names) -> object:
    """A value of the older version with the ids that the newer one uses."""
    if isinstance(value, tuple):
        return tuple(_one(name, each, names) for each in value)
    if isinstance(value, dict):
        keys = names.others[_KEYS_OF[name]] if name in _KEYS_OF else {}
        return {keys.get(key, key): _one(name, each, names) for key, each in value.items()}
    return _one(name, value, names)


def _one(name: str, value: object, names: Names) -> object:
    if isinstance(value, Link):
        target = names.work.get(value.target, value.target)
        text = target + value.text[len(value.target) :]
        return replace(value, target=target, text=text)
    if isinstance(value, Criterion) and value.target:
        target = names.work.get(value.target, names.of("outcomes", value.target))
        text = target + value.text[len(value.target) :]
        return replace(value, target=target, text=text)
    if isinstance(value, str):
        if name in ("affects", "hits"):
            return names.work.get(value, names.of("outcomes", value))
        if name in _NAMED_BY:
            return names.of(_NAMED_BY[name], value)
    return value


def _pairs(key: str, name: str, before: object, after: object) -> Iterator[Differing]:
    if isinstance(before, Mapping) or isinstance(after, Mapping):
        yield from _of_maps(key, before, after)
    elif _listed(before) and _listed(after) and name not in _IN_ORDER:
        yield from _of_lists(key, _items(before), _items(after))
    else:
        yield Differing(key, told(before), told(after))


def _listed(value: object) -> bool:
    return value is None or isinstance(value, tuple)


def _items(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _of_maps(key: str, before: object, after: object) -> Iterator[Differing]:
    old = before if isinstance(before, Mapping) else {}
    new = after if isinstance(after, Mapping) else {}
    for each in [*new, *(each for each in old if each not in new)]:
        if each not in old or each not in new or old[each] != new[each]:
            there = told(old[each]) or _SPLIT if each in old else ""
            here = told(new[each]) or _SPLIT if each in new else ""
            yield Differing(f"{key}.{told(each)}", there, here)


_SPLIT = "a part of what is left"
"""An outcome that is served without a share."""


def _of_lists(
    key: str, before: tuple[object, ...], after: tuple[object, ...]
) -> Iterator[Differing]:
    if len(before) <= 1 and len(after) <= 1 and key != "after":
        yield Differing(key, told(before), told(after))
        return
    gone = _only(before, after)
    for each in _only(after, before):
        old = next((one for one in gone if _mark(one) == _mark(each)), None)
        if old is not None:
            gone.remove(old)
        yield Differing(key, told(old), told(each))
    for each in gone:
        yield Differing(key, told(each), "")


def _only(some: tuple[object, ...], others: tuple[object, ...]) -> list[object]:
    """Entries that the others lack, as often as they lack them."""
    left = Counter(others)
    found = []
    for each in some:
        left[each] -= 1
        if left[each] < 0:
            found.append(each)
    return found


def _mark(entry: object) -> object:
    """By what two entries are the same thing: what a link leads to, what a criterion measures."""
    if isinstance(entry, Link):
        return "link", entry.target, entry.from_start
    if isinstance(entry, Criterion) and entry.kind == "outcome":
        return "criterion", entry.target, entry.op
    return "entry", told(entry)


def told(value: object) -> str:
    """A value as its author wrote it; empty for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, tuple):
        return ", ".join(told(each) for each in value)
    return str(value)
