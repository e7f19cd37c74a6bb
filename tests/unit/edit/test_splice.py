"""Where a change lies in the text, and what is written there."""

from __future__ import annotations

import pytest

from cxroad.edit.splice import placed, written
from cxroad.source.edits import Change, Fix, apply
from cxroad.source.reader import read_document


def _after(text: str, *changes: Change) -> str | None:
    """The text with the changes made; None where they cannot be placed."""
    fix = placed(read_document(text.encode(), "x.yaml"), Fix(True, changes=changes))
    return None if fix is None else apply(text, fix.edits)


@pytest.mark.parametrize(
    ("text", "before", "scalar"),
    [
        ("two words", "", "two words"),
        ("+2w", "", "+2w"),
        ("-1 w x", "", "-1 w x"),
        ("> 3", "", '"> 3"'),
        ("a > 3", "", "a > 3"),
        ("- a", "", '"- a"'),
        ("a: b", "", '"a: b"'),
        ("a  b", "", '"a  b"'),
        ("null", "", '"null"'),
        ("~", "", '"~"'),
        ("", "", '""'),
        ("a", "'b'", "'a'"),
        ("a", '"b"', '"a"'),
        ("it's", "'b'", '"it\'s"'),
        ("a\\b", '"b"', "'a\\b'"),
        ("a", "b", "a"),
    ],
)
def test_a_text_is_quoted_where_it_has_to_be_or_was(text: str, before: str, scalar: str) -> None:
    assert written(text, before) == scalar


@pytest.mark.parametrize(
    ("text", "change", "after"),
    [
        ("a: [x, y, z]\n", Change(("a", 0), None), "a: [y, z]\n"),
        ("a: [x, y, z]\n", Change(("a", 1), None), "a: [x, z]\n"),
        ("a: [x, y, z]\n", Change(("a", 2), None), "a: [x, y]\n"),
        ("a: [x, y, z]\n", Change(("a", "y"), None), "a: [x, z]\n"),
        ("a: [\n  x, # first\n  y\n]\n", Change(("a", 0), None), "a: [\n  y\n]\n"),
        ("a: [\n  x , # first\n  y\n]\n", Change(("a", 0), None), "a: [\n  y\n]\n"),
        (
            "a: [\n  x,\n  # why\n  y # no, not\n]\n",
            Change(("a", 1), None),
            "a: [\n  x,\n  # why\n]\n",
        ),
        ("a: [x, # first\n  y]\n", Change(("a", 0), None), None),
        ("a: [\n  x, # first\n  y ]\n", Change(("a", 1), None), None),
        ("a: [x]\n", Change(("a", 0), None), None),
        ("a:\n  - x\n  - y # why\n", Change(("a", 1), None), "a:\n  - x\n"),
        ("a:\n  - x\n  - y", Change(("a", 1), None), "a:\n  - x"),
        ("a:\n  - x\n  - y\n", Change(("a", 0), None), "a:\n  - y\n"),
        ("a:\n  - x\n\n  - y", Change(("a", 1), None), "a:\n  - x\n"),
        ("a:\n  -   x\n  - y\n", Change(("a", 0), None), "a:\n  - y\n"),
        ("- - x\n  - y\n- z\n", Change((0, 0), None), None),
        ("a:\n  - x\n", Change(("a", 0), None), None),
        ("a: 1\nb: 2\n", Change(("a",), None), "b: 2\n"),
        ("a: 1\nb: 2\n", Change(("b",), None), "a: 1\n"),
        ("a: 1\nb:\n  c: 1\n  d: 2 # why\ne: 3\n", Change(("b",), None), "a: 1\ne: 3\n"),
        ("a: 1\nb: |\n  x\ne: 3\n", Change(("b",), None), "a: 1\ne: 3\n"),
        ("a: 1\n", Change(("a",), None), None),
        ("a: []\nb: 1\n", Change(("a", 0), None), None),
        ("{a: 1, b: 2}\n", Change(("a",), None), None),
        ("x: {\n  a: 1,\n  b: 2\n}\n", Change(("x", "b"), None), None),
        ("a: x\n", Change(("a",), "y"), "a: y\n"),
        ("a: 'x'\n", Change(("a", 0), "y"), "a: 'y'\n"),
        ("a: 'x'\n", Change(("a", 1), "y"), None),
        ("x\n", Change((0,), "y"), None),
        ("a: [x, y]\n", Change(("a", 1), "z"), "a: [x, z]\n"),
        ("a: [x, y]\n", Change(("a", 2), "z"), None),
        ("a: {b: c}\n", Change(("a", "b"), "d"), "a: {b: d}\n"),
        ("a: {b: c}\n", Change(("a",), "d"), None),
        ("a: |\n  x\n", Change(("a",), "y"), None),
        ("a:\nb: 1\n", Change(("a",), "y"), None),
        ("a: x\nb: y\n", Change(("a",), "c", True), "c: x\nb: y\n"),
        ("a: x\nb: y\n", Change(("a",), "b", True), None),
        ("'a': x\n", Change(("a",), "c", True), "'c': x\n"),
        ("a: x\n", Change(("c",), "y"), None),
    ],
)
def test_a_change_touches_its_place_only_or_is_left(
    text: str, change: Change, after: str | None
) -> None:
    assert _after(text, change) == after


def test_changes_are_placed_all_or_none() -> None:
    one, two, lost = Change(("a",), "1"), Change(("b",), "2"), Change(("c",), "3")

    assert _after("a: x\nb: y\n", one, two) == "a: 1\nb: 2\n"
    assert _after("a: x\nb: y\n", one, lost) is None
    assert _after("a: x\n") is None
