"""Commands that edit a roadmap: what they write, what they say, and when they write nothing."""

from __future__ import annotations

import os
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from cxroad.api import load_text

DAY = ("--today", "2027-01-11")
TEXT = """\
title: Northside   # ours
phases:
  crawl:
    initiatives:
      listen: {name: Listen}
      answer: {name: Answer, after: [listen]}
      settle: {name: Settle, after: [listen, answer]}
"""
WAIVE = ("GRA004", "settle", "--because", "Agreed")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "x.yaml"
    path.write_text(TEXT)
    return path


def test_diff_shows_lines_and_effect_writes_nothing_and_exits_1(cli, file):
    before = file.stat()
    ran = cli("waive", str(file), *WAIVE, *DAY, "--diff")

    assert (ran.code, ran.err) == (1, "")
    assert "+  - rule: GRA004\n" in ran.out
    assert "is waived now: GRA004 at settle" in ran.out
    assert file.read_text() == TEXT
    assert file.stat().st_mtime_ns == before.st_mtime_ns


def test_what_diff_prints_is_what_is_written(cli, git):
    here = Path("x.yaml")
    here.write_text(TEXT)
    git("add", "x.yaml")
    patch = Path("x.patch")
    patch.write_text(cli("waive", "x.yaml", *WAIVE, *DAY, "--diff").out)
    git("apply", "x.patch")
    applied = here.read_text()
    here.write_text(TEXT)

    assert cli("waive", "x.yaml", *WAIVE, *DAY).code == 0
    assert here.read_text() == applied != TEXT


def test_standard_input_is_refused(cli):
    ran = cli("waive", "-", *WAIVE, *DAY)

    assert (ran.code, ran.out) == (2, "")
    assert "standard input cannot be changed in place" in ran.err


def test_nothing_is_said_to_be_done_that_was_not(cli, file):
    if not hasattr(os, "link"):
        pytest.skip("this system has no hard links")
    os.link(file, file.with_name("y.yaml"))
    ran = cli("waive", str(file), *WAIVE, *DAY)

    assert (ran.code, ran.out) == (2, "")
    assert "second name" in ran.err
    assert file.read_text() == TEXT


def test_one_roadmap_that_is_there_needs_no_name(cli, file, monkeypatch):
    monkeypatch.chdir(file.parent)

    ran = cli("waive", *WAIVE, *DAY)
    assert ran.code == 0
    assert ran.out.startswith("x.yaml: waives 1 finding now\n")


def test_plain_words_are_sentences(cli, file):
    ran = cli("waive", str(file), *WAIVE, *DAY, "--plain")

    assert ran.out.splitlines()[-1].endswith("is waived now: GRA004 at settle.after[0].")


ROADMAP = """\
title: Northside   # ours
start: 2027-01-11

vision:
  outcomes:
    effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}

people:
  ada: {name: Ada Lovelace}

phases:
  crawl:
    due: 2027-03-31
    initiatives:
      listen:
        name: Listen to calls   # one week in the contact centre
        owner: ada
        estimate: 3w..5w
      answer:
        name: Answer in a day
        owner: ada
        estimate: 4w
        after: [listen]
  walk:
    initiatives:
      settle:
        name: Settle at once
        owner: ada
        estimate: 6w
        serves: [effort]
        after: [answer]
"""


@pytest.fixture
def roadmap(tmp_path: Path) -> Path:
    path = tmp_path / "roadmap.yaml"
    path.write_text(ROADMAP)
    return path


def changed(path: Path) -> tuple[list[str], list[str]]:
    """Lines that are gone, and lines that are new."""
    old, new = ROADMAP.splitlines(), path.read_text().splitlines()
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    gone = [line for tag, i, j, _, _ in blocks if tag != "equal" for line in old[i:j]]
    fresh = [line for tag, _, _, i, j in blocks if tag != "equal" for line in new[i:j]]
    return gone, fresh


def test_set_changes_one_line_and_says_what_moves(cli, roadmap):
    ran = cli("set", str(roadmap), "listen.estimate", "6w..8w", *DAY)

    assert (ran.code, ran.err) == (0, "")
    assert changed(roadmap) == (
        ["        estimate: 3w..5w"],
        ["        estimate: 6w..8w"],
    )
    said = ran.out.splitlines()
    assert said[0].startswith(f"{roadmap}: ")
    assert "listen" in said[0]
    assert "• `listen` ends 21 days later, on 28 Feb 2027" in said
    assert "• 2 more initiatives end 21 days later: `answer` and `settle`" in said
    assert any("phase `crawl` ends 21 days later, on 28 Mar 2027; chance" in line for line in said)


def test_value_may_hold_a_slash_and_be_called_like_a_file(cli, roadmap):
    assert cli("set", str(roadmap), "crawl.goal", "Faster and/or cheaper", *DAY).code == 0
    assert cli("set", "vision.strategy", "plan.yaml", str(roadmap), *DAY).code == 0

    assert "    goal: Faster and/or cheaper\n" in roadmap.read_text()
    assert "  strategy: plan.yaml\n" in roadmap.read_text()


def test_value_may_begin_with_a_dash(cli, roadmap):
    assert cli("set", str(roadmap), "effort.baseline", "-5", *DAY).code == 0

    assert "baseline: -5, target: 5.8" in roadmap.read_text()


def test_add_writes_an_initiative_as_its_neighbours_are(cli, roadmap):
    ran = cli(
        *("add", str(roadmap), "initiative", "Call back within a day", "--phase", "crawl"),
        *("--owner", "ada", "--estimate", "2w..4w", "--serves", "effort", "--after", "listen"),
        *DAY,
    )

    assert (ran.code, ran.err) == (0, "")
    gone, fresh = changed(roadmap)
    assert gone == []
    assert fresh == [
        "      call-back-within-a-day:",
        "        name: Call back within a day",
        "        owner: ada",
        "        estimate: 2w..4w",
        "        after: [listen]",
        "        serves: [effort]",
    ]
    assert "`call-back-within-a-day` starts on 8 Feb 2027 and ends on 28 Feb 2027" in ran.out


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("person", "Mia Kovac", "--id", "mia", "--role", "sponsor"), "Mia Kovac"),
        (("outcome", "churn", "--baseline", "17%", "--target", "12%"), "17%"),
        (("phase", "run", "--goal", "Prevent problems"), "Prevent problems"),
        (("team", "desk", "--size", "180"), "180"),
        (("vendor", "crmco", "--contract-until", "2029-06"), "2029-06"),
        (("risk", "The supplier is sold", "--likelihood", "2", "--impact", "4"), "sold"),
        (("decision", "Which supplier?", "--needed-by", "2027-05"), "Which supplier?"),
        (("insight", "calls", "--kind", "listening"), "listening"),
    ],
)
def test_add_writes_each_kind_so_that_it_can_be_read(cli, roadmap, words, line):
    ran = cli("add", str(roadmap), *words, *DAY)

    assert (ran.code, ran.err) == (0, "")
    gone, fresh = changed(roadmap)
    assert gone == []
    assert any(line in each for each in fresh)
    assert not load_text(roadmap.read_text(), today=date(2027, 1, 11)).loaded.problems


def test_move_takes_an_initiative_with_its_comment(cli, roadmap):
    ran = cli("move", str(roadmap), "answer", "--to", "walk", "--before", "settle", *DAY)

    assert (ran.code, ran.err) == (0, "")
    text = roadmap.read_text()
    assert text.index("walk:") < text.index("answer:") < text.index("settle:")
    assert sorted(text.splitlines()) == sorted(ROADMAP.splitlines())


def test_rename_reaches_every_place_and_moves_nothing(cli, roadmap):
    ran = cli("rename", str(roadmap), "listen", "hear", *DAY)

    assert (ran.code, ran.err) == (0, "")
    assert changed(roadmap) == (
        ["      listen:", "        after: [listen]"],
        ["      hear:", "        after: [hear]"],
    )
    assert ran.out.splitlines()[-1] == "• no date, gate or finding changes"


def test_remove_without_a_terminal_says_which_option_to_type(cli, roadmap):
    ran = cli("remove", str(roadmap), "answer", *DAY)

    assert ran.code == 2
    assert "settle" in ran.err
    assert "--rewire" in ran.err
    assert roadmap.read_text() == ROADMAP


def test_remove_with_rewire_keeps_the_chain(cli, roadmap):
    ran = cli("remove", str(roadmap), "answer", "--rewire", *DAY)

    assert (ran.code, ran.err) == (0, "")
    text = roadmap.read_text()
    assert "answer" not in text
    assert "        after: [listen]\n" in text


def test_link_and_unlink(cli, roadmap):
    assert cli("link", str(roadmap), "settle", "--after", "listen", "--lag", "2w", *DAY).code == 0
    assert changed(roadmap)[1] == ["        after: [answer, listen + 2w]"]
    assert cli("unlink", str(roadmap), "settle", "--after", "listen", *DAY).code == 0
    assert roadmap.read_text() == ROADMAP


def test_done_takes_the_day_that_is_reckoned_from(cli, roadmap):
    assert cli("done", str(roadmap), "listen", "--today", "2027-02-19").code == 0
    assert "        status: done\n" in roadmap.read_text()
    assert "        finished: 2027-02-19\n" in roadmap.read_text()


def test_record_writes_a_measurement(cli, roadmap):
    ran = cli("record", str(roadmap), "effort", "4.9", "--on", "2026-12", *DAY)

    assert (ran.code, ran.err) == (0, "")
    assert "actuals: {2026-12: 4.9}" in roadmap.read_text()
    assert "• `effort` has come 25 % of its way; finished work should bring 0 %" in ran.out


@pytest.mark.parametrize("words", [("done", "listen"), ("record", "effort", "4.9")])
def test_what_lies_ahead_has_not_happened(cli, roadmap, words):
    ran = cli(words[0], str(roadmap), *words[1:], "--on", "2027-01-12", *DAY)

    assert (ran.code, ran.out) == (2, "")
    assert "--on: 2027-01-12 lies ahead" in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("set", "listen.estimat", "3w"), "estimate"),
        (("set", "lisen.estimate", "3w"), "listen"),
        (("set", "listen.estimate"), "a path and a value are wanted"),
        (("set", "listen.estimate", "3w", "--dif"), "did you mean --diff?"),
        (("add", "initative", "x"), "did you mean initiative?"),
        (("add", "initiative"), "--estimate"),
        (("add", "person", "a/b.yaml", "Mia"), 'cxroad add a/b.yaml person "Mia"'),
        (("add", "initiative", "x", "--phase", "crawl", "--estimat", "3w"), "--estimate"),
        (("add", "initiative", "x", "--phase", "crwl"), "crawl"),
        (("add", "initiative", "x", "--phse", "crawl"), "did you mean --phase?"),
        (("add", "person", "x", "--todya", "2027-01-01"), "did you mean --today?"),
        (("add", "initiative", "listen", "--phase", "crawl"), "listen"),
        (("move", "listen", "--to", "wlk"), "walk"),
        (("move", "lisen", "--to", "walk"), "listen"),
        (("move", "listen"), "cxroad move ID --to PHASE"),
        (("rename", "lisen", "hear"), "listen"),
        (("rename", "listen", "answer"), "answer"),
        (("rename", "listen"), "cxroad rename OLD NEW"),
        (("remove", "lisen"), "listen"),
        (("link", "settle", "--after", "lisen"), "listen"),
        (("link", "settle"), "cxroad link ID --after ID"),
        (("link", "listen", "--after", "settle"), "wait"),
        (("unlink", "settle", "--after", "listen"), "listen"),
        (("done", "lisen"), "listen"),
        (("done", "listen", "--on", "soon"), "soon"),
        (("record", "efort", "4.9"), "effort"),
        (("record", "effort", "much"), "much"),
        (("record", "effort", "4.9", "--onn", "2027-01-01"), "did you mean --on?"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_done_is_refused_with_what_was_meant(cli, roadmap, words, said):
    ran = cli(words[0], str(roadmap), *words[1:], *DAY)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert roadmap.read_text() == ROADMAP


EVERY = (
    ("add", "person", "mia"),
    ("set", "listen.estimate", "6w"),
    ("move", "settle", "--to", "crawl"),
    ("rename", "listen", "hear"),
    ("remove", "settle"),
    ("link", "settle", "--after", "listen"),
    ("unlink", "settle", "--after", "answer"),
    ("done", "listen"),
    ("record", "effort", "5"),
)


@pytest.mark.parametrize("words", EVERY, ids=lambda words: words[0])
def test_every_command_shows_first_what_it_then_does(cli, roadmap, words):
    command = (words[0], str(roadmap), *words[1:], *DAY)
    shown = cli(*command, "--diff")
    assert (shown.code, shown.err) == (1, "")
    assert roadmap.read_text() == ROADMAP

    done = cli(*command)
    assert (done.code, done.err) == (0, "")
    assert shown.out.endswith(f"\n{done.out}")
    assert roadmap.read_text() != ROADMAP


@pytest.mark.parametrize("words", EVERY, ids=lambda words: words[0])
def test_line_ends_mark_and_missing_last_line_end_stay(cli, roadmap, words):
    ugly = b"\xef\xbb\xbf" + ROADMAP.rstrip("\n").replace("\n", "\r\n").encode()
    roadmap.write_bytes(ugly)
    assert cli(words[0], str(roadmap), *words[1:], *DAY).code == 0

    new = roadmap.read_bytes()
    assert new != ugly
    assert new.startswith(b"\xef\xbb\xbftitle: Northside   # ours\r\n")
    assert new.count(b"\n") == new.count(b"\r\n")


@pytest.mark.parametrize("words", EVERY, ids=lambda words: words[0])
@pytest.mark.parametrize("text", [b"", b"a: [", b"\xff\xfe", b"- x\n", b"title: x\n"])
def test_file_that_is_no_roadmap_stays_as_it_is(cli, roadmap, words, text):
    roadmap.write_bytes(text)
    ran = cli(words[0], str(roadmap), *words[1:], *DAY)

    if ran.code == 0:  # a person can be added to a roadmap without phases
        assert words[0] == "add"
        assert roadmap.read_bytes().startswith(text)
        return
    assert (ran.code, ran.out) == (2, "")
    assert roadmap.read_bytes() == text


def test_file_with_errors_can_be_edited_all_the_same(cli, roadmap):
    roadmap.write_text(ROADMAP.replace("estimate: 4w", "estimate: soon"))
    other = cli("set", str(roadmap), "listen.estimate", "6w", *DAY)
    assert other.code == 0
    assert "dates and gates cannot be told" in other.out

    mended = cli("set", str(roadmap), "answer.estimate", "4w", *DAY)
    assert mended.code == 0
    assert "the file can be read in full now" in mended.out
