"""What the patterns of `exclude` leave out."""

from __future__ import annotations

import time

import pytest

from cxroad.load.patterns import left_out


@pytest.mark.parametrize(
    ("pattern", "path", "is_out"),
    [
        ("archive", "archive/old.yaml", True),
        ("archive", "plans/archive/2025/old.yaml", True),
        ("archive", "plans/archive.yaml", False),
        ("archive", "archive", True),
        ("archive/", "archive", False),
        ("archive/", "plans/archive/old.yaml", True),
        ("draft-*", "plans/draft-acme.yaml", True),
        ("draft-*", "plans/drafts/acme.yaml", False),
        ("*.yml", "a/b.yml", True),
        ("?.yaml", "a.yaml", True),
        ("?.yaml", "ab.yaml", False),
        ("plans/old", "plans/old/a.yaml", True),
        ("plans/old", "more/plans/old/a.yaml", False),
        ("plans/*.yaml", "plans/a.yaml", True),
        ("plans/*.yaml", "plans/old/a.yaml", False),
        ("plans/**/a.yaml", "plans/a.yaml", True),
        ("plans/**/a.yaml", "plans/x/y/a.yaml", True),
        ("plans/**/a.yaml", "plans/x/y/b.yaml", False),
        ("**/old/*.yaml", "old/a.yaml", True),
        ("**/old/*.yaml", "x/y/old/a.yaml", True),
        ("plans/**", "plans/x/a.yaml", True),
        ("plans/**", "other/a.yaml", False),
        ("./draft.yaml", "draft.yaml", True),
        ("./draft.yaml", "plans/draft.yaml", False),
        ("Archive", "archive/a.yaml", False),
        ("a.c", "abc", False),
        ("(a+)+", "aaaa", False),
    ],
)
def test_pattern_means_names_at_any_depth_and_paths_from_the_folder(pattern, path, is_out):
    assert left_out(path, [pattern]) is is_out


def test_folder_pattern_leaves_out_the_folder_itself_when_it_is_one():
    assert left_out("plans/archive", ["archive/"], is_folder=True)
    assert not left_out("plans/archive", ["archive/"])


@pytest.mark.parametrize("pattern", ["*a" * 60 + "b", "**/" * 60 + "b", "a/**/" * 50 + "b"])
def test_pattern_made_to_go_back_and_forth_takes_no_time(pattern):
    start = time.perf_counter()

    assert not left_out("/".join(["a" * 200] * 100), [pattern])
    assert time.perf_counter() - start < 2
