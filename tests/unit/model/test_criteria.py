"""Exit criteria: measured, done, or free text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cxroad.model.criteria import Criterion


@pytest.mark.parametrize(
    ("text", "target", "op", "value"),
    [
        ("effort >= 4.9", "effort", ">=", "4.9"),
        ("effort>=4.9", "effort", ">=", "4.9"),
        ("effort ≥ 4.9", "effort", ">=", "4.9"),
        ("churn ≤ 12%", "churn", "<=", "12"),
        ("churn <= 15.5%", "churn", "<=", "15.5"),
        ("nps > -5", "nps", ">", "-5"),
        ("defects < 1 %", "defects", "<", "1"),
        ("effort = 5", "effort", "=", "5"),
        ("effort == 5", "effort", "=", "5"),
        ("sales >= 1.2M", "sales", ">=", "1200000"),
    ],
)
def test_outcome_is_compared_with_a_number(text: str, target: str, op: str, value: str) -> None:
    criterion = Criterion.parse(text)

    assert ("outcome", target, op) == (criterion.kind, criterion.target, criterion.op)
    assert criterion.value is not None
    assert Decimal(value) == criterion.value.value


@pytest.mark.parametrize("text", ["listen done", "listen   done"])
def test_initiative_is_done(text: str) -> None:
    criterion = Criterion.parse(text)

    assert (criterion.kind, criterion.target, criterion.value) == ("done", "listen", None)


@pytest.mark.parametrize(
    "text",
    [
        "The board has agreed",
        "Backlog under 5 days",
        "NPS > competitor",
        "All of it done",
        "Calls answered -> callers happy",
        "effort >= 4.9 " + "and so on " * 20,
        "x" * 10_000,
    ],
)
def test_all_else_is_free_text(text: str) -> None:
    criterion = Criterion.parse(text)

    assert (
        criterion.kind,
        criterion.target,
        criterion.op,
        criterion.value,
    ) == ("text", "", "", None)
    assert text.strip() == str(criterion)


def test_free_texts_are_equal_only_when_their_words_are() -> None:
    assert Criterion.parse("The board has agreed") != Criterion.parse("Nobody has agreed")
