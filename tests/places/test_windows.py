"""Where there is no POSIX: what Windows lacks is taken away, then everything is imported and used.

It is no test on Windows; it holds that nothing is asked of a system before we know that it has it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from cxroad.edit import write

ROOT = Path(__file__).parents[2]
WITHOUT = """
    import importlib, io, os, pkgutil, signal, sys
    from contextlib import redirect_stderr, redirect_stdout

    import pydantic, rich.console, typer, networkx, ruamel.yaml, yaml  # what they need is theirs
    try:
        import numpy
    except ImportError:
        pass

    MODULES = {
        *("fcntl", "termios", "tty", "pty", "pwd", "grp", "resource", "curses", "_curses"),
        "syslog",
    }
    OF_OS = {
        *("fork", "forkpty", "getuid", "geteuid", "getgid", "getegid", "fchown", "chown", "lchown"),
        *("O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_DIRECTORY", "sched_getaffinity", "mkfifo"),
        *("getpgid", "killpg", "uname", "sysconf", "listxattr", "getxattr", "setxattr", "openpty"),
        *("statvfs", "setsid", "wait3", "wait4", "nice", "sync", "fdatasync", "pread", "pwrite"),
    }
    OF_SIGNAL = {
        *("SIGHUP", "SIGPIPE", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGWINCH", "SIGCHLD", "SIGTSTP"),
        *("SIGQUIT", "SIGKILL", "SIGCONT", "SIGSTOP", "pthread_sigmask", "setitimer", "alarm"),
        *("SIG_BLOCK", "SIG_UNBLOCK", "SIG_SETMASK", "siginterrupt", "sigwait", "pause"),
    }

    class Absent:
        def find_spec(self, name, path=None, target=None):
            if name in MODULES:
                raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    sys.meta_path.insert(0, Absent())
    for name in MODULES & set(sys.modules):
        del sys.modules[name]
    for module, names in ((os, OF_OS), (signal, OF_SIGNAL)):
        for name in names & set(vars(module)):
            delattr(module, name)
"""
IMPORT = """
    import cxroad

    EXTRAS = {"numpy", "ortools", "pygls", "lsprotocol", "openpyxl", "questionary"}

    failed = {}
    for found in pkgutil.walk_packages(cxroad.__path__, "cxroad."):
        try:
            importlib.import_module(found.name)
        except Exception as problem:
            # What an extra brings may be missing; what Windows lacks may not be asked for.
            if getattr(problem, "name", None) not in EXTRAS:
                failed[found.name] = repr(problem)
    json.dump(failed, sys.__stdout__)
"""
USE = """
    from cxroad.cli.app import run

    ended = {}
    for line in sys.argv[1:]:
        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            try:
                code = run(line.split())
            except SystemExit as end:
                code = end.code
        ended[line] = [code, said.getvalue()[-400:] if code else ""]
    json.dump(ended, sys.__stdout__)
"""


def without(script: str, folder: Path, *arguments: str) -> dict[str, object]:
    """What a script says, as JSON, in a Python that lacks what Windows lacks."""
    code = "import json\n" + textwrap.dedent(WITHOUT) + textwrap.dedent(script)
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return json.loads(done.stdout)


def test_every_module_can_be_imported(tmp_path: Path) -> None:
    assert without(IMPORT, tmp_path) == {}


def test_what_is_taken_away_is_gone(tmp_path: Path) -> None:
    script = """
    try:
        import fcntl
    except ModuleNotFoundError:
        json.dump({"os": hasattr(os, "fork"), "signal": hasattr(signal, "SIGHUP")}, sys.stdout)
    """

    assert without(script, tmp_path) == {"os": False, "signal": False}


def test_commands_that_read_and_write_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CXROAD_TODAY", "2027-01-11")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    lines = (
        "draft a.yaml --template starter --yes",
        "lint a.yaml",
        "lint . --jobs 2",
        "timeline a.yaml -o a.svg",
        "report a.yaml -o a.html",
        "set a.yaml first-win.estimate 5w",
        "lint a.yaml --fix",
        "watch --help",
        "completion --help",
        "tour",
    )
    ended = without(USE, tmp_path, *lines)

    assert {line: end for line, end in ended.items() if end != [0, ""]} == {}
    assert (tmp_path / "a.svg").is_file()
    assert "5w" in (tmp_path / "a.yaml").read_text("utf-8")


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="what is open is not told here")
def test_a_file_is_not_held_open_when_it_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def as_windows_does(source: str, target: str) -> None:
        for link in Path("/proc/self/fd").iterdir():
            if link.is_symlink() and os.path.realpath(link) in (source, target):
                raise PermissionError(13, "Access is denied", target)
        replace(source, target)

    monkeypatch.setattr(os, "replace", as_windows_does)
    monkeypatch.setattr(write, "_REPLACES_OPEN", False)
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")

    assert write.rewrite(str(path), lambda old: old + b" and new")
    assert path.read_bytes() == b"old and new"
    write.put(str(path), b"put")
    assert path.read_bytes() == b"put"
