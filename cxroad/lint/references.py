"""Every place of a roadmap that names something by its id, and what it should be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from cxroad.findings.finding import Hit
from cxroad.graph.slips import in_order
from cxroad.lint.wording import either
from cxroad.model.base import Entity
from cxroad.model.initiative import Initiative, Phase
from cxroad.model.links import hidden_lead
from cxroad.model.people import Governance
from cxroad.model.roadmap import Roadmap
from cxroad.source.document import Map, Seq, Value
from cxroad.source.edits import Change, Fix
from cxroad.source.span import Route

if TYPE_CHECKING:
    from cxroad.load.loader import Loaded


class Reference(NamedTuple):
    """One id at one place.

    Attributes:
        route: Where it is written.
        place: The same as one says it, without the index of a list: `move-home.after`.
        word: The id as written.
        is_key: Whether it stands as a key, as in `serves: {effort: 20%}`.
        certain: False where it may as well be free text, as in the criterion `training done`.
        namespaces: The namespaces in which it may be defined, as in `Loaded.known`.
        written: The whole text around the id, where there is more than the id; else empty.
    """

    route: Route
    place: str
    word: str
    namespaces: tuple[str, ...]
    is_key: bool = False
    certain: bool = True
    written: str = ""


_WORK = ("work",)
_PEOPLE = ("people",)
_INSIGHT = ("insight",)
_VENDORS = ("vendors",)
_TOUCHED = ("work", "outcomes")
"""What a risk hits or a decision affects."""


def references(roadmap: Roadmap, known: Mapping[str, frozenset[str]]) -> Iterator[Reference]:
    """The references of a roadmap, in the order of the model, but for many that are known.

    A name of a person or body is a reference when the file has `people` and the name has no
    blank; otherwise it is free text.

    Args:
        known: What is defined, by namespace.
    """
    people = known.get("people", _NONE) if roadmap.people else None
    defined = _Defined(known)
    for id, outcome in roadmap.outcomes.items():
        yield from _people(people, outcome, "owner", id, outcome.owner)
    for id, insight in roadmap.insight.items():
        yield from _people(people, insight, "owner", id, insight.owner)
        yield from _people(people, insight, "who", id, insight.who)
    if roadmap.governance:
        yield from _of_governance(people, roadmap.governance)
    for phase in roadmap.phases.values():
        yield from _after(phase, phase.id)
        yield from _of_exit(phase)
        for id, initiative in phase.initiatives.items():
            if not defined.cover(initiative):
                yield from _of_initiative(people, id, initiative)
    for index, decision in enumerate(roadmap.decisions):
        id = f"decisions[{index}]"
        yield from _people(people, decision, "by", id, decision.by)
        yield from _each(decision.at("affects"), f"{id}.affects", decision.affects, _TOUCHED)
    for id, risk in roadmap.risks.items():
        yield from _people(people, risk, "owner", id, risk.owner)
        yield from _each(risk.at("hits"), f"{id}.hits", risk.hits, _TOUCHED)


def _of_initiative(
    people: frozenset[str] | None, id: str, initiative: Initiative
) -> Iterator[Reference]:
    yield from _people(people, initiative, "owner", id, initiative.owner)
    yield from _after(initiative, id)
    yield from _keys(initiative.at("serves"), f"{id}.serves", initiative.serves, "outcomes")
    yield from _each(initiative.at("evidence"), f"{id}.evidence", initiative.evidence, _INSIGHT)
    yield from _keys(initiative.at("impacts"), f"{id}.impacts", initiative.impacts, "teams")
    yield from _each(initiative.at("vendors"), f"{id}.vendors", initiative.vendors, _VENDORS)


class _Defined:
    """What is defined, by what initiatives say of it; a set for each."""

    def __init__(self, known: Mapping[str, frozenset[str]]) -> None:
        spaces = ("people", "work", "outcomes", "teams", "insight", "vendors")
        self._people, self._work, self._outcomes, self._teams, self._insight, self._vendors = (
            known.get(space, _NONE) for space in spaces
        )

    def cover(self, initiative: Initiative) -> bool:
        """Whether an initiative names nothing else; free text passes for known."""
        for word in initiative.owner if self._people else ():
            if word not in self._people and " " not in word.strip():
                return False
        for link in initiative.after:
            if link.target not in self._work:
                return False
        return (
            initiative.serves.keys() <= self._outcomes
            and initiative.impacts.keys() <= self._teams
            and self._insight.issuperset(initiative.evidence)
            and self._vendors.issuperset(initiative.vendors)
        )


_NONE: frozenset[str] = frozenset()


def _of_governance(people: frozenset[str] | None, governance: Governance) -> Iterator[Reference]:
    for key in ("sponsor", "deputy", "lead"):
        name = getattr(governance, key)
        yield from _people(people, governance, key, "governance", (name,) if name else ())
    yield from _people(people, governance, "core_team", "governance", governance.core_team)
    if steering := governance.steering:
        yield from _people(people, steering, "members", "steering", steering.members)
    champions = governance.champions
    yield from _keys(governance.at("champions"), "champions", champions, "teams")
    for team, person in champions.items():
        yield from _people(people, governance, team, "champions", (person,), within=("champions",))
    committee = governance.culture_committee
    yield from _people(people, governance, "culture_committee", "governance", committee)


def _of_exit(phase: Phase) -> Iterator[Reference]:
    for index, criterion in enumerate(phase.exit):
        route, place = phase.at("exit", index), f"{phase.id}.exit"
        if criterion.kind == "outcome":
            yield Reference(route, place, criterion.target, ("outcomes",), written=criterion.text)
        elif criterion.kind == "done":
            yield Reference(route, place, criterion.target, _WORK, False, False, criterion.text)


def _after(entity: Initiative | Phase, key: str) -> Iterator[Reference]:
    for index, link in enumerate(entity.after or ()):
        yield Reference(
            entity.at("after", index), f"{key}.after", link.target, _WORK, written=link.text
        )


def _people(
    known: frozenset[str] | None,
    entity: Entity,
    key: str,
    id: str,
    names: Collection[str],
    within: Route = (),
) -> Iterable[Reference]:
    """The names of people and bodies under a key of an entity, unless all of them are known.

    Args:
        known: Who is defined; None where names are free text.
        within: Keys between the entity and this one.
    """
    if known is None or known.issuperset(names):
        return ()
    words = ["" if " " in name.strip() else name for name in names]
    return _each(entity.at(*within, key), f"{id}.{key}", words, _PEOPLE)


def _each(
    route: Route, place: str, words: Iterable[str], namespaces: tuple[str, ...]
) -> Iterator[Reference]:
    """The words of a list, each at its index; empty ones are none."""
    for index, word in enumerate(words):
        if word:
            yield Reference((*route, index), place, word, namespaces)


def _keys(route: Route, place: str, words: Iterable[str], namespace: str) -> Iterator[Reference]:
    """The keys of a map; where the file has a list instead, its items."""
    for word in words:
        yield Reference((*route, word), place, word, (namespace,), is_key=True)


_NOUNS = {
    ("work",): ("initiative, phase or external", "`phases`"),
    ("work", "outcomes"): ("initiative, phase or outcome", "the file"),
    ("outcomes",): ("outcome", "`outcomes`"),
    ("people",): ("person", "`people`"),
    ("teams",): ("team", "`teams`"),
    ("insight",): ("insight", "`insight`"),
    ("vendors",): ("vendor", "`vendors`"),
}
"""What is looked for in each set of namespaces, and where it is defined."""


def nowhere(reference: Reference, ids: frozenset[str], near: tuple[str, ...]) -> Hit:
    """What to say of a reference to something that is not defined, and what to write instead."""
    noun, home = _NOUNS[reference.namespaces]
    defined = in_order(ids)
    word = reference.word
    lead = hidden_lead(word)
    note = ""
    share = _SHARE.fullmatch(word) if reference.namespaces == ("outcomes",) else None
    if share and share[1] in ids:
        help = f"write `serves: {{{share[1]}: {share[2]}%}}`"
        note = "an outcome and its share are a key and a value"
    elif lead and lead.split()[0] in ids:
        help = f"write blanks round the sign: `{lead}`"
        note = f"without blanks `{word}` is an id"
    elif near:
        help = f"did you mean {either(near)}?"
        if near[0].lower() == word.lower():
            note = "capitals count in ids"
    elif reference.namespaces == ("people",):
        help = "define it under `people`, or write the full name"
        note = "a single word is an id as soon as the file has `people`"
    else:
        help = f"define it under {home}"
        if defined and len(defined) <= _SHORT:
            help += f", or take one of {either(defined)}"
    return Hit(
        reference.route,
        f"{reference.place}: there is no {noun} `{word}`",
        at_key=reference.is_key,
        help=help,
        note=note,
        fix=_taken(reference, near[0])
        if len(near) == 1 and not lead and near[0] not in reference.route
        else None,
    )


_SHARE = re.compile(r"([A-Za-z0-9_-]+)[ =:(]+([0-9.]+) ?%?\)?")
"""An outcome with its share, written as one text: `csat 40%`."""


def _taken(reference: Reference, near: str) -> Fix:
    """The only id that is near, in place of the mistyped one."""
    new = reference.written.replace(reference.word, near, 1) if reference.written else near
    return Fix(safe=False, changes=(Change(reference.route, new, reference.is_key),))


_SHORT = 8
"""The most ids that are worth listing where none is near; our default."""


def maybe_defined(loaded: Loaded) -> frozenset[str]:
    """Keys of parts that could not be read: one of them may be the definition that is missing."""
    if not loaded.partial:
        return frozenset()
    keys: set[str] = set()
    _gather(loaded.document.root, keys)
    return frozenset(keys)


def _gather(value: Value | None, keys: set[str]) -> None:
    if isinstance(value, Map):
        for key, item in value.items():
            keys.add(key)
            if key not in ("serves", "impacts", "champions"):
                _gather(item, keys)
    elif isinstance(value, Seq):
        for item in value:
            _gather(item, keys)
