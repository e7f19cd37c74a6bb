"""From a file of another tool to its table, by the reader that its format asks for."""

from __future__ import annotations

from pathlib import PurePath

from cxroad.errors import InputError, UsageError
from cxroad.intake.limits import LARGEST_FILE
from cxroad.intake.shape import Table
from cxroad.source.limits import size_text

FORMATS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xml": "mspdi",
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
    ".md": "mermaid",
}
"""Format by the suffix of a file."""

_CLOSED = {
    ".xls": "an old Excel file: open it there and save it as .xlsx",
    ".xlsb": "a binary Excel file: open it there and save it as .xlsx",
    ".ods": "an OpenDocument table: save it as .xlsx or CSV",
    ".mpp": "a file of MS Project: save it there as XML",
    ".pdf": "a page and no table: ask for the table it was made from",
    ".yaml": "a roadmap already: cxroad lint it",
    ".yml": "a roadmap already: cxroad lint it",
}


def format_of(path: str, asked: str | None) -> str:
    """The format that `--from` or the suffix of a file names.

    Raises:
        UsageError: Neither names one that can be read.
    """
    known = ", ".join(dict.fromkeys(FORMATS.values()))
    if asked is not None:
        if asked not in FORMATS.values():
            raise UsageError(f"unknown format '{asked[:40]}'", f"known here: {known}")
        return asked
    suffix = PurePath(path).suffix.lower()
    if suffix in _CLOSED:
        raise UsageError(f"{path} cannot be read", f"it is {_CLOSED[suffix]}")
    if suffix not in FORMATS:
        raise UsageError(f"cannot tell a format from '{path}'", f"say --from with one of {known}")
    return FORMATS[suffix]


def read_table(
    data: bytes, format: str, *, encoding: str | None = None, sheet: str | None = None
) -> Table:
    """The table in the bytes of a file.

    Args:
        format: One of the values of `FORMATS`.
        encoding: How a CSV file stores letters; None to find out.
        sheet: The sheet of a workbook; None to find out.

    Raises:
        CxroadError: It is too large, not of that format, or cannot be read.
    """
    if len(data) > LARGEST_FILE:
        raise InputError(
            f"the file has more than {size_text(LARGEST_FILE)}", "save only what the roadmap needs"
        )
    if not data.strip():
        raise InputError("the file is empty", "name a file with rows in it")
    if sheet is not None and format != "xlsx":
        raise UsageError(f"--sheet: a file of {format} has no sheets", "leave it out")
    if encoding is not None and format != "csv":
        raise UsageError(f"--encoding: a file of {format} says it itself", "leave it out")
    if format == "xlsx":
        from cxroad.intake.sheets import read_sheet

        return read_sheet(data, sheet)
    if format == "mspdi":
        from cxroad.intake.mspdi import read_mspdi

        return read_mspdi(data)
    if format == "mermaid":
        from cxroad.intake.mermaid import read_mermaid

        return read_mermaid(data)
    if format == "csv":
        from cxroad.intake.delimited import read_delimited

        return read_delimited(data, encoding)
    raise UsageError(f"unknown format '{format[:40]}'")
