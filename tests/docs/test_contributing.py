"""The guide for those who work on cxroad names its layers as they are."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def about(layer: str) -> str:
    """What a layer says of itself in a line."""
    folder = ROOT / "cxroad" / layer
    path = folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")
    text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return text.partition("\n")[0]


def test_layers_are_listed_from_the_top_with_what_they_say_of_themselves() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (layers,) = (each["layers"] for each in contracts if each["id"] == "layers")
    names = [name for layer in layers for name in layer.split(" | ")]
    listed = re.findall(
        r"^\| `(\w+)` \| (.+) \|$", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE
    )

    assert listed == [(name, about(name)) for name in names]
