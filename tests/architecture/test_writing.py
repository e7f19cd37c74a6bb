"""Numbers and days for people are written in one module, so that a language can follow."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import cxroad

PACKAGE = Path(cxroad.__file__).parent
SEEN = [
    path
    for folder in ("views", "render")
    for path in sorted((PACKAGE / folder).rglob("*.py"))
    if not path.name.startswith(("json_", "mermaid"))
]
GEOMETRY = ("svg", "area", "span", "pictures", "html_sections")
"""Beginnings of modules whose decimals are places in a drawing."""

SPOKEN = [
    path
    for path in SEEN
    if "views" in path.parts
    or {"terminal", "report"} & set(path.parts)
    or path.name.startswith(("plain_", "svg_"))
]
"""Modules whose sentences are for people; `say` has to know all of them."""

STYLES = {"bold", "bright", "dim", "reverse", "not", "green", "magenta", "red", "yellow"}
"""Words that a terminal's style is made of."""


def _unsaid(tree: ast.AST) -> set[str]:
    """Texts of two words and more that go past `say`; errors, docstrings and commands aside."""
    past: set[int] = set()
    for node in ast.walk(tree):
        inside = _aside(node)
        past.update(id(each) for part in inside for each in ast.walk(part))
    found = {
        node.value.strip()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in past
    }
    return {
        text
        for text in found
        if re.search(r"(?<![\w-])[a-z]{2,} [a-z]{2,}", text)
        and not text.startswith(("cxroad ", "@media"))
        and "calc(" not in text
        and not STYLES.issuperset(text.split())
    }


def _aside(node: ast.AST) -> list[ast.AST]:
    """What below a node is said, or is nothing that a page says."""
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func).rpartition(".")[2]
        said = name in {"say", "say_of", "later", "count"} or name.endswith("Error")
        classes = [each.value for each in node.keywords if each.arg == "class_"]
        return [node] if said else [*classes]
    if isinstance(node, ast.Raise | ast.Assert):
        return [node]
    if isinstance(node, ast.ClassDef) and any("Enum" in ast.unparse(e) for e in node.bases):
        return [node]  # its values are data
    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "hint":
        return [node.value]  # of an error
    is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return [node] if is_docstring else []


def _specs(tree: ast.AST) -> set[str]:
    """How values are formatted inside texts; a width alone is no way to write a number."""
    return {
        ast.unparse(node.format_spec)[2:-1]
        for node in ast.walk(tree)
        if isinstance(node, ast.FormattedValue) and node.format_spec
    }


@pytest.mark.parametrize("path", SEEN, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_views_and_renderers_let_one_module_write_numbers_and_days(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    decimals = "" if path.stem.startswith(GEOMETRY) else "|[.][0-9]*[feg]|[feg%]$"
    grouped = [spec for spec in _specs(tree) if re.search(rf",{decimals}", spec)]
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}

    assert not grouped
    assert not names & {"strftime", "isocalendar", "month_name", "month_abbr"}
    assert not texts & {"Jan", "January", "%b %Y", "%d %b"}


@pytest.mark.parametrize("path", SPOKEN, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_sentences_of_pages_are_said_in_one_place(path: Path) -> None:
    assert not _unsaid(ast.parse(path.read_text("utf-8")))
