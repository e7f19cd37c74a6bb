"""Workbooks: cells as they hold their values, and files that are not what they seem."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import date, datetime, time, timedelta

import pytest

from cxroad.errors import CxroadError
from cxroad.intake import packed, sheets
from cxroad.intake.sheets import read_sheet
from cxroad.intake.take import Wishes, take

openpyxl = pytest.importorskip("openpyxl")


def workbook(rows, formats=(), title="Plan", **others) -> bytes:
    """A file with a sheet of such rows, formats by cell, and other sheets by title."""
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    for place, format in dict(formats).items():
        book.active[place].number_format = format
    for name, content in others.items():
        sheet = book.create_sheet(name)
        for row in content:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, change) -> bytes:
    """The same file with one part changed, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, change(content) if part == name else content)
        if name not in old.namelist():
            new.writestr(name, change(b""))
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
ROWS = [["Name", "Phase", "Duration"], ["Listen", "Crawl", "6w"]]


@pytest.mark.parametrize(
    ("value", "format", "wanted"),
    [
        ("  6w ", "General", "6w"),
        (6, "General", "6"),
        (6.0, "General", "6"),
        (0.1 + 0.2, "General", "0.3"),
        (1250000.5, "#,##0.00", "1250000.5"),
        (0.2, "0%", "20%"),
        (0.125, "0.0 %", "12.5%"),
        (40000, '#,##0 "€"', "40000 €"),
        (40000, "[$€-407] #,##0.00", "40000 €"),
        (40000, "$#,##0", "40000 $"),
        (6, '0 "weeks"', "6 weeks"),
        (date(2027, 3, 4), "dd/mm/yyyy", "2027-03-04"),
        (datetime(2027, 3, 4, 8), "mm/dd/yyyy hh:mm", "2027-03-04"),
        (True, "General", "yes"),
        (time(8), "hh:mm", "08:00:00 hours"),
        (timedelta(hours=36), "[h]:mm", "1 day, 12:00:00 hours"),
        (1e300, "General", f"1{'0' * 300}"),
    ],
)
def test_cells_say_what_they_hold_in_one_way_only(value, format, wanted):
    data = workbook([["Name"], [value]], {"A2": format})

    assert read_sheet(data).rows[1].cells == (wanted,)


def test_rows_have_the_numbers_of_the_sheet_and_empty_ones_are_passed_over():
    data = workbook([["Plan 2027"], [], [], *ROWS, [None, None], ["Answer", "Walk", "4w"]])
    intake = take(read_sheet(data), Wishes())

    assert [(task.row, task.id) for task in intake.tasks] == [(5, "listen"), (7, "answer")]
    assert "titles are in row 4" in intake.notes[0]


def test_merged_cells_say_in_all_their_rows_what_the_first_says():
    book = openpyxl.Workbook()
    for row in (
        ["Phase", "Name", "Owner"],
        ["Crawl", "a", "Ana"],
        [None, "b", None],
        ["Walk", "c", None],
        ["Crawl", "d", "Ben"],
        [None, None, "Mia"],
    ):
        book.active.append(row)
    for place in ("A2:A3", "C2:C3", "B5:B6"):
        book.active.merge_cells(place)
    out = io.BytesIO()
    book.save(out)
    intake = take(read_sheet(out.getvalue()), Wishes())

    assert [(task.id, task.phase, task.parts.get("owner")) for task in intake.tasks] == [
        ("a", "crawl", "Ana"),
        ("b", "crawl", "Ana"),
        ("c", "walk", None),
        ("d", "crawl", "Ben"),
    ]
    assert [each.row for each in intake.misfits] == [6]


def test_the_first_sheet_with_known_titles_is_taken_and_the_others_are_said():
    data = workbook([["Hello"]], title="Cover", Plan=ROWS, Old=ROWS)
    table = read_sheet(data)

    assert table.rows[1].cells[0] == "Listen"
    assert "'Plan' is taken, not 'Cover' and 'Old'" in table.notes[0]
    assert read_sheet(data, "cover").rows[0].cells == ("Hello",)


def test_a_hidden_sheet_is_only_taken_by_name():
    book = openpyxl.Workbook()
    book.active.append(["Name", "Owner"])
    book.active.sheet_state = "hidden"
    book.create_sheet("Plan").append(["Title", "Phase"])
    out = io.BytesIO()
    book.save(out)

    assert read_sheet(out.getvalue()).rows[0].cells == ("Title", "Phase")
    assert read_sheet(out.getvalue(), "Sheet").rows[0].cells == ("Name", "Owner")


def test_a_sheet_that_is_not_there_is_refused_with_the_near_one():
    with pytest.raises(CxroadError) as told:
        read_sheet(workbook(ROWS), "Plam")

    assert "'Plan'" in told.value.hint


def test_formulas_and_errors_are_never_reckoned_and_are_said_with_their_column():
    rows = [*ROWS, ["Answer", "Walk", "=A1+1"], ["Close", "Run", "#REF!"], ["=1+1", "Run", "2w"]]
    data = with_part(workbook(rows), SHEET, lambda xml: xml.replace(b't="s"', b't="s"'))
    book = openpyxl.load_workbook(io.BytesIO(data))
    book.active["C4"].data_type = "e"
    out = io.BytesIO()
    book.save(out)
    intake = take(read_sheet(out.getvalue()), Wishes())
    said = [(each.row, each.column, each.said) for each in intake.misfits]

    assert said[0][:2] == (3, "Duration")
    assert "result was not saved" in said[0][2]
    assert said[1][:2] == (4, "Duration")
    assert "an error (#REF!)" in said[1][2]
    assert {each.row for each in intake.misfits} == {3, 4, 5}
    assert [task.id for task in intake.tasks] == ["listen", "answer", "close"]


def bomb(size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(SHEET, b" " * size)
    return out.getvalue()


def lying() -> bytes:
    """A bomb whose directory says that it is small."""
    data = bytearray(bomb(50_000_000))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (50).to_bytes(4, "little")
    return bytes(data)


def encrypted() -> bytes:
    data = bytearray(workbook(ROWS))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04", "damaged"),
        (b"no zip at all", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "encrypted, or an .xls"),
        (bomb(50_000_000), "would unpack to"),
        (lying(), "damaged"),
        (encrypted(), "encrypted"),
        (workbook(ROWS)[:-600], "damaged"),
        (with_part(workbook(ROWS), SHEET, lambda xml: ENTITIES + xml), "document type"),
        (with_part(workbook(ROWS), SHEET, lambda xml: xml.decode().encode("utf-16")), "type"),
        (with_part(workbook(ROWS), "../x.xml", lambda _: b"<x/>"), "damaged"),
        (with_part(workbook(ROWS), SHEET, lambda xml: xml[:200]), "cannot be read"),
        (with_part(workbook(ROWS), "xl/workbook.xml", lambda _: b"<workbook/>"), "sheets"),
        (with_part(workbook(ROWS), "[Content_Types].xml", lambda _: b"<Types/>"), "read"),
        (workbook([]), "nothing in the sheets"),
        (workbook([["Name", "Phase"], ["a"] * 2_001]), "more than 2,000 cells"),
    ],
)
def test_what_is_no_table_is_refused(data, said):
    with pytest.raises(CxroadError) as told:
        read_sheet(data)

    assert said in told.value.message


def test_many_parts_are_refused_before_they_are_read():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(2_001):
            archive.writestr(f"{number}", b"")

    with pytest.raises(CxroadError, match="2,000 parts"):
        packed.checked(out.getvalue())


def test_a_sheet_that_claims_to_be_endless_costs_nothing():
    def endless(xml: bytes) -> bytes:
        xml = xml.replace(b'ref="A1:C2"', b'ref="A1:XFD1048576"')
        return xml.replace(b'<row r="2">', b'<row r="900000">').replace(b'"A2"', b'"A900000"')

    table = read_sheet(with_part(workbook(ROWS), SHEET, endless))

    assert [row.number for row in table.rows] == [1, 900000]


def test_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 20)
    with pytest.raises(CxroadError, match="more than 20 rows"):
        read_sheet(workbook([*ROWS, *[["a", "b"]] * 100]))


def test_without_openpyxl_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(CxroadError) as told:
        read_sheet(_ready)

    assert 'pip install "cxroad[xlsx]"' in told.value.hint


_ready = workbook(ROWS)


@pytest.mark.parametrize("seed", range(100))
def test_a_damaged_workbook_is_read_or_refused(seed):
    import random

    chance = random.Random(seed)
    data = bytearray(_ready)
    for _ in range(chance.randint(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    start = chance.randrange(len(data))
    del data[start : start + chance.randrange(100)]
    try:
        take(read_sheet(bytes(data)), Wishes())
    except CxroadError as error:
        assert error.message  # noqa: PT017
