from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.render.visible import harmless, quoted, unobeyed, visible, visible_pieces

FORBIDDEN = {
    *range(0x20),
    *range(0x7F, 0xA0),
    0x061C,
    *range(0x200B, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
    0xFFFE,
    0xFFFF,
    *range(0xD800, 0xE000),
    *range(0xE0000, 0xE0080),
}

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
HEART_ON_FIRE = "\u2764\ufe0f\u200d\U0001f525"
JOINED = f"{FAMILY} {HEART_ON_FIRE}"

nasty = st.text(
    st.one_of(
        st.characters(codec=None),
        st.sampled_from(sorted(map(chr, FORBIDDEN))),
        st.sampled_from("\u200d\ufe0f\u2764\U0001f469\U0001f525#[:\\ x"),
    )
)


def test_every_forbidden_character_is_spelt_out_when_it_stands_alone() -> None:
    kept = {code for code in FORBIDDEN if chr(code) in visible(f"a{chr(code)}b")}

    assert kept == set()


def test_no_other_character_is_changed() -> None:
    changed = {
        code
        for code in range(0x110000)
        if code not in FORBIDDEN and visible(chr(code)) != chr(code)
    }

    assert changed == set()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\tb", "a b"),
        ("a\nb\rc", "a\\nb\\rc"),
        ("\x9b", "\\x9b"),
        ("\u202eevil", "\\u202eevil"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("a\u200db", "a\\u200db"),
        ("Zażółć [link=x] 日本", "Zażółć [link=x] 日本"),
        (JOINED, JOINED),
        ("\u200d\U0001f469", "\\u200d\U0001f469"),
    ],
)
def test_visible_spells_out_what_cannot_be_seen(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(nasty)
def test_visible_again_changes_nothing(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(nasty)
def test_a_forbidden_character_is_only_ever_a_joiner_between_pictures(text: str) -> None:
    shown = visible(text)

    for at, character in enumerate(shown):
        if ord(character) in FORBIDDEN:
            assert character == "\u200d"
            assert unicodedata.category(shown[at + 1]) in {"So", "Sk", "Sm", "Cn"}


@given(nasty)
def test_pieces_are_one_for_each_character_and_make_the_visible_text(text: str) -> None:
    pieces = visible_pieces(text)

    assert len(pieces) == len(text)
    assert "".join(pieces) == visible(text)


def test_quoted_text_is_cut_after_its_limit_and_not_before() -> None:
    assert quoted("x" * 200) == "x" * 200
    assert quoted("x" * 201) == "x" * 200 + "..."


@pytest.mark.parametrize(
    ("line", "safe"),
    [
        ("::set-env name=x::y", "\\::set-env name=x::y"),
        ("   ::error::x", "  \\::error::x"),
        ("\u00a0::error::x", "\u00a0\\::error::x"),
        ("\x1b[1m::error::x", "\x1b[1m\\::error::x"),
        ("a ##[command]b", "a #\\#[command]b"),
        ("###[x]", "##\\#[x]"),
        ("##vso[task.x]", "#\\#vso[task.x]"),
        ("first\n ::x", "first\n\\::x"),
        ("  ::: acme.yaml:1:1", "  ::: acme.yaml:1:1"),
        (" \x1b[34m:::\x1b[0m acme.yaml", " \x1b[34m:::\x1b[0m acme.yaml"),
        ("   \x1b[1m::error::x", "  \x1b[1m\\::error::x"),
        ("a ::b", "a ::b"),
        ("## heading", "## heading"),
        ("##" + "x" * 17 + "[", "##" + "x" * 17 + "["),
        ("##" + "x" * 16 + "[", "#\\#" + "x" * 16 + "["),
    ],
)
def test_what_a_runner_obeys_is_broken_up(line: str, safe: str) -> None:
    assert unobeyed(line) == safe


@given(st.text("#[:\\ \n\tx\x1b1m;"))
def test_no_output_holds_a_command_afterwards(text: str) -> None:
    safe = unobeyed(text)

    assert "##[" not in safe
    for line in safe.split("\n"):
        start = line.strip()
        assert not start.startswith("::") or start.startswith(":::")
    assert unobeyed(safe) == safe


def test_harmless_text_is_in_one_line_and_has_an_end() -> None:
    text = harmless("::stop\n##[x]" + "y" * 10_000)

    assert text.startswith("\\::stop\\n#\\#[x]y")
    assert harmless("y" * 2000) == "y" * 2000
    assert harmless("y" * 2001) == "y" * 2000 + "..."
