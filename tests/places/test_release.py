"""How a release is made: promise 10 of the README. The workflows are read, the scripts are run."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PLACES = [*WORKFLOWS, ROOT / "action.yml"]
PINNED = sorted((ROOT / ".ci" / "requirements").glob("*.txt"))
RELEASE: dict[str, Any] = yaml.safe_load(
    (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
)
JOBS: dict[str, Any] = RELEASE["jobs"]


def steps(job: str, action: str) -> list[dict[str, Any]]:
    """The steps of a job of the release that use an action."""
    found = JOBS[job]["steps"]
    return [step for step in found if step.get("uses", "").startswith(f"{action}@")]


def before(job: str) -> set[str]:
    """The jobs that have to succeed before a job begins."""
    needs = JOBS[job].get("needs", [])
    direct = {needs} if isinstance(needs, str) else set(needs)
    return direct.union(*(before(name) for name in direct))


@pytest.mark.parametrize("path", PLACES, ids=lambda path: path.name)
def test_every_action_is_pinned_by_its_whole_hash_and_says_its_version(path: Path) -> None:
    used = re.findall(r"^ *(?:- )?uses: *(.*)$", path.read_text("utf-8"), re.M)

    assert used
    for use in used:
        assert re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+", use), use


def test_one_action_has_one_hash_everywhere() -> None:
    text = "\n".join(path.read_text("utf-8") for path in PLACES)
    pins = set(re.findall(r"uses: *(\S+)@(\S+)", text))

    assert len(pins) == len({name for name, _ in pins}) >= 6


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_workflow_may_do_anything_of_itself_or_runs_an_expression(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text("utf-8"))

    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert "timeout-minutes" in job
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_each_job_of_the_release_may_do_what_it_is_for_and_no_more() -> None:
    assert {name: job["permissions"] for name, job in JOBS.items()} == {
        "check": {"contents": "read"},
        "build": {"contents": "read"},
        "attest": {"id-token": "write", "attestations": "write"},
        "publish": {"id-token": "write"},
        "announce": {"contents": "write"},
    }


def test_only_a_tag_of_a_version_makes_a_release_and_only_after_the_one_check() -> None:
    assert RELEASE[True] == {"push": {"tags": ["v[0-9]+.[0-9]+.[0-9]+"]}}  # `on` in YAML 1.1
    assert {"run": ".ci/run"} in JOBS["check"]["steps"]
    assert before("announce") == {"check", "build", "attest", "publish"}
    assert before("publish") == {"check", "build", "attest"}


def test_who_may_write_neither_checks_out_nor_builds() -> None:
    for name in ("attest", "publish", "announce"):
        assert not steps(name, "actions/checkout")
        assert steps(name, "actions/download-artifact")
        assert "pip" not in str([step.get("run") for step in JOBS[name]["steps"]])


def test_packages_are_published_without_a_password_in_an_environment_with_attestations() -> None:
    (step,) = steps("publish", "pypa/gh-action-pypi-publish")

    assert JOBS["publish"]["environment"]["name"] == "pypi"
    assert step["with"]["attestations"] is True
    assert not {"password", "user"} & set(step["with"])
    assert "secrets." not in str(RELEASE)


def test_packages_and_bill_of_materials_are_attested_and_part_of_the_release() -> None:
    (attest,) = steps("attest", "actions/attest-build-provenance")
    (announce,) = (step for step in JOBS["announce"]["steps"] if "run" in step)

    for thing in ("release/dist/*", "release/cxroad.cdx.json"):
        assert thing in attest["with"]["subject-path"].split()
        assert thing in announce["run"].split()
    assert "--verify-tag" in announce["run"]


def test_nothing_that_a_former_run_left_gets_into_a_release() -> None:
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")

    assert "cache" not in text


@pytest.mark.parametrize("path", PINNED, ids=lambda path: path.name)
def test_what_is_pinned_has_its_exact_version_and_hashes(path: Path) -> None:
    blocks = re.split(r"^(?=\w)", path.read_text("utf-8"), flags=re.M)[1:]

    assert len(blocks) >= 8
    for block in blocks:
        assert re.match(
            r"[\w.-]+==[\w.]+ (; .*)?\\\n( {4}--hash=sha256:[0-9a-f]{64} ?\\?\n?)+$", block
        )


def test_what_cxroad_stands_on_is_pinned_within_the_ranges_that_it_states() -> None:
    import tomllib

    packaging = pytest.importorskip("packaging.requirements")
    pinned = dict(
        re.findall(
            r"^([\w.-]+)==([\w.]+)",
            (ROOT / ".ci" / "requirements" / "run.txt").read_text("utf-8"),
            re.M,
        )
    )
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]

    assert len(stated) <= 8
    for line in stated:
        wanted = packaging.Requirement(line)
        name = re.sub(r"[._]", "-", wanted.name).lower()
        assert wanted.specifier.contains(pinned[name]), line


@pytest.mark.parametrize("name", [".ci/build", ".ci/sbom", "action.yml"])
def test_where_packages_are_made_nothing_is_installed_without_a_hash(name: str) -> None:
    script = (ROOT / name).read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in script.splitlines() if re.search(r"^ *(install|.* install) ", line)]
    installs = [line for line in lines if '"$@"' not in line]  # what that one hands on is below it

    assert installs
    for line in installs:
        assert "--require-hashes" in line or "--no-index" in line, line


class TestNotes:
    """`.ci/notes TAG`."""

    CHANGELOG = (
        "# Changelog\n\n## 1.2.3 - 2027-01-11\n\nNew.\n\n### Good\n\n- It is.\n\n"
        "## 1.2.2 - 2026-12-01\n\nOld.\n"
    )

    @pytest.fixture
    def notes(self, tmp_path: Path):
        """Run the script of a checkout with a version and a changelog."""
        (tmp_path / ".ci").mkdir()
        (tmp_path / "cxroad").mkdir()
        shutil.copy(ROOT / ".ci" / "notes", tmp_path / ".ci")

        def run(tag: str, changelog: str = self.CHANGELOG, version: str = "1.2.3"):
            (tmp_path / "CHANGELOG.md").write_text(changelog)
            (tmp_path / "cxroad" / "__init__.py").write_text(f'__version__ = "{version}"\n')
            return subprocess.run(
                [sys.executable, str(tmp_path / ".ci" / "notes"), tag],
                capture_output=True,
                text=True,
                check=False,
            )

        return run

    def test_they_are_the_section_of_the_changelog(self, notes) -> None:
        done = notes("v1.2.3")

        assert (done.returncode, done.stdout) == (0, "New.\n\n### Good\n\n- It is.\n")

    @pytest.mark.parametrize(
        ("tag", "changelog", "version", "said"),
        [
            ("1.2.3", CHANGELOG, "1.2.3", "is no tag of a release"),
            ("v1.2.3rc1", CHANGELOG, "1.2.3", "is no tag of a release"),
            ("v1.2.3\n", CHANGELOG, "1.2.3", "is no tag of a release"),
            ("v1.2.4", CHANGELOG, "1.2.3", "says 1.2.3"),
            ("v1.2.4", CHANGELOG, "1.2.4", "no section for 1.2.4"),
            ("v1.2.3", CHANGELOG.replace("1.2.3 ", "1.2.30 "), "1.2.3", "no section for 1.2.3"),
            ("v1.2.3", CHANGELOG.replace("2027-01-11", "soon"), "1.2.3", "gives no day"),
            ("v1.2.3", CHANGELOG[: CHANGELOG.index("New")], "1.2.3", "says nothing of 1.2.3"),
        ],
    )
    def test_what_does_not_agree_stops_the_release(
        self, notes, tag, changelog, version, said
    ) -> None:
        done = notes(tag, changelog, version)

        assert done.returncode == 1
        assert done.stdout == ""
        assert said in done.stderr
        assert done.stderr.count("\n") <= 2


def test_our_own_changelog_names_the_version_that_the_code_has() -> None:
    import cxroad

    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")

    assert re.search(r"^## \[?([\d.]+)", changelog, re.M)[1] == cxroad.__version__
