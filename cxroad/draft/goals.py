"""Outcomes in a line, each with its goal where one is said: `ces2: 4.6 to 5.8, nps`."""

from __future__ import annotations

import re

from cxroad.draft.given import Given
from cxroad.model.base import Unreadable

_GOAL = re.compile(
    r"(?P<metric>[^:]+?)(?:\s*:\s*(?:(?P<baseline>.*?)\s+)?to\s+(?P<target>.+))?\s*", re.DOTALL
)
_COMMA = re.compile(r"(?<!\d),|,(?!\d)")
"""What parts outcomes; a comma between digits belongs to a number."""


def read_goals(line: str) -> tuple[str, Given]:
    """The metrics of a line, with commas between them, and the baselines and targets in it.

    Raises:
        Unreadable: Part of it is no metric with a goal.
    """
    metrics: list[str] = []
    goals: Given = {}
    for part in filter(str.strip, _COMMA.split(line)):
        name, goal = read_goal(part)
        metrics.append(name)
        goals |= goal
    return ", ".join(metrics), goals


def read_goal(text: str) -> tuple[str, Given]:
    """A metric, and its baseline and target as far as they are said.

    Raises:
        Unreadable: It is no metric with a goal.
    """
    match = _GOAL.fullmatch(text.strip())
    if match is None or "," in match["metric"]:
        raise Unreadable(
            f"'{text.strip()[:60]}' cannot be read", 'write it like "ces2: 4.6 to 5.8"'
        )
    name = match["metric"].strip()
    parts = ("baseline", "target")
    return name, {("outcomes", name, part): match[part] for part in parts if match[part]}
