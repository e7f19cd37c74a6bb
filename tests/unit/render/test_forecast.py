"""The forecast in each format: within its width, whole, and harmless."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cxroad.api import load, load_text
from cxroad.errors import NotComputable
from cxroad.render import json_forecast, markdown_forecast, plain_forecast
from cxroad.render.terminal.forecast import render
from cxroad.render.width import cells
from cxroad.views.forecast import ForecastView, arrange_forecast

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.yaml"))
DAY = date(2027, 1, 11)

HOSTILE = """
title: "::error::x \\e[31m [a](b) <b> @all"
start: 2027-01-11
vision:
  statement: X
  outcomes:
    effort: {name: "::warning::| x", metric: ces2, baseline: 4, target: 6, by: 2028}
phases:
  crawl:
    name: "::error file=x::"
    due: 2027-04
    initiatives:
      listen: {name: "::stop-commands::x \\e[0m", estimate: 4w..8w, due: 2027-03, serves: [effort]}
"""


def view(text: str) -> ForecastView:
    project = load_text(text, today=DAY, path="acme.yaml")
    assert not project.loaded.problems
    return arrange_forecast(project.plan, project.forecast(), "acme.yaml")


@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_line_is_wider_than_the_window_or_ends_in_blanks(
    path: Path, width: int, ascii: bool
) -> None:
    project = load(str(path), today=DAY)
    try:
        made = arrange_forecast(project.plan, project.forecast(100))
    except NotComputable:
        assert path.stem in ("big-bang", "public-service")
        return

    for line in render(made, width=width, ascii=ascii, colour=False).splitlines():
        assert cells(line) <= width
        assert line == line.rstrip()


def test_narrow_windows_get_sentences() -> None:
    made = view(HOSTILE)

    assert plain_forecast.render(made) == render(made, width=39, ascii=False, colour=False)


def test_meaning_needs_no_colour() -> None:
    made = view(HOSTILE)
    plain = render(made, width=100, ascii=False, colour=False)
    coloured = render(made, width=100, ascii=False, colour=True)

    assert "\x1b[" in coloured
    assert "\x1b" not in plain


def test_nothing_from_the_file_is_obeyed() -> None:
    made = view(HOSTILE)

    for text in (
        render(made, width=100, ascii=False, colour=False),
        plain_forecast.render(made),
        markdown_forecast.render(made),
        json_forecast.render(made),
    ):
        assert "\x1b" not in text
        assert not [line for line in text.splitlines() if line.lstrip().startswith("::")]
    assert "<b>" not in markdown_forecast.render(made)


def test_json_holds_all_figures_of_the_answer() -> None:
    made = view(HOSTILE)
    read = json.loads(json_forecast.render(made))

    assert tuple(read[key] for key in ("version", "kind", "file", "as_of", "relative")) == (
        1,
        "forecast",
        "acme.yaml",
        "2027-01-11",
        False,
    )
    assert read["terms"] == {
        "runs": 2000,
        "seed": 1,
        "distribution": "pert",
        "correlation": 0.3,
        "bounds": "p0-p100",
    }
    crawl, answer = read["phases"][0], made.answer.phases["crawl"]
    assert answer.p80.isoformat() == crawl["p80"]["day"]
    assert answer.error_days(0.8) == crawl["p80"]["error_days"]
    assert ("2027-04-30", answer.chance) == (crawl["due"], crawl["chance"])
    assert sum(each["runs"] for each in read["end_by_day"]) == 2000
    assert [each["id"] for each in read["drivers"] if each["critical"] == 1] == ["listen"]
    assert read["outcomes"][0]["id"] == "effort"
    assert read["end"]["chance"] is None


def test_json_of_a_roadmap_without_dates_counts_weeks() -> None:
    text = "title: X\nphases: {p: {initiatives: {a: {name: A, estimate: 4w..8w}}}}"
    read = json.loads(json_forecast.render(view(text)))

    assert read["relative"]
    assert read["end"]["expected"] == "W6"
    assert {each["day"] for each in read["end_by_day"]} <= {f"W{n}" for n in range(4, 9)}
