"""The rows of an order of work: initiatives with their days, slack and what they wait for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.text import Text

from cxroad.model.language import say
from cxroad.model.writing import grouped, joined
from cxroad.render.terminal.paint import PHASE_STYLES, Glyphs, cells, clip, pad, shown
from cxroad.views.order import OrderView, Stage, State, Task, Wait

_LIST_UNDER = 60
_FINISH_FROM = 96
_OWNER_FROM = 130
_OWNER_BESIDE = 44
_OWNER = 18
_LEAST_NAME = 10
_SLACK = 6
_GAP = "  "


@dataclass(frozen=True, slots=True)
class _Columns:
    """Widths in cells; 0 where a column has no room."""

    id: int
    name: int
    owner: int
    start: int
    finish: int
    waits: int


def stage_lines(view: OrderView, width: int, marks: Glyphs) -> Iterator[Text]:
    """Phases in order, in each the initiatives in order, with what each of them waits for."""
    wide = width >= _LIST_UNDER
    columns = _columns(view, width)
    if wide:
        yield _header(columns)
    for number, stage in enumerate(view.stages):
        style = f"bold {PHASE_STYLES[number % len(PHASE_STYLES)]}"
        yield from (
            _stage(stage, columns, style, marks) if wide else _brief(stage, width, style, marks)
        )
        for task in stage.tasks:
            yield from [_row(task, columns, marks)] if wide else _facts(task, width, marks)
    if any(task.critical for task in view.tasks):
        legend = say("{mark} critical path, slack in working days", mark=marks.critical)
    else:
        legend = say("slack in working days")
    yield Text(f"  {legend}", "dim")


def ready_lines(tasks: Sequence[Task], width: int, marks: Glyphs) -> Iterator[Text]:
    """Initiatives a line each: mark, id, name, owner, when it is expected to be finished."""
    ids = _id_width(tasks, width)
    room = width - 2 - ids - len(_GAP)
    ends = [_until(task) for task in tasks]
    last = max(map(cells, ends), default=0) if width >= _LIST_UNDER else 0
    room -= last + len(_GAP) if last else 0
    owner = min(_widest(task.owner for task in tasks), _OWNER) if room >= _OWNER_BESIDE else 0
    room -= owner + len(_GAP) if owner else 0
    names = min(room, _widest(task.name for task in tasks))
    for task, end in zip(tasks, ends, strict=True):
        style = "bold" if task.critical else ""
        line = _mark(task, marks)
        line.append(_cell(task.id, ids, marks), style)
        line.append(_GAP + _cell(task.name, names, marks), style)
        if owner:
            line.append(_GAP + _cell(task.owner, owner, marks))
        yield line.append(_GAP + end, "dim") if last else line


def critical_lines(tasks: Sequence[Task], width: int, marks: Glyphs) -> Iterator[Text]:
    """The chain, an arrow before all but its first link, with the days of each."""
    ids = _id_width(tasks, width)
    spans = [_span(task, marks) for task in tasks]
    room = width - 4 - ids - 2 * len(_GAP) - max(map(cells, spans), default=0)
    names = min(room, _widest(task.name for task in tasks))
    for number, (task, span) in enumerate(zip(tasks, spans, strict=True)):
        line = Text(f"  {marks.arrow if number else ' '} ")
        line.append(_cell(task.id, ids, marks), "bold")
        if room >= _LEAST_NAME:
            line.append(_GAP + _cell(task.name, names, marks))
        yield line.append(_GAP + span, "dim")


def _columns(view: OrderView, width: int) -> _Columns:
    tasks = view.tasks
    ids = _id_width(tasks, width)
    day = max(_widest(task.starts for task in tasks), cells(say("starts")))
    end = max(day, cells(say("finishes"))) if width >= _FINISH_FROM else 0
    owner = min(_widest(task.owner for task in tasks), _OWNER) if width >= _OWNER_FROM else 0
    room = width - 2 - ids - len(_GAP) * 4 - day - _SLACK
    room -= end + len(_GAP) if end else 0
    room -= owner + len(_GAP) if owner else 0
    waits = max(cells(_joined(task.waits_for)) for task in tasks)
    least = cells(say("waits for"))
    waits = min(max(waits, least), max(room // 2, least))
    name = max(min(room - waits, _widest(task.name for task in tasks)), cells(say("initiative")))
    return _Columns(ids, name, owner, day, end, room - name)


def _header(columns: _Columns) -> Text:
    words = ["  " + pad(say("id"), columns.id), pad(say("initiative"), columns.name)]
    words += [pad(say("owner"), columns.owner)] if columns.owner else []
    words += [pad(say("starts"), columns.start)]
    words += [pad(say("finishes"), columns.finish)] if columns.finish else []
    words += [pad(say("slack"), _SLACK, right=True), say("waits for")]
    return Text(_GAP.join(words), "dim")


def _row(task: Task, columns: _Columns, marks: Glyphs) -> Text:
    style = "dim" if task.state is State.DONE else "bold" if task.critical else ""
    words = [_cell(task.id, columns.id, marks), _cell(task.name, columns.name, marks)]
    words += [_cell(task.owner, columns.owner, marks)] if columns.owner else []
    words += [pad(task.starts or marks.rule, columns.start)]
    words += [pad(task.finishes or marks.rule, columns.finish)] if columns.finish else []
    words += [
        pad(_slack(task) or marks.rule, _SLACK, right=True),
        _fitted(task.waits_for, columns.waits, marks),
    ]
    return _mark(task, marks).append(_GAP.join(words), style)


def _stage(stage: Stage, columns: _Columns, style: str, marks: Glyphs) -> Iterator[Text]:
    """A phase in the columns of its initiatives; what it waits for, its start waits for."""
    room = 2 + columns.id + len(_GAP) + columns.name
    room += columns.owner + len(_GAP) if columns.owner else 0
    words = [pad(stage.starts or marks.rule, columns.start)]
    words += [pad(stage.finishes or marks.rule, columns.finish)] if columns.finish else []
    words += [" " * _SLACK, _fitted(stage.waits_for, columns.waits, marks)]
    heading = pad(clip(_called(stage), room, marks), room)
    yield Text.assemble((heading, style), _GAP + _GAP.join(words))


def _called(stage: Stage) -> str:
    """A phase's id in capitals, then its name where that says more, and its goal."""
    name = stage.label
    if name.casefold() == stage.id.replace("-", " ").replace("_", " ").casefold():
        name = ""
    words = ": ".join(part for part in (name, stage.goal) if part)
    return f"{stage.id.upper()}  {shown(words)}" if words else stage.id.upper()


def _brief(stage: Stage, width: int, style: str, marks: Glyphs) -> Iterator[Text]:
    """A phase where there is no room for columns."""
    yield Text(clip(_called(stage), width, marks), style)
    if stage.opens:
        yield Text(
            "  " + clip(say("opens {when}", when=shown(stage.opens)), width - 2, marks), "dim"
        )


def _facts(task: Task, width: int, marks: Glyphs) -> Iterator[Text]:
    """An initiative where there is no room for columns, with facts on lines of their own."""
    words = clip(f"{task.id}  {shown(task.name)}", width - 2, marks)
    yield _mark(task, marks).append(words, "bold" if task.critical else "")
    facts = [_span(task, marks) if task.starts else say("no dates")]
    slack = _slack(task)
    if slack:
        facts.append(slack if task.slack is None else say("slack {days}", days=slack))
    yield Text("    " + clip(joined(facts), width - 4, marks), "dim")
    if task.waits_for:
        room = width - 4 - cells(say("after {waits}", waits=""))
        waits = say("after {waits}", waits=_fitted(task.waits_for, room, marks))
        yield Text(f"    {waits}", "dim")


def _mark(task: Task, marks: Glyphs) -> Text:
    line = Text()
    return line.append(f"{marks.critical} ", "bold red") if task.critical else line.append("  ")


def _cell(text: str, width: int, marks: Glyphs) -> str:
    return pad(clip(shown(text), width, marks), width)


def _widest(texts: Iterable[str]) -> int:
    return max((cells(shown(text)) for text in texts), default=0)


def _span(task: Task, marks: Glyphs) -> str:
    if task.starts == task.finishes:
        return task.starts
    return f"{task.starts} {marks.dash} {task.finishes}"


def _until(task: Task) -> str:
    if task.state is State.PAUSED:
        return say("on hold")
    return say("until {day}", day=task.finishes) if task.finishes else ""


def _slack(task: Task) -> str:
    """Slack in working days, or why there is none."""
    if task.slack is not None:
        return say("{days} d", days=grouped(task.slack))
    if task.state is State.DONE:
        return say("done")
    return say("circle") if task.state is State.STUCK else ""


def _id_width(tasks: Iterable[Task], width: int) -> int:
    longest = max((cells(task.id) for task in tasks), default=2)
    return min(longest, 12 + max(0, width - 80) // 4)


def _joined(waits: Iterable[Wait]) -> str:
    return joined(shown(wait.text) for wait in waits)


def _fitted(waits: Sequence[Wait], width: int, marks: Glyphs) -> str:
    """As many as fit, and how many more there are."""
    words = ""
    for number, wait in enumerate(waits):
        longer = joined([words, shown(wait.text)] if words else [shown(wait.text)])
        more = f" +{grouped(len(waits) - number - 1)}" if number + 1 < len(waits) else ""
        if cells(longer + more) > width:
            left = f" +{grouped(len(waits) - max(number, 1))}" if len(waits) > 1 else ""
            return (words or clip(longer, width - cells(left), marks)) + left
        words = longer
    return words
