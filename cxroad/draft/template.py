"""The templates that a draft begins with, as the package's TOML files hold them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from cxroad.errors import UsageError
from cxroad.model.nearest import nearest

TEMPLATES: Mapping[str, str] = {
    "service": "customers who call, write or come in; 24 initiatives in three phases",
    "public-service": "a public body and its residents; 24 initiatives in three phases",
    "b2b": "a supplier of firms, with accounts and contracts; 24 initiatives in three phases",
    "starter": "thirteen lines: one outcome, two phases, two pieces of work",
}
"""The templates by name, each with what it is for."""

ORDER: Mapping[str, tuple[str, ...]] = {
    "crawl": (
        *("agree", "govern", "safari", "listen", "baseline", "first-win", "second-win"),
        *("ease-work", "call-back", "personas", "journeys", "look-again-1"),
    ),
    "walk": (
        *("first-journey", "second-journey", "data", "coach", "hiring", "onboarding"),
        "look-again-2",
    ),
    "run": ("prevent", "minute", "recognise", "look-again-3", "handover"),
}
"""The initiatives of the large templates by phase, in reading order."""


@dataclass(frozen=True, slots=True)
class Template:
    """What a draft begins with.

    Attributes:
        parts: The tables of its file, with its own words in place.
        work: Its initiatives by phase and id, in reading order.
    """

    name: str
    parts: Mapping[str, Any]
    work: Mapping[str, Mapping[str, Mapping[str, Any]]]


@cache
def template(name: str) -> Template:
    """The template of a name.

    Raises:
        UsageError: There is none; offers the nearest.
    """
    if name not in TEMPLATES:
        near = nearest(name, TEMPLATES, 1)
        offer = f"did you mean {near[0]}?" if near else f"there are {', '.join(TEMPLATES)}"
        raise UsageError(f"there is no template '{name[:40]}'", offer)
    parts = _table(name)
    if name == "starter":
        return Template(name, parts, {})
    slots = {"customer": parts["customer"], "customers": parts["customers"]}
    own, shared = _filled(parts, slots), _filled(_table("common"), slots)
    work = {
        phase: {id: {**shared[phase].get(id, {}), **own.get(phase, {}).get(id, {})} for id in ids}
        for phase, ids in ORDER.items()
    }
    work["crawl"]["safari"]["steps"] = own["safari"]["steps"]
    return Template(name, own, work)


def _table(name: str) -> dict[str, Any]:
    file = resources.files("cxroad.draft").joinpath("templates", f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _filled(value: Any, slots: Mapping[str, str]) -> Any:
    """The value with the template's own words in every text."""
    if isinstance(value, dict):
        return {key: _filled(item, slots) for key, item in value.items()}
    if isinstance(value, list):
        return [_filled(item, slots) for item in value]
    return value.format_map(slots) if isinstance(value, str) else value
