"""Edits of files of any kind: refused with a reason, or what was meant is done and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from cxroad.edit.add import add
from cxroad.edit.assign import assign
from cxroad.edit.edited import Edited
from cxroad.edit.link import link, unlink
from cxroad.edit.move import move
from cxroad.edit.progress import done, record
from cxroad.edit.remove import remove
from cxroad.edit.rename import rename
from cxroad.errors import CxroadError
from cxroad.load.typed import KINDS
from cxroad.source.document import Document
from cxroad.source.reader import read_document
from tests.fuzz import seeds
from tests.fuzz.found import Broken
from tests.fuzz.target import Target

_COMMENT = re.compile(r"^[^'\"|>]*?(?:^|[ \t])#[ \t]*(\S.*?)[ \t\r]*$", re.MULTILINE)
_EDITS = (
    *(
        "set fix.estimate 3w",
        "set fix.name A: b",
        "set text.after fix, one-view",
        "set walk.goal 'x'",
    ),
    *("set vision.horizon 3y", "set effort.target 2", "set a.serves effort=5%", "set title # x"),
    *("set b.name {x}", "set a.name B", "set settings.level starter", "set mia.name O'Brien"),
    *("done fix 2027-02-01", "done a 2027-02", "record effort 3.9 2027-03-01", "record o 5% 2027"),
    *("link b a 2w", "link one-view fix", "link walk crawl", "unlink b a", "unlink one-view text"),
    *(
        "move fix walk",
        "move a crawl b",
        "move one-view crawl fix",
        "move b walk",
        "remove fix rewire",
    ),
    *(
        "remove a",
        "remove b rewire",
        "remove one-view",
        "remove crmco",
        "remove mia",
        "rename fix f2",
    ),
    *("rename a z", "rename crawl creep", "rename mia ana", "rename effort e2", "rename text fix"),
    *(
        "add initiative new crawl",
        "add initiative new walk one-view",
        "add person zoe",
        "add team t",
    ),
    *("add outcome oo", "add decision", "add risk rr", "add vendor vv", "add phase run"),
)
"""Edits by their words; the first line of an input is one."""

_UGLY = """\
# head
"title":   'It''s ugly'   # t
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
               after: [a   ], owner: mia}
    walk: {initiatives: {fix: {name: D, after: [a + 2w, b]}, text: {name: "E"}}}
    run:
        goal: >
            folded # no comment
            text
        initiatives:
            one-view:
                name: |-
                    block
                after:
                -   a
                -   b   # why
                - fix
people: {mia: {name: Mia}}
vision:
  statement: x
  outcomes:
    effort: {baseline: 1, target: 2}
# the end"""


def target(_folder: Path) -> Target:
    """A line that says what to do, and a file."""
    texts = [seeds.SMALL, _UGLY, _UGLY.replace("\n", "\r\n"), *seeds.BLOCKS]
    start = [f"{edit}\n{text}".encode() for edit in _EDITS for text in texts[:3]]
    start += [f"{_EDITS[at]}\n{text}".encode() for at, text in enumerate(texts)]
    pieces = (*(f"{edit}\n" for edit in _EDITS), *seeds.YAML, *seeds.keys(), *seeds.WORDS)
    return Target(once, start, pieces, longest=6000)


def once(data: bytes) -> None:
    """Make one edit, if it is allowed."""
    first, _, body = data.partition(b"\n")
    words = first.decode("utf-8", "replace").split(maxsplit=2)
    document = read_document(body, "x.yaml")
    try:
        edited = _made(document, words)
    except CxroadError as error:
        if not error.message or "\n" in error.message:
            raise Broken(f"a refusal of no line: {error.message[:200]!r}") from None
        return
    if edited is not None and edited.text != document.text:
        _check(document, edited.text, words)


def _made(document: Document, words: list[str]) -> Edited | None:
    kind, id, rest = (*words, "", "", "")[:3]
    others = rest.split()
    one, two = (*others, "", "")[:2]
    match kind:
        case "set":
            return assign(document, id, rest)
        case "done":
            return done(document, id, rest)
        case "record":
            return record(document, id, one, two)
        case "link":
            return link(document, id, one, two or None)
        case "unlink":
            return unlink(document, id, one)
        case "move":
            return move(document, id, one, two or None)
        case "remove":
            return remove(document, id, bool(one))
        case "rename":
            return rename(document, id, one)
        case "add" if id in KINDS:
            name = "what" if id in ("decision", "risk") else "name"
            return add(document, id, one or "new", {name: "N: #x"}, two or None)
    return None


def _check(old: Document, text: str, words: list[str]) -> None:
    new = read_document(text.encode(), "x.yaml")
    if new.root is None or len(new.problems) > len(old.problems):
        raise Broken(f"{words[0]} leaves a broken file")
    lost = Counter(_COMMENT.findall(old.text)) - Counter(_COMMENT.findall(text))
    if lost and words[0] not in ("remove", "set"):
        raise Broken(f"{words[0]} loses a comment: {lost}\n{text[:1500]}")
    if "\n" in old.text and old.text.count("\n") == old.text.count("\r\n"):
        bare = text.count("\n") - text.count("\r\n")
        if bare:
            raise Broken(f"{words[0]} leaves {bare} other line ends")
    if old.problems:
        return
    try:
        before, after = (
            dict(_leaves(yaml.load(each, yaml.CBaseLoader))) for each in (old.text, text)
        )
    except yaml.YAMLError:
        return  # what only the slow parser reads
    differing = {
        route for route in before.keys() | after.keys() if before.get(route) != after.get(route)
    }
    other = [route for route in differing if not _may_change(words, route)]
    if other and words[0] in ("set", "done", "record", "link", "unlink", "add"):
        raise Broken(f"{words[0]} changes {other[:3]}\n{text[:1500]}")
    if words[0] == "move" and sorted(map(str, before.values())) != sorted(map(str, after.values())):
        raise Broken(f"move changes values\n{text[:1500]}")
    if words[0] == "rename" and len(before) != len(after):
        raise Broken(f"rename changes more than names\n{text[:1500]}")
    if words[0] == "rename" and _lists(old.text) != _lists(text):
        raise Broken(f"rename changes a list\n{text[:1500]}")


def _lists(text: str) -> int:
    return sum(
        isinstance(step, int)
        for route, _ in _leaves(yaml.load(text, yaml.CBaseLoader))
        for step in route
    )


def _may_change(words: list[str], route: tuple[Any, ...]) -> bool:
    """Whether an edit is about a place."""
    kind, id = words[0], (words[1] if len(words) > 1 else "")
    if kind == "set":
        steps = id.split(".")
        return any(route[at : at + 1] == (steps[-1],) for at in range(len(route)))
    if kind == "add":
        one = words[2].split()[0] if len(words) > 2 else "new"
        return one in route or (id == "decision" and route[:1] == ("decisions",))
    about = {"done": ("status", "finished"), "record": ("actuals",)}.get(kind, ("after",))
    return id.split(".")[-1] in route and any(each in route for each in about)


def _leaves(value: Any, route: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    if isinstance(value, dict) and value:
        for key, each in value.items():
            yield from _leaves(each, (*route, str(key)))
    elif isinstance(value, list) and value:
        for at, each in enumerate(value):
            yield from _leaves(each, (*route, at))
    elif value not in ({}, [], None, ""):
        yield route, str(value)
