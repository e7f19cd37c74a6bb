"""What holds for the difference of any two plans."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cxroad.history.compare import difference
from cxroad.history.difference import Origin
from cxroad.plan import Plan

START = date(2027, 1, 4)
TODAY = date(2027, 1, 20)
DAY = timedelta(days=1)
LINKS = ("{}", "{}", "{} + 2w", "{} - 3d", "{}.start + 1w", "{} + 9cd")
STATUSES = ("planned", "planned", "planned", "active", "done", "parked", "dropped")


@st.composite
def bodies(draw, id, before):
    """An initiative that may wait for those before it."""
    low = draw(st.integers(1, 9))
    body = {"name": f"Work on {id}", "estimate": f"{low}w..{low + draw(st.integers(1, 4))}w"}
    status = draw(st.sampled_from(STATUSES))
    body["status"] = status
    if status == "done":
        body["finished"] = (START + draw(st.integers(0, 16)) * DAY).isoformat()
    elif draw(st.integers(0, 3)) == 0:
        body["start"] = (START + draw(st.integers(0, 90)) * DAY).isoformat()
    if draw(st.integers(0, 5)) == 0:
        del body["estimate"]
        body["due"] = (START + draw(st.integers(0, 90)) * DAY).isoformat()
    body["after"] = (
        [
            draw(st.sampled_from(LINKS)).format(id)
            for id in draw(st.lists(st.sampled_from(before), max_size=2, unique=True))
        ]
        if before
        else []
    )
    return body


@st.composite
def roadmaps(draw):
    """Up to three phases of up to three initiatives, as plain values."""
    phases, before = {}, []
    for phase in ("crawl", "walk", "run")[: draw(st.integers(1, 3))]:
        inside = {}
        for number in range(draw(st.integers(0, 3))):
            inside[f"{phase}{number}"] = draw(bodies(f"{phase}{number}", before))
            before.append(f"{phase}{number}")
        phases[phase] = {"initiatives": inside}
        if phases and draw(st.integers(0, 4)) == 0:
            phases[phase]["after"] = []
        if draw(st.integers(0, 4)) == 0:
            phases[phase]["start"] = (START + draw(st.integers(0, 120)) * DAY).isoformat()
        if draw(st.integers(0, 4)) == 0:
            phases[phase]["overlap"] = "2w"
    return {"start": START.isoformat(), "phases": phases}


@st.composite
def pairs(draw):
    """A roadmap, and the same with some of its work written anew, taken out or added."""
    old = draw(roadmaps())
    new = deepcopy(old)
    for phase, body in new["phases"].items():
        before = [id for p in new["phases"].values() for id in p["initiatives"]]
        before = (
            before[: before.index(next(iter(body["initiatives"]), None))]
            if body["initiatives"]
            else []
        )
        for id in list(body["initiatives"]):
            what = draw(st.integers(0, 7))
            if what == 0:
                body["initiatives"][id] = draw(bodies(id, before))
            elif what == 1:
                body["initiatives"][id]["estimate"] = f"{draw(st.integers(1, 20))}w"
            elif what == 2:
                del body["initiatives"][id]
        if draw(st.integers(0, 4)) == 0:
            body["initiatives"][f"new-{phase}"] = draw(bodies(f"new-{phase}", before))
    if draw(st.integers(0, 5)) == 0:
        new["start"] = (START + draw(st.integers(1, 30)) * DAY).isoformat()
    if draw(st.integers(0, 5)) == 0:
        new["calendar"] = {"week": "mon-fri"}
    return old, new


def plan_of(roadmap_of, whole, today=TODAY):
    text = "\n".join(f"{key}: {json.dumps(value)}" for key, value in whole.items())
    return Plan(roadmap_of(text), today)


def told(shifts):
    return {each.id: each for each in shifts}


@given(whole=roadmaps())
def test_a_plan_does_not_differ_from_itself(whole, roadmap_of):
    found = difference(plan_of(roadmap_of, whole), plan_of(roadmap_of, whole))

    assert found.empty


@given(pair=pairs())
def test_it_is_empty_only_where_the_plans_say_the_same(pair, roadmap_of):
    old, new = pair
    found = difference(plan_of(roadmap_of, old), plan_of(roadmap_of, new))

    if found.empty:
        assert old == new or "calendar" not in new
    if old != new:
        assert found.changes


@given(pair=pairs())
def test_each_initiative_whose_days_differ_is_named_once_and_no_other(pair, roadmap_of):
    old, new = (plan_of(roadmap_of, each) for each in pair)
    found = difference(old, new)
    moved = [
        id
        for id, times in new.schedule.times.items()
        if id in old.schedule.times
        and (times.start, times.finish)
        != (old.schedule.times[id].start, old.schedule.times[id].finish)
    ]

    assert [each.id for each in found.shifts] == moved


@given(pair=pairs())
def test_backwards_it_is_the_mirror(pair, roadmap_of):
    old, new = (plan_of(roadmap_of, each) for each in pair)
    there, back = difference(old, new), difference(new, old)
    one, two = told(there.shifts), told(back.shifts)

    assert set(one) == set(two)
    for id, shift in one.items():
        assert (shift.before, shift.after) == (two[id].after, two[id].before)
        assert shift.calendar_days is None or shift.calendar_days == -two[id].calendar_days
        assert set(shift.own) == set(two[id].own)
        assert set(shift.by) == set(two[id].by)
        assert set(shift.roots) == set(two[id].roots)
        assert shift.origins == two[id].origins
    ways = [(c.part, c.id, c.key, c.before, c.after) for c in there.changes]
    mirrored = [(c.part, c.id, c.key, c.after, c.before) for c in back.changes]
    assert sorted(ways) == sorted(mirrored)


@given(pair=pairs())
def test_what_a_shift_is_put_down_to_did_change(pair, roadmap_of):
    old, new = (plan_of(roadmap_of, each) for each in pair)
    found = difference(old, new)
    changed = {each.id for each in found.changes}

    for shift in (*found.shifts, *found.phases):
        assert set(shift.roots) <= changed
        if shift.own:
            assert shift.id in changed
        if Origin.FILE in shift.origins:
            assert shift.own or shift.roots
        if Origin.START in shift.origins:
            assert old.roadmap.start != new.roadmap.start
        if Origin.CALENDAR in shift.origins:
            assert old.roadmap.calendar != new.roadmap.calendar
        assert Origin.TIME not in shift.origins


def not_begun(whole):
    """The same roadmap with nothing in it begun or done."""
    whole = deepcopy(whole)
    for phase in whole["phases"].values():
        for body in phase["initiatives"].values():
            if body["status"] in ("active", "done"):
                body["status"] = "planned"
                body.pop("finished", None)
    return whole


@given(pair=pairs())
def test_every_shift_of_work_that_has_not_begun_has_a_cause(pair, roadmap_of):
    old, new = (plan_of(roadmap_of, not_begun(each)) for each in pair)

    assert not [e for e in difference(old, new).shifts if Origin.UNKNOWN in e.origins]


@given(whole=roadmaps(), weeks=st.integers(1, 30))
def test_the_same_file_seen_later_moves_by_time_alone(whole, weeks, roadmap_of):
    old = plan_of(roadmap_of, whole)
    new = plan_of(roadmap_of, whole, TODAY + weeks * 7 * DAY)
    found = difference(old, new)

    assert not found.changes
    assert {each.origins for each in found.shifts} <= {(Origin.TIME,)}
