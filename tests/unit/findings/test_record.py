"""The file of known findings: its lines, and what is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.errors import InputError
from cxroad.findings.record import Record, is_record, read_record, record_text

HEAD = record_text(Record())
KEY = ("plans/acme.yaml", "VIS004", "effort")
TEXT = f"""{HEAD}{{"file": "plans/acme.yaml", "rule": "VIS004", "route": "effort", "count": 2}}\n"""

names = st.text(min_size=1).filter(lambda text: not set(text) & set("\0/\\:"))
records = st.dictionaries(
    st.tuples(names, st.from_regex(r"[A-Z]{3}[0-9]{3}", fullmatch=True), st.text()),
    st.integers(1, 1_000_000),
)


def test_an_entry_is_a_line_of_json_below_a_line_that_says_what_the_file_is() -> None:
    assert record_text(Record({KEY: 2})) == TEXT
    assert json.loads(HEAD)["cxroad-known"] == 1
    assert read_record(TEXT.encode(), "k").counts == {KEY: 2}


@given(records)
def test_what_is_written_is_read_back_and_written_the_same(counts) -> None:
    text = record_text(Record(counts))
    read = read_record(text.encode(), "k")

    assert read.counts == counts
    assert record_text(read) == text
    assert text.isascii()
    assert text.count("\n") == len(counts) + 1


def test_entries_stand_in_the_order_of_file_rule_and_route_whatever_they_came_in() -> None:
    keys = [("b.yaml", "GRA001", "a"), ("a.yaml", "VIS001", ""), ("a.yaml", "GRA001", "z")]

    assert record_text(Record(dict.fromkeys(keys, 1))) == record_text(
        Record(dict.fromkeys(sorted(keys), 1))
    )


@pytest.mark.parametrize(
    "changed",
    [
        TEXT.replace("\n", "\r\n"),
        "\ufeff" + TEXT,
        TEXT.replace("\n", "\n\n"),
        TEXT.removesuffix("\n"),
        TEXT + TEXT.removeprefix(HEAD).replace("2}", "1}"),
    ],
    ids=["crlf", "bom", "blank-lines", "no-last-line-end", "twice"],
)
def test_what_editors_and_merges_do_to_the_file_changes_nothing(changed: str) -> None:
    assert read_record(changed.encode(), "k").counts == {KEY: 2}


@pytest.mark.parametrize("spoilt", [
    b"",
    b"\n \n",
    b"title: Acme\n",
    b"\xff\xfe",
    b"[]",
    b"[" * 100_000,
    b'{"version": 1}\n',
])  # fmt: skip
def test_a_file_that_is_something_else_is_refused(spoilt: bytes) -> None:
    assert not is_record(spoilt)
    with pytest.raises(InputError, match="k is no file of known findings") as error:
        read_record(spoilt, "k")
    assert "--write-known k" in error.value.hint


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("<<<<<<< HEAD", "a merge conflict is not settled"),
        ("=======", "a merge conflict is not settled"),
        ("{", "no entry"),
        ("[1]", "no entry"),
        ("null", "no entry"),
        ("[" * 100_000, "no entry"),
        ("9" * 5000, "no entry"),
    ],
)
def test_a_broken_line_is_named_by_its_number(line: str, words: str) -> None:
    with pytest.raises(InputError, match=f"k:3: .*{words}"):
        read_record(f"{TEXT}{line}\n".encode(), "k")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("file", ""),
        ("file", "/etc/passwd"),
        ("file", "//host/share/x.yaml"),
        ("file", "\\\\host\\share\\x.yaml"),
        ("file", "C:x.yaml"),
        ("file", "a\0b"),
        ("file", 1),
        ("rule", "vis004"),
        ("rule", None),
        ("rule", "VIS٠٠٤"),
        ("route", ["effort"]),
        ("count", 0),
        ("count", 1_000_001),
        ("count", 1.0),
        ("count", True),
        ("count", "1"),
        ("line", 3),
    ],
)
def test_an_entry_with_a_wrong_part_is_refused(key: str, value: object) -> None:
    entry = {"file": "a.yaml", "rule": "VIS004", "route": "effort", "count": 1, key: value}

    with pytest.raises(InputError, match="k:2: this is no entry"):
        read_record(f"{HEAD}{json.dumps(entry)}".encode(), "k")


def test_an_entry_may_name_a_file_outside_its_folder() -> None:
    text = TEXT.replace("plans/", "../plans/")

    assert set(read_record(text.encode(), "k").counts) == {("../plans/acme.yaml", *KEY[1:])}


@pytest.mark.parametrize("version", ["2", '"1"', "true", "null"])
def test_another_layout_is_refused(version: str) -> None:
    text = HEAD.replace('"cxroad-known": 1', f'"cxroad-known": {version}')

    assert is_record(text.encode())
    with pytest.raises(InputError, match="layout"):
        read_record(text.encode(), "k")


def test_a_file_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    import cxroad.findings.record as record
    from cxroad.source.limits import Limits

    monkeypatch.setattr(record, "DEFAULT_LIMITS", Limits(size=len(TEXT)))
    assert read_record(TEXT.encode(), "k").counts
    with pytest.raises(InputError, match="larger than"):
        read_record(f"{TEXT} ".encode(), "k")
