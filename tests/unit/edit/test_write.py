"""Writing in place: the old text or the new one, under a lock, and nothing beside it."""

import os
import stat
import threading
from pathlib import Path

import pytest

from cxroad.edit.write import create, rewrite
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


def test_a_new_file_is_made_whole_and_with_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"

    assert create(str(path), b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~_mask()
    assert os.listdir(tmp_path) == ["new.yaml"]


def _mask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


@pytest.mark.parametrize("what", ["file", "folder", "link", "dangling"])
def test_what_has_the_name_already_is_left_alone(tmp_path: Path, what: str) -> None:
    path = tmp_path / "x.yaml"
    if what == "file":
        path.write_text("theirs")
    elif what == "folder":
        path.mkdir()
    else:
        target = tmp_path / "target"
        if what == "link":
            target.write_text("theirs")
        path.symlink_to(target)
    before = sorted(os.listdir(tmp_path))

    assert not create(str(path), b"ours")
    assert sorted(os.listdir(tmp_path)) == before
    if what in ("file", "link"):
        assert path.read_text() == "theirs"


@pytest.mark.parametrize("links", [True, False])
def test_of_many_who_make_one_file_one_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "no hard links here")

    if not links:
        monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "x.yaml"
    made: list[int] = []
    ready = threading.Barrier(8)

    def make(number: int) -> None:
        ready.wait()
        if create(str(path), b"%d" % number * 1000):
            made.append(number)

    threads = [threading.Thread(target=make, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(made) == 1
    assert path.read_bytes() == b"%d" % made[0] * 1000
    assert os.listdir(tmp_path) == ["x.yaml"]


def test_a_folder_that_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(CxroadError, match="cannot write"):
        create(str(tmp_path / "no" / "x.yaml"), b"x")
