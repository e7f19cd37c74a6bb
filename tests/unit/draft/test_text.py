"""New YAML: what is written reads back as it was meant, whatever the texts hold."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxroad.draft.text import WIDTH, Noted, Row, scalar, yaml_text
from cxroad.errors import CxroadError
from cxroad.source.document import Map
from cxroad.source.reader import read_document

CASES = int(os.environ.get("CXROAD_CASES", "150"))

TEXTS = (
    "Ask: then listen",
    "ends with a colon:",
    "a #1 wish",
    "#first",
    "- dash",
    "-",
    "--- ",
    "? why",
    "true",
    "NO",
    "null",
    "~",
    "12:30",
    "2027-01-11",
    "58%",
    "+15",
    "-20%",
    "0x1F",
    "",
    " ",
    " a ",
    "it's",
    'say "yes"',
    "both ' and \"",
    "back\\slash",
    "[a, b]",
    "{a: b}",
    "a, b; c (d) & e",
    "*star",
    "&and",
    "!bang",
    "%percent",
    "@at",
    "`tick`",
    "|",
    ">-",
    "“curly”",
    "«Доброго дня»",
    "Kovács Péter őszi ügyfelei",
    "Ціль: відповісти з першого разу",
    "Żółć — i co?",
    "Ώρα για τον πελάτη",
    "顧客の声を聞く、すぐに",
    "مرحبا بالعميل",
    "👩‍👩‍👧 family 👍🏽",
    "a\tb",
    "a\nb",
    "\na",
    "a\n",
    "a\n\nb",
    "a\n  b\nc",
    " a\nb",
    "a \nb",
    "bell\x07",
    "\x1b[31mred",
    "zero\x00",
    "\x85",
    "\u2028",
    "\u202etxet",
    "\ufeffmark",
    "\ufffe",
    "x" * 10_000,
    "many words " * 900 + "end",
    "two  blanks " * 20 + "x",
    "# " * 80 + "x",
    "key: " * 40 + "x",
    "\U0001f9ff",
    "no-break\u00a0gap",
)


def read(text: str) -> object:
    document = read_document(text.encode(), "x.yaml")
    assert document.problems == (), (text, document.problems)
    return plain(document.root)


def plain(value: object) -> object:
    if isinstance(value, Map):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return str(value)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_any_text_reads_back_as_it_was_wherever_it_stands(text: str) -> None:
    data = {
        "key": text,
        "list": [text, "x", text],
        "row": (text, text),
        "map": Row({"a": text, "b": text}),
        "deep": {"er": [{"first": text, "second": text}]},
        (text or "k").replace("\x00", "0"): "as a key",
    }
    expected = {
        "key": text,
        "list": [text, "x", text],
        "row": [text, text],
        "map": {"a": text, "b": text},
        "deep": {"er": [{"first": text, "second": text}]},
        (text or "k").replace("\x00", "0"): "as a key",
    }

    if len(text) < 1000:
        assert read(yaml_text(data)) == expected
    else:
        data.popitem(), expected.popitem()
        assert read(yaml_text(data)) == expected


words = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
keys = words.filter(lambda key: key and "\x00" not in key)
any_data = st.recursive(
    words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=CASES, deadline=None)
@given(st.dictionaries(keys, any_data, min_size=1, max_size=4), words)
def test_any_data_reads_back_as_it_was_with_any_comment(data: dict, comment: str) -> None:
    noted = {key: Noted(value, above=("", comment), beside=comment) for key, value in data.items()}

    assert read(yaml_text(noted)) == data


def test_a_comment_stands_above_or_beside_and_blank_lines_between() -> None:
    text = yaml_text(
        {
            "title": Noted("A", beside="what it is called"),
            "teams": Noted({"shop": {"size": 3}}, above=("", "Whose work changes.")),
            "waive": [Noted({"rule": Noted("X", above=("why",))}, above=("first",))],
            "after": ("a", "b + 2w"),
            "serves": Row({"effort": "40%"}),
            "protected": True,
        }
    )

    assert text == (
        "title: A   # what it is called\n"
        "\n"
        "# Whose work changes.\n"
        "teams:\n"
        "  shop:\n"
        "    size: 3\n"
        "waive:\n"
        "  # first\n"
        "  # why\n"
        "  - rule: X\n"
        "after: [a, b + 2w]\n"
        "serves: {effort: 40%}\n"
        "protected: true\n"
    )


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("Agents may settle, up to 50 euro (once)", "Agents may settle, up to 50 euro (once)"),
        ("6w..8w", "6w..8w"),
        ("don't", "don't"),
        ("Ask: listen", '"Ask: listen"'),
        ('He said "no"', 'He said "no"'),
        ('"No" it was', "'\"No\" it was'"),
        ("true", '"true"'),
        ("2027", "2027"),
    ],
)
def test_quotes_stand_only_where_they_are_needed(text: str, looks: str) -> None:
    assert scalar(text) == looks


def test_long_texts_and_lists_fold_within_the_width() -> None:
    text = yaml_text(
        {"say": "word " * 60 + "end", "row": tuple("abcdefghij" for _ in range(20)), "x": {}}
    )

    assert max(map(len, text.splitlines())) <= WIDTH
    assert "say: >-\n" in text


def test_half_a_character_is_refused() -> None:
    with pytest.raises(CxroadError, match="half a character"):
        yaml_text({"a": "\ud83d"})
