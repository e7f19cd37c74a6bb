"""What a report is made of: chapters in words, and what its pictures need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cxroad.findings.card import RuleCard
from cxroad.views.capacity import CapacityView
from cxroad.views.sheet import Section
from cxroad.views.summary import SummaryView
from cxroad.views.summary.risks import GRAVE, HIGH
from cxroad.views.summary.status import Light
from cxroad.views.timeline import TimelineView
from cxroad.views.value import ValueView


class Name(StrEnum):
    """The chapters, in reading order."""

    VISION = "vision"
    STATUS = "status"
    DECISIONS = "decisions"
    OUTCOMES = "outcomes"
    AHEAD = "ahead"
    TIMELINE = "timeline"
    WORK = "work"
    RISKS = "risks"
    OWNERS = "owners"
    LOAD = "load"
    MONEY = "money"
    VALUE = "value"
    ODDS = "odds"
    BREAKS = "breaks"
    CHECKLIST = "checklist"
    LATER = "later"
    TAKEN = "taken"
    WAIVED = "waived"
    FINDINGS = "findings"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the report.

    Attributes:
        name: What other parts and pictures know it by.
        opening: Its heading and what comes first.
        sections: What follows, each with a heading of its own.
    """

    name: Name
    opening: Section
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """A measurement: the day, the number and how it is said."""

    day: date
    value: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class Trend:
    """How an outcome has moved.

    Attributes:
        name: As the summary calls it.
        measured: Oldest first; one at least.
        baseline, goal: Where it stood and where it shall stand, in the metric's unit.
        start: The first day of the roadmap, or of the measurements.
        end: The day of the target; the last measurement without one.
        state: In a few words, such as `behind`; may be empty.
        sentence: All of it in words.
    """

    id: str
    name: str
    measured: tuple[Measured, ...]
    baseline: Decimal | None
    goal: Decimal | None
    start: date
    end: date
    state: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Piece:
    """What a timeline does not say about an initiative.

    Attributes:
        phase: Its phase.
        owners: Everybody who answers for it, by the words of the file.
        serves: The outcomes that it moves.
        waits, unlocks: Initiatives of the timeline that it waits for, and that wait for it.
        told: What it waits for and what waits for it, in sentences.
    """

    id: str
    phase: str
    owners: tuple[str, ...]
    serves: tuple[str, ...]
    waits: tuple[str, ...]
    unlocks: tuple[str, ...]
    told: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to narrow the timeline by: how an address names it, and how people call it."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Danger:
    """A risk in the map: its number in the table, and what it is."""

    number: int
    what: str


@dataclass(frozen=True, slots=True)
class RiskMap:
    """Registered risks by likelihood and impact.

    Attributes:
        cells: By likelihood and impact, 1 to 5 each; those without a risk are absent.
        unplaced: How many lack one of the two.
    """

    cells: Mapping[tuple[int, int], tuple[Danger, ...]]
    unplaced: int

    @staticmethod
    def light(likelihood: int, impact: int) -> Light:
        """The colour of a cell, by its score."""
        score = likelihood * impact
        return Light.RED if score >= GRAVE else Light.AMBER if score >= HIGH else Light.GREEN


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything about a roadmap.

    Attributes:
        organisation: Whose it is; empty where the title says so, or the file does not.
        chapters: In reading order; those with nothing to say are left out.
        trends: Of the outcomes that have been measured.
        pieces: By initiative of the timeline.
        choices: What the timeline can be narrowed by: owner, outcome, phase and status.
        capacity, value: Behind the heat map and the curves; None where nothing can be told.
        risks: None where none is registered.
        rules: Those that found something, by code, with how often each did.
        closing: The last line: day and version.
    """

    summary: SummaryView
    timeline: TimelineView
    organisation: str
    chapters: tuple[Chapter, ...]
    trends: tuple[Trend, ...]
    pieces: Mapping[str, Piece]
    choices: Mapping[str, tuple[Choice, ...]]
    capacity: CapacityView | None
    value: ValueView | None
    risks: RiskMap | None
    rules: tuple[tuple[RuleCard, int], ...]
    closing: str
