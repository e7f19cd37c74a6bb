"""From text to a roadmap, and what is said about the parts that cannot be read."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.load.loader import Loaded, load_bytes, load_file

EXAMPLES = Path(__file__).parents[3] / "examples"

SOUND = """\
title: Service desk
vision:
  statement: Every resident gets an answer at once.
  outcomes:
    fcr: {baseline: 58%, target: 75%, by: 2028-Q1}
phases:
  crawl:
    initiatives:
      listen: {name: Listen, owner: Mia, estimate: 4w, serves: [fcr]}
"""


def load(text: str) -> Loaded:
    return load_bytes(textwrap.dedent(text).encode(), "r.yaml")


def said(loaded: Loaded) -> list[tuple[int, str, str, str]]:
    return [
        (loaded.document.position(p.span.start).line, p.code, p.message, p.help)
        for p in loaded.problems
    ]


def with_initiative(lines: str) -> str:
    return SOUND + textwrap.indent(textwrap.dedent(lines), "      ")


def test_sound_file_gives_its_roadmap_and_no_problem():
    loaded = load(SOUND)

    assert loaded.problems == ()
    assert not loaded.partial
    assert list(loaded.roadmap.initiatives) == ["listen"]
    assert loaded.roadmap.initiatives["listen"].phase == "crawl"
    assert loaded.roadmap.initiatives["listen"].at("after", 0) == (
        "phases", "crawl", "initiatives", "listen", "after", 0,
    )  # fmt: skip


def test_entities_know_their_routes_however_deep_they_stand():
    roadmap = load(
        SOUND
        + "scenarios: {bad: [{shock: slip}, {shock: fatigue}]}\n"
        + "decisions: {what: Fund it?}\n"
        + "governance: {steering: {members: [Mia]}}\n"
    ).roadmap

    assert roadmap.scenarios["bad"][1].route == ("scenarios", "bad", 1)
    assert roadmap.decisions[0].route == ("decisions", 0)
    assert roadmap.governance.steering.route == ("governance", "steering")
    assert roadmap.outcomes["fcr"].id == "fcr"
    assert roadmap.id == ""


def test_every_mistake_of_a_file_is_named_in_one_run_each_at_its_line():
    loaded = load(
        with_initiative(
            """\
            call back:
              name: true
              onwer: Ben
              estimate: 6m
              status: Done
              serves: {fcr: 130%}
            """
        )
    )

    assert [(line, code) for line, code, _, _ in said(loaded)] == [
        (10, "STR012"),
        (11, "STR010"),
        (12, "STR001"),
        (13, "STR004"),
        (14, "STR004"),
        (15, "STR004"),
    ]


def test_comma_inside_braces_is_explained_where_it_split_the_text():
    loaded = load(with_initiative("move: {name: Redesign join, move and fix, owner: Mia}\n"))

    ((line, code, message, help),) = said(loaded)
    assert (line, code) == (10, "STR001")
    assert message == "unknown key `move and fix`"
    assert "comma inside { }" in help
    assert "quotes" in help


def test_known_word_after_a_comma_inside_braces_is_explained_too():
    ((_, code, message, help),) = said(load(with_initiative("x: {name: Find an, owner}\n")))

    assert (code, message) == ("STR010", "`owner` has no value")
    assert "quotes" in help


@pytest.mark.parametrize("nothing", ["", " null", " ~"])
def test_key_with_nothing_after_it_is_absent(nothing):
    loaded = load(SOUND + f"currency:{nothing}\n")

    assert loaded.problems == ()
    assert loaded.roadmap.currency is None


def test_mistyped_required_key_is_one_problem_not_two():
    problems = said(load(SOUND.replace("title:", "titel:")))

    assert [(code, help) for _, code, _, help in problems] == [("STR001", "did you mean `title`?")]


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("title: x\nphases: [a]\n", "STR010", "phases is a list; a map of keys belongs here"),
        ("title: x\n", "STR009", "the roadmap has no `phases`"),
        ("phases: {}\n", "STR009", "the roadmap has no `title`"),
        ("", "STR009", "the file is empty"),
        ("# nothing but a comment\n", "STR009", "the file is empty"),
        ("- a\n", "STR010", "a roadmap is a map of keys, but this file holds a list"),
        ("just words\n", "STR010", "a roadmap is a map of keys, but this file holds a single text"),
    ],
)
def test_missing_and_misshapen_parts_are_said_in_the_words_of_the_file(text, code, message):
    assert (code, message) in [(code, message) for _, code, message, _ in said(load(text))]


def test_blank_missing_after_a_colon_is_recognised():
    ((_, code, message, help),) = said(load(with_initiative("move: owner:Mia\n")))

    assert code == "STR010"
    assert "blank is missing after the colon" in message
    assert help == "write `owner: Mia`"


def test_blank_missing_after_a_colon_inside_braces_is_recognised():
    ((_, code, message, help),) = said(load(with_initiative("x: {name: Find, owner:Mia}\n")))

    assert code == "STR001"
    assert message == "unknown key `owner:Mia`, because a blank is missing after its colon"
    assert help == "write `owner: Mia`"


def test_decimal_comma_inside_braces_is_one_problem_with_its_cure():
    (problem,) = said(load(with_initiative("x: {name: X, estimate: 2,5w}\n")))
    (share,) = said(load(SOUND.replace("[fcr]", "{fcr: 40,5%}")))

    assert problem[1:] == (
        "STR004",
        "`2,5w` has a decimal comma, which ends the value inside { }",
        "write 2.5w",
    )
    assert share[3] == "write 40.5%"


def test_list_item_that_a_text_swallows_is_named_with_the_list_that_was_meant():
    loaded = load(with_initiative("x:\n  name: X\n  owner: Tom\n    - Eva\n"))

    ((line, code, message, help),) = said(loaded)
    assert (line, code) == (13, "STR010")
    assert message == "x.owner is read as one text, because the item below continues it"
    assert help.startswith("write a list: [Tom, Eva]")


@pytest.mark.parametrize("text", ["Fast - and right", '"Fast\n          - and right"'])
def test_dash_inside_a_text_is_no_slip(text):
    assert load(with_initiative(f"x: {{name: X, value: {text}}}\n")).problems == ()


def test_id_with_nothing_below_it_is_an_empty_part_and_not_absent():
    loaded = load(SOUND + "  walk:\nexternals:\n  law:\n")

    assert list(loaded.roadmap.phases) == ["crawl", "walk"]
    assert list(loaded.roadmap.externals) == ["law"]
    ((_, code, message, _),) = said(load(with_initiative("x:\n")))
    assert (code, message) == ("STR009", "x has no `name`")


def test_comment_mark_that_empties_a_needed_key_is_named():
    ((line, code, _, help),) = said(load(with_initiative("x:\n  name: #1 fix\n")))

    assert (line, code) == (11, "STR009")
    assert help == "`#` begins a comment, so `name:` is empty; put quotes round the text"


@pytest.mark.parametrize(
    ("status", "cure"),
    [("in progress", "write active"), ("Completed", "write done"), ("on-hold", "write paused")],
)
def test_common_word_for_a_status_is_offered_ours(status, cure):
    ((_, _, _, help),) = said(load(with_initiative(f"x: {{name: X, status: {status}}}\n")))

    assert help == cure


def test_no_break_space_before_a_key_is_named():
    ((_, code, message, help),) = said(load(SOUND + "\u00a0currency: EUR\n"))

    assert code == "STR001"
    assert "no-break spaces" in message
    assert "`currency`" in message
    assert help.startswith("replace them by blanks")


def test_beginning_of_a_key_is_offered_the_whole_of_it():
    ((_, _, message, help),) = said(load(SOUND.replace("baseline:", "base:")))

    assert message == "vision.outcomes.fcr: unknown key `base`"
    assert help == "did you mean `baseline`?"


def test_rest_of_the_roadmap_is_read_when_a_part_cannot_be():
    loaded = load(with_initiative("bad: {name: Bad, estimate: six weeks}\nbroken: 5\n"))

    assert loaded.partial
    assert list(loaded.roadmap.initiatives) == ["listen", "bad"]
    assert loaded.roadmap.initiatives["bad"].estimate is None


def test_list_with_an_unreadable_item_is_left_out_whole_so_that_no_place_shifts():
    loaded = load(with_initiative("x: {name: X, after: [listen +, lisen], estimate: 3w}\n"))

    assert [code for _, code, _, _ in said(loaded)] == ["STR004"]
    assert loaded.roadmap.initiatives["x"].after == ()
    assert str(loaded.roadmap.initiatives["x"].estimate) == "3w"


def test_mistyped_setting_is_an_unknown_key():
    ((_, code, message, help),) = said(load(SOUND + "settings: {levle: starter}\n"))

    assert (code, message) == ("STR001", "settings: unknown key `levle`")
    assert help == "did you mean `level`?"


def test_ids_of_unreadable_parts_are_known_all_the_same():
    loaded = load(with_initiative("broken: 5\n"))

    assert loaded.known["work"] == {"crawl", "listen", "broken"}
    assert loaded.known["outcomes"] == {"fcr"}


def test_fiscal_years_follow_the_month_that_the_file_gives():
    text = SOUND + "fiscal_year_starts: 10\nstart: FY2027\n"

    assert load(text).roadmap.start.first.isoformat() == "2026-10-01"


def test_single_values_stand_for_lists_of_one_and_their_errors_are_found():
    loaded = load(SOUND + "decisions: {what: Fund it?, wat: now}\n")

    ((line, code, message, help),) = said(loaded)
    assert (line, code) == (10, "STR001")
    assert message == "decisions: unknown key `wat`"
    assert help.startswith("did you mean `what`")


def test_unknown_shock_offers_the_nearest_one():
    problems = said(load(SOUND + "scenarios: {a: [{shock: vendor-close, vendor: x}]}\n"))

    assert [(code, help) for _, code, _, help in problems] == [
        ("STR004", "did you mean `vendor-closes`?")
    ]


def test_key_in_the_wrong_place_is_shown_its_home():
    ((_, _, message, help),) = said(load(SOUND + "sponsor: Ilse\n"))

    assert message == "unknown key `sponsor`"
    assert help == "`sponsor` stands in `governance`"


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.glob("*.yaml")))
def test_examples_are_read_without_a_problem(name):
    assert load_file(str(EXAMPLES / name)).problems == ()


SCALARS = st.one_of(
    st.text(max_size=8),
    st.integers(-5, 3000),
    st.floats(allow_nan=False, allow_infinity=False, width=16),
    st.booleans(),
    st.none(),
)
WORDS = """
    title start vision statement outcomes phases initiatives name owner estimate after serves
    people teams waive decisions scenarios shock at actuals exit settings VAL001 x y
"""
KEYS = st.sampled_from(WORDS.split())
TREES = st.recursive(
    SCALARS, lambda below: st.lists(below, max_size=3) | st.dictionaries(KEYS, below, max_size=5)
)


@given(st.dictionaries(KEYS, TREES, max_size=8))
def test_any_tree_of_known_keys_gives_problems_at_places_and_never_a_crash(tree):
    import json

    loaded = load_bytes(json.dumps(tree).encode(), "r.yaml")

    size = len(loaded.document.text)
    assert all(0 <= p.span.start <= p.span.end <= size for p in loaded.problems)
    assert all(p.message and p.code.startswith("STR") for p in loaded.problems)
    assert loaded.roadmap is not None or loaded.problems


def test_a_problem_knows_the_route_of_its_place():
    loaded = load(with_initiative("x: {name: X, estimate: 5m, ownr: Mia, value: a, b}\n"))

    assert {problem.route[4:] for problem in loaded.problems} == {("estimate",), ("ownr",), ("b",)}


def test_work_whose_id_was_used_before_makes_the_reading_partial():
    again = "  walk:\n    initiatives:\n      listen: {name: Listen again}\n"
    twice, once = load(SOUND + again), load(SOUND + again.replace("listen:", "hear:"))

    assert not twice.problems
    assert (twice.partial, once.partial) == (True, False)


LISTEN = "phases:\n  crawl:\n"


@pytest.mark.parametrize(
    ("below", "message", "help"),
    [
        (
            "    goal: G\n    listen: {name: L}\n    answer: {name: A}\n",
            "crawl: `initiatives:` is missing above `listen`",
            "write `initiatives:` above, and indent them below it",
        ),
        (
            "    initiatives: {a: {name: A}}\n    listen: {name: L}\n",
            "crawl: `listen` stands beside `initiatives`, and not below it",
            "indent it as far as the initiatives",
        ),
        (
            "    - listen: {name: L}\n",
            "crawl is a list; a map of keys belongs here",
            "write `initiatives:` below it, and each initiative as its id and a colon",
        ),
        (
            "    initiatives:\n      - name: Listen to calls\n",
            "crawl.initiatives is a list; a map of keys belongs here",
            "write an id instead of the dash, such as `listen-to-calls:`, and its parts below it",
        ),
        (
            "    initiatives: [Listen to calls]\n",
            "crawl.initiatives is a list; a map of keys belongs here",
            "write each as an id with its name, such as `listen-to-calls: {name: Listen to calls}`",
        ),
        (
            "    initiatives: {a: Listen}\n",
            "a is text; a map of keys belongs here",
            "write `a: {name: Listen}`, or `name:` on a line below",
        ),
        (
            "    initiatives: {a: {name: A, serves: [csat: 40%]}}\n",
            "a.serves is a list; a map of keys belongs here",
            "take the dashes away, `csat:` is enough",
        ),
        (
            "    initiatives: {a: {name: A, impacts: desk}}\n",
            "a.impacts is text; a map of keys belongs here",
            "write `impacts: {desk: medium}`",
        ),
        (
            "    initiatives: {a: {name: A, depends_on: [b]}}\n",
            "a: unknown key `depends_on`",
            "it is called `after` here",
        ),
        (
            "    initiatives: {a: {name: A}}\ndecisions: {d1: {what: Buy}}\n",
            "decisions: unknown key `d1`",
            "leave `d1` out and begin each with a dash, `- what: ...`",
        ),
        (
            "    initiatives: {a: {name: A, estimate: {low: 2w}}}\n",
            "a.estimate: a map stands where one value is wanted",
            "write one value, without { }",
        ),
    ],
)
def test_a_slip_of_form_is_said_once_and_shown_as_it_should_be(
    below: str, message: str, help: str
) -> None:
    loaded = load_bytes(f"title: T\n{LISTEN}{below}".encode(), "x.yaml")

    assert [(problem.message, problem.help) for problem in loaded.problems] == [(message, help)]


@pytest.mark.parametrize(
    "text",
    ["title: T\nphases: {a b: {after: [a b]}}\n", "title: T\nphases: {a: {initiatives: {b:{}}}}\n"],
)
def test_one_cause_is_one_problem(text: str) -> None:
    assert len(load_bytes(text.encode(), "x.yaml").problems) == 1
