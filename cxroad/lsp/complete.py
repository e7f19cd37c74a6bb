"""What may be typed at a place: keys, ids, metrics, words, and what each of them means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from cxroad.lint.catalog import RULES
from cxroad.load.json_schema import attribute_docs
from cxroad.load.renaming import namespace_below, namespace_of, namespaces_at
from cxroad.load.shape import entity_at, is_whole, keys_of, type_at
from cxroad.lsp.opened import Opened
from cxroad.lsp.spot import Spot, spot_at
from cxroad.model.base import Choice, Entity, Scalar
from cxroad.model.metrics import METRICS, Metric
from cxroad.model.roadmap import Roadmap
from cxroad.model.scenario import SHOCKS
from cxroad.render.markdown import escaped
from cxroad.source.span import Span
from cxroad.views.words import flat


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that may be typed.

    Attributes:
        word: What it is called, and what an editor compares with what was typed.
        text: What is written.
        kind: `key`, `id`, `word` or `example`.
        detail: A few words beside it; may be empty.
        about: What it means, as Markdown; may be empty.
    """

    word: str
    text: str
    kind: str
    detail: str = ""
    about: str = ""


def offers(opened: Opened, offset: int) -> tuple[Span, tuple[Offer, ...]]:
    """The word at an offset, and what may stand in its place, the likeliest first.

    Raises:
        CxroadError: The configuration does not fit.
    """
    spot = spot_at(opened.drawn, offset) if opened.is_helped else None
    if spot is None:
        return Span(offset, offset), ()
    chooser = _Chooser(opened, spot)
    found = chooser.keys() if spot.key is None and spot.index is None else chooser.values()
    if spot.index is not None and not spot.flow:
        found = [*chooser.keys(), *found]  # behind a dash a map may begin
    return spot.span, tuple({offer.word: offer for offer in found}.values())


@cache
def documented(entity: type[Entity]) -> dict[str, str]:
    """What each key of an entity is for, as Markdown; those of all entities it is made from."""
    return attribute_docs(entity)


class _Chooser:
    """All that may stand at a spot of a file."""

    def __init__(self, opened: Opened, spot: Spot) -> None:
        self._opened = opened
        self._spot = spot
        project = opened.lately(in_full=False)
        self._roadmap: Roadmap | None = project.loaded.roadmap if project else None

    def keys(self) -> list[Offer]:
        """Keys that are not there yet, or ids where a map has those."""
        spot = self._spot
        if spot.at[:1] == ("scenarios",) and len(spot.at) > 2 and not self._shock():
            return [Offer("shock", self._colon("shock", False), "key", about="Which shock it is.")]
        entity = SHOCKS.get(self._shock()) or entity_at(spot.at)
        if entity is None:
            return [self._with_colon(offer) for offer in self._ids_as_keys()]
        docs = documented(entity)
        route = spot.at
        found = [
            Offer(key, self._colon(key, is_whole((*route, key))), "key", about=docs.get(key, ""))
            for key in keys_of(entity)
            if key not in spot.present
        ]
        if spot.owner == ("settings",):
            found += [self._with_colon(offer) for offer in _rules(with_thresholds=True)]
        return found

    def values(self) -> list[Offer]:
        """Ids that can be named here, or words that can stand here, or examples."""
        at = self._spot.at
        match [step for step in at if isinstance(step, str)]:
            case ["vision", "outcomes", _, "metric"]:
                return list(map(_metric, METRICS.values()))
            case ["waive", "rule"]:
                return list(_rules())
            case ["waive", "at"]:
                return list(self._ids(("work", "outcomes")))
            case [*_, "shock"]:
                return [
                    Offer(name, name, "word", about=(each.__doc__ or "").strip())
                    for name, each in SHOCKS.items()
                ]
            case ["phases", _, "exit"]:
                return [*self._ids(("outcomes",)), *self._done()]
        if spaces := namespaces_at(at):
            return list(self._ids(("people",) if "people" in spaces else spaces))
        return list(_words(type_at(at)))

    def _shock(self) -> str:
        """Which shock is typed, by its own text; empty for none."""
        at, text = self._spot.at, self._opened.text
        if at[:1] != ("scenarios",):
            return ""
        written = (e for e in self._opened.drawn.entries if e.route == (*at, "shock"))
        return next((text[slice(*entry.value)] for entry in written), "")

    def _ids_as_keys(self) -> Iterator[Offer]:
        """Ids where a map has them as keys."""
        at, present = self._spot.at, self._spot.present
        if at == ("vision", "outcomes"):
            yield from (_metric(each) for each in METRICS.values() if each.id not in present)
        elif at[:1] == ("settings",) and len(at) == 2 and at[1] in RULES:
            for each in RULES[str(at[1])].thresholds:
                if each.name not in present:
                    yield Offer(each.name, each.name, "key", f"{each.default} {each.unit}")
        elif namespace_of((*at, "id")) is None:
            found = self._ids((namespace_below(at),))
            yield from (offer for offer in found if offer.word not in present)

    def _ids(self, spaces: Iterable[str]) -> Iterator[Offer]:
        """What the file defines in some namespaces, save what it stands in and what waits for it.

        Work that waits for this would wait for itself if this waited for it.
        """
        spaces = tuple(spaces)
        own = self._own()
        useless = {*own, *self._waiting(own)} if self._is_after() else set(own)
        for space, id in self._defined():
            if space in spaces and id not in useless:
                yield Offer(id, id, "id", *self._said(space, id))

    def _defined(self) -> Iterator[tuple[str, str]]:
        """Ids by their namespaces: those of this text first, whether it can be read or not."""
        seen: dict[tuple[str, str], None] = {}
        for entry in self._opened.drawn.entries:
            space = namespace_of(entry.route)
            if space is not None and entry.key.start != self._spot.span.start:
                seen[space, str(entry.route[-1])] = None
        project = self._opened.lately(in_full=False)
        for space, ids in project.loaded.known.items() if project else ():
            for id in sorted(ids):
                seen[space, id] = None
        yield from seen

    def _own(self) -> list[str]:
        """The initiative, and the phase, in which something is typed."""
        match self._spot.at:
            case ("phases", str(phase), "initiatives", str(id), *_):
                return [id, phase]
            case ("phases", str(phase), *_):
                return [phase]
        return []

    def _is_after(self) -> bool:
        return "after" in self._spot.at

    def _waiting(self, own: list[str]) -> frozenset[str]:
        project = self._opened.lately(in_full=True)
        known = project is not None and own and own[0] in project.plan.roadmap.initiatives
        return project.plan.graph.waiting_for_any(own[:1]) if project and known else frozenset()

    def _done(self) -> Iterator[Offer]:
        for offer in self._ids(("work",)):
            yield Offer(f"{offer.word} done", f"{offer.word} done", "id", offer.detail)

    def _said(self, space: str, id: str) -> tuple[str, str]:
        """What an id is called, for a line and for Markdown."""
        name = name_of(self._roadmap, space, id) if self._roadmap else ""
        return name, escaped(name)

    def _with_colon(self, offer: Offer) -> Offer:
        return Offer(
            offer.word, self._colon(offer.word, False), offer.kind, offer.detail, offer.about
        )

    def _colon(self, key: str, whole: bool) -> str:
        """A key as it is written: with a colon where none stands there yet."""
        if self._spot.glued:
            return key
        return f"{key}:" if whole and not self._spot.flow else f"{key}: "


def name_of(roadmap: Roadmap, space: str, id: str) -> str:
    """What something is called in a roadmap, on one line; empty where it has no name."""
    among: list[Mapping[str, Entity]] = [getattr(roadmap, space, {})]
    if space == "work":
        among = [roadmap.initiatives, roadmap.phases, roadmap.externals]
    entity = next((each[id] for each in among if id in each), None)
    names = (getattr(entity, key, None) for key in ("label", "name", "what"))
    return flat(next((str(name) for name in names if name), ""))[:200]


def _words(type: type | None) -> Iterator[Offer]:
    """The words that a value may be; for one that is free, examples."""
    if type is None:
        return
    if type is bool:
        yield from (Offer(word, word, "word") for word in ("true", "false"))
    elif issubclass(type, Choice):
        yield from (Offer(word, word, "word", about=m) for word, m in type.meanings().items())
    elif issubclass(type, Scalar):
        for example in type.schema.get("examples", ()):
            if not isinstance(example, list):
                yield Offer(str(example), str(example), "example", "for example")


def _metric(metric: Metric) -> Offer:
    between = "" if metric.low is None else f" from {metric.low}"
    between += "" if metric.high is None else f" to {metric.high}"
    better = f"; {metric.better} is better" if metric.better in ("up", "down") else ""
    unit = f", in {metric.unit}" if metric.unit else ""
    about = f"{metric.meaning[:1].upper()}{metric.meaning[1:]}{unit}{between}{better}."
    return Offer(metric.id, metric.id, "word", metric.meaning, about)


def _rules(with_thresholds: bool = False) -> Iterator[Offer]:
    for rule in RULES.values():
        if rule.thresholds or not with_thresholds:
            yield Offer(rule.code, rule.code, "word", rule.name, f"{rule.summary}\n\n{rule.why}")
