"""`cxroad waive`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.console import Console
from cxroad.cli.options import ConfigOption, Isolated, Today, split_words, today_of
from cxroad.cli.paths import STDIN, one_roadmap
from cxroad.errors import UsageError

_BOM = b"\xef\xbb\xbf"


def waive(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE] CODE PLACE", show_default=False)
    ] = None,
    because: Annotated[
        str, typer.Option("--because", metavar="TEXT", help="Why it is accepted.")
    ] = "",
    until: Annotated[
        str, typer.Option("--until", metavar="DATE", help="The last day that it holds.")
    ] = "",
    today: Today = None,
    config: ConfigOption = None,
    isolated: Isolated = False,
) -> int:
    """Accept what a rule finds at a place: write it into the file, with its reason and its end.

    \b
    Examples:
      cxroad waive VIS004 effort --because "Agreed on 4 December" --until 2027-12-31
      cxroad waive acme.yaml orphaned-phase walk --because "A pilot of its own"
    """
    from cxroad.cli.setup import Setup
    from cxroad.edit.waiver import NewWaiver
    from cxroad.edit.write import rewrite
    from cxroad.lint.accept import accepted
    from cxroad.render.visible import harmless

    day = today_of(today)
    file, others = split_words(words, 2, "CODE PLACE")
    if len(others) != 2:
        raise UsageError("a rule and a place are wanted", 'cxroad waive CODE PLACE --because "..."')
    if file == STDIN:
        raise UsageError("standard input cannot be changed in place", "name a file")
    setup = Setup(config, isolated)
    path, _ = one_roadmap(file, setup)
    policy = setup.of(path).policy
    waiver = NewWaiver(others[0], others[1], because, until)
    covered = 0

    def make(data: bytes) -> bytes:
        nonlocal covered
        text, covered = accepted(data, path, day, waiver, policy, setup.limits)
        return (_BOM if data.startswith(_BOM) else b"") + text.encode()

    rewrite(path, make, setup.limits.size)
    number = f"{covered} finding{'s' if covered > 1 else ''}"
    Console.current.note(f"note: {harmless(path)} now waives {number}")
    return exits.CLEAN
