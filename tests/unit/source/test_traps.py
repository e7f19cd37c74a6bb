"""Every trap of hand-written YAML: the sentence, the marked words and the cure.

The cases stand in traps.txt, where a tab is shown as ⇥ and a blank at the end of a line as ␣.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from cxroad.model.initiative import Initiative
from cxroad.model.register import Decision, Risk
from cxroad.model.vision import Outcome
from cxroad.source.problem import Problem
from cxroad.source.reader import read_document
from cxroad.source.traps.values import KEYS_IN_BRACES

_CASE = re.compile(
    r"^=== (?P<name>.*)\n(?P<text>(?:.*\n)*?)"
    r"says   (?P<says>.*)\nmarks  (?P<marks>.*)\nhelp   (?P<help>.*)$",
    re.MULTILINE,
)


class Case(NamedTuple):
    name: str
    text: str
    says: str
    marks: str
    help: str


def _cases() -> list[Case]:
    page = Path(__file__).with_name("traps.txt").read_text(encoding="utf-8")
    page = page.replace("⇥", "\t").replace("␣", " ")
    return [Case(**match.groupdict()) for match in _CASE.finditer(page)]


CASES = _cases()
every_case = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


def problems_of(text: str) -> tuple[Problem, ...]:
    return read_document(text.encode(), "plan.yaml").problems


def test_no_case_of_the_page_is_lost() -> None:
    page = Path(__file__).with_name("traps.txt").read_text(encoding="utf-8")

    assert len(CASES) == page.count("\n=== ") + 1 > 50


@every_case
def test_trap_is_told_in_the_authors_words(case: Case) -> None:
    problems = problems_of(case.text)

    assert [problem.code for problem in problems] == ["STR008"]
    assert problems[0].message == case.says
    assert case.text[slice(*problems[0].span)] == case.marks
    assert problems[0].help == case.help


@every_case
def test_trap_is_told_alike_with_windows_line_ends(case: Case) -> None:
    text = case.text.replace("\n", "\r\n")
    problem = problems_of(text)[0]

    assert problem.message == case.says
    assert text[slice(*problem.span)] == case.marks
    assert problem.help == case.help


BELOW = [case for case in CASES if not case.text.startswith(("-", " "))]


@pytest.mark.parametrize("case", BELOW, ids=[case.name for case in BELOW])
def test_trap_is_told_alike_below_other_lines(case: Case) -> None:
    text = "äöü: 😀\n# more\n" + case.text
    problem = problems_of(text)[0]

    assert re.sub("line [0-9]+", "", problem.message) == re.sub("line [0-9]+", "", case.says)
    assert text[slice(*problem.span)] == case.marks


WHOLE_LINES = [case for case in CASES if re.fullmatch("write `.{4,}`", case.help)]


@pytest.mark.parametrize("case", WHOLE_LINES, ids=[case.name for case in WHOLE_LINES])
def test_writing_the_line_as_shown_takes_the_error_away(case: Case) -> None:
    at = problems_of(case.text)[0].span.start
    start = case.text.rfind("\n", 0, at) + 1
    line = case.text[start : case.text.index("\n", start)]
    indent = line[: len(line) - len(line.lstrip())]
    shown = case.help.removeprefix("write `").removesuffix("`")

    assert problems_of(case.text.replace(line, indent + shown, 1)) == ()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('a: "\\ud800"\n', "The escape `\\ud800` stands for no character"),
        ('a: "x\\ud83d\\ude00"\n', "The escape `\\ud83d` stands for no character"),
        ('a: "\\U00110000"\n', "The escape `\\U00110000` stands for no character"),
        ('a: "\\UFFFFFFFF"\n', "The escape `\\UFFFFFFFF` stands for no character"),
    ],
)
def test_escape_without_a_character_is_over_a_limit(text: str, sentence: str) -> None:
    problem = problems_of(text)[0]

    assert (problem.code, problem.message) == ("STR011", sentence)
    assert f"`{text[slice(*problem.span)]}`" in sentence


def test_escaped_backslash_before_an_escape_is_left_alone() -> None:
    assert problems_of('a: "\\\\ud800"\n') == ()


def test_text_that_no_trap_fits_still_has_its_place() -> None:
    problem = problems_of("a: b\n&x &y c: 1\n")[0]

    assert problem.message.startswith("YAML cannot make sense of this line: ")
    assert problem.span.start == 8


def test_long_line_is_not_repeated_in_the_help() -> None:
    problem = problems_of(f"name: Phase 1: {'listen ' * 30}\n")[0]

    assert problem.help == "put quotes round the whole value"


def test_keys_that_may_lack_a_comma_are_keys_of_a_roadmap() -> None:
    known = {name for model in (Initiative, Outcome, Risk, Decision) for name in model.model_fields}

    assert known >= KEYS_IN_BRACES


@pytest.mark.parametrize("text", ["{name: A; ownr: Mia}", "{name: A owner: Mia}"])
def test_nothing_is_cured_by_itself_where_quotes_would_swallow_a_key(text: str) -> None:
    (problem,) = problems_of(f"x: {text}")

    assert problem.fix is None
