"""The order of work as sentences, one fact a line: for screen readers, narrow screens and mail."""

from __future__ import annotations

from collections.abc import Iterator

from cxroad.model.writing import count, day, listed
from cxroad.render.visible import unobeyed, visible
from cxroad.views.order import Branch, OrderView, Stage, State, Task, Tree

_STATES = {
    State.DONE: "is done",
    State.ACTIVE: "is under way",
    State.PAUSED: "is on hold",
    State.READY: "can start now",
    State.WAITING: "waits",
    State.STUCK: "can never start",
}


def render(view: OrderView) -> str:
    """The order, or the tree where one was asked for, in sentences."""
    lines = [f"{view.title}, as of {day(view.as_of)}."]
    lines += _tree(view.tree) if view.tree else _order(view)
    return unobeyed("".join(f"{visible(line)}\n" for line in lines))


def _order(view: OrderView) -> Iterator[str]:
    yield view.summary
    yield from view.stuck
    if view.ready:
        yield f"Can start now: {listed([task.id for task in view.ready])}."
    if view.ready_note:
        yield view.ready_note
    for stage in view.stages:
        yield ""
        yield _stage(stage)
        yield from (_task(task) for task in stage.tasks)
    yield ""
    if view.critical:
        yield f"Critical path: {', then '.join(task.id for task in view.critical)}."
        yield view.critical_note
    yield from (hold.sentence for hold in view.holds)
    if view.gate:
        yield f"Next gate. {view.gate}"
    yield from view.notes


def _stage(stage: Stage) -> str:
    days = _days(stage.starts, stage.finishes)
    opens = f" It opens {stage.opens}." if stage.opens else ""
    return f"Phase {stage.id}, {stage.label}{', ' + days if days else ''}.{opens}"


def _task(task: Task) -> str:
    sentence = f"{task.id}, {task.name}, {_STATES[task.state]}"
    days = _days(task.starts, task.finishes)
    sentence += f"; {days}." if days else "; it has no dates."
    if task.waits_for:
        sentence += f" It waits for {listed([wait.text for wait in task.waits_for])}."
    if task.critical:
        sentence += " It is on the critical path."
    elif task.slack is not None:
        sentence += f" It may slip {count(task.slack, 'working day')}."
    return sentence


def _days(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def _tree(tree: Tree) -> Iterator[str]:
    state = f", {_STATES[tree.state]}" if tree.state else f", {tree.kind}"
    yield f"{tree.id}, {tree.name}{state}{'; ' + tree.when if tree.when else ''}."
    yield from tree.summary
    for heading, branches in (("Waits for", tree.before), ("Is waited for by", tree.after)):
        yield ""
        yield f"{heading}{':' if branches else ' nothing.'}"
        yield from (_branch(branch) for branch in branches)


def _branch(branch: Branch) -> str:
    step = f"Step {branch.depth + 1}: {branch.text}"
    if branch.kind != "initiative":
        step += f" ({branch.kind})"
    if branch.above:
        return f"{step}, see above."
    name = f", {branch.name}" if branch.name else ""
    return f"{step}{name}{'; ' + branch.when if branch.when else ''}."
