"""What lint found and said, kept until a file, the day, the settings or the program change.

Entries lie in the user's own cache directory, never beside the files: a folder for each program,
day and way to ask. In it stands what was found in each file, as plain JSON, and what was said of
all files of a run, as it was said. Each is sealed with a key that only the user can read. What is
not whole, not sealed by us, or open to others is passed over, so that the worst a broken cache can
do is to save no time.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import stat
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxroad.findings.report import FileReport

_KEPT = 8
"""How many folders are kept, the newest; a day's work needs one for each configuration."""

_LARGEST = 16 * 1024 * 1024
"""Bytes of an entry that is kept: what is said of thousands of files. Our default."""

_MOST = 256 * 1024 * 1024
"""Bytes of all folders together, looked at whenever a folder is new; our default."""

_KEY = "key"

_OURS = re.compile("[0-9a-f]{32}")
"""Names of our folders; what else lies beside them, where a user names the place, is not ours."""


class Cache:
    """Reports of files by their content, for one program, day and way to ask.

    Args:
        folder: Where all caches of cxroad lie.
        asked: What the answers depend on beside the files.
    """

    def __init__(self, folder: str, asked: Sequence[object]) -> None:
        self._root = folder
        asking = repr((_program(), *asked)).encode()
        self._folder = os.path.join(folder, hashlib.sha256(asking).hexdigest()[:32])
        self._key = self._opened()

    def report(self, name: str, path: str) -> FileReport | None:
        """What was found in a file under this path; None where nobody kept it.

        Args:
            name: By `name_of`.
        """
        body = self._body(name)
        if body is None:
            return None
        import json

        from cxroad.findings.packed import unpacked

        with suppress(ValueError, TypeError):
            return unpacked(json.loads(body), path)
        return None

    def keep(self, name: str, report: FileReport) -> None:
        """Keep what was found; where that fails nothing is kept, and nothing said."""
        import json

        from cxroad.findings.packed import packed

        self._keep(name, json.dumps(packed(report), ensure_ascii=False))

    def answer(self, question: str, names: Sequence[str]) -> tuple[int, str] | None:
        """The exit code of a run and what it said; None where nobody kept it.

        Args:
            question: All that the answer depends on beside what is in the files.
            names: What `name_of` gives for each of the files, in their order.
        """
        body = self._body(_answer_to(question), _sum_of(names))
        if body is None:
            return None
        with suppress(ValueError):
            code, _, text = body.decode("utf-8", "surrogatepass").partition("\n")
            return int(code), text
        return None

    def keep_answer(self, question: str, names: Sequence[str], code: int, text: str) -> None:
        """Keep what was said in place of the last answer to this question."""
        self._keep(_answer_to(question), f"{code}\n{text}", _sum_of(names))

    def _body(self, name: str, about: str = "") -> bytes | None:
        """What stands in an entry that we sealed."""
        if self._key is None:
            return None
        with suppress(OSError, ValueError):
            seal, _, body = _content(os.path.join(self._folder, name)).partition(b"\n")
            if hmac.compare_digest(seal, _seal(self._key, name + about, body)):
                return body
        return None

    def _keep(self, name: str, text: str, about: str = "") -> None:
        """Write an entry, its seal in front, if that can be done."""
        with suppress(OSError, ValueError):
            if self._key is None:
                self._key = self._made()
            body = text.encode("utf-8", "surrogatepass")
            if self._key is not None and len(body) < _LARGEST:
                # What is only half written, after a crash, has no valid seal.
                seal = _seal(self._key, name + about, body)
                _write(os.path.join(self._folder, name), seal, b"\n", body)

    def _opened(self) -> bytes | None:
        """The key, where root and folder are sound; else None."""
        if not (_is_own(self._root) and _is_own(self._folder)):
            return None
        with suppress(OSError):
            key = _content(os.path.join(self._root, _KEY))
            return key if len(key) == hashlib.sha256().digest_size else None
        return None

    def _made(self) -> bytes | None:
        """The key, after whatever lacks was made."""
        os.makedirs(self._root, mode=0o700, exist_ok=True)
        if not os.path.isdir(self._folder):
            _drop_old(self._root)
            os.mkdir(self._folder, mode=0o700)
        secret = os.urandom(hashlib.sha256().digest_size)
        path = os.path.join(self._root, _KEY)
        with suppress(FileNotFoundError):
            if os.path.getsize(path) != len(secret):
                os.unlink(path)  # what a crash left of it would keep anything from being kept
        with suppress(FileExistsError):
            _write(path, secret, more=os.O_EXCL)
        return self._opened()


def cache_folder() -> str | None:
    """Where caches lie: CXROAD_CACHE_DIR, else the user's cache directory; None for none.

    None in CI, where the next run has another machine; there only CXROAD_CACHE_DIR counts.
    """
    if own := os.environ.get("CXROAD_CACHE_DIR"):
        return os.path.abspath(own)
    if os.environ.get("CI", "").lower() not in ("", "0", "false"):
        return None
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or ""
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(base, "cxroad") if os.path.isabs(base) else None


def _program() -> tuple[object, ...]:
    """This program: its own files, and the versions of what it reads and orders with."""
    import cxroad

    package = os.path.dirname(os.path.abspath(cxroad.__file__))
    files: list[tuple[str, int, int]] = []
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            state = os.stat(os.path.join(folder, name))
            files.append((name, state.st_size, state.st_mtime_ns))
    return sys.version, cxroad.__version__, _libraries(), tuple(files)


def _libraries() -> tuple[str, ...]:
    """Names of what is installed, versions included, without opening any of it."""
    found: set[str] = set()
    for folder in sys.path:
        with suppress(OSError):
            found.update(name for name in os.listdir(folder or ".") if name.endswith(".dist-info"))
    return tuple(sorted(found))


def _is_own(folder: str) -> bool:
    """Whether a folder is there, is ours, and nobody else may write into it."""
    try:
        state = os.lstat(folder)
    except OSError:
        return False
    if not stat.S_ISDIR(state.st_mode):
        return False
    if not hasattr(os, "geteuid"):
        return True  # Windows keeps a profile's folders to its user
    return state.st_uid == os.geteuid() and not state.st_mode & 0o022


def _content(path: str) -> bytes:
    """All of an entry.

    Raises:
        OSError: There is none, it is a link, or larger than an entry can be.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    with open(handle, "rb") as entry:
        data = entry.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise OSError("too large")
    return data


def _write(path: str, *pieces: bytes, more: int = os.O_TRUNC) -> None:
    """A file with these bytes that nobody else can read.

    Raises:
        OSError: It cannot be written, or is a link.
    """
    flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags | more, 0o600), "wb") as file:
        file.writelines(pieces)


def _drop_old(root: str) -> None:
    """Remove our folders, the oldest first, until few enough are left and small enough."""
    import shutil

    with suppress(OSError):
        entries = [entry for entry in os.scandir(root) if _OURS.fullmatch(entry.name)]
        folders = [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
        folders.sort(key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
        size = 0
        for number, folder in enumerate(folders, start=1):
            size += sum(entry.stat(follow_symlinks=False).st_size for entry in os.scandir(folder))
            if number >= _KEPT or size > _MOST:
                shutil.rmtree(folder.path, ignore_errors=True)


def name_of(data: bytes, path: str, settings: str) -> str:
    """What the entry of a file is called: by all that its content depends on.

    Args:
        settings: All that counts for this file, in words.
    """
    name = hashlib.sha256(repr((path, settings)).encode("utf-8", "surrogatepass"))
    name.update(data)
    return name.hexdigest()


def _answer_to(question: str) -> str:
    """What the entry of an answer is called; it holds the last one only."""
    return f"said-{hashlib.sha256(question.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _sum_of(names: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(names).encode()).hexdigest()


def _seal(key: bytes, name: str, body: bytes) -> bytes:
    """What only the holder of the key can write in front of an entry."""
    return hmac.new(key, name.encode() + b"\n" + body, hashlib.sha256).hexdigest().encode()
