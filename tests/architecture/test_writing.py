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
