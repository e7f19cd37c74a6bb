"""The HTML pages in a real browser: what it says, asks for and shows, and how they are used.

They need Chromium, Node.js and the npm packages playwright-core and axe-core, found by NODE_PATH;
`.ci/run` installs what is missing of them where it can.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cxroad.api import load, load_text
from cxroad.render.html_summary import render as render_summary
from cxroad.render.report.page import render as render_report

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
SECONDS = 300

SUMMARIES = {
    "northwind": ("northwind", None, date(2027, 9, 20)),
    "crawl": ("northwind", "crawl", date(2027, 1, 11)),
    "przychodnia": ("przychodnia", "zmieniamy", date(2026, 12, 14)),
    "big-bang": ("big-bang", None, date(2026, 10, 14)),
}
REPORT, DAY = "przychodnia", date(2026, 12, 14)
LAST_ON_FIRST_SHEET = "The next 90 days"


_TOLD = json.dumps(
    "</style></script><script>alert(1)</script><img src=http://e.example/x onerror=alert(2)> "
    "\" onmouseover=alert(3) ' javascript:alert(4) " + "verylongword" * 12
)
HOSTILE = f"""
title: {_TOLD}
start: 2026-09-07
vision: {{statement: {_TOLD}, outcomes: {{effort: {{name: {_TOLD}, metric: ces2, baseline: 4,
  target: 6, actuals: {{2026-10-05: 5}}}}}}}}
phases:
  crawl:
    name: {_TOLD}
    goal: {_TOLD}
    initiatives:
      listen: {{name: {_TOLD}, owner: {_TOLD}, estimate: 4w..8w, serves: [effort], value: {_TOLD},
                milestones: {{2026-12-20: {_TOLD}}}}}
      answer: {{name: {_TOLD}, estimate: 4w, after: [listen]}}
decisions: [{{what: {_TOLD}, options: [{_TOLD}], recommend: {_TOLD}, by: {_TOLD}}}]
risks: {{gone: {{what: {_TOLD}, likelihood: 4, impact: 5, response: {_TOLD}, hits: [listen]}}}}
"""
"""What would speak up, load something or push the page wide if any of it were obeyed."""


def browser() -> str | None:
    """Where Chromium or one of its kin is."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


def missing() -> str:
    """Why no browser can be tried; empty when one can."""
    if browser() is None:
        return "Chromium is not installed"
    if shutil.which("node") is None:
        return "Node.js is not installed"
    done = subprocess.run(
        ["node", "-e", "require('playwright-core'); require.resolve('axe-core/axe.min.js')"],
        capture_output=True,
        timeout=60,
    )
    return "" if done.returncode == 0 else "playwright-core and axe-core are not in NODE_PATH"


if why := missing():
    pytest.skip(f"{why}: .ci/run installs what it needs", allow_module_level=True)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the browser has seen of each page."""
    folder = tmp_path_factory.mktemp("pages")
    pages = {}
    for name, (example, phase, day) in SUMMARIES.items():
        project = load(str(EXAMPLES / f"{example}.yaml"), today=day)
        pages[name] = ("summary", render_summary(project.summary(phase)))
    project = load(str(EXAMPLES / f"{REPORT}.yaml"), today=DAY)
    pages["report"] = ("report", render_report(project.full_report()))
    pages["hostile"] = ("other", render_report(load_text(HOSTILE, today=DAY).full_report()))
    listed = {}
    for name, (kind, written) in pages.items():
        path = folder / f"{name}.html"
        path.write_text(written, "utf-8")
        listed[name] = {"path": str(path), "kind": kind}
    (folder / "pages.json").write_text(json.dumps(listed))
    done = subprocess.run(
        ["node", str(HERE / "look.cjs"), str(browser()), str(folder / "pages.json")],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        env=dict(os.environ),
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


PAGES = [*SUMMARIES, "report", "hostile"]
LOOKS = ["light", "dark", "narrow"]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("page", PAGES)
def test_browser_has_nothing_to_complain_about(seen, page, look) -> None:
    assert seen[page][look]["said"] == []


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("page", PAGES)
def test_page_asks_for_nothing_but_itself(seen, page, look) -> None:
    [asked] = seen[page][look]["requests"]

    assert asked.startswith("file://")
    assert asked.endswith(f"/{page}.html")


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_no_barrier(seen, page, look) -> None:
    assert seen[page][look]["violations"] == []


@pytest.mark.parametrize("page", PAGES)
def test_page_is_dark_where_the_system_is(seen, page) -> None:
    assert seen[page]["light"]["paper"] == "rgb(255, 255, 255)"
    assert seen[page]["dark"]["paper"] == "rgb(20, 24, 29)"


@pytest.mark.parametrize("page", PAGES)
def test_nothing_has_to_be_moved_aside_on_a_telephone(seen, page) -> None:
    assert seen[page]["narrow"]["needed"] <= seen[page]["narrow"]["there"]


@pytest.mark.parametrize("sheet", ["A4", "Letter"])
@pytest.mark.parametrize("page", SUMMARIES)
def test_first_sheet_of_a_summary_holds_all_up_to_the_next_90_days(seen, page, sheet) -> None:
    printed = seen[page]["printed"][sheet]
    ends = dict(printed["ends"])
    names = [name for name in ends if name.startswith(LAST_ON_FIRST_SHEET)]
    # Where nothing moves within 90 days the outcomes are the last of these parts.
    last = ends[names[0]] if names else ends["Outcomes: are customers better off?"]

    assert last <= printed["room"]


@pytest.mark.parametrize("sheet", ["A4", "Letter"])
def test_summary_prints_upright_and_report_lies(seen, sheet) -> None:
    _, _, wide, high = seen["northwind"]["printed"][sheet]["box"]
    _, _, report_wide, report_high = seen["report"]["printed"][sheet]["box"]

    assert wide < high
    assert (report_wide, report_high) == (high, wide)


@pytest.fixture
def used(seen: dict[str, Any]) -> dict[str, Any]:
    """What a reader did with the report's timeline, and what was there then."""
    steps: dict[str, Any] = seen["report"]["used"]
    return steps


@pytest.fixture(scope="module")
def rows() -> dict[str, Any]:
    """The initiatives of the timeline by id, as the view has them."""
    view = load(str(EXAMPLES / f"{REPORT}.yaml"), today=DAY).full_report()
    return {row.id: (row, view.pieces[row.id]) for row in view.timeline.rows}


def test_timeline_opens_whole_without_arrows(used, rows) -> None:
    opened = used["opened"]

    assert opened["shown"] == list(rows)
    assert (opened["arrows"], opened["told"], opened["hash"]) == (0, "", "")
    assert opened["count"] == f"{len(rows)} of {len(rows)} initiatives"
    assert used["said"] == []


def test_keys_walk_through_the_rows(used, rows) -> None:
    ids = list(rows)
    walked = [(used[step]["row"], used[step]["focus"]) for step in ("tab", "down", "up")]

    assert walked == [("TR", ids[0]), ("TR", ids[1]), ("TR", ids[0])]
    assert (used["end"]["focus"], used["home"]["focus"]) == (ids[-1], ids[0])
    assert {used[step]["tabs"] for step in ("opened", "tab", "down", "end", "chosen")} == {1}


@pytest.mark.parametrize("step", ["tab", "down", "end", "chosen"])
def test_chosen_row_shows_what_it_waits_for_and_what_waits_for_it(used, rows, step) -> None:
    _, piece = rows[used[step]["focus"]]

    assert set(used[step]["linked"]) == {*piece.waits, *piece.unlocks}
    assert used[step]["arrows"] == len(piece.waits) + len(piece.unlocks)
    assert used[step]["told"] == piece.told


def test_busiest_row_has_several_arrows_and_no_barrier(used) -> None:
    assert used["chosen"]["arrows"] > 2
    assert used["chosen"]["violations"] == []


def test_escape_takes_the_arrows_away_and_stays_in_the_row(used) -> None:
    escaped = used["escaped"]

    assert (escaped["arrows"], escaped["linked"], escaped["told"]) == (0, [], "")
    assert escaped["focus"] == used["chosen"]["focus"]


def test_every_filter_leaves_exactly_what_fits(used, rows) -> None:
    def held(id: str) -> dict[str, tuple[str, ...]]:
        row, piece = rows[id]
        several = {"owner": piece.owners, "outcome": piece.serves}
        return {**several, "phase": (piece.phase,), "status": (row.status,)}

    assert {name.split()[0] for name in used["filtered"]} == {"owner", "outcome", "phase", "status"}
    for name, state in used["filtered"].items():
        kind, value = name.split(" ", 1)
        fits = [id for id in rows if value in held(id)[kind]]

        assert state["shown"] == fits
        assert 0 < len(fits) < len(rows)
        assert state["count"] == f"{len(fits)} of {len(rows)} initiatives"
        assert state["hash"] == f"#{kind}={value}"
        assert state["phases"] == len({rows[id][1].phase for id in fits})


def test_button_clears_filters_and_address(used, rows) -> None:
    assert used["cleared"]["shown"] == list(rows)
    assert used["cleared"]["hash"] == ""


def test_address_with_a_filter_opens_the_timeline_narrowed(used, rows) -> None:
    owner = used["linked"]["hash"].removeprefix("#owner=")
    fits = [id for id, (_, piece) in rows.items() if owner in piece.owners]

    assert used["linked"]["shown"] == fits
    assert 0 < len(fits) < len(rows)


def test_address_with_nonsense_opens_the_whole_timeline(used, rows) -> None:
    assert used["unknown"]["shown"] == list(rows)


def test_without_javascript_the_timeline_is_there_and_promises_no_filters(used, rows) -> None:
    assert used["scriptless"] == {
        "filters": False,
        "told": False,
        "rows": len(rows),
        "bars": len(rows),
    }
