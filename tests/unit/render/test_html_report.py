"""The report as one HTML file: complete, closed to the network, and deaf to what others write."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from base64 import b64encode
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html

from cxroad import __version__
from cxroad.api import Project, load, load_text
from cxroad.model.writing import day
from cxroad.render import html_summary
from cxroad.render.report.page import render
from cxroad.render.visible import visible
from cxroad.views.timeline.rag import RULE, Colour

ROOT = Path(__file__).parents[3]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
DAY = date(2026, 12, 14)
MOST_BYTES = 150_000
HOSTILE = (
    "<script>alert(1)</script> \"><img src=x onerror=alert(1)> javascript:alert(1) ' onload='x "
    "</style><style>*{display:none} {{7*7}} &lt;b&gt; `x` \u202egnp.exe ##[error]x"
)


def words_of(node: html.HtmlElement) -> str:
    return " ".join(" ".join(node.itertext()).split())


def bare(text: str) -> str:
    """A sentence without the backticks that become code, and without double blanks."""
    return " ".join(text.replace("`", " ").split())


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: path.stem)
def project(request: pytest.FixtureRequest) -> Project:
    return load(str(request.param), today=DAY)


@pytest.fixture(scope="module")
def written(project: Project) -> str:
    return render(project.full_report())


@pytest.fixture(scope="module")
def page(written: str) -> html.HtmlElement:
    return html.fromstring(written)


def test_every_chapter_stands_under_its_name_and_the_contents_lead_there(project, page) -> None:
    view = project.full_report()
    names = [str(each.name) for each in view.chapters]

    assert page.xpath("//main/section/@id") == names
    assert page.xpath("//nav//a/@href") == [f"#{name}" for name in names]
    for chapter in view.chapters:
        part = page.get_element_by_id(str(chapter.name))
        assert words_of(part.find("h2")) == chapter.opening.heading
        said = bare(words_of(part))
        for section in (chapter.opening, *chapter.sections):
            for line in (*section.lines, *section.notes):
                assert bare(line.text) in said


def test_every_initiative_risk_decision_and_waiver_of_the_file_is_there(project, page) -> None:
    roadmap = project.loaded.roadmap
    chart = page.get_element_by_id("chart")
    live = [each for each in roadmap.initiatives.values() if each.live]

    assert chart.xpath(".//tr[@id]/th/small/text()") == [each.id for each in live]
    assert len(page.xpath("//section[@id='risks']/table[not(@class='map')]/tbody/tr")) == len(
        roadmap.risks
    )
    everything = words_of(page)
    for each in (*live, *roadmap.risks.values(), *roadmap.decisions):
        for text in (getattr(each, "what", None), getattr(each, "name", None)):
            assert not text or " ".join(text.split()) in everything
    rows = page.xpath("//section[@id='findings']/table/tbody/tr")
    assert len(rows) == len(project.report.findings)


def test_dates_of_the_timeline_are_those_of_its_json(project, page) -> None:
    from cxroad.render.json_timeline import render as render_json

    told = json.loads(render_json(project.timeline()))
    days = {}
    for phase in told["phases"]:
        for each in phase["initiatives"]:
            ends = (each["start"], each["finish"])
            days[each["id"]] = [day(date.fromisoformat(end)) if end else "-" for end in ends]
    drawn = {}
    for row in page.get_element_by_id("chart").xpath(".//tr[@id]"):
        drawn[row.find("th/small").text] = [cell.text for cell in row.find_class("day")]

    milestones = {each["id"] for p in told["phases"] for each in p["initiatives"]}
    for id in milestones & set(days):
        row = drawn[id]
        assert row[1] == days[id][1]
        assert row[0] in (days[id][0], "-")


def test_bars_lie_where_their_dates_say(project, page) -> None:
    view = project.timeline()
    rows = {row.id: row for row in view.rows}
    places = []
    for drawn in page.get_element_by_id("chart").xpath(".//tr[@id]"):
        row = rows[drawn.find("th/small").text]
        for bar in drawn.xpath(".//*[@class='todo']"):
            left, wide = (float(bar.get(name).removesuffix("%")) for name in ("x", "width"))
            assert 0 <= left <= left + wide <= 100
            places.append((row.bar.start, left))
            places.append((row.bar.finish, left + wide))

    first, last = min(places), max(places)
    for at, place in places:
        share = (at - first[0]).days / max(1, (last[0] - first[0]).days)
        assert place == pytest.approx(first[1] + share * (last[1] - first[1]), abs=1)


def test_figures_are_those_of_the_single_commands(project, page) -> None:
    view = project.full_report()
    assert view.value == project.value()

    for single, name in ((view.value, "value"), (view.capacity, "load")):
        part = page.get_element_by_id(name)
        wanted = (
            [table for section in single.sections for table in section.tables] if single else []
        )
        drawn = part.findall(".//table")
        for table, found in zip(wanted, drawn, strict=True):
            rows = [[words_of(cell) for cell in row] for row in found.findall("tbody/tr")]
            assert rows == [[bare(f"{c.text} {c.note}") for c in r.cells] for r in table.rows]


def test_heat_map_has_each_team_and_quarter_with_its_grade(project, page) -> None:
    view = project.full_report().capacity
    if view is None:
        assert page.find_class("heat") == []
        return
    [heat] = page.xpath("//section[@class='heat']/table")
    for team, row in zip(view.teams, heat.findall("tbody/tr"), strict=True):
        for quarter, cell in zip(view.quarters, row.findall("td"), strict=True):
            filled = team.quarters.get(quarter)
            assert words_of(cell) == (filled.cell if filled else "-")
            grade = f"load {filled.grade.name.lower()}" if filled else ""
            assert grade in (cell.get("class") or "")
            assert filled or "load" not in (cell.get("class") or "")


def test_browser_is_allowed_this_style_and_this_script_and_nothing_else(page) -> None:
    policy = page.find(".//meta[@http-equiv='Content-Security-Policy']").get("content")
    [style], [script] = page.findall(".//style"), page.findall(".//script")
    hashes = [
        f"'sha256-{b64encode(sha256(each.text.encode()).digest()).decode()}'"
        for each in (style, script)
    ]

    assert policy == (
        f"default-src 'none'; style-src {hashes[0]}; script-src {hashes[1]}; "
        "base-uri 'none'; form-action 'none'"
    )
    assert script.attrib == {}


def test_page_names_no_other_file_or_host(written, page) -> None:
    assert page.xpath("//*[@src or @srcset or @action or @data or @background]") == []
    assert page.xpath("//link | //iframe | //img | //object | //base | //*[@style]") == []
    assert all(link.startswith("#") for link in page.xpath("//@href"))
    assert "url(" not in written
    assert "@import" not in written
    assert "http:" not in written.replace("http://www.w3.org/2000/svg", "")


def test_links_lead_to_places_of_the_page_and_no_place_has_the_name_of_another(page) -> None:
    ids = page.xpath("//@id")

    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//@href")} <= set(ids)
    rules = page.xpath("//section[@id='findings']/table//a/@href")
    assert len(rules) == len(page.xpath("//section[@id='findings']/table/tbody/tr"))


def test_rows_name_each_other_both_ways(page) -> None:
    rows = {row.get("id"): row for row in page.xpath("//table[@id='chart']//tr[@id]")}
    waits = {(w, id) for id, row in rows.items() for w in (row.get("data-waits") or "").split()}
    frees = {(id, u) for id, row in rows.items() for u in (row.get("data-unlocks") or "").split()}

    assert waits == frees
    assert {id for pair in waits for id in pair} <= set(rows)


def test_report_is_the_same_on_two_runs(project, written) -> None:
    again = load(project.loaded.path, today=DAY)

    assert render(again.full_report()) == written


def many(count: int) -> str:
    """A sound roadmap with so many initiatives."""
    lines = ["title: Twenty-five things to do", "start: 2027-01-04", "vision:"]
    lines += ["  statement: Every customer gets what they came for the first time", "  outcomes:"]
    for number in range(4):
        lines.append(
            f"    goal{number}: {{name: Outcome number {number}, metric: ces2, baseline: 4, "
            f"target: 6, by: 2028-12, actuals: {{2027-02-01: 4.2, 2027-05-01: 4.4}}}}"
        )
    lines += ["teams: {desk: {size: 40}, field: {size: 80}}", "phases:"]
    for number in range(count):
        if number % 9 == 0:
            lines += [f"  phase{number // 9}:", "    initiatives:"]
        lines.append(
            f"      work{number}: {{name: A piece of work with a longer name {number}, "
            f"owner: Person {number % 7}, estimate: {3 + number % 4}w..{8 + number % 5}w, "
            f"after: [{f'work{number - 2}' if number % 9 > 1 else ''}], "
            f"serves: [goal{number % 4}], value: Somebody notices {number}, cost: 40k, "
            f"impacts: {{{'desk' if number % 2 else 'field'}: medium}}}}"
        )
    return "\n".join(lines)


def test_report_of_25_initiatives_is_small_enough_for_a_mail() -> None:
    project = load_text(many(25), today=date(2027, 6, 1))
    assert project.loaded.problems == ()
    written = render(project.full_report())

    assert html.fromstring(written).xpath("count(//table[@id='chart']//tr[@id])") == 25
    assert MOST_BYTES / 2 < len(written.encode()) < MOST_BYTES


def test_script_is_short() -> None:
    script = (ROOT / "cxroad/render/pages/report.js").read_text("utf-8")

    assert len(script) < 5_000
    assert "innerHTML" not in script
    assert "eval" not in script


def drawn(text: str, today: date = date(2027, 2, 1)) -> html.HtmlElement:
    project = load_text(f"title: Small\n{text}", today=today)
    assert project.loaded.problems == ()
    return html.fromstring(render(project.full_report()))


def legend(page: html.HtmlElement) -> list[str]:
    return [words_of(item) for item in page.find_class("legend")[0]]


ONE = "phases: {one: {initiatives: {a: {name: A, estimate: 10w}, b: {name: B, estimate: 4w..8w}}}}"


def test_legend_names_what_is_drawn_and_nothing_else() -> None:
    bare_one = drawn("start: 2027-01-04\n" + ONE.replace("4w..8w", "4w"))
    full = drawn(
        "start: 2027-01-04\n"
        + ONE.replace("name: B,", "name: B, due: 2027-03-01, milestones: {2027-02-09: Half},")
        .replace("name: A,", "name: A, status: active, start: 2027-01-04,")
        .replace("one: {", "one: {due: 2027-04-30, ")
    )

    assert legend(bare_one) == ["to do", "on the critical path", "today"]
    assert legend(full)[:7] == [
        *("done or elapsed", "to do", "with high estimates", "on the critical path"),
        *("gate", "due date", "milestone"),
    ]
    assert len(bare_one.find_class("late")) == 0
    assert len(full.find_class("gate")) == 2  # in its row and in the legend


def test_today_is_a_line_of_the_style_sheet_where_it_lies() -> None:
    ahead = drawn("start: 2027-01-04\n" + ONE, today=date(2026, 6, 1))
    begun = ONE.replace("name: A,", "name: A, status: active, start: 2027-01-04,")
    page = drawn("start: 2027-01-04\n" + begun, today=date(2027, 2, 8))  # after 5 of 10 weeks
    place = re.compile(r"\.lane::before \{ content: ''; left: ([\d.]+)%; \}")

    bar = next(each for each in page.find_class("todo") if each.get("x") == "0%")
    [left] = place.findall(page.find(".//style").text)
    assert float(left) == pytest.approx(float(bar.get("width")[:-1]) / 2, abs=0.1)
    assert place.findall(ahead.find(".//style").text) == []


def test_roadmap_without_dates_is_drawn_in_weeks() -> None:
    page = drawn(ONE)
    chart = page.get_element_by_id("chart")

    assert [cell.text for cell in chart.find_class("day")] == ["W1", "W10", "W1", "W6"]
    assert chart.xpath(".//thead//*[local-name()='text']/text()")[0] == "W1"
    assert "today" not in legend(page)


def test_roadmap_without_any_estimate_has_rows_and_no_bars() -> None:
    page = drawn("phases: {one: {initiatives: {a: {name: A}}}}")

    assert [cell.text for cell in page.get_element_by_id("chart").find_class("day")] == ["-", "-"]
    assert page.find_class("todo") == []
    assert page.find_class("legend") == []


ODD = {
    "no phase": "phases: {}",
    "milestone alone": "start: 2027-01-04\nphases: {a: {initiatives: "
    "{x: {name: X, estimate: 0d}}}}",
    "far away": "start: 2027-01-04\nphases: {a: {due: 2200-12-31, initiatives: "
    "{x: {name: X, estimate: 3y, due: 2200-12-31}, y: {name: Y, estimate: 99y}}}}",
    "circle": "start: 2027-01-04\nphases: {a: {initiatives: "
    "{x: {name: X, estimate: 1w, after: [y]}, y: {name: Y, estimate: 1w, after: [x]}}}}",
    "all done": "start: 2027-01-04\nphases: {a: {initiatives: "
    "{x: {name: X, estimate: 1w, status: done, finished: 2027-01-30}}}}",
    "names of chapters": "start: 2027-01-04\nphases: {timeline: {initiatives: "
    "{findings: {name: X, estimate: 1w}, chart: {name: Y, estimate: 1w, after: [findings]}}}}",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_roadmaps_have_a_page_with_all_bars_inside(name: str) -> None:
    page = drawn(ODD[name])
    ids = page.xpath("//@id")

    assert len(ids) == len(set(ids))
    for shape in page.get_element_by_id("chart").iter("rect"):
        left, wide = (float(shape.get(key).removesuffix("%")) for key in ("x", "width"))
        assert 0 <= left < left + wide <= 100.01


def hostile() -> str:
    told = json.dumps(HOSTILE)
    return f"""
title: {told}
organisation: {told}
start: 2027-01-11
vision:
  statement: {told}
  outcomes:
    effort: {{name: {told}, metric: custom, unit: {told}, better: up, baseline: 4, target: 6,
              actuals: {{2027-01-05: 5}}}}
people: {{mia: {{name: {told}, function: {told}}}}}
teams: {{desk: {{size: 4}}}}
phases:
  crawl:
    name: {told}
    goal: {told}
    initiatives:
      listen: {{name: {told}, owner: [mia, {told}], estimate: 4w..8w, serves: [effort],
                value: {told}, impacts: {{desk: high}}, milestones: {{2027-02-01: {told}}}}}
      answer: {{name: {told}, estimate: 4w, after: [listen]}}
decisions:
  - {{what: {told}, options: [{told}], recommend: {told}, by: {told}}}
  - {{what: {told}, on: 2027-01-05, chosen: {told}, why: {told}, by: {told}}}
risks: {{gone: {{what: {told}, likelihood: 4, impact: 5, response: {told}, hits: [listen]}}}}
waive: [{{rule: CUS001, because: {told}}}]
"""


def test_texts_of_others_are_shown_and_never_obeyed() -> None:
    project = load_text(hostile(), today=date(2027, 1, 11))
    assert project.loaded.problems == ()
    written = render(project.full_report())
    page = html.fromstring(written)
    calm = html.fromstring(
        render(
            load_text(
                hostile().replace(json.dumps(HOSTILE), "word"), today=date(2027, 1, 11)
            ).full_report()
        )
    )

    shown = {"code"}  # what stands in backticks
    assert {n.tag for n in page.iter()} - shown == {n.tag for n in calm.iter()} - shown
    assert len(page.findall(".//script")) == len(page.findall(".//style")) == 1
    assert not [key for node in page.iter() for key in node.attrib if key.startswith("on")]
    assert all(link.startswith("#") for link in page.xpath("//@href"))
    assert "<script>alert(1)</script>" in words_of(page.get_element_by_id("timeline"))
    assert "\u202e" not in written
    assert "##[" not in written
    assert re.search(r"^\s*::", written.split("</style>")[1], re.MULTILINE) is None


def test_command_writes_the_report_or_prints_it(cli, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    words = ("report", str(ROOT / "examples/northwind.yaml"), "--today", "2027-01-11")
    written = cli(*words, "-o", str(target))
    printed = cli(*words)

    assert (written.code, printed.code) == (0, 0)
    assert target.read_text("utf-8") == printed.out
    assert printed.out.startswith("<!DOCTYPE html>")


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no pseudo terminals")
def test_no_page_is_poured_over_a_terminal() -> None:
    ours, theirs = os.openpty()
    words = [sys.executable, "-m", "cxroad", "report", "examples/minimal.yaml"]
    ran = subprocess.run(words, cwd=ROOT, stdout=theirs, stderr=subprocess.PIPE, check=False)
    os.close(theirs)
    os.close(ours)

    assert ran.returncode == 2
    assert b"help: cxroad report examples/minimal.yaml -o report.html" in ran.stderr


@pytest.mark.parametrize(
    ("name", "said"), [("report.pdf", "this command writes .html"), ("report", ".html")]
)
def test_other_formats_are_refused_with_what_there_is(cli, tmp_path, name, said) -> None:
    ran = cli("report", str(ROOT / "examples/minimal.yaml"), "-o", str(tmp_path / name))

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_last_line_sends_nobody_elsewhere_for_findings_that_the_page_lists(page) -> None:
    said = words_of(page.xpath("//footer/p[1]")[0])

    assert said == f"{day(DAY)}, cxroad {__version__}"


def test_timeline_names_all_who_answer_for_a_row(project, page) -> None:
    shown = [words_of(each) for each in page.xpath("//table[@id='chart']//td[@class='owner']")]

    assert shown == [
        ", ".join(" ".join(visible(each).split()) for each in row.owners) or "nobody"
        for row in project.full_report().timeline.rows
    ]


def test_legend_says_what_no_letter_means_where_others_have_one() -> None:
    judged = "a: {name: A, estimate: 4w, due: 2027-06-30, start: 2027-02-08}"
    page = drawn(f"phases: {{p: {{initiatives: {{{judged}, b: {{name: B}}}}}}}}\n")

    assert [each for each in legend(page) if "letter" in each] == [RULE[Colour.UNJUDGED]]


def test_backticks_of_the_author_stay_what_they_are() -> None:
    text = "title: T\nvision: {statement: Call `us` once.}\nphases: {p: {}}\n"
    project = load_text(text, today=DAY)

    for written in (render(project.full_report()), html_summary.render(project.summary())):
        assert "Call `us` once." in words_of(html.fromstring(written))
