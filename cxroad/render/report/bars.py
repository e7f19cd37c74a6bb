"""Bars, gates and milestones in the rows of a timeline, and the legend that names them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from cxroad.model.initiative import Status
from cxroad.model.language import say
from cxroad.render.html import Markup, Value, block, element, empty, joined
from cxroad.render.html_sections import badge
from cxroad.render.report.span import Span
from cxroad.views.timeline import InitiativeRow, PhaseRow, TimelineView
from cxroad.views.timeline.rag import RULE, Colour
from cxroad.views.words import flat

LETTERS = {Colour.RED: "R", Colour.AMBER: "A", Colour.GREEN: "G"}
"""The letters of those colours that have one."""

_DOT = "3.5"


def phase_lane(timeline: TimelineView, phase: PhaseRow, name: str) -> Markup:
    """The cell of a phase: from its first work to its last, and its gate."""
    span, bar = Span.of(timeline), phase.bar
    if span is None:
        return element("td", class_="lane")
    shapes, facts = [], []
    if bar.start and bar.finish:
        place = {"x": span.at(bar.start), "width": span.wide(bar.start, bar.finish)}
        shapes.append(empty("rect", class_="whole", y="45%", height="10%", **place))
        facts.append(
            say(
                "{first} to {last}",
                first=timeline.said(bar.start),
                last=timeline.said(bar.finish),
            )
        )
    if phase.due and phase.due in span:
        shapes.append(_diamond(span.at(phase.due, end=True), "gate"))
        facts.append(say("gate {day}", day=timeline.said(phase.due)))
    return _lane(shapes, f"{name}: {'; '.join(facts)}")


def initiative_lane(timeline: TimelineView, row: InitiativeRow) -> Markup:
    """The cell of an initiative: its bar, how late it may get, its due date and milestones."""
    span, bar = Span.of(timeline), row.bar
    if span is None:
        return element("td", say("no dates"), class_="lane")
    shapes: list[Markup] = []
    facts: list[str] = []
    if bar.start and bar.finish:
        facts.append(
            say(
                "{first} to {last}",
                first=timeline.said(bar.start),
                last=timeline.said(bar.finish),
            )
        )
        if (late := _late(row)) is not None:
            ends = {"x1": span.at(bar.finish, end=True), "x2": span.at(late, end=True)}
            shapes.append(empty("line", class_="late", y1="50%", y2="50%", **ends))
            ends["x1"] = ends["x2"]
            shapes.append(empty("line", class_="end", y1="30%", y2="70%", **ends))
            facts.append(say("with high estimates {day}", day=timeline.said(late)))
        shapes.append(element("g", *_work(span, row, bar.start, bar.finish), class_="work"))
    if row.due and row.due in span:
        shapes.append(_diamond(span.at(row.due, end=True), "due"))
        facts.append(say("due {day}", day=timeline.said(row.due)))
    for day, what in row.milestones:
        if day in span:
            said = f"{timeline.said(day)} {flat(what)}"
            name = element("title", said)
            shapes.append(element("circle", name, cx=span.at(day), cy="50%", r=_DOT))
            facts.append(said)
    return _lane(shapes, "; ".join(facts))


def _lane(shapes: Sequence[Markup], said: str) -> Markup:
    if not shapes:
        return element("td", class_="lane")
    return element("td", element("svg", *shapes, role="img", aria_label=said), class_="lane")


def _late(row: InitiativeRow) -> date | None:
    """The last day with high estimates, where that is later and still to come."""
    bar = row.bar
    later = bar.finish is not None and bar.high_finish is not None and bar.high_finish > bar.finish
    return bar.high_finish if later and row.status != Status.DONE else None


def _work(span: Span, row: InitiativeRow, start: date, finish: date) -> Iterator[Markup]:
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


def legend(timeline: TimelineView) -> Iterator[Markup]:
    """What occurs in the picture, and nothing else."""
    rows = timeline.rows
    begun = any(row.done_until and row.status != Status.DONE for row in rows)
    signs: list[Markup] = []

    def sign(name: str, shape: Markup, words: str) -> None:
        picture = element("svg", shape, class_=f"sign {name}", aria_hidden="true")
        signs.append(element("li", picture, " ", words))

    whole: dict[str, Value] = {"width": "100%", "height": "60%", "y": "20%", "rx": 2}
    if any(row.done_until for row in rows):
        words = say("done or elapsed") if begun else say("done")
        sign("bar-sign", empty("rect", class_="done", **whole), words)
    if any(row.bar.drawn and not row.milestone for row in rows):
        sign("bar-sign", empty("rect", class_="todo", **whole), say("to do"))
    if any(_late(row) for row in rows):
        line = joined(
            empty("line", class_="late", x1=0, x2="90%", y1="50%", y2="50%"),
            empty("line", class_="end", x1="90%", x2="90%", y1="25%", y2="75%"),
        )
        sign("bar-sign", line, say("with high estimates"))
    if any(row.critical for row in rows):
        sign(
            "bar-sign critical", empty("rect", class_="todo", **whole), say("on the critical path")
        )
    if any(phase.due for phase in timeline.phases):
        sign("", _diamond("50%", "gate"), say("gate"))
    if any(row.due for row in rows):
        sign("", _diamond("50%", "due"), say("due date"))
    if any(row.milestones for row in rows):
        sign("", empty("circle", cx="50%", cy="50%", r=_DOT), say("milestone"))
    if timeline.today:
        sign("", empty("line", class_="today", x1="50%", x2="50%", y1=0, y2="100%"), say("today"))
    colours = {row.verdict.colour for row in rows}
    for colour, words in RULE.items() if colours & LETTERS.keys() else ():
        if colour in colours:
            letter = [badge(LETTERS[colour], hidden=False), " "] if colour in LETTERS else []
            signs.append(element("li", *letter, say(words)))
    if signs:
        yield block("ul", signs, class_="legend", aria_label=say("Legend"))
