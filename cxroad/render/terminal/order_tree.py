"""The tree of one part of a roadmap: upwards what it waits for, downwards what waits for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from cxroad.model.language import later, say
from cxroad.model.writing import grouped, joined
from cxroad.render.terminal.paint import Glyphs, cells, clip, pad, shown, wrap
from cxroad.views.order import Branch, State, Tree

_STEP = 3
"""Cells by which each step is moved to the right."""

_MOST_LINES = 4

_STATES = {
    State.DONE: later("done"),
    State.ACTIVE: later("under way"),
    State.PAUSED: later("on hold"),
    State.READY: later("can start now"),
    State.STUCK: later("can never start"),
}
"""What is worth saying of a state; that something waits, the tree shows."""


def tree_lines(tree: Tree, width: int, marks: Glyphs) -> Iterator[Text]:
    """The part itself, then both trees below headings of their own."""
    facts = [tree.when, _state(tree.state)]
    if tree.kind != "initiative":
        facts.insert(0, say(tree.kind))
    words = joined(fact for fact in facts if fact)
    yield Text()
    yield Text.assemble(
        (f"{marks.critical} " if tree.critical else "", "bold red"),
        (clip(f"{shown(tree.id)}  {shown(tree.name)}", width - 2, marks), "bold"),
    )
    if words:
        yield Text(f"  {clip(words, width - 2, marks)}", "dim")
    for sentence in tree.summary:
        for line in wrap(shown(sentence), width - 2, most=_MOST_LINES, glyphs=marks):
            yield Text(f"  {line}")
    for heading, branches in (
        (say("Waits for"), tree.before),
        (say("Is waited for by"), tree.after),
    ):
        yield Text()
        yield Text(heading, "bold")
        if branches:
            yield from _branches(branches, width, marks)
        else:
            yield Text(f"  {say('nothing')}", "dim")


def _state(state: State | None) -> str:
    """What is worth saying of a state; empty for nothing."""
    return say(_STATES[state]) if state in _STATES else ""


def _branches(branches: Sequence[Branch], width: int, marks: Glyphs) -> Iterator[Text]:
    """A line for each branch; where the tree grows too deep for the width it says where to look."""
    deepest = max(1, width // 3 // _STEP)
    dates = max((cells(branch.when) for branch in branches), default=0)
    dates = dates if width >= 60 else 0
    open_above: list[bool] = []
    hidden, holder = 0, ""
    for branch in branches:
        if branch.depth >= deepest:
            hidden += 1
            continue
        if hidden:
            yield _hidden(hidden, holder, open_above, width, marks)
            hidden = 0
        del open_above[branch.depth :]
        yield _branch(branch, open_above, dates, width, marks)
        open_above.append(not branch.last)
        holder = branch.id
    if hidden:
        yield _hidden(hidden, holder, open_above, width, marks)


def _branch(
    branch: Branch, open_above: Sequence[bool], dates: int, width: int, marks: Glyphs
) -> Text:
    corner = marks.last if branch.last else marks.branch
    stem = _stems(open_above, marks) + corner + marks.rule + " "
    room = width - cells(stem) - 2 - (dates + 2 if dates else 0)
    words = shown(branch.text)
    if branch.kind != "initiative":
        words = say("{id} ({kind})", id=words, kind=say(branch.kind))
    words += f"  {say('(see above)') if branch.above else shown(branch.name)}"
    said = "" if branch.above else _state(branch.state)
    if said:
        words = f"{clip(words, room - cells(said) - 3, marks)} [{said}]"
    style = "dim" if branch.above else "bold" if branch.critical else ""
    line = Text(f"{marks.critical} " if branch.critical else "  ", "bold red")
    line.append(stem, "dim")
    line.append(pad(clip(words, room, marks), room), style)
    return line.append(f"  {branch.when}", "dim") if dates and not branch.above else line


def _hidden(
    number: int, holder: str, open_above: Sequence[bool], width: int, marks: Glyphs
) -> Text:
    stem = "  " + _stems(open_above, marks) + marks.last + marks.rule + " "
    words = say("{n} more: {command}", n=grouped(number), command=f"cxroad order --tree {holder}")
    return Text(stem + clip(words, width - cells(stem), marks), "dim")


def _stems(open_above: Sequence[bool], marks: Glyphs) -> str:
    return "".join(f"{marks.pipe}  " if goes_on else "   " for goes_on in open_above)
