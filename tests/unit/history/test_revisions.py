"""What git is asked, and that nothing of a repository runs while it is."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cxroad.errors import CxroadError, InputError, UsageError
from cxroad.history import revisions
from cxroad.history.revisions import INDEX, Repository, is_content, repository_of

Git = Callable[..., str]
FILE = "plans/acme.yaml"


@pytest.fixture
def commit(git: Git) -> str:
    """A repository with one commit; its id."""
    Path("plans").mkdir()
    Path(FILE).write_text("title: Acme\n")
    git("add", "-A")
    git("commit", "--quiet", "-m", "one")
    return git("rev-parse", "HEAD").strip()


def here() -> Repository:
    return repository_of([FILE])


@pytest.mark.parametrize("name", ["main", "HEAD", "v1", "HEAD@{0}", "main~0"])
def test_a_revision_is_a_branch_a_tag_or_whatever_names_a_commit(
    commit: str, git: Git, name: str
) -> None:
    git("tag", "-a", "v1", "-m", "v1")

    assert here().commit(name) == commit
    assert here().commit(commit[:10]) == commit


@pytest.mark.parametrize(
    "name",
    ["", "-x", "--output=x", "a\nb", "a\0b", "\x1b[2J", "x" * 1001, "nowhere", f"HEAD:{FILE}"],
)
@pytest.mark.usefixtures("commit")
def test_a_word_that_names_no_commit_is_refused_and_does_nothing(name: str) -> None:
    with pytest.raises(UsageError):
        here().commit(name)
    assert sorted(os.listdir()) == [".git", "plans"]


def test_content_is_what_was_committed_or_staged_and_not_what_lies_there(
    commit: str, git: Git
) -> None:
    Path(FILE).write_text("title: Staged\n")
    git("add", FILE)
    Path(FILE).write_text("title: Later\n")
    of = here()
    old, staged = of.blob(commit, FILE), of.blob(INDEX, FILE)

    assert old is not None
    assert staged is not None
    assert of.content(old, FILE) == b"title: Acme\n"
    assert of.content(staged, FILE) == b"title: Staged\n"
    assert is_content(old, b"title: Acme\n")
    assert not is_content(old, b"title: Staged\n")
    assert of.blob(commit, "none.yaml") is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-09-12T23:30:00+0200", date(2026, 9, 12)),
        ("2026-09-12T23:30:00-0900", date(2026, 9, 12)),
        ("2026-09-12T00:10:00+0200", date(2026, 9, 12)),
    ],
)
def test_the_day_of_a_commit_is_the_day_where_it_was_made(
    git: Git, monkeypatch: pytest.MonkeyPatch, written: str, day: date
) -> None:
    monkeypatch.setenv("GIT_COMMITTER_DATE", written)
    git("commit", "--quiet", "--allow-empty", "-m", "committer A <b> 0 +0000")
    of = here_in(".")

    assert of.day(of.commit("HEAD")) == day


@pytest.mark.parametrize(
    "line",
    [
        "committer A <b> 999999999999999999 +0000",
        "committer A <b> -999999999999999 +0000",
        "committer A <b> 1 +000",
        "committer A <b>",
        "committer \x1b[2J <b> 1e9 +0000",
        "encoding latin-1",
    ],
)
def test_a_commit_without_a_day_that_a_calendar_knows_is_refused(git: Git, line: str) -> None:
    tree = git("hash-object", "-t", "tree", "-w", os.devnull).strip()
    text = f"tree {tree}\nauthor A <b> 1 +0000\n{line}\n\ncommitter A <b> 1 +0000\n"
    Path("commit").write_text(text, encoding="utf-8")
    id = git("hash-object", "-t", "commit", "--literally", "-w", "commit").strip()

    with pytest.raises(CxroadError, match="has no day"):
        here_in(".").day(id)


@pytest.mark.usefixtures("git")
def test_before_the_first_commit_there_is_no_head() -> None:
    assert here_in(".").head() is None


def here_in(folder: str) -> Repository:
    return repository_of([os.path.join(folder, "x.yaml")])


def test_a_repository_of_the_newer_hash_is_read_as_well(git: Git, tmp_path: Path) -> None:
    git("init", "--quiet", "--object-format=sha256", str(tmp_path / "newer"))
    os.chdir(tmp_path / "newer")
    Path("x.yaml").write_text("title: x\n")
    git("add", "x.yaml")
    git("commit", "--quiet", "-m", "x")
    of = here_in(".")
    blob = of.blob(of.commit("HEAD"), "x.yaml")

    assert blob is not None
    assert len(blob) == 64
    assert is_content(blob, b"title: x\n")


@pytest.mark.parametrize(
    "name", ["a\nb.yaml", "-x.yaml", "ö.yaml", "HEAD^{commit}.yaml", ":0:.yaml"]
)
def test_a_file_may_have_any_name(git: Git, name: str) -> None:
    Path(name).write_text("title: x\n")
    git("add", "--", f"./{name}")
    git("commit", "--quiet", "-m", "x")
    of = repository_of([name])

    for tree in (of.commit("HEAD"), INDEX):
        blob = of.blob(tree, of.inside(name))
        assert blob is not None
        assert of.content(blob, name) == b"title: x\n"


@pytest.mark.usefixtures("commit")
def test_a_link_is_followed_to_the_file_that_git_knows() -> None:
    os.symlink("plans/acme.yaml", "link.yaml")

    assert here().inside("link.yaml") == FILE
    assert here().inside("plans/../plans/acme.yaml") == FILE


@pytest.mark.usefixtures("commit")
def test_a_file_outside_or_of_a_submodule_is_another_repository(git: Git, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="lies outside the repository"):
        here().inside(str(tmp_path / "x.yaml"))
    with pytest.raises(InputError, match="is in no git repository"):
        repository_of([FILE, str(tmp_path / "x.yaml")])
    git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "./.", "sub")
    with pytest.raises(InputError, match=r"repository and .*sub are two repositories"):
        repository_of([FILE, f"sub/{FILE}"])
    assert repository_of([f"sub/{FILE}"]).root == os.path.realpath("sub")


@pytest.mark.usefixtures("commit")
def test_a_bare_repository_and_its_inside_are_refused(git: Git, tmp_path: Path) -> None:
    git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare.git"))

    for folder in (str(tmp_path / "bare.git"), ".git"):
        with pytest.raises(InputError, match="is a bare repository, without files"):
            here_in(folder)


@pytest.mark.usefixtures("commit")
def test_what_a_shallow_clone_lacks_is_said_with_its_cure(git: Git, tmp_path: Path) -> None:
    git("commit", "--quiet", "--allow-empty", "-m", "two")
    git("tag", "first", "HEAD~1")
    git("clone", "--quiet", "--depth=1", f"file://{Path.cwd()}", str(tmp_path / "shallow"))

    with pytest.raises(UsageError) as error:
        here_in(str(tmp_path / "shallow")).commit("first")
    assert "fetch-depth: 0" in error.value.hint
    assert here_in(str(tmp_path / "shallow")).commit("HEAD")


@pytest.mark.usefixtures("commit")
def test_a_repository_that_git_does_not_trust_is_not_read_and_its_words_are_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")

    with pytest.raises(InputError, match="dubious ownership") as error:
        here()
    assert "safe.directory" in error.value.hint


def test_variables_that_lead_elsewhere_are_not_heeded_but_the_index_of_a_hook_is(
    commit: str, git: Git, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path))
    assert here().commit("HEAD") == commit
    monkeypatch.delenv("GIT_DIR")
    monkeypatch.delenv("GIT_WORK_TREE")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/other")
    Path(FILE).write_text("title: Other\n")
    git("add", FILE)
    blob = here().blob(INDEX, FILE)

    assert blob is not None
    assert here().content(blob, FILE) == b"title: Other\n"


def test_content_beyond_the_limit_is_not_read(commit: str) -> None:
    blob = here().blob(commit, FILE) or ""
    assert repository_of([FILE], most=12).content(blob, FILE) == b"title: Acme\n"
    with pytest.raises(CxroadError, match="larger than 11 bytes"):
        repository_of([FILE], most=11).content(blob, FILE)


@pytest.mark.usefixtures("commit")
def test_git_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    of = here()

    def hangs(*_: object, timeout: float, **__: object) -> None:
        raise subprocess.TimeoutExpired("git", timeout)

    monkeypatch.setattr(subprocess, "run", hangs)
    with pytest.raises(CxroadError, match="longer than 10 seconds"):
        of.head()


@pytest.mark.usefixtures("commit")
def test_git_is_never_taken_from_this_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = Path("git")
    fake.write_text("#!/bin/sh\ntouch ran\n")
    fake.chmod(0o755)
    path = os.environ["PATH"]
    try:
        for ours, found in ((f".{os.pathsep}{path}", True), (".", False), ("", False)):
            revisions._program.cache_clear()
            monkeypatch.setenv("PATH", ours)
            if found:
                assert here().head()
            else:
                with pytest.raises(CxroadError, match="git is not installed"):
                    here()
    finally:
        revisions._program.cache_clear()
    assert not Path("ran").exists()


class Trap:
    """A program that a hostile repository would like us to start."""

    def __init__(self, folder: Path) -> None:
        self.marker = folder / "it-ran"
        self.script = folder / "trap.sh"
        self.script.write_text(f"#!/bin/sh\ntouch '{self.marker}'\nexit 1\n")
        self.script.chmod(0o755)

    @property
    def sprung(self) -> bool:
        return self.marker.exists()


@pytest.fixture
def trapped(git: Git, tmp_path: Path) -> Trap:
    """A repository whose settings, attributes and hooks all name a program."""
    trap = Trap(tmp_path)
    script = str(trap.script)
    Path("x.yaml").write_text("title: x\n")
    Path(".gitattributes").write_text("*.yaml diff=evil filter=evil merge=evil\n")
    git("add", "-A")
    git("commit", "--quiet", "-m", "x")
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for hook in ("post-index-change", "reference-transaction", "post-checkout", "pre-commit"):
        for folder in (hooks, Path(".git/hooks")):
            folder.mkdir(exist_ok=True)
            (folder / hook).write_text(trap.script.read_text())
            (folder / hook).chmod(0o755)
    for key, value in {
        "core.fsmonitor": script,
        "core.hooksPath": str(hooks),
        "core.pager": script,
        "core.editor": script,
        "core.sshCommand": script,
        "core.askPass": script,
        "pager.rev-parse": script,
        "pager.cat-file": script,
        "alias.rev-parse": f"!{script}",
        "alias.cat-file": f"!{script}",
        "diff.external": script,
        "diff.evil.textconv": script,
        "diff.evil.command": script,
        "filter.evil.smudge": script,
        "filter.evil.clean": script,
        "filter.evil.process": script,
        "filter.evil.required": "true",
        "credential.helper": f"!{script}",
        "uploadpack.packObjectsHook": script,
        "gpg.program": script,
    }.items():
        git("config", key, value)
    trap.marker.unlink(missing_ok=True)
    return trap


def test_nothing_that_a_repository_names_is_run(trapped: Trap) -> None:
    Path("x.yaml").write_text("title: y\n")
    of = here_in(".")
    for tree in (of.commit("main"), INDEX):
        assert of.content(of.blob(tree, "x.yaml") or "", "x.yaml") == b"title: x\n"
    assert of.day(of.commit("main"))
    assert of.fork(of.commit("main"), of.commit("HEAD")) == of.commit("main")
    with pytest.raises(UsageError):
        of.commit("nowhere")

    assert not trapped.sprung


@pytest.mark.parametrize("command", [["status"], ["diff"], ["show", "HEAD", "--", "x.yaml"]])
def test_the_trap_would_spring_under_other_commands(trapped: Trap, command: list[str]) -> None:
    Path("x.yaml").write_text("title: y\n")
    subprocess.run(["git", *command], capture_output=True, check=False)

    assert trapped.sprung


def test_a_clone_that_lacks_a_file_fetches_nothing(trapped: Trap, git: Git) -> None:
    """A promised object would be fetched by a program that the repository names."""
    blob = git("rev-parse", "HEAD:x.yaml").strip()
    os.unlink(f".git/objects/{blob[:2]}/{blob[2:]}")
    git("config", "core.repositoryFormatVersion", "1")
    git("config", "extensions.partialClone", "evil")
    git("config", "remote.evil.promisor", "true")
    git("config", "remote.evil.url", f"ext::{trapped.script}")
    git("config", "protocol.allow", "always")
    git("config", "protocol.ext.allow", "always")
    of = here_in(".")

    with pytest.raises(CxroadError, match="git cannot give its version"):
        of.content(of.blob(of.commit("HEAD"), "x.yaml") or "", "x.yaml")
    assert not trapped.sprung
    subprocess.run(["git", "cat-file", "-p", "HEAD:x.yaml"], capture_output=True, check=False)
    assert trapped.sprung
