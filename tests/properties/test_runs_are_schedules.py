"""Every run of a forecast is the schedule of the roadmap with the durations of that run.

The roadmaps are random and hold all that the rules of time speak of: a calendar, lags and leads,
starts, phases side by side and overlapping, milestones, work that is done, under way or idle.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from cxroad.plan import Plan
from cxroad.schedule.network import Case, Shape
from cxroad.simulate import spread, tally
from cxroad.simulate.draws import Draws
from cxroad.simulate.forecast import forecast
from cxroad.simulate.lanes import Lanes
from cxroad.simulate.sweeps import Sweeps
from cxroad.simulate.terms import Terms

START, TODAY = date(2027, 1, 4), date(2027, 1, 20)
PORTIONS, IN_A_PORTION = 12, 100
RUNS, EVERY = 3, 5
CALENDARS = (
    "",
    "calendar: {week: mon-fri, closed: [2027-01-06, 2027-01-15..2027-01-18, 2027-02-01]}",
    "calendar: {week: [mon, wed, sat], closed: [2027-01-23]}",
)
LAGS = ("", "", "", " + 1d", " + 4d", " - 1d", " - 3d", " + 2cd", " + 5cd", " - 2cd")


def near(pick: random.Random, days: int = 40) -> str:
    return (START + timedelta(days=pick.randrange(days))).isoformat()


def estimate(pick: random.Random) -> str:
    low = pick.randint(1, 8)
    likely, high = low + pick.randint(0, 5), low + pick.randint(5, 14)
    return pick.choice((f"{low}d", f"{low}d..{high}d", f"{low}d..{likely}d..{high}d"))


def waits(pick: random.Random, before: list[str], most: int) -> list[str]:
    names = pick.sample(before, min(len(before), pick.randint(0, most)))
    return [f"{name}{pick.choice(('', '', '', '.start'))}{pick.choice(LAGS)}" for name in names]


def initiative(pick: random.Random, before: list[str]) -> dict[str, object]:
    body: dict[str, object] = {"name": "X", "serves": ["o"] if pick.random() < 0.3 else []}
    kinds = "work work work work milestone due bar bare active active idle done ended parked"
    kind = pick.choice(kinds.split())
    if kind in ("work", "active", "idle", "done", "ended", "parked"):
        body["estimate"] = estimate(pick)
    if kind == "milestone":
        body["estimate"] = "0d"
    if kind == "due" or pick.random() < 0.1:
        body["due"] = near(pick)
    if kind == "bar":
        first = pick.randrange(30)
        body["start"] = (START + timedelta(days=first)).isoformat()
        body["due"] = (START + timedelta(days=first + pick.randint(0, 9))).isoformat()
    if kind in ("work", "milestone", "bare") and pick.random() < 0.25:
        body["start"] = near(pick)
    if kind in ("active", "idle"):
        body["status"] = "active" if kind == "active" else pick.choice(("paused", "stalled"))
        if pick.random() < 0.8:
            body["start"] = near(pick, 14)
        if pick.random() < 0.6:
            body["since"] = near(pick, 16)
    if kind in ("done", "ended"):
        body["status"] = "done"
        if kind == "done":
            body["finished"] = near(pick, 16)
    if kind == "parked":
        body["status"] = pick.choice(("parked", "dropped"))
    body["after"] = waits(pick, before, 2)
    return body


def roadmap(seed: int) -> dict[str, object]:
    """Phases with their initiatives, and a calendar."""
    pick = random.Random(seed)
    phases: dict[str, dict[str, object]] = {}
    before = ["partner", "later"]
    for key in ("crawl", "walk", "run", "fly")[: pick.randint(1, 4)]:
        phase: dict[str, object] = {"initiatives": {}}
        if pick.random() < 0.25:
            phase["start"] = near(pick)
        if phases and pick.random() < 0.4:
            phase["after"] = waits(pick, before, 2)
        if pick.random() < 0.2:
            phase["overlap"] = f"{pick.randint(1, 5)}d"
        names: list[str] = []
        for number in range(pick.randint(0, 5)):
            name = f"{key}{number}"
            phase["initiatives"][name] = initiative(pick, before + names)
            names.append(name)
        phases[key] = phase
        before += [*names, key]
    return {"phases": phases, "calendar": pick.choice(CALENDARS)}


def text(data: dict[str, object], instead: dict[str, int] | None = None) -> str:
    """The roadmap as a file, some of its estimates replaced by so many days."""
    lines = [f"start: {START}", str(data["calendar"])]
    lines += ["externals: {partner: {name: P, due: 2027-01-29}, later: {name: L}}"]
    lines += [
        "vision: {statement: All is well, outcomes: {o: {baseline: 1, target: 2}}}",
        "phases:",
    ]
    for key, phase in data["phases"].items():
        lines.append(f"  {key}:")
        for field in ("start", "overlap", "after"):
            if field in phase:
                lines.append(f"    {field}: {shown(phase[field])}")
        lines.append("    initiatives:" + ("" if phase["initiatives"] else " {}"))
        for name, body in phase["initiatives"].items():
            days = (instead or {}).get(name)
            body = {**body, "estimate": f"{days}d"} if days is not None else body
            fields = ", ".join(f"{field}: {shown(value)}" for field, value in body.items())
            lines.append(f"      {name}: {{{fields}}}")
    return "\n".join(lines)


def shown(value: object) -> str:
    return f"[{', '.join(value)}]" if isinstance(value, list) else str(value)


def plan_of(roadmap_of, data, instead=None) -> Plan:
    return Plan(roadmap_of(text(data, instead)), TODAY)


@pytest.mark.parametrize("portion", range(PORTIONS))
def test_three_runs_with_low_expected_and_high_days_are_the_three_schedules(portion, roadmap_of):
    for seed in range(portion * IN_A_PORTION, (portion + 1) * IN_A_PORTION):
        network = plan_of(roadmap_of, roadmap(seed)).schedule.network
        days = {
            at: list(job.days)
            for at, job in enumerate(network.jobs)
            if job.shape is Shape.WORK and min(job.days)
        }
        sweeps = Sweeps(network, days, Lanes(3))

        for case in Case:
            sweep = network.sweep(case)
            for at in network.order:
                told = [moment(sweeps, mark[at], case) for mark in (sweeps.start, sweeps.finish)]
                assert (seed, at, told) == (seed, at, [sweep.start[at], sweep.finish[at]])


def keep_starts(data, plan):
    """Write down when work began: the past is one, whatever durations are drawn."""
    for phase in data["phases"].values():
        for name, body in phase["initiatives"].items():
            begun = body.get("status") in ("active", "paused", "stalled")
            if begun and "start" not in body:
                body["start"] = plan.schedule.times[name].start.isoformat()


def moment(sweeps, mark, run):
    """A boundary, and whether it prints the evening before, from a mark of many runs."""
    code = sweeps.code(mark)
    code = code if isinstance(code, int) else code[run]
    return code >> 1, not code & 1


@pytest.mark.parametrize("portion", range(PORTIONS))
def test_each_run_is_the_schedule_of_the_roadmap_with_the_durations_drawn(portion, roadmap_of):
    drawn = 0
    for seed in range(portion * IN_A_PORTION, (portion + 1) * IN_A_PORTION, EVERY):
        data = roadmap(seed)
        plan = plan_of(roadmap_of, data)
        nodes = spread.dated(plan)
        durations = spread.durations(plan, nodes)
        if not durations:
            continue
        terms = Terms(seed=seed)
        draws = Draws(durations, seed, 0.3, terms.distribution, terms.bounds)
        rows = dict(draws.of(0, RUNS, Lanes(RUNS)))
        keep_starts(data, plan)
        sweeps = Sweeps(plan.schedule.network, rows, Lanes(RUNS))
        for run in range(RUNS):
            days = {each.id: rows[at][run] - each.idle for at, each in durations.items()}
            schedule = plan_of(roadmap_of, data, days).schedule
            drawn += len(days)

            def ends(of, sweeps=sweeps, run=run):
                last = sweeps.last_days(of)
                return date.fromordinal(last if isinstance(last, int) else last[run])

            told = {id: ends([at]) for id, at in nodes.items()}
            assert (seed, told) == (
                seed,
                {id: times.finish for id, times in schedule.times.items() if times.finish},
            )
            inside = {
                key: [nodes[name] for name in phase["initiatives"] if name in nodes]
                for key, phase in data["phases"].items()
            }
            told = {key: ends(of) for key, of in inside.items() if of}
            assert told == {key: schedule.phases[key].finish for key in told}
            assert ends(nodes.values()) == schedule.finish
    assert drawn > IN_A_PORTION / EVERY


def test_no_run_ends_before_the_low_or_after_the_high_schedule(roadmap_of):
    """Unless a low estimate or a high one is passed already: what is under way goes on."""
    for seed in range(0, PORTIONS * IN_A_PORTION, EVERY):
        plan = plan_of(roadmap_of, roadmap(seed))
        if not spread.durations(plan, spread.dated(plan)):
            continue
        answer = forecast(plan, Terms(runs=100, seed=seed))
        for id, found in answer.initiatives.items():
            times = plan.schedule.times[id]
            first, last = (date.fromordinal(found.counts[at][0]) for at in (0, -1))
            assert (seed, id, times.low_finish <= first) == (seed, id, True)
            assert (seed, id, last <= times.high_finish) == (seed, id, True)


def test_numpy_gives_the_same_figures_for_any_roadmap(roadmap_of, monkeypatch):
    pytest.importorskip("numpy", reason="numpy is not installed: cxroad[fast]")
    compared = 0
    for seed in range(0, PORTIONS * IN_A_PORTION, 2 * EVERY):
        plan = plan_of(roadmap_of, roadmap(seed))
        if not spread.durations(plan, spread.dated(plan)):
            continue
        monkeypatch.setattr(tally, "ARRAYS_FROM", 10**9)
        by_lists = forecast(plan, Terms(runs=150, seed=seed))
        monkeypatch.setattr(tally, "ARRAYS_FROM", 0)
        assert (seed, by_lists) == (seed, forecast(plan, Terms(runs=150, seed=seed)))
        compared += 1
    assert compared > PORTIONS


def test_what_has_no_slack_is_critical_in_every_run_of_the_expected_days(roadmap_of):
    """The longest chain found forward is the one that the backward pass finds.

    Calendar lags are left out, and milestones where days are closed: there slack is counted in
    days that nobody works.
    """
    compared = 0
    for seed in range(0, PORTIONS * IN_A_PORTION, 2):
        data = roadmap(seed)
        plan = Plan(roadmap_of(text(data).replace("cd", "d")), TODAY)
        network, nodes = plan.schedule.network, spread.dated(plan)
        if not nodes:
            continue
        days = {at: [max(1, network.jobs[at].days[Case.EXPECTED])] for at in nodes.values()}
        days = {at: row for at, row in days.items() if network.jobs[at].shape is Shape.WORK}
        critical = Sweeps(network, days, Lanes(1)).critical(nodes.values())
        for id, at in nodes.items():
            times = plan.schedule.times[id]
            closed = data["calendar"] and times.milestone
            if times.slack is not None and not network.jobs[at].begun and not closed:
                assert (seed, id, times.critical) == (seed, id, bool(critical.get(at)))
                compared += 1
    assert compared > IN_A_PORTION
