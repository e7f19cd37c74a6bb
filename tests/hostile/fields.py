"""Roadmaps in which every field of the model holds a text; a new field is in them by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args, get_origin

from hostile.payloads import written
from pydantic.fields import FieldInfo

from cxroad.model.base import Choice, Entity, Scalar
from cxroad.model.criteria import Criterion
from cxroad.model.fields import Whole
from cxroad.model.roadmap import Roadmap

Field = tuple[str, str]
"""The name of a part of the model, and the key of one of its fields."""

NO_TEXT = "anything but text"
"""What a field of another kind than text stands for here."""


def keys(entity: type[Entity]) -> Iterator[tuple[str, FieldInfo]]:
    """The fields of a part, by the keys that stand in a file."""
    for name, field in entity.model_fields.items():
        yield field.alias or name, field


def roadmap(text_of: Callable[[Field], str], broken: bool = False) -> dict[str, Any]:
    """Everything that a roadmap can hold: of most once, of phases and work twice.

    Args:
        text_of: What stands in a field of text.
        broken: Also what stands in every other field and as a key that is not known, and ids.
    """
    whole = _entity(Roadmap, text_of, broken)
    if not broken:
        crawl = whole["phases"]["crawl"]
        walk = whole["phases"]["walk"] = dict(
            crawl, after=["crawl"], start="2027-07-01", due="2027-09"
        )
        work = crawl["initiatives"]["work"]
        later = dict(
            work, after=["work"], start="2027-07-01", due="2027-08-01", impacts={"team": "high"}
        )
        walk["initiatives"] = {"later": later, "parked": dict(later, status="parked")}
        crawl["initiatives"]["over"] = dict(work, status="done", finished="2027-03-01")
    return whole


def referring(text_of: Callable[[Field], str]) -> dict[str, Any]:
    """The same, but what names something else in the file names something that there is."""
    return roadmap(lambda field: REFERENCES.get(field) or text_of(field))


def text_fields() -> set[Field]:
    """Every field of the model that holds text."""
    found: set[Field] = set()

    def note(field: Field) -> str:
        found.add(field)
        return "x"

    roadmap(note)
    return found


def parts() -> set[type[Entity]]:
    """Every part that a file can hold."""
    found: set[type[Entity]] = set()
    left: list[Any] = [Roadmap]
    while left:
        each = left.pop()
        if isinstance(each, type) and issubclass(each, Entity):
            if each not in found:
                found.add(each)
                left += [field.annotation for _, field in keys(each)]
        else:
            left += get_args(each)
    return found


def _entity(entity: type[Entity], text_of: Callable[[Field], str], broken: bool) -> dict[str, Any]:
    """One of a part, with all that is below it."""
    found: dict[str, Any] = {}
    for key, field in keys(entity):
        at = (entity.__name__, key)
        value = _value(field.annotation, field.metadata, at, text_of, broken)
        if value is not None:
            found[key] = value
    if broken:
        found[text_of((entity.__name__, "unknown key"))] = text_of((entity.__name__, NO_TEXT))
    return found


def _value(
    kind: Any, marks: list[Any], at: Field, text_of: Callable[[Field], str], broken: bool
) -> Any:
    """What stands in a field of a type."""
    if get_origin(kind) is not None or get_args(kind):
        return _composed(kind, marks, at, text_of, broken)
    if kind is str:
        return text_of(at)
    if isinstance(kind, type) and issubclass(kind, Entity):
        return _entity(kind, text_of, broken)
    if broken:
        return text_of((at[0], f"{at[1]}, {NO_TEXT}"))
    if kind is Criterion:
        return text_of(at)  # what is no comparison is free text
    if isinstance(kind, type) and issubclass(kind, Scalar):
        return KNOWN.get(at, kind.schema["examples"][0])
    if isinstance(kind, type) and issubclass(kind, Choice):
        return KNOWN.get(at, str(next(iter(kind))))
    whole = [mark for mark in marks if isinstance(mark, Whole)]
    if kind is int and whole:
        return whole[0].low
    if kind is bool:
        return True
    raise AssertionError(f"{at} is of a kind that nobody thought of: {kind}")


def _composed(
    kind: Any, marks: list[Any], at: Field, text_of: Callable[[Field], str], broken: bool
) -> Any:
    """What stands in a field of a type that is made of others."""
    origin, inside = get_origin(kind), get_args(kind)
    if hasattr(kind, "__metadata__"):
        return _value(inside[0], [*marks, *kind.__metadata__], at, text_of, broken)
    if origin is tuple:
        if at in KNOWN and not broken:
            return KNOWN[at]
        item = inside[0]
        shocks = [each for each in _flat(item) if isinstance(each, type)]
        if len(shocks) > 1:
            return [_entity(each, text_of, broken) for each in shocks]
        return [_value(item, marks, at, text_of, broken)]
    if origin is dict:
        if at in KNOWN and not broken:
            return KNOWN[at]
        key = IDS.get(at, "x")
        if "Date" in str(inside[0]):
            key = "2027-03-15"
        elif broken:
            key = text_of((at[0], f"a key in {at[1]}"))
        elif inside[0] is str:
            key = text_of((at[0], f"a key in {at[1]}"))
        return {key: _value(inside[1], [], at, text_of, broken)}
    if str(origin) == "typing.Literal":
        return inside[0]
    others = [each for each in inside if each is not type(None)]
    return _value(others[0], marks, at, text_of, broken)


def _flat(kind: Any) -> list[Any]:
    """The types of a union, whatever is wrapped around it."""
    if hasattr(kind, "__metadata__"):
        return _flat(get_args(kind)[0])
    return list(get_args(kind)) or [kind]


REFERENCES: Mapping[Field, str] = {
    ("Outcome", "metric"): "nps",
    **{(part, "owner"): "person" for part in ("Outcome", "Insight", "Initiative", "Risk")},
    **{("Governance", key): "person" for key in ("sponsor", "deputy", "lead", "core_team")},
    ("Governance", "champions"): "person",
    ("Steering", "members"): "person",
    ("Decision", "by"): "person",
    ("Decision", "affects"): "later",
    ("Risk", "hits"): "work",
    ("Initiative", "evidence"): "x",
    ("Initiative", "vendors"): "vendor",
    ("Insight", "covers"): "work",
    ("VendorCloses", "vendor"): "vendor",
    ("Waiver", "rule"): "VIS001",
    ("Waiver", "at"): "vision",
}
"""Fields that name other things, and what is there to be named."""

IDS: Mapping[Field, str] = {
    ("Vision", "outcomes"): "nps",
    ("Roadmap", "phases"): "crawl",
    ("Roadmap", "teams"): "team",
    ("Roadmap", "people"): "person",
    ("Roadmap", "vendors"): "vendor",
    ("Phase", "initiatives"): "work",
    ("Initiative", "impacts"): "team",
    ("Governance", "champions"): "team",
    ("Roadmap", "scenarios"): "scenario",
}
"""Ids that others name."""

KNOWN: Mapping[Field, Any] = {
    ("Roadmap", "start"): "2027-01-04",
    ("Vision", "horizon"): "2029-Q4",
    ("Outcome", "baseline"): "8",
    ("Outcome", "target"): "30",
    ("Outcome", "range"): ["0", "100"],
    ("Outcome", "by"): "2028-Q4",
    ("Outcome", "worth"): "30",
    ("Initiative", "start"): "2027-02-01",
    ("Initiative", "due"): "2027-06-01",
    ("Initiative", "after"): [],
    ("Initiative", "serves"): {"nps": "20%"},
    ("Initiative", "status"): "planned",
    ("Phase", "after"): [],
    ("Phase", "status"): "planned",
    ("Initiative", "estimate"): "4w..8w",
}
"""What stands in fields of other kinds, so that there is something to reckon."""


def as_yaml(value: Any, margin: str = "") -> str:
    """Maps and lists in block style, everything else in quotes."""
    if isinstance(value, dict):
        if not value:
            return " {}\n"
        rows = (
            f"{margin}{written(key)}:{as_yaml(each, margin + '  ')}" for key, each in value.items()
        )
        return ("\n" if margin else "") + "".join(rows)
    if isinstance(value, list):
        if not value:
            return " []\n"
        return "\n" + "".join(f"{margin}-{_item(each, margin)}" for each in value)
    return f" {'true' if value is True else written(str(value))}\n"


def _item(value: Any, margin: str) -> str:
    """What stands behind a dash."""
    text = as_yaml(value, margin + "  ")
    return " " + text.lstrip() if isinstance(value, dict) else text
