"""The roadmaps that are measured: like people's, readable for everybody, the same every time."""

from __future__ import annotations

import csv
import json
import re

import pytest
from jsonschema import Draft7Validator

from cxroad.load.json_schema import json_schema
from cxroad.load.loader import load_bytes
from tests.bench import inputs
from tests.bench.roadmaps import roadmap, write_many


@pytest.mark.parametrize("size", [1, 12, 60, 700])
def test_a_roadmap_is_read_without_any_problem(size):
    loaded = load_bytes(roadmap(size).text.encode(), "made.yaml")

    assert not loaded.problems
    assert sum(len(phase.initiatives) for phase in loaded.roadmap.phases.values()) == size


def test_a_roadmap_passes_the_schema_as_a_peer_sees_it():
    yaml = pytest.importorskip("yaml")
    made = yaml.safe_load(roadmap(60).text)
    made = json.loads(json.dumps(made, default=str))

    assert not list(Draft7Validator(json_schema()).iter_errors(made))


def test_the_same_seed_gives_the_same_bytes_and_another_one_others():
    assert roadmap(20, 3) == roadmap(20, 3)
    assert roadmap(20, 3).text != roadmap(20, 4).text


def test_many_roadmaps_differ_and_have_about_200_lines(tmp_path):
    paths = write_many(tmp_path / "many", 20, 9)
    texts = {path.read_text("utf-8") for path in paths}

    assert len(texts) == 20
    assert 180 <= sum(text.count("\n") for text in texts) / 20 <= 220


def test_a_roadmap_has_what_files_of_people_have():
    text = roadmap(100).text

    assert re.search(r"^ +# ", text, re.MULTILINE)
    assert re.search(r"\S +# ", text)
    assert "value: >-" in text
    assert "{name: " in text
    for letters in ("[А-я]", "[Α-ω]", "[ぁ-ん]", "[ا-ي]", "[ąćęłż]", "🙌"):
        assert re.search(letters, text)


def test_every_peer_gets_every_task_and_arrow():
    made = roadmap(60)
    arrows = sum(len(task.after) for task in made.tasks)
    juggler, (feature_map, people), chart = (
        inputs.taskjuggler(made),
        inputs.mouc(made),
        inputs.plantuml(made),
    )

    assert juggler.count(" length ") == chart.count("] lasts ") == 60
    assert feature_map.count("    type: ") == people.count("{name: ") == 60
    requires = re.findall(r"requires: \[(.*)\]", feature_map)
    assert sum(len(next(csv.reader([each]), [])) for each in requires) == arrows
    assert chart.count("] starts at [") == arrows
    depends = re.findall(r"length \d+d depends (.*) }", juggler)
    assert sum(each.count(",") + 1 for each in depends) == arrows
