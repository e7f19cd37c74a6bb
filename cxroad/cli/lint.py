"""`cxroad lint`."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.addresses import addresses
from cxroad.cli.console import Colour, Console, has_colour, width_of
from cxroad.cli.draw import Look
from cxroad.cli.options import ColourOption, ConfigOption, Isolated, Today, Width, today_of
from cxroad.cli.output import deliver
from cxroad.cli.paths import NAMELESS, STDIN, roadmaps_among
from cxroad.cli.progress import through
from cxroad.cli.repairs import differences, repaired
from cxroad.cli.timings import Timings
from cxroad.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from cxroad.api import Project
    from cxroad.cli.cache import Cache
    from cxroad.cli.changes import Changes, Files
    from cxroad.cli.known import KnownFiles
    from cxroad.cli.setup import Setting, Settings, Setup
    from cxroad.findings.card import RuleCard
    from cxroad.findings.report import FileReport


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
            "--select",
            metavar="RULES",
            help="Only these: codes, names or families, comma separated.",
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="RULES", help="Not these.")
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
        FailOn | None,
        typer.Option(
            "--fail-on", help="From which severity on the exit code is 1. [default: error]"
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="The same as --fail-on warning.")
    ] = False,
    today: Today = None,
    stdin_filename: Annotated[
        str, typer.Option("--stdin-filename", metavar="NAME", help="What to call standard input.")
    ] = NAMELESS,
    max_findings: Annotated[
        int | None,
        typer.Option(
            "--max-findings",
            metavar="N",
            min=0,
            help="Print so many at most. [default: 50 on a tty]",
        ),
    ] = None,
    max_size: Annotated[
        str | None,
        typer.Option(
            "--max-size",
            metavar="SIZE",
            help="The largest file to read, such as 32MiB. [default: CXROAD_MAX_SIZE, else 16MiB]",
        ),
    ] = None,
    config: ConfigOption = None,
    isolated: Isolated = False,
    force_exclude: Annotated[
        bool, typer.Option("--force-exclude", help="Apply `exclude` to files that are named too.")
    ] = False,
    show_settings: Annotated[
        bool,
        typer.Option("--show-settings", help="Only show what counts here, and who says so."),
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="How often each rule found something.")
    ] = False,
    timings: Annotated[
        bool, typer.Option("--timings", help="What took how long, on standard error.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Nothing when nothing is found.")
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option("--verbose", "-v", help="Also say what is read, and by which configuration."),
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
    jobs: Annotated[
        str,
        typer.Option("--jobs", "-j", metavar="N|auto", help="Processes to share many files among."),
    ] = "auto",
    no_cache: Annotated[
        bool,
        typer.Option("--no-cache", help="Ask again, although nothing changed since the last run."),
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Go on: say it again on every save, until Ctrl+C.")
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
      cxroad lint --watch                      again on every save
      cxroad lint --show-settings              what counts here: options, CXROAD_*, cxroad.toml
      cat acme.yaml | cxroad lint - --stdin-filename acme.yaml

    Without PATHS it reads roadmaps/, or this folder. Exit code: 0 nothing at or above
    --fail-on, 1 findings, 2 words that do not fit or a file that cannot be opened.
    """
    from cxroad.cli.judge import Judge, processes
    from cxroad.cli.setup import Setup
    from cxroad.findings.report import Report
    from cxroad.render.closing import aside, statistics_of
    from cxroad.render.formats import FINDINGS

    def asked(project: Project) -> FileReport:
        return clock.lint(project) if timings else project.report

    clock = Timings()
    day = today_of(today)
    flags = _flags(select, ignore, fail_on, strict, max_findings, known)
    judge = Judge(config, isolated, flags, max_size, day)
    setup = judge.setup
    processes(jobs, 0)  # refused before anything is read
    run = setup.of_all([stdin_filename if path == STDIN else path for path in paths or ()])
    if watch:
        one_shot = {
            "--fix": fix, "--fix-only": fix_only, "--diff": diff, "--unsafe-fixes": unsafe_fixes,
            "--write-known": write_known, "--since": since, "--staged": staged,
            "--show-settings": show_settings, "--statistics": statistics, "--timings": timings,
            "--output-format": output_format, "--max-findings": max_findings is not None,
            "-": STDIN in (paths or ()),
        }  # fmt: skip
        from cxroad.cli.lint_watch import WatchedFiles

        scene = WatchedFiles(
            paths or (),
            lambda: today_of(today),
            lambda: Setup(config, isolated, flags, max_size),
            force_exclude=force_exclude,
            look=Look.of(plain=False, ascii=False, color=color, width=width),
        )
        return scene.watch({word for word, given in one_shot.items() if given})
    if show_settings:
        from cxroad.cli.settings import shown

        deliver(shown(setup, paths or (), today), None)
        return exits.CLEAN
    targets = _targets(output_format or [run.word("output-format")])
    with clock.stage("finding and opening files"):
        found, others = roadmaps_among(paths or (), setup, force_exclude)
    if write_known and (diff or fix_only):
        raise UsageError("--write-known lists what is found", "leave out --diff and --fix-only")
    if (since is not None or staged) and (write_known or fix or fix_only or diff):
        raise UsageError(
            "--since and --staged only choose what is shown",
            "repair, and list what is known, without them",
        )
    # A list is brought up to date only on request: written alone, it is what this run found.
    hiding = known if write_known else run.path("known")
    book = _book(hiding, write_known)
    named = [(stdin_filename if path == STDIN else path, data) for path, data in found]
    if diff:
        text = differences(named, day, setup, unsafe=unsafe_fixes)
        deliver(text, None)
        return exits.FINDINGS if text else exits.CLEAN
    if unsafe_fixes and not (fix or fix_only):
        raise UsageError("--unsafe-fixes says which repairs", "add --fix, --fix-only or --diff")
    if fix or fix_only:
        found, number = repaired(found, day, setup, unsafe=unsafe_fixes)
        if number and not quiet:
            Console.current.note(f"note: {number} repair{'s' if number > 1 else ''} made")
        if fix_only:
            return exits.CLEAN
        named = found
    changes = _changes(found, named, since, staged)
    if changes:
        named = changes.files
    projects: list[Project] = []
    if changes or timings:
        with clock.stage("reading them"):
            projects = [judge.read(data, path) for path, data in through(named, "files")]
        reports = [asked(project) for project in through(projects, "files")]
        sources = {project.loaded.path: project.loaded.document for project in projects}
        blank = any(project.loaded.document.root is None for project in projects)
    else:
        kept = None if no_cache else _cache(day, setup)
        answers = judge.all(named, processes(jobs, len(named)), kept)
        judged = [each for each, _ in zip(answers, through(named, "files"), strict=True)]
        reports = [each.report for each in judged]
        sources = {each.document.path: each.document for each in judged}
        blank = any(each.blank for each in judged)
    report = Report(
        tuple(reports),
        rules=_cards() if book or "sarif" in dict(targets) else (),
        addresses=addresses(path for path, _ in named),
    )
    if book:
        report = book.without(report, quiet)
    if changes:
        report = changes.narrowed(report, projects, judge.read, asked)
        if changes.unstaged and not quiet:
            Console.current.note(changes.left_out())
    if verbose:
        for file in report.files:
            Console.current.note(_said_of(file, setup.of(file.path)))
    most = run.value("max-findings")
    with clock.stage("writing"):
        for name, path in targets:
            on_terminal = path is None and sys.stdout is not None and sys.stdout.isatty()
            text = FINDINGS[name](
                report,
                sources,
                colour=path is None and has_colour(color),
                width=min(width_of(width), 100),
                most=most if isinstance(most, int) else 50 if on_terminal else None,
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
    if timings:
        Console.current.note(clock.text())
    if blank:
        return exits.FINDINGS
    failed = any(_fails(file, setup.of(file.path).word("fail-on")) for file in report.files)
    return exits.FINDINGS if failed else exits.CLEAN


def _book(known: str | None, write: str | None) -> KnownFiles | None:
    """The files of known findings; None where none is named."""
    if not (known or write):
        return None
    from cxroad.cli.known import KnownFiles

    return KnownFiles(known, write)


def _changes(found: Files, named: Files, since: str | None, staged: bool) -> Changes | None:
    """The files beside their older version; None where none is asked for."""
    if since is None and not staged:
        return None
    from cxroad.cli.changes import changes_of

    return changes_of(found, named, since, staged)


def _cache(today: date, setup: Setup) -> Cache | None:
    """Where answers are kept; None where there is no place for them."""
    from cxroad.cli.cache import Cache, cache_folder

    folder = cache_folder()
    return Cache(folder, (today, setup.limits)) if folder else None


def _cards() -> tuple[RuleCard, ...]:
    """Every rule in words, for what lists them."""
    from cxroad.lint.explain import cards

    return cards()


def _flags(select: list[str] | None, ignore: list[str] | None, fail_on: FailOn | None,
           strict: bool, max_findings: int | None, known: str | None,
           ) -> dict[str, Setting]:  # fmt: skip
    """What the command line sets, by key."""
    from cxroad.cli.setup import Setting

    flags: dict[str, Setting] = {}
    if select:
        flags["select"] = Setting(tuple(select), "--select")
    if ignore:
        flags["ignore"] = Setting(tuple(ignore), "--ignore")
    if fail_on:
        flags["fail-on"] = Setting(fail_on.value, "--fail-on")
    if strict:
        flags["fail-on"] = Setting(FailOn.WARNING.value, "--strict")
    if max_findings is not None:
        flags["max-findings"] = Setting(max_findings, "--max-findings")
    if known:
        flags["known"] = Setting(known, "--known")
    return flags


def _fails(file: FileReport, fail_on: str) -> bool:
    """Whether a finding is bad enough; a file of level strict fails from warnings on."""
    from cxroad.findings.finding import Severity
    from cxroad.findings.report import Report

    if fail_on == FailOn.NEVER:
        return False
    least = Severity[fail_on.upper()]
    if file.level == "strict":
        least = min(least, Severity.WARNING)
    return bool(Report((file,)).at_least(least))


def _said_of(file: FileReport, settings: Settings) -> str:
    """What `--verbose` says of a file: its level, its waivers, its configuration."""
    from cxroad.model.writing import count
    from cxroad.render.visible import harmless

    level = f"level {file.level}" if file.level else "unreadable"
    waived = f", {count(len(file.waived), 'finding')} waived" if file.waived else ""
    by = harmless(settings.config.path) or "no configuration"
    return f"note: {harmless(file.path)}: {level}{waived}; {by}"


def _targets(specs: list[str]) -> list[tuple[str, str | None]]:
    """What to write where: format and path, None for stdout.

    Raises:
        UsageError: An unknown format, or two formats for stdout.
    """
    from cxroad.model.nearest import nearest
    from cxroad.render.formats import FINDINGS

    targets: list[tuple[str, str | None]] = []
    for spec in specs:
        name, _, path = spec.partition("=")
        if name not in FINDINGS:
            close = nearest(name, FINDINGS)
            raise UsageError(
                f"unknown format '{name[:40]}'",
                f"did you mean `{close[0]}`?" if close else f"known: {', '.join(FINDINGS)}",
            )
        targets.append((name, path or None))
    if sum(path is None for _, path in targets) > 1:
        raise UsageError(
            "two formats cannot both go to standard output", "write one as FORMAT=PATH"
        )
    return targets
