"""Our JSON Schema in a real YAML language server: it accepts our files and explains every key.

`.ci/run` fetches yaml-language-server from npm; `YAML_SERVER_MODULES` names the folder in which it
lies. Without it these tests are skipped.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest

from cxroad.load.json_schema import attribute_docs
from cxroad.load.shape import entity_at, holds_entities, keys_of, type_at
from cxroad.model.base import Choice, Entity
from cxroad.model.scenario import SHOCKS

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "examples" / "cxroad.schema.json"
ROADMAPS = sorted(ROOT.glob("examples/*.yaml")) + sorted(ROOT.glob("roadmaps/*.yaml"))
FREE = "free"
"""A value for every key that holds no map."""


@pytest.fixture(scope="module")
def asked():
    """Ask the server: a list of files with places gives a list of its answers."""
    modules = os.environ.get("YAML_SERVER_MODULES")
    if not modules or shutil.which("node") is None:
        pytest.skip("yaml-language-server (npm) is not there: YAML_SERVER_MODULES is not set")

    def ask(*files: dict[str, Any]) -> list[dict[str, Any]]:
        for number, file in enumerate(files):
            file.setdefault("uri", f"file:///nowhere/{number}.yaml")
        done = subprocess.run(
            ["node", str(Path(__file__).with_name("yaml_server.mjs")), modules],
            input=json.dumps({"schema": str(SCHEMA), "files": files}),
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return ask


class Everything:
    """A text with every key of every entity, and what each key is for.

    Attributes:
        keys: Line, column and description of each key.
        words: Line and column behind the key of each word to choose, and the words.
        inside: Line and column where a further key may stand, with the entity, by entity.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.keys: list[tuple[int, int, str]] = []
        self.words: list[tuple[int, int, type[Choice]]] = []
        self._entity((), 0, entity_at(()))

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"

    def _entity(self, route: tuple[Any, ...], column: int, entity: type[Entity]) -> None:
        said = attribute_docs(entity)
        for key in keys_of(entity):
            self.keys.append((len(self.lines), column, said.get(key, "")))
            self._value((*route, key), column, key, entity)

    def _value(self, route: tuple[Any, ...], column: int, key: str, owner: type[Entity]) -> None:
        pad = " " * column
        if key == "scenarios":
            self.lines += [f"{pad}{key}:", f"{pad}  any:"]
            for name, shock in SHOCKS.items():
                said = attribute_docs(shock)
                self.lines.append(f"{pad}    - shock: {name}")
                for each in keys_of(shock)[1:]:
                    self.keys.append((len(self.lines), column + 6, said[each]))
                    self.lines.append(f"{pad}      {each}: {FREE}")
            return
        is_list = get_origin(_annotation(owner, key)) is tuple
        if (entity := entity_at(route)) is not None:
            self.lines.append(f"{pad}{key}:")
            before = len(self.lines)
            self._entity(route, column + (4 if is_list else 2), entity)
            if is_list:
                first = self.lines[before]
                self.lines[before] = f"{first[: column + 2]}- {first[column + 4 :]}"
        elif (below := holds_entities(route)) is not None:
            self.lines += [f"{pad}{key}:", f"{pad}  any:"]
            self._entity((*route, "any"), column + 4, below)
        else:
            kind = type_at(route)
            chosen = kind is not None and issubclass(kind, Choice)
            if chosen and is_list:
                self.lines.append(f"{pad}{key}:")
                self.words.append((len(self.lines), column + 4, kind))
                self.lines.append(f"{pad}  - {FREE}")
                return
            if chosen:
                self.words.append((len(self.lines), column + len(key) + 2, kind))
            self.lines.append(f"{pad}{key}: {FREE}")


def _annotation(entity: type[Entity], key: str) -> Any:
    """What a field is made of, without what only refines it."""
    fields = {field.alias or name: field.annotation for name, field in entity.model_fields.items()}
    said = fields[key]
    for each in get_args(said):
        if get_origin(each) is tuple:
            return each
    return said


def plain(text: str) -> str:
    """The words of a text, whatever an editor does with its marks."""
    return " ".join(re.findall(r"\w+", text))


def test_every_roadmap_of_ours_is_accepted(asked):
    files = [{"uri": path.as_uri(), "text": path.read_text("utf-8")} for path in ROADMAPS]

    assert [[] for _ in ROADMAPS] == [answer["diagnostics"] for answer in asked(*files)]


def test_every_key_is_explained_by_its_description(asked):
    every = Everything()
    places = [[line, column + 1] for line, column, _ in every.keys]
    (answer,) = asked({"text": every.text, "hover": places})
    silent = [
        (every.lines[line].strip(), said, shown)
        for (line, _, said), shown in zip(every.keys, answer["hover"], strict=True)
        if not said or plain(said) not in plain(shown or "")
    ]

    assert len(every.keys) > 150
    assert silent == []


def test_words_to_choose_from_are_offered_with_what_they_mean(asked):
    every = Everything()
    lines = list(every.lines)
    for line, column, _ in every.words:
        lines[line] = lines[line][:column]
    places = [[line, column] for line, column, _ in every.words]
    (answer,) = asked({"text": "\n".join(lines) + "\n", "complete": places})

    assert len(every.words) >= 10
    for (line, _, kind), offered in zip(every.words, answer["complete"], strict=True):
        about = {each["label"]: each["about"] for each in offered}
        for word, meaning in kind.meanings().items():
            assert word in about, every.lines[line]
            assert meaning in about[word]


def test_keys_that_are_missing_are_offered_with_their_description(asked):
    text = "title: A\nphases:\n  crawl:\n    initiatives:\n      fix:\n        name: A\n        \n"
    (answer,) = asked({"text": text, "complete": [[6, 8]]})
    entity = entity_at(("phases", "crawl", "initiatives", "fix"))
    offered = {each["label"]: each["about"] for each in answer["complete"][0]}

    assert set(keys_of(entity)) - {"name"} == offered.keys() & set(keys_of(entity))
    for key, said in attribute_docs(entity).items():
        if key != "name":
            assert plain(said) == plain(offered[key])


def test_mistyped_key_and_word_are_marked(asked):
    text = "title: A\nphases:\n  crawl: {goll: x, status: open}\n"
    (answer,) = asked({"text": text})
    said = " ".join(each["message"] for each in answer["diagnostics"])

    assert "goll" in said
    assert '"planned", "active", "done"' in said
