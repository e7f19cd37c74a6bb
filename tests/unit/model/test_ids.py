"""What can be an id, and the nearest that can."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.model.base import Unreadable, quoted, without_words
from cxroad.model.ids import ID_PATTERN, check_id, nearest_id


@pytest.mark.parametrize("text", ["a", "0", "2027", "true", "call-back", "A_b-9", "a" * 64])
def test_id_is_itself(text: str) -> None:
    assert text == check_id(text)


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("call back", "call-back"),
        ("scan.v2", "scan-v2"),
        ("-x", "x"),
        ("_x_", "x"),
        ("Équipe Client", "equipe-client"),
        ("Łódź: plan", "lodz-plan"),
        ("straße", "strasse"),
        ("Ærø Œuvre Øst", "aero-oeuvre-ost"),
        ("Đuro Ðóra Þing ısı", "duro-dora-thing-isi"),
        ("O'Neil’s", "oneils"),
        # Each letter as the tables have it: the Cabinet's of 2010 inside words, and ELOT 743.
        ("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "abvhgdeiezhzyiiiklmnoprstufkhtschshshchiuia"),
        ("αβγδεζηθικλμνξοπρστυφχψως", "avgdezithiklmnxoprstyfchpsos"),
        ("άέήίόύώϊϋΐΰ ούζο ουρά", "aeiioyoiyiy-ouzo-oura"),
        ("call_back!", "call_back"),
        ("١٢", ""),
        ("日本", ""),
        ("a" * 60 + " long tail", "a" * 60 + "-lon"),
    ],
)
def test_text_that_cannot_be_an_id_is_offered_the_nearest(text: str, nearest: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        check_id(text)

    assert refusal.value.code == "STR012"
    assert nearest == nearest_id(text)
    assert f"write {nearest}" == refusal.value.help or not nearest


@pytest.mark.parametrize("text", ["", "   "])
def test_missing_id_is_said_to_be_missing(text: str) -> None:
    with pytest.raises(Unreadable, match="missing"):
        check_id(text)


def test_id_of_65_characters_is_refused_without_an_offer() -> None:
    with pytest.raises(Unreadable) as refusal:
        check_id("a" * 65)

    assert refusal.value.help == "write a shorter one"


@given(st.text(max_size=200))
def test_nearest_id_is_an_id_or_nothing(text: str) -> None:
    nearest = nearest_id(text)

    assert not nearest or re.fullmatch(ID_PATTERN, nearest)
    assert nearest == nearest_id(nearest)


OFFERED = ("a b", f"_{'a' * 63}", "ä" * 65)


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        (" ", "an id is missing", "write a word before the colon"),
        (
            "a" * 65,
            f"'{'a' * 40}...' is longer than 64 characters, so it cannot be an id",
            "write a shorter one",
        ),
        ("a b", "'a b' cannot be an id", "write a-b"),
        (OFFERED[1], f"'_{'a' * 39}...' cannot be an id", f"write {'a' * 63}"),
        ("日本", "'日本' cannot be an id",
         "an id has letters a to z, digits, - and _, at most 64 of them"),
        ("ä" * 65, f"'{'ä' * 40}...' cannot be an id", f"write {'a' * 64}"),
    ],
)  # fmt: skip
def test_refusal_says_what_is_wrong_and_what_to_write(text: str, message: str, help: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        check_id(text)

    assert refusal.value.help == help
    assert str(refusal.value) == message
    assert refusal.value.code == "STR012"
    assert refusal.value.spelling == (help.removeprefix("write ") if text in OFFERED else "")


def test_an_end_that_is_cut_leaves_no_mark_behind() -> None:
    assert nearest_id("a" * 63 + " b") == "a" * 63
    assert nearest_id("a" * 63 + "__b") == "a" * 63
    assert nearest_id("-" * 300 + "a") == ""
    assert nearest_id("!" * 255 + "a") == "a"


@pytest.mark.parametrize("text", ["", "a b", "ä", "x" * 65])
def test_an_id_that_is_only_counted_is_refused_without_a_cure(text: str) -> None:
    with without_words(), pytest.raises(Unreadable) as refused:
        check_id(text)

    error = refused.value
    assert (error.code, error.help, error.spelling) == ("STR012", "", "")
    assert error.message == f"{quoted(text)} cannot be an id"
