"""Gantt charts of Mermaid: sections as phases, tasks with ids, dates, durations and tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from cxroad.errors import InputError
from cxroad.intake.charted import Chart, chart_of, plain
from cxroad.intake.limits import MOST_ROWS
from cxroad.intake.shape import Misfit, Row, Table
from cxroad.model.writing import count, grouped

_FIELDS = (*("id", "name", "phase", "estimate", "start", "finish", "after", "status", "milestone"),)
_TAGS = frozenset({"active", "done", "crit", "milestone", "vert"})
_DURATION = re.compile(r"([0-9]{1,5}(?:\.[0-9]{1,4})?) ?(ms|[smhdwMy])")
_UNITS = {"d": "d", "w": "w", "M": "mo", "y": "y"}
_CODE = re.compile(r"[A-Za-z]{0,5}[0-9]{1,6}")
"""An id that says nothing, such as `des1` or `n12`."""


@dataclass(slots=True)
class _Task:
    line: int
    name: str
    phase: str
    tags: set[str]
    id: str = ""
    start: str = ""
    finish: str = ""
    estimate: str = ""
    after: list[str] = field(default_factory=list)


def read_mermaid(data: bytes) -> Table:
    """The tasks of a Gantt chart, numbered by their lines; in Markdown that of the first chart.

    Ends are the first day after the work, as Mermaid has it, unless the chart includes them.

    Raises:
        InputError: There is no Gantt chart, or it holds more than the limits allow.
    """
    chart = chart_of(data)
    misfits: list[Misfit] = []
    tasks: list[_Task] = []
    left = 0
    for line, phase, name, words in chart.tasks:
        tags = set()
        while words and words[0] in _TAGS:
            tags.add(words.pop(0))
        if "vert" in tags:
            left += 1
            continue
        task = _Task(line, name, phase, tags)
        for said, cure in _timed(task, words, chart, tasks):
            misfits.append(Misfit(line, "", f"{said}; it is left out", cure))
        tasks.append(task)
        if len(tasks) > MOST_ROWS:
            raise InputError(f"the chart has more than {grouped(MOST_ROWS)} tasks", "draw fewer")
    if not tasks:
        raise InputError("there is no task in the chart", "name a chart with tasks")
    notes = list(chart.notes)
    if left:
        notes.append(
            f"{count(left, 'vertical line')} of the chart, which marks a day, is left out."
        )
    rows = [Row(0, _FIELDS), *(Row(task.line, cells) for task, cells in _rows(tasks))]
    return Table(
        "line",
        tuple(rows),
        settled=True,
        title=chart.title,
        week=chart.week,
        closed=chart.closed,
        notes=tuple(notes),
        misfits=tuple(misfits),
    )


def _rows(tasks: Sequence[_Task]) -> Iterator[tuple[_Task, tuple[str, ...]]]:
    """Each task as cells, in the order of `_FIELDS`; ids that say nothing become numbers."""
    ids = [task.id for task in tasks if task.id]
    coded = all(_CODE.fullmatch(id) for id in ids)
    numbers = {task.id: str(at) for at, task in enumerate(tasks, 1) if task.id} if coded else {}
    for at, task in enumerate(tasks, 1):
        id = str(at) if coded else task.id
        status = "done" if "done" in task.tags else "active" if "active" in task.tags else ""
        after = "; ".join(numbers.get(each, each) for each in task.after)
        milestone = "yes" if "milestone" in task.tags else ""
        yield (
            task,
            (id, task.name, task.phase, task.estimate, task.start, task.finish, after, status,
             milestone),
        )  # fmt: skip


def _timed(
    task: _Task, words: list[str], chart: Chart, before: Sequence[_Task]
) -> Iterator[tuple[str, str]]:
    """Set id, start and end of a task from what stands behind its tags; says what does not fit.

    Mermaid takes one word for the end, two for start and end, three for id, start and end.
    """
    if len(words) > 3:
        yield f"'{', '.join(words)[:60]}' has more than an id, a start and an end", ""
        words = words[:3]
    if len(words) == 3:
        task.id = words.pop(0)
    if len(words) == 2:
        start = words.pop(0)
        if start.startswith("after "):
            task.after = start.split()[1:]
        elif day := chart.day(start):
            task.start = day.isoformat()
        else:
            yield f"'{start[:40]}' is no day as `dateFormat` has it, and no `after`", ""
    elif before:
        task.after = [f"line {before[-1].line}"]
    if words:
        yield from _ended(task, words[0], chart)


def _ended(task: _Task, end: str, chart: Chart) -> Iterator[tuple[str, str]]:
    if match := _DURATION.fullmatch(end):
        number, unit = match.groups()
        if float(number) == 0:
            task.estimate = "0d"
        elif unit in _UNITS:
            task.estimate = f"{number}{_UNITS[unit]}"
        elif unit == "h" and number.isdigit() and int(number) % 24 == 0:
            task.estimate = f"{int(number) // 24}d"
        else:
            yield f"'{end[:40]}' is shorter than the days of a roadmap", "write it like 3d or 2w"
    elif day := chart.day(end):
        last = day if chart.inclusive else day - timedelta(days=1)
        first = date.fromisoformat(task.start) if task.start else last
        task.finish = max(first, last).isoformat()
    elif end.startswith("until "):
        yield f"'{end[:40]}' ends with the start of another, which a roadmap cannot say", ""
    else:
        yield f"'{plain(end)[:40]}' is no day and no duration", "write it like 2027-03-15 or 3w"
