"""The whole roadmap, as one file holds it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

from pydantic import Field

from cxroad.model.base import Entity, Many, Text
from cxroad.model.calendar import Calendar
from cxroad.model.fields import Id, When, Whole
from cxroad.model.initiative import Initiative, Phase
from cxroad.model.insight import Insight
from cxroad.model.people import Governance, Person, Team, Vendor
from cxroad.model.register import Decision, External, Risk, Waiver
from cxroad.model.scenario import Shock
from cxroad.model.settings import Settings
from cxroad.model.vision import Case, Outcome, Vision


class Roadmap(Entity):
    """A vision with measured outcomes, and the phases of initiatives that lead there."""

    title: Text
    """What the roadmap is called."""
    start: When | None = None
    """The first day of work; without it work is counted in weeks from its beginning."""
    currency: Text | None = None
    """ISO code of the currency that every amount in the file is in, such as EUR."""
    fiscal_year_starts: Annotated[int, Whole(1, 12)] = 1
    """Month in which a fiscal year begins, 1 to 12; FY2027 is named by the year it ends in."""
    organisation: Text | None = None
    """Whose roadmap it is."""
    language: Text | None = None
    """Language of the summaries, such as en or pl."""
    vision: Vision | None = None
    """What great looks like for the customer, and how one can tell."""
    case: Case | None = None
    """Why it is worth doing."""
    people: dict[Id, Person] = Field(default_factory=dict)
    """Who owns, sponsors or carries something: id and person."""
    teams: dict[Id, Team] = Field(default_factory=dict)
    """Whose work is changed: id and team."""
    vendors: dict[Id, Vendor] = Field(default_factory=dict)
    """Firms that work depends on: id and vendor."""
    insight: dict[Id, Insight] = Field(default_factory=dict)
    """Standing ways of understanding customers: id and insight."""
    governance: Governance | None = None
    """Who decides, who carries, who keeps it alive."""
    phases: dict[Id, Phase]
    """The stages, in reading order: id and phase, such as crawl, walk, run."""
    decisions: Many[Decision] = ()
    """Decisions needed and taken."""
    risks: dict[Id, Risk] = Field(default_factory=dict)
    """What may go wrong: id and risk."""
    scenarios: dict[Id, Many[Shock]] = Field(default_factory=dict)
    """Shocks in sequence to put the plan through: id and list."""
    externals: dict[Id, External] = Field(default_factory=dict)
    """What is waited for from outside: id and external; may stand in `after`."""
    calendar: Calendar | None = None
    """Which days are worked; every day when absent."""
    settings: Settings | None = None
    """Level and thresholds that this roadmap sets for itself."""
    waive: Many[Waiver] = ()
    """Findings that are accepted, with reason and end."""

    @cached_property
    def initiatives(self) -> dict[str, Initiative]:
        """Every initiative by id, in file order; of a repeated id the first counts."""
        found: dict[str, Initiative] = {}
        for phase in self.phases.values():
            for key, initiative in phase.initiatives.items():
                found.setdefault(key, initiative)
        return found

    def with_initiatives(self, changed: Mapping[str, Initiative]) -> Roadmap:
        """The same roadmap with other initiatives in the places of some, by their ids."""
        if not changed:
            return self
        phases = {}
        for key, phase in self.phases.items():
            inside = {
                id: changed.get(id, each) if self.initiatives[id] is each else each
                for id, each in phase.initiatives.items()
            }
            phases[key] = phase.model_copy(update={"initiatives": inside})
        copy = self.model_copy(update={"phases": phases})
        copy.__dict__.pop("initiatives", None)  # a copy keeps what was computed once
        return copy

    @property
    def ambiguous(self) -> bool:
        """Whether an id stands for two of the things that can be waited for."""
        ids = [*self.phases, *self.externals]
        for phase in self.phases.values():
            ids += phase.initiatives
        return len(ids) != len(set(ids))

    @property
    def outcomes(self) -> dict[str, Outcome]:
        """The vision's outcomes by id; empty without a vision."""
        return self.vision.outcomes if self.vision else {}
