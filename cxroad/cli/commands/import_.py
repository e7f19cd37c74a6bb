"""`cxroad import`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.console import Console
from cxroad.cli.difference import difference
from cxroad.cli.options import ReadOptions
from cxroad.cli.paths import STDIN
from cxroad.errors import InputError, UsageError

if TYPE_CHECKING:
    from datetime import date

    from cxroad.cli.setup import Setup
    from cxroad.cli.taking import Asked
    from cxroad.intake.cells import Order

_ORDERS: dict[str, Order] = {"dmy": "dmy", "mdy": "mdy"}
"""What may come first in a day such as 03/04/2027."""


def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", show_default=False)],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The new roadmap, `-` for stdout. [default: roadmaps/NAME.yaml]",
        ),
    ] = None,
    into: Annotated[
        str | None,
        typer.Option("--into", metavar="ROADMAP", help="Add to this roadmap, not to a new one."),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="FORMAT", help="csv, xlsx, mspdi or mermaid. [default: by the suffix]"
        ),
    ] = None,
    map: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="COLUMN=WHAT", help="What columns hold. Repeatable."),
    ] = None,
    phase: Annotated[
        str, typer.Option("--phase", metavar="ID", help="The phase of work without one.")
    ] = "",
    dates: Annotated[
        str | None,
        typer.Option("--dates", metavar="dmy|mdy", help="What comes first in 03/04/2027."),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", metavar="NAME", help="How a CSV stores letters: cp1252 ..."),
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help="The sheet of a workbook.")
    ] = None,
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="Of the roadmap.")] = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be taken in; write nothing.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show the file, write nothing; then exit 1.")
    ] = False,
    *,
    reading: ReadOptions,
) -> int:
    """Take in work planned elsewhere: a table, a plan of MS Project, a chart of Mermaid.

    \b
    Examples:
      cxroad import plan.csv                      writes roadmaps/plan.yaml
      cxroad import plan.csv -o acme.yaml --dry-run  only says what it would do
      cxroad import plan.xlsx --sheet Initiatives --into roadmaps/acme.yaml
      cxroad import plan.xml                      MS Project, saved as XML
      cxroad import README.md                     its first Gantt chart of Mermaid
      cxroad import jira.csv --map "Epic Name=phase,Story Points="
      cxroad import plan.csv --map "Dauer=estimate:weeks" --dates dmy

    Columns are known by their names in English, German, French, Spanish, Polish, Hungarian and
    Ukrainian. Nothing is guessed: what does not fit is left out and said, with its row and its
    column; then the exit code is 1. An existing file is never written over.
    """
    from cxroad.cli.taking import Asked

    if dates is not None and dates not in _ORDERS:
        raise UsageError(
            f"--dates: '{dates[:40]}' is no order of day and month", "write dmy or mdy"
        )
    if diff and dry_run:
        raise UsageError("--diff and --dry-run both write nothing", "leave one out")
    shown = dry_run or diff
    asked = Asked(
        file, format, encoding, sheet, phase, _ORDERS.get(dates or ""), title, not (yes or shown)
    )
    if into is not None:
        if output is not None or title:
            raise UsageError("--into adds to a roadmap", "leave out --output and --title")
        from cxroad.cli.into import add_to

        return add_to(into, asked, map or (), dry_run, diff, reading)
    day, setup = reading.day(), reading.setup()
    return _new(asked, map or (), output, day, setup, dry_run, diff)


def _new(
    asked: Asked,
    map: Sequence[str],
    output: str | None,
    today: date,
    setup: Setup,
    dry_run: bool,
    diff: bool,
) -> int:
    """Make a new roadmap."""
    from cxroad.cli.taking import settled
    from cxroad.edit.write import create
    from cxroad.intake.write import text_of
    from cxroad.render.intake import report

    target = output or os.path.join("roadmaps", f"{name_of(asked.file)}.yaml")
    if target != STDIN and os.path.lexists(target):
        raise _exists(target)
    intake = settled(asked, map, "" if target == STDIN else f"Write {target}?")
    if intake is None:
        Console.current.note("Nothing was written.")
        return exits.FINDINGS
    text = text_of(intake, os.path.basename(asked.file))
    said = report(intake, asked.file) + _next(text, target, today, setup, dry_run or diff)
    if target == STDIN or diff:
        Console.current.note(said)
        Console.current.write(difference(target, b"", text.encode()) if diff else text)
    else:
        if not dry_run:
            _make_folder(target)
            if not create(target, text.encode()):
                raise _exists(target)
        Console.current.write(said)
    return exits.FINDINGS if intake.misfits or diff else exits.CLEAN


def _exists(target: str) -> UsageError:
    return UsageError(
        f"{target} exists, and is not written over", f"another name with -o, or --into {target}"
    )


def _make_folder(target: str) -> None:
    """The folder that a file is to lie in, if it is not there."""
    folder = os.path.dirname(target) or "."
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"cannot make the folder {folder}: {error.strerror or error}", "name a file with -o"
        ) from None


def name_of(file: str) -> str:
    """What a roadmap made of a file is called, without a suffix."""
    from cxroad.model.ids import nearest_id

    return nearest_id(PurePath(file).stem) or "imported"


def _next(text: str, target: str, today: date, setup: Setup, shown: bool) -> str:
    """What lint says of the new file, and what to type next."""
    from cxroad.findings.report import Report
    from cxroad.render.closing import closing
    from cxroad.render.visible import harmless

    if target == STDIN:
        return ""
    report = setup.load(text.encode(), target, today).report
    name = harmless(target)
    written = "Nothing was written; it would be" if shown else "Wrote"
    following = (
        "Next: the same without --dry-run or --diff"
        if shown
        else f"Next: cxroad lint {name}, then cxroad timeline {name}"
    )
    lines = ["", f"{written} {name}.", *closing(Report((report,))), following]
    return "".join(f"{line}\n" for line in lines)
