"""The timeline of a report: a table whose last column has the bars, and what narrows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxroad.model.language import later, say
from cxroad.render.html import Markup, block, element
from cxroad.render.html_sections import badge
from cxroad.render.report.bars import LETTERS, initiative_lane, legend, phase_lane
from cxroad.render.report.span import axis
from cxroad.views.report import Choice, Piece, ReportView
from cxroad.views.timeline import InitiativeRow, PhaseRow
from cxroad.views.words import flat

_HEADS = (
    later("Initiative"),
    later("Owner"),
    later("Status"),
    later("Starts"),
    later("Ends"),
)
_KINDS = {
    "owner": later("Owner"),
    "outcome": later("Outcome"),
    "phase": later("Phase"),
    "status": later("Status"),
}
_EVERYTHING = {
    "owner": later("everyone"),
    "outcome": later("all"),
    "phase": later("all"),
    "status": later("all"),
}


def timeline_parts(view: ReportView) -> Iterator[Markup]:
    """What narrows the timeline, its table, what a chosen row tells, and the legend."""
    timeline = view.timeline
    numbers = {row.id: f"n{number}" for number, row in enumerate(timeline.rows)}
    yield _filters(view)
    groups = [_phase(view, phase, numbers) for phase in timeline.phases]
    head = [element("th", say(name), scope="col") for name in _HEADS]
    when = element("span", say("When"), class_="unseen")
    head.append(element("th", when, axis(timeline), scope="col", class_="lane axis"))
    table = block(
        "table",
        [element("thead", element("tr", *head)), *groups],
        id="chart",
        aria_label=say("Timeline"),
    )
    arrows = element("svg", id="arrows", aria_hidden="true")
    yield block("div", [table, arrows], class_="board")
    yield element("p", id="told", role="status")
    yield from legend(timeline)


def _phase(view: ReportView, phase: PhaseRow, numbers: Mapping[str, str]) -> Markup:
    """A phase and its initiatives; its gate stands in its own row."""
    goal = flat(phase.goal)
    name = flat(phase.name) or next(
        (each.label for each in view.choices["phase"] if each.key == phase.id), phase.id
    )
    done = (
        say("{done} of {total} done", done=phase.done, total=phase.total)
        if phase.total
        else say("no initiatives")
    )
    facts = [done, *([say("gate {due_text}", due_text=phase.due_text)] if phase.due_text else [])]
    head = element(
        "th",
        f"{name}: {goal}" if goal else name,
        element("small", ", ".join(facts)),
        scope="rowgroup",
        colspan=len(_HEADS),
    )
    rows = [element("tr", head, phase_lane(view.timeline, phase, name), class_="phase")]
    rows += [_row(view, row, numbers) for row in phase.rows]
    return block("tbody", rows)


def _row(view: ReportView, row: InitiativeRow, numbers: Mapping[str, str]) -> Markup:
    timeline, piece = view.timeline, view.pieces[row.id]
    start = "" if row.milestone or row.bar.start is None else timeline.said(row.bar.start)
    finish = "" if row.bar.finish is None else timeline.said(row.bar.finish)
    letter = LETTERS.get(row.verdict.colour)
    sign = [badge(letter, hidden=False, reason=row.verdict.reason), " "] if letter else []
    cells = [
        element("th", flat(row.name), element("small", row.id), scope="row"),
        element("td", flat(", ".join(row.owners)) or say("nobody"), class_="owner"),
        element("td", *sign, say(row.status), class_="state"),
        element("td", start or "-", class_="day"),
        element("td", finish or "-", class_="day"),
        initiative_lane(timeline, row),
    ]
    return element(
        "tr",
        *cells,
        id=numbers[row.id],
        class_="critical" if row.critical else None,
        data_told=piece.told,
        **_keys(view, row, piece, numbers),
    )


def _keys(
    view: ReportView, row: InitiativeRow, piece: Piece, numbers: Mapping[str, str]
) -> dict[str, str | None]:
    """What the script narrows and joins rows by: numbers of choices, and of other rows."""
    held = {
        "owner": piece.owners,
        "outcome": piece.serves,
        "phase": (piece.phase,),
        "status": (row.status,),
    }
    found: dict[str, str | None] = {}
    for kind, keys in held.items():
        at = {each.key: str(number) for number, each in enumerate(view.choices[kind], 1)}
        found[f"data_{kind}"] = " ".join(at[key] for key in keys if key in at) or None
    found["data_waits"] = " ".join(numbers[id] for id in piece.waits) or None
    found["data_unlocks"] = " ".join(numbers[id] for id in piece.unlocks) or None
    return found


def _filters(view: ReportView) -> Markup:
    """Hidden until the script is there to obey them."""
    parts: list[Markup] = [_select(kind, view.choices[kind]) for kind in _KINDS]
    parts.append(element("button", say("Clear"), type="button"))
    total = len(view.timeline.rows)
    counted = say("{shown} of {total} initiatives", shown=total, total=total)
    # The script counts again, in the same words.
    template = say("{shown} of {total} initiatives")
    parts.append(element("output", counted, id="count", data_said=template))
    hint = say(
        "Choose a row with the mouse, or with Tab and the arrow keys, Home and End, to see what "
        "it waits for and what waits for it; Esc ends it."
    )
    parts.append(element("p", hint, class_="quiet"))
    return block("form", parts, id="filters", hidden=True, data_total=total)


def _select(kind: str, choices: tuple[Choice, ...]) -> Markup:
    options = [element("option", say(_EVERYTHING[kind]), value="")]
    options += [element("option", each.label, value=each.key) for each in choices]
    select = block("select", options, name=kind)
    return element("label", say(_KINDS[kind]), select)
