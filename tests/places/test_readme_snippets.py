"""What the README tells to write into the settings of GitHub, GitLab and pre-commit."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT.parent / "shared" / "data" / "schemas"


def snippets(heading: str) -> list[Any]:
    """The blocks of YAML below a heading of the README."""
    text = (ROOT / "README.md").read_text("utf-8")
    part = text.partition(f"\n### {heading}\n")[2].partition("\n### ")[0]
    found = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", part, re.S)]
    assert found
    return found


def validate(schema: str, data: object) -> None:
    """Hold data to an official schema, where these lie beside the project."""
    if not SCHEMAS.is_dir():
        pytest.skip(f"the official schemas are not at {SCHEMAS}")
    import jsonschema

    jsonschema.validate(data, json.loads((SCHEMAS / schema).read_text("utf-8")))


def test_the_job_of_github_names_inputs_that_the_action_has() -> None:
    job, upload = snippets("GitHub")
    steps = [*job["jobs"]["roadmaps"]["steps"], *upload]
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    (ours,) = (step for step in steps if "cxroad@" in step["uses"])

    assert set(ours["with"]) <= set(action["inputs"])
    assert job["permissions"] == {"contents": "read"}


def test_the_job_of_github_and_our_own_workflow_fit_the_schema_of_workflows() -> None:
    job, upload = snippets("GitHub")
    job["jobs"]["roadmaps"]["steps"] += upload
    own = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8"))
    own["on"] = own.pop(True)  # what YAML 1.1 makes of the word

    for workflow in ({"on": "pull_request", **job}, own):
        validate("github/github-workflow.schema.json", workflow)
    with pytest.raises(Exception, match="steps"):
        validate(
            "github/github-workflow.schema.json",
            {"on": "push", "jobs": {"x": {"runs-on": "x", "steps": 1}}},
        )


def test_the_job_of_gitlab_writes_the_reports_that_it_names(
    cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (snippet,) = snippets("GitLab")
    (name,) = snippet
    reports = snippet[name]["artifacts"]["reports"]
    shutil.copytree(ROOT / "examples", tmp_path / "roadmaps")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CXROAD_TODAY", "2027-01-11")
    for line in snippet[name]["script"]:
        program, *words = shlex.split(line)
        assert program == "cxroad"
        ran = cli(*words)

    quality = json.loads(Path(reports["codequality"]).read_text("utf-8"))
    cases = ElementTree.parse(reports["junit"]).getroot().iter("testcase")
    assert ran.code == 1
    assert len(ran.out.splitlines()) == len(quality) > 10
    assert sum(1 for case in cases if len(case)) == len(quality)
    assert snippet[name]["artifacts"]["when"] == "always"
    for issue in quality:
        validate("codeclimate/gitlab-codequality-item.json", issue)


def test_the_hook_that_is_named_is_one_that_we_have() -> None:
    (snippet,) = snippets("pre-commit")
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (repository,) = snippet["repos"]

    assert {hook["id"] for hook in repository["hooks"]} <= {hook["id"] for hook in hooks}
    validate("precommit/pre-commit-config.schema.json", snippet)
