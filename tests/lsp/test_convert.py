"""Places as editors count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.lsp.convert import UTF_8, UTF_16, UTF_32, Units

TEXTS = st.text(st.sampled_from("ab\u00e9\u20ac\U0001f600\n\r\u2028\x85\ufeff"), max_size=30)


@pytest.mark.parametrize(("encoding", "character"), [(UTF_8, 7), (UTF_16, 3), (UTF_32, 2)])
def test_place_behind_an_emoji_counts_its_units(encoding, character):
    units = Units("x\n\u20ac\U0001f600y", encoding)

    assert (1, character) == units.at(4)
    assert units.offset(1, character) == 4
    assert (1, character + 1) == units.at(5)


def test_place_inside_a_character_is_that_before_it():
    assert Units("\U0001f600y").offset(0, 1) == 0


def test_place_behind_the_end_of_a_line_is_that_end():
    assert Units("ab\r\ncd").offset(0, 99) == 2
    assert Units("ab\r\ncd").offset(99, 0) == 6
    assert Units("ab").offset(-1, -1) == 0


def test_mark_of_byte_order_is_counted_by_the_editor_alone():
    units = Units("\ufefftitle: A\nb")

    assert units.at(0) == (0, 1)
    assert units.offset(0, 1) == 0
    assert units.offset(0, 0) == 0
    assert units.at(9) == (1, 0)


@given(TEXTS, st.sampled_from([UTF_8, UTF_16, UTF_32]))
def test_every_offset_comes_back_unless_it_lies_within_a_line_end(text, encoding):
    units = Units(text, encoding)
    ours = text.removeprefix("\ufeff")
    for offset in range(len(ours) + 1):
        inside = ours[offset - 1 : offset + 1] == "\r\n" and offset > 0

        assert offset - inside == units.offset(*units.at(offset))


@given(TEXTS, st.integers(-2, 9), st.integers(-2, 40))
def test_any_place_is_an_offset_of_the_text(text, line, character):
    units = Units(text)

    assert 0 <= units.offset(line, character) <= len(text.removeprefix("\ufeff"))


@given(TEXTS)
def test_lines_before_a_place_are_those_that_editors_see(text):
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    assert len(lines) - 1 == Units(text).at(len(text)).line
