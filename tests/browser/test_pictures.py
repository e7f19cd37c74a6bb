"""Timelines in SVG in a real browser: where their words end, and whether they can be read.

They need Chromium, which `.ci/run` installs where it can.
"""

from __future__ import annotations

import html
import importlib.util
import json
import re
import shutil
import subprocess
from collections import defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from cxroad.api import load, load_text
from cxroad.render import svg_timeline

ROOT = Path(__file__).parents[2]
DAY = date(2027, 1, 20)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SCHEMES = {"light": "1", "dark": "0"}
READABLE, SEEN = 4.5, 3.0
"""The least contrast of text and of shapes: WCAG 2.2, 1.4.3 and 1.4.11."""

_MEASURE = """
const rgb = (text) => (text.match(/[0-9.]+/g) || []).slice(0, 3).map(Number);
const found = {};
for (const svg of document.querySelectorAll("svg")) {
  const origin = svg.getBoundingClientRect();
  const box = (each) => {
    const at = each.getBoundingClientRect();
    return { left: at.left - origin.left, right: at.right - origin.left,
             top: at.top - origin.top, bottom: at.bottom - origin.top };
  };
  const told = (each) => ({ ...box(each), tag: each.tagName, text: each.textContent,
    fill: rgb(getComputedStyle(each).fill), frame: each.getAttribute("fill") === "none",
    anchor: each.getAttribute("text-anchor") || "start" });
  const shapes = "text, rect, path, circle";
  found[svg.id] = {
    width: origin.width, height: origin.height,
    all: [...svg.querySelectorAll(shapes)].map(told),
    rows: [...svg.querySelectorAll("g")].map((g) => [...g.querySelectorAll(shapes)].map(told)),
  };
}
document.body.textContent = JSON.stringify(found);
"""


def _beside(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _pictures() -> dict[str, str]:
    hostile = _beside(ROOT / "tests" / "formats" / "hostile_titles.py")
    plain = tuple(t for t in hostile.TITLES if not re.search("[\u200b-\u206f\x00-\x1f]", t))
    views = {
        "northwind": load(str(ROOT / "examples/northwind.yaml"), today=DAY).timeline(),
        "focus": load(str(ROOT / "examples/northwind.yaml"), today=DAY).timeline(focus="redesign"),
        "przychodnia": load(str(ROOT / "examples/przychodnia.yaml"), today=DAY).timeline(),
        "hostile": load_text(hostile.roadmap()[0], today=DAY).timeline(),
        "many": load_text(hostile.roadmap(plain * 4)[0], today=DAY).timeline(),
    }
    return {name: svg_timeline.render(view) for name, view in views.items()}


def _measured(browser: str, scheme: str, folder: Path) -> dict[str, Any]:
    drawn = "".join(
        svg.partition("\n")[2].replace("<svg ", f'<svg id="{name}" ', 1)
        for name, svg in _pictures().items()
    )
    page = folder / "page.html"
    page.write_text(
        f'<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark">'
        f"<body>{drawn}<script>{_MEASURE}</script>",
        encoding="utf-8",
    )
    done = subprocess.run(
        [
            *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"),
            f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}",
            f"--user-data-dir={folder / 'profile'}",
            page.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=300,
    )
    body = re.search(r"<body>\s*(\{.*\})\s*</body>", done.stdout, re.DOTALL)
    assert body, done.stdout[:300] + done.stderr[-300:]
    read: dict[str, Any] = json.loads(html.unescape(body[1]))
    return read


@pytest.fixture(scope="module", params=SCHEMES)
def seen(request: Any, tmp_path_factory: Any) -> dict[str, Any]:
    """What a browser drew, on light and on dark paper."""
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        pytest.skip("Chromium is not installed")
    return _measured(browser, request.param, tmp_path_factory.mktemp(request.param))


def contrast(one: list[float], other: list[float]) -> float:
    """How far two colours stand apart, 1 to 21, as WCAG 2 reckons it."""

    def light(colour: list[float]) -> float:
        parts = (each / 255 for each in colour)
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def inside(one: dict[str, Any], other: dict[str, Any]) -> bool:
    middle = (one["top"] + one["bottom"]) / 2
    return bool(
        other["left"] - 1 <= one["left"]
        and one["right"] <= other["right"] + 1
        and other["top"] <= middle <= other["bottom"]
    )


def test_every_word_and_shape_stays_on_the_sheet(seen: dict[str, Any]) -> None:
    for name, picture in seen.items():
        for each in picture["all"]:
            assert each["left"] >= -0.5, (name, each)
            assert each["right"] <= picture["width"] + 0.5, (name, each)
            assert each["top"] >= -0.5, (name, each)
            assert each["bottom"] <= picture["height"] + 0.5, (name, each)


def test_words_of_a_row_do_not_run_into_each_other_or_the_bar(seen: dict[str, Any]) -> None:
    for name, picture in seen.items():
        for row in picture["rows"]:
            words = [each for each in row if each["tag"] == "text"]
            frames = [each for each in row if each["frame"] and each["tag"] == "rect"]
            for one, other in pairwise(sorted(words, key=lambda each: each["left"])):
                assert one["right"] <= other["left"] + 0.5, (name, one, other)
            if frames:
                assert max(each["right"] for each in words) <= frames[0]["left"] + 0.5, name


def test_names_of_days_do_not_run_into_each_other(seen: dict[str, Any]) -> None:
    for name, picture in seen.items():
        lines = defaultdict(list)
        for each in picture["all"]:
            if each["tag"] == "text" and re.fullmatch(r"Q\d|H\d|\d{4}|[A-Z][a-z]{2}", each["text"]):
                lines[round(each["top"])].append(each)
        assert lines
        for line in lines.values():
            for one, other in pairwise(sorted(line, key=lambda each: each["left"])):
                assert one["right"] <= other["left"], (name, one, other)


def test_every_word_can_be_read_on_what_it_stands_on(seen: dict[str, Any]) -> None:
    for name, picture in seen.items():
        boxes = [e for e in picture["all"] if e["tag"] == "rect" and not e["frame"]]
        for each in picture["all"]:
            if each["tag"] == "text":
                below = [box for box in boxes if inside(each, box)]
                assert contrast(each["fill"], below[-1]["fill"]) >= READABLE, (
                    name,
                    each,
                    below[-1],
                )
