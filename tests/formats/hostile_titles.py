"""Titles that try to end a label, begin a statement, or be run; and a roadmap full of them."""

from __future__ import annotations

import random

TITLES = (
    'say "hello"] --> x[',
    "two\nlines\r\nand\ta tab",
    "--> n1 -->|x| n2",
    "%%{init: {'theme': 'dark'}}%%",
    "%% comment",
    "=cmd|'/c calc'!A0",
    "+1+2;=3+4,@SUM(A1)",
    '"]; evil [label="x',
    "\u202eright to left\u2066\u200b",
    "section New section",
    "Click and collect",
    "title: not the title",
    "gantt",
    "todayMarker on",
    "inclusiveEndDates",
    "Weekday evenings",
    "2026-10-14 go live",
    "1. First thing",
    "- a list",
    "end",
    "subgraph x",
    "$$\\frac{1}{0}$$",
    "</text></svg><script>alert(1)</script>",
    "<br/>x<img src=x onerror=y>",
    "\\N \\G \\l \\\\",
    "&quot;&#34;&lt;",
    "ﬂ°°60¶ß",
    "a;b:c#d#35;e",
    "```\n---\nconfig:\n---",
    "##[group]x ::set-env name=PATH::y",
    "\x1b[2J\x9b2J\x00",
    "`tick` **bold** _x_",
    'click n0 href "javascript:alert(1)"',
    "Ügyfél, Κάλεσμα, Виклик",
    "Zażółć gęślą jaźń",
    "👩‍💻 🇭🇺 call",
    "',':{}[]()|/*+?^=!@~",
    "\u00a0section\u3000x",
    "-5",
    "W" * 300,
)
"""What somebody might call a piece of work, by chance or on purpose."""


def as_yaml(text: str) -> str:
    """A text in double quotes as YAML has it, everything unusual as an escape."""
    plain = (c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in text)
    return '"' + "".join(plain) + '"'


def roadmap(titles: tuple[str, ...] = TITLES, seed: int = 1) -> tuple[str, set[tuple[str, str]]]:
    """A roadmap with these titles everywhere, and its arrows as pairs of ids."""
    chance = random.Random(seed)
    rows: dict[str, list[str]] = {"crawl": [], "walk": [], "run": []}
    phases = list(rows)
    arrows = {("crawl", "walk"), ("walk", "run"), ("permit", "i0")}
    for at, title in enumerate(titles):
        before = sorted(chance.sample(range(at), min(at, chance.randint(0, 2))))
        arrows |= {(f"i{b}", f"i{at}") for b in before}
        after = ", ".join([f"i{b}" for b in before] + ["permit"] * (at == 0))
        rows[phases[at * 3 // len(titles)]].append(
            f"      i{at}: {{name: {as_yaml(title)}, owner: {as_yaml(title)}, "
            f"estimate: {2 + at % 4}w..{7 + at % 3}w, tags: [{as_yaml(title)}], after: [{after}]}}"
        )
    first = as_yaml(titles[0])
    lines = [f"title: {first}", "start: 2027-01-04"]
    lines += [f"externals: {{permit: {{name: {first}, due: 2027-01-29}}}}", "phases:"]
    for number, (phase, inside) in enumerate(rows.items()):
        name = as_yaml(titles[number % len(titles)])
        lines += [f"  {phase}:", f"    name: {name}", f"    goal: {name}", "    due: 2029"]
        lines += ["    initiatives:", *inside]
    return "\n".join(lines) + "\n", arrows
