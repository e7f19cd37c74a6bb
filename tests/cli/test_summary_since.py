"""`cxroad summary --since` in real repositories."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

TEXT = """\
title: Northside
start: 2027-01-11
vision:
  statement: One contact is enough.
  outcomes: {effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}}
phases:
  crawl:
    initiatives:
      listen: {name: Listen to calls, owner: Ada, estimate: 4w, serves: [effort]}
  walk:
    initiatives:
      settle: {name: Settle at once, owner: Ben, estimate: 6w, serves: [effort]}
"""
DAY = ("--today", "2027-01-18")


@pytest.fixture(autouse=True)
def file(git, monkeypatch) -> Path:
    """A roadmap that was committed a week ago as steerco-1, and takes two weeks longer now."""
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2027-01-11T09:00:00+0000")
    path = Path("x.yaml")
    path.write_text(TEXT)
    git("add", "-A")
    git("commit", "--quiet", "-m", "one")
    git("tag", "steerco-1")
    path.write_text(TEXT.replace("4w", "6w"))
    return path


def test_every_format_says_what_slipped_since_that_day(cli):
    for form in ("terminal", "markdown"):
        out = " ".join(cli("summary", "--since", "steerco-1", "-f", form, *DAY).out.split())
        assert "Since last time: steerco-1, 11 Jan 2027" in out
        assert "slipped by 21 days since steerco-1" in out
        assert "estimate 6w instead of 4w; 7 days passed and the work is not done" in out
    shape = json.loads(cli("summary", "walk", "--since", "steerco-1", "-f", "json", *DAY).out)

    assert shape["since"]["reference"]["committed"] == "2027-01-11"
    assert shape["since"]["reference"]["as_of"] == "2027-01-11"
    assert [each["id"] for each in shape["since"]["initiatives"]] == ["settle"]
    assert shape["gates"][0]["slip_days"] == 21
    assert shape["status"]["light"] == "amber"


def test_it_agrees_with_the_difference_that_is_seen_from_that_day(cli):
    shape = json.loads(cli("summary", "--since", "steerco-1", "-f", "json", *DAY).out)
    diff = json.loads(cli("diff", "steerco-1", "--then", "-f", "json", *DAY).out)

    assert shape["since"]["initiatives"] == diff["initiatives"]
    assert [each["slip_days"] for each in shape["gates"]] == [
        each["finish_working_days"] for each in diff["phases"]
    ]


def test_without_a_reference_json_has_none(cli):
    shape = json.loads(cli("summary", "-f", "json", *DAY).out)

    assert shape["since"] is None
    assert {each["slip_days"] for each in shape["gates"]} == {None}


@pytest.mark.parametrize(
    ("revision", "code", "said"),
    [
        ("-x", 2, "'-x' is no revision"),
        ("nowhere", 2, "there is no commit 'nowhere'"),
        ("steerco-1:none.yaml", 2, "there is no none.yaml in steerco-1"),
    ],
)
def test_a_reference_that_is_none_is_refused(cli, revision, code, said):
    ran = cli("summary", f"--since={revision}", *DAY)

    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_a_file_that_had_another_name_is_named_as_git_does(cli, git):
    git("mv", "-f", "x.yaml", "y.yaml")
    assert "y.yaml is not in steerco-1" in cli("summary", "--since", "steerco-1", *DAY).err
    ran = cli("summary", "y.yaml", "--since", "steerco-1:x.yaml", *DAY)

    assert ran.code == 0
    assert "Since last time" in ran.out


def test_a_reference_that_cannot_be_read_is_shown(cli, git, file):
    file.write_text("phases: [\n")
    git("commit", "--quiet", "-am", "broken")
    file.write_text(TEXT)
    ran = cli("summary", "--since", "HEAD", *DAY)

    assert (ran.code, ran.out) == (1, "")
    assert "--> HEAD:x.yaml:" in ran.err
