"""Sheets of Excel: cells as they hold their values, read by openpyxl, which never reckons."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import repeat
from typing import Any
from zipfile import ZipFile

from cxroad.errors import InputError, UsageError
from cxroad.intake.columns import letters, recognised
from cxroad.intake.limits import (
    DEEPEST_HEADER,
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
)
from cxroad.intake.merged import spread
from cxroad.intake.packed import BROKEN, checked
from cxroad.intake.shape import Misfit, Row, Table
from cxroad.intake.vocabulary import currency_named
from cxroad.model.nearest import nearest
from cxroad.model.writing import grouped, listed

_REFUSALS = (
    *BROKEN, TypeError, AttributeError, ArithmeticError, AssertionError,
    SyntaxError, StopIteration,
)  # fmt: skip
"""What openpyxl raises for files that are not as they should be; an XML error is a SyntaxError."""

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGN = re.compile(r'\[\$([^\]-]{1,6})[^\]]*\]|"([^"]{1,16})"|([€$£¥₴])')


def read_sheet(data: bytes, name: str | None = None) -> Table:
    """The rows of a sheet, numbered as the program shows them.

    Args:
        name: The sheet; None for the first that has titles which are known.

    Raises:
        UsageError: There is no such sheet, or openpyxl is not installed.
        InputError: It is no such file, encrypted, damaged, or holds more than the limits allow.
    """
    if data.startswith(_OLD):
        raise InputError(
            "it is encrypted, or an .xls of old", "open it, and save it as .xlsx without a password"
        )
    archive = checked(data)
    try:
        import openpyxl
    except ImportError:
        raise UsageError(
            "reading .xlsx needs openpyxl", 'pip install "cxroad[xlsx]", or save the table as CSV'
        ) from None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about charts and validations, which nobody asked for
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            plain = None
            if _has_formulas(archive):
                plain = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
            return _table(book, plain, archive, name)
        except _REFUSALS:
            raise InputError(
                "this workbook cannot be read", "open it in a spreadsheet program, save it anew"
            ) from None


def _has_formulas(archive: ZipFile) -> bool:
    sheets = (part for part in archive.namelist() if "/worksheets/" in part)
    return any(b"<f" in archive.read(part) for part in sheets)


def _table(book: Any, plain: Any, archive: ZipFile, name: str | None) -> Table:
    # Sheets that hold only a chart have no cells.
    sheets = [sheet for sheet in book.worksheets if hasattr(sheet, "reset_dimensions")]
    if name is not None:
        return _named(sheets, plain, archive, name)
    shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"] or sheets
    first: Table | None = None
    for at, sheet in enumerate(shown):
        table = _rows(sheet, plain, archive)
        if any(len(recognised(row.cells)) > 1 for row in table.rows[:DEEPEST_HEADER]):
            others = [f"'{other.title}'" for other in (*shown[:at], *shown[at + 1 :])]
            notes = (f"The sheet '{sheet.title}' is taken, not {listed(others)}; see --sheet.",)
            return _with_notes(table, notes if others else ())
        first = first or (table if table.rows else None)
    if first is None:
        raise InputError("there is nothing in the sheets", "name a file with rows in it")
    return first


def _named(sheets: list[Any], plain: Any, archive: ZipFile, name: str) -> Table:
    for sheet in sheets:
        if sheet.title.strip().casefold() == name.strip().casefold():
            return _rows(sheet, plain, archive)
    titles = [sheet.title for sheet in sheets]
    near = nearest(name, titles)
    raise UsageError(
        f"there is no sheet '{name[:60]}'",
        f"did you mean '{near[0]}'?" if near else f"there are {listed(titles)[:300]}",
    )


def _rows(sheet: Any, plain: Any, archive: ZipFile) -> Table:
    """All rows that hold anything; what a cell says of its size is not believed."""
    found: list[Row] = []
    misfits: list[Misfit] = []
    seen = 0
    formulas = _formulas(plain[sheet.title]) if plain else repeat(())
    sheet.reset_dimensions()
    cells = sheet.iter_rows()
    for (number, row), written in zip(enumerate(cells, 1), formulas, strict=False):
        seen += len(row)
        if seen > MOST_CELLS or len(found) > MOST_ROWS + DEEPEST_HEADER:
            raise InputError(
                f"the sheet '{sheet.title[:60]}' has more than {grouped(MOST_ROWS)} rows, or "
                f"{grouped(MOST_CELLS)} cells",
                "copy the rows that matter into a new one",
            )
        texts = []
        for at, cell in enumerate(row):
            text, said = _text(cell, written[at] if at < len(written) else None)
            if said:
                misfits.append(Misfit(number, f"column {letters(at)}", *said))
            texts.append(text)
        while texts and not texts[-1]:
            texts.pop()
        if len(texts) > MOST_COLUMNS:
            raise InputError(
                f"row {grouped(number)} has more than {grouped(MOST_COLUMNS)} cells",
                "copy the columns that matter into a new sheet",
            )
        if texts:
            found.append(Row(number, tuple(texts)))
    rows, merged = spread(found, archive, str(getattr(sheet, "_worksheet_path", "")))
    return Table("row", rows, merged=merged, misfits=tuple(misfits))


def _formulas(sheet: Any) -> Iterator[tuple[object, ...]]:
    sheet.reset_dimensions()
    yield from sheet.iter_rows(values_only=True)


def _text(cell: Any, written: object) -> tuple[str, tuple[str, str] | None]:
    """What a cell holds as text, and what is wrong with it, if anything."""
    value = cell.value
    if value is None:
        if isinstance(written, str) and written.startswith("="):
            said = "holds a formula whose result was not saved; it is left out"
            return "", (said, "open the file in a spreadsheet program and save it")
        return "", None
    if cell.data_type == "e":
        return "", (f"holds an error ({str(value)[:20]}); it is left out", "mend the formula")
    if isinstance(value, str):
        return value[:LONGEST_CELL].strip(), None
    if isinstance(value, bool):
        return "yes" if value else "no", None
    if isinstance(value, datetime):
        return value.date().isoformat(), None
    if isinstance(value, date):
        return value.isoformat(), None
    if isinstance(value, time | timedelta):
        return f"{value} hours", None
    if isinstance(value, int | float):
        return _number(value, cell.number_format or ""), None
    return str(value)[:LONGEST_CELL].strip(), None


def _number(value: float, format: str) -> str:
    """A number with the sign that its format shows: `20%`, `40000 €`, `6 weeks`."""
    shown = format.partition(";")[0]
    if "%" in shown:
        return f"{_digits(value * 100)}%"
    text = _digits(value)
    for match in _SIGN.finditer(shown):
        sign = (match[1] or match[2] or match[3]).strip()
        if currency_named(sign) or (match[2] and sign.strip(" .-")):
            return f"{text} {sign}"
    return text


def _digits(value: float) -> str:
    """The digits that the program shows, without the noise of binary fractions."""
    text = f"{Decimal(f'{value:.12g}'):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _with_notes(table: Table, notes: tuple[str, ...]) -> Table:
    return replace(table, notes=notes)
