"""The same roadmap as other tools want it: the same tasks, arrows, owners and expected weeks."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.roadmaps import END, START, TODAY, Made, Task

YAMLLINT = "{extends: default, rules: {line-length: {max: 120}}}"
"""Its own defaults, with lines as long as roadmaps have them."""


def taskjuggler(made: Made) -> str:
    """For TaskJuggler: working days, phases one after the other, and a table of dates as CSV."""
    return "\n".join(_taskjuggler(made)) + "\n"


def _taskjuggler(made: Made) -> Iterator[str]:
    yield f'project road "Roadmap" {START} - {END} {{ now {TODAY} }}'
    yield 'leaves holiday "Closed" 2027-12-24 - 2028-01-03'
    phase_of = {task.id: task.phase for task in made.tasks}
    before = ""
    for phase, tasks in _phases(made).items():
        yield f'task {_word(phase)} "{phase}" {{'
        if before:
            yield f"  depends !{_word(before)}"
        for task in tasks:
            after = ", ".join(f"{_word(phase_of[id])}.{_word(id)}" for id in task.after)
            depends = f" depends {after}" if after else ""
            yield f'  task {_word(task.id)} "{task.name}" {{ length {_days(task)}d{depends} }}'
        yield "}"
        before = phase
    yield 'taskreport dates "dates" { formats csv columns id, name, start, end }'


def mouc(made: Made) -> tuple[str, str]:
    """For mouc: its map and its configuration, with as many people as there are tasks.

    Nobody there may do two things at once; here everybody may, so each task gets its own.
    """
    lines = ["metadata:", "  version: 1.0", "entities:"]
    for at, task in enumerate(made.tasks):
        lines += [f"  {task.id}:", "    type: capability", f'    name: "{task.name}"']
        lines += [f"    description: {task.phase}", f"    requires: [{', '.join(task.after)}]"]
        lines += [f'    meta: {{effort: "{_days(task)}d", resources: [r{at}]}}']
    people = [f"  - {{name: r{at}}}" for at in range(len(made.tasks))]
    return "\n".join(lines) + "\n", "\n".join(["resources:", *people]) + "\n"


def plantuml(made: Made) -> str:
    """For PlantUML: a Gantt chart of working days."""
    lines = ["@startgantt", f"Project starts {START}", "saturday are closed", "sunday are closed"]
    name_of = {task.id: f"{task.id} {task.name}" for task in made.tasks}
    for phase, tasks in _phases(made).items():
        lines.append(f"-- {phase} --")
        for task in tasks:
            lines.append(f"[{name_of[task.id]}] lasts {_days(task)} days")
            lines += [
                f"[{name_of[task.id]}] starts at [{name_of[source]}]'s end" for source in task.after
            ]
    return "\n".join([*lines, "@endgantt"]) + "\n"


def _phases(made: Made) -> dict[str, list[Task]]:
    found: dict[str, list[Task]] = {}
    for task in made.tasks:
        found.setdefault(task.phase, []).append(task)
    return found


def _days(task: Task) -> int:
    """Working days that it is expected to take."""
    return 5 * (task.low + task.high) // 2


def _word(id: str) -> str:
    return id.replace("-", "_")
