"""What levelling promises, checked by rules of its own: limits and order hold, little moves.

The checker reads the levelled roadmap as a stranger would: it adds up hours and counts people.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from cxroad.errors import NotComputable
from cxroad.level.bound import earliest_end
from cxroad.level.decoder import WorkList
from cxroad.level.level import level, limits_of, started
from cxroad.level.search import search
from cxroad.level.terms import Levelling, Objective
from cxroad.lint.catalog import RULES
from cxroad.plan import Plan
from cxroad.schedule.slack import plan_end

START = date(2027, 1, 4)
TODAY = date(2027, 1, 13)
DAY = timedelta(days=1)
SHAPES = {
    "low": ((-2, 0, 0.5), (0, 2, 1), (2, 4, 0.5)),
    "medium": ((-3, 0, 1), (0, 3, 2), (3, 8, 1)),
    "high": ((-4, 0, 2), (0, 4, 4), (4, 12, 2.5)),
}


@st.composite
def initiatives(draw, before):
    kind = draw(st.sampled_from(["work"] * 6 + ["milestone", "due", "bar", "active", "done"]))
    body = {"name": "Some work"}
    if kind in ("work", "active", "done"):
        weeks = draw(st.integers(1, 9))
        body["estimate"] = f"{weeks}w..{weeks + draw(st.integers(0, 4))}w"
    if kind == "milestone":
        body["estimate"] = "0d"
    if kind == "due":
        body["due"] = (TODAY + draw(st.integers(0, 200)) * DAY).isoformat()
    if kind == "bar":
        first = TODAY + draw(st.integers(0, 100)) * DAY
        body["start"] = first.isoformat()
        body["due"] = (first + draw(st.integers(0, 60)) * DAY).isoformat()
    if kind == "active":
        body |= {"status": "active", "start": (START + 3 * DAY).isoformat()}
    if kind == "done":
        body |= {"status": "done", "finished": (START + 7 * DAY).isoformat()}
    if kind == "work" and draw(st.integers(0, 4)) == 0:
        body["start"] = (START + draw(st.integers(0, 100)) * DAY).isoformat()
    hits = draw(st.dictionaries(st.sampled_from(["desk", "shop"]), st.sampled_from([*SHAPES])))
    body |= {"impacts": hits} if hits else {}
    body |= {"owner": draw(st.sampled_from(["Mia", "Ben"]))} if draw(st.booleans()) else {}
    body |= {"serves": ["effort"]} if draw(st.booleans()) else {}
    if before and draw(st.booleans()):
        links = ["{}", "{}", "{} + 2w", "{} - 3d", "{}.start + 2w", "{} + 9cd"]
        body["after"] = [draw(st.sampled_from(links)).format(draw(st.sampled_from(before)))]
    return body


@st.composite
def roadmaps(draw, most=4):
    """Up to two phases whose work hits two teams and has two owners; as text."""
    phases, before = {}, []
    for phase in ("crawl", "walk")[: draw(st.integers(1, 2))]:
        inside = {}
        for number in range(draw(st.integers(1, most))):
            inside[f"{phase}{number}"] = draw(initiatives(before))
            before.append(f"{phase}{number}")
        phases[phase] = {"initiatives": inside}
        if phase == "walk" and draw(st.booleans()):
            phases[phase]["after"] = []
    whole = {
        "start": START.isoformat(),
        "vision": {"outcomes": {"effort": {"baseline": 1, "target": 2}}},
        "teams": {"desk": {"size": 10}, "shop": {"capacity": "5h"}},
        "settings": {"GOV006": {"initiatives": draw(st.integers(1, 2))}},
        "phases": phases,
    }
    if draw(st.booleans()):
        closed = ["2027-01-20", "2027-03-22..2027-04-04"]
        whole["calendar"] = {"week": "mon-fri", "closed": closed}
    return "\n".join(f"{key}: {json.dumps(value)}" for key, value in whole.items())


def asked(plan, team, ids=None):
    """Hours a week asked of a team, by Monday, added up one landing after the other."""
    hours: dict[date, float] = {}
    for item in plan.live:
        finish = plan.schedule.times[item.id].finish
        impact = item.impacts.get(team)
        if finish is None or impact is None or (ids is not None and item.id not in ids):
            continue
        landing = plan.schedule.grid.next_open(finish + DAY)
        monday = landing - landing.weekday() * DAY
        for first, end, each in SHAPES[impact.text]:
            for week in range(first, end):
                at = monday + 7 * week * DAY
                hours[at] = hours.get(at, 0) + each
    return {monday: each for monday, each in hours.items() if monday + 6 * DAY >= TODAY}


def running(plan, owner):
    """By day from today on, what an owner runs."""
    found: dict[date, list[str]] = {}
    for item in plan.live:
        times = plan.schedule.times[item.id]
        if item.owner != (owner,) or times.start is None or times.milestone or not item.unfinished:
            continue
        for at in range((times.finish - times.start).days + 1):
            found.setdefault(times.start + at * DAY, []).append(item.id)
    return {day: ids for day, ids in found.items() if day >= TODAY}


def held(plan):
    """Work that has begun, or has all its days written."""
    return {
        item.id
        for item in plan.live
        if item.estimate is None or item.status.value in ("active", "done")
    }


def levelled(roadmap, **options):
    """The answer to a roadmap, unless it has a reason to have none."""
    try:
        return level(Plan(roadmap, TODAY), Levelling(schedules=60, **options))
    except NotComputable as error:
        assert "`" in error.hint  # noqa: PT017 - it says what to type
        return None


@settings(max_examples=200)
@given(text=roadmaps(), objective=st.sampled_from(Objective))
def test_nobody_is_over_a_limit_but_by_what_cannot_move(text, objective, roadmap_of):
    answer = levelled(roadmap_of(text), objective=objective)
    if answer is None:
        return
    fixed = held(answer.new)
    assert fixed or not answer.short
    if answer.short:
        return
    for team, most in (("desk", 4), ("shop", 5)):
        alone = asked(answer.new, team, fixed)
        for monday, hours in asked(answer.new, team).items():
            assert hours <= max(most, alone.get(monday, 0)), (team, monday)
    for owner in ("Mia", "Ben"):
        for day, ids in running(answer.new, owner).items():
            assert len(ids) <= max(answer.limits.at_once, len(fixed & {*ids})), (owner, day)
    if not fixed:
        assert not [*RULES["GOV006"].query(answer.new)]
        assert not [hit for hit in RULES["PPL001"].query(answer.new) if "asked" in hit.message]


@settings(max_examples=200)
@given(text=roadmaps(), objective=st.sampled_from(Objective))
def test_the_starts_it_writes_give_the_dates_it_found(text, objective, roadmap_of):
    plan = Plan(roadmap_of(text), TODAY)
    answer = levelled(plan.roadmap, objective=objective)
    if answer is None:
        return
    work = WorkList(plan, objective, answer.limits)
    node = plan.graph.wiring.work
    found = answer.run.sweep
    for id, times in answer.new.schedule.times.items():
        before = plan.schedule.times[id]
        if times.dated:
            span = work.span(found, node[id])
            assert (times.finish.toordinal() + 1, id) == (span.end, id)
            assert times.start >= before.start
            assert times.finish >= before.finish
    assert work.cost(answer.run) == search(work, 60).best.cost
    for id, day in answer.starts.items():
        assert answer.new.schedule.times[id].start == day
        assert plan.schedule.times[id].start < day
        assert id not in held(plan)
        without = {each: start for each, start in answer.starts.items() if each != id}
        fewer = plan.of(started(plan.roadmap, without))
        assert fewer.schedule.times[id].start < day, f"{id} would start then anyway"


@settings(max_examples=150)
@given(text=roadmaps(most=3))
def test_no_order_of_work_ends_before_the_bound(text, roadmap_of):
    plan = Plan(roadmap_of(text), TODAY)
    if levelled(plan.roadmap) is None:
        return
    work = WorkList(plan, Objective.FINISH, limits_of(plan))
    bound = earliest_end(work)
    ends = []
    for order in permutations(range(len(work.active))):
        at = {number: place for place, number in enumerate(order)}
        if all(at[source] < at[n] for n, before in enumerate(work.before) for source in before):
            run = work.run(order)
            ends += [] if run.short else [plan_end(work.network, run.sweep)]
    assert min(ends, default=bound) >= bound


@settings(max_examples=100)
@given(text=roadmaps())
def test_heavy_landings_keep_their_distance_when_asked_to(text, roadmap_of):
    text = text.replace('"5h"', '"20h"').replace('"size": 10', '"capacity": "20h"')
    answer = levelled(roadmap_of(text), apart=True)
    if answer is None or held(answer.new):
        return
    for landings in answer.new.landings.values():
        days = sorted(each.day for each in landings if each.impact.text == "high")
        assert all((later - day).days >= 56 for day, later in pairwise(days))
