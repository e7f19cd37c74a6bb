"""The JSON Schema of roadmap files for editors, made from the model and its docstrings."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any, Literal

from cxroad.load.shape import keys_of
from cxroad.model.base import Entity
from cxroad.model.docs import docs_below
from cxroad.model.roadmap import Roadmap

Draft = Literal["draft-07", "2020-12"]
"""The two drafts of JSON Schema that editors read."""

_DIALECTS: dict[Draft, tuple[str, str]] = {
    "draft-07": ("http://json-schema.org/draft-07/schema#", "definitions"),
    "2020-12": ("https://json-schema.org/draft/2020-12/schema", "$defs"),
}

_ALSO_NEEDED = {"Roadmap": ["vision"], "Vision": ["statement", "outcomes"], "Waiver": ["because"]}
"""Keys whose absence a rule explains better; editors should ask for them all the same."""


def json_schema(draft: Draft = "draft-07") -> dict[str, Any]:
    """The schema of a roadmap file: plain types where possible, a description on every key."""
    dialect, definitions = _DIALECTS[draft]
    made = Roadmap.model_json_schema(ref_template=f"#/{definitions}/{{model}}")
    parts = made.pop("$defs", {})
    root = {"Roadmap": made, **parts}
    docs = {entity.__name__: entity for entity in _entities(Entity)}
    for name, part in root.items():
        _simplify(part)
        if name in docs:
            _describe(part, docs[name])
        if extra := _ALSO_NEEDED.get(name):
            part["required"] = sorted({*part.get("required", ()), *extra})
    thresholds = {"^[A-Z]{3}[0-9]{3}$": {"type": "object", "description": "Thresholds of a rule."}}
    parts["Settings"].update(patternProperties=thresholds, additionalProperties=False)
    return {
        "$schema": dialect,
        "title": "cxroad roadmap",
        **{key: value for key, value in made.items() if key != "title"},
        definitions: dict(sorted(parts.items())),
    }


def _entities(entity: type[Entity]) -> Iterator[type[Entity]]:
    for below in entity.__subclasses__():
        yield below
        yield from _entities(below)


def _describe(part: dict[str, Any], entity: type[Entity]) -> None:
    part["description"] = inspect.getdoc(entity) or ""
    said = attribute_docs(entity)
    for key, shape in part.get("properties", {}).items():
        if description := said.get(key):
            shape["description"] = description
            if "`" in description:
                shape["markdownDescription"] = description
    part["properties"] = {key: part["properties"][key] for key in keys_of(entity)}


def attribute_docs(entity: type[Entity]) -> dict[str, str]:
    """The docstring below each field, by its key in the file."""
    fields = entity.model_fields
    return {
        (fields[name].alias or name) if name in fields else name: said
        for name, said in docs_below(entity).items()
    }


def _simplify(shape: Any) -> None:
    """Drop what editors explain badly: titles, `null` beside a type, lists that may be one."""
    if isinstance(shape, list):
        for item in shape:
            _simplify(item)
        return
    if not isinstance(shape, dict):
        return
    if isinstance(shape.get("title"), str):
        del shape["title"]
    options = [option for option in shape.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) == 1:
        del shape["anyOf"]
        shape.update(options[0])
    if shape.get("default", ...) is None or shape.get("default") in ((), [], {}):
        del shape["default"]
    shape.pop("discriminator", None)  # OpenAPI's word, unknown to JSON Schema
    if "patternProperties" in shape:
        shape.setdefault("additionalProperties", False)
    for value in list(shape.values()):
        _simplify(value)
    if shape.get("type") == "array":
        _one_or_many(shape)


def _one_or_many(shape: dict[str, Any]) -> None:
    item = shape.get("items", {})
    if "type" in item:
        single = item["type"] if isinstance(item["type"], list) else [item["type"]]
        limits = {key: item[key] for key in ("pattern",) if key in item}
        shape.update(type=["array", *single], **limits)
    elif "$ref" in item or "oneOf" in item:
        shape["type"] = ["array", "object"]
