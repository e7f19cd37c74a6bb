from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxroad.findings.finding import Finding, Place, Severity
from cxroad.findings.report import FileReport, Report, Waived
from cxroad.render.full import render
from cxroad.render.width import cells
from cxroad.source.document import Document
from cxroad.source.span import Span


def shown(document: Document, *findings: Finding, **options: int) -> str:
    return render(
        Report((FileReport("acme.yaml", findings),)), {document.path: document}, **options
    )


def test_a_circle_looks_as_designed(
    document: Document, finding: Callable[..., Finding], place: Callable[..., Place]
) -> None:
    circle = finding(
        place("export", "`login` waits for `export`, ..."),
        "3 initiatives wait for each other, so none of them can start",
        related=(
            place("search", "... `export` waits for `search`, ..."),
            place("login", "... and `search` waits for `login` again", 1),
        ),
        help="remove one of the three; without `search -> login` the other 40 keep their order",
        note="5 more initiatives wait for this circle and cannot be scheduled either",
    )

    expected = """\
error[GRA001]: 3 initiatives wait for each other, so none of them can start
  --> acme.yaml:6:17
   |
 6 |         after: [export]
   |                 ^^^^^^ `login` waits for `export`, ...
   |
  ::: acme.yaml:13:24
   |
13 |         after: [audit, search]
   |                        ------ ... `export` waits for `search`, ...
   |
  ::: acme.yaml:19:17
   |
19 |         after: [login]
   |                 ----- ... and `search` waits for `login` again
   |
help: remove one of the three; without `search -> login` the other 40 keep their order
note: 5 more initiatives wait for this circle and cannot be scheduled either
rule: cycle (`cxroad rule GRA001`)

Found 1 error in acme.yaml.
"""

    assert shown(document, circle) == expected
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown(document, circle, colour=True)) == expected


def test_places_on_neighbouring_lines_share_a_block_in_line_order(
    document: Document, finding: Callable[..., Finding], place: Callable[..., Place]
) -> None:
    text = shown(
        document,
        finding(place("owner", "again here", 1), related=(place("after", "first here"),)),
    )

    assert (
        """\
 --> acme.yaml:8:26
  |
6 |         after: [export]
  |         ----- first here
7 |         owner: web
8 |       fast: {name: Fast, owner: ben}
  |                          ^^^^^ again here
  |
"""
        in text
    )


def test_a_story_is_told_in_its_order_even_by_neighbours(
    finding: Callable[..., Finding], place: Callable[..., Place]
) -> None:
    document = Document("acme.yaml", "one: 1\ntwo: 2\nthree: 3\n")
    one, two, three = (
        place(word, f"{number} told", of=document)
        for number, word in (("first", "one"), ("last", "two"), ("second", "three"))
    )

    text = shown(document, finding(one, related=(three, two)))

    assert text.index("first told") < text.index("second told") < text.index("last told")
    assert text.count("::: acme.yaml:2:1") == 1


def test_several_labels_on_a_line_stand_below_each_other(
    document: Document, finding: Callable[..., Finding], place: Callable[..., Place]
) -> None:
    one, two, three = place("name", "one"), place("owner", "two", 1), place("ben", "three")

    text = shown(document, finding(two, related=(one, three)))

    assert (
        """\
8 |       fast: {name: Fast, owner: ben}
  |              ----        ^^^^^  --- three
  |              |           |
  |              |           two
  |              |
  |              one
"""
        in text
    )


def test_the_primary_mark_wins_where_two_overlap(
    document: Document, finding: Callable[..., Finding], place: Callable[..., Place]
) -> None:
    text = shown(document, finding("name", related=(place("name: Fast"),)))

    assert "  |              ^^^^------\n" in text


def test_a_place_of_several_lines_is_marked_at_its_first_and_its_last(
    document: Document, finding: Callable[..., Finding], place: Callable[..., Place]
) -> None:
    start, end = place("after"), place("search", nth=0)
    long = Place("acme.yaml", Span(start.span.start, end.span.end), start.start, end.end, "all")

    text = shown(document, finding(long))

    assert (
        """\
 6 |         after: [export]
   |         ^^^^^^^^^^^^^^^
...
13 |         after: [audit, search]
   |         ^^^^^^^^^^^^^^^^^^^^^ all
"""
        in text
    )


def test_marks_stand_under_wide_combined_and_hidden_characters() -> None:
    document = Document("acme.yaml", "k: 日本 e\u0301 \u200b\tx here\n")
    at = document.text.index("here")
    place = Place(
        "acme.yaml", Span(at, at + 4), document.position(at), document.position(at + 4), ""
    )

    text = shown(document, Finding("STR001", "x", Severity.ERROR, "m", place))
    line, marks = text.split("\n")[3:5]

    assert line == "1 | k: 日本 e\u0301 \\u200b x here"
    assert cells(line[: line.index("here")]) == marks.index("^^^^")


def test_a_long_line_is_cut_around_the_mark_and_both_cuts_are_shown(
    finding: Callable[..., Finding], place: Callable[..., Place]
) -> None:
    document = Document("acme.yaml", "a: " + "x " * 90 + "HERE" + " y" * 90)

    text = shown(document, finding(place("HERE", of=document)))
    line, marks = text.split("\n")[3:5]

    assert line.startswith("1 | ...")
    assert line.endswith("...")
    assert line.index("HERE") == marks.index("^^^^")
    assert 90 <= len(line) <= 100


@pytest.mark.parametrize("length", [95, 96, 97])
def test_a_line_is_cut_only_when_it_does_not_fit(
    length: int, finding: Callable[..., Finding], place: Callable[..., Place]
) -> None:
    document = Document("acme.yaml", "a" * length)

    line = shown(document, finding(place("a", of=document))).split("\n")[3]

    assert line.endswith("...") == (length > 96)
    assert len(line) == min(length + 4, 100)


def test_a_place_in_another_file_names_it(
    document: Document, finding: Callable[..., Finding], place: Callable[..., Place]
) -> None:
    other = Document("other.yaml", "teams: {web: 3}\n")
    wrong = finding("web", related=(place("web", "here too", of=other),))

    text = render(
        Report((FileReport("acme.yaml", (wrong,)),)), {"acme.yaml": document, "other.yaml": other}
    )

    assert " ::: other.yaml:1:9\n  |\n1 | teams: {web: 3}\n  |         --- here too\n" in text


def test_a_finding_is_still_shown_when_its_source_is_missing(
    finding: Callable[..., Finding], place: Callable[..., Place]
) -> None:
    text = render(Report((FileReport("acme.yaml", (finding(place("web", "this one")),)),)), {})

    assert " --> acme.yaml:7:16\n  |\n  | this one\n" in text


def test_an_empty_file_has_a_place_too(finding: Callable[..., Finding]) -> None:
    document = Document("acme.yaml", "")
    start = document.position(0)

    text = shown(document, finding(Place("acme.yaml", Span(0, 0), start, start)))

    assert " --> acme.yaml:1:1\n  |\n1 |\n  | ^\n" in text


def test_more_places_than_can_be_read_are_counted(
    document: Document, finding: Callable[..., Finding], place: Callable[..., Place]
) -> None:
    text = shown(document, finding("title", related=(place("web"),) * 13))

    assert "and 2 more places\n" in text


def test_a_severe_warning_says_so(document: Document, finding: Callable[..., Finding]) -> None:
    text = shown(
        document, finding("web", "too much", severity=Severity.WARNING, severe=True, code="PPL001")
    )

    assert text.startswith("warning[PPL001] severe: too much\n")
    assert text.endswith("Found 1 warning (1 severe) in acme.yaml.\n")


def test_infos_take_a_line_each_below_the_rest_and_are_whole_when_asked_for(
    document: Document, finding: Callable[..., Finding]
) -> None:
    info = finding("title", "slow", severity=Severity.INFO, code="VAL003")
    error = finding("web", "wrong")

    text = shown(document, info, error)

    assert text.index("error[GRA001]") < text.index("info[VAL003] acme.yaml:1:1  slow\n")
    assert "info[VAL003]: slow\n --> acme.yaml:1:1\n" in shown(document, info, verbose=True)


def test_waived_findings_are_shown_with_reason_and_end(
    document: Document, finding: Callable[..., Finding]
) -> None:
    waived = Waived(finding("web", "wrong"), "the board wants it", "2027-03")

    text = render(Report((FileReport("acme.yaml", (), (waived,)),)), {"acme.yaml": document})

    assert text == (
        "waived[GRA001] acme.yaml:7:16  wrong (waived until 2027-03: the board wants it)\n\n"
        "Nothing found in acme.yaml.\n1 finding is waived by the file itself.\n"
    )


def test_the_gravest_are_kept_when_there_are_too_many(
    document: Document, finding: Callable[..., Finding]
) -> None:
    mild = finding("title", "mild", severity=Severity.WARNING)
    severe = finding("title", "heavy", severity=Severity.WARNING, severe=True)
    bad = finding("web", "bad")

    text = shown(document, mild, severe, bad, most=2)

    assert "mild" not in text
    assert text.index("heavy") < text.index("bad")
    assert "Found 1 error and 2 warnings (1 severe) in acme.yaml.\n" in text
    assert "The 2 gravest are shown; --max-findings 3 shows all of them.\n" in text


FRAGMENTS = ["a", "b ", " ", "\t", "\n", "\r", "\x1b[31m", "\u202e", "\u200d", "\u0301", "日本"]
FRAGMENTS += ["\U0001f469\u200d\U0001f4bb", "##[x]", "##", "[", "::", ":", "::err::", "long" * 20]
FRAGMENTS += ["\ufeff", "\U000e0041", "\u2028", "\x85", "\ud800"]
HOSTILE = st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join)


@settings(max_examples=400, deadline=None)
@given(HOSTILE, HOSTILE, st.data(), st.integers(40, 120))
def test_any_text_is_shown_within_the_width_without_obeying_it(
    source: str, words: str, data: st.DataObject, width: int
) -> None:
    document = Document(f"a{words[:20]}.yaml", source)
    spans = data.draw(
        st.lists(st.tuples(st.integers(0, len(source)), st.integers(0, len(source))), min_size=1)
    )
    places = [
        Place(document.path, Span(a, b), document.position(a), document.position(b), words[:40])
        for a, b in map(sorted, spans)
    ]
    wrong = Finding(
        "GRA001",
        "cycle",
        Severity.ERROR,
        f"m {words}",
        places[0],
        "",
        True,
        tuple(places[1:]),
        words,
    )
    report = Report((FileReport(document.path, (wrong,), (Waived(wrong, words),)),))

    plain = render(report, {document.path: document}, width=width)
    coloured = render(report, {document.path: document}, width=width, colour=True)

    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert "\x1b" not in plain
    for line in plain.split("\n"):
        assert line == line.rstrip(" ")
        if "--> " not in line and "::: " not in line and not line.startswith("waived["):
            assert cells(line) <= width
        start = line.lstrip()
        assert not start.startswith("::") or start.startswith("::: ")
        assert "##[" not in line


def test_a_huge_line_is_drawn_quickly(
    finding: Callable[..., Finding], place: Callable[..., Place]
) -> None:
    document = Document("acme.yaml", "x" * 5_000_000 + "HERE" + "y" * 5_000_000)

    text = shown(document, finding(place("HERE", of=document)))

    assert "HERE" in text
    assert len(text) < 1000
