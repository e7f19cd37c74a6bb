"""The formats against the schemas of those who made them, where these lie beside the project.

The schemas are other people's and are no part of the project, so where they are absent the
tests say so and are skipped; the other tests of this folder run everywhere.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT.parent / "shared" / "data" / "schemas"
KINDS = {
    "github": "github",
    "gitlab": "gitlab",
    "sarif": "sarif",
    "junit": "junit",
    "junit-strict": "junit",
    "checkstyle": "checkstyle",
    "rdjson": "rdjson",
}
"""What the checker calls a format, and what we call it."""


@pytest.fixture(scope="module")
def checker() -> ModuleType:
    """The program beside the schemas that checks a file against them."""
    if not (SCHEMAS / "check.py").is_file():
        pytest.skip(f"the official schemas are not at {SCHEMAS}")
    pytest.importorskip("lxml", reason="XML schemas need lxml")
    spec = importlib.util.spec_from_file_location("check", SCHEMAS / "check.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def _faults(checker: ModuleType, kind: str, path: Path) -> list[str]:
    return [fault for fault in checker.KINDS[kind](path) if "(advice)" not in fault]


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_report_is_valid(kind: str, written: Any, checker: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "report"
    path.write_text(written.texts[KINDS[kind]], encoding="utf-8")

    assert _faults(checker, kind, path) == []


@pytest.mark.parametrize("sample", ["gitlab.json", "github.txt", "junit.xml", "rdjson", "sarif"])
def test_the_checker_knows_good_from_bad(sample: str, checker: ModuleType, tmp_path: Path) -> None:
    kind = sample.partition(".")[0]
    good = SCHEMAS / "samples" / f"good.{sample}"
    bad = tmp_path / "bad"
    spoilt = {"gitlab": ("fingerprint", "mark"), "github": ("line=12", "l=12")}
    spoilt |= {"junit": ("testcase", "case"), "rdjson": ('"ERROR"', '"BAD"')}
    spoilt |= {"sarif": ('"ruleId"', '"rule"')}
    bad.write_text(good.read_text("utf-8").replace(*spoilt[kind]), encoding="utf-8")

    assert _faults(checker, kind, good) == []
    assert _faults(checker, kind, bad) != []


def test_workflow_commands_are_escaped_as_the_runner_reads_them() -> None:
    from cxroad.render.github import escaped_data, escaped_property

    vectors = SCHEMAS / "github" / "workflow-command-vectors.json"
    if not vectors.is_file():
        pytest.skip(f"the official schemas are not at {SCHEMAS}")
    data: dict[str, Any] = json.loads(vectors.read_text("utf-8"))

    assert [escaped_data(text) for text, _ in data["data"]] == [out for _, out in data["data"]]
    assert [escaped_property(text) for text, _ in data["property"]] == [
        out for _, out in data["property"]
    ]


def test_the_hook_and_the_action_fit_their_schemas(checker: ModuleType) -> None:
    assert _faults(checker, "pre-commit-hooks", ROOT / ".pre-commit-hooks.yaml") == []
    assert _faults(checker, "github-action", ROOT / "action.yml") == []


def test_code_scanning_of_github_would_take_the_sarif(
    examples: Any, half_known: Any, traps: tuple[Any, ...], tmp_path: Path
) -> None:
    tool = shutil.which("Sarif.Multitool")
    if tool is None:
        pytest.skip("Sarif.Multitool (npm @microsoft/sarif-multitool-linux) is not on PATH")
    wanted = ["--rule-kind", "Sarif;Ghas", "--level", "Error;Warning"]
    for written in (examples, half_known, traps[3], traps[-1]):
        (tmp_path / "a.sarif").write_text(written.texts["sarif"], encoding="utf-8")
        subprocess.run(
            [tool, "validate", "a.sarif", *wanted, "-o", "out.sarif", "--log", "ForceOverwrite"],
            cwd=tmp_path,
            check=True,
            capture_output=True,
            timeout=120,
        )
        out = json.loads((tmp_path / "out.sarif").read_text("utf-8-sig"))

        # SARIF2005 asks for the address of a home page, which the project does not have.
        found = [r["message"] for r in out["runs"][0]["results"] if r["ruleId"] != "SARIF2005"]
        assert found == []
