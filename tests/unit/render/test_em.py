"""How wide text is taken to be in a drawing, against what a browser measured."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.render.em import broken, fitted, wide
from cxroad.render.visible import visible

MEASURED = {
    "Tell customers when the engineer comes, and keep to it": 364.5,
    "Zgłaszanie usterki w jednej rozmowie": 244.4,
    "Єдине вікно для клієнта та інженера": 255.4,
    "Ügyfélpanaszok visszajelzése két napon belül": 296.7,
    "Ένα σημείο επαφής για όλα τα παράπονα": 270.7,
    "Tell customers 📞 before they call 🇭🇺 👩‍💻": 259.7,
    "Expected end 4 Aug 2028; with low estimates 18 Apr 2028": 383.5,
    "WWWWMMMM": 99.3,
    "iiiillll....": 46.5,
    "ЩЩЖЖШШЮЮ": 112.3,
    "Q1 2028 H2 W17": 111.4,
}
"""Pixels at a size of 13 in Chromium: the most of DejaVu Sans and of Noto Sans at 400 and 600."""

BOLD = {
    "Redesign join, move and fix with customers": 320.6,
    "Walk: Redesign the journeys that lose customers": 360.5,
    "Run: Prevent problems before customers notice": 352.3,
    "Przewlekle chory nie musi pamiętać o kontroli": 338.5,
    "title: not the title": 128.0,
}
"""The same at 600 where DejaVu Sans is all there is, which draws its Bold."""


@pytest.mark.parametrize("said", BOLD)
def test_bold_text_is_never_wider_than_it_is_taken_to_be(said: str) -> None:
    assert wide(said, 13) < BOLD[said] <= wide(said, 13, bold=True) <= BOLD[said] * 1.06


def test_bold_text_is_cut_where_the_same_text_is_not() -> None:
    said = "Redesign join, move and fix with customers"
    assert fitted(said, 310, 13) == said
    assert wide(fitted(said, 310, 13, bold=True), 13, bold=True) <= 310


@pytest.mark.parametrize("said", MEASURED)
def test_text_is_never_wider_than_it_is_taken_to_be_and_hardly_narrower(said: str) -> None:
    assert MEASURED[said] <= wide(said, 13) <= MEASURED[said] * 1.12


@given(st.text(max_size=60), st.integers(20, 400))
def test_text_that_is_cut_fits_and_says_so(said: str, room: int) -> None:
    shown = fitted(said, room, 13)

    assert wide(shown, 13) <= room
    if shown != visible(said):
        assert shown.endswith("…")
        assert visible(said).startswith(shown[:-1].rstrip())


def test_a_letter_is_not_cut_from_its_accent_nor_an_emoji_in_two() -> None:
    accented, family = "e\u0301" * 20, "👩‍💻" * 9

    assert len(fitted(accented, 100, 13).removesuffix("…")) % 2 == 0
    assert set(fitted(family, 100, 13).removesuffix("…").split("👩‍💻")) == {""}


@given(st.lists(st.text("abcW ", min_size=1, max_size=12), max_size=30), st.integers(1, 4))
def test_lines_fit_and_hold_every_word_or_end_in_a_mark(words: list[str], most: int) -> None:
    said = " ".join(words)
    lines = broken(said, 120, 13, most)

    assert 1 <= len(lines) <= most
    assert all(wide(line, 13) <= 120 for line in lines)
    if not any(line.endswith("…") for line in lines):
        assert " ".join(lines).split() == said.split()
