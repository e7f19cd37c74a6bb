"""The order of work as sentences, one fact a line: for screen readers, narrow screens and mail."""

from __future__ import annotations

from collections.abc import Iterator

from cxroad.model.language import later, say
from cxroad.model.writing import count, day, listed
from cxroad.render.visible import unobeyed, visible
from cxroad.views.order import Branch, OrderView, Stage, State, Task, Tree

_STATES = {
    State.DONE: later("is done"),
    State.ACTIVE: later("is under way"),
    State.PAUSED: later("is on hold"),
    State.READY: later("can start now"),
    State.WAITING: later("waits"),
    State.STUCK: later("can never start"),
}


def render(view: OrderView) -> str:
    """The order, or the tree where one was asked for, in sentences."""
    lines = [say("{title}, as of {day}.", title=view.title, day=day(view.as_of))]
    lines += _tree(view.tree) if view.tree else _order(view)
    return unobeyed("".join(f"{visible(line)}\n" for line in lines))


def _order(view: OrderView) -> Iterator[str]:
    yield view.summary
    yield from view.stuck
    if view.ready:
        yield say("Can start now: {ids}.", ids=listed([task.id for task in view.ready]))
    if view.ready_note:
        yield view.ready_note
    for stage in view.stages:
        yield ""
        yield _stage(stage)
        yield from (_task(task) for task in stage.tasks)
    yield ""
    if view.critical:
        ids = say(", then ").join(task.id for task in view.critical)
        yield say("Critical path: {ids}.", ids=ids)
        yield view.critical_note
    yield from (hold.sentence for hold in view.holds)
    if view.gate:
        yield say("Next gate. {gate}", gate=view.gate)
    yield from view.notes


def _stage(stage: Stage) -> str:
    days = _days(stage.starts, stage.finishes)
    text = later("Phase {id}, {name}, {days}.") if days else later("Phase {id}, {name}.")
    sentence = say(text, id=stage.id, name=stage.label, days=days)
    return f"{sentence} {say('It opens {when}.', when=stage.opens)}" if stage.opens else sentence


def _task(task: Task) -> str:
    days = _days(task.starts, task.finishes)
    if days:
        text = later("{id}, {name}, {state}; {days}.")
    else:
        text = later("{id}, {name}, {state}; it has no dates.")
    state = say(_STATES[task.state])
    sentences = [say(text, id=task.id, name=task.name, state=state, days=days)]
    if task.waits_for:
        waits = listed([wait.text for wait in task.waits_for])
        sentences.append(say("It waits for {waits}.", waits=waits))
    if task.critical:
        sentences.append(say("It is on the critical path."))
    elif task.slack is not None:
        sentences.append(say("It may slip {days}.", days=count(task.slack, "working day")))
    return " ".join(sentences)


def _days(first: str, last: str) -> str:
    return first if first == last else say("{first} to {last}", first=first, last=last)


def _tree(tree: Tree) -> Iterator[str]:
    state = say(_STATES[tree.state]) if tree.state else say(tree.kind)
    text = later("{id}, {name}, {state}; {when}.") if tree.when else later("{id}, {name}, {state}.")
    yield say(text, id=tree.id, name=tree.name, state=state, when=tree.when)
    yield from tree.summary
    yield ""
    yield say("Waits for:") if tree.before else say("Waits for nothing.")
    yield from map(_branch, tree.before)
    yield ""
    yield say("Is waited for by:") if tree.after else say("Is waited for by nothing.")
    yield from map(_branch, tree.after)


def _branch(branch: Branch) -> str:
    words = branch.text
    if branch.kind != "initiative":
        words = say("{id} ({kind})", id=words, kind=say(branch.kind))
    if branch.above:
        words = say("{id}, see above", id=words)
    elif branch.name:
        words = say("{id}, {name}", id=words, name=branch.name)
    if branch.when and not branch.above:
        words = say("{step}; {when}", step=words, when=branch.when)
    return say("Step {n}: {step}.", n=branch.depth + 1, step=words)
