"""Our table is YAML 1.2's core schema, and nothing of 1.1."""

from __future__ import annotations

import pytest

from cxroad.source.plain import Kind, Plain, kind_of
from cxroad.source.reader import read_document

TABLE = {
    Kind.NULL: ["", "~", "null", "Null", "NULL"],
    Kind.BOOLEAN: ["true", "True", "TRUE", "false", "False", "FALSE"],
    Kind.NUMBER: [
        "0", "-0", "+12", "007", "2027", "1.", ".5", "-1.5", "1e3", "1.5E-7", "0o17", "0x1F",
        ".inf", "-.Inf", "+.INF", ".nan", ".NaN",
    ],
    Kind.TEXT: [
        "yes", "no", "on", "off", "y", "N", "tRUE", "nuLL", "none", "1:30", "190:20:30", "1_000",
        "0b11", "0o8", "0xG", "2027-03-15", "2027-03", "1.2.3", "1e", "e3", "-", "+", ".", "..",
        "inf", "nan", ".Nan", "-.nan", "١٢", "12%", "6w", "= x", "1 2",
    ],
}  # fmt: skip
CASES = [(words, kind) for kind, all_words in TABLE.items() for words in all_words]


@pytest.mark.parametrize(("words", "kind"), CASES)
def test_kind_of_a_plain_scalar(words: str, kind: Kind) -> None:
    assert kind_of(words) is kind


@pytest.mark.parametrize(("words", "kind"), [case for case in CASES if case[0] != "-"])
def test_reader_and_table_agree(words: str, kind: Kind) -> None:
    value = read_document(f"a: {words}\n".encode(), "plan.yaml").root["a"]

    assert value == words
    assert (value.kind if isinstance(value, Plain) else Kind.TEXT) is kind


@pytest.mark.parametrize("form", ["'{}'", '"{}"', "|-\n  {}", ">-\n  {}"])
@pytest.mark.parametrize("words", ["2027", "true", "null", "~"])
def test_quoted_words_are_always_text(form: str, words: str) -> None:
    value = read_document(f"a: {form.format(words)}\n".encode(), "plan.yaml").root

    assert value == {"a": words}
    assert type(value["a"]) is str


@pytest.mark.parametrize("words", ["2027", "true", "null", "~", "1.5"])
def test_keys_are_text_whatever_they_look_like(words: str) -> None:
    root = read_document(f"{words}: a\n".encode(), "plan.yaml").root

    assert [type(key) for key in root or ()] == [str]
    assert root == {words: "a"}
