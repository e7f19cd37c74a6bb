"""A roadmap for Mermaid: all of it as a Gantt chart, one initiative as a flowchart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cxroad.errors import NotComputable
from cxroad.model.language import say
from cxroad.model.writing import day
from cxroad.render.mermaid_text import label, task, too_long
from cxroad.render.visible import unobeyed, visible
from cxroad.render.width import cells
from cxroad.views.arrows import End
from cxroad.views.export import ExportView, Item
from cxroad.views.timeline import InitiativeRow, PhaseRow, TimelineView
from cxroad.views.words import flat

_TICKS = ((75, "1week", "%d %b"), (430, "1month", "%b %Y"), (1500, "3month", "%b %Y"))
_LONG_TICKS = ("12month", "%Y")
"""Days from which the axis is named more coarsely; our default."""

_SECTION = 32
"""The most cells of a phase's name beside the chart; our default."""


def render(view: ExportView) -> str:
    """The roadmap as a Gantt chart, or, where one initiative is in focus, as a flowchart.

    Every date is written out: Mermaid's own reckoning of what follows what goes astray, and its
    line of today is the reader's day. Work without dates stands in a remark.

    Raises:
        NotComputable: The roadmap has no dates to put on an axis.
    """
    head, *lines = _flowchart(view) if view.timeline.focus else _gantt(view.timeline)
    body = "".join(lines)
    return unobeyed(head + too_long(head + body) + body)


def _gantt(view: TimelineView) -> Iterator[str]:
    if view.relative:
        raise NotComputable(
            "the roadmap has no date, and a Gantt chart of Mermaid needs dates",
            "give it its first day, at the top: `start: 2027-01-11`",
        )
    if view.start is None or view.finish is None:
        raise NotComputable(
            "no initiative has dates, so there is nothing to put on a Gantt chart",
            "say how long one takes: `estimate: 6w`, or `estimate: 4w..8w`",
        )
    length = (view.finish - view.start).days
    found = (names for most, *names in _TICKS if length <= most)
    tick, format = next(found, _LONG_TICKS)
    # Without this the names of phases run into the bars; all that varies in it is a number.
    longest = max(map(cells, (_section(phase) for phase in view.phases)), default=0)
    yield f"---\nconfig:\n  gantt:\n    leftPadding: {30 + 7 * longest}\n---\ngantt\n"
    yield f"    title {label(view.title)}\n"
    yield "    dateFormat YYYY-MM-DD\n    inclusiveEndDates\n"
    yield f"    axisFormat {format}\n    tickInterval {tick}\n    todayMarker off\n"
    as_of = task(say("As of {day}", day=day(view.as_of)))
    yield f"    {as_of} :vert, asof, {view.as_of.isoformat()}, 0d\n"
    numbers = iter(range(len(view.rows)))
    for number, phase in enumerate(view.phases):
        if phase.due or any(row.bar.drawn for row in phase.rows):
            yield f"    section {label(_section(phase))}\n"
        for row in phase.rows:
            at = next(numbers)
            if row.bar.start and row.bar.finish:
                yield _task(row, at, row.bar.start, row.bar.finish)
            else:
                reason = say("{id} is not drawn: {reason}", id=row.id, reason=row.dateless)
                yield f"    %% {reason}\n"
        if phase.due:
            gate = say("Gate of {phase}", phase=phase.label)
            yield f"    {task(gate)} :milestone, gate{number}, {phase.due.isoformat()}, 0d\n"


def _section(phase: PhaseRow) -> str:
    """A phase's name, cut where it would leave no room for the chart."""
    name = visible(phase.label)
    return name if cells(name) <= _SECTION else f"{name[: _SECTION - 1].rstrip()}…"


def _task(row: InitiativeRow, number: int, start: date, finish: date) -> str:
    tags = {"done": ["done"], "active": ["active"]}.get(row.status, [])
    if row.critical:
        tags.append("crit")
    until = finish.isoformat()
    if row.milestone:
        tags.append("milestone")
        start, until = finish, "0d"
    words = ", ".join([*tags, f"n{number}", start.isoformat(), until])
    return f"    {task(row.name)} :{words}\n"


def _flowchart(view: ExportView) -> Iterator[str]:
    """The initiative in focus in the middle, what it waits for at its left."""
    nodes: dict[End, str] = {}
    for item in view.items:
        nodes[End(item.id, "initiative")] = f"n{len(nodes)}"
    for stage in view.stages:
        nodes[End(stage.id, "phase")] = f"n{len(nodes)}"
    for each in view.externals:
        nodes[End(each.id, "external")] = f"n{len(nodes)}"
    used = {end for arrow in view.arrows for end in (arrow.source, arrow.target)}
    yield "flowchart LR\n"
    for number, stage in enumerate(view.stages):
        inside = view.items_of(stage)
        if inside:
            yield f'    subgraph p{number}["{label(stage.label)}"]\n'
            for item in inside:
                node = nodes[End(item.id, "initiative")]
                yield f'        {node}["{label(item.name)}<br/>{label(_when(view, item))}"]\n'
            yield "    end\n"
        phase = End(stage.id, "phase")
        if phase in used:
            name = say("All of {phase}", phase=stage.label)
            yield f'    {nodes[phase]}[["{label(name)}"]]\n'
    for each in view.externals:
        name = flat(each.name) or each.id
        words = say("{name}, due {day}", name=name, day=day(each.due)) if each.due else name
        yield f'    {nodes[End(each.id, "external")]}(["{label(words)}"])\n'
    for arrow in view.arrows:
        lag = f'|"{label(arrow.lag)}"|' if arrow.lag else ""
        yield f"    {nodes[arrow.source]} -->{lag} {nodes[arrow.target]}\n"
    yield "    classDef focus stroke-width:3px\n"
    yield f"    class {nodes[End(view.timeline.focus, 'initiative')]} focus\n"


def _when(view: ExportView, item: Item) -> str:
    start, finish, said = item.bar.start, item.bar.finish, view.timeline.said
    return f"{said(start)} - {said(finish)}" if start and finish else item.dateless
