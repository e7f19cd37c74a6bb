"""Dates against a scheduler that knows nothing but walking from day to day.

It follows the rules of time as a person with a wall calendar would: it looks at one day after
another and counts on its fingers. Networks are small, days few.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from cxroad.plan import Plan

START = date(2027, 1, 4)
TODAY = date(2027, 1, 13)
DAY = timedelta(days=1)
BEGUN = ("active", "paused", "stalled", "done")


@dataclass
class Seen:
    """What happened to one thing: the days it shows, and the first day its successors have."""

    first: date | None
    last: date | None
    opens: date
    next: date
    morning: bool = False


class Wall:
    """A wall calendar with the roadmap's data beside it."""

    def __init__(self, data, today, which):
        self.data, self.today, self.which = data, today, which
        calendar = data.get("calendar")
        self.week = {"mon-fri": (0, 1, 2, 3, 4), None: range(7)}[calendar and calendar["week"]]
        self.closed = [date.fromisoformat(d) for d in calendar["closed"]] if calendar else []
        self.per_week = len(self.week)
        self.home = {
            name: phase for phase, body in data["phases"].items() for name in body["initiatives"]
        }
        self.seen = {}

    def worked(self, day):
        return day.weekday() in self.week and day not in self.closed

    def forward(self, day):
        while not self.worked(day):
            day += DAY
        return day

    def after(self, day, days):
        """The last of so many working days, the first of which is on or after `day`."""
        day = self.forward(day)
        for _ in range(days - 1):
            day = self.forward(day + DAY)
        return day

    def back(self, day, days):
        for _ in range(days):
            day -= DAY
            while not self.worked(day):
                day -= DAY
        return day

    def held(self, seen, entry):
        """From when on an entry of `after` lets its target go, and whether that is a morning."""
        _, from_start, lag, unit = entry
        morning = seen.morning or (from_start and seen.opens != seen.next)
        opens = seen.opens if from_start else seen.next
        if not lag:
            return opens, morning
        if unit == "cd":
            return opens + lag * DAY, morning
        if morning:
            day = self.forward(opens)
            return (self.after(day, lag + 1) if lag > 0 else self.back(day, -lag)), True
        if lag > 0:
            return self.after(opens, lag) + DAY, False
        # The last day that must pass: one more working day back than the lead has.
        return self.back(self.forward(opens), 1 - lag) + DAY, False

    def of(self, name):
        if name not in self.seen:
            if name in self.home:
                self.seen[name] = self.initiative(name)
            else:
                self.seen[name] = self.phase(name)
        return self.seen[name]

    def initiative(self, name):
        body = self.data["phases"][self.home[name]]["initiatives"][name]
        start, due, status = body.get("start"), body.get("due"), body.get("status", "planned")
        start = start and date.fromisoformat(start)
        due = due and date.fromisoformat(due)
        low, high = body.get("estimate", (None, None))
        three = None if low is None else (low, -(-(low + high) // 2), high)
        days = three and three[1 if status == "done" else self.which]
        if status == "done":
            last = date.fromisoformat(body["finished"])
            first = start or self.back(last + DAY, days)
            return Seen(min(first, last), last, min(first, last), last + DAY)
        if low is None and start and due:
            days = sum(self.worked(start + n * DAY) for n in range((due - start).days + 1))
            high = days
        if status in BEGUN:
            since = body.get("since") and date.fromisoformat(body["since"])
            first = start or self.began(name, min(since or self.today, self.today))
            idle = max(first, since) if since else self.today
            days += sum(self.worked(idle + n * DAY) for n in range((self.today - idle).days))
            last = max(self.after(first, max(days, 1)), self.forward(self.today))
            return Seen(first, last, first, last + DAY)
        waits = [self.held(self.of(entry[0]), entry) for entry in body.get("after", [])]
        gate, written = self.gate(self.home[name])
        if days:
            day = max([gate, *(opens for opens, _ in waits), start or gate, self.today])
            first = self.forward(day)
            last = self.after(first, days)
            return Seen(first, last, first, last + DAY)
        return self.point(days is not None or due, start, due, waits, gate, written)

    def began(self, name, latest):
        """When work began, by the expected estimates, that has begun by a day."""
        wall = self if self.which == 1 else Wall(self.data, self.today, 1)
        body = self.data["phases"][self.home[name]]["initiatives"][name]
        waits = [wall.held(wall.of(entry[0]), entry)[0] for entry in body.get("after", [])]
        return min(self.forward(max([wall.gate(self.home[name])[0], *waits])), latest)

    def point(self, shown, start, due, waits, gate, written):
        """A boundary between two days, or work without dates, which passes it on."""
        firm = [day for day in (start, written and gate, self.today if shown else None) if day]
        held = [*waits, *([(due + DAY, False)] if due and not start else [])]
        latest = max([opens for opens, _ in held], default=date.min)
        if firm and max(firm) >= max(latest, gate):
            day = max(firm)
            return Seen(day if shown else None, day if shown else None, day, day, morning=True)
        if latest >= gate:
            morning = any(side for opens, side in held if opens == latest)
            day = latest if morning else latest - DAY
            return Seen(day if shown else None, day if shown else None, latest, latest, morning)
        opened = self.forward(gate)
        day = opened if shown else None
        return Seen(day, day, opened, opened, morning=True)

    def gate(self, name):
        """The day before which nothing in a phase begins, and whether it is a written one."""
        body = self.data["phases"][name]
        written = START
        if "start" in body:
            written = max(written, date.fromisoformat(body["start"]))
        statuses = [item.get("status", "planned") for item in body["initiatives"].values()]
        if statuses and not set(statuses) & set(BEGUN):
            written = max(written, self.today)
        waits = [self.held(self.of(entry[0]), entry)[0] for entry in self.waits_of(name)]
        latest = max(waits, default=None)
        if latest is None or latest <= written:
            return written, True
        return max(latest, written), False

    def waits_of(self, name):
        body = self.data["phases"][name]
        if "after" in body:
            return body["after"]
        names = list(self.data["phases"])
        at = names.index(name)
        return [(names[at - 1], False, -body.get("overlap", 0), "d")] if at else []

    def phase(self, name):
        gate, _ = self.gate(name)
        opened = self.forward(gate)
        inside = [self.of(member) for member in self.data["phases"][name]["initiatives"]]
        if not inside:
            return Seen(opened, opened, opened, opened, morning=True)
        ends = max(seen.next for seen in inside)
        morning = any(seen.morning for seen in inside if seen.next == ends)
        return Seen(None, None, opened, ends, morning)


def lags(plain):
    if plain:
        return st.just((0, "d"))
    return st.sampled_from([(0, "d"), (0, "d"), (1, "d"), (3, "d"), (-1, "d"), (2, "cd")])


def written(entry):
    name, from_start, lag, unit = entry
    sign = "+" if lag > 0 else "-"
    return f"{name}{'.start' if from_start else ''}{f' {sign} {abs(lag)}{unit}' if lag else ''}"


dates = st.integers(0, 24).map(lambda n: (START + n * DAY).isoformat())
PAST = (START + 5 * DAY).isoformat()


@st.composite
def initiatives(draw, before):
    body = {"name": "x"}
    kind = draw(
        st.sampled_from(
            ["work", "work", "work", "0d", "due", "bar", "bare", "active", "idle", "done"]
        )
    )
    if kind in ("work", "active", "idle", "done"):
        low = draw(st.integers(1, 5))
        body["estimate"] = (low, low + draw(st.integers(0, 4)))
    if kind == "0d":
        body["estimate"] = (0, 0)
    if kind == "due":
        body["due"] = draw(dates)
    if kind == "bar":
        first = draw(st.integers(0, 10))
        body["start"] = (START + first * DAY).isoformat()
        body["due"] = (START + (first + draw(st.integers(0, 6))) * DAY).isoformat()
    if kind in ("work", "0d", "bare") and draw(st.integers(0, 3)) == 0:
        body["start"] = draw(dates)
    if kind in ("active", "idle"):
        body["status"] = "active" if kind == "active" else "paused"
        if draw(st.booleans()):
            body["start"] = PAST
        if kind == "idle" and draw(st.booleans()):
            body["since"] = (START + draw(st.integers(0, 12)) * DAY).isoformat()
    if kind == "done":
        body |= {"status": "done", "finished": (START + 7 * DAY).isoformat()}
    entries = []
    for name in draw(st.lists(st.sampled_from(before), max_size=2, unique=True)) if before else ():
        lag, unit = draw(lags(plain=False))
        entries.append((name, draw(st.sampled_from([False, False, False, True])), lag, unit))
    if entries:
        body["after"] = entries
    return body


@st.composite
def plans(draw):
    """Up to three phases with up to three initiatives each, that wait for what stands before."""
    phases, before = {}, []
    for key in ("crawl", "walk", "run")[: draw(st.integers(1, 3))]:
        body = {"initiatives": {}}
        if draw(st.integers(0, 4)) == 0:
            body["start"] = draw(dates)
        if phases:
            rule = draw(st.sampled_from(["default", "default", "overlap", "none", "after"]))
            if rule == "overlap":
                body["overlap"] = draw(st.integers(1, 4))
            if rule == "none":
                body["after"] = []
            if rule == "after":
                lag, unit = draw(lags(plain=False))
                body["after"] = [(draw(st.sampled_from(before)), draw(st.booleans()), lag, unit)]
        earlier = list(before)
        for number in range(draw(st.integers(0, 3))):
            name = f"{key}{number}"
            body["initiatives"][name] = draw(initiatives(earlier))
            earlier.append(name)
        phases[key] = body
        before = [*earlier, key]
    data = {"phases": phases}
    if draw(st.booleans()):
        data["calendar"] = {"week": "mon-fri", "closed": ["2027-01-06", "2027-01-15", "2027-01-18"]}
    return data


def as_file(data):
    phases = {}
    for key, body in data["phases"].items():
        phase = dict(body)
        if "after" in phase:
            phase["after"] = [written(entry) for entry in phase["after"]]
        if "overlap" in phase:
            phase["overlap"] = f"{phase['overlap']}d"
        phase["initiatives"] = {}
        for name, item in body["initiatives"].items():
            entry = dict(item)
            if "estimate" in entry:
                entry["estimate"] = "{}d..{}d".format(*entry["estimate"])
            if "after" in entry:
                entry["after"] = [written(link) for link in entry["after"]]
            phase["initiatives"][name] = entry
        phases[key] = phase
    whole = {**data, "start": START.isoformat(), "phases": phases}
    # A value of YAML may be JSON.
    return "\n".join(f"{key}: {json.dumps(value)}" for key, value in whole.items())


@settings(max_examples=300)
@given(data=plans())
def test_dates_are_those_of_a_scheduler_that_walks_from_day_to_day(data, roadmap_of):
    schedule = Plan(roadmap_of(as_file(data)), TODAY).schedule

    for which, low_expected_high in enumerate(("low", "expected", "high")):
        wall = Wall(data, TODAY, which)
        walked = {name: (wall.of(name).first, wall.of(name).last) for name in wall.home}
        shown = {name: times.stretches[which] for name, times in schedule.times.items()}
        assert (low_expected_high, shown) == (low_expected_high, walked)
