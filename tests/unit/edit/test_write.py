"""Writing in place: the old text or the new one, under a lock, and nothing beside it."""

import os
import stat
import threading
from pathlib import Path

import pytest

from cxroad.edit.write import rewrite
from cxroad.errors import CxroadError


def _file(folder: Path, text: str = "old") -> Path:
    path = folder / "x.yaml"
    path.write_text(text)
    return path


def test_content_is_replaced_and_mode_and_link_stay(tmp_path: Path) -> None:
    path = _file(tmp_path)
    path.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(path)

    assert rewrite(str(link), lambda old: old + b" and new")
    assert path.read_text() == "old and new"
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(os.listdir(tmp_path)) == ["link.yaml", "x.yaml"]


@pytest.mark.parametrize("new", [None, b"old"])
def test_nothing_new_writes_nothing(tmp_path: Path, new: bytes | None) -> None:
    path = _file(tmp_path)
    before = path.stat()

    assert not rewrite(str(path), lambda _: new)
    assert path.stat().st_ino == before.st_ino
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_a_change_meanwhile_is_never_overwritten(tmp_path: Path) -> None:
    path = _file(tmp_path)

    def make(_: bytes) -> bytes:
        path.write_text("theirs")
        return b"ours"

    with pytest.raises(CxroadError, match="changed meanwhile"):
        rewrite(str(path), make)
    assert path.read_text() == "theirs"
    assert os.listdir(tmp_path) == ["x.yaml"]


def test_a_file_replaced_meanwhile_is_never_overwritten(tmp_path: Path) -> None:
    path = _file(tmp_path)

    def make(_: bytes) -> bytes:
        other = tmp_path / "other"
        other.write_text("theirs")
        os.replace(other, path)
        return b"ours"

    with pytest.raises(CxroadError, match="changed meanwhile"):
        rewrite(str(path), make)
    assert path.read_text() == "theirs"


@pytest.mark.parametrize("call", ["fsync", "write", "replace", "fchmod"])
def test_a_disk_that_fails_leaves_the_old_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = _file(tmp_path)

    def fails(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, call, fails)
        with pytest.raises(CxroadError, match="No space left"):
            rewrite(str(path), lambda _: b"new")
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["x.yaml"]


def test_a_second_name_is_refused(tmp_path: Path) -> None:
    path = _file(tmp_path)
    os.link(path, tmp_path / "second.yaml")

    with pytest.raises(CxroadError, match="hard link"):
        rewrite(str(path), lambda _: b"new")
    assert path.read_text() == "old"


@pytest.mark.parametrize("what", ["folder", "pipe", "nothing"])
def test_what_is_no_file_is_refused(tmp_path: Path, what: str) -> None:
    path = tmp_path / "x.yaml"
    if what == "folder":
        path.mkdir()
    elif what == "pipe":
        os.mkfifo(path)

    with pytest.raises(CxroadError, match=r"x\.yaml"):
        rewrite(str(path), lambda _: b"new")


def test_writers_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    path = _file(tmp_path, "")

    def many() -> None:
        for _ in range(20):
            rewrite(str(path), lambda old: old + b"x")

    writers = [threading.Thread(target=many) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert path.read_text() == "x" * 80
