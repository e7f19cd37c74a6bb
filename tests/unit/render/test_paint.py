import time
from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from cxroad.render.terminal.paint import (
    ASCII,
    UNICODE,
    cells,
    clip,
    glyphs,
    pad,
    shown,
    to_text,
    wrap,
)

FAMILY = "\U0001f469\u200d\U0001f4bb"
FLAG = "\U0001f1ed\U0001f1fa"
TEXTS = st.text(
    st.sampled_from("ab z日本éλ\u0301\u200d\U0001f469\U0001f4bb\U0001f1ed\ufe0f-"), max_size=40
).map(shown)


def test_every_mark_is_one_cell_wide():
    assert {cells(mark) for mark in (*astuple(UNICODE), *astuple(ASCII))} == {1}


def test_ascii_marks_are_ascii():
    assert "".join(astuple(ASCII)).isascii()
    assert glyphs(True) is ASCII
    assert glyphs(False) is UNICODE


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("listen", 6, "listen"),
        ("listen", 5, "list…"),
        ("two words", 5, "two…"),
        ("日本語", 6, "日本語"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        ("e\u0301a\u0301o\u0301", 2, "e\u0301…"),
        (FAMILY * 3, 5, FAMILY * 2 + "…"),
        (FAMILY * 3, 4, FAMILY + "…"),
        (FLAG * 2, 3, FLAG + "…"),
        (FLAG * 2, 2, "…"),
        ("listen", 1, "…"),
        ("listen", 0, ""),
        ("", 0, ""),
    ],
)
def test_text_is_cut_by_cells_between_whole_characters(text, width, expected):
    assert clip(text, width, UNICODE) == expected


@pytest.mark.parametrize("endless", ["\u0301", "\U0001f1e6", "\u200d", "word "])
def test_cutting_takes_no_longer_for_letters_that_take_no_room(endless):
    began = time.process_time()
    clip("a" + endless * 30_000 + "b" * 20, 20, UNICODE)

    assert time.process_time() - began < 2


def test_ascii_cut_is_marked_in_ascii():
    assert clip("listening", 6, ASCII) == "liste~"


@given(TEXTS, st.integers(0, 30))
def test_cut_text_is_never_wider_than_its_room(text, width):
    assert cells(clip(text, width, UNICODE)) <= width


@given(TEXTS, st.integers(0, 30), st.booleans())
def test_padded_text_has_the_width_asked_for(text, width, right):
    assert cells(pad(text, width, right=right)) == max(width, cells(text))


def test_padding_stands_at_the_side_asked_for():
    assert pad("日本", 6) == "日本  "
    assert pad("12", 4, right=True) == "  12"


@given(TEXTS, st.integers(1, 30), st.integers(1, 4))
def test_wrapped_lines_fit_and_are_no_more_than_asked_for(text, width, most):
    lines = wrap(text, width, most=most, glyphs=UNICODE)

    assert len(lines) <= most
    assert all(cells(line) <= width for line in lines)


def test_what_does_not_fit_the_last_line_is_marked():
    assert wrap("one two three four", 9, most=2, glyphs=UNICODE) == ["one two", "three fo…"]
    assert wrap("one two three", 9, most=2, glyphs=UNICODE) == ["one two", "three"]


def test_authors_text_is_shown_on_one_line_with_the_unseen_spelt_out():
    assert shown(" two\n lines\t\x1b[31m ") == r"two lines \x1b[31m"
    assert shown("\u202egnp") == r"\u202egnp"


@pytest.mark.parametrize("text", ["::error::x", "##[error]x", "##vso[task]x"])
def test_authors_text_is_no_command_to_a_runner(text):
    assert not shown(text).startswith("::")
    assert "##" not in shown(text)


def test_lines_without_colour_hold_no_codes_and_no_trailing_blanks():
    assert to_text([Text("a  ", "bold red"), Text(), Text("b")], colour=False) == "a\n\nb\n"


def test_lines_with_colour_use_codes_of_sixteen_colours_and_no_trailing_blanks():
    text = to_text([Text.assemble(("a", "red"), ("  ", "bold")), Text("b")], colour=True)

    assert text == "\x1b[31ma\x1b[0m\nb\n"


def test_markup_and_emoji_names_in_text_are_left_alone():
    line = Text("[bold]x[/bold] :smile: [/] https://a.b 42 'c'")

    assert to_text([line], colour=True) == line.plain + "\n"


def test_a_long_line_is_not_wrapped():
    assert to_text([Text("x" * 400)], colour=True) == "x" * 400 + "\n"


def test_colour_depends_on_the_caller_alone(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "3")

    assert to_text([Text("abcdef", "red")], colour=True) == "\x1b[31mabcdef\x1b[0m\n"
