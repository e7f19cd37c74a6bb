"""Each promise of the README names the tests that hold it; those that are tested nowhere else."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import cxroad
from cxroad.cli.app import _COMMANDS

ROOT = Path(__file__).parents[2]
PACKAGE = Path(cxroad.__file__).parent
README = (ROOT / "README.md").read_text("utf-8")
SECTION = README.partition("## What cxroad promises\n")[2].partition("\n## ")[0]
PROMISES = re.split(r"^\d+\. ", SECTION, flags=re.MULTILINE)[1:]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
NORTHWIND = (ROOT / "examples" / "northwind.yaml").read_text("utf-8")
DAY = ("--today", "2027-01-11")

LOOKS: dict[str, tuple[str, ...]] = {
    "tour": (),
    "lint": ("plan.yaml",),
    "order": ("plan.yaml",),
    "timeline": ("plan.yaml",),
    "forecast": ("plan.yaml", "--runs", "200"),
    "summary": ("plan.yaml",),
    "value": ("plan.yaml",),
    "whatif": ("plan.yaml", "drop one-view"),
    "capacity": ("plan.yaml",),
    "level": ("plan.yaml",),
    "diff": ("plan.yaml", "plan.yaml"),
    "export": ("plan.yaml", "--to", "json"),
    "rule": ("VIS004",),
    "schema": (),
    "completion": ("bash",),
}
"""Commands that only look, and how they are called."""

WRITES = {
    *("draft", "import", "report"),
    *("add", "set", "move", "rename", "remove", "link", "unlink", "done", "record", "waive"),
}
"""Commands that write a file which they name, or which the user names."""

WAITS = {"watch", "lsp"}
"""Commands that go on until they are ended; they write nothing, see their own tests."""


def test_there_are_ten_and_each_names_a_test() -> None:
    assert len(PROMISES) == 10
    assert [promise for promise in PROMISES if not NAMED.search(promise)] == []


def test_tests_that_hold_a_promise_are_collected() -> None:
    named = set(NAMED.findall(SECTION))
    paths = sorted({path for path, _ in named})
    words = ["pytest", "--collect-only", "-p", "no:cacheprovider", *paths]
    listed = subprocess.run(
        [sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    found = set(re.findall(r"^(tests/[\w/]+\.py)::(?:\w+::)?(\w+)", listed, re.MULTILINE))

    assert named - found == set()


def test_nothing_evaluates_loads_or_looks_up_code_by_a_name_from_outside() -> None:
    loaders = {"pickle", "marshal", "shelve", "dill", "runpy", "code", "imp", "pkgutil"}
    calls = {"eval", "exec", "compile", "__import__", "entry_points"}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                assert not {alias.name.partition(".")[0] for alias in node.names} & loaders, path
            if isinstance(node, ast.ImportFrom):
                assert (node.module or "").partition(".")[0] not in loaders, path
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in calls, path


WATCHED = """
import json, sys
seen = []
def hook(event, arguments):
    if event.startswith("socket.") or event in ("subprocess.Popen", "os.system", "os.exec"):
        seen.append([event, str(arguments[0])])
sys.addaudithook(hook)
from cxroad.cli.app import run
for words in json.loads(sys.argv[1]):
    run(words)
print(json.dumps(seen), file=sys.stderr)
"""


def test_no_command_opens_a_connection_and_only_revisions_start_git(git, tmp_path) -> None:
    (tmp_path / "repository" / "plan.yaml").write_text(NORTHWIND, "utf-8")
    git("add", ".")
    git("commit", "--quiet", "-m", "x")

    def seen(*commands: tuple[str, ...]) -> list[list[str]]:
        ran = subprocess.run(
            [sys.executable, "-c", WATCHED, json.dumps(commands)],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "CXROAD_TODAY": "2027-01-11"},
        )
        return json.loads(ran.stderr.splitlines()[-1])

    assert seen(*((name, *words) for name, words in LOOKS.items() if name != "level")) == []
    asked = seen(
        ("diff", "HEAD"), ("summary", "plan.yaml", "--since", "HEAD"), ("lint", "--staged")
    )
    assert {event for event, _ in asked} == {"subprocess.Popen"}
    assert {Path(program).name for _, program in asked} == {"git"}


def test_every_command_looks_writes_or_waits() -> None:
    assert set(LOOKS) | WRITES | WAITS == set(_COMMANDS)


@pytest.mark.parametrize("name", LOOKS)
def test_command_that_looks_leaves_everything_as_it_was(name, cli, tmp_path, monkeypatch) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(NORTHWIND, "utf-8")
    monkeypatch.chdir(tmp_path)
    before = plan.stat()
    day = DAY if name not in ("tour", "rule", "schema", "completion") else ()
    ran = cli(name, *LOOKS[name], *day)

    assert ran.code in (0, 1)
    assert ran.out
    assert plan.read_text("utf-8") == NORTHWIND
    assert (plan.stat().st_mtime_ns, plan.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert os.listdir(tmp_path) == ["plan.yaml"]


def test_names_of_people_are_in_no_name_of_what_the_cache_keeps(cli, tmp_path, monkeypatch) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(NORTHWIND.replace("Ilse Brandt", "Zuzanna Quill"), "utf-8")
    monkeypatch.setenv("CXROAD_CACHE_DIR", str(tmp_path / "cache"))
    cli("lint", str(plan), *DAY)
    kept = [str(path.relative_to(tmp_path)) for path in (tmp_path / "cache").rglob("*")]

    assert kept
    assert not [path for path in kept if re.search(r"(?i)zuzanna|quill|plan", path)]


def test_security_says_where_to_report_and_what_gets_fixed() -> None:
    text = (ROOT / "SECURITY.md").read_text("utf-8")

    assert "Report a vulnerability" in text
    assert "Only the newest release gets fixes." in text
