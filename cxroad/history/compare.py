"""The difference of two plans: what the newer file says otherwise, and whose days moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from cxroad.history.alike import names_of
from cxroad.history.difference import Change, Deed, Difference, Names, Part
from cxroad.history.fields import differing, told
from cxroad.history.reasons import Reasons
from cxroad.history.register import decisions, waivers
from cxroad.history.shifts import Shifts
from cxroad.model.base import Entity
from cxroad.model.initiative import Initiative, Status
from cxroad.model.roadmap import Roadmap
from cxroad.plan import Plan

_MAPS = (
    (Part.RISK, "risks"),
    (Part.EXTERNAL, "externals"),
    (Part.PERSON, "people"),
    (Part.TEAM, "teams"),
    (Part.VENDOR, "vendors"),
    (Part.INSIGHT, "insight"),
)
_WHOLES = (
    (Part.CASE, "case"),
    (Part.GOVERNANCE, "governance"),
    (Part.CALENDAR, "calendar"),
    (Part.SETTINGS, "settings"),
)
_OWN = ("title", "start", "currency", "fiscal_year_starts", "organisation", "language")
_IDLE = {Status.DROPPED: Deed.DROPPED, Status.PARKED: Deed.PARKED}


def difference(
    old: Plan, new: Plan, renamed: Mapping[str, str] = MappingProxyType({})
) -> Difference:
    """What differs between two plans; nothing else is looked at, and nothing is looked up.

    Days are those of each plan as seen from its own day: two plans of different days differ by
    what time has moved too.

    Args:
        renamed: Ids that are known to be others now, from the older to the newer; more are found.
    """
    names = names_of(old.roadmap, new.roadmap, renamed)
    reasons = Reasons(old, new, names)
    moved = Shifts(old, new, names)
    changes = _changes(old.roadmap, new.roadmap, names)
    end = moved.end()
    return Difference(
        old=old,
        new=new,
        names=names,
        changes=tuple(reasons.explained(each) for each in changes),
        shifts=tuple(reasons.of_shift(each) for each in moved.initiatives()),
        phases=tuple(reasons.of_shift(each) for each in moved.phases()),
        end=reasons.of_shift(end) if end else None,
    )


def _changes(old: Roadmap, new: Roadmap, names: Names) -> Iterator[Change]:
    others = set(Roadmap.model_fields) - set(_OWN)
    yield from _keys(Part.ROADMAP, "", "", old, new, names, others)
    yield from _keys(Part.VISION, "", "", old.vision, new.vision, names, {"outcomes"})
    outcomes = dict(old.outcomes), dict(new.outcomes)
    yield from _of_map(Part.OUTCOME, *outcomes, names, "outcomes")
    yield from _order_of_phases(old, new, names)
    yield from _of_map(Part.PHASE, old.phases, new.phases, names, "phases", {"initiatives"})
    yield from _of_work(old, new, names)
    yield from decisions(old, new, names)
    for part, key in _MAPS:
        yield from _of_map(part, getattr(old, key), getattr(new, key), names, key)
    for part, key in _WHOLES:
        yield from _keys(part, "", "", getattr(old, key), getattr(new, key), names)
    yield from _scenarios(old, new, names)
    yield from waivers(old, new)


def _of_map(
    part: Part,
    old: Mapping[str, Entity],
    new: Mapping[str, Entity],
    names: Names,
    key: str,
    leave: Iterable[str] = (),
) -> Iterator[Change]:
    """Entities by their ids: renamed, added, changed, gone."""
    older = {names.of(key, id): id for id in old}
    for id, each in new.items():
        name = called(each)
        if id not in older:
            yield Change(part, Deed.ADDED, id, name)
            continue
        if older[id] != id:
            yield Change(part, Deed.RENAMED, id, name, before=older[id], after=id)
        yield from _keys(part, id, name, old[older[id]], each, names, leave)
    for id, each in old.items():
        if names.of(key, id) not in new:
            yield Change(part, Deed.GONE, id, called(each))


def _of_work(old: Roadmap, new: Roadmap, names: Names) -> Iterator[Change]:
    """Initiatives: also between phases, in and out of the plan."""
    older = {names.of("initiatives", id): each for id, each in old.initiatives.items()}
    for id, each in new.initiatives.items():
        before = older.get(id)
        if before is None:
            yield Change(Part.INITIATIVE, Deed.ADDED, id, each.name, after=each.phase)
            continue
        if before.id != id:
            yield Change(Part.INITIATIVE, Deed.RENAMED, id, each.name, "", before.id, id)
        yield from _moves(id, before, each, names)
        leave = {"status"} if before.live is not each.live or not each.live else set()
        yield from _keys(Part.INITIATIVE, id, each.name, before, each, names, leave)
    for id, each in old.initiatives.items():
        if names.of("initiatives", id) not in new.initiatives:
            phase = names.of("phases", each.phase)
            yield Change(Part.INITIATIVE, Deed.GONE, id, each.name, before=phase)


def _moves(id: str, old: Initiative, new: Initiative, names: Names) -> Iterator[Change]:
    phase = names.of("phases", old.phase)
    if phase != new.phase:
        yield Change(Part.INITIATIVE, Deed.MOVED, id, new.name, "phase", phase, new.phase)
    if old.status is not new.status and not (old.live and new.live):
        deed = _IDLE.get(new.status, Deed.RESUMED)
        yield Change(
            Part.INITIATIVE, deed, id, new.name, "status", str(old.status), str(new.status)
        )


def _keys(
    part: Part,
    id: str,
    name: str,
    old: Entity | None,
    new: Entity | None,
    names: Names,
    leave: Iterable[str] = (),
) -> Iterator[Change]:
    for key, before, after in differing(old, new, names, leave):
        yield Change(part, Deed.CHANGED, id, name, key, before, after)


def _order_of_phases(old: Roadmap, new: Roadmap, names: Names) -> Iterator[Change]:
    """Phases in another order, of those that are in both."""
    before = [names.of("phases", id) for id in old.phases]
    before = [id for id in before if id in new.phases]
    after = [id for id in new.phases if id in before]
    if before != after:
        order = told(tuple(before)), told(tuple(after))
        yield Change(Part.ROADMAP, Deed.CHANGED, "", "", "phases", *order)


def _scenarios(old: Roadmap, new: Roadmap, names: Names) -> Iterator[Change]:
    older = {names.of("scenarios", id): shocks for id, shocks in old.scenarios.items()}
    for id, shocks in new.scenarios.items():
        if id not in older:
            yield Change(Part.SCENARIO, Deed.ADDED, id, id)
        elif older[id] != shocks:
            yield Change(Part.SCENARIO, Deed.CHANGED, id, id, "shocks")
    for id in older:
        if id not in new.scenarios:
            yield Change(Part.SCENARIO, Deed.GONE, id, id)


def called(entity: Entity) -> str:
    """What an entity is called: its name, what it says, else its id."""
    for key in ("label", "name", "what"):
        text = getattr(entity, key, None)
        if text:
            return str(text)
    return entity.id
