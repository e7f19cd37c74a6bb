"""Words are put together for those mistakes that somebody reads, and are the same then."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import pytest
from pydantic import ValidationError

from cxroad.edit.sound import refuse_unsound
from cxroad.errors import UsageError
from cxroad.lint.engine import lint
from cxroad.lint.policy import DEFAULT_POLICY
from cxroad.lint.rest import MOST_LISTED
from cxroad.load import schema
from cxroad.load.loader import Loaded, load_bytes
from cxroad.model.base import Choice, Entity, Scalar, Unreadable, without_words
from cxroad.model.calendar import Calendar
from cxroad.source.limits import Limits
from cxroad.source.reader import read_document

DAY = date(2027, 3, 15)
HEAD = "title: T\nphases:\n  crawl:\n    initiatives:\n"
KINDS = {
    "dates": "      i{n}: {{name: n, start: soon {n}}}\n",
    "words": "      i{n}: {{name: n, kind: kind {n}}}\n",
    "keys": "      i{n}: {{name: n, estimat: 2w}}\n",
    "ids": "      i {n}: {{name: n}}\n",
    "names": "      i{n}: {{}}\n",
    "shapes": "      i{n}: text\n",
}


def loaded(row: str, number: int) -> Loaded:
    rows = "".join(row.format(n=n) for n in range(number))
    return load_bytes((HEAD + rows).encode(), "plan.yaml")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Routes of the mistakes whose words were asked for."""
    asked: list[object] = []
    words_of = schema.words_of

    def counted(document: Any, route: Any, *others: Any) -> Any:
        asked.append(route)
        return words_of(document, route, *others)

    monkeypatch.setattr(schema, "words_of", counted)
    return asked


@pytest.mark.parametrize("row", KINDS.values(), ids=KINDS.keys())
def test_only_what_is_listed_is_put_into_words(row: str, told: list[object]) -> None:
    made = loaded(row, MOST_LISTED + 500)
    assert (len(made.problems), told) == (MOST_LISTED + 500, [])

    lint(made, DAY)

    assert len(told) == MOST_LISTED


def test_whoever_wants_every_finding_gets_the_words_of_every_one(told: list[object]) -> None:
    made = loaded(KINDS["dates"], MOST_LISTED + 1)

    findings = lint(made, DAY, policy=replace(DEFAULT_POLICY, every=True)).findings

    assert len(told) == MOST_LISTED + 1
    assert (
        findings[-1].message == f"i{MOST_LISTED}.start: 'soon {MOST_LISTED}' moves from day to day"
    )


def test_words_are_put_together_once(told: list[object]) -> None:
    (one,) = loaded(KINDS["keys"], 1).problems

    assert (one.message, one.help) == ("i0: unknown key `estimat`", "did you mean `estimate`?")
    assert one.fix is not None
    assert one.note == ""
    assert len(told) == 1


TEXTS = ("", "tbd", "2027-13-01", "12.5.", "soon", "2w + ", "x" * 300, "１２", "-", "o >= ", "a b")


KINDS_OF_VALUES = [
    getattr(sys.modules[kind.__module__], kind.__name__)  # slots make the class anew
    for kind in dict.fromkeys([*Scalar.__subclasses__(), *Choice.__subclasses__()])
    if kind.__module__.startswith("cxroad.")
]


@pytest.mark.parametrize("kind", KINDS_OF_VALUES)
def test_a_refusal_without_words_is_a_case_of_the_same_rule(kind: Any) -> None:
    refused = 0
    for value in (*TEXTS, True, None, ["a"], {"a": "b"}):
        full = code_of(kind.read, value)
        with without_words():
            assert code_of(kind.read, value) == full, value
        refused += full != ""
    assert refused > 3


def test_an_edit_asks_for_no_words_of_what_stays_as_it_is(told: list[object]) -> None:
    made = loaded(KINDS["dates"], 20).document
    new = read_document(made.text.replace("title: T", "title: U").encode(), "plan.yaml")
    worse = read_document(made.text.replace("start: soon 7", "start: soon 8").encode(), "plan.yaml")

    refuse_unsound(made, new)

    assert told == []
    with pytest.raises(UsageError, match="'soon 8' moves from day to day"):
        refuse_unsound(made, worse)
    assert len(told) == 2


def code_of(read: Any, value: object) -> str:
    """The code of a refusal; empty where nothing is refused."""
    try:
        read(value)
    except Unreadable as error:
        return error.code
    return ""


@pytest.mark.parametrize("row", KINDS.values(), ids=KINDS.keys())
def test_as_many_mistakes_as_the_limit_are_all_looked_at(row: str) -> None:
    made = few_looked_at(row, 3)

    assert len(made.problems) == 3
    assert made.roadmap is not None


@pytest.mark.parametrize("row", KINDS.values(), ids=KINDS.keys())
def test_more_mistakes_than_the_limit_are_not_looked_at_and_the_file_says_so(row: str) -> None:
    made = few_looked_at(row, 4)
    first, *others = made.problems

    assert (first.code, first.message, first.help) == (
        "STR011",
        "More than 3 mistakes in one file; the others are not looked at",
        "mend those that are listed, then run this again",
    )
    assert first.note == "until then nothing else is asked of the file"
    assert first.span == (0, len("title: T"))
    assert [each.route for each in others] == [
        each.route for each in few_looked_at(row, 3).problems
    ]
    assert made.roadmap is None


@pytest.mark.parametrize("row", KINDS.values(), ids=KINDS.keys())
def test_of_many_more_mistakes_than_the_limit_the_same_is_said_as_of_one_more(row: str) -> None:
    first, *others = few_looked_at(row, 400).problems

    assert [each.code for each in (first, *others)] == [
        each.code for each in few_looked_at(row, 4).problems
    ]
    assert [each.route for each in others] == [
        each.route for each in few_looked_at(row, 3).problems
    ]


def test_what_is_refused_beyond_the_limit_takes_pydantic_no_error() -> None:
    days = ["2027-13-01"] * 400

    with without_words(4), pytest.raises(ValidationError) as refused:
        Calendar.model_validate({"closed": days})

    assert refused.value.error_count() == 4


def test_no_field_is_of_several_kinds_since_what_one_refuses_another_could_take() -> None:
    entities = [Entity]
    for entity in entities:
        entities += entity.__subclasses__()
    several = [
        f"{entity.__name__}.{name}"
        for entity in entities
        for name, field in entity.model_fields.items()
        if len(set(kinds_in(field.annotation)) - {NoneType}) > 1
    ]

    assert len(entities) > 20
    assert several == ["Roadmap.scenarios"]  # `shock` says which kind, and no other is tried


def kinds_in(annotation: Any) -> tuple[Any, ...]:
    """What a union anywhere in an annotation is of; nothing where there is none."""
    if get_origin(annotation) in (Union, UnionType):
        return get_args(annotation)
    return tuple(kind for part in get_args(annotation) for kind in kinds_in(part))


@pytest.mark.parametrize(("number", "first"), [(10_000, "STR004"), (10_001, "STR011")])
def test_by_default_ten_thousand_mistakes_are_looked_at(number: int, first: str) -> None:
    rows = "".join(KINDS["dates"].format(n=n) for n in range(number))

    assert load_bytes((HEAD + rows).encode(), "plan.yaml").problems[0].code == first


def test_of_a_file_with_too_many_mistakes_no_rule_is_asked() -> None:
    report = lint(few_looked_at(KINDS["dates"], 4), DAY)

    assert [each.code for each in report.findings] == ["STR011", "STR004", "STR004", "STR004"]
    assert "STR001" in report.not_run
    assert "GRA001" in report.not_run


def test_a_file_with_too_many_mistakes_is_not_edited_since_new_ones_would_not_be_seen() -> None:
    made = few_looked_at(KINDS["dates"], 4).document
    text = made.text.replace("title: T", "title: U")
    new = read_document(text.encode(), "plan.yaml", made.limits)

    with pytest.raises(UsageError, match="More than 3 mistakes in one file"):
        refuse_unsound(made, new)


def few_looked_at(row: str, number: int) -> Loaded:
    """Rows read where three mistakes are looked at."""
    rows = "".join(row.format(n=n) for n in range(number))
    return load_bytes((HEAD + rows).encode(), "plan.yaml", Limits(mistakes=3))
