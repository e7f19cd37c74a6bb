"""Who carries a draft: people, bodies and teams, with the names that are known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cxroad.draft.given import Given, names_in
from cxroad.draft.template import Template
from cxroad.draft.text import Noted
from cxroad.model.ids import nearest_id

_NAMED = re.compile(r"(?P<name>[^()]+?)\s*\((?P<function>[^()]*)\)")
_CORE = ("lead", "service", "people", "it")
"""Roles of the core team where nobody is named."""


@dataclass(frozen=True, slots=True)
class Carriers:
    """Parts of the file about people.

    Attributes:
        team: The id of the team that meets customers (`front`) and of the next (`back`).
    """

    people: dict[str, object]
    governance: dict[str, object]
    teams: dict[str, object]
    team: Mapping[str, str]
    people_note: tuple[str, ...]
    teams_note: tuple[str, ...]


def carriers_of(chosen: Template, given: Given) -> Carriers:
    """People and bodies with the names that were given, and roles where none was."""
    people = {id: dict(person) for id, person in chosen.parts["people"].items()}
    named: set[str] = set()
    for role in ("sponsor", "deputy"):
        if given[(role,)]:
            people[role]["name"] = given[(role,)]
            named.add(role)
    people["sponsor"]["level"] = given[("sponsor_level",)]
    if given[("deputy",)]:
        people["deputy"].pop("level")
    core = [_place(word, people, named) for word in names_in(given[("core_team",)])]
    people["lead"]["training"] = (
        "CX basics and this way of planning, before the first steering meeting"
    )
    roles = [id for id in people if id not in named]
    note = ("open: these are roles where no name is known; write who it is",) if roles else ()
    teams, team, unsized = _teams(given)
    return Carriers(
        dict(people),
        {
            "sponsor": "sponsor",
            "deputy": "deputy",
            "lead": "lead",
            "core_team": tuple(core or _CORE),
            "steering": {
                "members": tuple(dict.fromkeys(("sponsor", "deputy", "service", "people", "it"))),
                "every": "4w",
            },
            "champions": Noted(
                {id: f"A volunteer of {name}" for id, name in teams.items()},
                ("open: one volunteer by name in each team; whoever is sent is no champion",),
            ),
            "culture_committee": ("people", "front", "service"),
            "handover": "this file: vision, case, outcomes and decisions, told in person",
        },
        {id: _team(name, given, at == 0) for at, (id, name) in enumerate(teams.items())},
        team,
        note,
        ("open: how many people each team has",) if unsized else (),
    )


def _place(word: str, people: dict[str, dict[str, str]], named: set[str]) -> str:
    """The id under which a member of the core team stands: a role that fits, or a new one."""
    match = _NAMED.fullmatch(word)
    name, function = (match["name"], match["function"].strip()) if match else (word, "")
    role = "lead" if "lead" not in named else _role(function, people, named)
    if role is None:
        id = base = nearest_id(name)[:60] or "person"
        number = 1
        while id in people:
            number += 1
            id = f"{base}-{number}"
        people[id] = {"name": name} | ({"function": function} if function else {})
        named.add(id)
        return id
    people[role]["name"] = name
    people[role].pop("level", None)
    if function:
        people[role]["function"] = function
    named.add(role)
    return role


def _role(function: str, people: dict[str, dict[str, str]], named: set[str]) -> str | None:
    """The role without a name whose function is the same; only whole words count."""
    words = set(re.findall(r"\w+", function.lower())) | ({"people"} & _also(function))
    for id, person in people.items():
        own = set(re.findall(r"\w+", f"{id} {person.get('function', '')}".lower()))
        if id not in named and words and words & own:
            return id
    return None


def _also(function: str) -> set[str]:
    return (
        {"people"} if function.strip().lower() in ("hr", "personnel", "human resources") else set()
    )


def _teams(given: Given) -> tuple[dict[str, str], dict[str, str], bool]:
    """Names of the teams by id, which of them is meant by front and back, and if sizes lack."""
    names = {nearest_id(name): name for name in names_in(given[("teams",)])}
    places = dict(zip(("front", "back"), names, strict=False))
    unsized = any(not given[("teams", name, "size")] for name in names.values())
    return names, places, unsized


def _team(name: str, given: Given, front: bool) -> dict[str, object]:
    team: dict[str, object] = {"capacity": given[("teams", name, "hours")]}
    if size := given[("teams", name, "size")]:
        team = {"size": int(size)} | team
    return team | ({"frontline": True} if front else {})
