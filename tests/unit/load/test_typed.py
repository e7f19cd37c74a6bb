"""What somebody types for a new thing, as values of its keys."""

from __future__ import annotations

import pytest

from cxroad.errors import UsageError
from cxroad.load.json_schema import json_schema
from cxroad.load.loader import load_bytes
from cxroad.load.shape import fields_of
from cxroad.load.typed import FLAGS, KINDS, id_of, kind_of, typed


def test_values_take_the_shape_of_their_keys_in_the_order_of_the_format():
    values = typed(
        "initiative",
        "Call back within a day",
        {
            "--after": ["listen,answer + 2w"],
            "--serves": ["effort=20%,churn=10%"],
            "--estimate": ["2w..4w"],
            "--owner": ["mia"],
            "--enablement": ["coaching, two hours per agent"],
            "--protected": ["true"],
        },
    )

    assert list(values.items()) == [
        ("name", "Call back within a day"),
        ("owner", "mia"),
        ("estimate", "2w..4w"),
        ("after", ["listen", "answer + 2w"]),
        ("serves", {"effort": "20%", "churn": "10%"}),
        ("enablement", "coaching, two hours per agent"),
        ("protected", "true"),
    ]


def test_entries_add_up_when_an_option_is_repeated():
    assert typed("team", "desk", {"--busy": ["2027-11", "2027-12"]}) == {
        "busy": ["2027-11", "2027-12"]
    }


def test_outcomes_without_shares_are_a_list():
    assert typed("initiative", "x", {"--serves": ["effort,churn"]})["serves"] == ["effort", "churn"]


@pytest.mark.parametrize(
    ("kind", "word", "wanted"),
    [
        ("outcome", "effort", {}),
        ("outcome", "Less effort", {"name": "Less effort"}),
        ("initiative", "call-back", {"name": "Call back"}),
        ("person", "Mia Kovač", {"name": "Mia Kovač"}),
        ("risk", "The supplier is sold", {"what": "The supplier is sold"}),
        ("team", "Contact centre", {}),
    ],
)
def test_name_is_written_where_the_id_does_not_say_it(kind, word, wanted):
    assert typed(kind, word, {}) == wanted


@pytest.mark.parametrize(
    ("name", "wanted", "id"),
    [
        ("Call back within a day", "", "call-back-within-a-day"),
        ("Mia Kovač", "", "mia-kovac"),
        ("effort", "", "effort"),
        ("Redesign the join, move and fix journeys together with our customers", "",
         "redesign-the-join-move-and-fix-journeys"),
        ("Call back", "callback", "callback"),
    ],
)  # fmt: skip
def test_id_is_made_of_the_name(name, wanted, id):
    assert id_of(name, wanted) == id


@pytest.mark.parametrize(
    ("kind", "options", "said", "hint"),
    [
        ("initative", {}, "'initative' is no kind", "did you mean initiative?"),
        ("initiative", {"--estimat": ["2w"]}, "has no --estimat", "did you mean --estimate?"),
        ("initiative", {"--duration": ["2w"]}, "has no --duration", "did you mean --estimate?"),
        ("person", {"--colour": ["x"]}, "a person has no --colour", "it has --name, "),
        ("phase", {"--initiatives": ["x"]}, "does not fit on a line", "write `initiatives:`"),
        ("initiative", {"--estimate": ["2w", "3w"]}, "takes one value, not 2", "once"),
        ("initiative", {"--impacts": ["desk"]}, "'desk' has no value", "--impacts key=value"),
        ("outcome", {"--owner": [" "]}, "--owner has no value", "leave --owner out"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_was_meant(kind, options, said, hint):
    with pytest.raises(UsageError) as caught:
        typed(kind, "x", options)

    assert said in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize(("name", "wanted"), [("???", ""), ("x", "a b"), ("x", "-x")])
def test_id_that_cannot_be_is_refused(name, wanted):
    with pytest.raises(UsageError):
        id_of(name, wanted)


def test_no_key_is_called_like_an_option_of_the_command():
    ours = {
        "id",
        "phase",
        "before",
        "diff",
        "today",
        "config",
        "isolated",
        "plain",
        "color",
        "help",
    }

    assert not {key for kind in KINDS for key in fields_of(kind_of(kind))} & ours


def test_flags_are_those_that_the_schema_calls_true_or_false():
    parts = json_schema()["definitions"]
    wanted = {
        f"--{key.replace('_', '-')}"
        for kind in KINDS
        for key, shape in parts[kind_of(kind).__name__]["properties"].items()
        if shape.get("type") == "boolean"
    }

    assert wanted == FLAGS


@pytest.mark.parametrize("kind", KINDS)
def test_kind_stands_where_the_loader_finds_it(kind):
    *above, last = KINDS[kind]
    text, indent = "", ""
    for step in above:
        text += f"{indent}{step}:\n"
        indent += "  "
    text += f"{indent}{'-' if last == 0 else 'any:'} {{what: X}}\n"
    loaded = load_bytes(f"title: T\n{text}".encode(), "x.yaml")

    assert not [each for each in loaded.problems if "not known" in each.message]


@pytest.mark.parametrize("key", ["after", "owner", "tags"])
def test_names_are_parted_by_a_comma_with_or_without_a_blank(key):
    assert typed("initiative", "A name", {f"--{key}": ["a, b,c"]})[key] == ["a", "b", "c"]


def test_map_is_parted_by_a_comma_with_a_blank():
    given = typed("initiative", "A name", {"--serves": ["effort=20%, enps=3%"]})
    assert given["serves"] == {"effort": "20%", "enps": "3%"}


def test_sentence_keeps_its_comma():
    given = typed("initiative", "A name", {"--evidence": ["Calls, heard in May"]})
    assert given["evidence"] == ["Calls, heard in May"]
