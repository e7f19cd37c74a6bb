"""The action of GitHub, its steps run the way a runner runs them."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
IN_CI = bool(os.environ.get("CI"))

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")


class Job(NamedTuple):
    """What a step left.

    Attributes:
        calls: The arguments of each call of cxroad.
    """

    code: int
    out: str
    summary: str
    calls: list[str]


def value(text: str, inputs: Mapping[str, str]) -> str:
    """A value of `env` with its expressions worked out."""

    def of(expression: re.Match[str]) -> str:
        name = expression.group(1)
        assert name in ACTION["inputs"], f"{name} is no input"
        return inputs.get(name, ACTION["inputs"][name]["default"])

    return re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", of, text)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with a roadmap that has errors and one that has none."""
    folder = tmp_path / "work space"
    (folder / "roadmaps").mkdir(parents=True)
    shutil.copy(ROOT / "examples" / "big-bang.yaml", folder / "roadmaps")
    shutil.copy(ROOT / "examples" / "northwind.yaml", folder / "sound.yaml")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(workspace: Path, tmp_path: Path):
    """Run the last step with some inputs, as if the one before had installed cxroad."""
    temp = tmp_path / "temp"
    program = temp / "cxroad" / "bin" / "cxroad"
    program.parent.mkdir(parents=True)
    calls = tmp_path / "calls"
    program.write_text(
        f'#!/bin/sh\necho "$@" >>"{calls}"\nexec "{sys.executable}" -m cxroad "$@"\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    summary = tmp_path / "summary.md"

    def made(**inputs: str) -> Job:
        given = {name.replace("_", "-"): text for name, text in inputs.items()}
        summary.write_text("before\n")
        calls.write_text("")
        (step,) = (step for step in STEPS if step.get("name") == "Lint")
        environment = {name: value(str(text), given) for name, text in step["env"].items()}
        script = tmp_path / "script.sh"
        script.write_text(step["run"])
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            env={
                **os.environ,
                **environment,
                "PYTHONPATH": str(ROOT),
                "CXROAD_TODAY": "2027-01-11",
                "RUNNER_TEMP": str(temp),
                "GITHUB_STEP_SUMMARY": str(summary),
                "GITHUB_WORKSPACE": str(workspace),
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        return Job(
            done.returncode, done.stdout, summary.read_text("utf-8"), calls.read_text().splitlines()
        )

    return made


def test_no_script_holds_an_expression_that_an_input_could_write_into() -> None:
    scripts = [step["run"] for step in STEPS if "run" in step]

    assert len(scripts) == 2
    assert not [script for script in scripts if "${{" in script]
    assert all(step["shell"] == "bash" for step in STEPS if "run" in step)


def test_annotations_summary_and_sarif_come_from_one_run(run) -> None:
    job = run(sarif="cx.sarif")
    results = json.loads(Path("cx.sarif").read_text())["runs"][0]["results"]
    annotations = re.findall(r"^::(?:error|warning|notice) ", job.out, re.M)

    assert job.code == 1
    assert len(job.calls) == 1
    assert len(annotations) == len(results) > 10
    assert job.summary.startswith("before\n## cxroad\n")
    assert job.summary.count("\n| **") == len(results)


def test_without_inputs_the_folder_of_roadmaps_is_linted_and_nothing_else_written(
    run, workspace
) -> None:
    job = run()

    assert job.code == 1
    assert "file=roadmaps/big-bang.yaml" in job.out
    assert "sound.yaml" not in job.out
    assert sorted(os.listdir(workspace)) == ["roadmaps", "sound.yaml"]


def test_paths_are_taken_line_by_line_and_as_they_are(run, workspace) -> None:
    odd = workspace / "a b'\"$(touch it-ran)`touch it-ran`;x.yaml"
    shutil.copy("sound.yaml", odd)
    job = run(paths=f"\n{odd.name}\n\nroadmaps\n", fail_on="never")

    assert job.code == 0
    assert "of 2 files" in job.out
    assert not (workspace / "it-ran").exists()


@pytest.mark.parametrize("option", ["select", "ignore", "fail_on", "sarif", "known", "since"])
def test_no_input_is_run_or_becomes_an_option(run, workspace, option) -> None:
    for text in ('"; touch it-ran; "$(touch it-ran)', "--version"):
        job = run(**{option: text})
        assert "cxroad 0" not in job.out
        assert not (workspace / "it-ran").exists()
        assert len(job.calls) <= 1


def test_rules_and_severity_are_chosen(run) -> None:
    assert run(fail_on="never").code == 0
    assert run(paths="sound.yaml").code == 0
    assert run(paths="sound.yaml", fail_on="info").code == 1
    assert set(re.findall(r"title=cxroad (\w{3})", run(select="GRA", ignore="GRA001").out)) == {
        "GRA"
    }
    assert "GRA001" not in run(select="GRA", ignore="GRA001").out


def test_what_is_known_is_hidden_and_what_did_not_change_not_shown(run, cli, git) -> None:
    shutil.copytree(ROOT / "examples", "roadmaps")
    cli("lint", "--write-known", "known.jsonl", "--today", "2027-01-11")
    git("add", "-A")
    git("commit", "--quiet", "-m", "x")

    assert run(known="known.jsonl").code == 0
    assert "known findings are hidden by known.jsonl" in run(known="known.jsonl").out
    assert "on lines unchanged since main are not shown" in run(since="main").out
    assert run(since="main").code == 0
    assert run(since="-x").code == 2


def test_the_summary_can_be_left_out(run) -> None:
    assert run(summary="false").summary == "before\n"


def test_a_run_that_cannot_be_done_fails_with_2_and_writes_no_summary_of_another(run) -> None:
    assert run().summary != "before\n"
    job = run(paths="no-such.yaml")

    assert (job.code, job.summary) == (2, "before\n")


@pytest.mark.skipif(not IN_CI, reason="it installs from a registry: only where CI is set")
def test_the_step_before_installs_what_was_checked_out(tmp_path: Path) -> None:
    (step,) = (step for step in STEPS if str(step.get("name")).startswith("Install"))
    assert step["env"] == {"PYTHON": "${{ steps.python.outputs.python-path }}"}
    script = tmp_path / "script.sh"
    script.write_text(step["run"])
    given = {
        "PYTHON": sys.executable,
        "RUNNER_TEMP": str(tmp_path / "temp"),
        "GITHUB_ACTION_PATH": str(ROOT),
    }
    subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        env={**os.environ, **given},
        stdin=subprocess.DEVNULL,
        check=True,
    )
    program = tmp_path / "temp" / "cxroad" / "bin" / "cxroad"
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)

    assert said.stdout.startswith("cxroad 0")
