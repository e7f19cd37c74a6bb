"""`cxroad draft`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.console import Console, is_plain
from cxroad.cli.options import ReadOptions, Words, split_words
from cxroad.cli.paths import STDIN
from cxroad.errors import CxroadError, UsageError


def _text(flag: str, metavar: str, help: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(flag, metavar=metavar, help=help)
    return option


def draft(
    file: Words = None,
    template: Annotated[
        str | None,
        typer.Option(
            "--template",
            "-t",
            metavar="service|public-service|b2b|starter",
            help="What it begins with.",
        ),
    ] = None,
    answers: Annotated[
        str | None,
        typer.Option(
            "--answers", metavar="FILE", help="Answers in YAML, TOML or JSON; - for stdin."
        ),
    ] = None,
    title: Annotated[str | None, _text("--title", "TEXT", "What it is called.")] = None,
    statement: Annotated[
        str | None, _text("--statement", "TEXT", "The vision, in customers' words.")
    ] = None,
    horizon: Annotated[str | None, _text("--horizon", "DATE", "How far it looks ahead.")] = None,
    strategy: Annotated[
        str | None, _text("--strategy", "TEXT", "The line of the business plan that it serves.")
    ] = None,
    voice: Annotated[str | None, _text("--voice", "TEXT", "What one customer said.")] = None,
    outcome: Annotated[
        list[str] | None,
        _text("--outcome", "METRIC", 'Such as nps, or "ces2: 4.6 to 5.8". Repeatable.'),
    ] = None,
    sponsor: Annotated[str | None, _text("--sponsor", "NAME", "Who sponsors it.")] = None,
    sponsor_level: Annotated[
        str | None,
        _text("--sponsor-level", "c-suite|director|manager|lead|staff", "Where the sponsor sits."),
    ] = None,
    deputy: Annotated[str | None, _text("--deputy", "NAME", "Who stands in.")] = None,
    core_team: Annotated[
        list[str] | None,
        _text("--core-team", "NAMES", 'Such as "Ana Lima (cx), Femi Ade (it)". Repeatable.'),
    ] = None,
    team: Annotated[
        list[str] | None,
        _text("--team", "NAME", 'Whose work changes: "Shop", or "Shop: 40, 3h". Repeatable.'),
    ] = None,
    quick_win: Annotated[
        list[str] | None, _text("--quick-win", "NAME", "Work that is done soon; at most two.")
    ] = None,
    start: Annotated[str | None, _text("--start", "DATE", "When the work starts.")] = None,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Ask nothing: defaults for what is not said.")
    ] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Ask in numbered lines (also ACCESSIBLE=1).")
    ] = False,
    *,
    reading: ReadOptions,
) -> int:
    """Write a new roadmap from a template: by questions on a terminal, else by flags or a file.

    \b
    Examples:
      cxroad draft                                asks; writes roadmaps/TITLE.yaml
      cxroad draft acme.yaml --template b2b       asks the rest
      cxroad draft acme.yaml --yes                asks nothing
      cxroad draft --title Acme --outcome "nps: 8 to 30" --sponsor "Ilse Brandt"
      cxroad draft --answers acme.answers.yaml    goes on where it was left
      cxroad draft - --template starter           to stdout

    What is not answered is left open, marked `open:` and counted. A file is never written over.
    With pip install "cxroad[ask]" questions are lists, and answers are checked as you type.
    """
    from cxroad.cli import drafting
    from cxroad.cli.answers import by_file, by_flags
    from cxroad.cli.asking import can_ask
    from cxroad.render.visible import harmless

    day, setup = reading.day(), reading.setup()
    path, _ = split_words(file, 0, "")
    if path is not None:
        drafting.refuse_target(path)
    texts = {
        "template": template,
        "title": title,
        "statement": statement,
        "horizon": horizon,
        "strategy": strategy,
        "voice": voice,
        "sponsor": sponsor,
        "sponsor_level": sponsor_level,
        "deputy": deputy,
        "start": start,
    }
    given = by_file(answers, setup.limits) if answers else {}
    given |= by_flags(texts, outcome or (), core_team or (), team or (), quick_win or ())
    asks = can_ask() and not yes and path != STDIN
    if asks:
        if not drafting.asked(given, day, path, answers, is_plain(plain)):
            return exits.CLEAN
    elif ("title",) not in given:
        if path is None:
            raise UsageError(
                "a title is needed, and nobody is here to be asked",
                'say --title "...", or name a file: cxroad draft acme.yaml',
            )
        if path != STDIN:
            given["title",] = drafting.title_of(path)
    try:
        drafting.write(given, day, path, setup)
    except CxroadError:
        if asks:  # nobody types all of it twice
            drafting.kept(given, None, answers)
        raise
    if asks and answers:
        Console.current.note(f"{harmless(answers)} is needed no longer.")
    return exits.CLEAN
