"""Whatever a table holds: it is refused, or becomes a roadmap that loads and says the same."""

from __future__ import annotations

import csv
import io
import os
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from cxroad.errors import CxroadError
from cxroad.intake.delimited import read_delimited
from cxroad.intake.take import Wishes, take
from cxroad.intake.titles import FIELDS
from cxroad.intake.write import text_of
from cxroad.load.loader import load_bytes

CASES = int(os.environ.get("CXROAD_CASES", "200"))

WORDS = st.sampled_from(
    [
        *("a: b", "- a", "[a", "{a: b}", "&x", "*x", "!!int 5", "#x", "a #b", "'a'", '"a"', "a\\b"),
        *("true", "null", "~", "5", "5.0", "1e3", "2027-01-11", "03/04/2027", "=1+1", "'=1", "@a"),
        *("Crawl", "walk", "Total", "Name", "6w", "4-8 weeks", "50%", "1", "2", "1FS+2d", "%", "?"),
        *(
            "| a",
            "> a",
            "---",
            "...",
            "\u2028x",
            "a\x85b",
            "a\nb",
            "a\tb",
            "\x1b[2J",
            "\u202e",
            "ß",
        ),
        *("“a”", "", " ", ":", ",", ";", "a;b, c", "done", "0", "€ 5k", "1.000", "a" * 600, "😀"),
    ]
)
CELLS = WORDS | st.text(max_size=12)


@settings(max_examples=CASES)
@given(
    st.lists(st.sampled_from(FIELDS) | CELLS, min_size=1, max_size=8),
    st.lists(st.lists(CELLS, max_size=8), max_size=6),
    st.sampled_from([",", ";", "\t"]),
)
def test_what_is_taken_in_loads_in_full_and_keeps_the_names(titles, rows, sign):
    out = io.StringIO()
    csv.writer(out, delimiter=sign, lineterminator="\n").writerows([["name", *titles], *rows])
    try:
        intake = take(read_delimited(out.getvalue().encode(errors="replace")), Wishes())
    except CxroadError:
        return
    text = text_of(intake, "x.csv")
    loaded = load_bytes(text.encode(), "x.yaml")

    assert [problem.message for problem in loaded.problems] == []
    assert loaded.roadmap is not None
    made = loaded.roadmap.initiatives
    assert {id: each.name for id, each in made.items()} == {
        task.id: task.parts["name"] for task in intake.tasks
    }


@settings(max_examples=CASES)
@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_a_table_or_refused(data):
    with suppress(CxroadError):
        take(read_delimited(data), Wishes())
