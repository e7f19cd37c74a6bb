"""The report as one HTML file that loads nothing: its policy allows its own style and script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxroad.findings.card import RuleCard
from cxroad.model.language import say
from cxroad.model.writing import count
from cxroad.render.html import Markup, block, document, element, joined, prose, sheet
from cxroad.render.html_sections import badge, body_parts, section_html
from cxroad.render.report.pictures import curves, load_shades, risk_map, sparklines
from cxroad.render.report.span import places
from cxroad.render.report.timeline import timeline_parts
from cxroad.render.svg import rules
from cxroad.views.report import Chapter, Name, ReportView
from cxroad.views.sheet import Section


def render(view: ReportView) -> str:
    """The report; without JavaScript it lacks only what narrows the timeline, and its arrows."""
    body = [
        block("header", _header(view)),
        block("nav", [block("ul", _contents(view))], aria_label=say("Contents")),
        block("main", [_chapter(view, each) for each in view.chapters]),
        block("footer", _footer(view)),
    ]
    dark = f"@media screen and (prefers-color-scheme: dark) {{ {rules(dark=True)} }}\n"
    style = sheet("page.css", "report.css") + f"{rules(dark=False)}\n" + dark
    title = say("{title}: report", title=view.summary.title)
    return document(
        title, style + places(view.timeline), joined(*body, by="\n"), sheet("report.js")
    )


def _header(view: ReportView) -> Iterator[Markup]:
    summary = view.summary
    light = summary.status.light
    yield element("h1", summary.title)
    if view.organisation:
        yield element("p", view.organisation, class_="about")
    yield element("p", badge(light.letter), f" {summary.standing}", class_="quiet")


def _contents(view: ReportView) -> Iterator[Markup]:
    for each in view.chapters:
        yield element("li", element("a", each.opening.heading, href=f"#{each.name}"))


def _chapter(view: ReportView, chapter: Chapter) -> Markup:
    """A chapter with its pictures, and its rules where a finding leads to one."""
    links = {card.code: f"#{card.code}" for card, _ in view.rules}
    parts = [
        element("h2", chapter.opening.heading),
        *body_parts(chapter.opening, _pictures(view, chapter.name), links),
        *(_part(view, chapter.name, each, links) for each in chapter.sections),
    ]
    if chapter.name is Name.FINDINGS:
        parts += _rules(view)
    return block("section", parts, id=str(chapter.name))


def _part(view: ReportView, name: Name, section: Section, links: Mapping[str, str]) -> Markup:
    """A section of a chapter; the heat map of the teams gets its colours."""
    if name is Name.LOAD and view.capacity and section is view.capacity.sections[0]:
        shades = load_shades(view.capacity)
        parts = body_parts(section, links=links, shades=shades)
        return block("section", [element("h3", section.heading), *parts], class_="heat")
    return section_html(section, level=3)


def _pictures(view: ReportView, name: Name) -> list[Markup]:
    if name is Name.OUTCOMES and view.trends:
        return [sparklines(view.trends, view.summary.today)]
    if name is Name.TIMELINE:
        return list(timeline_parts(view))
    if name is Name.VALUE and view.value:
        return [curves(view.value)]
    if name is Name.RISKS and view.risks:
        return [risk_map(view.risks)]
    return []


def _rules(view: ReportView) -> Iterator[Markup]:
    """The rules that found something, in their own words."""
    if view.rules:
        yield element("h3", say("The rules behind it"))
    for card, found in view.rules:
        yield block("article", _rule(card, found), id=card.code)


def _rule(card: RuleCard, found: int) -> Iterator[Markup]:
    yield element("h4", f"{card.code} {card.name}")
    yield element("p", say("Found {times}.", times=count(found, "time")), class_="quiet")
    yield element("p", Markup(prose(card.summary)))
    yield element("p", Markup(prose(card.why)))
    yield element("p", element("b", say("What to do:")), " ", Markup(prose(card.cure)))


def _footer(view: ReportView) -> Iterator[Markup]:
    yield element("p", view.closing)
    yield element("p", say("All of it is in this file; it loads nothing from any network."))
