"""Where fuzzing starts: our examples, those of the rules, and texts that were made to harm."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@cache
def roadmaps() -> tuple[bytes, ...]:
    """The examples and our own roadmap, whole."""
    files = [*sorted(ROOT.glob("examples/*.yaml")), *sorted(ROOT.glob("roadmaps/*.yaml"))]
    return tuple(path.read_bytes() for path in files)


@cache
def examples() -> tuple[bytes, ...]:
    """Every example of a rule: small roadmaps, each with something of interest."""
    from cxroad.lint.catalog import RULES

    found = [
        example.file for rule in RULES.values() for example in (*rule.bad, *rule.good, *rule.silent)
    ]
    return tuple(text.encode() for text in dict.fromkeys(found))


SMALL = """\
title: Home visits  # short
start: 2027-01-11
vision:
  statement: A visit in two hours
  outcomes:
    effort: {name: Effort, baseline: 4.1, target: 2.5, by: 2028-Q4, owner: mia, worth: 60}
    churn: {baseline: 12%, target: 8%, by: 2028, worth: 40, actuals: {2027-02-01: 11%}}
people: {mia: {name: Mia}, sam: {name: Sam}}
teams: {field: {name: Field, size: 40, capacity: 2h}}
vendors: {crmco: {name: CRM Co}}
phases:
  crawl:
    goal: Fix first
    exit: [effort <= 3.5]
    initiatives:
      # the first one
      fix: {name: "Fix: it", estimate: 2w..4w, owner: mia, serves: {effort: 30%}, cost: 5k}
      text:
        name: 'Text before'
        estimate: 6w
        status: doing
        after: fix + 1w
        serves: {churn: 20%}
        impacts: {field: high}
  walk:
    initiatives:
      one-view:
        name: One view
        estimate: [4w, 6w, 12w]
        after: [fix, text]
        vendors: [crmco]
        due: 2027-09-30
        enablement: >
          a guide
          and a day
risks: {late: {what: It is late, likelihood: high, owner: sam}}
decisions:
  - {what: Go, on: 2026-12-01, chosen: go, why: because}
scenarios: {bad: [vendor-closes vendor=crmco at=2027-06, fix +3w]}
calendar: {works: Mon-Fri, holidays: [2027-05-03]}
settings: {level: strict, ramp: 3mo}
waive:
  - {rule: VAL003, at: fix, because: known, until: 2027-12-31}
"""

PLANTED = SMALL.replace("\n", "\r\n")
BLOCKS = (
    "title: A\nphases: {crawl: {initiatives: {a: {name: A}, b: {name: B, after: a}}}}\n",
    "title: A\nphases:\n  a:\n    initiatives:\n      b:\n        name: |-\n          B\n",
    "title: A\nphases:\n- a\n- b\n",
    "a: 1\nb: [x, y]\nc:\n- d: e\n  f: 'g'\n- \"h\"\n",
    '{"title": "A", "phases": {"crawl": {"initiatives": {"a": {"name": "A"}}}}}\n',
    "",
)


def small() -> tuple[bytes, ...]:
    """Little roadmaps in several styles."""
    return tuple(text.encode() for text in (SMALL, PLANTED, *BLOCKS))


PAYLOADS = (
    *("\x1b[2J", "\x1b]0;x\x07", "\x9b31m", "\u202e", "\u2066", "\u200b", "\u2028", "\ufeff"),
    *("::error::x", "##[group]x", "##vso[x]y", "::set-env name=A::b", "\n::warning::", "%0A::x"),
    *("<script>", "</style>", "<!--", "]]>", "&amp;", "&#x3c;", '" onload="', "javascript:x"),
    *("=1+1", "@SUM(A1)", "+1", "-1", "\t=2", "＝3", "`", "``", "```", "|", "[x](y)", "![x](y)"),
    *("@org/team", "#1", "GH-1", "https://x.example", "www.x.example", ":smile:", "$x$", "{{x}}"),
    *(
        "[bold]",
        "[/]",
        "%%{init",
        "click a",
        "subgraph",
        "end",
        "\\N",
        "\\",
        '"',
        "'",
        "\U000e0041",
    ),
    *("\ud800", "\udfff", "\x00", "\x7f", "\x85", "é", "é", "ß", "ﬁ", "漢字", "👩‍💻", "a" * 300),
)
"""What somebody else obeys, or trips over."""

YAML = (
    *(
        "a: ",
        "- ",
        "\n",
        "\n  ",
        "\n    ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        ": ",
        " # c",
        "|",
        ">",
        "|-\n",
    ),
    *(
        "'",
        '"',
        "~",
        "null",
        "true",
        "? ",
        "---\n",
        "...\n",
        "&a ",
        "*a",
        "!!int ",
        "<<: ",
        "%YAML",
    ),
    *("\t", "\r\n", "\r", "''", '""', "{}", "[]", ">+\n", "|2\n", "0x10", "1e3", ".nan", '"\\x41"'),
    *(
        '"\\ud800"',
        "“",
        "”",
        "：",
        "，",
        "<<<<<<< x\n",
        "=======\n",
        ">>>>>>> y\n",
        "\\n",
        "\u00a0",
    ),
)
"""Pieces of YAML."""

WORDS = (
    *("3w", "2w..4w", "1..2", "5d", "6mo", "1y", "0d", "9999w", "10000w", "-2w", "+3w", "2w ± 1w"),
    *("2027", "2027-Q1", "2027-H2", "2027-W53", "2027-02-30", "0001-01-01", "9999-12-31", "FY2028"),
    *("27-Q1", "May 2027", "11.01.2027", "1/2/27", "today", "end 2027", "5%", "-5%", "101%", "0%"),
    *("5k", "1.2M", "€5", "1,5", "1.000,00", "1 000", "1e999", "9" * 40, "٣", "½", "high", "low"),
    *("<= 3", ">= 20%", "< 1", "= x", "done", "doing", "dropped", "parked", "todo", "fix + 2w"),
    *("fix - 1w", "fix FS", "crawl", "a.b", "vision.horizon", "start", "finish", "GRA003", "VAL"),
)
"""What is written in roadmaps, right and wrong."""


@cache
def keys() -> tuple[str, ...]:
    """Every key of a roadmap with its colon."""
    from cxroad.load.shape import fields_of
    from cxroad.model.base import Entity

    def below(entity: type[Entity]) -> Sequence[type[Entity]]:
        return [each for sub in entity.__subclasses__() for each in (sub, *below(sub))]

    names = {name: None for entity in below(Entity) for name in fields_of(entity)}
    return tuple(f"{name}: " for name in sorted(names))
