"""The timeline of a report: a table whose last column has the bars, placed in percent.

Places are attributes of SVG and rules of the page's own style sheet, never styles of elements:
so the page's policy can forbid all others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from cxroad.model.initiative import Status
from cxroad.render.days import marks
from cxroad.render.html import Markup, Value, block, element, empty, joined
from cxroad.render.html_sections import badge
from cxroad.views.report import Choice, Piece, ReportView
from cxroad.views.timeline import Bar, InitiativeRow, PhaseRow, TimelineView
from cxroad.views.timeline.rag import RULE, Colour
from cxroad.views.words import flat, shifted

_MOST_MARKS = 9
_ROOM = 50
"""Which part of the picture is left free at its end, for marks on its last day; our default."""

_DOT = "3.5"
_LETTERS = {Colour.RED: "R", Colour.AMBER: "A", Colour.GREEN: "G"}
_HEADS = ("Initiative", "Owner", "Status", "Starts", "Ends")
_KINDS = {"owner": "Owner", "outcome": "Outcome", "phase": "Phase", "status": "Status"}
_EVERYTHING = {"owner": "everyone", "outcome": "all", "phase": "all", "status": "all"}


def timeline_parts(view: ReportView) -> Iterator[Markup]:
    """What narrows the timeline, its table, what a chosen row tells, and the legend."""
    timeline = view.timeline
    numbers = {row.id: f"n{number}" for number, row in enumerate(timeline.rows)}
    yield _filters(view)
    groups = [_phase(view, phase, numbers) for phase in timeline.phases]
    head = [element("th", name, scope="col") for name in _HEADS]
    when = element("span", "When", class_="unseen")
    head.append(element("th", when, _axis(timeline), scope="col", class_="lane axis"))
    table = block(
        "table",
        [element("thead", element("tr", *head)), *groups],
        id="chart",
        aria_label="Timeline",
    )
    arrows = element("svg", id="arrows", aria_hidden="true")
    yield block("div", [table, arrows], class_="board")
    yield element("p", id="told", role="status")
    yield from _legend(timeline)


def places(timeline: TimelineView) -> str:
    """Rules of CSS for the lines through all rows: where quarters begin, and today."""
    span = _Span.of(timeline)
    if span is None:
        return ""
    stops = [
        f"transparent calc({at} - .5px), var(--line) calc({at} - .5px), "
        f"var(--line) calc({at} + .5px), transparent calc({at} + .5px)"
        for at, _, _ in span.named(timeline)
    ]
    lines = f".lane {{ background-image: linear-gradient(90deg, {', '.join(stops)}); }}\n"
    found = lines if stops else ""
    if timeline.today is not None:
        found += f".lane::before {{ content: ''; left: {span.at(timeline.today)}; }}\n"
    return found


class _Span:
    """The days that the picture spans."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self._days = (last - first).days + 1

    @classmethod
    def of(cls, timeline: TimelineView) -> _Span | None:
        """None where nothing has a date."""
        if timeline.start is None or timeline.finish is None:
            return None
        room = timedelta(days=(timeline.finish - timeline.start).days // _ROOM + 1)
        return cls(timeline.start, shifted(timeline.finish, room))

    def at(self, day: date, end: bool = False) -> str:
        """Where a day begins, or where it ends, in percent."""
        return _percent(self._share((day - self.first).days + end))

    def wide(self, first: date, last: date) -> str:
        """How wide a stretch of days is, in percent."""
        return _percent(max(self._share((last - first).days + 1), 0.15))

    def _share(self, days: int) -> float:
        return 100 * days / self._days

    def named(self, timeline: TimelineView) -> Iterator[tuple[str, str, bool]]:
        """Places with their names, and whether a year begins there."""
        if not timeline.relative:
            for mark in marks(self.first, self.last, _MOST_MARKS):
                yield self.at(mark.day), mark.name, mark.strong
            return
        weeks = timeline.week(self.last)
        step = next((step for step in (1, 2, 4, 8, 13, 26, 52) if weeks <= step * 12), 104)
        for week in range(0, weeks, step):
            day = timeline.origin + timedelta(weeks=week)
            if day >= self.first:
                yield self.at(day), f"W{week + 1}", False


def _percent(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"


def _axis(timeline: TimelineView) -> Markup:
    span = _Span.of(timeline)
    words = []
    for at, name, strong in span.named(timeline) if span else ():
        words.append(element("text", name, x=at, y="1em", dx=3, class_="year" if strong else None))
    return element("svg", *words, aria_hidden="true")


def _phase(view: ReportView, phase: PhaseRow, numbers: Mapping[str, str]) -> Markup:
    """A phase and its initiatives; its gate stands in its own row."""
    timeline = view.timeline
    goal = flat(phase.goal)
    name = flat(phase.name) or next(
        (each.label for each in view.choices["phase"] if each.key == phase.id), phase.id
    )
    done = f"{phase.done} of {phase.total} done" if phase.total else "no initiatives"
    facts = [done, *([f"gate {phase.due_text}"] if phase.due_text else [])]
    head = element(
        "th",
        f"{name}: {goal}" if goal else name,
        element("small", ", ".join(facts)),
        scope="rowgroup",
        colspan=len(_HEADS),
    )
    lane = _lane(timeline, phase.bar, [], phase.due, f"{name}: ", phase=True)
    rows = [element("tr", head, lane, class_="phase")]
    rows += [_row(view, row, numbers) for row in phase.rows]
    return block("tbody", rows)


def _row(view: ReportView, row: InitiativeRow, numbers: Mapping[str, str]) -> Markup:
    timeline, piece = view.timeline, view.pieces[row.id]
    start = "" if row.milestone or row.bar.start is None else timeline.said(row.bar.start)
    finish = "" if row.bar.finish is None else timeline.said(row.bar.finish)
    letter = _LETTERS.get(row.verdict.colour)
    sign = [badge(letter, hidden=False, reason=row.verdict.reason), " "] if letter else []
    cells = [
        element("th", flat(row.name), element("small", row.id), scope="row"),
        element("td", flat(row.owners[0]) if row.owners else "nobody", class_="owner"),
        element("td", *sign, row.status, class_="state"),
        element("td", start or "-", class_="day"),
        element("td", finish or "-", class_="day"),
        _lane(timeline, row.bar, _bars(timeline, row), row.due, ""),
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


def _lane(
    timeline: TimelineView,
    bar: Bar,
    shapes: list[Markup],
    due: date | None,
    name: str,
    phase: bool = False,
) -> Markup:
    """The cell with the bar, and what it shows in words."""
    span = _Span.of(timeline)
    if span is None:
        return element("td", "no dates" if not phase else "", class_="lane")
    drawn, facts = list(shapes), []
    if bar.start and bar.finish:
        facts.append(f"{timeline.said(bar.start)} to {timeline.said(bar.finish)}")
        if bar.high_finish and bar.high_finish > bar.finish:
            facts.append(f"with high estimates {timeline.said(bar.high_finish)}")
        if phase:
            place = {"x": span.at(bar.start), "width": span.wide(bar.start, bar.finish)}
            drawn.insert(0, empty("rect", class_="whole", y="45%", height="10%", **place))
    if due and span.first <= due <= span.last:
        drawn.append(_diamond(span.at(due, end=True), "gate" if phase else "due"))
        facts.append(f"{'gate' if phase else 'due'} {timeline.said(due)}")
    if not drawn:
        return element("td", class_="lane")
    said = name + "; ".join(facts)
    return element("td", element("svg", *drawn, role="img", aria_label=said), class_="lane")


def _bars(timeline: TimelineView, row: InitiativeRow) -> list[Markup]:
    """What lies behind, what is to do, how late it may get, and milestones."""
    span, bar = _Span.of(timeline), row.bar
    if span is None:
        return []
    shapes: list[Markup] = []
    if bar.start and bar.finish:
        if (late := _late(row)) is not None:
            ends = {"x1": span.at(bar.finish, end=True), "x2": span.at(late, end=True)}
            shapes.append(empty("line", class_="late", y1="50%", y2="50%", **ends))
            ends["x1"] = ends["x2"]
            shapes.append(empty("line", class_="end", y1="30%", y2="70%", **ends))
        shapes.append(element("g", *_work(span, row, bar.start, bar.finish), class_="work"))
    for day, what in row.milestones:
        if span.first <= day <= span.last:
            name = element("title", f"{timeline.said(day)}: {flat(what)}")
            shapes.append(element("circle", name, cx=span.at(day), cy="50%", r=_DOT))
    return shapes


def _late(row: InitiativeRow) -> date | None:
    """The last day with high estimates, where that is later and still to come."""
    bar = row.bar
    later = bar.finish is not None and bar.high_finish is not None and bar.high_finish > bar.finish
    return bar.high_finish if later and row.status != Status.DONE else None


def _work(span: _Span, row: InitiativeRow, start: date, finish: date) -> Iterator[Markup]:
    if row.milestone:
        yield _diamond(span.at(finish, end=True), "mark")
        return
    place = {"x": span.at(start), "width": span.wide(start, finish)}
    yield empty("rect", class_="todo", **place)
    if row.done_until:
        width = span.wide(start, row.done_until)
        yield empty("rect", class_="done", x=place["x"], width=width)


def _diamond(at: str, name: str) -> Markup:
    """A diamond in the middle of the lane; SVG takes no percent in a path, so it is moved."""
    shape = empty("path", d="M0-6 6 0 0 6-6 0z", class_=name)
    return element("svg", shape, x=at, y="50%", overflow="visible")


def _filters(view: ReportView) -> Markup:
    """Hidden until the script is there to obey them."""
    parts: list[Markup] = [_select(kind, view.choices[kind]) for kind in _KINDS]
    parts.append(element("button", "Clear", type="button"))
    total = len(view.timeline.rows)
    parts.append(element("output", f"{total} of {total} initiatives", id="count"))
    hint = (
        "Choose a row with the mouse, or with Tab and the arrow keys, Home and End, to see what "
        "it waits for and what waits for it; Esc ends it."
    )
    parts.append(element("p", hint, class_="quiet"))
    return block("form", parts, id="filters", hidden=True, data_total=total)


def _select(kind: str, choices: tuple[Choice, ...]) -> Markup:
    options = [element("option", _EVERYTHING[kind], value="")]
    options += [element("option", each.label, value=each.key) for each in choices]
    select = block("select", options, name=kind)
    return element("label", _KINDS[kind], select)


def _legend(timeline: TimelineView) -> Iterator[Markup]:
    rows = timeline.rows
    begun = any(row.done_until and row.status != Status.DONE for row in rows)
    signs: list[Markup] = []

    def sign(name: str, shape: Markup, words: str) -> None:
        picture = element("svg", shape, class_=f"sign {name}", aria_hidden="true")
        signs.append(element("li", picture, " ", words))

    whole: dict[str, Value] = {"width": "100%", "height": "60%", "y": "20%", "rx": 2}
    if any(row.done_until for row in rows):
        words = "done or elapsed" if begun else "done"
        sign("bar-sign", empty("rect", class_="done", **whole), words)
    if any(row.bar.drawn and not row.milestone for row in rows):
        sign("bar-sign", empty("rect", class_="todo", **whole), "to do")
    if any(_late(row) for row in rows):
        line = joined(
            empty("line", class_="late", x1=0, x2="90%", y1="50%", y2="50%"),
            empty("line", class_="end", x1="90%", x2="90%", y1="25%", y2="75%"),
        )
        sign("bar-sign", line, "with high estimates")
    if any(row.critical for row in rows):
        sign("bar-sign critical", empty("rect", class_="todo", **whole), "on the critical path")
    if any(phase.due for phase in timeline.phases):
        sign("", _diamond("50%", "gate"), "gate")
    if any(row.due for row in rows):
        sign("", _diamond("50%", "due"), "due date")
    if any(row.milestones for row in rows):
        sign("", empty("circle", cx="50%", cy="50%", r=_DOT), "milestone")
    if timeline.today:
        sign("", empty("line", class_="today", x1="50%", x2="50%", y1=0, y2="100%"), "today")
    for colour, words in RULE.items():
        if colour in _LETTERS and any(row.verdict.colour is colour for row in rows):
            signs.append(element("li", badge(_LETTERS[colour], hidden=False), f" {words}"))
    if signs:
        yield block("ul", signs, class_="legend", aria_label="Legend")
