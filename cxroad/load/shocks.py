"""A shock in words, read by the record that reads it in a file; and the catalogue of all."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_origin

from pydantic import TypeAdapter, ValidationError

from cxroad.errors import UsageError
from cxroad.load.json_schema import attribute_docs
from cxroad.load.shape import keys_of
from cxroad.model.base import Entity, quoted
from cxroad.model.nearest import nearest
from cxroad.model.scenario import SHOCKS, Shock
from cxroad.model.writing import either, listed
from cxroad.source.plain import resolved

_EXAMPLES = {"vendor": "crmco", "at": "2027-10", "for": "6mo", "drop": "churn", "cut": "30%"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A key of a shock.

    Attributes:
        needed: Whether it has no default.
        said: What it means, and what holds where it is absent.
    """

    key: str
    needed: bool
    said: str


@dataclass(frozen=True, slots=True)
class Known:
    """A shock of the catalogue with what it does, and its parameters in the model's order."""

    name: str
    said: str
    parameters: tuple[Parameter, ...]


def catalogue() -> tuple[Known, ...]:
    """All shocks, told by their records."""
    return tuple(_known(name, entity) for name, entity in SHOCKS.items())


def _known(name: str, entity: type[Entity]) -> Known:
    docs = attribute_docs(entity)
    needed = {
        field.alias or key for key, field in entity.model_fields.items() if field.is_required()
    }
    parameters = (Parameter(key, key in needed, docs.get(key, "")) for key in parameters_of(name))
    return Known(name, inspect.getdoc(entity) or "", tuple(parameters))


def parameters_of(name: str) -> tuple[str, ...]:
    """The keys that a shock takes beside its name."""
    return tuple(key for key in keys_of(SHOCKS[name]) if key != "shock")


def read_shock(name: str, values: Mapping[str, str], fiscal_year_starts: int = 1) -> Shock:
    """A shock from its name and the texts of its parameters; lists are parted by commas.

    Raises:
        UsageError: A parameter is unknown, missing or cannot be read; the words are those that
            the file's own checks use.
    """
    lists = {
        field.alias or key
        for key, field in SHOCKS[name].model_fields.items()
        if get_origin(field.annotation) is tuple
    }
    given: dict[str, object] = {"shock": name}
    for key, text in values.items():
        if not text:
            raise UsageError(f"{name}: `{key}` has no value", f"write {key}={_example(key)}")
        given[key] = _split(text) if key in lists else resolved(text)
    try:
        return _reader().validate_python(given, context={"fiscal_year_starts": fiscal_year_starts})
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        order = {"extra_forbidden": 0, "cxroad": 1}
        raise _refused(name, min(details, key=lambda each: order.get(each["type"], 2))) from None


@cache
def _reader() -> TypeAdapter[Shock]:
    return TypeAdapter(Shock)


def _split(text: str) -> list[str]:
    return [resolved(part.strip()) for part in text.strip("[]").split(",") if part.strip()]


def _refused(name: str, detail: Any) -> UsageError:
    key = str(detail["loc"][1]) if len(detail["loc"]) > 1 else ""
    if detail["type"] == "cxroad":
        return UsageError(f"{name} {key}: {detail['ctx']['message']}", detail["ctx"]["help"])
    if detail["type"] == "extra_forbidden":
        known = parameters_of(name)
        near = nearest(key, known)
        hint = f"did you mean {either(near)}?" if near else f"known here: {listed(known)}"
        return UsageError(f"{name}: unknown key {quoted(key)}", hint)
    if detail["type"] == "missing":
        return UsageError(f"{name} has no `{key}`", f"add it: {key}={_example(key)}")
    return UsageError(f"{name} {key}: {detail['msg']}")


def _example(key: str) -> str:
    return _EXAMPLES.get(key, "...")
