"""Command lines: whatever is typed, a command answers or says what to type instead."""

from __future__ import annotations

import shutil
from pathlib import Path

import typer.main

from cxroad.cli.app import build
from tests.fuzz import seeds
from tests.fuzz.commands import check_seen, ran
from tests.fuzz.target import Target

_WORDS = (
    *(
        "x.yaml",
        "other.yaml",
        "-",
        "no.yaml",
        ".",
        "fix",
        "text",
        "one-view",
        "crawl",
        "mia",
        "effort",
    ),
    *(
        "fix.estimate",
        "walk.goal",
        "vision.horizon",
        "a.b.c",
        "..",
        "2w..4w",
        "fix + 2w",
        "+3w",
        "-5",
    ),
    *(
        "initiative",
        "outcome",
        "decision",
        "person",
        "--help",
        "--",
        "-x",
        "--=",
        "",
        " ",
        "GRA003",
    ),
    *(
        "5%",
        "100",
        "-1",
        "1e9",
        "999999999999999999999",
        "+fix",
        "fix+",
        "owner:mia",
        "HEAD",
        "x@y",
    ),
    *("vendor-closes", "slip", "drop one-view", "move-home +3w", "vendor=crmco", "at=2027-10"),
    *(
        "settle after fix",
        "name=x",
        "baseline=3",
        "Name=name",
        "=",
        "json",
        "html",
        "svg",
        "markdown",
    ),
)
_NEVER = frozenset({"lsp", "watch", "tour"})
"""Commands that wait for somebody, or show always the same."""

_QUICK = frozenset({"--runs", "--schedules"})
"""Options whose numbers are time."""


def _options() -> dict[str, list[str]]:
    """Options of each command."""
    program = typer.main.get_command(build([]))
    context = program.make_context("cxroad", [], resilient_parsing=True)
    found = {}
    for name in program.list_commands(context):  # type: ignore[attr-defined]
        command = program.get_command(context, name)  # type: ignore[attr-defined]
        found[name] = [each for one in command.params for each in one.opts if each[:1] == "-"]
    return found


def target(folder: Path) -> Target:
    """Bytes as the words of a command line, one a line."""
    options = _options()

    def once(data: bytes) -> None:
        for name in folder.iterdir():
            shutil.rmtree(name) if name.is_dir() else name.unlink()
        for name in ("x.yaml", "other.yaml"):
            (folder / name).write_text(seeds.SMALL, "utf-8", newline="")
        words = data.decode("utf-8", "surrogateescape").replace("\0", "").split("\n")[:12]
        if words[0] in _NEVER or any(each in word for each in _QUICK for word in words):
            return
        if any("/" in word or ".." in word for word in words):
            return  # nothing outside the folder is read or written
        _, out, _ = ran([*words, "--today", "2027-03-15"], folder, given="y\n")
        if not {"json", "html", "svg", "csv", "-o"} & set(words):
            check_seen(words[0] or "nothing", out)

    start = [f"{name}\nx.yaml".encode() for name in options if name not in _NEVER]
    start += [
        f"{name}\nx.yaml\n{option}\n{_WORDS[at % len(_WORDS)]}".encode()
        for name, all in options.items()
        if name not in _NEVER
        for at, option in enumerate(all)
        if option not in _QUICK
    ]
    names = [option for all in options.values() for option in all if option not in _QUICK]
    pieces = [f"\n{each}" for each in (*_WORDS, *names)] + [*_WORDS, *seeds.PAYLOADS]
    return Target(once, start, pieces, longest=1000)
