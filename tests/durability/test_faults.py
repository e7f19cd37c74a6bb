"""Every way to write, with trouble at any call: the old file or the new one, and one sentence.

CXROAD_FAULTS=all tries every kind of trouble at every call of every writer; otherwise one writer
meets three kinds at every call, and each of the others some at some.
"""

from __future__ import annotations

import ast
import contextlib
import importlib.util
import io
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer.main

import cxroad
from cxroad.cli.app import build, run

pytestmark = pytest.mark.skipif(
    not hasattr(os, "memfd_create"), reason="this system has no way to run a child in memory"
)


def _beside(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).parent / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


trouble = _beside("trouble")
writers = _beside("writers")

EVERYTHING = os.environ.get("CXROAD_FAULTS") == "all"
WHOLE = "set"
"""The writer that is tried at every call in any case."""

FEW = 4
"""Times that every other writer meets with trouble otherwise."""

SWITCHES = {"--output", "--fix", "--fix-only", "--apply", "--into", "--write-known"}
"""Options that make a command write a file."""

CACHE = "cache"
Files = Mapping[str, bytes]


class Tried:
    """A writer in a folder of its own, and how it goes without trouble."""

    def __init__(self, writer: Any, folder: Path) -> None:
        self.writer, self.folder = writer, folder
        self.environment = {"CXROAD_CACHE_DIR": str(folder / CACHE)} if writer.cache else {}
        self._lay({name: text.encode() for name, text in writer.files.items()})
        if writer.first:
            _here(folder, writer.first)
        self.before = self.now()
        _here(folder, writer.words)  # what it imports is imported once, and not in each child
        self._lay(self.before)
        self.sound, self.after = self.run(), self.now()

    def run(self, at: int = 0, kind: str = "") -> Any:
        """Run it once, as things are."""
        return trouble.ended(self.writer.words, self.folder, self.environment, at, kind)

    def now(self) -> Files:
        """What stands in the folder, without what is kept of answers."""
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and self.folder / CACHE not in path.parents
        }

    def complaints(self, at: int, kind: str) -> Iterator[str]:
        """What is wrong after trouble at a call."""
        self._lay(self.before)
        ended = self.run(at, kind)
        found = self.now()
        now = {name: found[name] for name in found if not Path(name).name.startswith(".cxroad-")}
        for name in {*self.before, *self.after, *now}:
            if now.get(name) not in (self.before.get(name), self.after.get(name)):
                yield f"{name} is neither the old nor the new"
        # What cannot clear away any more leaves something behind, which nobody then reads.
        if now != found and kind != "KILL" and not ended.hit.startswith("unlink"):
            yield f"{found.keys() - now} is left behind"
        yield from self._said(ended, kind, now)
        if kind == "KILL" or self.writer.cache:
            again = self.run()
            if (again.code, again.err) != (self.sound.code, self.sound.err) and (
                now == self.before or self.writer.cache
            ):
                yield f"the next run ends with {again.code}: {again.err!r}"

    def _said(self, ended: Any, kind: str, now: Files) -> Iterator[str]:
        if b"Traceback" in ended.err or (
            ended.code in (1, 3, 70, 71) and ended.code != self.sound.code
        ):
            yield f"exit code {ended.code}: {ended.err[-900:].decode()}"
            return
        if not ended.hit and now != self.after:
            yield "nothing was hit, and yet it is not as it should be"
        whole = now == self.after and ended.out == self.sound.out
        if ended.code == self.sound.code:
            if not whole and not self._looked_for(ended.hit):
                yield "it says that all went well, and it did not"
            return
        lines = ended.err.decode().splitlines()
        if kind in ("INT", "TERM", "KILL"):
            wanted = {"INT": 130, "TERM": -15, "KILL": -9}[kind]
            if ended.code != wanted or any(line.startswith("error") for line in lines):
                yield f"exit code {ended.code} after {kind}: {ended.err!r}"
        elif kind == "short" or ended.code != 2:
            yield f"exit code {ended.code}: {ended.err!r}"
        elif "stderr" not in ended.hit:
            errors = [line for line in lines if line.startswith("error: ")]
            if len(errors) != 1:
                yield f"it says: {ended.err!r}"

    def _looked_for(self, hit: str) -> bool:
        """Whether it only looked whether something is there, which then was not."""
        return hit.startswith(("stat ", "lstat ", "readlink ", "open ", "scandir", "listdir"))

    def _lay(self, files: Files) -> None:
        """Let the folder hold these files, and no others."""
        for path in sorted(self.folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
        for name, data in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def _here(folder: Path, words: tuple[str, ...]) -> None:
    """Run it in this process, and drop what it says."""
    quiet = io.StringIO()
    with (
        contextlib.chdir(folder),
        contextlib.redirect_stdout(quiet),
        contextlib.redirect_stderr(quiet),
    ):
        assert run(words) in (0, 1), quiet.getvalue()


@pytest.fixture
def tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Try a writer in a folder of its own."""
    import cxroad.cli.cache as cache

    # Which program this is takes a look at each of its files, which keeps nothing.
    monkeypatch.setattr(cache, "_program", lambda: ("this one",))

    def of(name: str) -> Tried:
        made = Tried(writers.WRITERS[name], tmp_path)
        assert made.after != made.before or made.writer.cache, "it wrote nothing"
        return made

    return of


@pytest.mark.parametrize("name", writers.WRITERS)
def test_trouble_at_any_call_leaves_the_old_file_or_the_new_one(tried: Any, name: str) -> None:
    one = tried(name)
    bad = [
        f"{kind} at call {at}: {complaint}"
        for kind, at in chosen(name, one.sound.calls)
        for complaint in one.complaints(at, kind)
    ]

    assert not bad, "\n".join(bad)


def chosen(name: str, calls: int) -> Iterator[tuple[str, int]]:
    """The trouble that a writer meets: all of it, or some, in the half in which it writes."""
    kinds = trouble.KINDS
    if EVERYTHING or name == WHOLE:
        for kind in kinds if EVERYTHING else ("ENOSPC", "INT", "KILL"):
            yield from ((kind, at) for at in range(1, calls + 2))
        return
    number = list(writers.WRITERS).index(name)
    for turn in range(FEW):
        yield kinds[(number + 2 * turn) % len(kinds)], calls - (number + 5 * turn) % (calls // 2)


def test_each_option_that_writes_is_tried() -> None:
    program: Any = typer.main.get_command(build([]))
    registered = {
        (name, option)
        for name, command in program.commands.items()
        for parameter in command.params
        for option in {*parameter.opts} & SWITCHES
    }

    assert registered <= {(each.command, each.switch) for each in writers.WRITERS.values()}


def test_each_command_that_changes_a_roadmap_is_tried() -> None:
    folder = Path(cxroad.__file__).parent / "cli" / "commands"
    editing = {
        path.stem
        for path in folder.glob("*.py")
        if {"Editing", "edit_options"} & _names(ast.parse(path.read_text("utf-8")))
    }

    assert editing <= {each.command for each in writers.WRITERS.values()}
    assert len(editing) >= 10


def _names(tree: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
