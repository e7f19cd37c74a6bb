"""Phases and the pieces of change work in them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from cxroad.model.base import Choice, Entity, Flag, Many, Text
from cxroad.model.criteria import Criterion
from cxroad.model.durations import Duration, Estimate
from cxroad.model.fields import Id, When
from cxroad.model.impacts import Impact
from cxroad.model.links import Link
from cxroad.model.numbers import Money, Number, Share


class Kind(Choice):
    """What sort of work an initiative is."""

    INITIATIVE = "initiative"
    """A change that serves an outcome."""
    ENABLER = "enabler"
    """A building block: it serves no outcome itself, but other work needs it."""
    QUICK_WIN = "quick-win"
    """Small work that people notice soon."""
    RESEARCH = "research"
    """Work to find something out."""
    IMMERSION = "immersion"
    """Leaders spend time near real customers."""
    EVENT = "event"
    """Something that happens on a day, such as a launch."""


IMMERSION = Kind.IMMERSION
"""For loops over all work, like the statuses below."""


class Status(Choice):
    """How far an initiative is."""

    PROPOSED = "proposed"
    """An idea that nobody has agreed to yet; it is scheduled."""
    PLANNED = "planned"
    """Agreed, and not begun."""
    ACTIVE = "active"
    """Work is going on."""
    PAUSED = "paused"
    """Set aside for a while, on purpose."""
    STALLED = "stalled"
    """Held up by something."""
    PARKED = "parked"
    """Kept for later; it takes no part in the plan."""
    DONE = "done"
    """Finished."""
    DROPPED = "dropped"
    """Given up; it takes no part in the plan."""


PROPOSED, PLANNED, ACTIVE, PAUSED, STALLED, PARKED, DONE, DROPPED = Status
"""For loops over all work: looked up through the class, each takes Python ten times as long."""

_APART = (PARKED, DROPPED)
_OVER = (DONE, DROPPED)


class PhaseStatus(Choice):
    """How far a phase is; computed from its initiatives when absent."""

    PLANNED = "planned"
    """Not begun."""
    ACTIVE = "active"
    """Work is going on in it."""
    DONE = "done"
    """Over."""


class Lever(Choice):
    """What an initiative changes."""

    PEOPLE = "people"
    PROCESS = "process"
    PLATFORM = "platform"
    INSIGHT = "insight"
    CULTURE = "culture"
    BRAND = "brand"
    CHANNEL = "channel"


class Origin(Choice):
    """Where the idea for an initiative came from."""

    STRATEGY = "strategy"
    """The business strategy asks for it."""
    INSIGHT = "insight"
    """Something learnt from customers."""
    REACTIVE = "reactive"
    """An answer to a complaint or an incident."""
    REGULATION = "regulation"
    """A law or an authority asks for it."""
    IMITATION = "imitation"
    """Another firm does it."""


def _read_serves(value: object) -> object:
    """A list or a single outcome means: an equal part of what is left to each."""
    if isinstance(value, str):
        return {value: None}
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return {str(item): None for item in value}
    return value


Serves = Annotated[
    dict[str, Share | None],
    BeforeValidator(_read_serves),
    WithJsonSchema(
        {
            "type": ["object", "array", "string"],
            "additionalProperties": {"type": ["string", "null"], "pattern": "%$"},
            "items": {"type": "string"},
        }
    ),
]


class Initiative(Entity):
    """A piece of change work with an owner, an estimate and a tangible value."""

    name: Text
    """What it is, in words that a customer would understand."""
    owner: Many[Text] = ()
    """Who answers for it: an id of `people` or a name; the first is accountable."""
    estimate: Estimate | None = None
    """How long it takes: `6w`, `4w..8w` or `4w..5w..9w`; `0d` is a milestone."""
    start: When | None = None
    """Not before this day; the real start once it is active."""
    due: When | None = None
    """The promised day; a coarse date means its last day."""
    after: Many[Link] = ()
    """What it waits for: ids, each optionally with a lag: `listen + 2w`, `listen.start + 4w`."""
    serves: Serves = Field(default_factory=dict)
    """The outcomes it moves, each with the share of the gap it should close.

    A plain list of outcomes splits what is left equally.
    """
    value: Text | None = None
    """What somebody notices once it is done."""
    kind: Kind = Kind.INITIATIVE
    """What sort of work it is."""
    levers: Many[Lever] = ()
    """What it changes: people, process, platform, insight, culture, brand, channel."""
    why: Text | None = None
    """Why it matters to those whose work it changes."""
    need: Text | None = None
    """The customer's need behind it, in the customer's words."""
    evidence: Many[Text] = ()
    """Ids of the insights that speak for it."""
    impacts: dict[Id, Impact] = Field(default_factory=dict)
    """How hard it hits each team: low, medium, high, or hours per person and week (`3h`)."""
    enablement: Many[Text] = ()
    """How the affected people learn it."""
    comms: Many[Text] = ()
    """How they hear of it."""
    embed: Many[Text] = ()
    """Who or what keeps it alive in daily work."""
    stops: Many[Text] = ()
    """What people stop doing for it."""
    vendors: Many[Text] = ()
    """Ids of the vendors it depends on."""
    cost: Money | None = None
    """Money it takes, in the roadmap's currency."""
    effort: Number | None = None
    """Work it takes, in person-days."""
    status: Status = Status.PLANNED
    """How far it is."""
    since: When | None = None
    """Since when it has this status."""
    because: Text | None = None
    """Why it is stalled, parked or dropped."""
    finished: When | None = None
    """The real last day, once it is done."""
    shared: When | None = None
    """When its result was told to those it affected."""
    origin: Origin | None = None
    """Where the idea came from."""
    fallback: Text | None = None
    """What is done if it does not work out."""
    protected: Flag = False
    """Whether it goes on when the budget is frozen."""
    rework: Number | None = None
    """Share of it that will probably be done again later."""
    milestones: dict[When, Many[Text]] = Field(default_factory=dict)
    """Dates worth showing on its bar; they schedule nothing."""
    steps: Many[Text] = ()
    """What is done in it, in order; they schedule nothing."""
    theme: Text | None = None
    """A heading it belongs to."""
    tags: Many[Text] = ()
    """Free words to select it by."""

    @property
    def phase(self) -> str:
        """The id of the phase that it stands in."""
        return str(self.route[1])

    @property
    def live(self) -> bool:
        """Whether it takes part in the plan: neither dropped nor parked."""
        return self.status not in _APART

    @property
    def unfinished(self) -> bool:
        """Whether work is left on it: neither done nor dropped."""
        return self.status not in _OVER


class Phase(Entity):
    """An ordered stage with a goal and exit criteria."""

    name: Text | None = None
    """What it is called; the id with a capital when absent."""
    goal: Text | None = None
    """What is different at its end."""
    start: When | None = None
    """Not before this day."""
    due: When | None = None
    """Its gate: the day by which it should be finished."""
    after: Many[Link] | None = None
    """What it waits for: phases, initiatives, externals, each optionally with a lag.

    The phase before when absent; `[]` lets it begin with the roadmap.
    """
    overlap: Duration | None = None
    """How long before the end of what it waits for it may begin."""
    exit: Many[Criterion] = ()
    """What must be true to leave it: `effort >= 4.9`, `listen done`, or free text."""
    budget: Money | None = None
    """Money set aside for it, in the roadmap's currency."""
    status: PhaseStatus | None = None
    """How far it is; computed from its initiatives when absent."""
    initiatives: dict[Id, Initiative] = Field(default_factory=dict)
    """The work in it: id and initiative."""

    @property
    def label(self) -> str:
        """What to call it: its name, else its id as a title."""
        return self.name or self.id.replace("-", " ").replace("_", " ").capitalize()

    @property
    def done(self) -> bool:
        """Whether it is over: it says so, or, where it says nothing, all its live work is done."""
        if self.status is not None:
            return self.status is PhaseStatus.DONE
        some = False
        for each in self.initiatives.values():
            if each.live:
                if each.status is not Status.DONE:
                    return False
                some = True
        return some
