"""A catalogue of our texts can be collected from the code: nothing is said that is not in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import cxroad
from cxroad.api import load
from cxroad.cli.draw import draw
from cxroad.model.language import spoken

from .test_pages import FORMS, LOOK, VIEWS

PACKAGE = Path(cxroad.__file__).parent
NORTHWIND = Path(__file__).parents[2] / "examples" / "northwind.yaml"
_TEXTS = {"say": (0,), "later": (0,), "say_of": (1, 2), "count": (1, 2)}
"""Where the texts stand among what each function takes."""


_VOCABULARIES = {"Choice", "StrEnum"}
"""What classes are made of whose members are words of the file or of ours."""


class Listening:
    """English, which remembers what it was asked for."""

    def __init__(self) -> None:
        self.heard: set[str] = set()

    def gettext(self, message: str, /) -> str:
        self.heard.add(message)
        return message

    def ngettext(self, one: str, many: str, number: int, /) -> str:
        self.heard |= {one, many}
        return one if number == 1 else many


def _texts(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def _collected(tree: ast.AST) -> Iterator[str]:
    """What is said or kept to be said, and the words of vocabularies such as statuses."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rpartition(".")[2]
            for at in _TEXTS.get(name, ()):
                yield from _texts(node.args[at]) if at < len(node.args) else ()
        elif isinstance(node, ast.ClassDef) and any(
            ast.unparse(base) in _VOCABULARIES for base in node.bases
        ):
            for line in node.body:
                yield from _texts(line.value) if isinstance(line, ast.Assign) else ()


@cache
def _catalogue() -> frozenset[str]:
    trees = [ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))]
    words = {text for tree in trees for text in _collected(tree)}
    nouns = {f"{{n}} {word}{plural}" for word in words for plural in ("", "s")}
    return frozenset(words | nouns)


@pytest.mark.parametrize("view", VIEWS)
def test_whatever_a_view_says_can_be_collected_for_translators(view: str) -> None:
    language = Listening()
    project = load(str(NORTHWIND), today=date(2027, 1, 11))
    with spoken(language):
        shown = VIEWS[view](project)
        for form in FORMS[view]:
            look = replace(LOOK, plain=form == "plain")
            draw(view.split()[0], shown, "terminal" if form == "plain" else form, look)

    assert language.heard
    assert not language.heard - _catalogue()
