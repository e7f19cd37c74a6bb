"""What a roadmap that is added to has already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cxroad.intake.titles import bare

if TYPE_CHECKING:
    from cxroad.model.roadmap import Roadmap


@dataclass(frozen=True, slots=True)
class There:
    """Ids of a roadmap by themselves and by name, names without case and marks.

    Attributes:
        phases, initiatives: What work can be put into, and what is there already.
        work: These two, and externals: all that can be waited for.
        outcomes, vendors: What work can name.
        people: Who can own it; empty where owners are plain text.
        currency: Of its amounts; empty for none.
        calendar: Whether it says which days are worked.
    """

    phases: Mapping[str, str] = field(default_factory=dict)
    initiatives: Mapping[str, str] = field(default_factory=dict)
    work: Mapping[str, str] = field(default_factory=dict)
    outcomes: Mapping[str, str] = field(default_factory=dict)
    vendors: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    currency: str = ""
    calendar: bool = False


def there_of(roadmap: Roadmap) -> There:
    """What a roadmap has."""
    phases = _named({id: each.name for id, each in roadmap.phases.items()})
    initiatives = _named({id: each.name for id, each in roadmap.initiatives.items()})
    externals = _named({id: each.name for id, each in roadmap.externals.items()})
    return There(
        phases=phases,
        initiatives=initiatives,
        work=externals | initiatives | phases,
        outcomes=_named({id: each.name for id, each in roadmap.outcomes.items()}),
        vendors=_named({id: each.name for id, each in roadmap.vendors.items()}),
        people=_named({id: each.name for id, each in roadmap.people.items()}),
        currency=roadmap.currency or "",
        calendar=roadmap.calendar is not None,
    )


def _named(names: Mapping[str, str | None]) -> dict[str, str]:
    """Ids by name and by themselves; an id that is another's name means the id."""
    found = {bare(name): id for id, name in names.items() if name}
    return found | {bare(id): id for id in names} | {id: id for id in names}
