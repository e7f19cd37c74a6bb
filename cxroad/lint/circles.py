"""A circle in words: what waits for what, step by step, and where to cut it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxroad.findings.finding import Hit
from cxroad.lint.wording import together
from cxroad.model.writing import count

if TYPE_CHECKING:
    from cxroad.graph.circles import Circle, Wait
    from cxroad.model.roadmap import Roadmap


def circle_hit(roadmap: Roadmap, circle: Circle) -> Hit:
    """A circle as one finding that shows every step of it."""
    first, *others = circle.waits
    number = len(circle.waits)
    ids = {id for wait in circle.waits for id in (wait.id, wait.awaits)}
    if number == 1:
        message = f"`{first.id}` waits for itself, so it can never start"
        label = ""
    else:
        noun = "initiatives" if not ids & roadmap.phases.keys() else "parts of the plan"
        message = f"{len(ids)} {noun} wait for each other, so none of them can start"
        label = f"{_says(roadmap, first)}, ..."
    written = [wait for wait in circle.waits if wait.written]
    notes = []
    if more := sorted(circle.members - ids - roadmap.phases.keys()):
        notes.append(f"{together(more)} hang in it too; this is the shortest circle")
    if circle.waiting:
        behind = count(len(circle.waiting), "more initiative")
        waits = "waits" if len(circle.waiting) == 1 else "wait"
        notes.append(f"{behind} {waits} for this circle and cannot be scheduled either")
    return Hit(
        first.route,
        message,
        label=label,
        related=tuple(
            (wait.route, f"... {_says(roadmap, wait)}, ...")
            if at < number
            else (wait.route, f"... and {_says(roadmap, wait)} again")
            for at, wait in enumerate(others, start=2)
        ),
        help=_way_out(written),
        note="; ".join(notes),
    )


def _says(roadmap: Roadmap, wait: Wait) -> str:
    """One step of a circle in words; steps that nobody wrote say where they come from."""
    if wait.written:
        return f"`{wait.id}` waits for `{wait.awaits}`"
    if wait.id not in roadmap.phases:
        return f"`{wait.id}` begins with its phase `{wait.awaits}`"
    if wait.awaits not in roadmap.phases:
        return f"`{wait.id}` ends with `{wait.awaits}`"
    return f"`{wait.id}` comes after `{wait.awaits}`, the phase before it"


def _way_out(written: list[Wait]) -> str:
    """What to remove; the last step is named, since closing the circle is usually the mistake."""
    if not written:
        return "let one of the phases begin earlier, with an `after:` of its own"
    last = written[-1]
    if len(written) == 1:
        return f"take `{last.awaits}` out of `{last.id}.after`"
    number = {2: "two", 3: "three"}.get(len(written), str(len(written)))
    return (
        f"remove one of the {number}: if `{last.id}` can start without `{last.awaits}`, "
        f"take it out of `{last.id}.after`"
    )
