"""A run of `cxroad lint` over files that were opened: what is found, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxroad.cli import exits
from cxroad.cli.addresses import addresses
from cxroad.cli.console import Console
from cxroad.cli.judge import processes
from cxroad.cli.progress import through
from cxroad.cli.telling import Manner, fails, said_of

if TYPE_CHECKING:
    from cxroad.api import Project
    from cxroad.cli.cache import Cache
    from cxroad.cli.changes import Changes, Files
    from cxroad.cli.judge import Judge
    from cxroad.cli.known import KnownFiles
    from cxroad.cli.lint_options import LintOptions
    from cxroad.cli.timings import Timings
    from cxroad.findings.card import RuleCard
    from cxroad.findings.report import FileReport
    from cxroad.source.document import Document


@dataclass(frozen=True)
class Run:
    """Files and all that is asked about them.

    Attributes:
        files: Paths and bytes, each path once.
        book: The files of known findings; None where none is named.
        changes: The files beside their older version; None where none is asked for.
        cache: Where answers are kept; None for nowhere.
    """

    files: Files
    judge: Judge
    manner: Manner
    options: LintOptions
    clock: Timings
    book: KnownFiles | None
    changes: Changes | None
    cache: Cache | None

    def answer(self) -> tuple[int, str]:
        """The exit code, and what should stand on stdout: as before, where nothing changed.

        Raises:
            CxroadError: A rule that is asked for does not exist, or a file cannot be written.
        """
        cache = self.cache
        if cache is None:
            return self._told([])
        names = self.judge.names(self.files)
        if self.book or self.options.verbose or not self.manner.only_speaks:
            return self._told(names)
        question = repr((self.manner, self._addresses, [path for path, _ in self.files]))
        answer = cache.answer(question, names)
        if answer is None:
            answer = self._told(names)
            cache.keep_answer(question, names, *answer)
        return answer

    @property
    def _addresses(self) -> dict[str, str]:
        return {} if self.manner.for_people else addresses(path for path, _ in self.files)

    def _told(self, names: Sequence[str]) -> tuple[int, str]:
        """The exit code and what stands on stdout, after all else was said and written.

        Args:
            names: What the cache calls the files; empty without one.
        """
        from cxroad.findings.report import Report

        options, setup = self.options, self.judge.setup
        if self.changes or options.timings:
            judged = self._one_by_one()
        else:
            judged = self._all(names)
        wants_cards = self.book or "sarif" in dict(self.manner.targets)
        report = Report(judged.reports, _cards() if wants_cards else (), self._addresses)
        if self.book:
            report = self.book.without(report, options.quiet)
        if self.changes:
            report = self.changes.narrowed(report, judged.projects, self.judge.read, self._asked)
            if self.changes.unstaged and not options.quiet:
                Console.current.note(self.changes.left_out())
        if options.verbose:
            for file in report.files:
                Console.current.note(said_of(file, setup.of(file.path)))
        with self.clock.stage("writing"):
            text = self.manner.tell(report, judged.sources)
        failed = judged.blank or any(
            fails(file, setup.of(file.path).word("fail-on")) for file in report.files
        )
        return exits.FINDINGS if failed else exits.CLEAN, text

    def _all(self, names: Sequence[str]) -> _Judged:
        """What is found, in several processes, or as it was found before."""
        jobs = processes(self.options.jobs, len(self.files))
        answers = self.judge.all(self.files, names, jobs, self.cache)
        judged = [each for each, _ in zip(answers, through(self.files, "files"), strict=True)]
        return _Judged(
            tuple(each.report for each in judged),
            {each.document.path: each.document for each in judged},
            any(each.blank for each in judged),
        )

    def _one_by_one(self) -> _Judged:
        """What is found in each file that is read here, for what asks more of it than findings."""
        with self.clock.stage("reading them"):
            projects = [self.judge.read(data, path) for path, data in through(self.files, "files")]
        return _Judged(
            tuple(self._asked(project) for project in through(projects, "files")),
            {project.loaded.path: project.loaded.document for project in projects},
            any(project.loaded.document.root is None for project in projects),
            projects,
        )

    @property
    def _asked(self) -> Callable[[Project], FileReport]:
        """How a roadmap is asked for its findings: with the time of each rule, or without."""
        return self.clock.lint if self.options.timings else lambda project: project.report


@dataclass(frozen=True)
class _Judged:
    """Files and what is found in them.

    Attributes:
        sources: Their texts for excerpts, by path.
        blank: Whether one of them holds no data at all.
        projects: What they are read as, where each is read here.
    """

    reports: tuple[FileReport, ...]
    sources: Mapping[str, Document]
    blank: bool
    projects: Sequence[Project] = ()


def _cards() -> tuple[RuleCard, ...]:
    """Every rule in words, for what lists them."""
    from cxroad.lint.explain import cards

    return cards()
