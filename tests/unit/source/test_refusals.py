"""What is YAML and still no roadmap."""

from __future__ import annotations

from typing import Any

import pytest

from cxroad.source.document import Document
from cxroad.source.limits import Limits
from cxroad.source.reader import read_document

PARTED = "move it to a file of its own, or remove the line that parts the two"


def read(words: str, /, **limits: Any) -> Document:
    return read_document(words.encode(), "plan.yaml", Limits(**limits))


def told(document: Document) -> list[tuple[str, str, str]]:
    return [
        (problem.code, document.text[slice(*problem.span)], problem.help)
        for problem in document.problems
    ]


@pytest.mark.parametrize(
    ("text", "marked", "cure"),
    [
        ("a: &x 1\n", "&x", 'remove `&x`; if it is text, write `a: "&x 1"`'),
        ("a: &x\n  b: 1\n", "&x", 'remove `&x`; if it is text, write `a: "&x"`'),
        ("&x a: 1\n", "&x", "remove `&x`; if it is text, put quotes round it"),
        ("a: *x\n", "*x", 'if it is text, write `a: "*x"`'),
        ("a: *bold*\n", "*bold*", 'if it is text, write `a: "*bold*"`'),
        ("a: !!str 1\n", "!!str", 'remove `!!str`; if it is text, write `a: "!!str 1"`'),
        ("a: ! wow\n", "!", 'remove `!`; if it is text, write `a: "! wow"`'),
        ("- !<t:x> {a: 1}\n", "!<t:x>", "remove `!<t:x>`; if it is text, put quotes round it"),
        ("<<: {a: 1}\n", "<<", "copy the keys that it stands for"),
        ("%YAML 1.2\n---\na: 1\n", "%YAML 1.2", "remove the line `%YAML 1.2`"),
        ("# c\n\n%FOO\n---\na: 1\n", "%FOO", "remove the line `%FOO`"),
        ("[\n  &x a\n]\n", "&x", "remove `&x`; if it is text, put quotes round it"),
        ("a: 1\n---\nb: 2\n", "---", PARTED),
        ("a: 1\n---\nb: 2\n---\nc: 3\n", "---", PARTED),
        ("a: 1\n...\nb: 2\n", "b: 2", PARTED),
    ],
)  # fmt: skip
def test_what_is_not_plain_data_is_refused_at_its_place(text: str, marked: str, cure: str) -> None:
    assert [("STR007", marked, cure)] == told(read(text))


def test_alias_help_names_the_value_that_it_stands_for() -> None:
    document = read("a: &x 4w\nb: *x\n")

    assert ("STR007", "*x", "write `4w` instead of `*x`") in told(document)


def test_alias_help_names_the_anchor_where_the_value_is_a_mapping() -> None:
    document = read("a: &x {b: 1}\nb: *x\n")

    assert ("STR007", "*x", "write what `&x` stands for once more") in told(document)


@pytest.mark.parametrize(
    ("value", "cure"),
    [
        ("x" * 60, f"write `{'x' * 60}` instead of `*x`"),
        ("x" * 61, "write what `&x` stands for once more"),
        ('"two\\nlines"', "write what `&x` stands for once more"),
    ],
)
def test_alias_help_repeats_a_short_text_of_one_line_only(value: str, cure: str) -> None:
    assert ("STR007", "*x", cure) in told(read(f"a: &x {value}\nb: *x\n"))


def test_a_mark_before_the_colon_is_not_taken_for_that_of_the_value() -> None:
    assert {"&x", "!t"} == {marked for _, marked, _ in told(read("a!&: !t &x 1\n"))}
    assert {"&x", "!t"} == {marked for _, marked, _ in told(read("a!&: &x !t 1\n"))}


@pytest.mark.parametrize("mark", ["!t", "!"])
def test_a_tag_on_the_line_above_its_anchor_is_marked_where_it_stands(mark: str) -> None:
    assert {"&x", mark} == {marked for _, marked, _ in told(read(f"{mark}\n&x a: 1\n"))}


@pytest.mark.parametrize("text", ["a: &x # why\n  !t b\n", "a: !t #\n\n  # why\n  &x b\n"])
def test_a_remark_between_an_anchor_and_a_tag_hides_neither(text: str) -> None:
    document = read(text)

    assert {"&x", "!t"} == {marked for _, marked, _ in told(document)}
    assert "Tags such as `!t` are not used in roadmap files" in {
        problem.message for problem in document.problems
    }


def test_each_of_several_tags_is_marked_where_it_stands() -> None:
    marked = [words for _, words, _ in told(read("[!a 1, !b &x 2, !c 3]\n"))]

    assert sorted(marked) == ["!a", "!b", "!c", "&x"]


def test_each_alias_in_the_place_of_a_key_is_told_and_not_as_a_key_that_repeats() -> None:
    assert [words for _, words, _ in told(read("{*a : 1, *b : 2}\n"))] == ["*a", "*b"]


@pytest.mark.parametrize(
    ("text", "message", "cure"),
    [
        (
            "a: &x 1\n",
            "Anchors are not used in roadmap files: write the value out",
            'remove `&x`; if it is text, write `a: "&x 1"`',
        ),
        (
            "a: *x\n",
            "Aliases are not used in roadmap files: write the value out",
            'if it is text, write `a: "*x"`',
        ),
        (
            "a: !t 1\n",
            "Tags such as `!t` are not used in roadmap files",
            'remove `!t`; if it is text, write `a: "!t 1"`',
        ),
        (
            "<<: {a: 1}\n",
            "Merge keys (`<<`) are not used in roadmap files: write the values out",
            "copy the keys that it stands for",
        ),
        ("a: 1\n---\nb: 2\n", "A second document begins here; a roadmap file holds one", PARTED),
        (": a\n", "A key is missing before the colon", "write `key: value`"),
        (
            "{a: b}: c\n",
            "A mapping stands where a key is wanted",
            "text in `{{ }}` needs quotes round it",
        ),
        (
            "? a: b\n: c\n",
            "A mapping stands where a key is wanted",
            "a key is one word; put quotes round it if it is text",
        ),
        (
            "? [a]\n: b\n",
            "A list stands where a key is wanted",
            "a key is one word; put quotes round it if it is text",
        ),
        (
            "a: 1\na: 2\n",
            "`a` stands twice in the same mapping, and only one of the two can count",
            "remove or rename one of them",
        ),
        ("[[[[1]]]]\n", "Nested more than 3 deep", "a roadmap needs ten levels at most"),
        (
            "a: 123456789\n",
            "A text of more than 8 characters",
            "keep long texts in a file of their own and name it here",
        ),
        (
            "[1, 2, 3, 4, 5, 6]\n",
            "More than 5 values in one file",
            "split the roadmap into several files",
        ),
    ],
)
def test_what_is_refused_is_said_with_its_cure(text: str, message: str, cure: str) -> None:
    (problem,) = read(text, depth=3, text=8, values=5).problems

    assert (problem.message, problem.help) == (message, cure)


def test_problems_are_counted_and_the_last_says_so() -> None:
    last = read("a: 1\n" * 9, problems=3).problems[-1]

    assert last.message == "More than 3 problems of this kind; reading stops here"
    assert last.help == "cure those above first"


def test_a_key_that_cannot_be_used_takes_only_its_own_value_along() -> None:
    assert read(": a\nb: c\n").root == {"b": "c"}
    assert [code for code, *_ in told(read("a: &x b\n*x : 1\n*x : 2\n"))] == ["STR007"] * 3


def test_anchor_and_tag_on_one_value_are_both_told_in_either_order() -> None:
    for text in ("a: !t &x 1\n", "a: &x !t 1\n"):
        assert {"&x", "!t"} == {marked for _, marked, _ in told(read(text))}


def test_quoted_marks_are_ordinary_text() -> None:
    document = read('"<<": "*x"\na: "&x"\nb: "!t"\n')

    assert document.problems == ()
    assert document.root == {"<<": "*x", "a": "&x", "b": "!t"}


@pytest.mark.parametrize(
    "text", ["a: &x 1\n", "a: 1\n---\nb: 2\n", "a: 1\na: 2\n", "a: 1\n? [b]\n: c\n"]
)
def test_data_stay_where_the_problem_leaves_no_doubt_about_them(text: str) -> None:
    assert read(text).root == {"a": "1"}


@pytest.mark.parametrize("text", ["a: *x\n", "a: !!int 1\n", "<<: {b: 1}\na: 1\n", "a: b: c\n"])
def test_no_data_are_given_where_a_value_is_unknown(text: str) -> None:
    assert read(text).root is None


def test_repeated_key_shows_both_places() -> None:
    document = read("a:\n  name: x\n  b: 1\n  name: y\n")
    problem = document.problems[0]

    assert problem.code == "STR002"
    assert (
        problem.message
        == "`name` stands twice in the same mapping, and only one of the two can count"
    )
    ((first, said),) = problem.also
    assert (problem.label, said) == ("again here", "first here")
    assert document.text[slice(*first)] == "name"
    places = (problem.span, first)
    assert [document.position(span.start).line for span in places] == [4, 2]


@pytest.mark.parametrize(
    "text", ['own: 1\n"o\\x77n": 2\n', "{own: 1, 'own': 2}\n", "2027: a\n2027: b\n"]
)
def test_repeated_key_is_found_however_it_is_written(text: str) -> None:
    assert [problem.code for problem in read(text).problems] == ["STR002"]


def test_repeated_key_keeps_the_first_value_and_drops_what_stands_under_the_second() -> None:
    document = read("a: 1\na:\n  b: 2\n  b: 3\nc: 4\n")

    assert document.root == {"a": "1", "c": "4"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("? [a]\n: b\n", "A list stands where a key is wanted"),
        ("{a: b}: c\n", "A mapping stands where a key is wanted"),
        ("x: {{ name }}\n", "A mapping stands where a key is wanted"),
        (": a\n", "A key is missing before the colon"),
        ("x: {: a}\n", "A key is missing before the colon"),
    ],
)
def test_key_that_is_no_word_is_refused(text: str, message: str) -> None:
    assert [("STR010", message)] == [
        (problem.code, problem.message) for problem in read(text).problems
    ]


@pytest.mark.parametrize(("depth", "codes"), [(3, []), (2, ["STR011"])])
@pytest.mark.parametrize("text", ["a: [{b: 1}]\n", "a:\n  - b: 1\n", "[[[1]]]"])
def test_depth_is_refused_only_beyond_its_limit(text: str, depth: int, codes: list[str]) -> None:
    assert codes == [problem.code for problem in read(text, depth=depth).problems]


@pytest.mark.parametrize(("values", "codes"), [(4, []), (3, ["STR011"])])
def test_number_of_values_is_refused_only_beyond_its_limit(values: int, codes: list[str]) -> None:
    document = read("a: [1]\nb:\n", values=values)

    assert codes == [problem.code for problem in document.problems]


@pytest.mark.parametrize(("length", "codes"), [(5, []), (6, ["STR011"])])
@pytest.mark.parametrize("form", ["a: {}\n", "{}: a\n", "a: '{}'\n"])
def test_text_is_refused_only_beyond_its_limit(form: str, length: int, codes: list[str]) -> None:
    document = read(form.format("x" * length), text=5)

    assert codes == [problem.code for problem in document.problems]


def test_reading_stops_when_problems_are_too_many() -> None:
    document = read("a: 1\n" * 50, problems=5)

    assert [problem.code for problem in document.problems] == ["STR002"] * 5 + ["STR011"]
    assert document.root is None


def test_limit_is_named_with_its_number() -> None:
    messages = [
        read(text, depth=2, text=5, values=3).problems[0].message
        for text in ("[[[1]]]", "a: abcdef\n", "[1, 2, 3, 4]")
    ]

    assert messages == [
        "Nested more than 2 deep",
        "A text of more than 5 characters",
        "More than 3 values in one file",
    ]


@pytest.mark.parametrize(
    ("rest", "cure"),
    [
        ("x" * 82, f'write `a: "!t {"x" * 82}"`'),
        ("x" * 83, "put quotes round it"),
    ],
)
def test_a_long_line_is_not_shown_once_more_in_quotes(rest: str, cure: str) -> None:
    (found,) = told(read(f"a: !t {rest}\n"))

    assert found == ("STR007", "!t", f"remove `!t`; if it is text, {cure}")
