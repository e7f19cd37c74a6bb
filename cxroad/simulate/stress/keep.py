"""Plain changes written into the file, so that the plan in it becomes the one that was tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from math import ceil

from cxroad.edit.known import order_at
from cxroad.edit.link import links_at, with_links
from cxroad.edit.put import put
from cxroad.errors import InputError, UsageError
from cxroad.load.loader import Loaded, load_bytes
from cxroad.plan import Plan
from cxroad.simulate.stress.blows import Blow, Delay, Drop, Scenario, Wait
from cxroad.simulate.stress.edits import moves_start
from cxroad.simulate.stress.play import play
from cxroad.source.limits import DEFAULT_LIMITS, Limits


def kept(
    data: bytes,
    path: str,
    today: date,
    blows: Sequence[Blow],
    because: str = "",
    limits: Limits = DEFAULT_LIMITS,
) -> str:
    """The file's text with some changes made, each on what the earlier ones left.

    A delay sets `start`, a drop sets `status` and `since` (and `because`), and what waits gets
    one more link in `after`. They are played first, so that nothing is written that cannot be.

    Raises:
        UsageError: A blow is a shock, delays what has begun, or names what does not exist.
        HitsNothing: None of them changes anything.
        InputError: The file cannot be read in full, or has no room for a change.
    """
    for blow in blows:
        if not isinstance(blow, Delay | Drop | Wait):
            raise UsageError(
                f"{blow.shock} is a shock, and only plain changes can be kept",
                'such as "move-home +3w", "drop one-view", "settle after redesign"',
            )
    loaded = _read(data, path, limits)
    assert loaded.roadmap is not None, "it was read in full"
    plan = Plan(loaded.roadmap, today)
    play(plan, Scenario("; ".join(map(str, blows)), tuple(blows)), plan.horizon)
    for blow in blows:
        assert isinstance(blow, Delay | Drop | Wait)
        loaded = _with(loaded, today, blow, because, limits)
    return loaded.document.text


def _read(data: bytes, path: str, limits: Limits) -> Loaded:
    loaded = load_bytes(data, path, limits)
    if loaded.partial or loaded.roadmap is None:
        raise InputError(f"{path} cannot be read in full", f"cxroad lint {path}")
    return loaded


def _with(
    loaded: Loaded, today: date, blow: Delay | Drop | Wait, because: str, limits: Limits
) -> Loaded:
    assert loaded.roadmap is not None, "it was read in full"
    route = tuple(map(str, loaded.roadmap.initiatives[blow.id].route))
    if isinstance(blow, Wait):
        place = (*route, "after")
        links = [*links_at(loaded.document, place), str(blow.for_)]
        return _read(with_links(loaded.document, place, links).text.encode(), loaded.path, limits)
    if isinstance(blow, Drop):
        pairs = [("status", "dropped"), ("since", today.isoformat())]
        pairs += [("because", " ".join(because.split()))] if because.strip() else []
    else:
        pairs = list(_later(Plan(loaded.roadmap, today), blow))
    for key, value in pairs:
        edited = put(loaded.document, (*route, key), value, order_at)
        loaded = _read(edited.text.encode(), loaded.path, limits)
    return loaded


def _later(plan: Plan, change: Delay) -> Iterator[tuple[str, str]]:
    """The key that a delay sets, and the day."""
    item, schedule = plan.roadmap.initiatives[change.id], plan.schedule
    times, grid = schedule.times[change.id], schedule.grid
    milestone = times.milestone and not moves_start(item)
    if not milestone and not moves_start(item):
        raise UsageError(
            f"{change.id} has begun, or has dates and no estimate, so no later start can be kept",
            f"write the new `estimate` or `due` of {change.id} yourself",
        )
    from_ = times.finish if milestone else times.start
    assert from_ is not None, "it was tried before it is kept"
    day = grid.add(from_, ceil(change.by.days(grid.days_per_week))) or date.max
    key = "due" if milestone and item.due and not item.start and not item.estimate else "start"
    yield key, day.isoformat()
