"""The mistakes that may stay unnoticed, each with the reason, and what a run says of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.mutants.mutations import Mistake

LIST = Path(__file__).with_name("survivors.txt")


_BLOCK = re.compile(r"(\S+)(?: (\S+))?\n((?:- .+\n\+ .+\n)+)(?:  .+\n?)+")


class Unreadable(Exception):
    """A block of the list that is not written as the others, such as one without a reason."""


def listed(text: str) -> Counter[Mistake]:
    """The survivors of a list; one that stands there twice lives in two places of a function.

    A block names the module and the function, shows lines before (`-`) and after (`+`) a mistake,
    and gives the reason, indented. An empty line ends it; a line that begins with `#` is a remark.
    """
    found: Counter[Mistake] = Counter()
    said = re.sub(r"(?m)^#.*\n", "", text).strip("\n")
    for block in re.split(r"\n{2,}", said) if said else []:
        read = _BLOCK.fullmatch(block)
        if read is None:
            raise Unreadable(block)
        module, where, pairs = read.groups(default="")
        lines = [line[2:] for line in pairs.splitlines()]
        for before, after in zip(lines[::2], lines[1::2], strict=True):
            found[Mistake(module, where, before, after)] += 1
    return found


class Compared(NamedTuple):
    """What a run says of the list."""

    new: list[Mistake]
    """Survived, and not listed."""
    noticed: list[Mistake]
    """Listed, and no longer survived."""
    gone: list[Mistake]
    """Listed, and nowhere in the code as it is now."""

    def lines(self) -> Iterator[str]:
        """The report, with the new ones as the list would show them."""
        for mistakes, says in (
            (self.new, "not in survivors.txt: needs a test, or a place there with a reason"),
            (self.noticed, "in survivors.txt, but a test notices it now: take it out"),
            (self.gone, "in survivors.txt, but the code has changed: take it out"),
        ):
            for mistake in mistakes:
                yield f"\n{says}\n{mistake}"


def compared(
    known: Counter[Mistake],
    made: Iterable[Mistake],
    tried: Iterable[Mistake],
    survived: Iterable[Mistake],
) -> Compared:
    """Compare a list with a run.

    Args:
        made: Every mistake that can be made in the modules of the run.
        tried: Those of them that were made: a sample, maybe.
        survived: Those that no test noticed.
    """
    all_made, all_tried, alive = Counter(made), Counter(tried), Counter(survived)
    modules = {mistake.module for mistake in all_made}
    here = Counter(
        {mistake: times for mistake, times in known.items() if mistake.module in modules}
    )
    gone = here - all_made
    noticed = here - gone - alive
    return Compared(
        sorted((alive - known).elements()),
        sorted(each for each in noticed.elements() if all_tried[each] == all_made[each]),
        sorted(gone.elements()),
    )
