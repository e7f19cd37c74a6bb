"""Examples: lines dropped into a small sound roadmap, with a mark on each line to be reported."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cxroad.findings.finding import Severity

HOLE = "..."
"""The line of a frame that an example takes the place of."""

_MARK = re.compile(r"#\s*<-\s*(?P<said>[A-Z]{3}[0-9]{3}\b[^#\n]*)$")


class Frame(NamedTuple):
    """A small sound roadmap with a hole, or several.

    Attributes:
        name: Where the hole is, as one says it: "among the outcomes".
        text: The file; the line `...` is the hole, and its indentation counts.
        today: The day on which the roadmap is sound.
    """

    name: str
    text: str
    today: date

    def fill(self, lines: str) -> str:
        """The whole file with an example in its hole; one for several holes is parted by `...`."""
        parts = iter(re.split(r"(?m)^\.\.\.\n", lines))
        whole: list[str] = []
        for line in textwrap.dedent(self.text).split("\n"):
            if line.strip() == HOLE:
                whole.append(textwrap.indent(next(parts, ""), line.partition(HOLE)[0]).rstrip())
            elif line.strip():
                whole.append(line)
        return "\n".join(whole) + "\n"


class Mark(NamedTuple):
    """What an example expects on one of its lines.

    Attributes:
        line: 1-based line of the whole file.
        severity: Only where the mark names one; else the rule's own is expected.
        severe: Whether the finding must carry that mark.
    """

    line: int
    code: str
    severity: Severity | None = None
    severe: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A few lines that show a rule at work, or at rest.

    Attributes:
        text: The lines, `# <- CODE` at the end of each that must be reported; a tier is named
            behind the code: `# <- VIS006 info`.
        says: What it shows, as the start of a sentence on the rule's page; may be empty.
        frame: Where the lines stand; None takes the rule's own.
        today: The day of the example; None takes the frame's.
    """

    text: str
    says: str = ""
    frame: Frame | None = None
    today: date | None = None

    @property
    def lines(self) -> str:
        """The lines as people read them, without common indentation."""
        return textwrap.dedent(self.text).strip("\n")

    @property
    def file(self) -> str:
        """The whole file."""
        return self.frame.fill(self.lines) if self.frame else self.lines + "\n"

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What must be reported, line by line of the whole file."""
        found: list[Mark] = []
        for number, line in enumerate(self.file.split("\n"), start=1):
            if match := _MARK.search(line):
                found += [_mark(number, said) for said in match["said"].split(",")]
        return tuple(found)


def _mark(line: int, said: str) -> Mark:
    """A mark as it is written: `VIS006`, `VIS006 info`, `VAL001 severe`."""
    code, *words = said.split()
    severe = "severe" in words
    named = [Severity[word.upper()] for word in words if word != "severe"]
    return Mark(line, code, named[0] if named else None, severe)
