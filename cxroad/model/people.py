"""Who carries the work, whom it changes, and who is bought in."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cxroad.model.base import Choice, Entity, Flag, Many, Text
from cxroad.model.durations import Duration
from cxroad.model.fields import Hours, Id, Stretch, When, Whole


class Level(Choice):
    """Where a person stands in the organisation."""

    C_SUITE = "c-suite"
    DIRECTOR = "director"
    MANAGER = "manager"
    LEAD = "lead"
    STAFF = "staff"


class Experience(Choice):
    """How much customer-experience work a person has led."""

    NONE = "none"
    """Never led such work."""
    SOME = "some"
    """Led some of it."""
    SEASONED = "seasoned"
    """Led it more than once."""


class Person(Entity):
    """Somebody who owns, sponsors or carries something."""

    name: Text
    """How the person is called in summaries."""
    level: Level | None = None
    """c-suite, director, manager, lead or staff."""
    function: Text | None = None
    """The part of the organisation the person stands for."""
    cx_experience: Experience | None = None
    """none, some or seasoned."""
    training: Text | None = None
    """What the person learns for this, and when."""
    leaves: When | None = None
    """The last day, where it is known."""
    role: Text | None = None
    """What the person does in the programme."""


class Team(Entity):
    """A group of people whose work is changed."""

    size: Annotated[int, Whole(1, 10_000_000)] | None = None
    """Number of people."""
    function: Text | None = None
    """The part of the organisation it belongs to."""
    capacity: Hours | None = None
    """Hours per person and week that it can give to change; 4h when absent."""
    busy: Many[Stretch] = ()
    """Periods in which nothing should land on it."""
    frontline: Flag = False
    """Whether it deals with customers directly."""


class VendorRole(Choice):
    """What a vendor is there for."""

    PLATFORM = "platform"
    """Technology that the work runs on."""
    PARTNER = "partner"
    """People who do part of the work."""
    DATA = "data"
    """Data that the work needs."""


class Vendor(Entity):
    """A firm that work depends on."""

    name: Text | None = None
    """What it is called; the id does when absent."""
    role: VendorRole | None = None
    """platform, partner or data."""
    contract_until: When | None = None
    """The last day of the contract."""
    exit: Text | None = None
    """How one would get away from it."""
    replace_in: Duration | None = None
    """How long a replacement would take."""
    shares_risk: Flag | None = None
    """Whether it is paid by result."""


class Steering(Entity):
    """The steering committee."""

    members: Many[Text] = ()
    """Who sits in it."""
    every: Duration | None = None
    """How often it meets; 4w when absent."""


class Governance(Entity):
    """Who decides, who carries, who keeps it alive."""

    sponsor: Text | None = None
    """The executive sponsor."""
    deputy: Text | None = None
    """Who stands in for the sponsor."""
    lead: Text | None = None
    """Who leads the programme."""
    advisor: Text | None = None
    """Who advises the lead."""
    core_team: Many[Text] = ()
    """Who works on it all the time."""
    steering: Steering | None = None
    """The steering committee."""
    champions: dict[Id, Text] = Field(default_factory=dict)
    """Who speaks for it in each team: team and person."""
    culture_committee: Many[Text] = ()
    """Who looks after the culture."""
    handover: Text | None = None
    """Where benefits and the story of the business case are written for the next sponsor."""
