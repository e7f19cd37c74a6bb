"""CSV of any letters and signs becomes rows with the numbers of their lines."""

from __future__ import annotations

import codecs

import pytest

from cxroad.errors import CxroadError
from cxroad.intake import limits
from cxroad.intake.delimited import read_delimited

TEXT = "Maßnahme;Dauer\nZuhören;6w\n"
CELLS = [("Maßnahme", "Dauer"), ("Zuhören", "6w")]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace(";", ",").encode(),
        TEXT.replace(";", "\t").encode(),
        TEXT.replace(";", "|").encode(),
        f"sep=;\n{TEXT}".encode(),
        TEXT.rstrip("\n").encode(),
    ],
)
def test_letters_and_signs_are_found_out(data):
    assert [row.cells for row in read_delimited(data).rows] == CELLS


def test_another_encoding_is_used_when_it_is_asked_for():
    data = TEXT.encode("cp1252")

    assert [row.cells for row in read_delimited(data, "cp1252").rows] == CELLS


def test_another_encoding_is_never_guessed_but_offered_with_what_it_reads():
    with pytest.raises(CxroadError) as told:
        read_delimited(TEXT.encode("cp1252"))

    assert "line 1 is not UTF-8" in told.value.message
    assert "--encoding cp1252" in told.value.hint
    assert "'Maßnahme;Dauer'" in told.value.hint


@pytest.mark.parametrize("name", ["zip", "rot13", "idna", "unicode_escape", "utf-7", "", "../x"])
def test_only_plain_encodings_can_be_asked_for(name):
    with pytest.raises(CxroadError):
        read_delimited(b"a,b\n", name)


def test_rows_have_the_number_of_the_line_where_they_begin():
    table = read_delimited(b'name,why\n"a\nb",x\n\nc,y\n')

    assert [(row.number, row.cells[0]) for row in table.rows] == [
        (1, "name"),
        (2, "a\nb"),
        (5, "c"),
    ]


def test_separator_is_that_of_the_known_titles_even_where_another_is_more_frequent():
    table = read_delimited(b"name;phase\na, b, c;d, e\nf, g, h;i, j\n")

    assert table.rows[1].cells == ("a, b, c", "d, e")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'name,why\n"a,b\n' * 3, "line 2 do not close"),
        (b'name,why\nx,"a" b\n', "line 2 do not close"),
        (b"a,b\0c\n", "zero bytes"),
        (b"name,why\na," + b"x" * (limits.LONGEST_CELL + 1), "more than 32,767 characters"),
        (b"name," + b"," * limits.MOST_COLUMNS, "more than 2,000 cells"),
        (b"a,b\n" * (limits.MOST_ROWS + 100), "more than 10,000 rows"),
    ],
)
def test_what_is_no_table_is_refused_with_its_place(data, said):
    with pytest.raises(CxroadError) as told:
        read_delimited(data)

    assert said in told.value.message
