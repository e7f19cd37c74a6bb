"""`cxroad diff` of files and of revisions in real repositories."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

TEXT = """\
title: Northside
start: 2027-01-11
vision:
  statement: One contact is enough.
  outcomes:
    effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
phases:
  crawl:
    due: 2027-03-31
    initiatives:
      listen: {name: Listen to calls, owner: Ada, estimate: 4w}
      answer: {name: Answer in a day, owner: Ada, estimate: 4w, after: [listen]}
  walk:
    initiatives:
      settle: {name: Settle at once, owner: Ben, estimate: 6w, serves: [effort]}
"""
LONGER = TEXT.replace("owner: Ada, estimate: 4w}", "owner: Ada, estimate: 6w}")
DAY = ("--today", "2027-01-11")
FILE = "roadmaps/x.yaml"


@pytest.fixture
def file(git) -> Path:
    """A roadmap with three versions: tags v1, v2 and what lies on the disk."""
    Path("roadmaps").mkdir()
    path = Path(FILE)
    path.write_text(TEXT)
    git("add", "-A")
    git("commit", "--quiet", "-m", "one")
    git("tag", "v1")
    path.write_text(LONGER)
    git("commit", "--quiet", "-am", "two")
    git("tag", "v2")
    path.write_text(LONGER.replace("estimate: 6w, serves", "estimate: 7w, serves"))
    return path


@pytest.fixture
def ends(cli):
    """By how many calendar days initiatives end later, as JSON tells it."""

    def run(*words: str) -> dict[str, int]:
        ran = cli("diff", *words, "-f", "json", *DAY)
        assert ran.code == 0, ran.err
        return {
            each["id"]: each["finish_calendar_days"] for each in json.loads(ran.out)["initiatives"]
        }

    return run


ALL = {"listen": 14, "answer": 14, "settle": 21}
FIRST = {"listen": 14, "answer": 14, "settle": 14}
LAST = {"settle": 7}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], LAST),
        (["HEAD"], LAST),
        (["v1"], ALL),
        (["HEAD~1", FILE], ALL),
        ([FILE], LAST),
        ([FILE, "v1"], ALL),
        (["v1", "v2"], FIRST),
        (["v1..v2"], FIRST),
        (["v1.."], ALL),
        (["v1", "v2", FILE], FIRST),
        (["v1", "./roadmaps"], ALL),
        ([f"v1:{FILE}", f"v2:{FILE}"], FIRST),
        ([f"v1:{FILE}", FILE], ALL),
        ([f"v1:./{FILE}"], ALL),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("file")
def test_what_people_type_names_two_states(ends, words, expected):
    assert ends(*words) == expected


@pytest.mark.usefixtures("file")
def test_three_dots_begin_where_two_branches_went_apart(git, ends):
    text = Path(FILE).read_text()
    git("checkout", "--quiet", "-b", "other", "--force", "v1")
    Path(FILE).write_text(TEXT.replace("Ben, estimate: 6w", "Ben, estimate: 8w"))
    git("commit", "--quiet", "-am", "other")

    assert ends("main...") == {"settle": 14}
    assert ends("main...other") == {"settle": 14}
    assert ends("main..other") == {"listen": -14, "answer": -14, "settle": 0}
    git("checkout", "--quiet", "main")
    Path(FILE).write_text(text)
    assert ends("other...") == ALL


@pytest.mark.usefixtures("file")
def test_branches_without_a_common_commit_are_refused(git, cli):
    git("stash", "--quiet")
    git("checkout", "--quiet", "--orphan", "alone")
    git("commit", "--quiet", "-m", "alone")
    ran = cli("diff", "main...", *DAY)

    assert ran.code == 2
    assert "have no commit in common here" in ran.err


@pytest.mark.usefixtures("file")
def test_a_branch_with_a_slash_is_a_revision(git, ends):
    git("branch", "team/x", "v1")

    assert ends("team/x") == ALL


@pytest.mark.usefixtures("file")
def test_two_files_need_no_repository(ends, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("old.yaml").write_text(TEXT)
    Path("new.yaml").write_text(LONGER)

    assert ends("old.yaml", "new.yaml") == FIRST


@pytest.mark.usefixtures("file")
def test_a_file_that_had_another_name_is_named_as_git_does(git, ends):
    git("mv", FILE, "roadmaps/y.yaml")
    git("commit", "--quiet", "-am", "three")

    assert ends(f"v1:{FILE}", "roadmaps/y.yaml") == ALL


@pytest.mark.usefixtures("file")
def test_from_below_the_root_a_file_is_found_in_the_revision(ends, monkeypatch):
    monkeypatch.chdir("roadmaps")

    assert ends("v1", "./x.yaml") == ALL
    assert ends("v1:./x.yaml", "x.yaml") == ALL


@pytest.mark.usefixtures("file")
def test_a_file_that_is_gone_can_be_compared_between_two_revisions(ends):
    os.remove(FILE)

    assert ends("v1", "v2", FILE) == FIRST


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-x"], "there is no option"),
        (["--", "-x"], "'-x' is no revision"),
        (["--", "--output=x"], "is no revision"),
        (["nowhere"], "there is no commit 'nowhere'"),
        (["v1...nowhere"], "there is no commit 'nowhere'"),
        (["-x..."], "there is no option"),
        (["a.yaml", "b.yaml", "c.yaml"], "these are more than two states"),
        ([FILE, FILE, "v1"], "two files are two states already"),
        ([f"v1:{FILE}", "v2"], "names a file, 'v2' names none"),
        (["v1:none.yaml", FILE], "there is no none.yaml in v1"),
        (["v1", "-"], "standard input is in no revision"),
        (["none.yaml", FILE], "none.yaml"),
        ([FILE, "-o", "x.pdf"], "cannot tell a format"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
@pytest.mark.usefixtures("file")
def test_words_that_do_not_fit_are_refused_in_a_sentence(cli, monkeypatch, words, said):
    with Path(FILE).open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        ran = cli("diff", *words, *DAY) if words[0] != "--" else cli("diff", *DAY, *words)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.usefixtures("file")
def test_a_file_that_was_not_there_is_said_with_what_to_type(git, cli):
    git("mv", FILE, "roadmaps/y.yaml")
    ran = cli("diff", "v1", "roadmaps/y.yaml", *DAY)

    assert ran.code == 2
    assert "roadmaps/y.yaml is not in v1" in ran.err
    assert "write v1:its/old/name.yaml instead" in ran.err


@pytest.mark.usefixtures("file")
def test_several_roadmaps_are_listed(cli):
    Path("roadmaps/y.yaml").write_text(TEXT)
    ran = cli("diff", "v1", *DAY)

    assert ran.code == 2
    assert "2 roadmaps in roadmaps: roadmaps/x.yaml, roadmaps/y.yaml" in ran.err


@pytest.mark.usefixtures("file")
def test_a_version_that_cannot_be_read_is_shown_with_its_revision(git, cli):
    Path(FILE).write_text("phases: [\n")
    git("commit", "--quiet", "-am", "broken")
    Path(FILE).write_text(TEXT)
    ran = cli("diff", "HEAD", *DAY)

    assert (ran.code, ran.out) == (1, "")
    assert f"--> HEAD:{FILE}:" in ran.err
    assert "Traceback" not in ran.err


def test_before_the_first_commit_there_is_nothing_to_compare_with(git, cli):
    Path("x.yaml").write_text(TEXT)
    git("add", "-A")
    ran = cli("diff", *DAY)

    assert ran.code == 2
    assert "nothing is committed yet in" in ran.err


def test_outside_of_git_a_revision_is_refused(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("x.yaml").write_text(TEXT)
    ran = cli("diff", "HEAD", "x.yaml", *DAY)

    assert ran.code == 2
    assert "in no git repository" in ran.err


@pytest.mark.usefixtures("file")
def test_a_hostile_size_in_git_is_refused(git, cli):
    Path(FILE).write_text("# " + "x" * (17 << 20))
    git("commit", "--quiet", "-am", "large")
    Path(FILE).write_text(TEXT)
    ran = cli("diff", "HEAD", *DAY)

    assert ran.code == 2
    assert "is larger than 16 MiB" in ran.err
    assert "CXROAD_MAX_SIZE" in ran.err


@pytest.mark.usefixtures("file")
def test_the_limit_that_the_user_sets_holds_for_what_git_keeps_too(cli, monkeypatch):
    size = len(LONGER)
    Path(FILE).write_text(TEXT.replace("Answer in a day", "Answer"))
    ran = {}
    for most in (size - 1, size):
        monkeypatch.setenv("CXROAD_MAX_SIZE", str(most))
        for words in (("diff", "HEAD"), ("lint", "--since", "HEAD")):
            ran[words[0], most] = cli(*words, *DAY)

    for command in ("diff", "lint"):
        assert f"is larger than {size - 1:,} bytes" in ran[command, size - 1].err
        assert "is larger than" not in ran[command, size].err


def test_what_time_has_moved_counts_only_when_it_is_asked_for(git, cli, monkeypatch):
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2027-01-04T12:00:00+0100")
    Path("x.yaml").write_text(TEXT)
    git("add", "-A")
    git("commit", "--quiet", "-m", "one")
    late = ("--today", "2027-02-01", "--plain")
    same, then = cli("diff", "HEAD", *late), cli("diff", "HEAD", "--then", *late)

    assert "Nothing that the plan reads differs from HEAD." in same.out
    assert "Both are reckoned from 1 Feb 2027" in same.out
    assert "listen) ends 3 weeks later, on 28 Feb 2027 instead of 7 Feb 2027" in then.out
    assert "4 weeks passed and the work is not done" in then.out
    assert "reckoned from 4 Jan 2027" in then.out


def test_a_commit_of_a_day_to_come_is_seen_from_today(git, cli, monkeypatch):
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2029-01-04T12:00:00+0100")
    Path("x.yaml").write_text(TEXT)
    git("add", "-A")
    git("commit", "--quiet", "-m", "one")
    ran = cli("diff", "HEAD", "--then", *DAY)

    assert "Both are reckoned from 11 Jan 2027" in ran.out


@pytest.mark.usefixtures("file")
def test_check_fails_for_what_was_promised_and_only_without_a_decision(cli):
    moved = TEXT.replace("due: 2027-03-31", "due: 2027-04-30")
    Path(FILE).write_text(moved)
    assert cli("diff", "v1", *DAY).code == 0
    ran = cli("diff", "v1", "--check", *DAY)
    assert ran.code == 1
    assert "due 2027-04-30 instead of 2027-03-31; it had a date to meet. No reason" in ran.out
    decision = "decisions: [{what: A later gate, on: 2027-01-10, chosen: yes, affects: [crawl]}]\n"
    Path(FILE).write_text(moved + decision.replace("yes", "one month"))
    ran = cli("diff", "v1", "--check", *DAY)

    assert ran.code == 0
    assert "Decided on 10 Jan 2027: one month." in ran.out


@pytest.mark.usefixtures("file")
def test_check_passes_when_nothing_promised_moved(cli):
    assert cli("diff", "v1", "v2", "--check", *DAY).code == 0


@pytest.mark.parametrize(("name", "begins"), [("c.md", "# Northside"), ("c.json", "{")])
@pytest.mark.usefixtures("file")
def test_suffix_of_a_file_chooses_the_format(cli, tmp_path, name, begins):
    target = tmp_path / name
    ran = cli("diff", "v1", "-o", str(target), *DAY)

    assert (ran.code, ran.out) == (0, "")
    assert target.read_text(encoding="utf-8").startswith(begins)


@pytest.mark.usefixtures("file")
def test_twice_is_the_same_bytes(cli):
    for form in ("terminal", "markdown", "json"):
        first, second = (cli("diff", "v1", "-f", form, *DAY).out for _ in range(2))
        assert first == second


def test_two_files_have_no_days_to_be_seen_from(cli, tmp_path):
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text("title: x\nphases: {crawl: {initiatives: {a: {name: A}}}}\n")
    ran = cli("diff", str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml"), "--then")

    assert ran.code == 2
    assert "files have none" in ran.err
