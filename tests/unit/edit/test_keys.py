"""One key of a part of the file, set in the text; nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.edit.keys import with_item, with_value
from cxroad.source.reader import read_document

ROUTE = ("a", "b")

BLOCK = """\
# before
a:
  b:
    name: N  # why
    estimate: 4w   # about
    after:
      - x
      - y  # last
  c: {name: M}
"""
FLOW = "a: {b: {name: N, estimate: 4w, after: [x]}, c: {name: M}}\n"


def value(text, key, new, behind=""):
    return with_value(read_document(text.encode(), "t.yaml"), ROUTE, key, new, behind)


def item(text, new, behind="estimate"):
    return with_item(read_document(text.encode(), "t.yaml"), ROUTE, "after", new, behind)


def test_new_key_stands_behind_its_neighbour_in_block_and_flow():
    assert value(BLOCK, "start", "2027-03-01", "estimate") == BLOCK.replace(
        "# about\n", "# about\n    start: 2027-03-01\n"
    )
    assert value(FLOW, "start", "2027-03-01", "estimate") == FLOW.replace(
        "4w,", "4w, start: 2027-03-01,"
    )


def test_new_key_without_a_neighbour_is_the_last():
    assert value(BLOCK, "status", "dropped") == BLOCK.replace(
        "# last\n", "# last\n    status: dropped\n"
    )


def test_value_that_is_there_is_replaced_with_its_comment_kept():
    assert value(BLOCK, "estimate", "6w") == BLOCK.replace("4w ", "6w ")


def test_item_joins_a_list_of_either_style():
    assert item(BLOCK, "z + 2w") == BLOCK.replace("# last\n", "# last\n      - z + 2w\n")
    assert item(FLOW, "z") == FLOW.replace("[x]", "[x, z]")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("after: [x]", "after: [x, z]"),
        ("after: x", "after: [x, z]"),
        ('after: "x"', 'after: ["x", z]'),
        ("after: []", "after: [z]"),
    ],
)
def test_lone_value_and_empty_list_become_a_list(before, after):
    text = f"a:\n  b:\n    name: N\n    {before}\n"

    assert item(text, "z") == text.replace(before, after)


def test_key_without_a_value_gets_one():
    text = "a:\n  b:\n    name: N\n    after:\n    cost: 3\n"

    assert item(text, "z") == text.replace("after:", "after: [z]")


def test_line_ends_of_windows_and_a_missing_last_one_stay():
    assert value("a:\r\n  b:\r\n    name: N\r\n", "status", "dropped") == (
        "a:\r\n  b:\r\n    name: N\r\n    status: dropped\r\n"
    )
    assert value("a:\n  b:\n    name: N", "status", "dropped") == (
        "a:\n  b:\n    name: N\n    status: dropped"
    )


@pytest.mark.parametrize(
    "text",
    [
        "a: {b: }\n",
        "a:\n  b: text\n",
        "a:\n  b:\n    estimate: |\n      4w\n",
        "a:\n  b:\n    estimate: {low: 4w}\n",
        "c: {}\n",
    ],
)
def test_text_without_room_for_it_is_left_alone(text):
    assert value(text, "estimate", "6w") is None


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=30))
def test_any_reason_reads_back_as_it_was(reason):
    for text in (BLOCK, FLOW):
        changed = value(text, "because", reason)
        if changed is not None:
            assert read_document(changed.encode(), "t.yaml").root["a"]["b"]["because"] == reason
        else:
            assert not reason.isprintable() or not reason.strip()
