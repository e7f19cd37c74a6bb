"""Exit criteria that are refused, each with its cure."""

from __future__ import annotations

import pytest

from cxroad.model.base import Unreadable
from cxroad.model.criteria import Criterion


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        (
            "effort => 4.9",
            "'effort => 4.9' is not how a comparison is written",
            "write effort >= 4.9",
        ),
        (
            "effort =< 4.9",
            "'effort =< 4.9' is not how a comparison is written",
            "write effort <= 4.9",
        ),
        (
            "effort > = 4.9",
            "'effort > = 4.9' is not how a comparison is written",
            "write effort >= 4.9",
        ),
        (
            "effort ≧ 4.9",
            "'effort ≧ 4.9' is not how a comparison is written",
            "write effort >= 4.9",
        ),
        (
            "effort != 5",
            "'effort != 5' compares with '!=', which is not read",
            "write >=, <=, >, < or =",
        ),
        ("effort >=", "'effort >=' ends after '>='", "write it like effort >= 4.9"),
        (
            "churn <= 15,5%",
            "'15,5%' has a decimal comma",
            "write churn <= 15.5%; or say it in words, without '<='",
        ),
        (
            "effort >= 250.000",
            "'250.000' could be 250000 or 250",
            "write effort >= 250000 or 250; or say it in words, without '>='",
        ),
        (
            "effort >= 4.9 points",
            "'4.9 points' has a unit, which belongs to the metric",
            "write effort >= 4.9; or say it in words, without '>='",
        ),
        (
            "effort >= €5k",
            "'€5k' has a currency, which stands once, at the top ('currency: EUR')",
            "write effort >= 5k; or say it in words, without '>='",
        ),
        (
            "effort >= - 5",
            "'- 5' is not how a number is written",
            "write effort >= -5; or say it in words, without '>='",
        ),
        ("effort >= ٤", "'effort >= ٤' is not how a comparison is written", "write effort >= 4"),
        ("15 <= churn", "'15 <= churn' begins with the number", "write churn >= 15"),
        ("4.9 < effort", "'4.9 < effort' begins with the number", "write effort > 4.9"),
        ("5. <= x", "'5.' is not a number", "write it like 17%, 4.6 or 250k"),
        (
            "Calls > 5 per day",
            "'5 per day' has a unit, which belongs to the metric",
            "write Calls > 5; or say it in words, without '>'",
        ),
        (
            "listen Done",
            "'listen Done' is not how a finished initiative is written",
            "write listen done",
        ),
        (
            "listen is done",
            "'listen is done' is not how a finished initiative is written",
            "write listen done",
        ),
        ("", "an empty text is no criterion", "write it like effort >= 4.9"),
    ],
)
def test_criterion_is_refused_with_its_cure(text: str, message: str, help: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        Criterion.parse(text)

    assert (refusal.value.message, refusal.value.help) == (message, help)
