"""The table of commands and the one boundary at which errors become exit codes."""

from __future__ import annotations

import functools
import os
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from typing import Any

import typer
import typer.core

from cxroad.cli import capacity as capacity_command
from cxroad.cli import diff as diff_command
from cxroad.cli import exits, letters
from cxroad.cli import export as export_command
from cxroad.cli import forecast as forecast_command
from cxroad.cli import level as level_command
from cxroad.cli import lint as lint_command
from cxroad.cli import lsp as lsp_command
from cxroad.cli import order as order_command
from cxroad.cli import report as report_command
from cxroad.cli import rule as rule_command
from cxroad.cli import schema as schema_command
from cxroad.cli import summary as summary_command
from cxroad.cli import timeline as timeline_command
from cxroad.cli import tour as tour_command
from cxroad.cli import value as value_command
from cxroad.cli import waive as waive_command
from cxroad.cli import watch as watch_command
from cxroad.cli import whatif as whatif_command
from cxroad.cli.console import Console, is_plain
from cxroad.cli.progress import Progress, say
from cxroad.errors import CxroadError

app = typer.Typer(
    name="cxroad",
    help=(
        "Customer-experience roadmaps as YAML in git: checked, ordered, scheduled and ready "
        "for the steering committee.\n\nStart with: cxroad tour"
    ),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        from cxroad import __version__

        typer.echo(f"cxroad {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(
        False, "--version", "-V", callback=_version, is_eager=True, help="Print the version."
    ),
) -> None:
    """Keep the commands below one name."""


class _Command(typer.core.TyperCommand):
    """A command whose help names arguments as we do, and values without types of Python."""

    def get_help(self, ctx: Any) -> str:
        """The help, alike in every version of typer."""
        text: str = super().get_help(ctx)
        for argument in self.params:
            name = argument.metavar
            if argument.param_type_name == "argument" and name:
                text = text.replace(f"[{name}]...", name).replace(f"[{name}]", name)
                text = re.sub(rf"({re.escape(name)}) <[^>]*>", r"\1", text)
        return _TYPES.sub(lambda type: ("N" if type[1] else "TEXT").ljust(len(type[0])), text)


_TYPES = re.compile(r"<(?:(int|float)(?: range)?|str|list\[str\])>")
"""What new versions of typer write for a value that has no other name."""


def _register(function: Callable[..., int]) -> None:
    """Make a function a command: its name, its docstring and the code that it returns."""

    @functools.wraps(function)
    def command(**options: object) -> None:
        try:
            code = function(**options)
        except KeyboardInterrupt:
            code = exits.INTERRUPTED
        raise typer.Exit(code)

    help = (function.__doc__ or "").strip()
    register = app.command(
        function.__name__, cls=_Command, help=help, short_help=help.partition("\n")[0]
    )
    register(command)


for _function in (
    tour_command.tour,
    lint_command.lint,
    watch_command.watch,
    order_command.order,
    timeline_command.timeline,
    forecast_command.forecast,
    summary_command.summary,
    report_command.report,
    value_command.value,
    whatif_command.whatif,
    capacity_command.capacity,
    level_command.level,
    diff_command.diff,
    export_command.export,
    rule_command.rule,
    schema_command.schema,
    lsp_command.lsp,
    waive_command.waive,
):
    _register(_function)


def run(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code; nothing escapes but a bug in this function.

    Results are kept back until the command has ended, so that a command that fails half way
    prints no half answer.
    """
    letters.forget()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=letters.HANDLER)
    try:
        with Progress(_called(arguments), is_plain("--plain" in arguments)):
            code = _run(arguments)
        Console.current.flush()
        if letters.met():
            _say(letters.NOTE)
    except BrokenPipeError:
        _give_up_stdout()
        return exits.BROKEN_PIPE
    except OSError as error:
        _say(f"error: cannot write the output: {error.strerror or error}")
        _give_up_stdout()
        return exits.USAGE
    return code


def _run(arguments: Sequence[str]) -> int:
    try:
        app(list(arguments), prog_name="cxroad")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else exits.USAGE
    except CxroadError as error:
        from cxroad.render.visible import visible

        _say(f"error: {visible(error.message)}")
        if error.hint:
            _say(f"help: {visible(error.hint)}")
        return exits.USAGE
    except KeyboardInterrupt:
        return exits.INTERRUPTED
    except Exception as bug:  # the error boundary: whatever is left is our mistake
        _say(_bug_report(bug, arguments))
        return exits.BUG
    return exits.CLEAN


def _bug_report(bug: Exception, arguments: Sequence[str]) -> str:
    """Leave a report in the folder for temporary files and say where; names no file's content."""
    import platform
    import traceback

    from cxroad import __version__

    lines = [
        f"cxroad {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"command: {' '.join(arguments)[:500]!r}",
        *traceback.format_exception(bug),
    ]
    handle, path = tempfile.mkstemp(prefix="cxroad-bug-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as report:
        report.write("\n".join(lines))
    return f"error: this is a mistake in cxroad, not in your file. Please report it with {path}"


def _called(arguments: Sequence[str]) -> str:
    """What the user calls what is running: `cxroad lint`."""
    known = (word for word in arguments[:1] if word.isalpha())
    return " ".join(["cxroad", *known])


def _say(line: str) -> None:
    try:
        say(line + "\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        return  # nobody is left to tell


def _give_up_stdout() -> None:
    """Let Python's own last flush of a broken stdout go nowhere."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return  # no descriptor behind it, as in tests
