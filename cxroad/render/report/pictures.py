"""The pictures of a report: measurements over time, curves of value, maps of risks and load."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from cxroad.model.language import say
from cxroad.render.html import Markup, block, element, empty, joined
from cxroad.render.svg_value import inline
from cxroad.views.capacity import CapacityView
from cxroad.views.report import Danger, RiskMap, Trend
from cxroad.views.value import ValueView

_WIDE, _HIGH, _EDGE = 240, 56, 5
"""Pixels of a sparkline, and how far its marks stay from its edge."""

_ONE_TO_FIVE = range(1, 6)


def sparklines(trends: Sequence[Trend], today: date) -> Markup:
    """A card for each outcome that has been measured."""
    return block("div", [block("figure", _card(each, today)) for each in trends], class_="cards")


def _card(trend: Trend, today: date) -> Iterator[Markup]:
    newest = trend.measured[-1]
    said = element("span", trend.state, class_="quiet") if trend.state else Markup("")
    yield element("p", element("b", trend.name))
    yield element("p", element("span", newest.text, class_="newest"), " ", said)
    yield _sparkline(trend, today)
    yield element("figcaption", trend.sentence)


def _sparkline(trend: Trend, today: date) -> Markup:
    """Measurements as dots on a line; dashed the baseline's and the target's height."""
    levels = [level for level in (trend.baseline, trend.goal) if level is not None]
    values = [Fraction(value) for value in (*(each.value for each in trend.measured), *levels)]
    low, high = min(values), max(values)
    span = max(1, (trend.end - trend.start).days)

    def across(day: date) -> str:
        return f"{_EDGE + (_WIDE - 2 * _EDGE) * (day - trend.start).days / span:.1f}"

    def down(value: Fraction) -> str:
        share = float((value - low) / (high - low)) if high > low else 0.5
        return f"{_HIGH - _EDGE - (_HIGH - 2 * _EDGE) * share:.1f}"

    shapes = []
    for level, name in ((trend.baseline, "was"), (trend.goal, "goal")):
        if level is not None:
            y = down(Fraction(level))
            shapes.append(empty("line", class_=name, x1=0, x2=_WIDE, y1=y, y2=y))
    if trend.start <= today <= trend.end:
        x = across(today)
        shapes.append(empty("line", class_="now", x1=x, x2=x, y1=0, y2=_HIGH))
    points = [(across(each.day), down(Fraction(each.value))) for each in trend.measured]
    line = " ".join(f"{x},{y}" for x, y in points)
    shapes.append(empty("polyline", class_="way", points=line))
    shapes += [empty("circle", cx=x, cy=y, r=3) for x, y in points]
    return element(
        "svg",
        *shapes,
        class_="spark",
        viewBox=f"0 0 {_WIDE} {_HIGH}",
        aria_hidden="true",  # the caption has all of it in words
    )


def curves(value: ValueView) -> Markup:
    """The plan's curves beside those of its twin."""
    figure = element("figure", Markup(inline(value)))
    return element(
        "div", figure, class_="wide", tabindex=0, role="region", aria_label=say("Curves of value")
    )


def load_shades(view: CapacityView) -> dict[tuple[int, int], str]:
    """How full each team is in each quarter, as classes of the cells of the heat map."""
    return {
        (at, number): f"load {filled.grade.name.lower()}"
        for at, row in enumerate(view.teams)
        for number, quarter in enumerate(view.quarters, 1)
        if (filled := row.quarters.get(quarter)) is not None
    }


def risk_map(risks: RiskMap) -> Markup:
    """Likelihood against impact; the numbers are those of the table."""
    head = [element("td"), *(element("th", str(impact), scope="col") for impact in _ONE_TO_FIVE)]
    rows = [
        element(
            "tr",
            element("th", str(likelihood), scope="row"),
            *(_square(risks, likelihood, impact) for impact in _ONE_TO_FIVE),
        )
        for likelihood in reversed(_ONE_TO_FIVE)
    ]
    said = say("Likelihood upwards, impact to the right; the numbers are those of the table.")
    parts = [element("caption", said), element("thead", element("tr", *head)), block("tbody", rows)]
    return block("table", parts, class_="map")


def _square(risks: RiskMap, likelihood: int, impact: int) -> Markup:
    found = risks.cells.get((likelihood, impact), ())
    light = risks.light(likelihood, impact)
    named: list[str] = []
    for each in found:
        named += [*([" "] if named else []), _number(each)]
    return element("td", *named, class_=f"{light.value}{'' if found else ' free'}")


def _number(danger: Danger) -> Markup:
    return joined(element("span", str(danger.number), title=danger.what))
