"""The pieces of a roadmap put into one that is there; nothing else of it changes."""

from __future__ import annotations

from cxroad.edit.edited import Edited
from cxroad.edit.known import all_ids, order_at
from cxroad.edit.put import put
from cxroad.edit.scalars import Value
from cxroad.edit.several import put_several
from cxroad.edit.sound import refuse_unsound
from cxroad.errors import InputError
from cxroad.intake.shape import Intake, Part, Stage, Task
from cxroad.model.writing import count, named
from cxroad.source.document import Document

_MOST_NAMED = 5
"""Ids that are named in the sentence about what came in; our default."""


def joined(document: Document, intake: Intake, source: str) -> Edited:
    """The text with all that was taken in, each initiative in its phase.

    Raises:
        CxroadError: An id was taken meanwhile, or the file has no room.
    """
    new, ids = document, set(all_ids(document))
    by_phase: dict[str, list[Task]] = {}
    for task in intake.tasks:
        by_phase.setdefault(task.phase, []).append(task)
    for stage in intake.stages:
        tasks = by_phase.get(stage.id, [])
        if stage.id not in ids:
            new = put(new, ("phases", stage.id), _stage(stage, tasks), order_at)
            ids |= {stage.id, *(task.id for task in tasks)}
            continue
        for task in tasks:
            if task.id in ids:
                raise InputError(
                    f"{document.path} changed meanwhile: it has `{task.id}` now",
                    "run the command again",
                )
            ids.add(task.id)
        fresh = {task.id: _task(task) for task in tasks}
        new = put_several(new, ("phases", stage.id, "initiatives"), fresh, order_at)
    refuse_unsound(document, new)
    came = named([f"`{task.id}`" for task in intake.tasks], _MOST_NAMED)
    return Edited(new, f"{count(len(intake.tasks), 'initiative')} came in from {source}: {came}")


def _stage(stage: Stage, tasks: list[Task]) -> dict[str, Value]:
    made: dict[str, Value] = {"name": stage.name} if stage.name else {}
    if stage.after:
        made["after"] = stage.after
    elif stage.free:
        made["after"] = ()
    made["initiatives"] = {task.id: _task(task) for task in tasks}
    return made


def _task(task: Task) -> dict[str, Value]:
    return {key: _value(part) for key, part in task.parts.items()}


def _value(part: Part) -> Value:
    if isinstance(part, dict) and not any(part.values()):
        return tuple(part)
    return part
