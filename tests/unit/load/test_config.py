"""Reading a configuration: where it is found, and that it is data whatever it holds."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from cxroad.errors import CxroadError, InputError, UsageError
from cxroad.load.config import nearest_config, read_config
from cxroad.load.keys import BY_NAME, KEYS, NO_KEYS, Kind
from cxroad.load.values import checked, spoken
from cxroad.render.formats import FINDINGS


@pytest.fixture
def repo(tmp_path, monkeypatch):
    """A repository with a folder `plans`, which is where we are."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "plans").mkdir()
    monkeypatch.chdir(tmp_path / "plans")
    return tmp_path


def read(folder, text, name="cxroad.toml"):
    (folder / name).write_text(text, encoding="utf-8")
    return read_config(str(folder / name))


def test_nothing_is_found_where_nothing_is(repo):
    assert nearest_config(str(repo / "plans")) is None


def test_dotted_name_comes_first_then_the_plain_one_then_pyproject(repo):
    expected = []
    for name, text in (
        ("pyproject.toml", "[tool.cxroad]\n"),
        ("cxroad.toml", ""),
        (".cxroad.toml", ""),
    ):
        (repo / name).write_text(text)
        expected.append(str(repo / name))

        assert nearest_config(str(repo / "plans")) == expected[-1]


def test_nearest_counts_alone(repo):
    read(repo, 'level = "team"\nfail-on = "info"\n')
    near = read(repo / "plans", 'level = "strict"\n')

    assert nearest_config(str(repo / "plans")) == str(repo / "plans" / "cxroad.toml")
    assert near.values == {"level": "strict"}


@pytest.mark.parametrize("root", ["folder", "file"])
def test_search_ends_at_the_root_of_the_repository_also_of_a_worktree(tmp_path, root):
    (tmp_path / "cxroad.toml").write_text("")
    inner = tmp_path / "work"
    (inner / "plans").mkdir(parents=True)
    if root == "folder":
        (inner / ".git").mkdir()
    else:
        (inner / ".git").write_text("gitdir: elsewhere\n")

    assert nearest_config(str(inner / "plans")) is None
    (inner / "cxroad.toml").write_text("")
    assert nearest_config(str(inner / "plans")) == str(inner / "cxroad.toml")


def test_without_a_repository_the_search_goes_on_upward(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "cxroad.toml").write_text("")

    assert nearest_config(str(tmp_path / "a" / "b")) == str(tmp_path / "cxroad.toml")


@pytest.mark.parametrize(
    "text", ["[project]\nname = 'x'\n", "[project]\nname = 'cxroad-plans'\n", "no [toml\n"]
)
def test_pyproject_that_has_no_table_of_ours_is_passed_by(repo, text):
    (repo / "plans" / "pyproject.toml").write_text(text)
    (repo / "cxroad.toml").write_text("")

    assert nearest_config(str(repo / "plans")) == str(repo / "cxroad.toml")


def test_pyproject_that_speaks_of_us_and_is_no_toml_is_said(repo):
    (repo / "pyproject.toml").write_text("[tool.cxroad\nlevel = 1\n")

    with pytest.raises(UsageError, match=r"pyproject\.toml:1:13: this is no TOML"):
        nearest_config(str(repo))


def test_pyproject_gives_the_values_of_its_table_with_their_places(repo):
    text = "[tool.ruff]\nselect = ['E']\n[tool.cxroad]\nlevel = 'team'\n"
    config = read(repo, f"{text}[tool.cxroad.thresholds.VAL003]\nmonths = 9\n", "pyproject.toml")

    assert config.values == {"level": "team", "thresholds": {"VAL003": {"months": "9"}}}
    assert config.place("level").endswith("pyproject.toml:4:1")
    assert config.place("thresholds", "VAL003", "months").endswith("pyproject.toml:6:1")
    assert config.folder == str(repo)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[thresholds]\nVAL003 = {quick = 1, months = 9}\n", "2:22"),
        ("[thresholds]\nVAL003.months = 9\n", "2:1"),
        ("[thresholds.VAL003]\n\n  months = 9\n", "3:3"),
        ("thresholds = {VAL003 = {months = 9}}\n", "1:25"),
        ("[ thresholds . 'VAL003' ]\n\"months\" = 9\n", "2:2"),
        ("thresholds.VAL003.months=9\n", "1:1"),
    ],
)
def test_place_of_a_number_is_found_in_every_spelling_of_toml(repo, text, place):
    config = read(repo, text)

    assert config.values["thresholds"]["VAL003"]["months"] == "9"
    assert config.place("thresholds", "VAL003", "months").endswith(f"cxroad.toml:{place}")


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("selct = []", ":1:1: unknown key `selct`", "did you mean `select`?"),
        ("\nfail_on = 1", ":2:1: unknown key `fail_on`", "did you mean `fail-on`?"),
        ("zzz = 1", "unknown key `zzz`", "known keys: select, ignore"),
        ("[thresholds]\nfail-on = 1", ":2:1: `fail-on` is no rule", "write it further up"),
        ("[tool.cxroad]\nlevel = 'team'", "unknown key `tool`", "only in pyproject.toml"),
        ("strict = true", "unknown key `strict`", 'fail-on = "warning"'),
        ("today = 2027-01-01", "unknown key `today`", "CXROAD_TODAY"),
        ('select = "GRA"', "`select` wants a list of rules, not 'GRA'", "select = ["),
        ("ignore = [1]", "`ignore` wants a list of rules, not a list with 1", "ignore = ["),
        ('ignore = [""]', "'' is empty", "write it like"),
        ('level = "Team"', "`level` cannot be 'Team'", "did you mean `team`?"),
        ("level = {a = 1}", "`level` wants starter, team or strict, not a table", "level ="),
        ('fail-on = "x"', "`fail-on` cannot be 'x'", "one of error, warning, info, never"),
        ("max-findings = true", "a whole number from 0 to 1,000,000, not true", "= 20"),
        ("max-findings = -1", "not -1", "= 20"),
        ("max-findings = 2.5", "not 2.5", "= 20"),
        ("max-findings = 1_000_001", "not 1000001", "= 20"),
        (f"max-findings = {'9' * 400}", "not so large a number", "= 20"),
        ('output-format = "json=x"', "names a file to write", "-f json=x"),
        ('output-format = "jsn"', "cannot be 'jsn'", "did you mean `json`?"),
        ('exclude = ["../x"]', ":1:13: `exclude`: '../x' leads out", "write it like"),
        ('exclude = ["a/../../x"]', "leads out", "write it like"),
        ('exclude = ["/etc"]', "'/etc' is no path below", "write it like"),
        ('exclude = ["!a"]', "would take something back in", "write it like"),
        ('paths = ["~/x"]', "is no path below", "write it like"),
        ('paths = ["C:/x"]', "is no path below", "write it like"),
        ('paths = ["https://example.org/x"]', "is no path below", "write it like"),
        ("paths = ['a\\b']", "has a backslash", "write `/`"),
        ("thresholds = 5", "`thresholds` wants a table of rules", "{VAL003 ="),
        ("[thresholds]\nVAL003 = 5", ":2:1: `thresholds.VAL003` wants a table", "cxroad rule"),
        ("[thresholds.VAL003]\nmonths = []", "wants a number, not a list", "write it like 12"),
        ("select = [GRA]", ":1:11: this is no TOML: invalid value", "texts need quotes"),
        ("select = [", ":1: this is no TOML", "texts need quotes"),
        ("level = 'team'\nlevel = 'team'", "this is no TOML", "stands once"),
    ],
)
def test_what_does_not_fit_is_said_with_its_place_and_a_cure(repo, text, message, hint):
    with pytest.raises(UsageError) as caught:
        read(repo, text)

    assert message in caught.value.message
    assert hint in caught.value.hint


_NESTED = "a=" + "[" * 100_000
_DOTS = "a." * 60_000 + "a=1"
_HOSTILE = {
    "nested lists": _NESTED.encode(),
    "nested tables": ("a=" + "{a=" * 50_000).encode(),
    "dotted key": _DOTS.encode(),
    "dotted header": ("[" + "a." * 3000 + "a]\n" + "b=1\n" * 5000).encode(),
    "quoted dots": ('"a".' * 30_000 + "a=1").encode(),
    "long number": b"max-findings = " + b"9" * 100_000,
    "zeros": bytes(200_000),
    "not UTF-8": b'level = "\xff"',
    "UTF-16": 'level = "team"'.encode("utf-16"),
    "too large": b"# " + b"x" * 100_000_000,
    "control characters": b'level = "\x1b[2J"',
}


@pytest.mark.parametrize("name", _HOSTILE)
def test_hostile_file_is_refused_at_once(repo, name):
    path = repo / "cxroad.toml"
    path.write_bytes(_HOSTILE[name])
    start = time.perf_counter()

    with pytest.raises(CxroadError):
        read_config(str(path))
    assert time.perf_counter() - start < 2


def test_as_many_deep_keys_as_fit_are_read_in_time(repo):
    start = time.perf_counter()
    with pytest.raises(UsageError, match="unknown key"):
        read(repo, "".join(f"{'a.' * 99}b{number} = 1\n" for number in range(1200)))

    assert time.perf_counter() - start < 5


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in this system's folders")
def test_pipe_behind_a_link_is_no_configuration(repo):
    os.mkfifo(repo / "pipe")
    (repo / "cxroad.toml").symlink_to(repo / "pipe")

    with pytest.raises(InputError, match="is a pipe"):
        read_config(str(nearest_config(str(repo))))


def test_link_to_nowhere_and_a_folder_are_said(repo):
    (repo / "cxroad.toml").symlink_to(repo / "nowhere")
    (repo / "plans" / "cxroad.toml").mkdir()

    for folder, words in ((repo, "there is no file"), (repo / "plans", "is a folder")):
        with pytest.raises(InputError, match=words):
            read_config(str(nearest_config(str(folder))))


def test_byte_order_mark_and_windows_line_ends_do_no_harm(repo):
    (repo / "cxroad.toml").write_bytes(b'\xef\xbb\xbflevel = "team"\r\nfail-on = "info"\r\n')
    config = read_config(str(repo / "cxroad.toml"))

    assert config.values == {"level": "team", "fail-on": "info"}
    assert config.place("fail-on").endswith(":2:1")


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_example_of_every_key_is_taken(repo, key):
    config = read(repo, f"{key.name} = {key.example}\n")

    assert list(config.values) == [key.name]


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_record_of_a_key_says_all_that_is_printed_of_it(key):
    assert key.help
    assert not key.help.endswith(".")
    assert key.absent
    assert key.default is None or key.kind.is_list or key.default in (*key.choices, ())
    assert bool(key.variable) is (key.kind is not Kind.THRESHOLDS)


def test_formats_that_may_be_configured_are_those_there_are():
    assert BY_NAME["output-format"].choices == tuple(FINDINGS)


def test_what_is_no_key_is_none():
    assert not set(NO_KEYS) & set(BY_NAME)


def test_variable_is_read_like_the_file():
    assert spoken(BY_NAME["select"], " GRA, VIS002 ,") == ("GRA", "VIS002")
    assert spoken(BY_NAME["max-findings"], "5") == 5
    assert spoken(BY_NAME["level"], "team ") == checked(BY_NAME["level"], "team")


def test_path_is_shown_as_one_would_type_it(repo):
    read(repo, "")

    assert read_config(str(repo / "cxroad.toml")).path == str(Path("..", "cxroad.toml"))
