"""Edits of a text: all of them or none, in any order, and never two at one place."""

import pytest

from cxroad.source.edits import TextEdit, apply
from cxroad.source.span import Span


def test_edits_are_made_at_their_old_places_whatever_their_order() -> None:
    edits = [TextEdit(Span(6, 11), "you"), TextEdit(Span(0, 5), "Good day,")]

    assert apply("Hello world!", edits) == "Good day, you!"
    assert apply("Hello world!", edits[::-1]) == "Good day, you!"


@pytest.mark.parametrize("second", [Span(2, 6), Span(0, 1), Span(4, 5), Span(0, 0)])
def test_edits_that_overlap_are_refused(second: Span) -> None:
    with pytest.raises(ValueError, match="overlap"):
        apply("Hello world!", [TextEdit(Span(0, 5), "x"), TextEdit(second, "y")])


def test_neighbours_do_not_overlap() -> None:
    edits = [TextEdit(Span(0, 2), "x"), TextEdit(Span(2, 4), "y")]

    assert apply("abcd", edits) == "xy"


def test_edit_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        apply("abc", [TextEdit(Span(2, 4), "")])
