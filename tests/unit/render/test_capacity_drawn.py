"""Change load on a terminal, as sentences, Markdown, JSON and SVG."""

import json
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cxroad.api import load, load_text
from cxroad.render import json_capacity, markdown_page, plain_page, svg_capacity
from cxroad.render.em import wide
from cxroad.render.terminal.capacity import render
from cxroad.render.width import cells

EXAMPLES = Path(__file__).parents[3] / "examples"
DAY = date(2027, 1, 11)
CODES = re.compile(r"\x1b\[([0-9;]*)m")
SVG = "{http://www.w3.org/2000/svg}"
TEXTS = (
    "</text><script>alert(1)</script>",
    "\\e[2J \\u202e ::set-env name=PATH::x ##vso[x]y",
    "W" * 300,
)


def view_of(name="northwind", **options):
    return load(str(EXAMPLES / f"{name}.yaml"), today=DAY).capacity(**options)


def many(teams=15, years=6):
    """Many teams with long names, and landings over years."""
    rows = "\n".join(
        f"      i{at}: {{name: I, estimate: {4 + at * years * 52 // 40}w, "
        f"impacts: {{a-team-with-a-very-long-name-{at % teams}: high}}}}"
        for at in range(40)
    )
    text = f"title: Many\nstart: 2027-01-04\nphases:\n  p:\n    initiatives:\n{rows}\n"
    return load_text(text, today=DAY).capacity(weeks=True)


@pytest.mark.parametrize("name", ["northwind", "big-bang", "przychodnia"])
@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
@pytest.mark.parametrize("ascii", [False, True])
def test_nothing_is_wider_than_the_terminal(name, width, ascii):
    text = render(view_of(name, weeks=True), width=width, ascii=ascii, colour=False)

    assert max(map(cells, text.splitlines())) <= width
    if ascii and name != "przychodnia":
        assert text.isascii()


@pytest.mark.parametrize("width", [40, 80, 200])
def test_more_quarters_than_a_line_holds_stand_below_each_other(width):
    view = many()
    text = render(view, width=width, ascii=False, colour=False)

    assert max(map(cells, text.splitlines())) <= width
    assert all(f"{name}" in text for name in view.quarters)


def test_each_cell_has_its_number_and_mark_without_any_colour():
    text = render(view_of(), width=100, ascii=False, colour=False)
    row = next(line for line in text.splitlines() if line.startswith("contact-centre  "))

    assert re.sub(" +", " ", row) == "contact-centre 25 % 50 % 50 % 163 % !! 63 % + - -"


def test_colours_change_no_letter():
    view = view_of(weeks=True)
    plain = render(view, width=100, ascii=False, colour=False)
    coloured = render(view, width=100, ascii=False, colour=True)

    assert {code for codes in CODES.findall(coloured) for code in codes.split(";")} >= {"7", "35"}
    assert CODES.sub("", coloured) == plain


def test_a_week_has_one_cell_in_its_shade():
    text = render(view_of(weeks=True), width=160, ascii=False, colour=False)
    (strip,) = [
        line for line in text.splitlines() if line.startswith("contact-centre ") and "█" in line
    ]

    # Ten weeks over the capacity, two red ones before them, six amber ones after.
    assert "▓▓██████████▒▒▒▒▒▒" in strip


def test_sentences_hold_what_the_tables_hold():
    view = view_of(weeks=True)
    text = plain_page.render(view)

    for section in view.sections:
        for table in section.tables:
            assert all(row.sentence in text for row in table.rows)
    assert "contact-centre: 2027-Q1 25 %; 2027-Q2 50 %; 2027-Q3 50 %; 2027-Q4 163 %, satur" in text


def test_markdown_has_the_heat_map_as_a_table():
    page = markdown_page.render(view_of())

    assert "| contact-centre | 25 % | 50 % | 50 % | 163 % !! | 63 % + | - | - |" in page


def test_json_holds_weeks_with_what_adds_up():
    shape = json.loads(json_capacity.render(view_of()))
    desk = shape["teams"][0]

    assert (shape["version"], shape["kind"]) == (1, "capacity")
    assert desk["peak"] == {
        "monday": "2027-11-22",
        "hours": 6.5,
        "share": 1.625,
        "grade": "saturated",
        "parts": [{"id": "one-view", "hours": 4.0}, {"id": "move-home", "hours": 2.5}],
    }
    assert desk["backlog"]["weeks_to_absorb"] == 4.25
    assert (desk["weeks_over"], desk["hours_over"]) == (10, 17.0)
    assert len(desk["weeks"]) > 30
    assert sum(landing["busy"] is not None for landing in shape["landings"]) == 2


def test_json_of_a_plan_without_dates_names_weeks():
    text = "title: T\nphases: {p: {initiatives: {a: {name: A, estimate: 8w, impacts: {x: low}}}}}\n"
    shape = json.loads(json_capacity.render(load_text(text, today=DAY).capacity()))

    assert shape["relative"] is True
    assert shape["teams"][0]["peak"]["monday"] == "W9"


def test_svg_has_a_cell_for_each_team_and_quarter():
    view = view_of()
    root = ElementTree.fromstring(svg_capacity.render(view))
    said = [text.text for text in root.iter(f"{SVG}text")]

    assert [text for text in said if text.endswith("!!")] == [
        "163 % !!",
        "over 100 %, saturated !!",
    ]
    assert said.count("6.5 h") == 1
    rounded = [box for box in root.iter(f"{SVG}rect") if box.get("rx") == "4"]
    assert len(rounded) == len(view.teams) * len(view.quarters)


@pytest.mark.parametrize("view", [view_of(), many()], ids=["northwind", "many"])
def test_words_and_boxes_of_the_svg_stay_on_the_sheet(view):
    root = ElementTree.fromstring(svg_capacity.render(view))
    width, height = float(root.get("width")), float(root.get("height"))

    for box in root.iter(f"{SVG}rect"):
        assert float(box.get("x", 0)) + float(box.get("width")) <= width + 0.2
        assert float(box.get("y", 0)) + float(box.get("height")) <= height + 0.2
    for text in root.iter(f"{SVG}text"):
        taken = wide(text.text, int(text.get("font-size")))
        x = float(text.get("x"))
        left = x - {"end": taken, "middle": taken / 2}.get(text.get("text-anchor"), 0)
        assert left >= 0, text.text
        assert left + taken <= width, text.text
        assert float(text.get("y")) <= height


@pytest.mark.parametrize("payload", TEXTS)
def test_nothing_in_a_file_is_obeyed(payload):
    view = load_text(
        f"""\
title: "{payload}"
start: 2027-01-04
teams: {{desk: {{function: "{payload}"}}}}
phases: {{p: {{initiatives: {{a: {{name: "{payload}", estimate: 6w, impacts: {{desk: high}}}}}}}}}}
""",
        today=DAY,
    ).capacity(weeks=True)
    root = ElementTree.fromstring(svg_capacity.render(view))

    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "rect", "path", "text"}
    for text in (
        render(view, width=80, ascii=False, colour=False),
        plain_page.render(view),
        markdown_page.render(view),
    ):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
        assert not re.search(r"^\s*::\w|##\w*\[", text, re.MULTILINE)
    assert max(map(cells, render(view, width=80, ascii=False, colour=False).splitlines())) <= 80
