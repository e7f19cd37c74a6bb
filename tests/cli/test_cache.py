"""What lint keeps of its answers: never a wrong one, and nothing where it is not wanted."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cxroad.cli import cache as caching
from cxroad.cli.judge import Judge
from cxroad.findings.packed import packed, unpacked
from cxroad.render.formats import FINDINGS

EXAMPLES = sorted(Path(__file__).parents[2].glob("examples/*.yaml"))
DAY = ("--today", "2027-01-11")


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where answers are kept in this test, beside a copy of the examples."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("CXROAD_CACHE_DIR", str(folder))
    for example in EXAMPLES:
        shutil.copy(example, tmp_path)
    (tmp_path / "torn.yaml").write_text("title: Torn\nphases: {a: {initiatives: {b: [c}}}\n")
    (tmp_path / "partly.yaml").write_text("title: Partly\nphases: {a: {initiatives: {b: 5}}}\n")
    (tmp_path / "blank.yaml").write_text("# phases:\n")
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the files that rules were asked about."""
    paths: list[str] = []
    found = Judge.found

    def counted(self: Judge, file: tuple[str, bytes]):
        paths.append(file[0])
        return found(self, file)

    monkeypatch.setattr(Judge, "found", counted)
    return paths


def _entries(kept: Path) -> list[Path]:
    """What was found in files; what was said of all files of a run has names of its own."""
    return [path for path in kept.glob("*/*") if path.is_file() and path not in _answers(kept)]


def _answers(kept: Path) -> list[Path]:
    return list(kept.glob("*/said-*"))


def _forget_answers(kept: Path) -> None:
    """Let the next run look at what was found in each file."""
    for path in _answers(kept):
        path.unlink()


def test_what_did_not_change_is_not_asked_again(cli, kept: Path, asked: list[str]) -> None:
    first = cli("lint", "northwind.yaml", *DAY)
    again = cli("lint", "northwind.yaml", *DAY)
    _forget_answers(kept)
    once_more = cli("lint", "northwind.yaml", *DAY)

    assert first == again == once_more
    assert asked == ["northwind.yaml"]
    assert len(_entries(kept)) == len(_answers(kept)) == 1


@pytest.mark.usefixtures("kept")
def test_what_was_said_is_said_again_without_looking_at_findings(
    cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = ["blank.yaml", "torn.yaml", "northwind.yaml"]
    first = cli("lint", *files, *DAY)
    monkeypatch.setattr(Judge, "all", None)

    assert cli("lint", *files, *DAY) == first


@pytest.mark.parametrize(
    "words",
    [
        ("--color", "always"),
        ("--width", "60"),
        ("--max-findings", "1"),
        ("--statistics",),
        ("-f", "concise"),
        ("-f", "sarif"),
        ("--quiet",),
        ("--verbose",),
        ("--fail-on", "info"),
        ("--strict",),
        ("--select", "GRA"),
        ("minimal.yaml",),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("kept")
def test_what_was_said_is_not_said_where_something_else_is_asked(
    cli, words: tuple[str, ...]
) -> None:
    asked = "lint", "big-bang.yaml", *words, *DAY
    without = cli(*asked, "--no-cache")
    cli("lint", "big-bang.yaml", *DAY)

    assert cli(*asked) == without


@pytest.mark.usefixtures("kept")
def test_a_file_is_written_again_where_nothing_changed(cli) -> None:
    for _ in range(2):
        cli("lint", "big-bang.yaml", "-f", "json=out.json", *DAY)
        assert Path("out.json").exists()
        Path("out.json").unlink()


def test_last_answer_to_a_question_is_the_only_one_that_is_kept(cli, kept: Path) -> None:
    for line in range(5):
        Path("northwind.yaml").write_text(Path("northwind.yaml").read_text() + f"# {line}\n")
        cli("lint", "northwind.yaml", *DAY)

    assert len(_answers(kept)) == 1


@pytest.mark.parametrize("form", FINDINGS)
def test_output_is_the_same_with_and_without(cli, kept: Path, form: str) -> None:
    files = ["blank.yaml", "torn.yaml", "partly.yaml", *(example.name for example in EXAMPLES)]
    without = cli("lint", *files, "-f", form, "--no-cache", *DAY)
    assert not kept.exists()
    assert without.code == 1

    assert cli("lint", *files, "-f", form, *DAY) == without
    assert len(_entries(kept)) == len(files) - 2  # all but those without data
    assert cli("lint", *files, "-f", form, *DAY) == without
    _forget_answers(kept)
    assert cli("lint", *files, "-f", form, *DAY) == without


@pytest.mark.parametrize(
    "words",
    [
        ("northwind.yaml", "--today", "2027-01-12"),
        ("northwind.yaml", *DAY, "--select", "VIS"),
        ("northwind.yaml", *DAY, "--max-size", "1MiB"),
        ("./northwind.yaml", *DAY),
    ],
)
@pytest.mark.usefixtures("kept")
def test_another_day_setting_or_name_is_another_question(
    cli, asked: list[str], words: tuple[str, ...]
) -> None:
    cli("lint", "northwind.yaml", *DAY)
    cli("lint", *words)

    assert len(asked) == 2


@pytest.mark.usefixtures("kept")
def test_another_content_or_configuration_is_another_question(cli, asked: list[str]) -> None:
    cli("lint", "northwind.yaml", *DAY)
    Path("northwind.yaml").write_text(Path("northwind.yaml").read_text() + "# more\n")
    cli("lint", "northwind.yaml", *DAY)
    Path("cxroad.toml").write_text('level = "starter"\n')
    cli("lint", "northwind.yaml", *DAY)

    assert len(asked) == 3


def test_another_program_asks_again(cli, kept: Path, asked: list[str], monkeypatch) -> None:
    cli("lint", "northwind.yaml", *DAY)
    monkeypatch.setattr(caching, "_program", lambda: ("the next version",))
    cli("lint", "northwind.yaml", *DAY)

    assert len(asked) == 2
    assert len(_entries(kept)) == 2


def _flip(entry: Path) -> None:
    data = bytearray(entry.read_bytes())
    data[-3] ^= 1
    entry.write_bytes(data)


def _forge(entry: Path) -> None:
    """An entry that says that all is well, without the key."""
    entry.write_bytes(b"0" * 64 + b'\n[[],[],[],"team","strict","",[]]')


def _take_key(entry: Path) -> None:
    (entry.parent.parent / "key").unlink()


def _other_key(entry: Path) -> None:
    (entry.parent.parent / "key").write_bytes(os.urandom(32))


def _open_folder(entry: Path) -> None:
    entry.parent.chmod(0o777)


def _open_root(entry: Path) -> None:
    entry.parent.parent.chmod(0o770)


def _link(entry: Path) -> None:
    elsewhere = entry.parent.parent / "elsewhere"
    entry.rename(elsewhere)
    entry.symlink_to(elsewhere)


HARMS = [
    _flip,
    _forge,
    _take_key,
    _other_key,
    _open_folder,
    _open_root,
    _link,
    lambda entry: entry.write_bytes(b""),
    lambda entry: entry.write_bytes(entry.read_bytes()[:200]),
    lambda entry: entry.write_bytes(entry.read_bytes() + b" " * caching._LARGEST),
]


@pytest.mark.parametrize("harm", HARMS)
def test_a_harmed_cache_changes_no_answer(
    cli, kept: Path, asked: list[str], harm: Callable[[Path], object]
) -> None:
    first = cli("lint", "big-bang.yaml", *DAY)
    _forget_answers(kept)
    harm(_entries(kept)[0])

    assert cli("lint", "big-bang.yaml", *DAY) == first
    assert len(asked) == 2


@pytest.mark.parametrize("harm", HARMS)
def test_a_harmed_answer_is_not_said(cli, kept: Path, harm: Callable[[Path], object]) -> None:
    first = cli("lint", "big-bang.yaml", *DAY)
    harm(_answers(kept)[0])

    assert cli("lint", "big-bang.yaml", *DAY) == first


def test_an_answer_about_other_content_or_another_question_is_not_said(cli, kept: Path) -> None:
    first = cli("lint", "minimal.yaml", *DAY)
    old = _answers(kept)[0].read_bytes()
    Path("minimal.yaml").write_text("phases: 5\n")
    second = cli("lint", "minimal.yaml", *DAY)
    assert second != first
    _answers(kept)[0].write_bytes(old)

    assert cli("lint", "minimal.yaml", *DAY) == second
    third = cli("lint", "big-bang.yaml", *DAY)
    for path in _answers(kept):
        path.write_bytes(old)
    assert cli("lint", "big-bang.yaml", *DAY) == third


def test_an_entry_of_one_file_is_none_of_another(cli, kept: Path, asked: list[str]) -> None:
    cli("lint", "minimal.yaml", *DAY)
    sound = _entries(kept)[0]
    first = cli("lint", "big-bang.yaml", *DAY)
    unsound = next(path for path in _entries(kept) if path != sound)
    unsound.write_bytes(sound.read_bytes())
    _forget_answers(kept)

    assert cli("lint", "big-bang.yaml", *DAY) == first
    assert len(asked) == 3


def test_an_entry_that_is_sealed_but_odd_is_passed_over(cli, kept: Path, asked: list[str]) -> None:
    first = cli("lint", "minimal.yaml", *DAY)
    entry = _entries(kept)[0]
    body = b'{"no": "report"}'
    seal = caching._seal((kept / "key").read_bytes(), entry.name, body)
    entry.write_bytes(seal + b"\n" + body)
    _forget_answers(kept)

    assert cli("lint", "minimal.yaml", *DAY) == first
    assert len(asked) == 2


def test_nothing_can_be_kept_and_nothing_is_said(cli, kept: Path) -> None:
    kept.write_text("a file where the folder should be")
    ran = cli("lint", "minimal.yaml", *DAY)

    assert (ran.code, ran.err) == (0, "")


def test_a_key_that_a_crash_left_empty_is_made_anew(cli, kept: Path, asked: list[str]) -> None:
    cli("lint", "minimal.yaml", *DAY)
    (kept / "key").write_bytes(b"")
    _forget_answers(kept)
    cli("lint", "minimal.yaml", *DAY)
    _forget_answers(kept)
    cli("lint", "minimal.yaml", *DAY)

    assert len(asked) == 2


def test_others_cannot_read_what_is_kept(cli, kept: Path) -> None:
    cli("lint", "northwind.yaml", *DAY)

    assert not [path for path in (kept, *kept.rglob("*")) if path.stat().st_mode & 0o077]


def test_only_the_newest_folders_stay(cli, kept: Path) -> None:
    for day in range(1, 13):
        cli("lint", "minimal.yaml", "--today", f"2027-01-{day:02}")

    assert len([path for path in kept.iterdir() if path.is_dir()]) == 8


def test_what_lies_beside_them_is_never_removed(cli, kept: Path) -> None:
    own = [kept / f"own-{number}" / "work" for number in range(12)]
    for folder in own:
        folder.mkdir(parents=True)
    kept.chmod(0o700)
    cli("lint", "minimal.yaml", *DAY)

    assert _entries(kept)
    assert all(folder.is_dir() for folder in own)


@pytest.mark.parametrize(
    ("world", "place"),
    [
        ({"CXROAD_CACHE_DIR": "/here", "CI": "true"}, "/here"),
        ({"CI": "true"}, None),
        ({"CI": "false", "XDG_CACHE_HOME": "/there"}, "/there/cxroad"),
        ({"XDG_CACHE_HOME": "/there"}, "/there/cxroad"),
        ({"HOME": "/home/ana"}, "/home/ana/.cache/cxroad"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="paths of Unix")
def test_where_answers_are_kept(world: dict[str, str], place: str | None, monkeypatch) -> None:
    for name in ("CXROAD_CACHE_DIR", "CI", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in world.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", "linux")

    assert caching.cache_folder() == place


@pytest.mark.parametrize("path", [*EXAMPLES], ids=lambda path: path.stem)
def test_a_report_comes_back_as_it_was(path: Path) -> None:
    from datetime import date

    from cxroad.api import load

    report = load(str(path), today=date(2029, 1, 1)).report

    assert unpacked(json.loads(json.dumps(packed(report))), str(path)) == report
