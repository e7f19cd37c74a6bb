"""Plan and twin on a terminal, as sentences, Markdown, JSON and SVG."""

import json
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cxroad.api import load, load_text
from cxroad.render import json_value, markdown_page, plain_page, svg_value
from cxroad.render.em import wide
from cxroad.render.terminal.value import render
from cxroad.render.width import cells

EXAMPLES = Path(__file__).parents[3] / "examples"
DAY = date(2027, 3, 11)
CODES = re.compile(r"\x1b\[([0-9;]*)m")
SVG = "{http://www.w3.org/2000/svg}"

PAYLOADS = (
    "</text><script>alert(1)</script>",
    '" onload="alert(1)',
    "a]]> --><x>&lt;&#x3c;",
    "\\e[2J \\u202e ::set-env name=PATH::x ##vso[x]y",
    "<image href='http://evil.example/p.png'/>",
    "WWWWWWWWWW" * 40,
)


def northwind(**terms):
    return load(str(EXAMPLES / "northwind.yaml"), today=DAY).value(**terms)


def trap(payload):
    return load_text(
        f"""\
title: "{payload.replace('"', "''")}"
start: 2027-01-04
currency: "{payload[:40].replace('"', "''")}"
vision:
  statement: All is well with customers here.
  outcomes: {{churn: {{worth: 1M}}}}
phases:
  crawl:
    initiatives:
      a: {{name: A, estimate: 6w, serves: {{churn: 50%}}, cost: 10k}}
      b: {{name: B, estimate: 20w, serves: {{churn: 50%}}, cost: 90k}}
""",
        today=DAY,
    ).value()


@pytest.mark.parametrize("name", ["northwind", "minimal", "big-bang", "przychodnia"])
@pytest.mark.parametrize("width", [40, 59, 60, 80, 100, 160])
@pytest.mark.parametrize("ascii", [False, True])
def test_nothing_is_wider_than_the_terminal(name, width, ascii):
    view = load(str(EXAMPLES / f"{name}.yaml"), today=DAY).value()
    text = render(view, width=width, ascii=ascii, colour=False)

    assert max(map(cells, text.splitlines())) <= width
    if ascii and name != "przychodnia":
        assert text.isascii()


def test_colours_change_no_letter():
    view = northwind()
    plain = render(view, width=100, ascii=False, colour=False)
    coloured = render(view, width=100, ascii=False, colour=True)

    assert CODES.search(coloured)
    assert CODES.sub("", coloured) == plain


def test_an_area_is_as_large_as_value_in_hand():
    """The share of cells that only the plan fills is the share of value it leads by."""
    view = northwind(horizon="36mo")
    text = render(view, width=160, ascii=False, colour=False)
    chart = text[text.index("Value delivered") : text.index("Value in hand, in")]
    rows = [line for line in chart.splitlines() if "┤" in line or "│" in line]
    alone, both = (sum(row.count(mark) for row in rows) for mark in "▒█")

    lead = float(view.plan.in_hand / view.twin.in_hand)
    assert (alone + both) / both == pytest.approx(lead, rel=0.03)


def test_the_line_of_today_stands_in_its_column():
    lines = render(northwind(), width=100, ascii=False, colour=False).splitlines()
    top = next(line for line in lines if line.startswith("100 ┤"))

    # 11 March 2027 is 60 days into three years drawn over 95 columns.
    assert top.index("┊") - 5 == 60 * 95 // 1096 + 1


def test_a_twin_that_leads_gets_its_own_mark():
    view = northwind(overhead="150%")
    text = render(view, width=100, ascii=False, colour=False)

    assert "╌╌ big bang alone" in text
    assert "less in steps" in view.headline


def test_sentences_hold_what_the_tables_hold():
    view = northwind()
    text = plain_page.render(view)

    assert view.headline in text
    for section in view.sections:
        for table in section.tables:
            assert all(row.sentence in text for row in table.rows)
    assert not set(text) & set("│┤█▒─")


def test_markdown_has_a_table_for_each_table():
    view = northwind()
    page = markdown_page.render(view)

    tables = sum(len(section.tables) for section in view.sections)
    assert len(re.findall(r"^\| -", page, re.MULTILINE)) == tables
    assert page.startswith("# Northwind Broadband")


def test_json_holds_every_figure_and_the_curves():
    shape = json.loads(json_value.render(northwind(horizon="36mo", stop="20%")))

    assert (shape["version"], shape["kind"], shape["unit"]) == (1, "value", "points")
    assert shape["terms"]["horizon"] == "2030-01-11"
    assert shape["plan"]["delivered"][-1] == {"day": "2030-01-11", "value": 98.5}
    assert shape["plan"]["in_hand"] == pytest.approx(shape["plan"]["holding"][-1]["value"])
    assert shape["twin"]["peak_stranded"]["amount"] == 2_480_000
    assert [each["event"] for each in shape["expected"]] == ["stop"]
    assert 0 < shape["break_even_overhead"] < 1
    assert shape["formulas"]


def test_json_of_money_is_in_money():
    shape = json.loads(json_value.render(trap("Acme")))

    assert (shape["unit"], shape["currency"]) == ("money", "Acme")
    assert shape["over_time"][-1]["in_hand"] == shape["plan"]["in_hand"]


def test_svg_names_itself_and_says_what_it_shows():
    view = northwind()
    root = ElementTree.fromstring(svg_value.render(view))

    assert root.find(f"{SVG}title").text == view.title
    assert view.headline in root.find(f"{SVG}desc").text
    assert root.get("role") == "img"


def test_svg_draws_the_steps_where_they_are():
    """The plan's first curve has a corner at each landing, to a tenth of a pixel."""
    project = load(str(EXAMPLES / "northwind.yaml"), today=date(2027, 1, 11))
    root = ElementTree.fromstring(svg_value.render(project.value(horizon="36mo")))
    paths = [path.get("d") for path in root.iter(f"{SVG}path") if path.get("class") == "s-plan"]
    curve = max(paths[:2], key=len)
    xs = {float(x) for x in re.findall(r"[ML]([0-9.]+) ", curve)}

    for landing in ("2027-10-11", "2027-11-22", "2028-06-07"):
        days = (date.fromisoformat(landing) - date(2027, 1, 11)).days
        assert any(abs(x - (64 + (928 - 64) * days / 1096)) < 0.1 for x in xs)


def test_svg_loads_and_runs_nothing():
    text = svg_value.render(northwind())

    assert not re.search(r"<(script|image|use|a|foreignObject|iframe)\b|@import|url\(|href", text)
    assert [*re.findall(r"https?://[^\"' ]+", text)] == ["http://www.w3.org/2000/svg"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_a_file_is_obeyed(payload):
    view = trap(payload)
    root = ElementTree.fromstring(svg_value.render(view))
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}

    assert tags <= {"svg", "title", "desc", "style", "rect", "path", "text"}
    assert not any(name.startswith("on") for e in root.iter() for name in e.attrib)
    for text in (
        render(view, width=100, ascii=False, colour=False),
        plain_page.render(view),
        markdown_page.render(view),
    ):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
        assert not re.search(r"^\s*::\w|##\w*\[", text, re.MULTILINE)
    assert max(map(cells, render(view, width=80, ascii=False, colour=False).splitlines())) <= 80


@pytest.mark.parametrize("payload", ["Acme", PAYLOADS[-1]])
def test_words_of_the_svg_end_before_its_edge(payload):
    root = ElementTree.fromstring(svg_value.render(trap(payload)))
    width = float(root.get("width"))

    for text in root.iter(f"{SVG}text"):
        taken = wide(text.text, int(text.get("font-size")))
        x, anchor = float(text.get("x")), text.get("text-anchor")
        left = x - {"end": taken, "middle": taken / 2}.get(anchor, 0)
        assert left >= -1, text.text
        assert left + taken <= width + 1, text.text


def test_the_same_view_is_the_same_bytes():
    assert svg_value.render(northwind()) == svg_value.render(northwind())
    assert json_value.render(northwind()) == json_value.render(northwind())
