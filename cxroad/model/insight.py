"""Standing ways of understanding customers."""

from __future__ import annotations

from cxroad.model.base import Choice, Entity, Many, Text
from cxroad.model.durations import Duration
from cxroad.model.fields import When
from cxroad.model.numbers import Number


class InsightKind(Choice):
    """How customers are understood."""

    LISTENING = "listening"
    """What customers say is gathered all the time."""
    PERSONA = "persona"
    """A type of customer, drawn from research."""
    JOURNEY_MAP = "journey-map"
    """The way of customers, step by step."""
    IMMERSION = "immersion"
    """Leaders spend time near real customers."""
    N1 = "n1"
    """The voice of one customer."""


class Insight(Entity):
    """A way of understanding customers: listening, persona, journey map, immersion or one voice."""

    kind: InsightKind
    """listening, persona, journey-map, immersion or n1."""
    name: Text | None = None
    """What it is called; the id does when absent."""
    every: Duration | None = None
    """How often it is renewed."""
    last: When | None = None
    """When it was last renewed."""
    owner: Many[Text] = ()
    """Who looks after it."""
    covers: Many[Text] = ()
    """Customers, journeys or channels that it covers."""
    who: Many[Text] = ()
    """Who took part."""
    finding: Text | None = None
    """What was learnt, or what the customer said."""
    days_per_year: Number | None = None
    """Days a year that each leader spends with customers (immersion); 1 when absent."""
