"""The same files and day give the same bytes, whatever else is different."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from itertools import permutations
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


@pytest.fixture
def several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sound, torn and half-read roadmaps, beside each other and in a folder."""
    (tmp_path / "more").mkdir()
    for name in ("northwind", "minimal"):
        shutil.copy(ROOT / "examples" / f"{name}.yaml", tmp_path / f"{name}.yaml")
    shutil.copy(ROOT / "examples" / "big-bang.yaml", tmp_path / "more" / "zz.yaml")
    (tmp_path / "more" / "torn.yaml").write_text("title: Torn\nphases: {a: [b}\n")
    (tmp_path / "half.yaml").write_text("title: Half\nphases: {a: {initiatives: {b: 5}}}\n")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("several")
@pytest.mark.parametrize("form", LINT)
def test_files_are_named_in_any_order_and_judged_in_one(cli, form: str) -> None:
    how = ("-f", form, "--no-cache", "--today", "2026-11-23")
    names = ("northwind.yaml", "more", "half.yaml")
    said = [cli("lint", *typed, *how) for typed in permutations(names)]

    assert said[0].code == 1
    assert all(other == said[0] for other in said)


@pytest.mark.usefixtures("several")
def test_what_a_file_is_told_does_not_depend_on_the_files_beside_it(cli) -> None:
    def told(*names: str) -> dict[str, list[str]]:
        ran = cli("lint", *names, "-f", "concise", "--no-cache", "--today", "2026-11-23")
        by_file = defaultdict(list)
        for line in ran.out.splitlines():
            by_file[line.partition(":")[0]].append(line)
        return by_file

    files = ["northwind.yaml", "half.yaml", "minimal.yaml", "more/torn.yaml", "more/zz.yaml"]
    together = told(*files)

    assert list(together) == sorted(together)
    assert len(together) >= 4
    for name in files:
        assert together.get(name, []) == told(name).get(name, [])


@pytest.mark.usefixtures("several")
def test_a_file_that_is_named_twice_is_called_the_same_in_any_order(cli) -> None:
    day = ("-f", "concise", "--no-cache", "--today", "2026-11-23")
    names = ("half.yaml", "./half.yaml", ".")

    assert len({cli("lint", *typed, *day) for typed in permutations(names)}) == 1
