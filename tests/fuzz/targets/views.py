"""The views: every command that reads a roadmap ends in an answer or in a reason."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.fuzz import seeds
from tests.fuzz.commands import check_seen, ran
from tests.fuzz.target import Target

COMMANDS = (
    "order",
    "order --plain",
    "order -f json",
    "order --tree fix",
    "timeline",
    "timeline --plain",
    "timeline --ascii --width 60",
    "timeline -f svg",
    "timeline -f json",
    "timeline --focus fix",
    "forecast --runs 100",
    "forecast --runs 100 -f markdown",
    "summary",
    "summary --plain",
    "summary -f markdown",
    "summary -f html",
    "summary -f json",
    "summary --phase walk",
    "report",
    "value",
    "value --plain",
    "value -f svg",
    "value -f json",
    "capacity",
    "capacity --plain",
    "capacity -f json",
    "level --schedules 3",
    "level --schedules 3 -f json",
    "whatif --all",
    "whatif vendor-closes",
    "whatif slip --plain",
    "export --to mermaid",
    "export --to dot",
    "export --to csv",
    "export --to json",
    "lint -f sarif",
    "lint -f junit",
    "lint -f markdown",
    "lint -f gitlab",
    "lint -f concise",
    "diff other.yaml",
    "diff other.yaml -f markdown",
)
"""What is asked; the bytes choose three of them."""

_OWN = ("-f html", "-f svg", "-f json", "report", "csv", "-f sarif", "-f junit", "-f gitlab")
"""Outputs that have letters and escapes of their own; each is judged by its own tests."""


def target(folder: Path) -> Target:
    """Bytes as a roadmap."""
    (folder / "other.yaml").write_text(seeds.SMALL, "utf-8")

    def ask(asked: str) -> None:
        name, *others = asked.split()
        _, out, _ = ran([name, *others, "x.yaml", "--today", "2027-03-15"], folder)
        if not any(own in asked for own in _OWN):
            check_seen(asked, out)

    def ready() -> None:
        (folder / "x.yaml").write_bytes(min(seeds.roadmaps(), key=len))
        for asked in COMMANDS:
            ask(asked)

    def once(data: bytes) -> None:
        (folder / "x.yaml").write_bytes(data)
        digest = hashlib.sha256(data).digest()
        for at in range(3):
            ask(COMMANDS[digest[at] % len(COMMANDS)])

    start = [*seeds.small(), *seeds.examples(), *seeds.roadmaps()]
    return Target(
        once, start, (*seeds.WORDS, *seeds.keys(), *seeds.PAYLOADS, *seeds.YAML), ready=ready
    )
