"""Words of commands that take values with dashes and slashes, and options of their own."""

from __future__ import annotations

import pytest

from cxroad.cli.loose import file_before, refuse_options, split_options
from cxroad.errors import UsageError


@pytest.mark.parametrize(
    ("words", "file", "others"),
    [
        (["a.b", "c"], None, ["a.b", "c"]),
        (["x.yaml", "a.b", "c"], "x.yaml", ["a.b", "c"]),
        (["a.b", "c", "x.yaml"], "x.yaml", ["a.b", "c"]),
        (["a.b", "this/that"], None, ["a.b", "this/that"]),
        (["x.yaml", "a.b", "this/that"], "x.yaml", ["a.b", "this/that"]),
        (["a.b", "-"], None, ["a.b", "-"]),
        (["-", "a.b", "c"], "-", ["a.b", "c"]),
        (["x.yaml", "a.b"], "x.yaml", ["a.b"]),
        ([], None, []),
    ],
)
def test_file_stands_first_or_last_and_the_rest_is_text(words, file, others):
    assert file_before(words, 2) == (file, others)


def test_options_have_values_behind_a_blank_or_an_equals_sign():
    words = ["add", "--a", "1", "x", "--b=2=3", "--a=", "--minus", "-5"]

    assert split_options(words) == (
        ["add", "x"],
        {"--a": ["1", ""], "--b": ["2=3"], "--minus": ["-5"]},
    )


def test_flags_take_a_value_only_where_one_stands():
    words = ["--flag", "x", "--other", "false", "--flag"]

    assert split_options(words, {"--flag", "--other"}) == (
        ["x"],
        {"--flag": ["true", "true"], "--other": ["false"]},
    )


@pytest.mark.parametrize("words", [["--a"], ["--a", "--b", "1"]])
def test_option_without_its_value_is_refused(words):
    with pytest.raises(UsageError, match="--a has no value"):
        split_options(words)


def test_mistyped_option_is_refused_with_what_was_meant():
    with pytest.raises(UsageError) as caught:
        refuse_options(["a.b", "c", "--todya=2027-01-01"])

    assert caught.value.message == "there is no option --todya"
    assert caught.value.hint == "did you mean --today?"
