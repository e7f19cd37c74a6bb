"""Repairs of files of any kind: each keeps what the file says, and they come to an end."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cxroad.api import Project, load_text
from cxroad.lint.repair import repair
from tests.fuzz import seeds
from tests.fuzz.found import Broken
from tests.fuzz.target import Target

TODAY = date(2027, 3, 15)


def target(_folder: Path) -> Target:
    """Bytes as a file that is repaired, with the unsafe repairs where the first bit says so."""
    texts = [*seeds.small(), *seeds.examples()]
    start = [bytes([48 + at % 2]) + text for at, text in enumerate(texts)]
    pieces = (*_SLIPS, *seeds.WORDS, *seeds.keys(), *seeds.YAML)
    return Target(once, start, pieces, longest=8000)


_SLIPS = (
    *(
        "3 weeks",
        "2-4 weeks",
        "01.02.2027",
        "Q3 2027",
        "1,5k",
        "50 %",
        "Done",
        "HIGH",
        "“x”",
        "‘x’",
    ),
    *(
        "estimate : 3w",
        "name:x",
        "- after",
        "  \n",
        " \n",
        "\t",
        "key :",
        "name: a: b",
        "owner:Mia",
    ),
    *("name: [a", "name: {a", "name: 'it's'", 'name: "a" b', "name: @x", "name: `x`", "name: %x"),
    *(
        "waive: [",
        "afters: ",
        "Title: ",
        "titel: ",
        "estimates: ",
        "after: Fix",
        "status: finished",
    ),
)


def once(data: bytes) -> None:
    """Repair the file twice."""
    unsafe, body = bool(data[:1] and data[0] & 1), data[1:]
    before = load_text(body, today=TODAY, path="x.yaml")
    if any(problem.code == "STR011" for problem in before.loaded.problems):
        return  # of what is not read at all nothing is written
    made = repair(body, "x.yaml", TODAY, unsafe=unsafe)
    text = made.text.encode("utf-8", "surrogatepass")
    again = repair(text, "x.yaml", TODAY, unsafe=unsafe)
    if again.number:
        raise Broken(f"a repaired file is repaired again\n{made.text[:1500]}")
    if (made.text != before.loaded.document.text) != bool(made.number):
        raise Broken("repairs are counted wrongly")
    after = load_text(text, today=TODAY, path="x.yaml")
    if made.number and len(after.loaded.document.problems) > len(before.loaded.document.problems):
        first = before.loaded.document.root is None
        if not first:
            raise Broken(f"a repair breaks the file\n{made.text[:1500]}")
    if not unsafe and not before.loaded.partial:
        if after.loaded.partial:
            raise Broken(f"a safe repair leaves an unreadable file\n{made.text[:1500]}")
        if _days(before) != _days(after):
            raise Broken(f"a safe repair moves days\n{made.text[:1500]}")


def _days(project: Project) -> list[tuple[object, ...]]:
    """When everything begins and ends, and what it brings."""
    view = project.export()
    return [
        (item.id, item.bar.start, item.bar.finish, item.value, item.cost) for item in view.items
    ]
