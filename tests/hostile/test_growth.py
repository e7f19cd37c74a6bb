"""Texts and files on which a step back in the search would cost the square of their length."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest

from cxroad.api import load_text
from cxroad.edit.tidy import tabs, trailing
from cxroad.load.renaming import namings, renamed
from cxroad.source.document import Document
from cxroad.source.reader import read_document

SECONDS = 3
"""Processor time for each; the square of their length would take a minute."""

BLANKS = " " * 60_000
HEAD = "title: T\nphases:\n  crawl:\n    initiatives:\n"


def document(text: str) -> Document:
    return read_document(text.encode(), "plan.yaml")


def in_time(work: Callable[[], object]) -> None:
    began = time.process_time()
    work()
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("edits", [trailing, tabs])
def test_blanks_inside_a_text_are_passed_once(edits: Callable[[Document], object]) -> None:
    one = document(f'a: "x{BLANKS}y" \nb: "{BLANKS}"\t# {BLANKS}\n')

    in_time(lambda: edits(one))


@pytest.mark.parametrize(
    "text",
    [f"a: b {BLANKS}c: d\n", f"a: b{BLANKS}x{BLANKS}: c: d\n", f"- a{BLANKS}b: c: d\n"],
    ids=["gap", "two gaps", "item"],
)
def test_blanks_in_a_line_that_is_no_yaml_are_passed_once(text: str) -> None:
    in_time(lambda: document(text))


def test_blanks_in_what_names_something_are_passed_once() -> None:
    one = document(f'{HEAD}      i: {{name: n, after: "a{BLANKS}b", exit: "a{BLANKS}b"}}\n')

    in_time(lambda: list(namings(one.root)))


def test_new_ids_for_everything_at_once_are_given_once() -> None:
    rows = "".join(f"      a{n}: {{name: n}}\n      A{n}: {{name: n}}\n" for n in range(5000))
    root = document(HEAD + rows).root
    names = {("phases", "crawl", "initiatives", f"A{n}"): f"b{n}" for n in range(5000)}

    in_time(lambda: renamed(root, names))
    assert len(renamed(root, names)) == 5000
    taken = {("phases", "crawl", "initiatives", "A1"): "a2"}
    own = {("phases", "crawl", "initiatives", "a1"): "A1"}
    assert renamed(root, taken) == ()
    assert renamed(root, own) == ()


def test_a_rule_on_a_text_of_blanks_ends() -> None:
    made = load_text(f'{HEAD}      i: {{name: "a{BLANKS}b"}}\n', today=date(2027, 3, 15))

    in_time(lambda: made.report)


@pytest.mark.parametrize(
    "row",
    [
        "  p{n}:\n    initiatives:\n      a b: {{name: n}}\n",
        "  p{n}: {{initiatives: {{n {n}: {{}}}}}}\n",
    ],
    ids=["the same in each phase", "another in each phase"],
)
def test_ids_that_can_be_none_are_looked_for_once(row: str) -> None:
    text = "title: T\nphases:\n" + "".join(row.format(n=n) for n in range(2500))

    in_time(lambda: load_text(text, today=date(2027, 3, 15)))


def test_decimal_commas_are_held_against_other_problems_once() -> None:
    rows = "".join(f"      i{n}: {{name: n, estimate: zz, cost: 1,5}}\n" for n in range(3000))

    in_time(lambda: load_text(HEAD + rows, today=date(2027, 3, 15)))


def test_texts_that_commas_split_are_put_together_once() -> None:
    parts = ", ".join(f"part {n}" for n in range(6000))

    in_time(lambda: load_text(f"{HEAD}      i: {{name: n, {parts}}}\n", today=date(2027, 3, 15)))
