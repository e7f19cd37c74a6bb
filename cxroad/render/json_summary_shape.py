"""The frozen shape of the steering summary in JSON."""

from __future__ import annotations

from typing import TypedDict

from cxroad.render.json_diff import ChangeShape, ShiftShape, StateShape

VERSION = 1
"""Grows when a field changes its meaning or goes; not when one is added."""


class ReasonShape(TypedDict):
    """Why the page has its colour."""

    clause: str
    text: str


class StatusShape(TypedDict):
    """`light` is green, amber or red."""

    light: str
    sentence: str
    judged: str
    reasons: list[ReasonShape]


class DirectionShape(TypedDict):
    """The vision; texts are empty where the file has none."""

    statement: str
    horizon: str
    strategy: str
    reviewed: str | None
    review_due: str | None


class VoiceShape(TypedDict):
    """What a customer said."""

    words: str
    source: str
    heard: str | None


class GateShape(TypedDict):
    """A phase's finish against its date; margins are calendar days, below 0 when it is missed.

    `slip_days` are working days since the reference; null without one.

    By `p50` it ends in half of the runs of a forecast. `chance` is the share of runs in which all
    of it meets `due`, 0 to 1, with one standard error. They are null where no odds can be told,
    and make nothing of `single_figures`, its estimates that are no range, and of what is `undated`.
    """

    phase: str
    name: str
    done: bool
    finished: int
    initiatives: int
    start: str | None
    low_finish: str | None
    finish: str | None
    high_finish: str | None
    p50: str | None
    p80: str | None
    p90: str | None
    due: str | None
    chance: float | None
    chance_error: float | None
    single_figures: int
    undated: int
    margin_days: int | None
    slip_days: int | None
    late: list[str]
    late_by_high_estimate: list[str]


class DecisionShape(TypedDict):
    """A decision that is needed; `source` is decisions, parked, or a rule's code."""

    what: str
    options: list[str]
    recommend: str
    needed_by: str | None
    by: str
    overdue: bool
    source: str


class OutcomeShape(TypedDict):
    """Where an outcome stands; shares run from 0 to 1 and may leave that range."""

    id: str
    name: str
    owner: str
    baseline: float | None
    planned_by_now: float | None
    latest: float | None
    target: float | None
    by: str
    measured: str | None
    way: float | None
    behind: float | None
    state: str


class NoticedShape(TypedDict):
    """What people notice of finished work."""

    initiative: str
    name: str
    value: str
    finished: str | None


class LandingShape(TypedDict):
    """A team that a finish changes: low, medium or high."""

    team: str
    impact: str


class MoveShape(TypedDict):
    """An initiative that starts or finishes within 90 days, or moved since the reference.

    `slip_days` are working days; null without a reference, or without a date there.
    """

    id: str
    name: str
    owner: str
    start: str | None
    finish: str | None
    high_finish: str | None
    p80: str | None
    slip_days: int | None
    starts: bool
    finishes: bool
    lands_on: list[LandingShape]


class OverdueShape(TypedDict):
    """Something that should have happened."""

    id: str
    name: str
    owner: str
    what: str
    since: str | None


class HaltedShape(TypedDict):
    """Work that is paused or stalled; `since` as written, texts empty when not said."""

    id: str
    name: str
    owner: str
    status: str
    since: str
    because: str


class MilestoneShape(TypedDict):
    """A date that an initiative names."""

    initiative: str
    what: str
    day: str | None


class AheadShape(TypedDict):
    """The next 90 days."""

    until: str | None
    overdue: list[OverdueShape]
    halted: list[HaltedShape]
    moves: list[MoveShape]
    milestones: list[MilestoneShape]


class RiskShape(TypedDict):
    """A registered risk, or a finding with its rule's code as id."""

    id: str
    what: str
    score: int | None
    hits: list[str]
    response: str
    owner: str
    review: str | None
    overdue: bool
    finding: bool


class OwnerShape(TypedDict):
    """Unfinished initiatives of a function: in all, and of this page."""

    function: str
    people: list[str]
    initiatives: int
    here: int


class SliceShape(TypedDict):
    """Money of an outcome or lever; empty names are work without a lever."""

    name: str
    cost: float
    cost_share: float
    value_share: float


class MoneyShape(TypedDict):
    """Where the money goes, in the roadmap's currency."""

    total: float
    spent: float
    to_come: float
    budget: float | None
    costed: int
    initiatives: int
    by_outcome: list[SliceShape]
    by_lever: list[SliceShape]


class CheckShape(TypedDict):
    """An exit criterion: met, not met, not measured, to be ticked by hand."""

    text: str
    mark: str
    now: str
    on: str | None


class ChecklistShape(TypedDict):
    """`verdict` is go, go with conditions, wait, or null without criteria."""

    phase: str
    verdict: str | None
    criteria: list[CheckShape]


class ParkedShape(TypedDict):
    """An idea that waits, and the story that would reopen it."""

    id: str
    name: str
    since: str
    story: str
    news: str


class AskedShape(TypedDict):
    """The fullest week of a quarter: hours per affected person, and as a share of capacity."""

    quarter: str
    hours: float
    share: float | None
    grade: str


class TeamShape(TypedDict):
    """What changes ask of a team in this quarter and the next; capacity in hours per week."""

    team: str
    capacity: float
    quarters: list[AskedShape]


class BreakShape(TypedDict):
    """One of the two worst shocks: value delivered by its day, and the part of all that is lost.

    `lost` runs from 0 to 1, of the value up to the horizon.
    """

    scenario: str
    day: str
    delivered: float
    twin_delivered: float
    lost: float
    twin_lost: float
    decide: str


class SinceShape(TypedDict):
    """What changed since the reference, of what the page is about; see `cxroad diff`."""

    reference: StateShape
    changes: list[ChangeShape]
    initiatives: list[ShiftShape]


class SummaryShape(TypedDict):
    """A page; a part with nothing to say is null or empty.

    Days are ISO dates, or weeks as `W3` where `relative` says that the roadmap has no dates.
    """

    version: int
    kind: str
    title: str
    phase: str | None
    page: str
    as_of: str
    relative: bool
    direction: DirectionShape
    voice: VoiceShape
    status: StatusShape
    gates: list[GateShape]
    decisions: list[DecisionShape]
    more_decisions: int
    outcomes: list[OutcomeShape]
    noticed: list[NoticedShape]
    next_90_days: AheadShape | None
    risks: list[RiskShape]
    more_risks: int
    owners: list[OwnerShape]
    without_owner: list[str]
    teams: list[TeamShape]
    money: MoneyShape | None
    if_broken: list[BreakShape]
    since: SinceShape | None
    checklist: ChecklistShape | None
    next_phase: GateShape | None
    parked: list[ParkedShape]
    more_findings: int
