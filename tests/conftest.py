"""One world for all tests: no colours, no width, no day and no zone from outside."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from cxroad.model.roadmap import Roadmap

settings.register_profile(
    "cxroad",
    derandomize=True,  # CI finds the same thing twice
    deadline=None,  # shared machines are slow now and then
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("cxroad")

# Whoever starts tests in the background of a shell hands on that interrupts are ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)

_OUTSIDE = "NO_COLOR FORCE_COLOR TERM COLUMNS LINES ACCESSIBLE SOURCE_DATE_EPOCH CI GITHUB_ACTIONS"


@pytest.fixture(autouse=True)
def world(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's environment reaches a test."""
    ours = [name for name in os.environ if name.startswith("CXROAD_")]
    for name in (*_OUTSIDE.split(), *ours):
        if name == "CXROAD_REGENERATE":
            continue
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CXROAD_CACHE_DIR", os.devnull)  # a place where nothing can be kept


@pytest.fixture(scope="session")
def roadmap_of() -> Callable[[str], Roadmap]:
    """Read a sound roadmap: `roadmap_of("start: 2027\nphases: ...")`; the title is put before."""
    from cxroad.load.loader import load_bytes

    def read(text: str) -> Roadmap:
        loaded = load_bytes(f"title: Test\n{dedent(text)}".encode(), "test.yaml")
        assert not loaded.problems
        assert loaded.roadmap is not None
        return loaded.roadmap

    return read


class Ran(NamedTuple):
    """How a run of the program ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run the program in this process: `cli("lint", "x.yaml")` gives code, stdout and stderr."""
    from cxroad.cli.app import run

    def ran(*arguments: str) -> Ran:
        capsys.readouterr()
        code = run(arguments)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return ran


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Run git in a new repository, which the test stands in: `git("commit", "-m", "x")`."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    settings = {"GLOBAL": os.devnull, "NOSYSTEM": "1"}
    for name, value in settings.items():
        monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Ana")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "ana@example.org")
    root = tmp_path / "repository"
    root.mkdir()
    monkeypatch.chdir(root)

    def run(*words: str) -> str:
        done = subprocess.run(["git", *words], check=True, capture_output=True, text=True)
        return done.stdout

    run("init", "--quiet", "--initial-branch=main")
    return run
