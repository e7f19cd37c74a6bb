"""From the words of a command to two states of a roadmap: files, or revisions of git."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cxroad.cli.paths import NAMELESS, STDIN, one_roadmap, read
from cxroad.cli.setup import Setup
from cxroad.errors import InputError, UsageError
from cxroad.history.revisions import Repository, repository_of

if TYPE_CHECKING:
    from cxroad.api import Project
    from cxroad.views.diff import State

_FORK = "..."
"""Between two revisions: where they went apart, as git has it."""

_FORMS = "cxroad diff v1 | v1 v2 | v1 roadmaps/acme.yaml | old.yaml new.yaml | v1:old.yaml new.yaml"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two states: its bytes, and where they come from.

    Attributes:
        words: What the user calls it.
        path: The file; of a revision the file that it is a version of.
        data: The bytes.
        commit: The id of the commit; empty for a file.
        day: The day of the commit; None for a file.
    """

    words: str
    path: str
    data: bytes
    commit: str = ""
    day: date | None = None

    def project(self, setup: Setup, today: date) -> Project:
        """The roadmap, judged as its file is; a revision is called as git does, `v1:x.yaml`."""
        from cxroad.api import load_text

        policy = setup.of(self.path).policy
        name = NAMELESS if self.path == STDIN else self.path
        if self.commit and ":" not in self.words:
            name = f"{self.words}:{name}"
        elif self.commit:
            name = self.words
        return load_text(self.data, today=today, path=name, policy=policy, limits=setup.limits)

    @property
    def state(self) -> State:
        """What a view calls it."""
        from cxroad.views.diff import State

        words = "standard input" if self.path == STDIN else self.words
        return State(words, self.commit, self.day)


def two_sides(words: Sequence[str], setup: Setup) -> tuple[Side, Side]:
    """The older and the newer state that some words name.

    A word is a file when it ends in .yaml or .yml, is `-`, or is a path that exists; anything
    else is a revision, `REV:PATH` a file of one, and `main...` where this branch left main. Without
    an older state it is HEAD; without a newer one it is the file as it lies on the disk.

    Raises:
        CxroadError: Words that do not fit together, a file or a revision that is not there, or a
            file that the revision lacks.
    """
    states: list[str] = []
    files: list[str] = []
    for word in words:
        if _is_path(word):
            files.append(word)
        else:
            states += _range(word)
    blobs = [word for word in states if ":" in word]
    if len(states) > 2 or len(files) > 2 or len(blobs) + len(files) > 2:
        raise UsageError(f"these are more than two states: {' '.join(words)[:200]}", _FORMS)
    if len(files) == 2:
        if states:
            raise UsageError("two files are two states already", f"leave out '{states[0][:60]}'")
        return _file(files[0], setup), _file(files[1], setup)
    if blobs and len(blobs) < len(states):
        raise UsageError(
            f"'{blobs[0][:60]}' names a file, '{next(s for s in states if s not in blobs)[:60]}' "
            "names none",
            "name the file in both, `v1:x.yaml v2:x.yaml`, or in none",
        )
    if len(blobs) == 2:
        here = _repository(os.curdir, setup)
        return _blob(here, blobs[0]), _blob(here, blobs[1])
    if blobs and files and _is_path(words[0]):
        return _file(files[0], setup), _blob(_repository(files[0], setup), blobs[0])
    return _beside_file(states or ["HEAD"], files[0] if files else None, setup)


def since(revision: str, path: str, setup: Setup) -> Side:
    """A roadmap's file as it was at a revision, or at `REV:PATH` where it had another name.

    Raises:
        CxroadError: There is no such revision, or no such file in it.
    """
    if path == STDIN:
        raise UsageError("standard input is in no revision", "name a file")
    repository = _repository(path, setup)
    if ":" in revision:
        return _blob(repository, revision)
    return _version(repository, revision, path)


def _beside_file(states: Sequence[str], file: str | None, setup: Setup) -> tuple[Side, Side]:
    """One or two revisions of the roadmap at hand, the newer one else the file itself."""
    if len(states) == 2 and file is not None and not os.path.isdir(file):
        repository = _repository(file, setup)
        return _version(repository, states[0], file), _version(repository, states[1], file)
    path, data = one_roadmap(file, setup)
    older = since(states[0], path, setup)
    if len(states) == 2:
        return older, since(states[1], path, setup)
    return older, Side(path, path, data)


def _is_path(word: str) -> bool:
    """Whether a word is a file rather than a revision."""
    if word == STDIN or os.path.exists(word):
        return word == STDIN or word.endswith((".yaml", ".yml")) or "/" in word or os.sep in word
    drive = len(word.partition(":")[0]) == 1 and word[2:3] in ("/", "\\")
    return word.endswith((".yaml", ".yml")) and (":" not in word or drive)


def _range(word: str) -> list[str]:
    """The two revisions of `v1..v2`, or of `main...x`; of anything else the word alone."""
    if _FORK in word and ":" not in word:
        other = word.partition(_FORK)[2]
        return [word, other] if other else [word]
    if ".." in word and ":" not in word:
        one, _, two = word.partition("..")
        return [one or "HEAD", two] if two else [one]
    return [word]


def _file(path: str, setup: Setup) -> Side:
    if path != STDIN and os.path.isdir(path):
        path, data = one_roadmap(path, setup)
        return Side(path, path, data)
    return Side(path, path, read(path, setup.limits))


def _repository(path: str, setup: Setup) -> Repository:
    """The repository that a file lies in, also a file that is no longer there."""
    folder = path if os.path.isdir(path) else os.path.dirname(path) or os.curdir
    inside = os.path.join(folder if os.path.isdir(folder) else os.curdir, "x")
    return repository_of([inside], setup.limits.size)


def _version(repository: Repository, revision: str, path: str) -> Side:
    if repository.head() is None:
        raise InputError(
            f"nothing is committed yet in {repository.root}",
            "commit the roadmap first, or name two files",
        )
    one, fork, other = revision.partition(_FORK)
    commit = repository.commit(one or "HEAD" if fork else one)
    if fork:
        commit = repository.fork(commit, repository.commit(other or "HEAD"))
    blob = repository.blob(commit, repository.inside(path))
    if blob is None:
        raise InputError(
            f"{path} is not in {revision[:60]}",
            f"if it had another name then, write {revision[:60]}:its/old/name.yaml instead",
        )
    data = repository.content(blob, f"{revision[:60]}:{path}")
    return Side(revision, path, data, commit, repository.day(commit))


def _blob(repository: Repository, word: str) -> Side:
    """`REV:PATH`, with a path from the root of the repository, or from here with `./`."""
    revision, _, path = word.partition(":")
    commit = repository.commit(revision or "HEAD")
    inside = path
    if path.startswith(("./", "../")):
        inside = repository.inside(path)
    blob = repository.blob(commit, inside) if path else None
    if blob is None:
        raise InputError(
            f"there is no {path or 'file without a name'} in {revision[:60] or 'HEAD'}",
            "such a path begins at the root of the repository; from here it begins with ./",
        )
    whole = os.path.join(repository.root, *inside.split("/"))
    return Side(word, whole, repository.content(blob, word), commit, repository.day(commit))
