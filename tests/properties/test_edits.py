"""Random edits of all examples, and of ugly YAML: nothing but what was meant is touched.

Ten thousand of them: CXROAD_EDITS=10000 python -m pytest tests/properties/test_edits.py
"""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from cxroad.edit.add import add
from cxroad.edit.assign import assign, unset
from cxroad.edit.edited import Edited
from cxroad.edit.known import all_ids, kind_at
from cxroad.edit.link import link, unlink
from cxroad.edit.move import move
from cxroad.edit.progress import done, record
from cxroad.edit.remove import remove
from cxroad.edit.rename import rename
from cxroad.errors import CxroadError
from cxroad.load.loader import load_bytes
from cxroad.source.document import Document
from cxroad.source.reader import read_document

ROOT = Path(__file__).parents[2]
EDITS = int(os.environ.get("CXROAD_EDITS", "120"))
IN_A_ROW = 3
UGLY = """\
# head
"title":   'It''s ugly'   # t

start:   2027-01-11


phases:   # all
    crawl:

        # about a
        initiatives:

            # a one
            a:   # same line
                name:   "A: one"   # n

                estimate: 2w..4w
                # tail of a

            'b':
              {name: B,   # comment inside
               after: [a   ], owner: x}
            c: {name: C, after: [ a,b ]}
    walk: {initiatives: {d: {name: D, after: [c + 2w]}, e: {name: "E"}}}
    run:
        goal: >
            folded
            text
        initiatives:
            f:
                name: |-
                    block
                after:
                -   a
                -   d   # why
                - e
people: {}
vision:
  statement: x
  outcomes:
    o: {baseline: 1, target: 2}
# the end"""
TEXTS = {
    **{path.stem: path.read_text("utf-8") for path in sorted(ROOT.glob("examples/*.yaml"))},
    "ours": (ROOT / "roadmaps" / "cxroad.yaml").read_text("utf-8"),
    "ugly": UGLY,
    "ugly with CRLF": UGLY.replace("\n", "\r\n"),
}
NAMES = ("New", "Q: x #y", "a, b", "It's", '"so" and \\ so', "[x]", "- x", "true", "żółw")
VALUES = ("3w", "x", "a,b", "2027-05", "some words, and more: #x", "'", "{", "%", "a\tb")


class Editor:
    """Edits of one document by chance, each as likely as the others."""

    def __init__(self, document: Document, chance: random.Random) -> None:
        self.document, self.chance = document, chance
        ids = all_ids(document)
        self.ids = list(ids)
        self.work = [id for id in ids if kind_at(ids[id]) == "initiative"]
        self.phases = [id for id in ids if kind_at(ids[id]) == "phase"]
        self.outcomes = [id for id in ids if kind_at(ids[id]) == "outcome"]

    def any(self) -> tuple[str, Callable[[], Edited]]:
        """A kind of edit, and the edit."""
        some, document = self.chance.choice, self.document
        work, phase = some(self.work), some(self.phases)
        outcome = some(self.outcomes or ["none"])
        fields = {"name": some(NAMES), "after": [work], "serves": {outcome: "5%"}}
        keys = ("estimate", "owner", "after", "name", "due", "value", "serves", "enablement")
        paths = (
            f"{work}.{some(keys)}",
            f"{phase}.goal",
            "vision.horizon",
            "currency",
            "case.rational",
        )
        kinds: dict[str, Callable[[], Edited]] = {
            "add": lambda: add(document, "initiative", "new", fields, phase, some([None, work])),
            "add person": lambda: add(document, "person", "zoe", {"name": some(NAMES)}),
            "add outcome": lambda: add(document, "outcome", "zz", {"baseline": "3"}),
            "add decision": lambda: add(document, "decision", "", {"what": some(NAMES)}),
            "set": lambda: assign(document, some(paths), some(VALUES)),
            "unset": lambda: unset(document, some(paths)),
            "move": lambda: move(document, work, phase, some([None, some(self.work)])),
            "rename": lambda: rename(document, some(self.ids), "renamed"),
            "remove": lambda: remove(document, some(self.ids), some([True, False])),
            "link": lambda: link(document, work, some(self.work), some([None, "2w", "-1w"])),
            "unlink": lambda: unlink(document, work, some(self.work)),
            "done": lambda: done(document, work, "2027-01-11"),
            "record": lambda: record(document, outcome, "4.9", "2027-01-11"),
        }
        name = some(list(kinds))
        return name, kinds[name]


def comments(text: str) -> Counter[str]:
    return Counter(line.strip() for line in text.splitlines() if line.strip().startswith("#"))


def lost(old: str, new: str) -> Counter[str]:
    """Lines that are there no longer."""
    return Counter(old.splitlines()) - Counter(new.splitlines())


MOST_LOST = {"add": 1, "add person": 1, "add outcome": 1, "add decision": 1, "link": 1, "done": 2}
"""How many lines an edit may change at most; of others it depends on what stands there."""


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_but_what_was_meant_is_touched(name: str) -> None:
    chance = random.Random(name)
    made = 0
    for _ in range(max(EDITS // len(TEXTS) // IN_A_ROW, 1)):
        text = TEXTS[name]
        for _ in range(IN_A_ROW):
            kind, edit = Editor(read_document(text.encode(), "x.yaml"), chance).any()
            try:
                new = edit().text
            except CxroadError:
                continue
            made += 1
            about = f"{kind}\n{new}"
            if kind != "remove":
                assert comments(new) == comments(text), about
            assert sum(lost(text, new).values()) <= MOST_LOST.get(kind, 99), about
            assert new.count("\r\n") == (new.count("\n") if "\r\n" in text else 0), about
            assert new.endswith("\n") or not text.endswith("\n"), about
            problems = [len(load_bytes(each.encode(), "x").problems) for each in (text, new)]
            assert problems[1] <= problems[0] or kind == "remove", about
            text = new
    assert made


def plain(text: str) -> Any:
    """The data as another reader finds it, every scalar as text."""
    return yaml.load(text, yaml.BaseLoader)


def home(data: Any, id: str) -> Any:
    """The initiatives among which one stands."""
    phases = (each["initiatives"] for each in data["phases"].values() if each.get("initiatives"))
    return next(each for each in phases if id in each)


@pytest.mark.parametrize("name", TEXTS)
def test_another_reader_finds_the_edit_and_nothing_else(name: str) -> None:
    chance = random.Random(f"{name} by another reader")
    text, made = TEXTS[name], 0
    editor = Editor(read_document(text.encode(), "x.yaml"), chance)
    for _ in range(max(EDITS // len(TEXTS), 1)):
        wanted, work = plain(text), chance.choice(editor.work)
        phase, kind = chance.choice(editor.phases), chance.choice(("done", "move", "link", "set"))
        own = home(wanted, work)
        other = chance.choice([each for each in editor.work if each != work] or [work])
        try:
            if kind == "done":
                new = done(editor.document, work, "2027-01-11").text
                own[work] |= {"status": "done", "finished": "2027-01-11"}
            elif kind == "set":
                new = assign(editor.document, f"{work}.name", "A: b").text
                own[work]["name"] = "A: b"
            elif kind == "link":
                new = link(editor.document, work, other).text
                links = own[work].get("after") or []
                links = [links] if isinstance(links, str) else links
                left = [each for each in links if each.split(" ")[0] != other]
                own[work]["after"] = sorted([*left, other])
            else:
                new = move(editor.document, work, phase).text
                moved = own.pop(work)
                there = wanted["phases"][phase].get("initiatives") or {}
                wanted["phases"][phase]["initiatives"] = there | {work: moved}
        except CxroadError:
            continue
        made += 1
        found = plain(new)
        if kind == "link":
            home(found, work)[work]["after"].sort()
        if kind == "move" and new != text:
            assert list(home(found, work))[-1] == work
        assert found == wanted, f"{kind} {work}\n{new}"
    assert made


def waits_for(work: Any, other: str) -> bool:
    """Whether work waits for other work already, by whatever is written there."""
    links = work.get("after") or []
    return any(other in link for link in ([links] if isinstance(links, str) else links))


def there_and_back(text: str, chance: random.Random, kinds: list[str]) -> tuple[str, str] | None:
    """A kind of edit, and the text after it and its opposite; None where it has none here."""
    editor = Editor(read_document(text.encode(), "x.yaml"), chance)
    document, data = editor.document, plain(text)
    work, other = chance.choice(editor.work), chance.choice(editor.work)
    own = home(data, work)
    busy = [id for id in editor.phases if data["phases"][id].get("initiatives")]
    kind, phase, named = chance.choice(kinds), chance.choice(busy), chance.choice(editor.ids)

    def then(edited: Edited) -> Document:
        return read_document(edited.text.encode(), "x.yaml")

    if kind == "set" and re.search(rf"name: +[\"']?{re.escape(own[work]['name'])}", text):
        new = then(assign(document, f"{work}.name", "Other"))
        return kind, assign(new, f"{work}.name", own[work]["name"]).text
    if kind == "rename":
        return kind, rename(then(rename(document, named, "zz-new")), "zz-new", named).text
    if kind == "link" and not waits_for(own[work], other):
        return kind, unlink(then(link(document, work, other)), work, other).text
    if kind == "add":
        fields = {"name": chance.choice(NAMES), "after": [work]}
        return kind, remove(
            then(add(document, "initiative", "zz-new", fields, phase)), "zz-new"
        ).text
    if kind == "person" and data.get("people"):
        return kind, remove(then(add(document, "person", "zz-new", {"name": "Q"})), "zz-new").text
    if kind == "move" and phase != (here := all_ids(document)[work][1]) and len(own) > 1:
        behind = dict(zip(own, [*list(own)[1:], None], strict=True))[work]
        return kind, move(then(move(document, work, phase)), work, here, behind).text
    return None


@pytest.mark.parametrize("name", TEXTS)
def test_an_edit_and_its_opposite_give_the_same_bytes(name: str) -> None:
    """Where the only entry of a map comes and goes its `{}` stays, so no such map is tried."""
    chance, made = random.Random(f"{name} and back"), Counter[str]()
    kinds = ["set", "rename", "link", "add", "person", *(["move"] * ("ugly" not in name))]
    for _ in range(max(EDITS // len(TEXTS), 1)):
        try:
            back = there_and_back(TEXTS[name], chance, kinds)
        except CxroadError:
            continue
        if back:
            made[back[0]] += 1
            assert back[1] == TEXTS[name], back[0]
    assert made
