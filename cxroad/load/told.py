"""What is said of what the model refuses, in the author's words, once somebody asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from cxroad.load.meant import as_map, called_here, value_at
from cxroad.load.shape import entity_at, holds_entities, keys_of, short_route
from cxroad.model.base import Entity
from cxroad.model.nearest import nearest
from cxroad.model.scenario import SHOCKS
from cxroad.model.writing import either
from cxroad.source.document import Document, Map, Seq
from cxroad.source.edits import Change, Fix
from cxroad.source.problem import Words
from cxroad.source.span import Route

Detail = Mapping[str, Any]
"""One of pydantic's errors: `type`, `loc`, `msg`, `ctx`."""

Changes = Callable[[], Mapping[Route, tuple[str, tuple[Change, ...] | None]]]
"""For each id that can be none its new one, and what gives it; None where that one is in use."""

NOUNS = {
    "phases": "phase",
    "initiatives": "initiative",
    "outcomes": "outcome",
    "people": "person",
    "teams": "team",
    "vendors": "vendor",
    "insight": "insight",
    "risks": "risk",
    "externals": "external",
    "scenarios": "scenario",
    "serves": "outcome",
    "impacts": "team",
    "champions": "team",
    "actuals": "date",
    "milestones": "date",
}
"""What each map is keyed by, as one says it."""


def words_of(document: Document, route: Route, detail: Detail, changes: Changes) -> Words:
    """What to say of one of pydantic's errors, and how it is repaired.

    Args:
        changes: Asked where an id can be none.
    """
    if detail["type"] == "cxroad":
        return _own(route, detail, changes)
    return _MAKERS.get(detail["type"], _other)(document, route, detail)


def of_settings(route: Route) -> bool:
    """Whether a route leads to an unknown key of `settings` that is no code of a rule either."""
    beside = len(route) == 2 and route[0] == "settings" and entity_at(route) is None
    return beside and not RULE_CODE.fullmatch(str(route[1]))


def meant(document: Document, route: Route) -> tuple[str, ...]:
    """The known keys that an unknown one is nearest to, or is the beginning of."""
    owner = _entity(document, route[:-1])
    return _offer(str(route[-1]), keys_of(owner) if owner else ())


@lru_cache(maxsize=1024)
def _offer(key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The same slip is often made throughout a file."""
    begun = tuple(name for name in known if len(key) >= 3 and name.startswith(key))
    return nearest(key, known) or begun[:3]


def _entity(document: Document, route: Route) -> type[Entity] | None:
    """The entity that belongs at a route; which shock it is, only its own text says."""
    if len(route) > 1 and route[0] == "scenarios":
        value = value_at(document, route)
        return SHOCKS.get(str(value.get("shock"))) if isinstance(value, Map) else None
    return entity_at(route)


def _own(route: Route, detail: Detail, changes: Changes) -> Words:
    """An error of our own scalars: the words are ready, or their value has them once more."""
    said = detail["ctx"]
    at_key = detail["loc"][-1] == "[key]"
    if again := said.get("again"):
        error = again()
        message, help, spelling = error.message, error.help, error.spelling
    else:
        message, help, spelling = said["message"], said["help"], said.get("spelling", "")
    if said["code"] != "STR012":
        # The only spelling that a value can be meant to have.
        fix = Fix(safe=True, changes=(Change(route, spelling, at_key),)) if spelling else None
        return Words(f"{short_route(route)}: {message}", help, fix=fix)
    new, own = changes().get(route, ("", ())) if at_key else ("", ())
    if own is None:
        return Words(message, f"write another; `{new}` is in use already")
    return Words(message, help, fix=Fix(safe=False, changes=own) if own else None)


_CODE = re.compile(r"[A-Za-z]{3}[0-9]{3}")
"""What the code of a rule looks like, such as GRA004."""


def _extra(document: Document, route: Route, _: Detail) -> Words:
    key = str(route[-1])
    owner = _entity(document, route[:-1])
    known = keys_of(owner) if owner else ()
    close = meant(document, route)
    if close:
        help = f"did you mean {_alternatives(close)}?"
    elif known:
        help = f"known here: {', '.join(known)}"
    else:
        help = ""
    if not close and (ours := called_here(key, known)):
        help = f"it is called `{ours}` here"
    if route[:-1] in (("decisions",), ("waive",)) and isinstance(value_at(document, route), Map):
        help = f"leave `{key}` out and begin each with a dash, `- {known[0]}: ...`"
    if route[0] == "waive" and _CODE.fullmatch(key):
        help = f"write it as an entry of a list, `- {{rule: {key}, because: ...}}`"
    place = short_route(route[:-1])
    where = f"{place}: " if place else ""
    if key.strip() != key:
        return Words(
            f"{where}no-break spaces or the like stand before or behind the key `{key.strip()}`",
            "replace them by blanks; YAML takes only those for indentation",
        )
    return Words(
        f"{where}unknown key `{key}`",
        _elsewhere(key, help),
        fix=Fix(safe=False, changes=(Change(route, close[0], at_key=True),))
        if len(close) == 1
        else None,
    )


def _elsewhere(key: str, help: str) -> str:
    """A key that is right, only not here, gets the place where it belongs."""
    home = _HOMES.get(key)
    return f"`{key}` stands in {home}" if home and "did you mean" not in help else help


_HOMES = {
    "statement": "`vision`",
    "outcomes": "`vision`",
    "horizon": "`vision`",
    "sponsor": "`governance`",
    "initiatives": "a phase, below `phases`",
    "closed": "`calendar`",
    "level": "`settings` (or, for a person, in `people`)",
    "rational": "`case`",
    "emotional": "`case`",
}


def _missing(document: Document, route: Route, detail: Detail) -> Words:
    key = str(detail["loc"][-1])
    owner = route[:-1]
    place = short_route(owner)
    said = f"{place} has no `{key}`" if place else f"the roadmap has no `{key}`"
    help = _MISSING_HELP.get(key, f"add `{key}:`")
    if "#" in _rest_of_line(document, route):
        help = f"`#` begins a comment, so `{key}:` is empty; put quotes round the text"
    return Words(said, help)


def _rest_of_line(document: Document, route: Route) -> str:
    """What follows a key on its line when it has no value; empty when the key is missing."""
    owner = value_at(document, route[:-1])
    if not isinstance(owner, Map) or route[-1] not in owner:
        return ""
    end = owner.places[str(route[-1])][1]
    return document.line(document.position(end).line)[document.position(end).column - 1 :]


_MISSING_HELP = {
    "title": "add `title:` with what the roadmap is called",
    "phases": "add `phases:` with at least one phase, such as `crawl:`, and its `initiatives:`",
    "name": "add `name:` with what it is, in words that a customer would understand",
    "kind": "add `kind:` with listening, persona, journey-map, immersion or n1",
    "shock": "add `shock:` with its kind, such as `vendor-closes`",
}


def _shape(document: Document, route: Route, detail: Detail) -> Words:
    """A list, a map or a text where something else belongs."""
    value = value_at(document, route)
    if of_settings(route):
        return _extra(document, route, detail)
    thresholds = len(route) == 2 and route[0] == "settings" and entity_at(route) is None
    place = short_route(route) or "the file"
    found = "a map" if isinstance(value, Map) else "a list" if isinstance(value, Seq) else "text"
    noun = NOUNS.get(str(route[-1])) if route else None
    if detail["type"] in _WANTS_LIST:
        return Words(f"{place} is {found}; a list belongs here")
    if isinstance(value, str) and (cure := without_blank(value)) is not None:
        return Words(
            f"{place} is text, because a blank is missing after the colon", f"write `{cure}`"
        )
    if thresholds:
        help = f"write `{route[1]}: {{name: number}}`; `cxroad rule {route[1]}` names its numbers"
    elif noun is not None or holds_entities(route):
        help = f"write each {noun or 'item'} as its id and a colon, its parts below it"
    else:
        entity = entity_at(route)
        keys = keys_of(entity)[:3] if entity else ()
        help = f"write its parts below it, such as {', '.join(f'`{key}:`' for key in keys)}"
    help = (not thresholds and as_map(route, value)) or help
    return Words(f"{place} is {found}; a map of keys belongs here", help)


def without_blank(text: str) -> str | None:
    """`owner: Mia` for `owner:Mia`; None where no key stands glued to its value."""
    glued = re.match(r"([a-z_]{2,20}):(?=[^\s/])", text)
    return f"{glued[1]}: {text[glued.end() :]}"[:80] if glued else None


def _unknown_shock(document: Document, route: Route, detail: Detail) -> Words:
    value = value_at(document, route)
    said = str(value.get("shock", "")) if isinstance(value, Map) else ""
    known = re.findall(r"'([a-z-]+)'", str(detail.get("ctx", {}).get("expected_tags", "")))
    close = nearest(said, known)
    help = f"did you mean {_alternatives(close)}?" if close else f"known: {', '.join(known)}"
    return Words(f"unknown shock '{said[:60]}'", help)


def _no_shock(document: Document, route: Route, detail: Detail) -> Words:
    return _missing(document, (*route, "shock"), {**detail, "loc": (*detail["loc"], "shock")})


def _other(_: Document, route: Route, detail: Detail) -> Words:
    return Words(f"{short_route(route)}: {detail['msg']}")


RULE_CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
"""What may stand in `settings` beside its own keys: thresholds of a rule."""

_WANTS_LIST = frozenset({"list_type", "tuple_type", "too_long", "too_short"})

_MAKERS: dict[str, Callable[[Document, Route, Detail], Words]] = {
    "extra_forbidden": _extra,
    "missing": _missing,
    "model_type": _shape,
    "model_attributes_type": _shape,
    "dict_type": _shape,
    "list_type": _shape,
    "tuple_type": _shape,
    "union_tag_invalid": _unknown_shock,
    "union_tag_not_found": _no_shock,
}


def _alternatives(words: tuple[str, ...]) -> str:
    return either([f"`{word}`" for word in words])
