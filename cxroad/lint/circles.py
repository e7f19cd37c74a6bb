"""A circle in words: what waits for what, step by step, and where to cut it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cxroad.findings.finding import Hit
from cxroad.lint.wording import together
from cxroad.model.writing import count

if TYPE_CHECKING:
    from cxroad.graph.circles import Circle, Wait
    from cxroad.model.roadmap import Roadmap


def circle_hit(roadmap: Roadmap, circle: Circle) -> Hit:
    """A circle as one finding that shows every step of it."""
    waits = list(_told(circle.waits))
    first, *others = waits
    number = len(waits)
    ids = {id for wait in waits for id in (wait.id, wait.awaits)}
    if number == 1:
        message = f"`{first.id}` waits for itself, so it can never start"
        label = ""
    else:
        phases = len(ids & roadmap.phases.keys())
        noun = "phases" if phases == len(ids) else "parts of the plan" if phases else "initiatives"
        message = f"{len(ids)} {noun} wait for each other, so none of them can start"
        label = f"{_says(roadmap, first)}, ..."
    written = [wait for wait in waits if wait.written]
    notes = []
    if more := sorted(circle.members - ids - roadmap.phases.keys()):
        hang = "hangs" if len(more) == 1 else "hang"
        notes.append(f"{together(more)} {hang} in it too; this is the shortest circle")
    if circle.waiting:
        behind = count(len(circle.waiting), "more initiative")
        wait = "waits" if len(circle.waiting) == 1 else "wait"
        notes.append(f"{behind} {wait} for this circle and cannot be scheduled either")
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


def _told(waits: Sequence[Wait]) -> Iterator[Wait]:
    """The steps worth telling: a phase that ends with a thing which begins with it is one phase."""
    following = [*waits[1:], waits[0]]
    pairs = {
        at
        for at, (wait, after) in enumerate(zip(waits, following, strict=True))
        if not wait.written and not after.written and wait.id == after.awaits
    }
    dropped = pairs | {(at + 1) % len(waits) for at in pairs}
    return (wait for at, wait in enumerate(waits) if at not in dropped)


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
