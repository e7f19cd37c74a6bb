"""The pieces of a roadmap as a new file: block style, and comments that say what is missing."""

from __future__ import annotations

from cxroad.draft.text import Noted, Row, yaml_text
from cxroad.intake.shape import Intake, Part, Stage, Task

_EVERY_DAY = "mon-sun"
"""What counts without a calendar."""

_VISIONLESS = (
    "There is no vision yet. Say in `vision:` what a customer will be able to do (`statement:`), "
    "and how you will know (`outcomes:`, each with metric, baseline, target and by)."
)


def text_of(intake: Intake, source: str) -> str:
    """The whole file.

    Args:
        source: What the work was taken from, for the first comment.
    """
    first = f"Taken in from {source}. What it did not say is left open below."
    data: dict[str, object] = {"title": Noted(intake.title, (first,))}
    if intake.start:
        data["start"] = Noted(intake.start, beside="the earliest start in the file")
    if intake.currency:
        data["currency"] = intake.currency
    if intake.week not in ("", _EVERY_DAY) or intake.closed:
        data["calendar"] = Noted(_calendar(intake), ("",))
    if intake.outcomes:
        outcomes = {id: Row({"name": name} if name else {}) for id, name in intake.outcomes.items()}
        data["vision"] = Noted({"outcomes": outcomes}, ("", _VISIONLESS))
    if intake.vendors:
        vendors = {id: Row({"name": name} if name else {}) for id, name in intake.vendors.items()}
        data["vendors"] = Noted(vendors, ("",))
    phases: dict[str, object] = {}
    before = ""
    for stage in intake.stages:
        phases[stage.id] = _stage(intake, stage, before)
        before = stage.id
    data["phases"] = Noted(phases, ("",) if intake.outcomes else ("", _VISIONLESS, ""))
    return yaml_text(data)


def value_of(part: Part) -> object:
    """A part of an initiative as data: lists stand on one line, and shares in braces."""
    if isinstance(part, dict):
        return Row(part) if any(part.values()) else tuple(part)
    return part


def _calendar(intake: Intake) -> dict[str, object]:
    made: dict[str, object] = {}
    if intake.week:
        days = tuple(intake.week.split(", "))
        made["week"] = days if len(days) > 1 else intake.week
    if intake.closed:
        made["closed"] = intake.closed
    return made


def _stage(intake: Intake, stage: Stage, before: str) -> dict[str, object]:
    made: dict[str, object] = {"name": stage.name} if stage.name else {}
    if stage.after and stage.after != (before,):
        made["after"] = stage.after
    elif stage.free:
        made["after"] = Noted((), beside="its work begins before the phase above has ended")
    made["initiatives"] = {task.id: _task(task) for task in intake.tasks if task.phase == stage.id}
    return made


def _task(task: Task) -> dict[str, object]:
    made = {key: value_of(part) for key, part in task.parts.items()}
    if task.notes:
        made["name"] = Noted(made["name"], task.notes)
    return made
