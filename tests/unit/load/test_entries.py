"""Of a file with more entries than anybody plans with nothing is asked, and it says so."""

from __future__ import annotations

from datetime import date

import pytest

from cxroad.edit.sound import refuse_unsound
from cxroad.errors import UsageError
from cxroad.lint.engine import lint
from cxroad.load.loader import Loaded, load_bytes
from cxroad.source.limits import Limits
from cxroad.source.reader import read_document

HEAD = "title: T\nphases:\n  crawl: {initiatives: {a: {name: n}}}\n"
"""Two entries: a phase and an initiative."""

MOST = 6

SECTIONS = {
    "phases": "title: T\nphases: {p: {}, q: {}, r: {}, s: {}, t: {}, u: {}}\n",
    "initiatives": "title: T\nphases: {p: {initiatives: {a: {}, b: {}}}, q: {initiatives: {c: {}, "
    "d: {}}}}\n",
    "outcomes": HEAD + "vision: {statement: s, outcomes: {e: {}, f: {}, g: {}}}\n",
    "people": HEAD + "people: {p: {}, q: {}, r: {}, s: {}}\n",
    "waivers": HEAD + "waive:\n" + "- {rule: VIS004, at: a, because: b}\n" * 4,
    "numbers of rules": HEAD + "settings: {VIS009: {}, VIS004: {}, VIS005: {}, GOV006: {}}\n",
    "several": HEAD + "teams: {t: {}, u: {}}\nvendors: {v: {}}\nexternals: {x: {}}\n",
}
"""Files with as many entries as are looked at: two parts of the vision are entries too."""


def loaded(text: str, most: int = MOST) -> Loaded:
    return load_bytes(text.encode(), "plan.yaml", Limits(entries=most))


@pytest.mark.parametrize("text", SECTIONS.values(), ids=SECTIONS.keys())
def test_as_many_entries_as_the_limit_are_all_read(text: str) -> None:
    most = MOST + text.count("statement")

    assert loaded(text, most).roadmap is not None


@pytest.mark.parametrize("text", SECTIONS.values(), ids=SECTIONS.keys())
def test_one_entry_more_is_told_and_nothing_else_is_asked(text: str) -> None:
    most = MOST + text.count("statement")
    made = loaded(text, most - 1)

    (problem,) = made.problems
    assert made.roadmap is None
    assert (problem.code, problem.span) == ("STR011", (0, len("title: T")))
    assert problem.message == f"More than {most - 1} initiatives and other entries in one file"
    assert problem.help == "split the roadmap into several files"
    assert problem.note == "until then nothing else is asked of it"
    assert [each.code for each in lint(made, date(2027, 3, 15)).findings] == ["STR011"]


def test_what_else_was_found_while_reading_is_told_too() -> None:
    made = loaded(HEAD + "people: {p: {}, q: {}, r: {}, s: {}}\ntitle: U\n", 3)

    assert [each.code for each in made.problems] == ["STR002", "STR011"]


def test_an_edit_that_makes_a_file_too_large_is_refused_and_one_that_cures_it_is_not() -> None:
    small, large = HEAD, HEAD + "people: {p: {}}\n"
    before, after = (
        read_document(t.encode(), "plan.yaml", Limits(entries=2)) for t in (small, large)
    )

    with pytest.raises(UsageError, match="More than 2 initiatives and other entries"):
        refuse_unsound(before, after)
    refuse_unsound(after, before)


def test_by_default_twenty_thousand_entries_are_read() -> None:
    work = "".join(f"      i{n}: {{name: n}}\n" for n in range(20_000))
    text = f"title: T\nphases:\n  crawl:\n    initiatives:\n{work}"

    (problem,) = load_bytes(text.encode(), "plan.yaml").problems  # the phase is one too

    assert problem.message == "More than 20,000 initiatives and other entries in one file"
    assert not load_bytes(text.replace("      i0: {name: n}\n", "").encode(), "plan.yaml").problems
