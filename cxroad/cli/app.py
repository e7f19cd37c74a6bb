"""The table of commands and the one boundary at which errors become exit codes."""

from __future__ import annotations

import errno
import functools
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from keyword import iskeyword
from typing import Any, cast

import typer
import typer.core

from cxroad.cli import exits, letters
from cxroad.cli.console import Console, give_up_stdout, is_plain
from cxroad.cli.given import WORD, plainly
from cxroad.cli.groups import spread
from cxroad.cli.progress import Progress, say
from cxroad.errors import CxroadError

_COMMANDS = (
    "tour",
    "draft",
    "lint",
    "watch",
    "order",
    "timeline",
    "forecast",
    "summary",
    "report",
    "value",
    "whatif",
    "capacity",
    "level",
    "diff",
    "import",
    "export",
    "rule",
    "schema",
    "completion",
    "lsp",
    "add",
    "set",
    "move",
    "rename",
    "remove",
    "link",
    "unlink",
    "done",
    "record",
    "waive",
)
"""Every command, in the order of the help.

Each is a function in a module of `commands`, both of its name; where Python keeps the name for
itself, as for `import`, they end in an underscore.
"""


def _version(wanted: bool) -> None:
    if wanted:
        from cxroad import __version__

        Console.current.write(f"cxroad {__version__}\n")
        raise typer.Exit


def _root(
    version: bool = typer.Option(
        False, "--version", "-V", callback=_version, is_eager=True, help="Print the version."
    ),
) -> None:
    """Keep the commands below one name."""


def _help(ctx: Any, _: object, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        Console.current.write(f"{ctx.get_help()}\n")
        ctx.exit()


def _for_help(option: Any) -> Any:
    """The option of typer that asks for help, answered as we answer everything."""
    if option:
        option.callback = _help
        plainly(option)
    return option


_Misused = cast("type[Exception]", typer.BadParameter.__mro__[1])
"""What typer raises for words that do not fit, wherever this version of it keeps that."""


@contextmanager
def _reworded(ctx: Any, word: str = "") -> Iterator[None]:
    """What is said of words that do not fit, in our own words; no words at all ask for help."""
    try:
        yield
    except _Misused as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            say(f"{ctx.get_help()}\n")
            raise typer.Exit(exits.USAGE) from None
        from cxroad.cli.refusals import reworded

        raise reworded(error, ctx, word or str(ctx.meta.get(WORD, ""))) from None


class _Root(typer.core.TyperGroup):
    """All commands; its help is a result like any other."""

    def get_help_option(self, ctx: Any) -> Any:
        """The option that asks for help."""
        return _for_help(super().get_help_option(ctx))

    def parse_args(self, ctx: Any, args: Any) -> Any:
        """The options before the command, understood."""
        with _reworded(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: Any) -> Any:
        """The command that is called."""
        with _reworded(ctx, args[0]):
            return super().resolve_command(ctx, args)


class _Command(typer.core.TyperCommand):
    """A command whose help names arguments as we do, and values without types of Python."""

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        for parameter in self.params:
            plainly(parameter)

    def get_help_option(self, ctx: Any) -> Any:
        """The option that asks for help."""
        return _for_help(super().get_help_option(ctx))

    def parse_args(self, ctx: Any, args: Any) -> Any:
        """The words of a command, understood."""
        with _reworded(ctx):
            return super().parse_args(ctx, args)

    def get_help(self, ctx: Any) -> str:
        """The help, alike in every version of typer."""
        text = self._named(super().get_help(ctx))
        return _TYPES.sub(lambda type: ("N" if type[1] else "TEXT").ljust(len(type[0])), text)

    def get_usage(self, ctx: Any) -> str:
        """The line that stands over what is wrong with somebody's words, as in the help."""
        return self._named(super().get_usage(ctx))

    def _named(self, text: str) -> str:
        """A text with arguments called as we call them."""
        for argument in self.params:
            name = argument.metavar
            if argument.param_type_name == "argument" and name:
                for written in (f"[{name}]...", f"[{name}]", f"{{{name}}}"):
                    text = text.replace(written, name)
                text = re.sub(rf"({re.escape(name)}) <[^>]*>", r"\1", text)
        return text


_TYPES = re.compile(r"<(?:(int|float)(?: range)?|str|list\[str\])>")
"""What new versions of typer write for a value that has no other name."""


_LOOSE = ("add", "set", "record")
"""Commands whose words may begin with a dash, such as `-5`; they refuse unknown options themselves.
"""


def build(arguments: Sequence[str]) -> typer.Typer:
    """The program, with the command that is called and no other, since each takes time to build.

    All of them where none is called, or one that there is not, so that help can name them.
    """
    program = typer.Typer(
        name="cxroad",
        cls=_Root,
        help=(
            "Customer-experience roadmaps as YAML in git: checked, ordered, scheduled and ready "
            "for the steering committee.\n\nStart with: cxroad tour, then cxroad draft"
        ),
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    program.callback()(_root)
    called = [name for name in arguments[:1] if name in _COMMANDS]
    for name in called or _COMMANDS:
        known = f"{name}_" if iskeyword(name) else name
        _register(program, name, getattr(import_module(f"cxroad.cli.commands.{known}"), known))
    return program


def _register(program: typer.Typer, name: str, function: Callable[..., int]) -> None:
    """Make a function a command: its name, its docstring and the code that it returns."""

    function = spread(function)

    @functools.wraps(function)
    def command(**options: object) -> None:
        raise typer.Exit(function(**options))

    help = (function.__doc__ or "").strip()
    register = program.command(
        name,
        cls=_Command,
        help=help,
        short_help=help.partition("\n")[0],
        context_settings={"ignore_unknown_options": name in _LOOSE},
    )
    register(command)


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
            say(f"{letters.NOTE}\n")
    except KeyboardInterrupt:
        give_up_stdout()  # whoever stops us does not want the rest
        return exits.INTERRUPTED
    except BrokenPipeError:
        give_up_stdout()
        return exits.BROKEN_PIPE
    except OSError as error:
        say(f"error: cannot write the output: {error.strerror or error}\n")
        give_up_stdout()
        return exits.USAGE
    return code


def _run(arguments: Sequence[str]) -> int:
    try:
        code = build(arguments)(list(arguments), prog_name="cxroad", standalone_mode=False)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else exits.USAGE
    except CxroadError as error:
        from cxroad.render.visible import harmless

        say(f"error: {harmless(error.message)}\n")
        if error.hint:
            say(f"help: {harmless(error.hint)}\n")
        return exits.USAGE
    except (KeyboardInterrupt, typer.Abort):
        return exits.INTERRUPTED
    except OSError as error:
        if error.errno == errno.EIO and error.filename is None and _at_a_terminal():
            return exits.INTERRUPTED  # the terminal that we read from or wrote to has gone
        say(_refused(error))
        return exits.USAGE
    except Exception as bug:  # the error boundary: whatever is left is our mistake
        say(f"{_bug_report(bug, arguments)}\n")
        return exits.BUG
    return code if isinstance(code, int) else exits.CLEAN


def _refused(error: OSError) -> str:
    """What the system would not do, where nobody knew more about it."""
    from cxroad.render.visible import harmless

    if error.filename is None and error.errno == errno.ENOENT:
        return "error: this folder is not there any more\nhelp: go to another: cd ..\n"
    at = f" {os.fsdecode(error.filename)}" if isinstance(error.filename, str | bytes) else ""
    reason = error.strerror or type(error).__name__
    return f"error: the system does not let us use{harmless(at) or ' a file'}: {reason}\n"


def _at_a_terminal() -> bool:
    """Whether a stream is a terminal, be it one that has gone."""
    try:
        import termios
    except ImportError:
        return False
    for stream in range(3):
        try:
            termios.tcgetattr(stream)
        except termios.error as error:
            if error.args[0] != errno.EIO:
                continue
        return True
    return False


def _bug_report(bug: Exception, arguments: Sequence[str]) -> str:
    """Leave a report in the folder for temporary files and say where; names no file's content."""
    import platform
    import tempfile
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
