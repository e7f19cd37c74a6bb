"""The steering summary as an HTML page: to be opened, mailed and printed."""

from __future__ import annotations

from collections.abc import Iterator

from cxroad.render.html import Markup, block, document, element, joined, sheet
from cxroad.render.html_sections import badge, section_html
from cxroad.views.summary import SummaryView


def render(view: SummaryView) -> str:
    """The page, part by part; what is read first fits on the first sheet when it is printed."""
    parts = [section_html(each) for each in view.sections]
    body = [
        block("header", _header(view)),
        block("main", parts),
        block("footer", [element("p", view.closing)]),
    ]
    title = f"{view.title}: {view.page}"
    return document(title, sheet("page.css", "summary.css"), joined(*body, by="\n"))


def _header(view: SummaryView) -> Iterator[Markup]:
    light = view.status.light
    yield element("h1", view.title)
    yield element("p", badge(light.letter), " ", element("b", view.page), class_="about")
    yield element("p", view.standing, class_="quiet")
