"""What files were at a revision of git: the only module that starts `git`.

A repository may be hostile, so only commands are used that run nothing it names: `rev-parse` and
`cat-file`, without a shell, with its hooks, monitors and protocols turned off. What lies on the
disk or comes from git is compared elsewhere, by us.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from hashlib import sha1, sha256

from cxroad.errors import CxroadError, InputError, UsageError
from cxroad.source.limits import DEFAULT_LIMITS, size_text

INDEX = ":0"
"""Instead of a commit: what is staged."""

_SECONDS = 10
"""The longest that git may take for one answer; our default."""

_LONGEST = 1000
"""The most characters of a revision; our default."""

_SAFE = (
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "protocol.allow=never"),
    *("-c", "safe.bareRepository=explicit"),
    "--no-pager",
    "--no-optional-locks",
)
_ENVIRONMENT = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # a repository's `protocol.x.allow` outweighs `protocol.allow`
    "LC_ALL": "C",
}
_EPOCH = datetime(1970, 1, 1)
_WHEN = re.compile(r" (-?[0-9]{1,18}) ([+-])([0-9]{2})([0-9]{2})$")
"""The end of a committer's line: seconds since the epoch, and the zone."""

_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_NAMESPACE")
"""Variables that lead to another repository than the one that a file lies in."""


@dataclass(frozen=True)
class Repository:
    """A work tree with its history.

    Attributes:
        root: Its topmost folder, without links on the way.
        most: The bytes of the largest file that is read.
    """

    root: str
    most: int = DEFAULT_LIMITS.size

    def inside(self, path: str) -> str:
        """A file as git names it: from the root, with slashes.

        Raises:
            InputError: It lies outside.
        """
        whole = os.path.realpath(path)
        if not whole.startswith(os.path.join(self.root, "")):
            raise InputError(f"{path} lies outside the repository {self.root}", _ONE_REPOSITORY)
        return os.path.relpath(whole, self.root).replace(os.sep, "/")

    def commit(self, revision: str) -> str:
        """The id of the commit that a revision names.

        Raises:
            UsageError: There is none, or the words cannot be a revision.
        """
        if not revision or revision.startswith("-") or not revision.isprintable():
            raise UsageError(f"'{revision[:60]}' is no revision", "name a commit, branch or tag")
        if len(revision) > _LONGEST:
            raise UsageError("this is too long for a revision", "name a commit, branch or tag")
        commit = self._id(f"{revision}^{{commit}}")
        if commit is None:
            raise UsageError(f"there is no commit '{revision[:60]}' in {self.root}", self._cure())
        return commit

    def fork(self, one: str, other: str) -> str:
        """The id of the commit at which two others, given by their ids, went apart.

        Raises:
            UsageError: They have no commit in common, or this clone lacks it.
        """
        for id in self._said("the history", "rev-parse", f"{one}...{other}").decode().split():
            if id.startswith("^"):
                return id[1:]
        raise UsageError(f"{one[:12]} and {other[:12]} have no commit in common here", self._cure())

    def head(self) -> str | None:
        """The id of the commit that the next one will follow; None before the first."""
        return self._id("HEAD^{commit}")

    def blob(self, commit: str, inside: str) -> str | None:
        """The id of a file's content in a commit or in `INDEX`; None where it has no such file."""
        return self._id(f"{commit}:{inside}")

    def day(self, commit: str) -> date:
        """The day of a commit, where its committer was.

        Raises:
            CxroadError: Git cannot give it, or it has no day that a calendar knows.
        """
        for line in self._said("the commit", "cat-file", "commit", commit).split(b"\n"):
            if not line:
                break
            if line.startswith(b"committer "):
                found = _WHEN.search(line.decode("utf-8", "replace"))
                try:
                    if found is None:
                        break
                    side = -1 if found[2] == "-" else 1
                    zone = side * timedelta(hours=int(found[3]), minutes=int(found[4]))
                    return (_EPOCH + timedelta(seconds=int(found[1])) + zone).date()
                except OverflowError:
                    break
        raise CxroadError(f"commit {commit[:12]} has no day", "compare with another revision")

    def content(self, blob: str, path: str) -> bytes:
        """The content with that id; `path` is only what messages call it.

        Raises:
            CxroadError: It is larger than the limit, or git cannot give it.
        """
        size = self._said(path, "cat-file", "-s", blob)
        if int(size) > self.most:
            raise CxroadError(
                f"git's version of {path} is larger than {size_text(self.most)}",
                "compare with another revision, or raise the limit: `CXROAD_MAX_SIZE=64MiB`",
            )
        return self._said(path, "cat-file", "blob", blob)

    def _id(self, name: str) -> str | None:
        words = ("rev-parse", "--verify", "--quiet", "--end-of-options", name)
        code, out, err = _git(self.root, *words)
        if code not in (0, 1):
            raise CxroadError(f"git failed: {_first_line(err)}", "see what `git status` says")
        return out.decode("ascii", "replace").strip() if code == 0 else None

    def _said(self, path: str, *words: str) -> bytes:
        code, out, err = _git(self.root, *words)
        if code:
            raise CxroadError(
                f"git cannot give its version of {path}: {_first_line(err)}",
                "where the clone lacks it, `git fetch` first",
            )
        return out

    def _cure(self) -> str:
        _, shallow, _ = _git(self.root, "rev-parse", "--is-shallow-repository")
        if shallow.strip() == b"true":
            return (
                "this clone has only the newest commits: `git fetch --unshallow`, or "
                "`fetch-depth: 0` for actions/checkout"
            )
        return "`git branch --all` and `git tag` list what there is"


_ONE_REPOSITORY = "name files of one repository, or run it in each"


def repository_of(paths: list[str], most: int = DEFAULT_LIMITS.size) -> Repository:
    """The one repository that some files lie in.

    Args:
        most: The bytes of the largest file that is read of it.

    Raises:
        CxroadError: One lies in none or in another, such as a submodule, or git refuses it.
    """
    folders = sorted({os.path.dirname(os.path.realpath(path)) for path in paths})
    roots = sorted({_root(folder) for folder in folders})
    if len(roots) > 1:
        raise InputError(f"{roots[0]} and {roots[1]} are two repositories", _ONE_REPOSITORY)
    return Repository(roots[0], most)


def is_content(blob: str, data: bytes) -> bool:
    """Whether some bytes are the content with an id, as git reckons it."""
    text = b"blob %d\0%b" % (len(data), data)
    kind = sha256 if len(blob) == 64 else sha1
    return kind(text, usedforsecurity=False).hexdigest() == blob


def _root(folder: str) -> str:
    """The topmost folder of the work tree around a folder."""
    code, out, err = _git(folder, "rev-parse", "--show-toplevel")
    if code == 0:
        return os.path.realpath(os.fsdecode(out.removesuffix(b"\n")))
    said = err.decode("utf-8", "replace")
    if "dubious ownership" in said:
        raise InputError(
            f"git does not trust this repository: {_first_line(err)}",
            f"if you do: git config --global --add safe.directory {folder}",
        )
    if "work tree" in said or "bare repository" in said:
        raise InputError(f"{folder} is a bare repository, without files", "run it in a clone of it")
    if "not a git repository" in said:
        raise InputError(f"{folder} is in no git repository", "compare in a clone of one")
    raise InputError(f"git cannot read the repository of {folder}: {_first_line(err)}", "")


def _first_line(err: bytes) -> str:
    lines = err.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ")[:300] if lines else "it does not say why"


def _git(folder: str, *words: str) -> tuple[int, bytes, bytes]:
    """Exit code, stdout and stderr of git in a folder.

    Raises:
        CxroadError: There is no git, it cannot be started, or it takes too long.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    try:
        done = subprocess.run(
            [_program(), *_SAFE, *words],
            cwd=folder,
            env=environment | _ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CxroadError(f"git took longer than {_SECONDS} seconds", "run it again") from None
    except (OSError, ValueError) as error:
        raise CxroadError(f"git cannot be started: {error}", "see what `git status` says") from None
    return done.returncode, done.stdout, done.stderr


@cache
def _program() -> str:
    """Where git is: never in this folder, which may be a stranger's."""
    name = "git.exe" if os.name == "nt" else "git"
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        program = os.path.join(folder, name)
        if os.path.isabs(folder) and os.path.isfile(program) and os.access(program, os.X_OK):
            return program
    raise CxroadError("git is not installed, and a revision is asked for", "install git")
