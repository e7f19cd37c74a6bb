"""What the parts of a forecast have in common: what ends, by which name, and how days are said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cxroad.model import writing
from cxroad.model.dates import Date
from cxroad.model.initiative import Initiative, Status
from cxroad.model.language import say
from cxroad.plan import Plan
from cxroad.simulate.finish import Finish
from cxroad.simulate.forecast import Forecast
from cxroad.views.words import flat, week, written


@dataclass(frozen=True, slots=True)
class Ending:
    """Something that ends: the plan, a phase, an outcome or an initiative.

    Attributes:
        name: What it is called.
        finish: When it ends, in all runs.
        promised: The date to meet as its author wrote it; empty without one.
        done: Whether all the work behind it is done.
    """

    name: str
    finish: Finish
    promised: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A plan and its forecast."""

    plan: Plan
    answer: Forecast

    def when(self, value: date | None) -> str:
        """A day: `14 Oct 2026`, `W5` where the roadmap has no dates, `-` where there is none."""
        if value is None:
            return "-"
        schedule = self.plan.schedule
        return week(schedule.week_number(value)) if schedule.relative else writing.day(value)

    def initiative(self, id: str) -> Initiative:
        """The initiative with an id."""
        return self.plan.roadmap.initiatives[id]

    def end(self) -> Ending:
        """The end of the plan."""
        return Ending(say("The end"), self.answer.end)

    def phases(self) -> Iterator[Ending]:
        """The phases, in file order."""
        for id, finish in self.answer.phases.items():
            phase = self.plan.roadmap.phases[id]
            work = (each for each in self.plan.live if each.phase == id)
            yield _ending(phase.label, finish, phase.due, work)

    def outcomes(self) -> Iterator[Ending]:
        """The outcomes, in file order."""
        for id, finish in self.answer.outcomes.items():
            outcome = self.plan.roadmap.outcomes[id]
            work = (each for each in self.plan.live if id in each.serves)
            yield _ending(outcome.label, finish, outcome.by, work)

    def initiatives(self) -> Iterator[Ending]:
        """The initiatives, in file order."""
        for id, finish in self.answer.initiatives.items():
            initiative = self.initiative(id)
            yield _ending(initiative.name, finish, initiative.due, (initiative,))


def _ending(name: str, finish: Finish, due: Date | None, work: Iterable[Initiative]) -> Ending:
    done = all(each.status is Status.DONE for each in work)
    return Ending(flat(name), finish, written(due) if due else "", done)
