"""The pieces of a roadmap as a new file: block style, and comments that say what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from cxroad.intake.shape import Intake, Part, Stage, Task
from cxroad.source.plain import Kind, kind_of

_EVERY_DAY = "mon-sun"
"""What counts without a calendar."""

_LINE = 96
"""Columns up to which a comment is filled."""


def text_of(intake: Intake, source: str) -> str:
    """The whole file.

    Args:
        source: What the work was taken from, for the first comment.
    """
    return "".join(f"{line}\n" for line in _lines(intake, source))


def scalar(text: str) -> str:
    """A text as it stands behind a colon of block style; in quotes only where it needs them."""
    if not text.isprintable():
        text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    plain = (
        text[:1].isalnum()
        and ": " not in text
        and " #" not in text
        and not text.endswith(":")
        and kind_of(text) not in (Kind.NULL, Kind.BOOLEAN)
    )
    if plain:
        return text
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def in_brackets(text: str) -> str:
    """A text as it stands inside `[ ]` or `{ }`."""
    if any(sign in text for sign in ",[]{}") and scalar(text) == text:
        return f'"{text}"' if '"' not in text and "\\" not in text else _single(text)
    return scalar(text)


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def written(part: Part) -> str:
    """A part of an initiative behind its key."""
    if isinstance(part, str):
        return scalar(part)
    if isinstance(part, dict):
        if not any(part.values()):
            return f"[{', '.join(map(in_brackets, part))}]"
        return "{" + ", ".join(f"{id}: {share}" for id, share in part.items()) + "}"
    return f"[{', '.join(map(in_brackets, part))}]"


def _lines(intake: Intake, source: str) -> Iterator[str]:
    yield f"# Taken in from {_comment(source)}. What it did not say is left open below."
    yield f"title: {scalar(intake.title)}"
    if intake.start:
        yield f"start: {intake.start}   # the earliest start in the file"
    if intake.currency:
        yield f"currency: {intake.currency}"
    if intake.week not in ("", _EVERY_DAY) or intake.closed:
        yield ""
        yield "calendar:"
        if intake.week:
            yield f"  week: {written(_days(intake.week))}"
        if intake.closed:
            yield f"  closed: {written(intake.closed)}"
    yield ""
    yield from _vision(intake)
    if intake.vendors:
        yield ""
        yield "vendors:"
        for id, name in intake.vendors.items():
            yield f"  {id}: {{{f'name: {in_brackets(name)}' if name else ''}}}"
    yield ""
    yield "phases:"
    before = ""
    for stage in intake.stages:
        yield from _stage(intake, stage, before)
        before = stage.id


def _days(week: str) -> str | tuple[str, ...]:
    days = tuple(week.split(", "))
    return week if len(days) == 1 else days


def _vision(intake: Intake) -> Iterator[str]:
    yield "# The file has no vision. Say what a customer will be able to do, and how you will know:"
    if not intake.outcomes:
        yield "# vision:"
        yield "#   statement: what a customer will be able to do"
        yield "#   outcomes:"
        yield "#     effort: {metric: ces2, baseline: measured today, target: promised, by: a date}"
        return
    yield "# a statement; and for each outcome its metric, baseline, target and date."
    yield "vision:"
    yield "  outcomes:"
    for id, name in intake.outcomes.items():
        yield f"    {id}: {{{f'name: {in_brackets(name)}' if name else ''}}}"


def _stage(intake: Intake, stage: Stage, before: str) -> Iterator[str]:
    yield f"  {stage.id}:"
    if stage.name:
        yield f"    name: {scalar(stage.name)}"
    if stage.after and stage.after != (before,):
        yield f"    after: {written(stage.after)}"
    elif stage.free:
        yield "    after: []   # its work begins before the phase above has ended"
    yield "    initiatives:"
    for task in intake.tasks:
        if task.phase == stage.id:
            yield from _task(task)


def _task(task: Task) -> Iterator[str]:
    yield f"      {task.id}:"
    for note in task.notes:
        yield from _remark(note, "        # ")
    for key, part in task.parts.items():
        yield f"        {key}: {written(part)}"


def _remark(note: str, lead: str) -> Iterator[str]:
    line = ""
    for word in _comment(note).split():
        if line and len(lead) + len(line) + len(word) >= _LINE:
            yield f"{lead}{line}"
            line = word
        else:
            line = f"{line} {word}".strip()
    yield f"{lead}{line}"


def _comment(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
