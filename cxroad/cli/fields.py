"""What the tab key offers for keys of the file and their values: `set` and `add`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from cxroad.cli.candidates import (
    KINDS,
    Asked,
    Kind,
    Offer,
    anything,
    initiatives,
    outcomes,
    work,
)
from cxroad.source.document import Map

if TYPE_CHECKING:
    from cxroad.source.span import Route


def people(asked: Asked) -> Iterator[Offer]:
    """People of the roadmap."""
    return asked.entries("people")


def teams(asked: Asked) -> Iterator[Offer]:
    """Teams of the roadmap."""
    return asked.entries("teams")


def vendors(asked: Asked) -> Iterator[Offer]:
    """Vendors of the roadmap."""
    return asked.entries("vendors")


def insights(asked: Asked) -> Iterator[Offer]:
    """Insight of the roadmap."""
    return asked.entries("insight")


_REFERENCES: Mapping[str, Kind] = {
    **dict.fromkeys(("owner", "sponsor", "deputy", "lead", "advisor", "by"), people),
    "after": work,
    "serves": outcomes,
    "impacts": teams,
    "vendors": vendors,
    "evidence": insights,
    **dict.fromkeys(("affects", "hits"), initiatives),
}
"""By key, what its value names."""


def paths(asked: Asked) -> Iterator[Offer]:
    """Ways to a value: an id or a key of the file, then a key that belongs there."""
    first, dot, _ = asked.incomplete.rpartition(".")
    if not dot:
        yield from ((f"{id}.", name) for id, name in anything(asked))
        top = asked.root.items() if isinstance(asked.root, Map) else ()
        yield from ((f"{key}.", "") for key, value in top if isinstance(value, Map))
        return
    from cxroad.load.shape import entity_at, keys_of

    entity = entity_at(_route(asked, first))
    for key in keys_of(entity) if entity else ():
        yield f"{first}.{key}", ""


def values(asked: Asked) -> Iterator[Offer]:
    """What the key can be that the word before names: one of few words, or an id."""
    entry, dot, key = asked.places[-1].rpartition(".") if asked.places else ("", "", "")
    return _values(asked, (*_route(asked, entry), key)) if dot else iter(())


def kinds(_asked: Asked) -> Iterator[Offer]:
    """Kinds of things that can be added."""
    from cxroad.load.typed import KINDS as added

    return ((kind, "") for kind in added)


def options(asked: Asked) -> Iterator[Offer]:
    """An option for each key of the kind of thing that is added."""
    from cxroad.load.shape import entity_at, keys_of

    entity = entity_at(_added(asked))
    return ((f"--{key.replace('_', '-')}", "") for key in (keys_of(entity) if entity else ()))


def option_values(asked: Asked) -> Iterator[Offer]:
    """What the option before can be, whose name is a key."""
    key = asked.words[-1].removeprefix("--").replace("-", "_") if asked.words else ""
    return _values(asked, (*_added(asked), key))


def _added(asked: Asked) -> Route:
    from cxroad.load.typed import KINDS as added

    return next((added[word] for word in asked.places if word in added), ("",))


def _route(asked: Asked, name: str) -> Route:
    """The keys to an entry from its id, or from the keys that are written out."""
    steps = tuple(name.split("."))
    for route in asked.found(steps[0]):
        return (*route, *steps[1:])
    return steps


def _values(asked: Asked, route: Sequence[str | int]) -> Iterator[Offer]:
    from cxroad.load.shape import type_at
    from cxroad.model.base import Choice

    kind = type_at(tuple(route))
    if kind is bool:
        yield from (("true", ""), ("false", ""))
    elif kind is not None and issubclass(kind, Choice):
        yield from ((member.value, "") for member in kind)
    elif route[-1] in _REFERENCES:
        yield from _REFERENCES[str(route[-1])](asked)


ALL: Mapping[str, Kind] = {
    **KINDS,
    "set PATH": paths,
    "set VALUE": values,
    "add KIND": kinds,
    "add --": options,
    "add --*": option_values,
}
"""Every kind of word."""
