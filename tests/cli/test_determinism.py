"""The same file and day give the same bytes, whatever else is different."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NORTHWIND = str(ROOT / "examples" / "northwind.yaml")
SEEDS = range(int(os.environ.get("CXROAD_SEEDS", "4")))
ZONES = ("UTC", "Pacific/Auckland", "America/Lima", "Asia/Kathmandu")

LINT = ("full", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit", "checkstyle")
COMMANDS = (
    *(("lint", *(["-f", name]), "--no-cache") for name in LINT),
    ("order",),
    ("timeline",),
    ("timeline", "-f", "svg"),
    ("summary",),
    ("summary", "-f", "html"),
    ("forecast", "--runs", "500"),
    ("value",),
    ("capacity",),
    ("report",),
    ("export", "--to", "mermaid"),
    ("export", "--to", "csv"),
)

ALL_OF_THEM = """
import hashlib, io, json, sys, contextlib
from cxroad.cli.app import run
for command in json.loads(sys.argv[1]):
    with contextlib.redirect_stdout(io.StringIO()) as written:
        code = run(command)
    text = written.getvalue()
    print(code, len(text), hashlib.sha256(text.encode()).hexdigest(), *command)
"""


def answers(folder: Path, seed: int, zone: str) -> list[str]:
    """What each command wrote, as a line with its exit code, length and hash."""
    named = [(name, NORTHWIND, *rest, "--today", "2026-11-23") for name, *rest in COMMANDS]
    run = subprocess.run(
        [sys.executable, "-c", ALL_OF_THEM, json.dumps(named)],
        capture_output=True, text=True, cwd=folder, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": str(seed), "TZ": zone},
    )  # fmt: skip
    return run.stdout.splitlines()


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return answers(tmp_path_factory.mktemp("here"), 0, "UTC")


def test_every_command_has_something_to_say(first: list[str]) -> None:
    assert len(first) == len(COMMANDS)
    for line in first:
        code, length, *_ = line.split()
        assert code in "01", line
        assert int(length) > 100, line


@pytest.mark.parametrize("seed", SEEDS)
def test_no_seed_of_hashes_no_time_zone_and_no_folder_changes_a_byte(
    first: list[str], seed: int, tmp_path: Path
) -> None:
    assert answers(tmp_path, seed, ZONES[seed % len(ZONES)]) == first
