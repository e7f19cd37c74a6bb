import json
from datetime import date
from pathlib import Path

from cxroad.api import load, load_text
from cxroad.render.json_timeline import VERSION, render
from cxroad.views.timeline import arrange_timeline

NORTHWIND = str(Path(__file__).parents[3] / "examples" / "northwind.yaml")


def test_dates_are_iso_dates_per_phase_and_initiative():
    shape = json.loads(render(load(NORTHWIND, today=date(2027, 1, 11)).timeline()))

    assert (shape["version"], shape["kind"], shape["relative"]) == (VERSION, "timeline", False)
    assert (shape["start"], shape["low_finish"], shape["finish"], shape["high_finish"]) == (
        "2027-01-11",
        "2028-02-19",
        "2028-06-06",
        "2028-09-23",
    )
    walk = shape["phases"][1]
    assert (walk["id"], walk["done"], walk["total"]) == ("walk", 0, 4)
    assert {
        each["id"]: (each["start"], each["finish"], each["critical"])
        for each in walk["initiatives"]
    } == {
        "redesign": ("2027-04-19", "2027-06-27", True),
        "move-home": ("2027-06-28", "2027-10-10", False),
        "one-view": ("2027-06-28", "2027-11-21", True),
        "joiners": ("2027-06-28", "2027-08-08", False),
    }


def test_weeks_stand_where_there_are_no_dates_and_null_where_nothing_is_known():
    text = "title: T\nphases: {a: {initiatives: {x: {name: X, estimate: 3w}, y: {name: Y}}}}\n"
    view = arrange_timeline(load_text(text, today=date(2027, 1, 11)).plan)
    x, y = json.loads(render(view))["phases"][0]["initiatives"]

    assert (x["start"], x["finish"], y["start"], y["dateless"]) == ("W1", "W3", None, "no estimate")


def test_hostile_text_is_escaped_and_comes_back_as_it_was():
    text = 'title: "\\e[2J \\u202e ##[x] é"\nphases: {a: {initiatives: {x: {name: X}}}}\n'
    told = render(arrange_timeline(load_text(text, today=date(2027, 1, 11)).plan))

    assert told.isascii()
    assert "\x1b" not in told
    assert "##[" not in told
    assert json.loads(told)["title"] == "\x1b[2J \u202e ##[x] é"
