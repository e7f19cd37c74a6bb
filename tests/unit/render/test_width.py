from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from cxroad.render.visible import visible
from cxroad.render.width import cells, hard_wrap, widths, wrap


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("日本", 4),
        ("e\u0301", 1),
        ("\U0001f469\u200d\U0001f4bb", 2),
        ("\u2764", 1),
        ("\u2764\ufe0f", 2),
        ("\U0001f44d\U0001f3fd", 2),
        ("\U0001f1ec\U0001f1f7", 2),
        ("Ω", 1),
        ("Ａ", 2),
        ("\u0915\u093f", 1),
        ("A\u20dd", 1),
        ("\u1100\u1161\u11a8", 2),
        ("\u115f", 2),
        ("\u1160", 0),
        ("\u11ff", 0),
        ("\u1200", 1),
        ("\u200b", 0),
        ("co\u00adop", 5),
        ("1\ufe0f\u20e3", 2),
        ("\u65e5\u2764\ufe0f", 4),
        ("\U0001f600\ufe0f", 2),
        ("a\ufe0f", 1),
        ("\ufe0f", 0),
        ("a\U0001f3fd", 3),
        ("a\U0001f44d\U0001f3fd", 3),
        ("\U0001f44d\U0001f3fb", 2),
        ("\U0001f44d\U0001f3ff", 2),
        ("\U0001f44d\U0001f3fa", 4),
        ("\U0001f44d\U0001f400", 4),
    ],
)
def test_cells_are_those_of_a_terminal(text: str, width: int) -> None:
    assert cells(text) == width


def test_letters_and_accents_are_as_wide_as_the_library_that_draws_has_them() -> None:
    common = [*range(0x20, 0x590), *range(0x1E00, 0x2000), *range(0x3041, 0x3097)]
    common += [*range(0x30A1, 0x30FB), *range(0x4E00, 0x9FA6), *range(0xAC00, 0xD7A4)]

    wrong = [
        hex(code)
        for code in common
        if unicodedata.category(chr(code)) in ("Lu", "Ll", "Lo", "Lt", "Nd", "Mn", "Zs")
        and cells(chr(code)) != cell_len(chr(code))
    ]

    assert wrong == []


@given(st.text(), st.integers(2, 60))
def test_wrapped_lines_fit_and_lose_nothing_but_blanks(text: str, width: int) -> None:
    shown = visible(text)

    lines = wrap(shown, width)

    assert all(cells(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == shown.replace(" ", "")
    assert len(lines) >= 1


def test_a_line_is_broken_at_a_blank_and_only_where_it_is_full() -> None:
    assert wrap("aa bb cc", 5) == ["aa bb", "cc"]
    assert wrap("aa bb cc dd", 8) == ["aa bb cc", "dd"]
    assert wrap("aa bb cc", 8) == ["aa bb cc"]
    assert wrap("aa bb cccc dd", 8) == ["aa bb", "cccc dd"]
    assert wrap("日本 日本", 8) == ["日本", "日本"]
    assert wrap("日本 日本", 9) == ["日本 日本"]


def test_blanks_are_left_out_but_for_one_between_words() -> None:
    assert wrap("  a   b ", 20) == ["a b"]
    assert wrap(" a", 20) == ["a"]
    assert wrap("a ", 20) == ["a"]
    assert wrap("a  b", 20) == ["a b"]
    assert wrap("", 20) == [""]
    assert wrap("   ", 2) == [""]


def test_a_word_wider_than_a_line_is_broken() -> None:
    assert wrap("a bbbbbbb", 3) == ["a", "bbb", "bbb", "b"]
    assert wrap("bbbbbbb a", 3) == ["bbb", "bbb", "b a"]


def test_a_line_narrower_than_a_character_holds_one() -> None:
    assert hard_wrap("日本", 1) == ["日", "本"]
    assert hard_wrap("日本e\u0301", 1) == ["日", "本", "e\u0301"]


@given(st.text())
def test_there_is_a_width_for_each_character(text: str) -> None:
    assert len(widths(text)) == len(text)


def test_a_picture_of_several_characters_is_as_wide_as_its_first() -> None:
    assert widths("\U0001f469\u200d\U0001f4bb\U0001f3fd\ufe0f!") == [2, 0, 0, 2, 0, 1]


def test_a_word_without_width_may_stand_first() -> None:
    assert wrap("\u0301", 5) == ["\u0301"]
    assert wrap("\u0301 aa", 2) == ["\u0301", "aa"]
