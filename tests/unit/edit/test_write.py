"""Writing in place: the old text or the new one, under a lock, and nothing beside it."""

import errno
import os
import signal
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from cxroad.edit import write
from cxroad.edit.write import create, put, rewrite
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

    with pytest.raises(CxroadError, match="changed meanwhile") as refusal:
        rewrite(str(path), make)
    assert refusal.value.hint == "run the command again"
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

    with pytest.raises(CxroadError) as refusal:
        rewrite(str(path), lambda _: b"new")
    assert str(refusal.value) == (
        f"{path} has a second name (a hard link), which would keep the old text"
    )
    assert refusal.value.hint == "remove one of the two names, or copy the file"
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


def test_no_more_is_read_than_shows_that_a_file_is_too_large(tmp_path: Path) -> None:
    path = _file(tmp_path, "0123456789")
    seen: list[bytes] = []
    for most in (8, 9, 10):
        rewrite(str(path), seen.append, most)

    assert seen == [b"012345678", b"0123456789", b"0123456789"]

    path.write_bytes(b"x" * (1024 * 1024 + 5))
    rewrite(str(path), seen.append, 1024 * 1024)
    assert len(seen[-1]) == 1024 * 1024 + 1


def test_a_large_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"x" * (2 * 1024 * 1024 + 1))

    assert rewrite(str(path), lambda old: b"%d" % len(old))
    assert path.read_text() == "2097153"


def test_a_pipe_takes_the_bytes_as_they_come(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        put(str(path), b"new")
        assert os.read(reader, 10) == b"new"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(path.stat().st_mode)
    assert os.listdir(tmp_path) == ["pipe"]


@pytest.mark.parametrize("writer", [put, lambda path, new: rewrite(path, lambda _: new)])
def test_a_file_that_may_not_be_written_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writer: Callable[[str, bytes], object]
) -> None:
    path = _file(tmp_path)
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    with pytest.raises(CxroadError, match="is read-only") as refusal:
        writer(str(path), b"new")

    assert refusal.value.hint == "allow writing to it first"
    assert path.read_text() == "old"


def test_a_file_that_is_replaced_again_and_again_is_given_up_and_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _file(tmp_path)
    opened = len(os.listdir("/dev/fd")) if os.path.isdir("/dev/fd") else 0
    monkeypatch.setattr(write, "_is_named", lambda *_: False)
    with pytest.raises(CxroadError, match="is being changed all the time") as refusal:
        rewrite(str(path), lambda _: b"new")

    assert refusal.value.hint == "run the command again"
    assert not opened or len(os.listdir("/dev/fd")) == opened


@pytest.mark.skipif(not hasattr(os, "fchown"), reason="this system has no owners")
@pytest.mark.parametrize(("user", "group"), [(1, 0), (0, 1), (1, 1), (0, 0)])
def test_the_owner_stays_whoever_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, user: int, group: int
) -> None:
    path = _file(tmp_path)
    state = path.stat()
    given: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "geteuid", lambda: state.st_uid + user)
    monkeypatch.setattr(os, "getegid", lambda: state.st_gid + group)
    monkeypatch.setattr(os, "fchown", lambda _, *owner: given.append(owner))
    rewrite(str(path), lambda _: b"new")

    assert given == ([(state.st_uid, state.st_gid)] if user or group else [])


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="nothing holds signals here")
def test_signals_wait_while_a_file_is_put_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}

    def held() -> set[int]:
        return set(signal.pthread_sigmask(signal.SIG_BLOCK, []))

    outside = signal.pthread_sigmask(signal.SIG_UNBLOCK, ours)
    before, during = held(), list[set[int]]()
    replace = os.replace
    monkeypatch.setattr(os, "replace", lambda *names: (during.append(held()), replace(*names)))
    put(str(_file(tmp_path)), b"new")
    after = held()
    signal.pthread_sigmask(signal.SIG_SETMASK, outside)

    assert during == [before | ours]
    assert after == before


@pytest.mark.parametrize("writer", [put, lambda path, new: rewrite(path, lambda _: new)])
def test_where_signals_cannot_be_held_a_file_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writer: Callable[[str, bytes], object]
) -> None:
    monkeypatch.delattr(signal, "pthread_sigmask", raising=False)
    path = _file(tmp_path)
    writer(str(path), b"new")

    assert path.read_text() == "new"


def test_writing_leaves_the_mask_of_new_files_as_it_was(tmp_path: Path) -> None:
    before = os.umask(0o013)
    try:
        put(str(tmp_path / "new.md"), b"new")
        assert _mask() == 0o013
    finally:
        os.umask(before)


@pytest.mark.parametrize(
    ("writer", "said", "hint"),
    [
        (lambda path: rewrite(path, lambda _: b"x"), "cannot change", "check the file"),
        (lambda path: put(path, b"x"), "cannot write", "check the folder"),
        (lambda path: create(path, b"x"), "cannot write", "check the folder"),
    ],
)
def test_what_the_system_refuses_is_said_with_its_reason(
    tmp_path: Path, writer: Callable[[str], object], said: str, hint: str
) -> None:
    path = str(tmp_path / "no" / "x.yaml")
    with pytest.raises(CxroadError) as refusal:
        writer(path)

    assert str(refusal.value) == f"{said} {path}: No such file or directory"
    assert refusal.value.hint == hint


def test_a_pipe_in_the_place_of_a_roadmap_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    os.mkfifo(path)
    with pytest.raises(CxroadError) as refusal:
        rewrite(str(path), lambda _: b"new")

    assert str(refusal.value) == f"{path} is no regular file"
    assert refusal.value.hint == "name a YAML file"


def test_without_hard_links_a_new_file_is_made_whole_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "x.yaml"

    assert create(str(path), b"ours")
    assert path.read_bytes() == b"ours"
    assert not create(str(path), b"theirs")
    assert path.read_bytes() == b"ours"
    assert os.listdir(tmp_path) == ["x.yaml"]


def test_the_folder_reaches_the_disk_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[bool] = []
    sync = os.fsync
    monkeypatch.setattr(
        os,
        "fsync",
        lambda handle: (kept.append(stat.S_ISDIR(os.fstat(handle).st_mode)), sync(handle)),
    )
    for writer in (
        lambda path: create(path, b"1"),
        lambda path: rewrite(path, lambda _: b"2"),
        lambda path: put(path, b"3"),
    ):
        kept.clear()
        writer(str(tmp_path / "x.yaml"))
        assert kept == [False, True]


@pytest.mark.parametrize(
    ("number", "raised"), [(errno.EIO, True), (errno.ENOSPC, True), (errno.EINVAL, False)]
)
def test_of_a_folder_only_a_disk_that_fails_or_is_full_is_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, raised: bool
) -> None:
    sync = os.fsync

    def refuses(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(number, os.strerror(number))
        sync(handle)

    monkeypatch.setattr(os, "fsync", refuses)
    path = _file(tmp_path)
    if raised:
        with pytest.raises(CxroadError, match=os.strerror(number)):
            rewrite(str(path), lambda _: b"new")
    else:
        assert rewrite(str(path), lambda _: b"new")
    assert path.read_text() == "new"


@pytest.mark.parametrize(
    "writer",
    [
        put,
        lambda path, new: rewrite(path, lambda _: new),
        lambda path, new: create(path + "2", new),
    ],
)
def test_nothing_stays_open(tmp_path: Path, writer: Callable[[str, bytes], object]) -> None:
    def next_handle() -> int:
        handle = os.open(os.devnull, os.O_RDONLY)
        os.close(handle)
        return handle

    path, before = _file(tmp_path), next_handle()
    writer(str(path), b"new")

    assert next_handle() == before


def test_a_file_that_is_gone_meanwhile_is_not_made_anew(tmp_path: Path) -> None:
    path = _file(tmp_path)

    def make(_: bytes) -> bytes:
        path.unlink()
        return b"ours"

    with pytest.raises(CxroadError, match="changed meanwhile"):
        rewrite(str(path), make)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "raised"), [(errno.ENOLCK, False), (errno.EOPNOTSUPP, False), (errno.EIO, True)]
)
def test_a_file_system_without_locks_is_written_to_and_one_that_fails_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, raised: bool
) -> None:
    fcntl = pytest.importorskip("fcntl", reason="this system has no locks of this kind")

    def refuses(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refuses)
    path = _file(tmp_path)
    if raised:
        with pytest.raises(CxroadError, match=os.strerror(number)):
            rewrite(str(path), lambda _: b"new")
    else:
        assert rewrite(str(path), lambda _: b"new")
    assert path.read_text() == ("old" if raised else "new")


def test_where_an_open_file_cannot_be_replaced_it_is_closed_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[int] = []
    before: list[int] = []
    close, replace = os.close, os.replace
    monkeypatch.setattr(write, "_REPLACES_OPEN", False)
    monkeypatch.setattr(os, "close", lambda handle: (closed.append(handle), close(handle)))
    monkeypatch.setattr(os, "replace", lambda *names: (before.append(len(closed)), replace(*names)))
    path = _file(tmp_path)

    assert rewrite(str(path), lambda _: b"new")
    assert before == [2], "the new file and the old one"


def test_where_an_open_file_cannot_be_replaced_a_new_one_is_closed_before_it_gets_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[int] = []
    before: list[int] = []
    close, link = os.close, os.link
    monkeypatch.setattr(write, "_REPLACES_OPEN", False)
    monkeypatch.setattr(os, "close", lambda handle: (closed.append(handle), close(handle)))
    monkeypatch.setattr(os, "link", lambda *names: (before.append(len(closed)), link(*names)))

    assert create(str(tmp_path / "x.yaml"), b"new")
    assert before == [1]


def test_an_error_without_a_reason_is_said_in_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> None:
        raise OSError("the drive is gone")

    monkeypatch.setattr(os, "replace", refuses)
    path = _file(tmp_path)
    with pytest.raises(CxroadError) as refusal:
        rewrite(str(path), lambda _: b"new")

    assert str(refusal.value) == f"cannot change {path}: the drive is gone"
