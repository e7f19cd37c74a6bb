"""The steering summary as HTML: the same words, and harmless whatever the roadmap says."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html

from cxroad.api import load, load_text
from cxroad.render.html_summary import render
from cxroad.views.summary import SummaryView

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.yaml"))
DAY = date(2027, 9, 20)
SPARED = {"section", "h2", "p", "ul", "li", "b", "span", "small", "table", "thead", "tbody"} | {
    *("tr", "th", "td", "svg", "rect", "header", "h1", "main", "footer")
}
HOSTILE = (
    "<script>alert(1)</script> \"><img src=x onerror=alert(1)> javascript:alert(1) ' onload='x "
    "</style><style>*{display:none} {{7*7}} &lt;b&gt; \u202egnp.exe ##[error]x"
)


def view_of(path: Path, phase: str | None = None) -> SummaryView:
    return load(str(path), today=DAY).summary(phase)


def words_of(node: html.HtmlElement) -> str:
    return " ".join(" ".join(node.itertext()).split())


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.stem)
def view(request: pytest.FixtureRequest) -> SummaryView:
    return view_of(request.param)


def test_page_has_the_parts_and_the_sentences_of_the_view_in_order(view: SummaryView) -> None:
    page = html.fromstring(render(view))
    parts = page.findall(".//section")

    assert [words_of(part.find("h2")) for part in parts] == [e.heading for e in view.sections]
    for part, section in zip(parts, view.sections, strict=True):
        said = words_of(part)
        place = 0
        for line in (*section.lines, *section.notes):
            wanted = " ".join(f"{line.label} {line.text}".split())
            assert wanted in said
        for line in section.lines:
            found = said.index(" ".join(line.text.split()), place)
            assert found >= place
            place = found


def test_tables_have_the_cells_of_the_view_under_their_headings(view: SummaryView) -> None:
    tables = iter(html.fromstring(render(view)).findall(".//table"))
    for section in view.sections:
        for table in section.tables:
            drawn = next(tables)
            heads = [words_of(cell) for cell in drawn.findall("thead/tr/*")]
            rows = [[words_of(cell) for cell in row] for row in drawn.findall("tbody/tr")]

            assert heads == [column.heading for column in table.columns]
            assert rows == [
                [" ".join(f"{c.badge} {c.text} {c.note}".split()) for c in row.cells]
                for row in table.rows
            ]
    assert next(tables, None) is None


def test_every_cell_tells_its_heading_for_narrow_screens(view: SummaryView) -> None:
    for table in html.fromstring(render(view)).findall(".//table"):
        heads = [words_of(cell) for cell in table.findall("thead/tr/*")]
        for row in table.findall("tbody/tr"):
            told = [cell.get("data-label") or "" for cell in row[1:]]
            assert told == heads[1:]


def test_browser_is_allowed_the_style_sheet_of_the_page_and_nothing_else(view: SummaryView) -> None:
    page = html.fromstring(render(view))
    policy = page.find(".//meta[@http-equiv='Content-Security-Policy']").get("content")
    [style] = page.findall(".//style")
    digest = b64encode(sha256(style.text.encode()).digest()).decode()

    assert f"default-src 'none'; style-src 'sha256-{digest}';" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert page.xpath("//script | //link | //iframe | //img | //a | //*[@style]") == []
    assert "url(" not in style.text
    assert "@import" not in style.text


def test_page_is_the_same_on_two_runs(view: SummaryView) -> None:
    assert render(view) == render(view)


def test_letters_of_colour_in_cells_are_named_for_those_who_do_not_see_them() -> None:
    page = html.fromstring(render(view_of(EXAMPLES[0])))
    letters = page.xpath("//td//span[starts-with(@class, 'rag')]|//th//span[@class='rag red']")

    assert letters
    assert {"red", "amber", "green"} >= {each.get("aria-label") for each in letters}


def test_texts_of_others_are_shown_and_never_obeyed() -> None:
    # YAML takes no mark of direction as it is, but takes it spelt out.
    told = '"' + HOSTILE.replace('"', '\\"').replace("\u202e", "\\u202e") + '"'
    text = f"""
title: {told}
start: 2027-01-11
vision:
  statement: {told}
  outcomes:
    effort: {{name: {told}, metric: custom, unit: {told}, better: up, baseline: 4, target: 6}}
people: {{mia: {{name: {told}, function: {told}}}}}
phases:
  crawl:
    name: {told}
    goal: {told}
    initiatives:
      listen: {{name: {told}, owner: mia, estimate: 4w..8w, serves: [effort]}}
decisions: [{{what: {told}, options: [{told}], recommend: {told}, by: {told}}}]
risks: {{gone: {{what: {told}, likelihood: 4, impact: 5, response: {told}, hits: [listen]}}}}
"""
    project = load_text(text, today=date(2027, 1, 11))
    assert project.loaded.problems == ()
    for phase in (None, "crawl"):
        written = render(project.summary(phase))
        page = html.fromstring(written)

        assert {node.tag for node in page.find("body").iterdescendants()} <= SPARED
        assert not [key for node in page.iter() for key in node.attrib if key.startswith("on")]
        assert "<script>alert(1)</script>" in words_of(page)
        assert len(page.findall(".//style")) == 1
        assert "\u202e" not in written
        assert "\\u202egnp.exe" in written
        assert "##[" not in written
        assert re.search(r"^\s*::", written.split("</style>")[1], re.MULTILINE) is None


def test_command_writes_html_by_suffix_and_by_name(cli, tmp_path: Path) -> None:
    target = tmp_path / "walk.html"
    words = ("summary", str(EXAMPLES[0].parent / "northwind.yaml"), "walk", "--today", "2027-01-11")
    written = cli(*words, "-o", str(target))
    printed = cli(*words, "-f", "html")

    assert (written.code, printed.code) == (0, 0)
    assert target.read_text("utf-8") == printed.out
    assert printed.out.startswith("<!DOCTYPE html>")
