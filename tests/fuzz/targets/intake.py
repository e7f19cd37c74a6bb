"""Plans of other tools: a table is taken in and loads in full, or a sentence says why not."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

from cxroad.errors import CxroadError
from cxroad.intake.columns import wishes_of
from cxroad.intake.read import read_table
from cxroad.intake.take import Wishes, take
from cxroad.intake.there import there_of
from cxroad.intake.titles import FIELDS
from cxroad.intake.write import text_of
from cxroad.load.loader import load_bytes
from cxroad.render.intake import mapping, report
from tests.fuzz import seeds
from tests.fuzz.commands import check_seen
from tests.fuzz.found import Broken
from tests.fuzz.target import Target

_FORMATS = ("csv", "mspdi", "mermaid", "xlsx")
_TABLES = (
    "name,phase,estimate,owner,after,due,cost,status\n"
    "Fix it,Crawl,2-4 weeks,Mia,,2027-03-01,5k,doing\n"
    '"Text, before",Walk,6w,"Sam; Mia",Fix it,01/04/2027,"€1.000,50",50%\n'
    "Total,,8w,,,,,\n",
    "ID;Name;Dauer;Vorgänger;Fortschritt\n1;A;5 Tage;;100 %\n2;B;2,5 Wochen;1FS+2d;0\n",
    "Task\tStart\tFinish\tParent\nA\t2027-01-11\t2027-02-01\t\nB\t1/2/27\t3/4/27\tA\n",
)
_CHARTS = (
    "gantt\n title T\n dateFormat YYYY-MM-DD\n excludes weekends, 2027-05-03\n section Crawl\n"
    " Fix it :done, crit, fix, 2027-01-11, 14d\n Text before :active, after fix, 2w\n"
    " section Walk\n Gate :milestone, m1, 2027-04-01, 0d\n View :v, after fix m1, 2027-06-01\n",
    "# Readme\n\n```mermaid\ngantt\n    dateFormat DD.MM.YYYY\n    A :a, 11.01.2027, 3M\n```\n",
)
_PROJECT = """\
<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project"><Name>P</Name><StartDate>2027-01-11T08:00:00\
</StartDate><MinutesPerDay>480</MinutesPerDay><MinutesPerWeek>2400</MinutesPerWeek><CurrencyCode>EUR\
</CurrencyCode><CalendarUID>1</CalendarUID><Calendars><Calendar><UID>1</UID><WeekDays><WeekDay>\
<DayType>1</DayType><DayWorking>0</DayWorking></WeekDay><WeekDay><DayType>0</DayType><TimePeriod>\
<FromDate>2027-05-03T00:00:00</FromDate><ToDate>2027-05-03T23:59:00</ToDate></TimePeriod></WeekDay>\
</WeekDays></Calendar></Calendars><Tasks><Task><UID>1</UID><ID>1</ID><Name>Crawl</Name>\
<OutlineLevel>1</OutlineLevel><Summary>1</Summary></Task><Task><UID>2</UID><ID>2</ID><Name>Fix it\
</Name><OutlineLevel>2</OutlineLevel><Duration>PT80H0M0S</Duration><DurationFormat>7</DurationFormat>\
<Start>2027-01-11T08:00:00</Start><Finish>2027-01-22T17:00:00</Finish><PercentComplete>50\
</PercentComplete><Cost>500000</Cost><PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type>\
<LinkLag>4800</LinkLag><LagFormat>7</LagFormat></PredecessorLink></Task></Tasks><Resources><Resource>\
<UID>1</UID><Name>Mia</Name></Resource></Resources><Assignments><Assignment><TaskUID>2</TaskUID>\
<ResourceUID>1</ResourceUID></Assignment></Assignments></Project>
"""
_SHEET = "xl/worksheets/sheet1.xml"


def _workbook() -> bytes:
    """A small workbook, as Excel saves it."""
    import openpyxl

    made, book = io.BytesIO(), openpyxl.Workbook()
    for row in (("name", "estimate", "due"), ("Fix", 3, date(2027, 1, 11)), ("View", "6w", "x")):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    book.save(made)
    return made.getvalue()


def _with_sheet(workbook: bytes, sheet: bytes | None = None) -> bytes:
    """The workbook with another sheet in it; the sheet that it has where none is given."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(made, "w") as new:
        if sheet is None:
            return old.read(_SHEET)
        for name in old.namelist():
            new.writestr(name, sheet if name == _SHEET else old.read(name))
    return made.getvalue()


def target(_folder: Path) -> Target:
    """Bytes as a plan; the first decides in which format, and whether a roadmap is there."""
    loaded = load_bytes(seeds.SMALL.encode(), "there.yaml")
    assert loaded.roadmap is not None
    there, workbook = there_of(loaded.roadmap), _workbook()

    def once(data: bytes) -> None:
        first = data[0] if data else 0
        format = _FORMATS[first % len(_FORMATS)]
        body = _with_sheet(workbook, data[1:]) if format == "xlsx" else data[1:]
        try:
            table = read_table(body, format)
            wishes = Wishes(wishes_of(["B=name", "C="] if first & 64 else []))
            intake = take(table, wishes, there if first & 128 else None)
        except CxroadError as error:
            if not error.message or "\n" in error.message or len(error.message) > 2000:
                raise Broken(f"a refusal of many lines: {error.message[:300]!r}") from None
            return
        check_seen("a report", report(intake, "x") + mapping(intake, "x"))
        if not first & 128:
            text = text_of(intake, "x")
            made = load_bytes(text.encode(), "x.yaml")
            if made.problems or made.roadmap is None:
                raise Broken(
                    f"what is written cannot be read: {[p.message for p in made.problems]}"
                )

    starts = ((0, _TABLES), (1, (_PROJECT,)), (2, _CHARTS), (3, (_with_sheet(workbook).decode(),)))
    start = [
        bytes([number + flags]) + text.encode()
        for number, texts in starts
        for text in texts
        for flags in (0, 64, 128)
    ]
    return Target(once, start, (*FIELDS, *_PIECES, *seeds.WORDS, *seeds.PAYLOADS), longest=4000)


_PIECES = (
    *(
        ",",
        ";",
        "\t",
        '"',
        "\n",
        '""',
        "=1+1",
        "'",
        "Total",
        "Summe",
        "1FS+2d",
        "2SS",
        "3FF-1w",
        "1;2",
    ),
    *(
        "<Task>",
        "</Task>",
        "<UID>1</UID>",
        "PT8H0M0S",
        "<!DOCTYPE x>",
        "<!ENTITY a 'b'>",
        "&a;",
        "<a/>",
    ),
    *(
        " : ",
        "after a",
        "section X\n",
        "title X\n",
        "crit, ",
        "milestone, ",
        "dateFormat X\n",
        "%% c\n",
    ),
    *(
        "excludes weekends\n",
        "vert",
        "```",
        "3M",
        "24h",
        "until b",
        '<c r="ZZZ9999999">',
        "<v>1e9</v>",
    ),
)
