"""What a summary speaks about: a plan, its findings, and a phase or the whole of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from cxroad.errors import NotComputable
from cxroad.findings.finding import Finding, Severity
from cxroad.model import writing
from cxroad.model.initiative import Initiative, Phase
from cxroad.model.language import say
from cxroad.model.roadmap import Roadmap
from cxroad.plan import Plan
from cxroad.schedule.schedule import Schedule
from cxroad.schedule.times import Times
from cxroad.simulate.forecast import Forecast, forecast
from cxroad.simulate.terms import FEWEST, RUNS, Terms
from cxroad.views.diff import DiffView
from cxroad.views.words import flat, week

WINDOW = timedelta(days=90)
"""How far ahead a summary looks. Source: milestones of the next 90 days are what steering
packs commonly show (forgeagile.com, programme reporting playbook)."""

MOST_DRAWS = 1_000_000
"""Durations that a page draws for its odds, so that it is there at once: from 500 initiatives on
these rest on fewer runs than `cxroad forecast`; our default."""


@dataclass(frozen=True)
class Scope:
    """The phase or roadmap that a summary is about.

    Attributes:
        plan: The whole plan.
        findings: What lint found in the file; None when nobody looked.
        phase: The phase; None for the whole roadmap.
        since: What changed since a reference; None without one.
    """

    plan: Plan
    findings: tuple[Finding, ...] | None = None
    phase: Phase | None = None
    since: DiffView | None = None

    def touches(self, ids: Collection[str]) -> bool:
        """Whether what names these ids concerns the page; what names none concerns every page."""
        if self.phase is None or not ids:
            return True
        own = self.phase.initiatives
        return any(id == self.phase.id or id in own or id in self.roadmap.outcomes for id in ids)

    @property
    def roadmap(self) -> Roadmap:
        """The roadmap as written."""
        return self.plan.roadmap

    @property
    def schedule(self) -> Schedule:
        """The dates; what stands in a circle has none."""
        return self.plan.schedule

    @property
    def forecast(self) -> Forecast | None:
        """How sure the dates are, as `cxroad forecast` says; None where nothing can be said."""
        return self._forecast[0]

    @property
    def no_forecast(self) -> str:
        """Why no odds can be told, as a sentence; empty where they can."""
        return self._forecast[1]

    @cached_property
    def _forecast(self) -> tuple[Forecast | None, str]:
        try:
            fitting = max(FEWEST, MOST_DRAWS // max(1, len(self.plan.live)))
            return forecast(self.plan, Terms(runs=min(RUNS, fitting))), ""
        except NotComputable as error:
            return None, f"{error.message[0].upper()}{error.message[1:]}."

    @property
    def relative(self) -> bool:
        """Whether the roadmap has no dates, so that weeks are counted from its start."""
        return self.schedule.relative

    @cached_property
    def now(self) -> date:
        """Today; the first day where a roadmap has no dates."""
        return self.schedule.start if self.relative else self.plan.today

    @cached_property
    def work(self) -> dict[str, list[Initiative]]:
        """Live initiatives by phase, in file order; phases without any are there too."""
        groups: dict[str, list[Initiative]] = {id: [] for id in self.roadmap.phases}
        for each in self.plan.live:
            groups[each.phase].append(each)
        return groups

    @cached_property
    def live(self) -> tuple[Initiative, ...]:
        """Initiatives of the page that are neither parked nor dropped, in file order."""
        return tuple(self.work[self.phase.id]) if self.phase else self.plan.live

    def slip(self, id: str) -> int | None:
        """Working days by which an initiative or phase ends later than at the reference.

        Below 0 when it ends earlier; None without a reference, or where it had or has no date.
        """
        return self.since.slip(id) if self.since else None

    def slipped(self, days: int) -> str:
        """So many working days, as people say it: `5 working days`; `5 days` without a calendar."""
        return writing.count(abs(days), "day" if self.schedule.grid.plain else "working day")

    def than_last_time(self, days: int) -> str:
        """So many working days of slip, below 0 for the other way, as a clause."""
        by = self.slipped(days)
        if days > 0:
            return say("{days} later than last time", days=by)
        return say("{days} earlier than last time", days=by)

    def holds(self, initiative: Initiative) -> bool:
        """Whether an initiative belongs on the page."""
        return self.phase is None or initiative.phase == self.phase.id

    def times(self, id: str) -> Times | None:
        """When an initiative runs; None when that cannot be said."""
        return self.schedule.times.get(id)

    def finish_of(self, initiative: Initiative) -> date | None:
        """Its last day: the real one where it is written, else the expected one."""
        if initiative.finished is not None:
            return initiative.finished.last
        times = self.times(initiative.id)
        return times.finish if times else None

    def when(self, value: date) -> str:
        """A computed day: `14 Oct 2026`, or `W5` where the roadmap has no dates."""
        return week(self.schedule.week_number(value)) if self.relative else writing.day(value)

    def called(self, references: Iterable[str]) -> str:
        """People as they are called: names from `people`, else what the author wrote."""
        people = self.roadmap.people
        return writing.joined(
            flat(people[each].name) if each in people else flat(each) for each in references
        )

    def titled(self, id: str) -> str:
        """What an id of work or of an outcome is called, else the id itself."""
        if id in self.roadmap.phases:
            return flat(self.roadmap.phases[id].label)
        if id in self.roadmap.initiatives:
            return flat(self.roadmap.initiatives[id].name)
        if id in self.roadmap.outcomes:
            return flat(self.roadmap.outcomes[id].label)
        return flat(id)


def gravest(findings: Iterable[Finding]) -> list[Finding]:
    """Errors and warnings, worst first: errors, severe warnings, other warnings."""
    grave = [each for each in findings if each.severity > Severity.INFO]
    return sorted(grave, key=lambda each: (-each.severity, not each.severe))
