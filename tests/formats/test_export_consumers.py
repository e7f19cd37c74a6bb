"""Exports opened by the programs that they are for, where these can be had.

`.ci/run` fetches Mermaid, and Graphviz as WebAssembly, from npm. `MERMAID_MODULES` names the
folder that npm put them into; Graphviz itself is taken where it is installed.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

import pytest

from cxroad.api import load, load_text
from cxroad.render import dot, mermaid
from cxroad.render.mermaid_text import MOST
from cxroad.render.visible import visible

HERE = Path(__file__).parent
EXAMPLES = ("northwind", "przychodnia", "big-bang", "public-service")
DAY = date(2027, 1, 20)
SVG = "{http://www.w3.org/2000/svg}"


def _beside(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


hostile = _beside("hostile_titles")
SEEDS = (0, 7, 19)
IDS = [f"i{at}" for at in range(len(hostile.TITLES))]
LONG, _ = hostile.roadmap(("A title of fifty letters, more or less, as it is",) * 700)


def example(name: str) -> Any:
    return load(str(HERE.parents[1] / "examples" / f"{name}.yaml"), today=DAY)


def modules() -> Path | None:
    """Where npm put the programs; None where it did not."""
    folder = os.environ.get("MERMAID_MODULES")
    return Path(folder) if folder and shutil.which("node") else None


def node(script: str, texts: list[str]) -> Any:
    folder = modules()
    assert folder is not None
    done = subprocess.run(
        ["node", str(HERE / script), str(folder)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, "TZ": "UTC"},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def drawn_by_graphviz(text: str) -> ElementTree.Element:
    if shutil.which("dot"):
        done = subprocess.run(
            ["dot", "-Tsvg"], input=text.encode(), capture_output=True, check=True, timeout=300
        )
        assert not re.search(b"(?i)error|warning.*(syntax|escape|entit)", done.stderr)
        return ElementTree.fromstring(done.stdout)
    folder = modules()
    if folder is None or not (folder / "@viz-js").is_dir():
        pytest.skip("Graphviz is not there: neither dot on PATH nor npm @viz-js/viz")
    (svg,) = node("viz.mjs", [text])
    return ElementTree.fromstring(svg)


def decoded(text: str) -> str:
    """What Mermaid shows for what its parser keeps."""
    return re.sub(r"ﬂ°°(\d+)¶ß", lambda found: chr(int(found[1])), text)


def shown(title: str) -> str:
    return visible(" ".join(title.split())).replace("$$", "＄＄")


def hostile_plan(seed: int) -> tuple[Any, set[tuple[str, str]]]:
    titles = hostile.TITLES[seed:] + hostile.TITLES[:seed]
    text, arrows = hostile.roadmap(titles, seed)
    return load_text(text, today=DAY), arrows


@pytest.fixture(scope="module")
def plans() -> dict[int, tuple[Any, set[tuple[str, str]]]]:
    return {seed: hostile_plan(seed) for seed in SEEDS}


@pytest.fixture(scope="module")
def read(plans: dict[int, tuple[Any, set[tuple[str, str]]]]) -> dict[str, Any]:
    """What Mermaid made of every diagram of these tests, in one run of it."""
    if modules() is None:
        pytest.skip("Mermaid (npm mermaid and jsdom) is not there: MERMAID_MODULES is not set")
    texts = {"long": mermaid.render(load_text(LONG, today=DAY).export())}
    assert len(texts["long"]) > MOST
    for name in EXAMPLES:
        texts[name] = mermaid.render(example(name).export())
    for seed, (project, _) in plans.items():
        texts[f"{seed}"] = mermaid.render(project.export())
        for id in IDS:
            texts[f"{seed} {id}"] = mermaid.render(project.export(id))
    return dict(zip(texts, node("mermaid.mjs", list(texts.values())), strict=True))


@pytest.mark.parametrize("name", EXAMPLES)
def test_mermaid_reads_the_dates_that_the_timeline_draws(name: str, read: Any) -> None:
    view = example(name).timeline()
    chart = read[name]
    tasks = [task for task in chart["tasks"] if task["id"].startswith("n")]
    dated = [row for row in view.rows if row.bar.drawn]

    assert (chart["type"], chart["today"]) == ("gantt", "off")
    assert [decoded(task["name"]) for task in tasks] == [shown(row.name) for row in dated]
    for task, row in zip(tasks, dated, strict=True):
        assert row.bar.start
        assert row.bar.finish
        begin = row.bar.finish if row.milestone else row.bar.start
        # Mermaid keeps the morning after the last day, and of a milestone the day itself.
        end = row.bar.finish if row.milestone else row.bar.finish + timedelta(days=1)
        assert (task["start"], task["end"]) == (begin.isoformat(), end.isoformat())
        assert task["crit"] is row.critical
        assert task["done"] is (row.status == "done")
        assert task["milestone"] is row.milestone
    gates = [task for task in chart["tasks"] if task["id"].startswith("gate")]
    assert [task["start"] for task in gates] == [p.due.isoformat() for p in view.phases if p.due]
    (as_of,) = [task for task in chart["tasks"] if task["vert"]]
    assert (as_of["name"], as_of["start"]) == ("As of 20 Jan 2027", "2027-01-20")


def test_a_long_gantt_chart_is_read_in_full(read: Any) -> None:
    assert len(read["long"]["tasks"]) == 700 + 1 + 3


@pytest.mark.parametrize("seed", SEEDS)
def test_hostile_titles_change_nothing_of_a_gantt_chart(seed: int, read: Any, plans: Any) -> None:
    rows = plans[seed][0].timeline().rows
    chart = read[f"{seed}"]
    tasks = [task for task in chart["tasks"] if task["id"].startswith("n")]

    assert decoded(chart["title"]) == shown(rows[0].name)
    assert len(chart["sections"]) == 3
    assert len(chart["tasks"]) == len(rows) + 1 + 3
    assert [task["id"] for task in tasks] == [f"n{at}" for at in range(len(rows))]
    assert [decoded(task["name"]) for task in tasks] == [shown(row.name) for row in rows]


@pytest.mark.parametrize("seed", SEEDS)
def test_hostile_titles_change_nothing_of_a_flowchart(seed: int, read: Any, plans: Any) -> None:
    project, arrows = plans[seed]
    for id in IDS:
        view, chart = project.export(id), read[f"{seed} {id}"]
        texts = {node["id"]: decoded(node["text"]) for node in chart["nodes"]}
        names = {item.id: shown(item.name) for item in view.items}
        names |= {each.id: shown(each.name) for each in view.externals}
        near = {pair for pair in arrows if id in pair}
        drawn = [(texts[a["source"]], texts[a["target"]]) for a in chart["arrows"]]

        assert chart["type"].startswith("flowchart")
        assert not any(node["link"] for node in chart["nodes"])
        assert len(texts) == len({end for pair in near for end in pair} | {id})
        assert len(drawn) == len(near)
        for source, target in near:
            begins, ends = names[source], names[target]
            assert any(one.startswith(begins) and two.startswith(ends) for one, two in drawn)


@pytest.mark.parametrize("seed", [None, *SEEDS])
def test_graphviz_draws_every_initiative_and_every_arrow_once(seed: int | None, plans: Any) -> None:
    if seed is None:
        project = example("northwind")
        arrows = {(a.source.id, a.target.id) for a in project.export().arrows}
    else:
        project, arrows = plans[seed]
    view = project.export()
    root = drawn_by_graphviz(dot.render(view))
    parts: dict[str, list[tuple[str, list[str]]]] = {"node": [], "edge": [], "cluster": []}
    for group in root.iter(f"{SVG}g"):
        if group.get("class") in parts:
            title = group.findtext(f"{SVG}title") or ""
            texts = [(each.text or "").replace("\xa0", " ") for each in group.iter(f"{SVG}text")]
            parts[group.get("class") or ""].append((title, texts))
    nodes = dict(parts["node"])
    edges = [tuple(title.split("->")) for title, _ in parts["edge"]]

    assert len(parts["node"]) == len(nodes)
    assert len(parts["cluster"]) == len(view.stages)
    for item in view.items:
        assert nodes[item.id][0].split() == visible(" ".join(item.name.split())).split()
        assert len(nodes[item.id]) == 2
    bare = [tuple(end.partition(":")[2] or end for end in edge) for edge in edges]
    assert sorted(bare) == sorted(arrows)
