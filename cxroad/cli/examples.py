"""The examples that the wheel carries."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def example(name: str) -> bytes:
    """The bytes of a shipped example, such as `northwind.yaml`.

    In a wheel the examples lie inside the package, in a checkout beside it.
    """
    inside = files("cxroad") / "examples" / name
    if inside.is_file():
        return inside.read_bytes()
    return (Path(__file__).parents[2] / "examples" / name).read_bytes()
