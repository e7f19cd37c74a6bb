"""Scalars, choices, flags, texts and lists as an entity reads them."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from pydantic import ValidationError

from cxroad.model.base import Choice, Entity, Flag, Many, Text, Unreadable, quoted
from cxroad.model.dates import Date
from cxroad.model.durations import Duration, Estimate, Lag
from cxroad.model.links import Link
from cxroad.model.numbers import Change, Money, Number, Share
from cxroad.source.plain import Kind, Plain


class Status(Choice):
    """A few words."""

    PLANNED = "planned"
    ACTIVE = "active"
    DONE = "done"


class Letter(Choice):
    """More words than are listed."""

    ALPHA = "alpha"
    BETA = "beta"
    GAMMA = "gamma"
    DELTA = "delta"
    EPSILON = "epsilon"
    ZETA = "zeta"
    ETA = "eta"
    THETA = "theta"
    IOTA = "iota"


class Part(Entity):
    """One field of each sort."""

    status: Status = Status.PLANNED
    estimate: Estimate | None = None
    note: Text = ""
    active: Flag = False
    after: Many[Link] = ()
    actuals: dict[Date, Number] = {}


def refusal(**fields: object) -> dict[str, Any]:
    """The one error of a part with these fields."""
    with pytest.raises(ValidationError) as caught:
        Part.model_validate(fields)
    (error,) = caught.value.errors()
    return {**error["ctx"], "type": error["type"], "loc": error["loc"]}


def test_choice_is_read_from_text_and_from_itself() -> None:
    assert Status.DONE is Part.model_validate({"status": "done"}).status
    assert Status.DONE is Part(status=Status.DONE).status
    assert Status.PLANNED is Part().status


@pytest.mark.parametrize(
    ("word", "message", "help"),
    [
        ("Done", "'Done' is written in lower case here", "write done"),
        (
            "dnoe",
            "'dnoe' is none of the words that can stand here",
            "did you mean `done`?",
        ),
        (
            "paused",
            "'paused' is none of the words that can stand here",
            "write planned, active or done",
        ),
    ],
)
def test_unknown_word_is_refused_with_the_right_spelling(
    word: str, message: str, help: str
) -> None:
    error = refusal(status=word)

    assert (message, help) == (error["message"], error["help"])
    assert (error["type"], error["code"], error["loc"]) == ("cxroad", "STR004", ("status",))


def test_words_are_listed_up_to_eight() -> None:
    with pytest.raises(Unreadable) as near:
        Letter.read("bata")
    with pytest.raises(Unreadable) as far:
        Letter.read("upsilon-omega")

    assert near.value.help == "did you mean `beta`?"
    assert far.value.help == ""


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (Plain("true", Kind.BOOLEAN), "'true' is read as a boolean (true or false)"),
        (Plain("~", Kind.NULL), "'~' is read as nothing"),
        (True, "a boolean stands where text is wanted"),
        (None, "nothing stands where text is wanted"),
        ({}, "a map stands where one value is wanted"),
        ([], "a list stands where one value is wanted"),
    ],
)
@pytest.mark.parametrize("field", ["status", "note"])
def test_what_is_no_text_is_refused_as_the_wrong_shape(
    field: str, value: object, message: str
) -> None:
    error = refusal(**{field: value})

    assert error["message"].startswith(message)
    assert error["code"] == "STR010"


def test_text_takes_a_number_as_its_source_text() -> None:
    assert Part.model_validate({"note": Plain("1.10", Kind.NUMBER)}).note == "1.10"


@pytest.mark.parametrize(
    ("value", "flag"),
    [
        (True, True),
        (False, False),
        (Plain("True", Kind.BOOLEAN), True),
        (Plain("FALSE", Kind.BOOLEAN), False),
    ],
)
def test_flag_is_true_or_false(value: object, flag: bool) -> None:
    assert flag is Part.model_validate({"active": value}).active


@pytest.mark.parametrize(
    ("value", "message", "help"),
    [
        ("yes", "'yes' is neither true nor false", "write true"),
        ("No", "'No' is neither true nor false", "write false"),
        ("true", "'true' is neither true nor false", "write true or false, without quotes"),
        (Plain("1", Kind.NUMBER), "'1' is neither true nor false", None),
        (None, "nothing is neither true nor false", None),
        ([], "a list stands where true or false is wanted", ""),
    ],
)
def test_other_flags_are_refused(value: object, message: str, help: str | None) -> None:
    error = refusal(active=value)

    assert message == error["message"]
    assert help is None or help == error["help"]


def test_list_takes_a_single_value() -> None:
    one = Part.model_validate({"after": "listen"})

    assert one.after == Part.model_validate({"after": ["listen"]}).after == (Link.parse("listen"),)


def test_scalars_come_out_as_the_author_wrote_them() -> None:
    part = Part.model_validate(
        {"estimate": "4w .. 8w", "after": ["x+2w"], "actuals": {"2027-Q1": "17 %"}}
    )

    assert part.model_dump_json() == (
        '{"status":"planned","estimate":"4w .. 8w","note":"","active":false,'
        '"after":["x+2w"],"actuals":{"2027-Q1":"17 %"}}'
    )


def test_schema_has_plain_types_for_editors() -> None:
    properties = Part.model_json_schema()["properties"]

    assert {"type": "string", "enum": ["planned", "active", "done"]}.items() <= (
        properties["status"].items()
    )
    assert [Date.schema["pattern"]] == list(properties["actuals"]["patternProperties"])
    assert Number.schema == properties["actuals"]["patternProperties"][Date.schema["pattern"]]
    assert properties["active"]["type"] == "boolean"


@pytest.mark.parametrize(
    "value",
    [
        Duration.parse("6w"),
        Estimate.parse("4w..8w"),
        Lag.parse("3cd"),
        Date.parse("FY2027-Q1"),
        Number.parse("17%"),
        Money.parse("250k"),
        Share.parse("20%"),
        Change.parse("-50%"),
        Link.parse("x.start + 2w"),
    ],
)
def test_scalar_is_frozen_and_survives_a_pickle_and_a_copy(value: Any) -> None:
    again = pickle.loads(pickle.dumps(value))

    assert (value, str(value), hash(value)) == (again, str(again), hash(again))
    assert value == copy.deepcopy(value)
    assert value is type(value).read(value)
    with pytest.raises(AttributeError):
        value.text = "other"


def test_routes_follow_the_keys() -> None:
    part = Part.model_validate({})
    part.placed(("phases", "crawl"))

    assert (part.id, part.at("after", 0)) == ("crawl", ("phases", "crawl", "after", 0))
    assert Part().id == ""


def test_quoted_text_is_cut() -> None:
    assert quoted("x" * 40) == "'" + "x" * 40 + "'"
    assert quoted("x" * 41) == "'" + "x" * 40 + "...'"
