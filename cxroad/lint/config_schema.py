"""The JSON Schema of the configuration for editors, made from its keys and the rules."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Literal

from cxroad.lint.catalog import RULES
from cxroad.lint.rule import Rule, Threshold
from cxroad.lint.thresholds import MOST
from cxroad.load.keys import KEYS, Key, Kind
from cxroad.model.writing import rounded

_DIALECTS = {
    "draft-07": "http://json-schema.org/draft-07/schema#",
    "2020-12": "https://json-schema.org/draft/2020-12/schema",
}


def config_schema(draft: Literal["draft-07", "2020-12"] = "draft-07") -> dict[str, Any]:
    """The schema of `cxroad.toml`: every key and every number of a rule, with what it is for."""
    return {
        "$schema": _DIALECTS[draft],
        "title": "cxroad configuration",
        "description": "What a team asks of its roadmaps: cxroad.toml, or [tool.cxroad].",
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: _shape(key) for key in KEYS},
    }


def _shape(key: Key) -> dict[str, Any]:
    said = {"description": f"{key.help}. Without it: {key.absent}."}
    if key.kind is Kind.WORD:
        return {"type": "string", "enum": list(key.choices), **said}
    if key.kind is Kind.PATH:
        return {"type": "string", **said}
    if key.kind is Kind.COUNT:
        return {"type": "integer", "minimum": 0, "maximum": key.most, **said}
    if key.kind is Kind.THRESHOLDS:
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": {code: _numbers(rule) for code, rule in RULES.items() if rule.thresholds},
            **said,
        }
    return {"type": "array", "items": {"type": "string"}, **said}


def _numbers(rule: Rule) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "description": f"{rule.name}: {rule.summary}",
        "properties": {each.name: _number(each) for each in rule.thresholds},
    }


def _number(threshold: Threshold) -> dict[str, Any]:
    default = rounded(Fraction(threshold.default), 2)
    share = {"pattern": "^[0-9]+(\\.[0-9]+)? ?%$"} if threshold.is_percentage else {}
    return {
        "type": ["number", "string"] if share else "number",
        "minimum": threshold.least,
        "maximum": MOST,
        "description": f"{default} {threshold.unit} when absent ({threshold.source})",
        **share,
    }
