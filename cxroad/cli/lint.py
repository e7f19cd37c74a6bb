"""`cxroad lint`."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.addresses import addresses
from cxroad.cli.console import Colour, Console, has_colour, width_of
from cxroad.cli.options import ColourOption, Today, Width, today_of
from cxroad.cli.output import deliver
from cxroad.cli.paths import NAMELESS, STDIN, roadmaps_among
from cxroad.cli.repairs import differences, repaired
from cxroad.errors import UsageError

if TYPE_CHECKING:
    from cxroad.api import Project
    from cxroad.findings.report import FileReport, Report


_FOR_PEOPLE = ("full", "concise")
"""Formats that may be silent when nothing is found."""

_TELLING = ("full", "github", "markdown")
"""Formats that say what was set aside; beside the others it is said on stderr."""


class FailOn(StrEnum):
    """From which severity on a finding makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


def lint(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATHS]...", help="Files, folders, or - for standard input."),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select", help="Only these rules: codes, names or families, comma separated."
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", help="Not these rules, written the same way.")
    ] = None,
    output_format: Annotated[
        list[str] | None,
        typer.Option(
            "--output-format",
            "-f",
            metavar="FORMAT[=PATH]",
            help="full, concise, json, jsonl, github, gitlab, sarif, junit, checkstyle, rdjson or "
            "markdown; with =PATH into a file. Repeatable. [default: full]",
        ),
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="From which severity on the exit code is 1.")
    ] = FailOn.ERROR,
    strict: Annotated[
        bool, typer.Option("--strict", help="The same as --fail-on warning.")
    ] = False,
    today: Today = None,
    stdin_filename: Annotated[
        str, typer.Option("--stdin-filename", help="What to call standard input.")
    ] = NAMELESS,
    max_findings: Annotated[
        int | None,
        typer.Option("--max-findings", min=0, help="Print so many at most. [default: 50 on a tty]"),
    ] = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="How often each rule found something.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Nothing when nothing is found.")
    ] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Repair what can be, where the plan stays the same.")
    ] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option("--unsafe-fixes", help="With --fix or --diff: repairs that change the plan."),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Only show what repairs would change; then exit 1.")
    ] = False,
    fix_only: Annotated[
        bool, typer.Option("--fix-only", help="Repair, and say nothing of what is left.")
    ] = False,
    known: Annotated[
        str | None,
        typer.Option("--known", metavar="FILE", help="Hide the findings that FILE lists."),
    ] = None,
    write_known: Annotated[
        str | None,
        typer.Option(
            "--write-known",
            metavar="FILE",
            help="List what is found now in FILE; with --known too, bring FILE up to date.",
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="REF",
            help="Only what lies on lines that changed since REF, a commit, branch or tag, or came "
            "of that change elsewhere. A renamed file is a new one.",
        ),
    ] = None,
    staged: Annotated[
        bool,
        typer.Option(
            "--staged", help="The same for what is staged, as it is staged, since the last commit."
        ),
    ] = False,
    color: ColourOption = Colour.AUTO,
    width: Width = None,
) -> int:
    """Say everything that is wrong with a roadmap, where, and how to cure it.

    \b
    Examples:
      cxroad lint                              every roadmap in roadmaps/
      cxroad lint acme.yaml --strict           warnings fail too
      cxroad lint --select GRA,VIS002          some rules only
      cxroad lint -f concise -f json=out.json  one line each, and a file for programs
      cxroad lint --fix --diff                 what safe repairs would change
      cxroad lint --write-known known.jsonl    list what is there today ...
      cxroad lint --known known.jsonl          ... and from then on see only what is new
      cxroad lint --since main                 only what came with the changes since main
      cat acme.yaml | cxroad lint - --stdin-filename acme.yaml

    Without PATHS it reads roadmaps/, or this folder. Exit code: 0 nothing at or above
    --fail-on, 1 findings, 2 words that do not fit or a file that cannot be opened.
    """
    from cxroad.api import load_text
    from cxroad.cli.changes import changes_of
    from cxroad.cli.known import KnownFiles
    from cxroad.findings.report import Report
    from cxroad.lint.explain import cards
    from cxroad.render.closing import aside
    from cxroad.render.formats import FINDINGS, statistics_of

    def read(data: bytes, path: str) -> Project:
        return load_text(data, today=day, path=path)

    def asked(project: Project) -> FileReport:
        return project.lint(select or (), ignore or ())

    day = today_of(today)
    targets = _targets(output_format)
    found, others = roadmaps_among(paths or ())
    if write_known and (diff or fix_only):
        raise UsageError("--write-known lists what is found", "leave out --diff and --fix-only")
    if (since is not None or staged) and (write_known or fix or fix_only or diff):
        raise UsageError(
            "--since and --staged only choose what is shown",
            "repair, and list what is known, without them",
        )
    book = KnownFiles(known, write_known) if known or write_known else None
    if diff:
        text = differences(found, day, unsafe=unsafe_fixes, select=select or (),
                           ignore=ignore or (), stdin_filename=stdin_filename)  # fmt: skip
        deliver(text, None)
        return exits.FINDINGS if text else exits.CLEAN
    if unsafe_fixes and not (fix or fix_only):
        raise UsageError("--unsafe-fixes says which repairs", "add --fix, --fix-only or --diff")
    if fix or fix_only:
        found, number = repaired(
            found, day, unsafe=unsafe_fixes, select=select or (), ignore=ignore or ()
        )
        if number and not quiet:
            Console.current.note(f"note: {number} repair{'s' if number > 1 else ''} made")
        if fix_only:
            return exits.CLEAN
    named = [(stdin_filename if path == STDIN else path, data) for path, data in found]
    changes = changes_of(found, named, since, staged)
    if changes:
        named = changes.files
    projects = [read(data, path) for path, data in named]
    report = Report(
        tuple(map(asked, projects)),
        rules=cards(),
        addresses=addresses(project.loaded.path for project in projects),
    )
    if book:
        report = book.without(report, quiet)
    if changes:
        report = changes.narrowed(report, projects, read, asked)
        if changes.unstaged and not quiet:
            Console.current.note(changes.left_out())
    sources = {project.loaded.path: project.loaded.document for project in projects}
    for name, path in targets:
        on_terminal = path is None and sys.stdout is not None and sys.stdout.isatty()
        text = FINDINGS[name](
            report,
            sources,
            colour=path is None and has_colour(color),
            width=min(width_of(width), 100),
            most=max_findings if max_findings is not None else 50 if on_terminal else None,
        )
        # A program that reads the output wants a document even when there is nothing to say.
        if path or report.findings or not quiet or name not in _FOR_PEOPLE:
            deliver(text, path)
    if not quiet and not any(path is None and name in _TELLING for name, path in targets):
        for sentence in aside(report):
            Console.current.note(f"note: {sentence}")
    if statistics:
        Console.current.write(statistics_of(report))
    if others and not quiet:
        Console.current.note(
            f"note: {len(others)} YAML file{'s' if len(others) > 1 else ''} without `phases` or "
            f"`vision` left out, such as {others[0]}"
        )
    if any(project.loaded.document.root is None for project in projects):
        return exits.FINDINGS
    if strict:
        fail_on = FailOn.WARNING
    return exits.FINDINGS if _fails(report, fail_on) else exits.CLEAN


def _fails(report: Report, fail_on: FailOn) -> bool:
    """Whether a finding is bad enough; a file of level strict fails from warnings on."""
    from cxroad.findings.finding import Severity
    from cxroad.findings.report import Report

    if fail_on is FailOn.NEVER:
        return False
    least = Severity[fail_on.name]
    return any(
        Report((file,)).at_least(min(least, Severity.WARNING) if file.level == "strict" else least)
        for file in report.files
    )


def _targets(specs: list[str] | None) -> list[tuple[str, str | None]]:
    """What to write where: format and path, None for stdout.

    Raises:
        UsageError: An unknown format, or two formats for stdout.
    """
    from cxroad.model.nearest import nearest
    from cxroad.render.formats import FINDINGS

    targets: list[tuple[str, str | None]] = []
    for spec in specs or ["full"]:
        name, _, path = spec.partition("=")
        if name not in FINDINGS:
            close = nearest(name, FINDINGS)
            raise UsageError(
                f"unknown format '{name[:40]}'",
                f"did you mean {close[0]}?" if close else f"known: {', '.join(FINDINGS)}",
            )
        targets.append((name, path or None))
    if sum(path is None for _, path in targets) > 1:
        raise UsageError(
            "two formats cannot both go to standard output", "write one as FORMAT=PATH"
        )
    return targets
