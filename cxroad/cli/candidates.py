"""What a word of a command can be, by the name that the command's help gives to the word.

`ID` in `metavar="[FILE] ID"` is completed with initiatives, `PHASE` with phases, and so on, so a
command whose metavar uses a word of `KINDS` needs nothing else. Where a word means something else
in one command, the entry is `command WORD`, or `command --option`. An option that fits nothing
here can name a function of its own by `autocompletion=`.

All is read with the reader of YAML alone, whether or not the rest of the file makes sense.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from typing import TypeAlias

from cxroad.cli.options import is_file
from cxroad.cli.paths import STDIN, files_below, read
from cxroad.errors import CxroadError
from cxroad.source.document import Map, Value
from cxroad.source.limits import Limits

Offer: TypeAlias = tuple[str, str]
"""What to type, and what it is; that may be empty."""

_ID = re.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
"""The same as `cxroad.model.ids`, which would make every tab slower."""

_LIMITS = Limits(size=2 * 1024 * 1024)
"""Larger files are not read while somebody waits for a tab; our default."""

_FOLDERS = 200
"""Folders that are searched for roadmaps at most; our default."""

_FILES = 100
"""Roadmaps that are offered at most; our default."""

_ENTRIES = (
    ("phases", "*", "initiatives"),
    ("phases",),
    ("vision", "outcomes"),
    *((key,) for key in ("people", "teams", "vendors", "insight", "risks", "externals")),
)
"""Where entries with ids stand in a file."""

_SELECTORS = ("owner", "tag", "phase", "outcome", "kind", "status", "vendor", "team", "lever",
              "theme")  # fmt: skip
"""What may stand before a colon in `--select`."""


@dataclass
class Asked:
    """A command line that is being typed.

    Attributes:
        words: What stands before the word that is completed.
        incomplete: The word, as far as it is there.
        places: Words that belong to no option, without names of files.
    """

    words: Sequence[str]
    incomplete: str = ""
    places: Sequence[str] = ()

    @cached_property
    def files(self) -> list[str]:
        """Files that look like roadmaps, where one looks when none is named."""
        from cxroad.cli.setup import Setup

        try:
            setup = Setup()
            places = setup.at(".").places()
            below = (
                files_below(place, setup, _FOLDERS) if os.path.isdir(place) else [place]
                for place in places
            )
            return list(islice(chain.from_iterable(below), _FILES))
        except CxroadError:
            return []

    @cached_property
    def root(self) -> Value | None:
        """What the roadmap at hand says; None where there is none, or several."""
        from cxroad.source.reader import read_document

        named = [word for word in self.words if is_file(word) and word != STDIN]
        files = [word for word in named if word.endswith((".yaml", ".yml"))] or self.files
        if len(files) != 1:
            return None
        try:
            return read_document(read(files[0], _LIMITS), files[0], _LIMITS).root
        except CxroadError:
            return None

    def entries(self, *route: str) -> Iterator[Offer]:
        """The ids below some keys, each with its name; `*` stands for any key."""
        for _, entries in _below(self.root, route):
            for id, value in entries.items():
                if _ID.fullmatch(id):
                    yield id, _name(value)

    def found(self, id: str) -> Iterator[tuple[str, ...]]:
        """The keys to each entry with an id."""
        for route in _ENTRIES:
            for at, entries in _below(self.root, route):
                if id in entries:
                    yield (*at, id)


def _below(value: Value | None, route: Sequence[str]) -> Iterator[tuple[tuple[str, ...], Map]]:
    """Each map that some keys lead to, with the keys; `*` stands for any key."""
    if not isinstance(value, Map):
        return
    if not route:
        yield (), value
        return
    for key in value if route[0] == "*" else route[:1]:
        for below, found in _below(value.get(key), route[1:]):
            yield (key, *below), found


def _name(value: Value) -> str:
    """What an entry is called in a few words; empty where it does not say."""
    if isinstance(value, Map):
        words = (value.get(key) for key in ("name", "what", "goal", "metric", "kind"))
        return next((word for word in words if isinstance(word, str) and word), "")
    return value if isinstance(value, str) else ""


Kind: TypeAlias = Callable[[Asked], Iterable[Offer]]


def phases(asked: Asked) -> Iterator[Offer]:
    """Phases of the roadmap."""
    return asked.entries("phases")


def initiatives(asked: Asked) -> Iterator[Offer]:
    """Initiatives of the roadmap."""
    return asked.entries("phases", "*", "initiatives")


def outcomes(asked: Asked) -> Iterator[Offer]:
    """Outcomes of the vision."""
    return asked.entries("vision", "outcomes")


def scenarios(asked: Asked) -> Iterator[Offer]:
    """Scenarios of the roadmap."""
    return ((id, "") for id, _ in asked.entries("scenarios"))


def anything(asked: Asked) -> Iterator[Offer]:
    """Everything that has an id, initiatives first."""
    for route in _ENTRIES:
        yield from asked.entries(*route)


def work(asked: Asked) -> Iterator[Offer]:
    """What an initiative can wait for."""
    yield from initiatives(asked)
    yield from phases(asked)
    yield from asked.entries("externals")


def waited_for(asked: Asked) -> Iterator[Offer]:
    """What the initiative that the line names waits for."""
    for id in asked.places:
        for route in asked.found(id):
            for _, entry in _below(asked.root, route):
                waits = entry.get("after", "")
                for wait in [waits] if isinstance(waits, str) else waits:
                    if isinstance(wait, str) and (match := _ID.match(wait)):
                        yield match[0], ""


def selections(asked: Asked) -> Iterator[Offer]:
    """What `--select` takes, after what already stands there."""
    begun = re.match(r"(?:.*,)?(?:[0-9]{0,4}\+)?", asked.incomplete)
    before = begun[0] if begun else ""
    method, colon, _ = asked.incomplete[len(before) :].partition(":")
    if not colon:
        for id, name in chain(initiatives(asked), phases(asked)):
            yield f"{before}{id}", name
        if not before.endswith("+"):
            yield from ((f"{before}{name}:", "") for name in _SELECTORS)
        return
    routes = {"phase": ("phases",), "owner": ("people",), "outcome": ("vision", "outcomes"),
              "vendor": ("vendors",), "team": ("teams",)}  # fmt: skip
    if method in routes:
        for id, name in asked.entries(*routes[method]):
            yield f"{before}{method}:{id}", name


def rules(asked: Asked) -> Iterator[Offer]:
    """Families and codes of rules, or their names once one begins with a small letter."""
    from cxroad.lint.catalog import RULES, TITLES

    before, comma, last = asked.incomplete.rpartition(",")
    before += comma
    if last[:1].islower():
        yield from ((f"{before}{rule.name}", code) for code, rule in RULES.items())
        return
    yield from ((f"{before}{family}", title) for family, title in TITLES.items())
    yield from ((f"{before}{code}", rule.name) for code, rule in RULES.items())


def shocks(asked: Asked) -> Iterator[Offer]:
    """Shocks by name, and initiatives to be dropped."""
    from cxroad.load.shocks import catalogue

    yield from ((shock.name, shock.said.partition("\n")[0]) for shock in catalogue())
    yield from ((f"drop {id}", name) for id, name in initiatives(asked))


def metrics(_asked: Asked) -> Iterator[Offer]:
    """Every metric of the catalogue."""
    from cxroad.model.metrics import METRICS

    yield from ((name, metric.meaning) for name, metric in METRICS.items())


def nothing(_asked: Asked) -> Iterator[Offer]:
    """Words that only the user knows."""
    return iter(())


KINDS: Mapping[str, Kind] = {
    "ID": initiatives,
    "PHASE": phases,
    "OUTCOME": outcomes,
    "WHAT": selections,
    "RULES": rules,
    "CODE": rules,
    "PLACE": anything,
    "SHOCK": shocks,
    "METRIC": metrics,
    "OLD": anything,
    "diff OLD": nothing,
    "remove ID": anything,
    "link --after": work,
    "unlink --after": waited_for,
    "add --id": nothing,
    "draft FILE": nothing,
    "import FILE": nothing,
    "import --phase": nothing,
    "whatif --scenario": scenarios,
}
"""By the word of a metavar, or by command and word where that differs."""
