"""What is said about a new draft: what it holds, what lint says, what is open, what to type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cxroad.draft.compose import left_open
from cxroad.findings.report import FileReport, Report
from cxroad.model.writing import count
from cxroad.render.closing import closing
from cxroad.render.visible import harmless

if TYPE_CHECKING:
    from cxroad.load.loader import Loaded


def told(path: str, text: str, loaded: Loaded, report: FileReport, made: Sequence[str]) -> str:
    """The sentences about a draft that was written.

    Args:
        made: What else was made, each in words.
    """
    name = harmless(path)
    roadmap = loaded.roadmap
    assert roadmap is not None
    holds = (
        f"{count(len(roadmap.initiatives), 'initiative')} in "
        f"{count(len(roadmap.phases), 'phase')}, {count(len(roadmap.outcomes), 'outcome')}"
    )
    lines = [f"Wrote {name}: {holds}."]
    lines += [f"Made {harmless(each)}." for each in made]
    lines += ["", *closing(Report((report,)))]
    openings = left_open(text)
    if openings:
        lines += ["", f"Left open, {count(len(openings), 'thing')}, marked `open:` in the file:"]
        width = len(str(openings[-1].line))
        lines += [f"  line {each.line:>{width}}  {harmless(each.what)}" for each in openings]
    phase = next(iter(roadmap.phases))
    lines += [
        "",
        "Next:",
        f"  cxroad timeline {name}",
        f"  cxroad lint {name}",
        f"  cxroad summary {name} {phase}",
    ]
    return "".join(f"{line}\n" for line in lines)
