"""Every way in which the command line writes a file: what is there before, and what is typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

DAY = ("--today", "2027-01-11")
PLAN = """\
# Two heavy changes at once.
title: Northside   # ours
start: 2027-01-11
vision:
  statement: All is well for everybody.
  outcomes:
    effort: {metric: ces2, baseline: 4.6, target: 5.8}
teams: {desk: {size: 10}}  # a small one
phases:
  crawl:
    initiatives:
      listen: {name: Listen, owner: ana, estimate: 2w}
      phone:
        name: Phone   # first
        owner: ana
        estimate: 6w
        after: [listen]
        impacts: {desk: high}
      mail:
        name: Mail
        estimate: 6w
        after: [listen, phone]
  walk:
    initiatives:
      chat: {name: Chat, owner: ben, estimate: 4w..8w, serves: [effort], impacts: {desk: high}}
people:
  ana: {name: Ana}
  ben: {name: Ben}
"""
HEAVY = """\
title: Two at once
start: 2027-01-11
teams: {desk: {size: 10}}
phases:
  crawl:
    initiatives:
      phone: {name: Phone, owner: Mia, estimate: 6w, impacts: {desk: high}}
      mail: {name: Mail, owner: Ben, estimate: 6w, impacts: {desk: high}}
"""
TABLE = "Name,Phase,Owner,Estimate\nSurvey,Run,Cleo,3w\nPortal,Run,Ben,8w\n"
ANSWERS = "title: Acme\nhorizon: 2029\noutcomes: [nps]\n"
KNOWN = "known.jsonl"


class Writer(NamedTuple):
    """A way to write.

    Attributes:
        words: What is typed.
        files: What is there before, by path.
        switch: The option that makes it write; empty where the command does nothing else.
        first: What is typed before, once.
        cache: Whether answers are kept; they differ from run to run.
    """

    words: tuple[str, ...]
    files: Mapping[str, str]
    switch: str = ""
    first: tuple[str, ...] = ()
    cache: bool = False

    @property
    def command(self) -> str:
        """The command, as it is registered."""
        return self.words[0]


def _edit(*words: str) -> Writer:
    return Writer((words[0], "plan.yaml", *words[1:], *DAY), {"plan.yaml": PLAN})


def _drawn(command: str, output: str, *more: str) -> Writer:
    """A picture in a file that is there already."""
    words = (command, "plan.yaml", *more, "--output", output, *DAY)
    return Writer(words, {"plan.yaml": PLAN, output: "what was there\n" * 400}, "--output")


def _lint(*words: str, switch: str, cache: bool = False, first: tuple[str, ...] = ()) -> Writer:
    files = {"plan.yaml": PLAN, "more.yaml": PLAN}
    return Writer(("lint", *files, *words, *DAY), files, switch, first, cache)


WRITERS = {
    "add": _edit("add", "person", "Mia Kovac", "--id", "mia"),
    "set": _edit("set", "mail.estimate", "3w"),
    "move": _edit("move", "mail", "--to", "walk"),
    "rename": _edit("rename", "listen", "hear"),
    "remove": _edit("remove", "listen", "--rewire"),
    "link": _edit("link", "chat", "--after", "mail", "--lag", "2w"),
    "unlink": _edit("unlink", "phone", "--after", "listen"),
    "done": _edit("done", "listen", "--on", "2027-01-11"),
    "record": _edit("record", "effort", "4.9"),
    "waive": _edit("waive", "GRA004", "mail", "--because", "So agreed"),
    "whatif --apply": Writer(
        ("whatif", "plan.yaml", "chat +3w", "--apply", *DAY), {"plan.yaml": PLAN}, "--apply"
    ),
    "level --apply": Writer(
        ("level", "plan.yaml", "--apply", "--schedules", "20", *DAY),
        {"plan.yaml": HEAVY},
        "--apply",
    ),
    "lint --fix": _lint("--fix", "--no-cache", switch="--fix"),
    "lint --fix-only": _lint("--fix-only", switch="--fix-only"),
    "lint --write-known": _lint("--write-known", KNOWN, "--no-cache", switch="--write-known"),
    "lint --write-known again": _lint(
        *("--known", KNOWN, "--write-known", KNOWN, "--no-cache"),
        switch="--write-known",
        first=("lint", "more.yaml", "--write-known", KNOWN, *DAY),
    ),
    "lint -f json=": _lint("-f", "json=found.json", "--no-cache", switch="--output-format"),
    "lint, cached": _lint(switch="", cache=True),
    "draft": Writer(("draft", "--answers", "acme.toml", "--yes", *DAY), {"acme.toml": 'title="A"'}),
    "draft FILE": Writer(
        ("draft", "acme.yaml", "--answers", "answers.yaml", *DAY), {"answers.yaml": ANSWERS}
    ),
    "import": Writer(("import", "plan.csv", *DAY), {"plan.csv": TABLE}),
    "import -o": Writer(
        ("import", "plan.csv", "--output", "new.yaml", *DAY), {"plan.csv": TABLE}, "--output"
    ),
    "import --into": Writer(
        ("import", "plan.csv", "--into", "plan.yaml", *DAY),
        {"plan.csv": TABLE, "plan.yaml": PLAN},
        "--into",
    ),
    "timeline": _drawn("timeline", "plan.svg"),
    "forecast": _drawn("forecast", "plan.md", "--runs", "100"),
    "summary": _drawn("summary", "plan.md"),
    "report": _drawn("report", "plan.html"),
    "value": _drawn("value", "plan.json"),
    "capacity": _drawn("capacity", "plan.svg"),
    "export": _drawn("export", "plan.csv"),
    "whatif": _drawn("whatif", "plan.md", "chat +3w"),
    "level": _drawn("level", "plan.json", "--schedules", "20"),
    "diff": Writer(
        ("diff", "old.yaml", "new.yaml", "--output", "changes.md", *DAY),
        {"old.yaml": PLAN, "new.yaml": PLAN.replace("6w", "7w")},
        "--output",
    ),
    "rule": Writer(("rule", "GRA003", "--output", "rule.md"), {}, "--output"),
    "schema": Writer(("schema", "--output", "new.json"), {}, "--output"),
}
"""All of them, by a name."""
