"""`cxroad lint --since` and `--staged` in real repositories."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

TEXT = """\
title: Northside
people:
  ada: {name: Ada}
phases:
  crawl:
    initiatives:
      listen:
        name: Listen
        owner: ada
      answer:
        name: Answer
        owner: ada
        after: [listen]
      settle:
        name: Settle
        owner: ada
        after: [nope]
"""
DAY = ("--today", "2027-01-11")
FILE = "roadmaps/x.yaml"


@pytest.fixture(autouse=True)
def file(git) -> Path:
    Path("roadmaps").mkdir()
    path = Path(FILE)
    path.write_text(TEXT)
    git("add", "-A")
    git("commit", "--quiet", "-m", "one")
    return path


@pytest.fixture
def found(cli):
    """What lint finds with some options, as rules with their lines."""

    def run(*options: str) -> list[tuple[str, int]]:
        ran = cli("lint", *options, "-f", "json", *DAY)
        assert ran.code in (0, 1), ran.err
        findings = json.loads(ran.out)["findings"]
        return [(finding["code"], finding["start"]["line"]) for finding in findings]

    return run


def test_nothing_changed_shows_nothing_and_says_how_much_there_is(cli, found):
    everything = len(found())
    ran = cli("lint", "--since", "main", *DAY)

    assert everything > 3
    assert ran.code == 0
    assert "Nothing new found in roadmaps/x.yaml." in ran.out
    assert f"{everything} findings on lines unchanged since main are not shown." in ran.out


def test_only_findings_on_changed_lines_are_shown(found, file):
    file.write_text(TEXT.replace("[listen]", "[lisen]"))

    assert ("STR003", 17) in found()
    assert found("--since", "HEAD", "--select", "STR003") == [("STR003", 13)]


def test_a_circle_is_shown_when_any_of_its_edges_changed(found, file):
    file.write_text(
        TEXT.replace("        owner: ada\n      answer", "        after: [settle]\n      answer")
    )
    whole = file.read_text().replace("[nope]", "[answer]")
    file.write_text(whole)

    assert found("--since", "HEAD", "--select", "GRA001") == [("GRA001", 9)]


def test_a_line_that_is_deleted_shows_what_that_brought_about(found, file):
    file.write_text(
        TEXT.replace("        name: Answer\n        owner: ada\n", "        name: Answer\n")
    )

    assert found("--since", "HEAD") == [("GOV004", 10)]


def test_an_id_that_is_deleted_shows_the_names_that_lead_nowhere_since(found, file):
    file.write_text(TEXT.replace("      listen:\n        name: Listen\n        owner: ada\n", ""))

    assert found("--since", "HEAD", "--select", "STR003") == [("STR003", 10)]


def test_a_comment_that_is_deleted_shows_nothing(found, file, git):
    file.write_text(TEXT.replace("      settle:", "      # a word\n      settle:"))
    git("commit", "--quiet", "-am", "two")
    file.write_text(TEXT)

    assert found("--since", "HEAD") == []


def test_a_new_file_and_a_renamed_one_are_shown_whole(found, git):
    everything = found()
    Path("roadmaps/y.yaml").write_text(TEXT)
    assert found("roadmaps/y.yaml", "--since", "HEAD") == everything
    Path("roadmaps/y.yaml").unlink()
    git("mv", FILE, "roadmaps/z.yaml")

    assert found("--since", "HEAD") == everything
    assert found("--staged") == everything


def test_line_ends_alone_are_no_change(found, file):
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())

    assert found("--since", "HEAD") == []


def test_what_cannot_be_read_is_shown_whoever_broke_it(cli, file, git, found):
    file.write_text("phases: [\n")
    assert cli("lint", "--since", "HEAD").code == 1
    git("commit", "--quiet", "-am", "broken")
    assert cli("lint", "--since", "HEAD").code == 1
    file.write_text(TEXT)

    assert found("--since", "HEAD") == found()


def test_a_file_is_compared_by_the_name_that_standard_input_is_given(cli, monkeypatch):
    other = Path("other")
    other.write_text(TEXT.replace("[listen]", "[lisen]"))
    for name, code in (((), 2), (("--stdin-filename", FILE), 1)):
        with other.open() as stream:
            monkeypatch.setattr("sys.stdin", stream)
            ran = cli("lint", "-", "--since", "HEAD", "-f", "concise", *name, *DAY)
        assert ran.code == code
    assert ran.out.count("\n") == 1


def test_what_is_staged_is_read_as_it_is_staged(found, file, git):
    file.write_text(TEXT.replace("[listen]", "[lisen]"))
    git("add", FILE)
    file.write_text("# words that are not staged\n\n" + TEXT.replace("[nope]", "[nowhere]"))

    assert found("--staged", "--select", "STR003") == [("STR003", 13)]
    assert found("--since", "HEAD", "--select", "STR003") == [("STR003", 19)]
    git("reset", "--quiet")
    assert found("--staged") == []


def test_a_file_that_is_not_staged_is_left_out_with_a_word(cli):
    Path("roadmaps/y.yaml").write_text(TEXT)
    ran = cli("lint", "--staged", *DAY)

    assert ran.code == 0
    assert "1 file that is not staged left out, such as roadmaps/y.yaml" in ran.err
    assert "roadmaps/y.yaml" not in ran.out


def test_before_the_first_commit_all_that_is_staged_is_new(git, found, tmp_path, monkeypatch):
    (tmp_path / "new").mkdir()
    monkeypatch.chdir(tmp_path / "new")
    git("init", "--quiet")
    Path("x.yaml").write_text(TEXT)
    git("add", "x.yaml")

    assert found("--staged") == found()


def test_rules_levels_and_known_findings_count_as_ever(cli, found, file):
    cli("lint", "--write-known", "k.jsonl", *DAY)
    file.write_text(TEXT.replace("[nope]", "[nope, no-one]"))

    assert found("--since", "HEAD", "--select", "STR003") == [("STR003", 17)] * 2
    assert found("--since", "HEAD", "--select", "STR003", "--known", "k.jsonl") == [("STR003", 17)]
    assert found("--since", "HEAD", "--ignore", "STR003") == []


def test_counts_of_json_and_sarif_say_what_is_not_shown(cli, found):
    everything = len(found())
    ran = cli("lint", "--since", "main", "-f", "json", *DAY)
    sarif = json.loads(cli("lint", "--since", "main", "-f", "sarif", *DAY).out)["runs"][0]

    assert json.loads(ran.out)["counts"]["unchanged"] == everything
    assert "on lines unchanged since main are not shown" in ran.err
    assert sarif["results"] == []
    notes = sarif["invocations"][0]["toolExecutionNotifications"]
    assert "unchanged since main" in notes[0]["message"]["text"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--since", "mian"), "there is no commit 'mian'"),
        (("--since=--all",), "'--all' is no revision"),
        (("--since", "a\x1bb"), r"'a\x1bb' is no revision"),
        (("--since", ""), "'' is no revision"),
        (("--since", "main", "--staged"), "two questions"),
        (("--since", "main", "--fix"), "only choose what is shown"),
        (("--staged", "--diff"), "only choose what is shown"),
        (("--staged", "--write-known", "k"), "only choose what is shown"),
        (("--staged", "-"), "standard input is not staged"),
    ],
)
def test_what_does_not_fit_is_exit_2_with_one_sentence(cli, options, words, file, monkeypatch):
    with file.open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        ran = cli("lint", *options)

    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert file.read_text() == TEXT


def test_outside_a_repository_is_exit_2(cli, tmp_path, monkeypatch):
    (tmp_path / "x.yaml").write_text(TEXT)
    for folder, files in ((tmp_path, ["x.yaml"]), (Path.cwd(), [FILE, "../x.yaml"])):
        monkeypatch.chdir(folder)
        for option in (("--since", "main"), ("--staged",)):
            ran = cli("lint", *files, *option)
            assert ran.code == 2
            assert "is in no git repository" in ran.err
