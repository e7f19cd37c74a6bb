"""What a killed writer leaves beside a file: the next one takes it away, and nothing else."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from pathlib import Path

import pytest

from cxroad.edit.beside import beside
from cxroad.edit.write import create, put, rewrite
from cxroad.errors import CxroadError

pytest.importorskip("fcntl", reason="this system has no locks of this kind")

LEFT = ".cxroad-abcd_123.tmp"


def _killed_while_writing(path: Path) -> None:
    """A child that is killed when its new file is on the disk and has not replaced the old one."""
    child = os.fork()
    if child == 0:
        os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[assignment]
        put(str(path), b"new")
        os._exit(0)
    _, state = os.waitpid(child, 0)
    assert os.WTERMSIG(state) == signal.SIGKILL


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.parametrize("writer", ["rewrite", "put", "create"])
def test_what_a_killed_writer_left_goes_with_the_next_edit(tmp_path: Path, writer: str) -> None:
    path, other = tmp_path / "x.yaml", tmp_path / "y.yaml"
    path.write_bytes(b"old")
    _killed_while_writing(path)
    _killed_while_writing(path.with_name("z.yaml"))
    left = set(os.listdir(tmp_path)) - {"x.yaml"}
    assert left, "else there is nothing to take away"
    assert path.read_bytes() == b"old"

    if writer == "rewrite":
        assert rewrite(str(path), lambda old: old + b" and new")
    elif writer == "put":
        put(str(path), b"new")
    else:
        assert create(str(other), b"new")
    assert set(os.listdir(tmp_path)) <= {"x.yaml", "y.yaml"}


def test_what_a_living_writer_is_writing_stays(tmp_path: Path) -> None:
    path, other = tmp_path / "x.yaml", tmp_path / "y.yaml"
    with beside(str(path), b"new", None) as new:
        put(str(other), b"other")
        assert Path(new.path).read_bytes() == b"new"
        os.replace(new.path, path)

    assert path.read_bytes() == b"new"
    assert sorted(os.listdir(tmp_path)) == ["x.yaml", "y.yaml"]


def test_who_finds_its_new_file_taken_away_begins_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    make = tempfile.mkstemp

    def snatched(*words: object, **named: object) -> tuple[int, str]:
        handle, path = make(*words, **named)  # type: ignore[call-overload]
        made.append(path)
        if len(made) < 3:  # as if another writer had come before it was locked
            os.unlink(path)
        return handle, path

    monkeypatch.setattr(tempfile, "mkstemp", snatched)
    put(str(tmp_path / "x.yaml"), b"new")

    assert len(made) == 3
    assert os.listdir(tmp_path) == ["x.yaml"]
    assert (tmp_path / "x.yaml").read_bytes() == b"new"


def test_who_finds_each_new_file_taken_away_gives_up_and_leaves_nothing_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handles: list[int] = []
    make = tempfile.mkstemp

    def snatched(*words: object, **named: object) -> tuple[int, str]:
        handle, path = make(*words, **named)  # type: ignore[call-overload]
        handles.append(handle)
        os.unlink(path)
        return handle, path

    monkeypatch.setattr(tempfile, "mkstemp", snatched)
    path = tmp_path / "x.yaml"
    path.write_bytes(b"old")
    with pytest.raises(CxroadError) as refusal:
        put(str(path), b"new")

    assert str(refusal.value) == f"cannot write {path}: each new file is taken away"
    assert path.read_bytes() == b"old"
    assert len(handles) > 3
    for handle in set(handles):
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(handle)


@pytest.mark.parametrize(
    "name",
    [".cxroad-abcd_123", ".cxroad-baseline", ".cxroad-abcd_1234.tmp", "a.tmp", ".cxroad.toml"],
)
def test_files_of_other_names_stay(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("theirs")
    put(str(tmp_path / "x.yaml"), b"new")

    assert (tmp_path / name).read_text() == "theirs"


@pytest.mark.parametrize("what", ["folder", "link", "pipe"])
def test_what_is_no_file_stays_and_is_not_waited_for(tmp_path: Path, what: str) -> None:
    goal, left = tmp_path / "goal", tmp_path / LEFT
    goal.write_text("theirs")
    if what == "folder":
        left.mkdir()
    elif what == "link":
        left.symlink_to(goal)
    else:
        os.mkfifo(left)
    put(str(tmp_path / "x.yaml"), b"new")

    assert os.path.lexists(left)
    assert goal.read_text() == "theirs"


@pytest.mark.parametrize("locks", ["refused", "unknown"])
def test_where_nothing_can_be_locked_nothing_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locks: str
) -> None:
    import fcntl

    def refuses(*_: object) -> None:
        raise OSError("no locks on this drive")

    if locks == "refused":
        monkeypatch.setattr(fcntl, "flock", refuses)
    else:
        monkeypatch.setitem(sys.modules, "fcntl", None)
    (tmp_path / LEFT).write_text("left or being written, who knows")
    put(str(tmp_path / "x.yaml"), b"new")

    assert sorted(os.listdir(tmp_path)) == [LEFT, "x.yaml"]
