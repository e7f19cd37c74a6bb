"""Edits as a careful person would make them: place, style, alignment, and what is refused."""

from __future__ import annotations

import re

import pytest

from cxroad.edit.add import add
from cxroad.edit.assign import assign, unset
from cxroad.edit.link import link, unlink
from cxroad.edit.move import move
from cxroad.edit.progress import done, record
from cxroad.edit.remove import remove
from cxroad.edit.rename import rename
from cxroad.edit.waiver import NewWaiver, with_waiver
from cxroad.errors import CxroadError
from cxroad.source.limits import Limits
from cxroad.source.reader import read_document

TEXT = """\
title: Northside
start: 2027-01-11

vision:
  statement: >
    One contact
    is enough.
  outcomes:
    effort: {baseline: 1,   target: 2}
    fcr:    {baseline: 58%, target: 75%}

# Who carries it
people:
  ada:     {name: Ada, level: manager}
  service: {name: Ben, level: director}

phases:
  crawl:
    exit: [listen done]
    initiatives:
      # We begin with ears
      listen: {name: Listen, owner: ada, serves: [effort]}
      answer:
        name: Answer
        owner: service
        after:
          - listen   # first
          - hire + 2w
      hire: {name: Hire, estimate: 3w}
  # the second step
  walk:
    initiatives:
      settle: {name: "Settle", after: [answer]}
  run: {}
"""


def document(text=TEXT):
    return read_document(text.encode(), "x.yaml")


def edited(operation, *words, text=TEXT, **named):
    """The new text, if the old one differs from it by some lines only: pairs of old and new."""
    return operation(document(text), *words, **named).text


def replaced(*pairs, text=TEXT):
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("path", "value", "pair"),
    [
        ("hire.due", "2027-05", ("estimate: 3w}", "estimate: 3w, due: 2027-05}")),
        ("hire.owner", "ada", ("{name: Hire, ", "{name: Hire, owner: ada, ")),
        ("answer.estimate", "4w", ("owner: service\n", "owner: service\n        estimate: 4w\n")),
        ("settle.name", "Settle now", ('"Settle"', '"Settle now"')),
        ("answer.name", "Answer: now", ("name: Answer\n", 'name: "Answer: now"\n')),
        ("listen.serves", "effort=20%", ("serves: [effort]", "serves: {effort: 20%}")),
        ("fcr.target", "80%", ("target: 75%", "target: 80%")),
        ("currency", "EUR", ("start: 2027-01-11\n", "start: 2027-01-11\ncurrency: EUR\n")),
        (
            "vision.statement",
            "One contact.",
            (">\n    One contact\n    is enough.\n", "One contact.\n"),
        ),
        ("run.goal", "Prevent", ("  run: {}\n", "  run:\n    goal: Prevent\n")),
        (
            "case.rational",
            "It pays",
            ("# Who carries it\n", "case:\n  rational: It pays\n\n# Who carries it\n"),
        ),
        ("answer.impacts", "desk=high", ("          - hire + 2w\n",
                                         "          - hire + 2w\n        impacts: {desk: high}\n")),
    ],
)  # fmt: skip
def test_value_stands_where_its_key_usually_does(path, value, pair):
    assert edited(assign, path, value) == replaced(pair)


@pytest.mark.parametrize(
    ("path", "pair"),
    [
        ("answer.owner", ("        owner: service\n", "")),
        ("answer.after", ("        after:\n          - listen   # first\n          - hire + 2w\n",
                          "")),
        ("listen.owner", (", owner: ada", "")),
        ("fcr.baseline", ("{baseline: 58%, target", "{target")),
        ("start", ("start: 2027-01-11\n", "")),
        ("people.ada.level", (", level: manager", "")),
        ("crawl.exit", ("    exit: [listen done]\n", "")),
        ("listen.serves", (", serves: [effort]", "")),
    ],
)  # fmt: skip
def test_key_that_is_taken_out_leaves_all_else_as_it_was(path, pair):
    assert edited(unset, path) == replaced(pair)


def test_comment_above_a_key_stays_where_the_key_is_taken_out():
    text = TEXT.replace("    exit:", "    # as agreed in May\n    exit:")

    new = replaced(("    exit: [listen done]\n", ""), text=text)
    assert edited(unset, "crawl.exit", text=text) == new


def test_key_with_a_comment_among_its_lines_is_not_taken_out():
    text = TEXT.replace("          - hire", "          # from May on\n          - hire")

    with pytest.raises(CxroadError, match="has no room for"):
        edited(unset, "answer.after", text=text)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("hire.name", "hire has no `name`"),
        ("title", "the roadmap has no `title`"),
        ("hire", "`hire` is more than a value"),
        ("hire.colour", "there is no key `colour` at hire"),
        ("nobody.name", "nothing is called `nobody`"),
    ],
)
def test_what_the_roadmap_needs_or_does_not_have_is_not_taken_out(path, said):
    with pytest.raises(CxroadError, match=re.escape(said)):
        unset(document(), path)


def test_key_that_is_not_there_need_not_be_taken_out():
    made = unset(document(), "hire.due")

    assert made.text == TEXT
    assert made.did == "`hire.due` is not set"


@pytest.mark.parametrize(
    ("kind", "id", "fields", "where", "pair"),
    [
        ("person", "zoe", {"name": "Zoe"}, {}, ("level: director}\n",
         "level: director}\n  zoe:     {name: Zoe}\n")),
        ("outcome", "churn", {"target": "5%"}, {}, ("target: 75%}\n",
         "target: 75%}\n    churn:  {target: 5%}\n")),
        ("initiative", "x", {"name": "X"}, {"phase": "walk"}, ("after: [answer]}\n",
         "after: [answer]}\n      x: {name: X}\n")),
        ("initiative", "x", {"name": "X"}, {"phase": "crawl", "before": "listen"},
         ("      # We begin", "      x: {name: X}\n      # We begin")),
        ("initiative", "x", {"name": "X"}, {"phase": "run"}, ("  run: {}\n",
         "  run:\n    initiatives:\n      x: {name: X}\n")),
        ("team", "desk", {"size": "4"}, {}, ("\nphases:\n",
         "\nteams:\n  desk: {size: 4}\n\nphases:\n")),
    ],
)  # fmt: skip
def test_new_thing_is_written_as_its_neighbours_are(kind, id, fields, where, pair):
    assert edited(add, kind, id, fields, **where) == replaced(pair)


def test_long_entry_has_a_line_for_each_key():
    new = edited(add, "initiative", "x", {"name": "X" * 80, "owner": "ada"}, phase="walk")

    assert new.endswith(f"      x:\n        name: {'X' * 80}\n        owner: ada\n  run: {{}}\n")


def test_moved_entry_takes_its_comment_along_and_leaves_none_behind():
    new = edited(move, "listen", "walk", "settle")

    entry = (
        "      # We begin with ears\n      listen: {name: Listen, owner: ada, serves: [effort]}\n"
    )
    assert new == replaced((entry, "")).replace("      settle:", f"{entry}      settle:")


def test_last_entry_that_moves_leaves_an_empty_map_and_opens_another():
    new = edited(move, "settle", "run")

    assert "  walk:\n    initiatives: {}\n" in new
    assert new.endswith(
        '  run:\n    initiatives:\n      settle: {name: "Settle", after: [answer]}\n'
    )


def test_renamed_key_keeps_the_values_in_line():
    new = edited(rename, "ada", "mia")
    assert "  mia:     {name: Ada" in new
    assert new.count("owner: mia") == 1
    assert "  a-long-name: {name: Ada" in edited(rename, "ada", "a-long-name")
    assert "      # We begin with ears\n      hear: {" in edited(rename, "listen", "hear")
    assert "exit: [hear done]" in edited(rename, "listen", "hear")


def test_links_come_and_go_one_by_one_in_their_own_style():
    assert edited(link, "answer", "settle", text=TEXT.replace("[answer]", "[hire]")) == replaced(
        ("          - hire + 2w\n", "          - hire + 2w\n          - settle\n"),
        text=TEXT.replace("[answer]", "[hire]"),
    )
    assert edited(unlink, "answer", "hire") == replaced(("          - hire + 2w\n", ""))
    assert edited(link, "answer", "hire", "3w") == replaced(("hire + 2w", "hire + 3w"))
    assert edited(link, "answer", "hire", "-1w") == replaced(("hire + 2w", "hire - 1w"))
    assert edited(unlink, "settle", "answer") == replaced((", after: [answer]}", "}"))
    assert edited(link, "listen", "hire") == replaced(
        ("owner: ada, serves", "owner: ada, after: [hire], serves")
    )


def test_rewired_followers_wait_for_what_it_waited_for():
    new = edited(remove, "answer", True)

    assert "answer" not in new
    assert "after: [listen, hire + 2w]}" in new
    assert "We begin with ears" in new


@pytest.mark.parametrize(
    ("operation", "words", "said", "hint"),
    [
        (remove, ("answer",), "`settle` waits for `answer`", "--rewire"),
        (remove, ("listen", True), "`listen` is named at crawl.exit[0]", "first"),
        (remove, ("ada",), "`ada` is named at listen.owner", "first"),
        (remove, ("crawl",), "phase `crawl` has 3 initiatives", "move or remove them first"),
        (link, ("listen", "settle"), "that waits in turn for it", "cxroad unlink"),
        (link, ("listen", "listen"), "cannot wait for itself", "something else"),
        (link, ("listen", "hire", "soon"), "--lag: ", ""),
        (link, ("settle", "answr"), "there is no", "did you mean answer?"),
        (unlink, ("settle", "hire"), "does not wait for `hire`", "it waits for answer"),
        (move, ("listen", "walk", "hire"), "`hire` is not in phase `walk`", "it is in `crawl`"),
        (rename, ("listen", "Answer"), "there is a `Answer` already", "another id"),
        (rename, ("listen", "a b"), "cannot be an id", "write a-b"),
        (assign, ("listen.estimate", "soon"), "'soon' is not an estimate", ""),
        (assign, ("listen.duration", "3w"), "no key `duration`", "did you mean listen.estimate?"),
        (assign, ("listn.estimate", "3w"), "nothing is called `listn`", "listen.estimate"),
        (assign, ("listen", "3w"), "more than a value", "name a key"),
        (assign, ("people.zoe.name", "Zoe"), "there is no `zoe` yet", "add it first"),
        (assign, ("listen.after[0]", "x"), "is no path", "write it like"),
        (assign, ("listen.name", "a\nb"), "one line", ""),
        (add, ("person", "ada", {"name": "Ada"}), "there is a `ada` already", "--id"),
        (add, ("initiative", "x", {"name": "X"}), "in which phase?", "crawl, walk, run"),
        (add, ("person", "x", {"name": "X"}, "walk"), "belongs to no phase", "leave --phase out"),
        (add, ("initiative", "x", {"name": "X", "due": "7x"}, "walk"), "not a date", ""),
    ],
)  # fmt: skip
def test_what_would_not_be_safe_is_refused_with_a_way_out(operation, words, said, hint):
    with pytest.raises(CxroadError) as caught:
        operation(document(), *words)

    assert said in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize("text", ["title: x\nphases: {crawl: {initiatives: {a: {name: A}}}}", TEXT])
def test_nothing_changes_where_it_is_so_already(text):
    id = "a" if "a: {name: A}" in text else "listen"
    name = "A" if id == "a" else "Listen"

    assert edited(assign, f"{id}.name", name, text=text) == text
    assert edited(rename, id, id, text=text) == text
    assert edited(move, id, "crawl", None if id == "a" else "answer", text=text) == text


def test_what_is_so_already_is_no_error():
    once = edited(done, "listen", "2027-01-11")

    assert edited(done, "listen", "2027-01-11", text=once) == once
    assert edited(record, "fcr", "60%", "2027-01-11") != TEXT
    assert edited(link, "settle", "answer") == TEXT


TWICE = """\
start: 2027-01-11
teams:
  web: {size: 3}
people:
  ada: {name: Ada}
phases:
  crawl:
    initiatives:
      ada: {name: Call Ada, owner: ada}
      web: {name: The web, after: [ada]}
      shop: {name: Shop, after: [web]}
"""


def test_an_id_of_two_things_is_named_by_its_place():
    for operation, words in ((rename, ("web", "site")), (remove, ("web",))):
        with pytest.raises(CxroadError) as caught:
            operation(document(TWICE), *words)

        assert caught.value.message == "`web` stands for 2 things"
        assert caught.value.hint == "say which: teams.web or phases.crawl.initiatives.web"
    assert edited(rename, "teams.web", "site", text=TWICE) == TWICE.replace("web: {s", "site: {s")
    assert edited(remove, "teams.web", text=TWICE) == TWICE.replace(
        "  web: {size: 3}\n", "{}"
    ).replace("teams:\n{}", "teams: {}\n")


@pytest.mark.parametrize(
    ("operation", "words", "pair"),
    [
        (link, ("shop", "ada"), ("[web]", "[web, ada]")),
        (assign, ("web.name", "Web"), ("The web", "Web")),
        (assign, ("web.size", "4"), ("size: 3", "size: 4")),
        (done, ("web", "2027-01-11"), ("[ada]", "[ada], status: done, finished: 2027-01-11")),
    ],
)
def test_work_is_found_though_a_team_or_a_person_is_called_so(operation, words, pair):
    assert edited(operation, *words, text=TWICE) == replaced(pair, text=TWICE)


def test_what_waits_for_work_is_told_though_a_person_is_called_so():
    with pytest.raises(CxroadError) as caught:
        remove(document(TWICE), "phases.crawl.initiatives.ada")

    assert caught.value.message == "`web` waits for `ada`"


TAILED = """\
phases:
  crawl:
    initiatives:
      a:
        name: A
        # B used to be here
      # about c
      c: {name: C}
  run: {}
"""


def test_comments_right_below_and_further_in_go_along():
    assert (
        edited(move, "a", "run", text=TAILED)
        == """\
phases:
  crawl:
    initiatives:
      # about c
      c: {name: C}
  run:
    initiatives:
      a:
        name: A
        # B used to be here
"""
    )
    assert "# B" not in edited(remove, "a", text=TAILED)
    assert "# about c" in edited(remove, "a", text=TAILED)


def test_a_text_of_several_lines_is_replaced_though_a_line_looks_like_a_comment():
    old = "title: |\n  one\n  # two\n\nstart: 2027-01-11\n"

    assert edited(assign, "title", "new", text=old).startswith("title: new\n")
    with pytest.raises(CxroadError):
        edited(assign, "title", "new", text=old.replace("|", "|  # why"))


def test_no_comment_is_lost_where_an_entry_in_braces_moves():
    lines = "{name: X,\n     # why\n     due: 2027-05}"
    braces = f"phases:\n  a: {{initiatives: {{x: {lines}}}}}\n  b: {{}}\n"

    with pytest.raises(CxroadError) as caught:
        edited(move, "x", "b", text=braces)

    assert "has no room" in caught.value.message
    block = TEXT.replace('{name: "Settle"', lines[:-1])
    assert "# why" in edited(move, "settle", "crawl", text=block)


def test_move_to_the_end_of_its_own_phase_says_that_it_is_the_last_there():
    edited = move(document(), "listen", "crawl")
    assert edited.did == "`listen` is the last of phase `crawl` now"


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (assign, ("hire.due", "2027-05")),
        (unset, ("answer.owner",)),
        (link, ("settle", "hire")),
        (move, ("hire", "walk")),
        (remove, ("settle",)),
        (rename, ("hire", "recruit")),
    ],
)
def test_what_was_read_within_wider_limits_is_edited_within_them(operation, words):
    deep = f"{TEXT}more: {'[' * 40}{']' * 40}\n"
    wide = Limits(depth=50)

    new = operation(read_document(deep.encode(), "x.yaml", wide), *words)

    assert new.text == edited(operation, *words) + deep.removeprefix(TEXT)
    assert new.document.limits == wide
    assert not new.document.problems


def test_waiver_is_written_within_wider_limits():
    deep = f"{TEXT}more: {'[' * 40}{']' * 40}\n"
    waiver = NewWaiver("OWN001", "hire", "We hire first")

    assert with_waiver(read_document(deep.encode(), "x.yaml"), waiver) is None
    new = with_waiver(read_document(deep.encode(), "x.yaml", Limits(depth=50)), waiver)
    assert new == f"{deep}waive:\n  - rule: OWN001\n    at: hire\n    because: We hire first\n"
