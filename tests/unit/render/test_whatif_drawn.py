"""What-if on a terminal, as sentences, Markdown and JSON; nothing from a file is obeyed."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from cxroad.api import load, load_text
from cxroad.render import json_whatif, json_whatif_odds, markdown_page, plain_page
from cxroad.render.terminal.page import render
from cxroad.render.width import cells
from cxroad.views.whatif import OddsView

EXAMPLES = Path(__file__).parents[3] / "examples"
DAY = date(2027, 1, 11)
CODES = re.compile(r"\x1b\[([0-9;]*)m")
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
BLOWS = ("vendor-closes vendor=crmco at=2027-10-11", "vision-pivot drop=churn", "move-home +3w")

PAYLOADS = (
    "\\e[2J\\e]0;x\\a \\u202e ::set-env name=PATH::x ##vso[x]y",
    "::error::x",
    "<script>alert(1)</script> [x](http://evil.example) ![p](p.png) @everyone #1 |x|",
    "a\\n## heading\\n::stop-commands::x",
    "WWWWWWWWWW" * 40,
)


def northwind():
    return load(str(EXAMPLES / "northwind.yaml"), today=DAY)


def views():
    project = northwind()
    answers = [project.whatif(blow) for blow in BLOWS]
    return [*answers, project.whatif_all(), project.whatif_odds(100, closing="5%")]


def traps(payload):
    project = load_text(
        f"""\
title: "{payload}"
start: 2027-01-04
currency: "{payload[:20]}"
people: {{it: {{name: "{payload}"}}}}
vendors: {{v: {{}}}}
vision: {{statement: All is well, outcomes: {{churn: {{worth: 1M}}}}}}
phases:
  crawl:
    initiatives:
      a: {{name: "{payload}", owner: it, estimate: 6w, serves: {{churn: 50%}}, cost: 10k}}
      b: {{name: "{payload}", estimate: 9w, after: a, serves: {{churn: 50%}}, vendors: v}}
""",
        today=DAY,
    )
    assert not project.loaded.partial
    return [project.whatif("vendor-closes vendor=v"), project.whatif("a +1w"), project.whatif_all()]


def json_of(view):
    renderer = json_whatif_odds if isinstance(view, OddsView) else json_whatif
    return json.loads(renderer.render(view))


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
@pytest.mark.parametrize("ascii", [False, True])
def test_no_line_is_wider_than_the_terminal(width, ascii):
    for view in views():
        text = render(view, width=width, ascii=ascii, colour=False)
        assert max(map(cells, text.splitlines())) <= width
        if ascii:
            assert text.isascii()


def test_colour_adds_nothing_but_colour():
    for view in views():
        coloured = render(view, width=100, ascii=False, colour=True)
        assert CODES.search(coloured)
        assert CODES.sub("", coloured) == render(view, width=100, ascii=False, colour=False)


def test_narrow_window_gets_sentences():
    view = views()[0]
    assert render(view, width=39, ascii=False, colour=False) == plain_page.render(view)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_of_the_file_is_shown_and_never_obeyed(payload):
    for view in traps(payload):
        for text in (
            render(view, width=100, ascii=False, colour=False),
            plain_page.render(view),
            markdown_page.render(view),
            json_whatif.render(view),
        ):
            assert not UNSEEN.search(text)
            assert not re.search(r"##\w*\[", text)
            assert not any(line.lstrip().startswith("::") for line in text.splitlines())


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markdown_holds_no_link_picture_tag_or_mention(payload):
    for view in traps(payload):
        page = markdown_page.render(view)
        html = MarkdownIt("commonmark", {"linkify": False}).enable("table").render(page)
        tags = set(re.findall(r"<(\w+)", html))
        own = {"h1", "h2", "p", "strong", "em", "ul", "li", "code"}
        assert tags <= {*own, "table", "thead", "tbody", "tr", "th", "td"}
        assert not re.search(r"@\w|#\d", re.sub(r"&#\d+;", "", html))


def test_json_holds_the_figures_worked_by_hand():
    told = json.loads(json_whatif.render(northwind().whatif(BLOWS[0], horizon="36mo")))
    (answer,) = told["answers"]

    assert (told["version"], told["kind"], told["unit"]) == (1, "whatif", "points")
    assert told["horizon"] == "2030-01-11"
    assert answer["at"] == "2027-10-11"
    assert answer["plan"]["stranded_value"] == 45
    assert answer["plan"]["stranded_spend"] == pytest.approx(642_900, abs=50)
    assert (answer["plan"]["whole"], answer["twin"]["whole"]) == (
        pytest.approx(2578.7, abs=0.05),
        pytest.approx(1886.7, abs=0.05),
    )
    assert answer["twin"]["end"] is None
    assert {each["id"] for each in answer["moved"]} == {"fix-first", "one-view", "warn-early"}
    assert all(each["stopped"] == "blocked" for each in answer["moved"])
    assert answer["rules"] == [{"code": "TEC003", "findings": 2}]


def test_json_of_all_holds_each_answer_as_alone():
    project = northwind()
    every = json.loads(json_whatif.render(project.whatif_all()))["answers"]
    worst = every[0]
    alone = json.loads(json_whatif.render(project.whatif("vendor-closes vendor=crmco")))["answers"]

    assert worst["scenario"] == "vendor-closes crmco"
    assert (worst["plan"], worst["twin"]) == (alone[0]["plan"], alone[0]["twin"])


def test_money_is_lost_in_money_where_worth_is_money():
    view = traps("x")[0]
    told = json.loads(json_whatif.render(view))
    side = view.answer.money[0]

    assert told["unit"] == "money"
    assert told["answers"][0]["plan"]["lost"] == pytest.approx(float(side.lost / 12), abs=1e-3)
    assert told["answers"][0]["plan"]["delivered"] == 500_000


def test_runs_are_told_as_they_were_counted():
    view = northwind().whatif_odds(200, 3, closing="5%")
    told = json_of(view)

    assert (told["kind"], told["runs"], told["seed"]) == ("whatif-odds", 200, 3)
    assert told["plan"]["p10"] <= told["plan"]["p50"] <= told["plan"]["p90"]
    assert told["plan"]["p50"] == round(float(view.odds.plan.p50), 4)
    assert told["planned"] == pytest.approx(2546.3, abs=0.05)
    assert [each["day"] for each in told["quarters"]][:2] == ["2027-04-01", "2027-07-01"]
    assert f"of {told['planned']:,.1f} planned" in view.headline
