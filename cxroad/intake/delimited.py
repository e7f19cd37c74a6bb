"""CSV: text with one row a line, whatever parts its cells and however its letters are stored."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from cxroad.errors import InputError, UsageError
from cxroad.intake.columns import recognised
from cxroad.intake.limits import DEEPEST_HEADER, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS
from cxroad.intake.shape import Row, Table
from cxroad.model.nearest import nearest
from cxroad.model.writing import grouped

ENCODINGS = (
    *("utf-8", "utf-16", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "cp850"),
    *("cp852", "iso-8859-1", "iso-8859-2", "iso-8859-15", "koi8-u", "mac-roman"),
)
"""Ways to store letters that can be asked for by name."""

_SIGNS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 64 * 1024
"""Characters by which the sign between cells is found."""


def read_delimited(data: bytes, encoding: str | None = None, delimiter: str = "") -> Table:
    """The rows of a CSV file; numbers of rows are those of the lines where they begin.

    Args:
        encoding: One of `ENCODINGS`; None for UTF-8, or UTF-16 where the bytes show it.
        delimiter: What parts the cells; empty for the sign that makes the best table.

    Raises:
        UsageError: An encoding that is none of those known.
        InputError: The bytes are no such text, a quote is never closed, or it holds too much.
    """
    text, notes = _decoded(data, encoding)
    skip = 0
    if text[:4].casefold() == "sep=" and text[4:5] and text[5:6] in ("\r", "\n", ""):
        delimiter, skip = delimiter or text[4], 1
        text = text[5:].removeprefix("\r").removeprefix("\n")
    delimiter = delimiter or _delimiter(text)
    rows = tuple(_rows(text, delimiter, skip))
    if delimiter != "," and delimiter in _SIGNS:
        notes.append(f"Its cells are parted by {_SIGNS[delimiter]}.")
    return Table("line", rows, notes=tuple(notes))


def _decoded(data: bytes, encoding: str | None) -> tuple[str, list[str]]:
    """The text without its mark of byte order, and what had to be found out."""
    if encoding is not None:
        wanted = encoding.lower().replace("_", "-")
        if wanted not in ENCODINGS:
            near = nearest(wanted, ENCODINGS)
            raise UsageError(
                f"--encoding: '{encoding[:40]}' is not known here",
                f"did you mean {near[0]}?" if near else f"one of {', '.join(ENCODINGS)}",
            )
        return _as(data, wanted), []
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _as(data.removeprefix(mark), name), []
    # Every other byte of Latin text in UTF-16 is zero.
    for name, zeros in (("utf-16-le", data[1:400:2]), ("utf-16-be", data[0:400:2])):
        if len(zeros) > 3 and zeros.count(0) > len(zeros) * 0.6:
            return _as(data, name), ["It is stored as UTF-16."]
    return _as(data, "utf-8"), []


def _as(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise _undecodable(data, encoding, error.start) from None
    if "\0" in text:
        raise InputError(
            "this is no text: it holds zero bytes",
            "save the table as CSV, or as .xlsx",
        )
    return text


def _undecodable(data: bytes, encoding: str, at: int) -> InputError:
    """What is wrong with a byte, and how its line would read in the two usual code pages."""
    line = data.count(b"\n", 0, at) + 1
    start = max(data.rfind(b"\n", 0, at) + 1, at - 15)
    end = data.find(b"\n", at)
    piece = data[start : min(end if end >= 0 else len(data), at + 15)]
    shown = [f"cp1252 reads '{piece.decode('cp1252', 'replace').strip()}' there"]
    shown.append(f"cp1250 '{piece.decode('cp1250', 'replace').strip()}'")
    return InputError(
        f"line {grouped(line)} is not {encoding.upper()}",
        f"say how it is stored: --encoding cp1252 (Western Windows) or cp1250 (Central European); "
        f"{', '.join(shown)}",
    )


def _delimiter(text: str) -> str:
    """The sign whose table has most known columns, else the one that gives most rows alike."""
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    best, sign = (0, 0.0, 0), ","
    for each in _SIGNS:
        try:
            with _cell_limit():
                rows = [row for row in csv.reader(_lines(sample), delimiter=each) if any(row)]
        except csv.Error:
            continue
        widths = Counter(len(row) for row in rows)
        width, alike = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        if width < 2:
            continue
        known = max(len(recognised(row)) for row in rows[:DEEPEST_HEADER])
        if (score := (known, alike / len(rows), width)) > best:
            best, sign = score, each
    return sign


def _rows(text: str, delimiter: str, skip: int) -> Iterator[Row]:
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    found, begins = 0, 1
    with _cell_limit():
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise _malformed(begins + skip, str(error)) from None
            number, begins = begins + skip, reader.line_num + 1
            row = Row(number, tuple(cell.strip() for cell in cells))
            if row.empty:
                continue
            found += 1
            if found > MOST_ROWS + DEEPEST_HEADER:
                raise InputError(
                    f"the table has more than {grouped(MOST_ROWS)} rows",
                    "import the rows that matter to the roadmap",
                )
            if len(cells) > MOST_COLUMNS:
                raise InputError(
                    f"line {grouped(number)} has more than {grouped(MOST_COLUMNS)} cells",
                    "save only the columns that matter",
                )
            yield row


def _malformed(line: int, reason: str) -> InputError:
    if "field larger" in reason:
        return InputError(
            f"a cell that begins on line {grouped(line)} has more than {grouped(LONGEST_CELL)} "
            "characters",
            "look whether a quote before it is never closed; else shorten it",
        )
    return InputError(
        f"the quotes on line {grouped(line)} do not close",
        'a cell with quotes in it is written "like ""this"""',
    )


def _lines(text: str) -> Iterator[str]:
    """Lines with their ends; only LF and CR end them, unlike for `splitlines`."""
    start = 0
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    while (end := unified.find("\n", start)) >= 0:
        yield unified[start : end + 1]
        start = end + 1
    if start < len(unified):
        yield unified[start:]


@contextmanager
def _cell_limit() -> Iterator[None]:
    """The longest cell while rows are read; the module keeps one number for everybody."""
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)
