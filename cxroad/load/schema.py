"""What the model refuses, in the author's words and at its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from cxroad.load.meant import as_map, called_here, strays, value_at
from cxroad.load.shape import entity_at, holds_entities, keys_of
from cxroad.model.base import Entity
from cxroad.model.nearest import nearest
from cxroad.model.scenario import SHOCKS
from cxroad.model.writing import either
from cxroad.source.document import Document, Map, Seq
from cxroad.source.edits import Change, Fix
from cxroad.source.problem import Problem
from cxroad.source.span import Route, Step, route_text

Detail = Mapping[str, Any]
"""One of pydantic's errors: `type`, `loc`, `msg`, `ctx`."""

_NOUNS = {
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


def route_of(document: Document, loc: tuple[Step, ...]) -> Route:
    """pydantic's location as a route of the file: steps that only the model has are left out."""
    value: object = document.root
    route: list[Step] = []
    for index, step in enumerate(loc):
        if isinstance(value, Map) and isinstance(step, str) and step in value:
            value = value[step]
        elif isinstance(value, Seq) and isinstance(step, int) and step < len(value):
            value = value[step]
        elif index == len(loc) - 1 and step != "[key]" and not isinstance(step, int):
            pass
        else:
            continue
        route.append(step)
    return tuple(route)


def problems_of(document: Document, details: Iterable[Detail]) -> list[Problem]:
    """pydantic's errors as problems at their places, one for each cause."""
    details = list(details)
    extra = {
        detail["loc"]: route_of(document, detail["loc"])
        for detail in details
        if detail["type"] == "extra_forbidden"
    }
    offers = {route: _meant(document, route) for route in extra.values()}
    stray, found = strays(document, [route for route, offer in offers.items() if not offer])
    mistyped = {(loc[:-1], meant) for loc, route in extra.items() for meant in offers[route]}
    problems = [
        _problem(document, route, {**detail, "meant": offers.get(route)})
        for detail in details
        if (route := route_of(document, detail["loc"])) not in stray
        and not (
            detail["type"] == "missing"
            and ((detail["loc"][:-1], detail["loc"][-1]) in mistyped or _glued(document, route))
        )
    ]
    return found + _with_new_ids(document, details, problems)


def _glued(document: Document, route: Route) -> bool:
    """Whether a key is missing because its colon has no blank behind it."""
    owner = value_at(document, route[:-1])
    return isinstance(owner, Map) and any(key.startswith(f"{route[-1]}:") for key in owner)


def _problem(document: Document, route: Route, detail: Detail) -> Problem:
    return replace(_MAKERS.get(detail["type"], _other)(document, route, detail), route=route)


def _meant(document: Document, route: Route) -> tuple[str, ...]:
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


def _own(document: Document, route: Route, detail: Detail) -> Problem:
    """An error of our own scalars: the words are ready, only the place is missing."""
    said = detail["ctx"]
    at_key = detail["loc"][-1] == "[key]"
    span = document.key_span(route) if at_key else document.span(route)
    place = short_route(route)
    message = said["message"] if said["code"] == "STR012" else f"{place}: {said['message']}"
    # The only spelling that a value can be meant to have; new ids are given to all together.
    spelling = "" if said["code"] == "STR012" else said.get("spelling", "")
    fix = Fix(safe=True, changes=(Change(route, spelling, at_key),)) if spelling else None
    return Problem(said["code"], message, span, help=said["help"], fix=fix)


def _with_new_ids(
    document: Document, details: Iterable[Detail], problems: list[Problem]
) -> list[Problem]:
    """The problems, where an id can be none with the change of it and of all that names it."""
    new = {
        route_of(document, detail["loc"]): detail["ctx"]["spelling"]
        for detail in details
        if detail["type"] == "cxroad"
        and detail["loc"][-1] == "[key]"
        and detail["ctx"]["code"] == "STR012"
        and detail["ctx"].get("spelling")
    }
    if not new or document.root is None:
        return problems
    from cxroad.load.renaming import renamed_each

    changes = renamed_each(document.root, new)

    def cured(problem: Problem) -> Problem:
        if problem.code != "STR012" or problem.route not in new:
            return problem
        own = changes.get(problem.route)
        if own is None:
            spelling = new[problem.route]
            return replace(problem, help=f"write another; `{spelling}` is in use already")
        return replace(problem, fix=Fix(safe=False, changes=own)) if own else problem

    return [cured(problem) for problem in problems]


_CODE = re.compile(r"[A-Za-z]{3}[0-9]{3}")
"""What the code of a rule looks like, such as GRA004."""


def _extra(document: Document, route: Route, detail: Detail) -> Problem:
    key = str(route[-1])
    owner = _entity(document, route[:-1])
    known = keys_of(owner) if owner else ()
    offer = detail.get("meant")
    close = _meant(document, route) if offer is None else offer
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
        return Problem(
            "STR001",
            f"{where}no-break spaces or the like stand before or behind the key `{key.strip()}`",
            document.key_span(route),
            help="replace them by blanks; YAML takes only those for indentation",
        )
    return Problem(
        "STR001",
        f"{where}unknown key `{key}`",
        document.key_span(route),
        help=_elsewhere(key, help),
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


def _missing(document: Document, route: Route, detail: Detail) -> Problem:
    key = str(detail["loc"][-1])
    owner = route[:-1]
    place = short_route(owner)
    said = f"{place} has no `{key}`" if place else f"the roadmap has no `{key}`"
    help = _MISSING_HELP.get(key, f"add `{key}:`")
    if "#" in _rest_of_line(document, route):
        help = f"`#` begins a comment, so `{key}:` is empty; put quotes round the text"
    return Problem("STR009", said, document.key_span(route), help=help)


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


def _shape(document: Document, route: Route, detail: Detail) -> Problem:
    """A list, a map or a text where something else belongs."""
    value = value_at(document, route)
    of_settings = len(route) == 2 and route[0] == "settings" and entity_at(route) is None
    if of_settings and not RULE_CODE.fullmatch(str(route[1])):
        return _extra(document, route, detail)
    place = short_route(route) or "the file"
    found = "a map" if isinstance(value, Map) else "a list" if isinstance(value, Seq) else "text"
    span = document.span(route)
    noun = _NOUNS.get(str(route[-1])) if route else None
    if detail["type"] in _WANTS_LIST:
        return Problem("STR010", f"{place} is {found}; a list belongs here", span)
    if isinstance(value, str) and (cure := without_blank(value)) is not None:
        return Problem(
            "STR010",
            f"{place} is text, because a blank is missing after the colon",
            span,
            help=f"write `{cure}`",
        )
    if of_settings:
        help = f"write `{route[1]}: {{name: number}}`; `cxroad rule {route[1]}` names its numbers"
    elif noun is not None or holds_entities(route):
        help = f"write each {noun or 'item'} as its id and a colon, its parts below it"
    else:
        entity = entity_at(route)
        keys = keys_of(entity)[:3] if entity else ()
        help = f"write its parts below it, such as {', '.join(f'`{key}:`' for key in keys)}"
    help = (not of_settings and as_map(route, value)) or help
    return Problem("STR010", f"{place} is {found}; a map of keys belongs here", span, help=help)


def without_blank(text: str) -> str | None:
    """`owner: Mia` for `owner:Mia`; None where no key stands glued to its value."""
    glued = re.match(r"([a-z_]{2,20}):(?=[^\s/])", text)
    return f"{glued[1]}: {text[glued.end() :]}"[:80] if glued else None


def _unknown_shock(document: Document, route: Route, detail: Detail) -> Problem:
    value = value_at(document, route)
    said = str(value.get("shock", "")) if isinstance(value, Map) else ""
    known = re.findall(r"'([a-z-]+)'", str(detail.get("ctx", {}).get("expected_tags", "")))
    close = nearest(said, known)
    help = f"did you mean {_alternatives(close)}?" if close else f"known: {', '.join(known)}"
    place = (*route, "shock")
    return Problem("STR004", f"unknown shock '{said[:60]}'", document.span(place), help=help)


def _no_shock(document: Document, route: Route, detail: Detail) -> Problem:
    return _missing(document, (*route, "shock"), {**detail, "loc": (*detail["loc"], "shock")})


def _other(document: Document, route: Route, detail: Detail) -> Problem:
    place = short_route(route)
    return Problem("STR004", f"{place}: {detail['msg']}", document.span(route))


RULE_CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
"""What may stand in `settings` beside its own keys: thresholds of a rule."""

_WANTS_LIST = frozenset({"list_type", "tuple_type", "too_long", "too_short"})

_MAKERS: dict[str, Callable[[Document, Route, Detail], Problem]] = {
    "cxroad": _own,
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


def short_route(route: Route) -> str:
    """A route without the steps that unique ids make needless: `move-home.after[0]`."""
    if len(route) >= 4 and route[0] == "phases" and route[2] == "initiatives":
        return route_text(route[3:])
    if len(route) >= 2 and route[0] == "phases":
        return route_text(route[1:])
    return route_text(route)
