"""Realistic roadmaps of any size from a seed: the same seed, the same bytes.

They have what people's files have: comments, block and flow style side by side, long text that is
folded or quoted, several alphabets, owners, teams, calendars and outcomes, and initiatives that
wait for one or two of those shortly before them. They are looked after, as what lies in git and is
linted there is: some findings are left in each, and not every rule finds something.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.phrases import PEOPLE, REMARKS, TONGUES

TODAY = "2026-11-23"
"""The day that every measurement is reckoned from."""

START = "2027-01-04"
END = "2035-12-31"
"""A day after the end of every roadmap that is made here, for peers that want to know one."""

_NEAR = 12
"""How far back an initiative looks for those it waits for, unless the roadmap is large."""

_OUTCOMES = ("nps", "ces2", "churn", "enps")
_GAPS = {"nps": (8, 30), "ces2": (4.6, 5.8), "churn": ("17%", "12%"), "enps": (-5, 20)}
_KINDS = ("initiative", "initiative", "initiative", "enabler", "quick-win", "research")
_LEVERS = ("people", "process", "platform", "insight", "culture")


@dataclass(frozen=True)
class Task:
    """An initiative as far as every tool knows it.

    Attributes:
        low, high: Weeks that it takes, at least and at most.
        after: Ids of those it waits for.
    """

    id: str
    name: str
    phase: str
    owner: str
    low: int
    high: int
    after: tuple[str, ...]


@dataclass(frozen=True)
class Made:
    """A roadmap: its tasks, its owners' ids, and the file."""

    tasks: tuple[Task, ...]
    owners: tuple[str, ...]
    text: str


def roadmap(initiatives: int, seed: int = 1) -> Made:
    """A roadmap with so many initiatives; about fifteen lines for each."""
    pick = random.Random(f"{initiatives} {seed}")
    owners = tuple(f"p{at}" for at in range(max(4, min(200, initiatives // 10))))
    teams = tuple(f"team-{at}" for at in range(max(3, initiatives // 20)))
    phases = max(3, min(5, initiatives // 200))
    tasks: list[Task] = []
    behind: list[set[int]] = []
    lines = [*_head(pick, owners, teams), "phases:"]
    for at in range(initiatives):
        number = at * phases // initiatives
        if not tasks or tasks[-1].phase != f"phase-{number}":
            lines += ["", f"  phase-{number}:", f"    goal: {pick.choice(pick.choice(TONGUES)[2])}"]
            lines += [f"    exit: [nps >= {9 + number}]", "    initiatives:"]
        tongue = pick.choice(TONGUES)
        near = range(max(0, at - max(_NEAR, initiatives // 8)), at)
        after = sorted(pick.sample(near, min(len(near), pick.choice((0, 1, 1, 1, 2)))))
        if len(after) == 2 and (after[0] in behind[after[1]] or pick.random() < 0.5):
            after = after[1:]
        behind.append({*after, *(each for source in after for each in behind[source])})
        low = pick.randint(1, 8)
        task = Task(
            f"work-{at}",
            f"{pick.choice(tongue[0])} {pick.choice(tongue[1])}",
            f"phase-{number}",
            pick.choice(owners),
            low,
            low + pick.randint(0, 5),
            tuple(f"work-{source}" for source in after),
        )
        tasks.append(task)
        flow = pick.random() < 0.3
        lines += _flow(pick, task, teams) if flow else _block(pick, task, teams, tongue[2])
    return Made(tuple(tasks), owners, "\n".join(lines) + "\n")


def write_many(folder: Path, files: int, initiatives: int) -> list[Path]:
    """So many different roadmaps as files of a folder, which is made."""
    folder.mkdir()
    paths = [folder / f"roadmap-{at:04}.yaml" for at in range(files)]
    for at, path in enumerate(paths):
        path.write_text(roadmap(initiatives, at).text, "utf-8", newline="\n")
    return paths


def _head(pick: random.Random, owners: tuple[str, ...], teams: tuple[str, ...]) -> Iterator[str]:
    yield from ("# Kept by the CX office; changes go through a pull request.", "---")
    yield from ("title: Northern Mobility – Kundenerlebnis, клиентский опыт", f"start: {START}")
    yield from ("currency: EUR", "calendar:", "  week: mon-fri")
    yield "  closed: [2027-12-24..2028-01-02, 2028-04-17, 2028-12-23..2029-01-01]"
    yield from ("", "vision:", "  statement: >")
    yield "    Anyone can join, move house or fix a fault with us in one contact,"
    yield from ("    and would tell a neighbour to do the same.", "  horizon: 2040")
    yield from (f"  reviewed: {TODAY}", "  review_every: 6mo", "  outcomes:")
    for metric in _OUTCOMES:
        before, after = _GAPS[metric]
        values = f"baseline: {before}, target: {after}, by: 2039"
        yield f"    {metric}: {{{values}, owner: p0, worth: 25}}"
    yield from ("", "case:", "  rational: One point of yearly churn costs 1.1M a year.")
    yield "  emotional: Mrs Szabó stayed in on four Saturdays for one cable; play her call first."
    yield from ("", "people:")
    for at, owner in enumerate(owners):
        name = f"{PEOPLE[at % len(PEOPLE)]} {at // len(PEOPLE) or ''}".strip()
        level = "c-suite" if at < 2 else pick.choice(("director", "manager", "lead"))
        learned = ", cx_experience: some" if at == 2 else ""
        yield f"  {owner}: {{name: {name}, level: {level}, function: unit {at % 7}{learned}}}"
    yield from ("", "governance:", "  sponsor: p0", "  deputy: p1", "  lead: p2")
    yield from ("  core_team: [p1, p2, p3]", "  culture_committee: [p1, p2, p3]")
    yield "  steering: {members: [p0, p1, p2, p3], every: 4w}"
    yield f"  champions: {{{', '.join(f'{team}: {pick.choice(owners)}' for team in teams)}}}"
    yield "  handover: docs/handover.md   # benefits, and the story of the case"
    yield from ("", "teams:")
    for at, team in enumerate(teams):
        yield f"  {team}: {{size: {pick.randint(8, 240)}, busy: [{2027 + at % 4}-12]}}"
    yield from ("", "insight:", "  contacts: {kind: listening, every: 1mo, last: 2026-11}")
    yield from ("  journeys: {kind: journey-map, every: 1y, last: 2026-06}",)
    yield from ("  households: {kind: persona, every: 1y, last: 2026-05}", "")


def _flow(pick: random.Random, task: Task, teams: tuple[str, ...]) -> Iterator[str]:
    """An initiative in braces, over a few lines."""
    yield f"      {task.id}:"
    yield f'        {{name: "{task.name}", owner: {task.owner}, kind: {pick.choice(_KINDS)},'
    yield f"         estimate: {task.low}w..{task.high}w, after: [{', '.join(task.after)}],"
    yield f"         serves: [{', '.join(pick.sample(_OUTCOMES, 2))}], evidence: [contacts],"
    yield f"         impacts: {{{pick.choice(teams)}: low}}, cost: {pick.randint(2, 90) * 10}k,"
    yield "         comms: town hall, embed: team leads, value: Fewer calls about the same thing}"


def _block(
    pick: random.Random, task: Task, teams: tuple[str, ...], noticed: tuple[str, ...]
) -> Iterator[str]:
    """An initiative with a line for each key, some of them long, some with a remark."""
    remark = f"   # {pick.choice(REMARKS)}" if pick.random() < 0.3 else ""
    if pick.random() < 0.2:
        yield f"      # {pick.choice(REMARKS)}"
    yield from (f"      {task.id}:", f"        name: {task.name}", f"        owner: {task.owner}")
    yield from (
        f"        kind: {pick.choice(_KINDS)}",
        f"        estimate: {task.low}w..{task.high}w{remark}",
    )
    if task.after:
        yield "        after:"
        yield from (f"          - {source}" for source in task.after)
    yield "        serves:"
    yield from (
        f"          {outcome}: {pick.randint(1, 9)}%" for outcome in pick.sample(_OUTCOMES, 2)
    )
    if pick.random() < 0.4:
        yield "        value: >-"
        yield f"          {pick.choice(noticed)}, and whoever looks at the figures of the month"
        yield f"          after sees it there too; {pick.choice(noticed)}"
    else:
        yield f"        value: {pick.choice(noticed)}"
    if pick.random() < 0.4:
        yield f"        need: '{pick.choice(noticed)}'"
    yield f"        levers: [{', '.join(pick.sample(_LEVERS, 2))}]"
    yield "        evidence: [contacts, journeys]"
    yield "        impacts:"
    yield f"          {pick.choice(teams)}: {pick.choice(('low', 'low', 'low', 'medium'))}"
    yield "        enablement: [e-learning, floor coaches]"
    yield "        comms: [town hall, letter of the month]"
    yield f"        embed: {pick.choice(('team leads', 'quality circle, every second week'))}"
    yield f"        cost: {pick.randint(2, 90) * 10}k"
