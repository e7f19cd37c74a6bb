"""What can be an id, and the nearest that can."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.model.base import Unreadable
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
