"""Opening what may be anything."""

from __future__ import annotations

import errno
import os
import socket
import stat
from contextlib import suppress
from pathlib import Path

import pytest

from cxroad.errors import InputError
from cxroad.source.file import read_bytes


def test_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\n\x00")

    assert read_bytes(str(path), 100) == b"\xef\xbb\xbfa: 1\r\n\x00"


def test_one_byte_beyond_the_limit_is_read_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"x" * 3_000_000)

    assert len(read_bytes(str(path), 2_500_000)) == 2_500_001


@pytest.mark.parametrize("name", ["plan.yaml", "."])
def test_what_was_opened_is_closed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "plan.yaml").write_bytes(b"a: 1\n")
    opened: list[int] = []
    monkeypatch.setattr(
        os, "open", lambda *how, open=os.open: opened.append(open(*how)) or opened[-1]
    )

    with suppress(InputError):
        read_bytes(str(tmp_path / name), 100)

    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(*opened)


def test_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(b"a: 1\n")
    (tmp_path / "link.yaml").symlink_to("plan.yaml")

    assert read_bytes(str(tmp_path / "link.yaml"), 100) == b"a: 1\n"


def test_missing_file_is_named(tmp_path: Path) -> None:
    path = str(tmp_path / "plan.yaml")
    with pytest.raises(InputError, match=r"there is no file .*plan\.yaml") as error:
        read_bytes(path, 100)

    assert error.value.hint == "check the name and the folder"


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        read_bytes(str(tmp_path), 100)


def test_pipe_without_a_writer_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    os.mkfifo(path)

    with pytest.raises(InputError, match="is a pipe"):
        read_bytes(str(path), 100)


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null"])
def test_device_is_refused(path: str) -> None:
    with pytest.raises(InputError, match="is a device"):
        read_bytes(path, 100)


def test_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("plan.yaml")
        with pytest.raises(InputError, match=r"plan.yaml"):
            read_bytes("plan.yaml", 100)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (stat.S_IFDIR, "is a folder"),
        (stat.S_IFIFO, "is a pipe"),
        (stat.S_IFSOCK, "is a socket"),
        (stat.S_IFCHR, "is a device"),
        (stat.S_IFBLK, "is a device"),
        (0, "is no regular file"),
    ],
)
def test_what_is_no_file_is_called_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: int, said: str
) -> None:
    path = str(tmp_path / "plan.yaml")
    Path(path).touch()
    monkeypatch.setattr(os, "fstat", lambda _: os.stat_result((kind, *[0] * 9)))
    with pytest.raises(InputError) as error:
        read_bytes(path, 100)

    assert (str(error.value), error.value.hint) == (f"{path} {said}", "name a YAML file")


def test_a_disk_that_fails_is_said_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> bytes:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    path = tmp_path / "plan.yaml"
    path.write_bytes(b"a: 1\n")
    monkeypatch.setattr(os, "read", fails)
    with pytest.raises(InputError) as error:
        read_bytes(str(path), 100)

    assert str(error.value) == f"{path} cannot be read: {os.strerror(errno.EIO)}"
    assert error.value.hint == "check the name and the folder"


@pytest.mark.parametrize(
    ("error", "said", "hint"),
    [
        (PermissionError(13, "no"), "{} may not be read", "check its permissions"),
        (IsADirectoryError(21, "no"), "{} is a folder", "name a YAML file"),
        (FileNotFoundError(2, "no"), "there is no file {}", "check the name and the folder"),
        (OSError("odd"), "{} cannot be read: odd", "check the name and the folder"),
    ],
)
def test_what_the_system_refuses_is_said_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, error: OSError, said: str, hint: str
) -> None:
    def refuses(*_: object) -> int:
        raise error

    monkeypatch.setattr(os, "open", refuses)
    with pytest.raises(InputError) as refusal:
        read_bytes("plan.yaml", 100)

    assert (str(refusal.value), refusal.value.hint) == (said.format("plan.yaml"), hint)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_forbidden_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"a: 1\n")
    path.chmod(0)

    with pytest.raises(InputError, match="may not be read"):
        read_bytes(str(path), 100)


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000, "", "loop"])
def test_impossible_name_is_refused(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loop").symlink_to("loop")

    with pytest.raises(InputError):
        read_bytes(path, 100)
