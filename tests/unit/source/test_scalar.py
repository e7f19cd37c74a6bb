"""A text as a scalar, letter by letter: in quotes only where it would be misread or obeyed."""

from __future__ import annotations

import pytest

from cxroad.errors import CxroadError
from cxroad.source.scalar import can_stand, scalar

PLAIN = (
    *("a", "two words", "6w..8w", "58%", "+15", "-20%", "+.5", "it's", "5:z", "a:b", "é", "a#b"),
    *("a\u200db", "a -", "2027-01-11", "yesterday", "n/a", "a\u00a0b"),
)
QUOTED = (
    *("", " ", "a ", " a", "a: b", "a:", "a #b", "-", "--", "- a", "+a", "+", "?", "_a", "#a"),
    *("@a", ".5", "-x", "true", "False", "null", "~", "y", "N", "yes", "No", "ON", "off"),
    *("12:30", "-1:5", "0:1:2", "##[x]", "a ##vso[x]"),
)
IN_FLOW = ("a, b", "a]", "[a", "a{b", "a}", "a:b")
"""What can go without quotes, but not in brackets."""


@pytest.mark.parametrize("text", PLAIN)
def test_what_nobody_misreads_goes_without_quotes(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize("text", QUOTED)
def test_what_would_be_misread_is_quoted(text: str) -> None:
    assert scalar(text) == '"' + text.replace("##", "#\\x23") + '"'


@pytest.mark.parametrize("text", IN_FLOW)
def test_in_brackets_fewer_texts_go_without(text: str) -> None:
    quoted = f'"{text}"'

    assert scalar(text, flow=True) == quoted
    assert scalar(text) == (quoted if text.startswith("[") else text)
    assert scalar("plain", flow=True) == "plain"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('say: "x"', "'say: \"x\"'"),
        ('"it\'s"', "'\"it''s\"'"),
        ("a: \\b", "'a: \\b'"),
        ("a\nb", '"a\\nb"'),
        ("a\tb", '"a\\tb"'),
        ('a\n"\\', '"a\\n\\"\\\\"'),
        ("\x07", '"\\x07"'),
        ("\xad", '"\\xad"'),
        ("\u2028é", '"\\u2028é"'),
        ("\uffff", '"\\uffff"'),
        ("\U000e0041", '"\\U000e0041"'),
        ('##[x] "', '"#\\x23[x] \\""'),
        ("##" + "x" * 17 + "[: ", '"##' + "x" * 17 + '[: "'),
    ],
)
def test_quotes_are_those_that_need_the_fewest_escapes(text: str, written: str) -> None:
    assert scalar(text) == written


@pytest.mark.parametrize("half", [0xD800, 0xDFFF], ids=hex)
def test_half_a_character_is_refused(half: int) -> None:
    with pytest.raises(CxroadError) as refusal:
        scalar(f"a{chr(half)}b")

    assert str(refusal.value) == "a text holds half a character"
    assert refusal.value.hint == "type it again"
    assert scalar("\ue000\ud7ff") == '"\\ue000\ud7ff"'


def test_only_what_is_seen_can_stand_as_it_is() -> None:
    unseen = "\x00\x1f\x7f\x9f\xad\u0600\u2028\u2029\ue000\ud800\ufdd0\ufdef\ufffe\uffff"
    unseen += "\U0001fffe\U0010ffff"
    seen = " ~\xa0é\u200c\u200d\u2027\u202f\ufdcf\ufdf0\ufffd\U0001f600漢"

    assert [letter for letter in unseen if can_stand(letter)] == []
    assert [letter for letter in seen if not can_stand(letter)] == []
