"""What the parts of a forecast have in common: the plan, its answer, and how days are said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cxroad.model import writing
from cxroad.model.initiative import Initiative, Status
from cxroad.plan import Plan
from cxroad.simulate.finish import Finish
from cxroad.simulate.forecast import Forecast
from cxroad.views import odds
from cxroad.views.words import flat, written


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
        return f"W{schedule.week_number(value)}" if schedule.relative else writing.day(value)

    def initiative(self, id: str) -> Initiative:
        """The initiative with an id."""
        return self.plan.roadmap.initiatives[id]

    def name(self, id: str) -> str:
        """What an initiative, phase or outcome is called, else its id."""
        roadmap = self.plan.roadmap
        if id in roadmap.initiatives:
            return flat(roadmap.initiatives[id].name)
        return flat((roadmap.phases.get(id) or roadmap.outcomes[id]).label)

    def is_done(self, ids: list[str]) -> bool:
        """Whether all of some initiatives are done."""
        return all(self.initiative(id).status is Status.DONE for id in ids)

    def promised(self, finish: Finish, part: str) -> str:
        """A promise as its author wrote it; empty without one.

        Args:
            part: `phases`, `outcomes` or `initiatives`.
        """
        if finish.due is None:
            return ""
        roadmap = self.plan.roadmap
        if part == "outcomes":
            due = roadmap.outcomes[finish.id].by
        elif part == "phases":
            due = roadmap.phases[finish.id].due
        else:
            due = roadmap.initiatives[finish.id].due
        return written(due) if due else ""

    def sentence(self, name: str, finish: Finish, promised: str = "") -> str:
        """A finish in one sentence: when, how sure, and the chance to keep its promise."""
        if finish.certain:
            facts = [f"{self.when(finish.p50)} in every run"]
        else:
            give = odds.give_or_take(finish.error_days(0.8))
            facts = [
                f"expected {self.when(finish.expected)}",
                f"even odds by {self.when(finish.p50)}",
                f"80 % sure by {self.when(finish.p80)}, {give}",
                f"90 % sure by {self.when(finish.p90)}",
            ]
        if promised:
            facts.append(f"chance to meet {promised}: {odds.chance(finish)}")
        return f"{name}: {'; '.join(facts)}."
