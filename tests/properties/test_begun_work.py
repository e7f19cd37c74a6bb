"""Work that has begun: the start that is printed is as good as one that is written.

Random roadmaps in which work is under way, has stopped, is done or planned, waits with lags and
leads, and of which most of what has begun says nowhere when it did.
"""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from cxroad.plan import Plan
from cxroad.simulate.forecast import forecast
from cxroad.simulate.spread import dated, durations
from cxroad.simulate.terms import Terms

START, TODAY = date(2027, 1, 4), date(2027, 1, 20)
BEGUN = ("active", "paused", "stalled")
CALENDARS = (
    "",
    "calendar: {week: mon-fri, closed: [2027-01-06, 2027-01-18..2027-01-20, 2027-02-01]}",
)
LAGS = ("", "", " + 3d", " - 2d", " - 6d", " - 4cd")


def days(first: int, last: int) -> st.SearchStrategy[str]:
    return st.integers(first, last).map(lambda n: (START + timedelta(days=n)).isoformat())


@st.composite
def initiatives(draw, before):
    low = draw(st.integers(1, 9))
    body = {"name": "X", "estimate": f"{low}d..{low + draw(st.integers(0, 9))}d"}
    status = draw(st.sampled_from([*BEGUN, *BEGUN, "planned", "planned", "done"]))
    body["status"] = status
    if status == "done":
        body["finished"] = draw(days(0, 15))
    elif status == "planned":
        if draw(st.integers(0, 3)) == 0:
            body["start"] = draw(days(0, 30))
    else:
        if draw(st.integers(0, 3)) == 0:
            body["start"] = draw(days(-9, 15))
        if draw(st.booleans()):
            body["since"] = draw(days(-9, 15))
    waits = draw(st.lists(st.sampled_from(before), max_size=2, unique=True)) if before else []
    starts = st.sampled_from(["", "", ".start"])
    entries = [f"{name}{draw(starts)}{draw(st.sampled_from(LAGS))}" for name in waits]
    return {**body, "after": f"[{', '.join(entries)}]"}


@st.composite
def roadmaps(draw):
    """The head of a file, and its phases with their initiatives."""
    phases, before = {}, []
    for key in ("crawl", "walk")[: draw(st.integers(1, 2))]:
        fields = {}
        if draw(st.integers(0, 3)) == 0:
            fields["start"] = draw(days(0, 40))
        if phases and draw(st.booleans()):
            fields["overlap"] = f"{draw(st.integers(1, 9))}d"
        names = [f"{key}{number}" for number in range(draw(st.integers(1, 4)))]
        inside = {}
        for name in names:
            inside[name] = draw(initiatives(before))
            before = [*before, name]
        phases[key] = (fields, inside)
    # Without a start of its own a roadmap begins with the first date in it.
    head = draw(st.sampled_from([f"start: {START}", f"start: {START}", ""]))
    return f"{head}\n{draw(st.sampled_from(CALENDARS))}", phases


def text(head, phases, more):
    """The roadmap as a file, with fields added to some initiatives."""
    lines = [head, "phases:"]
    for key, (fields, inside) in phases.items():
        lines += [f"  {key}:", *(f"    {name}: {value}" for name, value in fields.items())]
        lines.append("    initiatives:")
        for id, body in inside.items():
            shown = ", ".join(f"{k}: {v}" for k, v in {**body, **more.get(id, {})}.items())
            lines.append(f"      {id}: {{{shown}}}")
    return "\n".join(lines)


def unwritten(phases):
    """The begun initiatives that say nowhere when they did."""
    every = {id: body for _, inside in phases.values() for id, body in inside.items()}
    return [id for id, body in every.items() if body["status"] in BEGUN and "start" not in body]


@settings(max_examples=400)
@given(roadmap=roadmaps())
def test_writing_down_the_start_that_is_printed_changes_no_date(roadmap, roadmap_of):
    head, phases = roadmap
    schedule = Plan(roadmap_of(text(head, phases, {})), TODAY).schedule
    starts = {id: {"start": schedule.times[id].start.isoformat()} for id in unwritten(phases)}
    if schedule.relative:
        return

    for written in [*({id: start} for id, start in starts.items()), starts]:
        again = Plan(roadmap_of(text(head, phases, written)), TODAY).schedule
        assert (written, again.times) == (written, schedule.times)
        assert (written, again.phases) == (written, schedule.phases)
        assert again.critical_path == schedule.critical_path


@settings(max_examples=400)
@given(roadmap=roadmaps())
def test_work_that_has_stopped_still_has_all_its_work_to_do_from_today(roadmap, roadmap_of):
    head, phases = roadmap
    schedule = Plan(roadmap_of(text(head, phases, {})), TODAY).schedule
    if schedule.relative:
        return
    grid = schedule.grid

    for _, inside in phases.values():
        for id, body in inside.items():
            times = schedule.times[id]
            if body["status"] == "done":
                continue
            for first, last in times.stretches:
                assert last >= TODAY
                if body["status"] in BEGUN:
                    assert first == times.start <= TODAY
            if body["status"] in ("paused", "stalled") and "since" in body:
                stopped = date.fromisoformat(body["since"])
                for (first, last), estimate in zip(
                    times.stretches, three(body["estimate"]), strict=True
                ):
                    left = estimate - worked(grid, first, stopped)
                    ahead = grid.days_between(TODAY, last)
                    assert (id, ahead) == (id, max(1, left))


def three(estimate):
    low, high = (int(value[:-1]) for value in estimate.split(".."))
    return low, -(-(low + high) // 2), high


def worked(grid, first, stopped):
    """Working days from a first day up to the one before it stopped."""
    return sum(
        grid.is_open((first + timedelta(days=n)).toordinal())
        for n in range(max(0, (stopped - first).days))
    )


@settings(max_examples=40)
@given(roadmap=roadmaps())
def test_writing_down_the_start_that_is_printed_changes_no_chance(roadmap, roadmap_of):
    head, phases = roadmap
    plan = Plan(roadmap_of(text(head, phases, {})), TODAY)
    if plan.schedule.relative or not durations(plan, dated(plan)):
        return
    times = plan.schedule.times
    starts = {id: {"start": times[id].start.isoformat()} for id in unwritten(phases)}
    again = Plan(roadmap_of(text(head, phases, starts)), TODAY)

    assert forecast(again, Terms(runs=100)) == forecast(plan, Terms(runs=100))
