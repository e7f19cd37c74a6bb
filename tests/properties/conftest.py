"""Roadmaps from plain data, for tests that make many."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from cxroad.load.loader import load_bytes
from cxroad.model.roadmap import Roadmap


@pytest.fixture(scope="session")
def roadmap_of() -> Callable[[dict[str, Any]], Roadmap]:
    """Reads a roadmap from data as a file holds it; JSON is YAML too."""

    def read(data: dict[str, Any]) -> Roadmap:
        whole = {"title": "Test", **data}
        loaded = load_bytes(json.dumps(whole).encode(), "test.yaml")
        assert loaded.roadmap is not None
        assert not loaded.problems
        return loaded.roadmap

    return read
