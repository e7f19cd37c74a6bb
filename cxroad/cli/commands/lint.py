"""`cxroad lint`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.console import Console
from cxroad.cli.judge import Judge, processes
from cxroad.cli.lint_options import LintOptions
from cxroad.cli.linting import Run
from cxroad.cli.options import today_of
from cxroad.cli.output import deliver
from cxroad.cli.paths import STDIN, roadmaps_among
from cxroad.cli.repairs import differences, repaired
from cxroad.cli.telling import Manner, targets_of
from cxroad.cli.timings import Timings

if TYPE_CHECKING:
    from datetime import date

    from cxroad.cli.cache import Cache
    from cxroad.cli.changes import Changes, Files
    from cxroad.cli.known import KnownFiles
    from cxroad.cli.setup import Setup


def lint(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATHS]...", help="Files, folders, or - for standard input."),
    ] = None,
    *,
    options: LintOptions,
) -> int:
    """Say everything that is wrong with a roadmap, where, and how to cure it.

    \b
    Examples:
      cxroad lint                              every roadmap in roadmaps/
      cxroad lint acme.yaml --strict           warnings fail too
      cxroad lint --select GRA,VIS002          some rules only
      cxroad lint -f concise -f json=out.json  one line each, and a file
      cxroad lint --fix --diff                 what safe repairs would change
      cxroad lint --write-known known.jsonl    list what is there today ...
      cxroad lint --known known.jsonl          ... and from then on what is new
      cxroad lint --since main                 only what came since main
      cxroad lint --watch                      again on every save
      cxroad lint --show-settings              what counts here, and who says so
      cat acme.yaml | cxroad lint - --stdin-filename acme.yaml

    Without PATHS it reads roadmaps/, or this folder. Exit code: 0 nothing at or above
    --fail-on, 1 findings, 2 words that do not fit or a file that cannot be opened.
    """

    clock, words = Timings(), paths or []
    day = today_of(options.today)
    every = bool(options.write_known or options.since is not None or options.staged)
    judge = Judge(options.config, options.isolated, options.flags(), options.max_size, day, every)
    setup = judge.setup
    processes(options.jobs, 0)  # refused before anything is read
    run = setup.of_all([options.stdin_filename if path == STDIN else path for path in words])
    if options.watch:
        return _watched(words, options)
    if options.show_settings:
        from cxroad.cli.settings import shown

        deliver(shown(setup, words, options.today), None)
        return exits.CLEAN
    targets = targets_of(options.output_format or [run.word("output-format")])
    options.refuse_contradictions()
    with clock.stage("finding and opening files"):
        found, others = roadmaps_among(words, setup, options.force_exclude)
    # A list is brought up to date only on request: written alone, it is what this run found.
    book = _book(options.known if options.write_known else run.path("known"), options.write_known)
    named = _named(found, options)
    if options.diff:
        text = differences(named, day, setup, unsafe=options.unsafe_fixes)
        deliver(text, None)
        return exits.FINDINGS if text else exits.CLEAN
    if options.fix or options.fix_only:
        found, number = repaired(found, day, setup, unsafe=options.unsafe_fixes)
        if number and not options.quiet:
            Console.current.note(f"note: {number} repair{'s' if number > 1 else ''} made")
        if options.fix_only:
            return exits.CLEAN
        named = found
    changes = _changes(found, named, options, setup.limits.size)
    afresh = options.no_cache or options.timings or changes
    code, text = Run(
        changes.files if changes else named,
        judge,
        Manner.of(targets, run.value("max-findings"), options),
        options,
        clock,
        book,
        changes,
        None if afresh else _cache(day, setup),
    ).answer()
    Console.current.write(text)
    if others and not options.quiet:
        Console.current.note(
            f"note: {len(others)} YAML file{'s' if len(others) > 1 else ''} without `phases` or "
            f"`vision` left out, such as {others[0]}"
        )
    if options.timings:
        Console.current.note(clock.text())
    return code


def _named(found: Files, options: LintOptions) -> list[tuple[str, bytes]]:
    """The files, standard input under the name that it is given."""
    return [(options.stdin_filename if path == STDIN else path, data) for path, data in found]


def _watched(paths: Sequence[str], options: LintOptions) -> int:
    from cxroad.cli.draw import Look
    from cxroad.cli.lint_watch import WatchedFiles
    from cxroad.cli.setup import Setup

    scene = WatchedFiles(
        paths,
        lambda: today_of(options.today),
        lambda: Setup(options.config, options.isolated, options.flags(), options.max_size),
        force_exclude=options.force_exclude,
        look=Look.of(plain=False, ascii=False, color=options.color, width=options.width),
    )
    return scene.watch(options.for_one_run() | ({"-"} if STDIN in paths else set()))


def _book(known: str | None, write: str | None) -> KnownFiles | None:
    """The files of known findings; None where none is named."""
    if not (known or write):
        return None
    from cxroad.cli.known import KnownFiles

    return KnownFiles(known, write)


def _changes(found: Files, named: Files, options: LintOptions, most: int) -> Changes | None:
    """The files beside their older version; None where none is asked for."""
    if options.since is None and not options.staged:
        return None
    from cxroad.cli.changes import changes_of

    return changes_of(found, named, options.since, options.staged, most)


def _cache(today: date, setup: Setup) -> Cache | None:
    """Where answers are kept; None where there is no place for them."""
    from cxroad.cli.cache import Cache, cache_folder

    folder = cache_folder()
    return Cache(folder, (today, setup.limits, setup.every)) if folder else None
