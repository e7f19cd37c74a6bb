"""Writing when the disk fails or the process is killed, at each of its calls in turn."""

from __future__ import annotations

import errno
import os
import signal
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cxroad.edit.write import put, rewrite
from cxroad.errors import CxroadError

OLD, NEW = b"the old text\n" * 500, b"the new text\n" * 700

CALLS = ("open", "fstat", "stat", "lstat", "read", "lseek", "write", "fsync", "fchmod", "fchown",
         "replace", "close", "access")  # fmt: skip
"""What writing asks the system for, but for what it clears away afterwards."""

WRITERS: dict[str, Callable[[str], object]] = {
    "rewrite": lambda path: rewrite(path, lambda _: NEW),
    "put": lambda path: put(path, NEW),
    "put anew": lambda path: put(path + ".new", NEW),
}

Trouble = Callable[[], None]


class Counted:
    """Calls of the system, of which one meets with trouble, before or after it was made."""

    def __init__(self, patch: pytest.MonkeyPatch, at: int, trouble: Trouble, after: bool) -> None:
        self.made = 0
        for name in CALLS:
            patch.setattr(os, name, self._with_trouble(getattr(os, name), at, trouble, after))

    def _with_trouble(
        self, call: Callable[..., object], at: int, trouble: Trouble, after: bool
    ) -> Callable[..., object]:
        def made(*args: object, **named: object) -> object:
            self.made += 1
            hit = self.made == at
            if hit and not after:
                trouble()
            result = call(*args, **named)
            if hit and after:
                trouble()
            return result

        return made


def _fails(number: int) -> Trouble:
    def fail() -> None:
        raise OSError(number, os.strerror(number))

    return fail


def _left(folder: Path, made: str) -> set[str]:
    return set(os.listdir(folder)) - {"x.yaml", made}


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO], ids=["full", "broken"])
def test_a_disk_that_fails_at_any_call_leaves_old_or_new_and_nothing_beside(
    tmp_path: Path, writer: str, number: int
) -> None:
    path = tmp_path / "x.yaml"
    written = path.with_name("x.yaml.new" if writer == "put anew" else "x.yaml")
    before = {OLD} if written == path else {None}
    for at in range(1, 200):
        path.write_bytes(OLD)
        path.with_name("x.yaml.new").unlink(missing_ok=True)
        said = ""
        with pytest.MonkeyPatch.context() as patch:
            counted = Counted(patch, at, _fails(number), after=False)
            try:
                WRITERS[writer](str(path))
            except CxroadError as error:
                said = str(error)
        now = written.read_bytes() if written.exists() else None
        assert now in {*before, NEW}, at
        assert now == NEW or os.strerror(number) in said, at
        assert not _left(tmp_path, written.name), at
        if counted.made < at:
            assert at > 10
            return
    pytest.fail("it never came to an end")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_signal_at_any_call_leaves_old_or_new(
    tmp_path: Path, writer: str, sent: signal.Signals, after: bool
) -> None:
    path = tmp_path / "x.yaml"
    written = path.with_name("x.yaml.new" if writer == "put anew" else "x.yaml")
    before = {OLD} if written == path else {None}
    for at in range(1, 200):
        path.write_bytes(OLD)
        path.with_name("x.yaml.new").unlink(missing_ok=True)
        ended = _in_a_child(WRITERS[writer], str(path), at, sent, after)
        now = written.read_bytes() if written.exists() else None
        assert now in {*before, NEW}, at
        if sent != signal.SIGKILL:  # nothing can clear away after that one
            assert not _left(tmp_path, written.name), at
        put(str(path.with_name("next.yaml")), b"")
        assert _left(tmp_path, written.name) <= {"next.yaml"}, at
        path.with_name("next.yaml").unlink()
        if ended == 0:
            assert now == NEW
            assert at > 10
            return
    pytest.fail("it never came to an end")


def _in_a_child(
    write: Callable[[str], object], path: str, at: int, sent: signal.Signals, after: bool
) -> int:
    """0 when the child came to its end without having been interrupted."""
    child = os.fork()
    if child == 0:
        try:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            kill, me = os.kill, os.getpid()
            counted = Counted(pytest.MonkeyPatch(), at, lambda: kill(me, sent), after)
            write(path)
            os._exit(0 if counted.made < at else 1)
        except BaseException:
            os._exit(2)
    _, state = os.waitpid(child, 0)
    return state


def test_what_is_kept_of_a_file_beside_its_text(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(OLD)
    path.chmod(0o604)
    try:
        os.setxattr(path, "user.reader", b"committee")
    except OSError:
        pytest.skip(f"the file system of {tempfile.gettempdir()} keeps no attributes")
    put(str(path), NEW)

    assert path.stat().st_mode & 0o777 == 0o604
    assert os.getxattr(path, "user.reader") == b"committee"


def test_a_new_file_has_the_mode_of_new_files(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        put(str(tmp_path / "x.md"), NEW)
    finally:
        os.umask(mask)

    assert (tmp_path / "x.md").stat().st_mode & 0o777 == 0o640
