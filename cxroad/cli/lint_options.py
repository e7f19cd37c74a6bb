"""What `cxroad lint` can be told beside its paths."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from cxroad.cli.console import Colour
from cxroad.cli.options import ColourOption, ConfigOption, Isolated, Today, Width
from cxroad.cli.paths import NAMELESS
from cxroad.errors import UsageError

if TYPE_CHECKING:
    from cxroad.cli.setup import Setting


class FailOn(StrEnum):
    """From which severity on a finding makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class LintOptions:
    """The options of `cxroad lint`, in the order of its help."""

    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="RULES",
            help="Only these: codes, names or families, comma separated.",
        ),
    ] = None
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="RULES", help="Not these.")
    ] = None
    output_format: Annotated[
        list[str] | None,
        typer.Option(
            "--output-format",
            "-f",
            metavar="FORMAT[=PATH]",
            help="full, concise, json, jsonl, github, gitlab, sarif, junit, checkstyle, rdjson or "
            "markdown; with =PATH into a file. Repeatable. [default: full]",
        ),
    ] = None
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            "--fail-on", help="From which severity on the exit code is 1. [default: error]"
        ),
    ] = None
    strict: Annotated[bool, typer.Option("--strict", help="The same as --fail-on warning.")] = False
    today: Today = None
    stdin_filename: Annotated[
        str, typer.Option("--stdin-filename", metavar="NAME", help="What to call standard input.")
    ] = NAMELESS
    max_findings: Annotated[
        int | None,
        typer.Option(
            "--max-findings",
            metavar="N",
            min=0,
            help="Print so many at most. [default: 50 on a tty]",
        ),
    ] = None
    max_size: Annotated[
        str | None,
        typer.Option(
            "--max-size",
            metavar="SIZE",
            help="The largest file to read, such as 32MiB. [default: CXROAD_MAX_SIZE, else 16MiB]",
        ),
    ] = None
    config: ConfigOption = None
    isolated: Isolated = False
    force_exclude: Annotated[
        bool, typer.Option("--force-exclude", help="Apply `exclude` to files that are named too.")
    ] = False
    show_settings: Annotated[
        bool,
        typer.Option("--show-settings", help="Only show what counts here, and who says so."),
    ] = False
    statistics: Annotated[
        bool, typer.Option("--statistics", help="How often each rule found something.")
    ] = False
    timings: Annotated[
        bool, typer.Option("--timings", help="What took how long, on standard error.")
    ] = False
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Nothing when nothing is found.")] = (
        False
    )
    verbose: Annotated[
        bool,
        typer.Option("--verbose", "-v", help="Also say what is read, and by which configuration."),
    ] = False
    fix: Annotated[
        bool, typer.Option("--fix", help="Repair what can be, where the plan stays the same.")
    ] = False
    unsafe_fixes: Annotated[
        bool,
        typer.Option("--unsafe-fixes", help="With --fix or --diff: repairs that change the plan."),
    ] = False
    diff: Annotated[
        bool, typer.Option("--diff", help="Only show what repairs would change; then exit 1.")
    ] = False
    fix_only: Annotated[
        bool, typer.Option("--fix-only", help="Repair, and say nothing of what is left.")
    ] = False
    known: Annotated[
        str | None,
        typer.Option("--known", metavar="FILE", help="Hide the findings that FILE lists."),
    ] = None
    write_known: Annotated[
        str | None,
        typer.Option(
            "--write-known",
            metavar="FILE",
            help="List what is found now in FILE; with --known too, bring FILE up to date.",
        ),
    ] = None
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="REF",
            help="Only what lies on lines that changed since REF, a commit, branch or tag, or came "
            "of that change elsewhere. A renamed file is a new one.",
        ),
    ] = None
    staged: Annotated[
        bool,
        typer.Option(
            "--staged", help="The same for what is staged, as it is staged, since the last commit."
        ),
    ] = False
    jobs: Annotated[
        str,
        typer.Option("--jobs", "-j", metavar="N|auto", help="Processes to share many files among."),
    ] = "auto"
    no_cache: Annotated[
        bool,
        typer.Option("--no-cache", help="Ask again, although nothing changed since the last run."),
    ] = False
    watch: Annotated[
        bool, typer.Option("--watch", help="Go on: say it again on every save, until Ctrl+C.")
    ] = False
    color: ColourOption = Colour.AUTO
    width: Width = None

    def flags(self) -> dict[str, Setting]:
        """What they set in place of the configuration, by its keys."""
        from cxroad.cli.setup import Setting

        flags: dict[str, Setting] = {}
        if self.select:
            flags["select"] = Setting(tuple(self.select), "--select")
        if self.ignore:
            flags["ignore"] = Setting(tuple(self.ignore), "--ignore")
        if self.fail_on:
            flags["fail-on"] = Setting(self.fail_on.value, "--fail-on")
        if self.strict:
            flags["fail-on"] = Setting(FailOn.WARNING.value, "--strict")
        if self.max_findings is not None:
            flags["max-findings"] = Setting(self.max_findings, "--max-findings")
        if self.known:
            flags["known"] = Setting(self.known, "--known")
        return flags

    def for_one_run(self) -> set[str]:
        """Those that were given and mean one run only, as watching does not."""
        given = {
            "--fix": self.fix, "--fix-only": self.fix_only, "--diff": self.diff,
            "--unsafe-fixes": self.unsafe_fixes, "--write-known": self.write_known,
            "--since": self.since, "--staged": self.staged, "--show-settings": self.show_settings,
            "--statistics": self.statistics, "--timings": self.timings,
            "--output-format": self.output_format, "--max-findings": self.max_findings is not None,
        }  # fmt: skip
        return {word for word, said in given.items() if said}

    def refuse_contradictions(self) -> None:
        """Refuse what does not go together.

        Raises:
            UsageError: It says which to leave out.
        """
        repairs = self.fix or self.fix_only
        if self.write_known and (self.diff or self.fix_only):
            raise UsageError("--write-known lists what is found", "leave out --diff and --fix-only")
        if (self.since is not None or self.staged) and (self.write_known or repairs or self.diff):
            raise UsageError(
                "--since and --staged only choose what is shown",
                "repair, and list what is known, without them",
            )
        if self.unsafe_fixes and not (repairs or self.diff):
            raise UsageError("--unsafe-fixes says which repairs", "add --fix, --fix-only or --diff")
