"""The days of a forecast on a timeline and in exports, in every format the same."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cxroad.api import load, load_text
from cxroad.render import csv_export, json_export, json_timeline, plain_timeline, svg_timeline
from cxroad.render.terminal.timeline import render

EXAMPLES = Path(__file__).parents[3] / "examples"
DAY = date(2027, 1, 11)


@pytest.fixture(scope="module", params=["northwind", "przychodnia"])
def project(request):
    return load(str(EXAMPLES / f"{request.param}.yaml"), today=DAY)


@pytest.fixture(scope="module")
def odds(project):
    return project.forecast(runs=400)


@pytest.fixture(scope="module")
def view(project, odds):
    return project.timeline(odds=odds)


def test_whiskers_end_where_four_of_five_runs_do(view, odds):
    for phase in view.phases:
        assert phase.bar.late == odds.phases[phase.id].p80
        for row in phase.rows:
            if row.bar.drawn:
                finish = odds.initiatives[row.id]
                met = sum(n for day, n in finish.counts if day <= row.bar.late.toordinal())
                assert row.bar.late == finish.p80
                assert met >= 0.8 * finish.runs
    assert view.whole.late == odds.end.p80
    assert view.runs == 400


def test_the_span_holds_every_whisker_and_no_day_more(view):
    bars = [bar for phase in view.phases for bar in (phase.bar, *(r.bar for r in phase.rows))]
    dues = [phase.due for phase in view.phases if phase.due]
    dues += [row.due for row in view.rows if row.due and row.status != "done"]
    days = [bar.late or bar.finish for bar in bars if bar.drawn]
    milestones = [day for row in view.rows for day, _ in row.milestones]

    assert view.finish == max([*days, *dues, *milestones])


def test_colours_and_everything_else_stay(project, view):
    bare = project.timeline()

    assert [row.verdict for row in view.rows] == [row.verdict for row in bare.rows]
    assert [row.bar.high_finish for row in view.rows] == [row.bar.high_finish for row in bare.rows]
    assert view.outlook.startswith(bare.outlook)
    assert bare.runs == 0
    assert all(row.bar.p80_finish is None for row in bare.rows)


def test_every_format_says_what_the_late_end_means(project, view, odds):
    words = "ended in 80 % of 400 runs"
    wide = render(view, width=160, ascii=False, colour=False)
    svg = ElementTree.fromstring(svg_timeline.render(view))
    shape = json.loads(json_timeline.render(view))
    rows = csv.DictReader(io.StringIO(csv_export.render(project.export(odds=odds)), newline=""))
    data = json.loads(json_export.render(project.export(odds=odds)))
    first = next(row for row in view.rows if row.bar.drawn and row.bar.late > row.bar.finish)
    late = first.bar.late.isoformat()

    assert words in wide
    assert " 80 % " in wide.splitlines()[4]
    assert "┤ with high estimates" not in wide
    assert words in {text.text for text in svg.iter("{http://www.w3.org/2000/svg}text")}
    assert f"In 80 % of 400 runs by {view.said(first.bar.late)}." in plain_timeline.render(view)
    assert (shape["runs"], data["runs"]) == (400, 400)
    found = [i for phase in shape["phases"] for i in phase["initiatives"] if i["id"] == first.id]
    assert found[0]["p80_finish"] == late
    assert {row["id"]: row["p80 finish"] for row in rows}[first.id] == late
    assert {i["id"]: i["p80_finish"] for i in data["initiatives"]}[first.id] == late


def test_without_a_forecast_there_is_no_such_column(project):
    assert "p80 finish" not in csv_export.render(project.export())
    assert json.loads(json_export.render(project.export()))["runs"] is None


def test_weeks_are_said_where_there_are_no_dates():
    text = "title: T\nphases: {p: {initiatives: {a: {name: A, estimate: 4w..9w}}}}\n"
    project = load_text(text, today=DAY)
    view = project.timeline(odds=project.forecast(runs=200))

    assert "In 80 % of 200 runs it ends by week " in view.outlook
