"""`cxroad lint --since` and `--staged`: only what changed, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from cxroad.api import Project
from cxroad.cli.paths import NAMELESS, STDIN
from cxroad.errors import UsageError
from cxroad.findings.report import FileReport, Report
from cxroad.history.changed import changed_lines, only_changed
from cxroad.history.revisions import INDEX, Repository, is_content, repository_of
from cxroad.model.writing import count
from cxroad.render.visible import harmless

Files: TypeAlias = list[tuple[str, bytes]]
"""What files are called, and their content."""

Read: TypeAlias = Callable[[bytes, str], Project]
Asked: TypeAlias = Callable[[Project], FileReport]


@dataclass(frozen=True, slots=True)
class Changes:
    """Files beside an older version of them.

    Attributes:
        files: Their newer version: what is on the disk, or what is staged.
        unstaged: Files that were left out, since git does not know them.
        words: What the older version is called.
    """

    files: Files
    unstaged: Sequence[str]
    words: str
    _repository: Repository
    _older: str | None

    def narrowed(
        self, report: Report, projects: Sequence[Project], read: Read, asked: Asked
    ) -> Report:
        """The report of the files without what did not change; a file that is new stays whole.

        Args:
            projects: The files, in the order of the report.
            read: Makes a roadmap of the bytes and the path of a file.
            asked: Asks the same rules of it as of the newer version.
        """
        files = [
            self._narrowed(file, project, data, read, asked)
            for file, project, (_, data) in zip(report.files, projects, self.files, strict=True)
        ]
        return replace(report, files=tuple(files), since=self.words)

    def _narrowed(
        self, file: FileReport, project: Project, data: bytes, read: Read, asked: Asked
    ) -> FileReport:
        """The report of a file; what cannot be read is shown, whoever broke it."""
        if self._older is None or project.loaded.roadmap is None:
            return file
        blob = self._repository.blob(self._older, self._repository.inside(file.path))
        if blob is None:
            return file
        if is_content(blob, data):
            return only_changed(file, file, frozenset())
        older = read(self._repository.content(blob, file.path), file.path)
        if older.loaded.roadmap is None:
            return file
        lines = changed_lines(older.loaded.document.text, project.loaded.document.text)
        return only_changed(file, asked(older), lines)

    def left_out(self) -> str:
        """What to say of the files that git does not know."""
        number = len(self.unstaged)
        files = f"{count(number, 'file')} that {'is' if number == 1 else 'are'} not staged"
        return f"note: {files} left out, such as {harmless(self.unstaged[0])}"


def changes_of(
    found: Files, named: Files, since: str | None, staged: bool, most: int
) -> Changes | None:
    """The files beside their older version; None where none is asked for.

    Args:
        found: Files by their paths, `-` for standard input.
        named: The same with the name that standard input is given.
        most: The bytes of the largest file that is read.

    Raises:
        CxroadError: They lie in no repository or in several, there is no such revision, or
            standard input cannot be compared.
    """
    if since is not None and staged:
        raise UsageError("--since and --staged are two questions", "leave out one of them")
    if staged:
        return _staged(found, most)
    return None if since is None else _since(named, since, most)


def _since(files: Files, revision: str, most: int) -> Changes:
    if any(path == NAMELESS for path, _ in files):
        raise UsageError(
            "standard input needs a name to be compared with what was there before",
            "add --stdin-filename",
        )
    repository = repository_of([path for path, _ in files], most)
    return Changes(files, (), revision, repository, repository.commit(revision))


def _staged(files: Files, most: int) -> Changes:
    if any(path == STDIN for path, _ in files):
        raise UsageError("standard input is not staged", "name a file, or leave out --staged")
    repository = repository_of([path for path, _ in files], most)
    taken: Files = []
    unstaged: list[str] = []
    for path, data in files:
        blob = repository.blob(INDEX, repository.inside(path))
        if blob is None:
            unstaged.append(path)
        elif is_content(blob, data):
            taken.append((path, data))
        else:
            taken.append((path, repository.content(blob, path)))
    return Changes(taken, unstaged, "the last commit", repository, repository.head())
