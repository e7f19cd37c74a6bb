"""Sound and broken roadmaps of any size that are as dear as possible for their bytes."""

from __future__ import annotations

from collections.abc import Callable

from cxroad.source.limits import DEFAULT_LIMITS

HEAD = "title: T\nstart: 2027-01-04\n"
OUTCOMES = "vision:\n  statement: s\n  outcomes:\n"
OUTCOME = "    o: {metric: nps, baseline: 1, target: 9, by: 2029, worth: 10}\n"
PHASE = "phases:\n  crawl:\n    goal: g\n    initiatives:\n"
ONE = f"{PHASE}      i: {{name: n, estimate: 2w}}\n"

Row = Callable[[int], str]
Case = Callable[[int], str]
"""A roadmap of at most so many bytes."""


MOST = DEFAULT_LIMITS.entries - 100
"""Entries of a file of which everything is asked; a head has some of its own."""


def filled(head: str, row: Row, tail: str = "", entries: int = 0) -> Case:
    """A head, as many rows as there is room for, and a tail.

    Args:
        entries: Of the file, how many a row has: there are no more rows than are looked at.
    """

    def text(size: int) -> str:
        rows: list[str] = []
        room = size - len((head + tail).encode())
        while (room := room - len((last := row(len(rows))).encode())) >= 0:
            if entries * len(rows) >= MOST:
                break
            rows.append(last)
        return head + "".join(rows) + tail

    return text


def work(inside: Row, head: str = HEAD) -> Case:
    """Many initiatives, of each what stands inside its braces behind the name."""
    return filled(head + PHASE, lambda n: f"      i{n}: {{name: n, {inside(n)}}}\n", entries=1)


def one(begin: str, item: Row, end: str) -> Case:
    """One initiative with a long list or map."""
    start = f"{HEAD}{OUTCOMES}{OUTCOME}{PHASE}      i: {{name: n, estimate: 2w, {begin}"
    return filled(start, item, f"{end}}}\n")


STEPS = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71)

TEAMS = f"{HEAD}teams:\n" + "".join(f"  t{n}: {{size: 9}}\n" for n in range(20))
ALL_TEAMS = ", ".join(f"t{n}: high" for n in range(20))

CASES: dict[str, Case] = {
    "a chain": work(lambda n: f"estimate: 1w, after: i{n - 1}" if n else "estimate: 1w"),
    "lags back": work(lambda n: f"estimate: 1w, after: i{n - 1} - 99d" if n else "estimate: 1w"),
    "three steps back": work(lambda n: f"after: [i{n // 2}, i{n // 3}, i{n // 5}]"),
    "many steps back": work(lambda n: f"after: [{', '.join(f'i{n // by}' for by in STEPS)}]"),
    "waits for itself": work(lambda n: f"after: i{n}"),
    "one long circle": work(lambda n: f"after: [i{n + 1}, i{n // 2}]"),
    "unknown ids": work(lambda n: f"after: unknown{n}"),
    "ids in two writings": filled(
        HEAD + PHASE,
        lambda n: f"      a{n}: {{name: n}}\n      A{n}: {{name: n}}\n",
        entries=2,
    ),
    "ids that are none": filled(HEAD + PHASE, lambda n: f"      ä{n}: {{}}\n", entries=1),
    "numbers for ids": filled(HEAD + PHASE, lambda n: f"      {n}: {{}}\n", entries=1),
    "values that are none": work(lambda _: "estimate: zz, start: yy, due: xx, kind: ww"),
    "days that are none": filled(
        f"{HEAD}calendar: {{closed: [2027", lambda n: f", 2027-13-{n}", f"]}}\n{ONE}"
    ),
    "closed days": filled(
        f"{HEAD}calendar: {{closed: [2027",
        lambda n: f", {2027 + n % 99}-{n % 12 + 1:02}-{n % 28 + 1:02}",
        f"]}}\n{ONE}",
    ),
    "unknown keys": filled(HEAD, lambda n: f"key{n}: 1\n", ONE),
    "keys nearly known": filled(f"{HEAD}{PHASE}      i:\n", lambda n: f"        estimate{n}: 1w\n"),
    "numbers of unknown rules": filled(
        f"{HEAD}settings:\n", lambda n: f"  VIS{100 + n % 900}x{n}: {{a: 1}}\n", ONE, entries=1
    ),
    "one wait again and again": one("after: [i", lambda _: ", i", "]"),
    "one wait for many": one("after: [i", lambda n: f", u{n}", "]"),
    "all teams": work(lambda _: f"estimate: 1w, impacts: {{{ALL_TEAMS}}}", TEAMS),
    "late": work(lambda _: "estimate: 200w, start: 2027-04-01, due: 2027-05-01"),
    "long work": work(lambda _: "estimate: 199y"),
    "outcomes": filled(
        HEAD + OUTCOMES,
        lambda n: f"    o{n}: {{metric: nps, baseline: 1, target: 9}}\n",
        ONE,
        entries=1,
    ),
    "small phases": filled(
        f"{HEAD}phases:\n",
        lambda n: f"  p{n}: {{after: [p{n // 2}], initiatives: {{i{n}: {{name: n}}}}}}\n",
        entries=2,
    ),
    "waivers": filled(
        f"{HEAD}waive:\n",
        lambda n: f"  - {{rule: OWN001, at: i{n}, because: b}}\n",
        ONE,
        entries=1,
    ),
    "people of one name": filled(
        f"{HEAD}people:\n", lambda n: f"  p{n}: {{name: Anna Berg}}\n", ONE, entries=1
    ),
    "decisions": filled(
        f"{HEAD}decisions:\n",
        lambda n: f"  - {{what: w{n}, affects: [x{n}]}}\n",
        ONE,
        entries=1,
    ),
    "comments": filled(
        HEAD + PHASE, lambda n: f"      # c\n      i{n}: {{name: n}} # d\n", entries=1
    ),
    "more than are looked at": filled(HEAD + PHASE, lambda n: f"      i{n}: {{name: n}}\n"),
    "an unclosed bracket": filled("title: [", lambda _: "a, "),
    "dashes": filled("- ", lambda _: "- "),
    "a key again and again": filled(HEAD, lambda _: "title: T\n", ONE),
    "one line": filled(
        "{title: T, phases: {crawl: {initiatives: {i: {name: n}",
        lambda n: f", i{n}: {{name: n}}",
        "}}}}\n",
        entries=1,
    ),
}
"""By what they are full of; each readable in whole, in part or not at all."""
