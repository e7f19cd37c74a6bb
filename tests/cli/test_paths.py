"""Which files a command reads, and in which order."""

from __future__ import annotations

import os

import pytest

SOUND = """\
title: Calm
vision:
  statement: Every patient knows the same day who will help them
  outcomes: {fcr: {baseline: 58%, target: 75%, by: 2028-Q1}}
phases:
  crawl:
    initiatives: {a: {name: A}}
"""
SECRET = "phases: {}\ntitle: [sesame\n"


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository with two roadmaps, beside a file that is nobody's business."""
    (tmp_path / "secret.yaml").write_text(SECRET)
    here = tmp_path / "repo"
    (here / ".git").mkdir(parents=True)
    (here / "roadmaps").mkdir()
    for name in ("a.yaml", "b.yaml"):
        (here / "roadmaps" / name).write_text(SOUND)
    monkeypatch.chdir(here)
    return here


@pytest.mark.usefixtures("repository")
def test_files_are_reported_by_path_however_they_are_named(cli):
    forth = cli("lint", "roadmaps/a.yaml", "roadmaps/b.yaml", "-f", "concise")
    back = cli("lint", "roadmaps/b.yaml", "./roadmaps/a.yaml", "roadmaps", "-f", "concise")

    assert forth.out
    assert back.out.replace("./", "") == forth.out


@pytest.mark.parametrize("named", ["roadmaps/link.yaml", "roadmaps"])
def test_link_out_of_the_repository_is_refused_and_nothing_of_its_target_shown(
    cli, repository, named
):
    (repository / "roadmaps" / "link.yaml").symlink_to(repository.parent / "secret.yaml")
    ran = cli("lint", named)

    assert ran.code == 2
    assert "roadmaps/link.yaml is a link that leaves its repository" in ran.err
    assert "sesame" not in ran.out + ran.err


def test_pipe_in_a_searched_folder_is_passed_over_and_a_named_one_refused(cli, repository):
    os.mkfifo(repository / "roadmaps" / "pipe.yaml")

    assert cli("lint", "roadmaps").code == 0
    assert "roadmaps/pipe.yaml is a pipe" in cli("lint", "roadmaps/pipe.yaml").err


def test_link_of_a_folder_out_of_the_repository_is_refused(cli, repository):
    (repository.parent / "outside").mkdir()
    os.replace(repository.parent / "secret.yaml", repository.parent / "outside" / "x.yaml")
    (repository / "linked").symlink_to(repository.parent / "outside")

    assert cli("lint", "linked").code == 2
    assert cli("lint", "linked/x.yaml").code == 2


def test_configuration_that_is_a_link_out_of_the_repository_is_refused(cli, repository):
    (repository / "cxroad.toml").symlink_to(repository.parent / "secret.yaml")
    ran = cli("lint")

    assert ran.code == 2
    assert "is a link that leaves its repository" in ran.err
    assert "sesame" not in ran.out + ran.err


def test_link_inside_the_repository_and_a_link_to_it_are_followed(cli, repository):
    (repository / "roadmaps" / "again.yaml").symlink_to("a.yaml")
    (repository.parent / "way").symlink_to(repository)

    assert cli("lint", "roadmaps/again.yaml").code == 0
    assert cli("lint", str(repository.parent / "way" / "roadmaps" / "a.yaml")).code == 0
