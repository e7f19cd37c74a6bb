"""Arrows of a timeline on a terminal, in SVG, as sentences and as JSON."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.api import load, load_text
from cxroad.render import json_timeline, plain_timeline, svg_timeline
from cxroad.render.terminal.timeline import render
from cxroad.render.width import cells

EXAMPLES = Path(__file__).parents[3] / "examples"
DAY = date(2027, 1, 11)
SVG = "{http://www.w3.org/2000/svg}"
TIES = dict.fromkeys("│└┌├┬┴┼─→", True)
DOWN, UP, RIGHT, LEFT = "│┌├┬┼", "│└├┴┼", "─└┌├┬┴┼", "─┬┴┼→"


def view_of(focus, name="northwind"):
    return load(str(EXAMPLES / f"{name}.yaml"), today=DAY).timeline(focus=focus)


def drawn(view, width=100, ascii=False):
    return render(view, width=width, ascii=ascii, colour=False)


def chart(view, width=100):
    """The chart's part of each row, from the first phase on."""
    lines = drawn(view, width).splitlines()
    first = next(at for at, line in enumerate(lines) if line.startswith("CRAWL"))
    return lines[first : first + len(view.phases) + len(view.rows)]


def test_an_arrow_leads_from_the_end_of_one_bar_to_the_start_of_the_other():
    rows = chart(view_of("redesign"))
    listen = next(row for row in rows if row.startswith("» listen"))
    redesign = next(row for row in rows if row.startswith("» redesign"))
    between = rows[rows.index(listen) + 1 : rows.index(redesign)]
    end = len(listen.rstrip("▒")) + len(re.search("▒*$", listen)[0]) - 1

    assert redesign[end] == "└"
    assert redesign[end + 1 : redesign.index("▒")] == "──→"
    assert all(row[end] == "│" for row in between)


def test_arrows_that_leave_together_share_their_line():
    rows = chart(view_of("redesign"))
    at = [re.search("[├└](?=▒)", row) for row in rows[-3:]]

    assert [found[0] for found in at] == ["├", "├", "└"]
    assert len({found.start() for found in at}) == 1


def test_a_successor_that_stands_above_is_reached_upwards():
    text = (
        "title: T\nstart: 2027-01-04\nphases:\n  crawl:\n    initiatives:\n"
        "      late: {name: L, estimate: 9w, after: mid}\n"
        "      mid: {name: M, estimate: 9w}\n"
    )
    rows = chart(load_text(text, today=DAY).timeline(focus="mid"))

    assert "┌▒" in rows[1]


def test_legend_explains_arrows_only_where_there_are_some():
    assert "└→ waits for" in drawn(view_of("redesign"))
    whole = load(str(EXAMPLES / "northwind.yaml"), today=DAY).timeline()
    assert "waits for" not in drawn(whole).split("Risks")[0]


@pytest.mark.parametrize("focus", ["listen", "redesign", "move-home", "fix-first"])
@pytest.mark.parametrize("width", [40, 59, 60, 80, 100, 160])
@pytest.mark.parametrize("ascii", [False, True])
def test_nothing_is_wider_than_the_terminal(focus, width, ascii):
    text = drawn(view_of(focus), width, ascii)

    assert max(map(cells, text.splitlines())) <= width
    assert not ascii or text.isascii()


@given(st.data())
def test_lines_of_arrows_have_no_loose_ends(data):
    """Each piece that leads up, down, left or right meets another one, or a bar that hides it."""
    size = data.draw(st.integers(2, 9))
    rows = []
    for at in range(size):
        before = data.draw(st.lists(st.integers(0, size - 1), unique=True, max_size=3))
        before = [f"i{b}" for b in before if b > at]
        weeks = data.draw(st.integers(1, 30))
        rows.append(f"      i{at}: {{name: I, estimate: {weeks}w, after: [{', '.join(before)}]}}\n")
    data.draw(st.randoms(use_true_random=False)).shuffle(rows)
    text = f"title: T\nstart: 2027-01-04\nphases:\n  crawl:\n    initiatives:\n{''.join(rows)}"
    focus = f"i{data.draw(st.integers(0, size - 1))}"
    view = load_text(text, today=DAY).timeline(focus=focus)
    lines = chart(view, 80)
    left = min(m.start() for m in (re.search("[━▒◆]", line) for line in lines) if m)
    width = max(map(len, lines))
    grid = [line.ljust(width) for line in lines]
    for row, line in enumerate(grid):
        for column, sign in enumerate(line):
            if column < left - 3 or sign not in TIES:
                continue
            if sign in DOWN:
                assert row + 1 < len(grid)
                assert grid[row + 1][column] in UP + "▒█▌◆╌┤━"
            if sign in UP and sign != "→":
                assert row > 0
                assert grid[row - 1][column] in DOWN + "▒█▌◆╌┤━"
            if sign in RIGHT:
                assert line[column + 1] in LEFT + "▒█▌◇━"


def test_sentences_say_who_waits_for_whom():
    text = plain_timeline.render(view_of("move-home"))

    assert "move-home waits for redesign and settle, and fix-first waits for it.\n" in text
    assert "Move house in one contact" in text
    assert "joiners:" not in text


def test_json_has_the_arrows_of_the_picture():
    view = view_of("move-home")
    shape = json.loads(json_timeline.render(view))

    assert shape["focus"] == "move-home"
    assert shape["arrows"] == [
        {"source": "redesign", "target": "move-home", "text": "redesign"},
        {"source": "settle", "target": "move-home", "text": "settle"},
        {"source": "move-home", "target": "fix-first", "text": "move-home"},
    ]
    assert json.loads(json_timeline.render(view_of(None)))["focus"] is None


def test_svg_has_a_line_and_a_head_for_each_arrow():
    view = view_of("redesign")
    root = ElementTree.fromstring(svg_timeline.render(view))
    lines = [
        path.get("d")
        for path in root.findall(f"{SVG}path")
        if path.get("fill") == "none" and path.get("d").count("L") == 2
    ]
    heads = [p for p in root.findall(f"{SVG}path") if (p.get("d") or "").endswith("Z")]

    assert len(lines) == len(view.arrows) == 4
    assert len(heads) == len(view.arrows) + 1  # the legend's
    for line in lines:
        (x1, y1), (x2, y2), (x3, y3) = re.findall(r"([\d.]+) ([\d.]+)", line)
        assert (x1, y2) == (x2, y3)
        assert y1 != y2
        assert float(x2) <= float(x3)
