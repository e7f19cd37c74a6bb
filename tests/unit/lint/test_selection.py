"""Naming rules by code, name or family."""

import pytest

from cxroad.errors import UsageError
from cxroad.lint.catalog import RULES
from cxroad.lint.selection import chosen, find, offer


@pytest.mark.parametrize("word", ["GRA001", "gra001", "cycle", "Cycle"])
def test_a_rule_is_found_by_code_or_name_in_any_case(word: str) -> None:
    assert find(word, RULES) is RULES["GRA001"]


def test_words_may_be_families_and_lists() -> None:
    assert chosen(["GRA,no-vision", " vis002 "], RULES) == {
        *("GRA001", "GRA002", "GRA003", "GRA004", "GRA005"),
        *("VIS001", "VIS002"),
    }


def test_no_words_choose_nothing() -> None:
    assert chosen([], RULES) == frozenset()
    assert chosen(["", ","], RULES) == frozenset()


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("GRA01", "did you mean `GRA001`, `GRA002` or `GRA003`?"),
        ("cylce", "did you mean `cycle`?"),
        ("GAR", "did you mean `GRA`?"),
        ("zzzzzzzzz", "`cxroad rule` lists all rules with code and name"),
    ],
)
def test_an_unknown_word_is_refused_with_what_was_probably_meant(word: str, hint: str) -> None:
    assert offer(word, RULES) == hint
    with pytest.raises(UsageError) as caught:
        chosen(["GRA", word], RULES)
    assert caught.value.hint == hint
    assert f"`{word}`" in caught.value.message
