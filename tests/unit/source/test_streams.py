"""The two event streams, the guards of the pure one, and which of them is asked."""

from __future__ import annotations

import gc
import sys
from typing import Any

import pytest

from cxroad.source import events, pure, reader
from cxroad.source.events import BAD_ESCAPE, TOO_DEEP, Fault
from cxroad.source.fast import fast_stream
from cxroad.source.limits import Limits
from cxroad.source.pure import pure_stream
from cxroad.source.reader import read_document


def fault_of(text: str, depth: int = 32) -> Fault:
    with pytest.raises(Fault) as caught:
        list(pure_stream(text, depth).events)
    return caught.value


def test_pure_scanner_refuses_the_bracket_that_is_one_too_deep() -> None:
    assert list(pure_stream("[{a: [1]}]", 3).events)
    fault = fault_of("[{a: [1]}]", 2)

    assert (fault.problem, fault.at) == (TOO_DEEP, 5)


@pytest.mark.parametrize("escape", ["\\ud800", "\\udfff", "\\U00110000", "\\UFFFFFFFF"])
def test_pure_scanner_refuses_escapes_that_are_no_characters(escape: str) -> None:
    assert fault_of(f'a: "{escape}"').problem == BAD_ESCAPE


@pytest.mark.parametrize("text", ["%YAML 1.0\n---\na", "%YAML 0.1\n---\na", "a: 1\n%YAML 1.0\n"])
def test_whatever_the_pure_library_lets_out_is_a_fault_with_a_place(text: str) -> None:
    assert 0 <= fault_of(text).at <= len(text)


@pytest.mark.parametrize(
    "leak",
    [KeyError("x"), RecursionError(), NotImplementedError(), AssertionError(), OverflowError()],
)
def test_leak_from_inside_the_library_has_the_place_that_it_had_come_to(
    leak: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> None:
        raise leak

    monkeypatch.setattr(pure._GuardedScanner, "fetch_flow_entry", broken)
    fault = fault_of("a: [b,\n c]\n")

    assert (fault.problem, fault.at) == ("", 5)


def test_leak_becomes_a_problem_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise KeyError

    monkeypatch.setattr(pure._GuardedScanner, "fetch_flow_entry", broken)
    document = read_document(b"a: 1\nb: [\tb, c]\n", "plan.yaml")

    assert [problem.message for problem in document.problems] == [
        "YAML cannot make sense of this line"
    ]
    assert document.position(document.problems[0].span.start).line == 2


def test_sound_file_is_read_without_the_pure_library() -> None:
    if fast_stream("a") is None:
        pytest.skip("PyYAML came without libyaml")
    asked: list[str] = []

    class Watch:
        def find_spec(self, name: str, *_: Any) -> None:
            asked.append(name)

    before = {
        name: sys.modules.pop(name) for name in list(sys.modules) if name.startswith("ruamel")
    }
    kept = sys.modules.pop("cxroad.source.pure")
    sys.meta_path.insert(0, Watch())
    try:
        read_document(b"a: [b, {c: d}]\n", "plan.yaml")
    finally:
        del sys.meta_path[0]
        sys.modules.update(before)
        sys.modules["cxroad.source.pure"] = kept

    assert asked == []


@pytest.fixture
def without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML as it is where no C compiler was at hand."""
    import yaml

    monkeypatch.delattr(yaml, "CBaseLoader", raising=False)


DOCUMENTS = [
    "a: 1\nb: [x, {y: z}]\nc: |\n  text\n",
    "a: b: c\n",
    "a: 'open\n",
    "a: [b\nc: d\n",
    "a: *x\n",
    "a: 1\na: 2\n",
    "[" * 40,
    "a: \"\\ud800\"\n",
    "a:\n\tb: 1\n",
    "x: *bold*\n",
    "a: [b, c:]\n",
]  # fmt: skip


@pytest.mark.usefixtures("without_libyaml")
@pytest.mark.parametrize("text", DOCUMENTS)
def test_answer_is_the_same_without_libyaml(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = read_document(text.encode(), "plan.yaml")
    monkeypatch.undo()
    fast = read_document(text.encode(), "plan.yaml")

    assert (slow.root, slow.problems) == (fast.root, fast.problems)


@pytest.mark.usefixtures("without_libyaml")
def test_large_file_without_libyaml_is_refused_with_the_cure() -> None:
    document = read_document(b"a: 12345\n", "plan.yaml", Limits(slow_size=8))

    assert [problem.help for problem in document.problems] == [
        "install PyYAML with libyaml, or split the roadmap into several files"
    ]


@pytest.mark.parametrize("text", DOCUMENTS[1:9])
def test_large_file_with_an_error_is_explained_from_what_the_fast_parser_says(text: str) -> None:
    small = read_document(text.encode(), "plan.yaml")
    large = read_document(text.encode(), "plan.yaml", Limits(slow_size=2))

    if "\t" in text:
        assert "can only be read slowly" in large.problems[0].message
    else:
        assert large.problems == small.problems


def test_collector_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    states = []
    for on in (True, False):
        monkeypatch.setattr(reader.gc, "isenabled", lambda on=on: on)
        monkeypatch.setattr(reader.gc, "enable", lambda: states.append("on"))
        read_document(b"a: 1\n", "plan.yaml")

    assert states == ["on"]


def test_an_error_without_a_place_of_its_own_lies_where_its_surroundings_began() -> None:
    from yaml.error import Mark, MarkedYAMLError

    mark = Mark("x", 7, 0, 7, None, None)
    fault = events.fault_of(MarkedYAMLError("while reading", mark), None, 99)

    assert (fault.problem, fault.at, fault.context) == ("while reading", 7, "while reading")
    assert (fault.since, fault.after) == (7, 0)


@pytest.mark.parametrize(
    ("text", "at", "what"),
    [
        ("\ta: 1\n", 0, "a tab"),
        ("a: 1 \tb\tc\n", 5, "a tab"),
        ("a: |# b\n  c\n", 3, "a comment right behind `|` or `>`"),
        ("a: ># b\n  c\nd: |# e\n  f\n", 3, "a comment right behind `|` or `>`"),
        ("a: >\n   \n  c\n", 5, "blanks on an empty line at the head of a text"),
        ("a: >\r\n   \r\n  c\r\n", 6, "blanks on an empty line at the head of a text"),
    ],
)
def test_a_large_file_is_told_what_only_the_slow_parser_reads(
    text: str, at: int, what: str
) -> None:
    (problem,) = read_document(text.encode(), "plan.yaml", Limits(slow_size=2)).problems

    assert (problem.code, tuple(problem.span)) == ("STR011", (at, at + 1))
    assert problem.message == (
        f"The file is too large for {what}, with which it can only be read slowly"
    )
    assert problem.help == "take it out here and wherever else it stands"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_blanks_behind_words_need_no_slow_parser(end: str) -> None:
    text = f"a: |{end}  one {end}  two{end}"
    document = read_document(text.encode(), "plan.yaml", Limits(slow_size=2))

    assert document.problems == ()
    assert document.root == {"a": "one \ntwo\n"}


def test_without_the_fast_parser_a_large_file_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reader, "fast_stream", lambda _: None)
    (problem,) = read_document(b"a: 1\n", "plan.yaml", Limits(slow_size=4)).problems

    assert (problem.code, tuple(problem.span)) == ("STR011", (0, 1))
    assert problem.message == (
        "The file is larger than 4 bytes, and the fast parser is not installed"
    )
    assert problem.help == "install PyYAML with libyaml, or split the roadmap into several files"
    assert read_document(b"a: 1\n", "plan.yaml", Limits(slow_size=5)).root == {"a": "1"}


def test_without_the_fast_parser_a_file_holds_as_many_values_as_the_lower_limit_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reader, "fast_stream", lambda _: None)
    for values, slow_values in ((3, 9), (9, 3)):
        limits = Limits(values=values, slow_values=slow_values)

        assert not read_document(b"[1, 2]\n", "plan.yaml", limits).problems
        (problem,) = read_document(b"[1, 2, 3]\n", "plan.yaml", limits).problems
        assert problem.message == "More than 3 values in one file"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("a: 1\n", False),
        ("a: 1\na: 2\n", True),
        ("a: b: c\n", True),
        ("only words\n", True),
        ("a: [b,\n\tc]\n", True),
    ],
)
def test_the_slow_parser_is_asked_within_bounds_about_small_files_that_are_no_roadmap(
    text: str, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if fast_stream("a") is None:
        pytest.skip("PyYAML came without libyaml")
    bounds: list[int | None] = []

    def watched(text: str, depth: int, most: int | None = None) -> events.Stream:
        bounds.append(most)
        return pure_stream(text, depth, most)

    monkeypatch.setattr(pure, "pure_stream", watched)
    read_document(text.encode(), "plan.yaml", Limits(judged=70))
    small = bounds.copy()
    bounds.clear()
    read_document(text.encode(), "plan.yaml", Limits(judged=70, slow_size=4))

    assert set(small) == ({70} if asked else set())
    assert not bounds


def test_a_lone_number_is_a_text_and_a_lone_null_is_nothing() -> None:
    assert read_document(b"5\n", "plan.yaml").root == "5"
    assert read_document(b"~\n", "plan.yaml").root is None


def test_the_collector_rests_while_a_file_is_read_and_is_left_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[bool] = []
    parse = reader._parse
    monkeypatch.setattr(
        reader, "_parse", lambda *words: (seen.append(gc.isenabled()), parse(*words))[1]
    )
    was_on = gc.isenabled()
    try:
        for turn, is_on in ((gc.enable, True), (gc.disable, False)):
            turn()
            read_document(b"a: 1\n", "plan.yaml")
            assert gc.isenabled() is is_on
    finally:
        (gc.enable if was_on else gc.disable)()

    assert seen == [False, False]
