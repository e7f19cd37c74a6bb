"""Elements of XML written line by line, with nothing in them that XML cannot hold."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from cxroad.render.visible import harmless

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def text(content: str) -> str:
    """A sentence between tags: visible and escaped; visible text has no character XML refuses."""
    return escape(harmless(content))


def opening(name: str, attributes: Mapping[str, str | int]) -> str:
    """A start tag, `<name key="value">`; names are ours, values are escaped."""
    return f"<{name}{_written(attributes)}>"


def empty(name: str, attributes: Mapping[str, str | int]) -> str:
    """An element without content."""
    return f"<{name}{_written(attributes)}/>"


def _written(attributes: Mapping[str, str | int]) -> str:
    return "".join(f' {key}="{text(str(value))}"' for key, value in attributes.items())
