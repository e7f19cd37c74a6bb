"""New content in a file of its own, beside the one that it will replace.

Such a file is locked while its writer lives. What nobody holds a lock on is what a writer left
that was killed, and the next one in the same folder takes it away.
"""

from __future__ import annotations

import os
import re
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_PREFIX, _SUFFIX = ".cxroad-", ".tmp"
_NAME = re.compile(r"\.cxroad-[a-z0-9_]{8}\.tmp")

_ATTEMPTS = 100
"""How often a new file is begun again because another writer took it for left behind."""


class Beside:
    """A new file, open and locked.

    Attributes:
        path: Where it is.
    """

    def __init__(self, path: str, handle: int) -> None:
        self.path = path
        self._handle: int | None = handle

    def close(self) -> None:
        """Let go of it; from now on it may be taken away."""
        handle, self._handle = self._handle, None
        if handle is not None:
            _unlocks(handle)  # also where closing fails, and whoever writes next would wait
            os.close(handle)

    def fill(self, target: str, data: bytes, state: os.stat_result | None) -> None:
        """Write the content, and what else belongs to the file that it will replace."""
        assert self._handle is not None, "filled while it is open"
        handle = self._handle
        if state and hasattr(os, "fchown") and not _is_ours(state):
            os.fchown(handle, state.st_uid, state.st_gid)
        if hasattr(os, "fchmod"):  # which Windows has since Python 3.13
            mode = stat.S_IMODE(state.st_mode) if state else 0o666 & ~_umask()
            os.fchmod(handle, mode)
        if state and hasattr(os, "listxattr"):
            _copy_labels(target, handle)
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
        os.fsync(handle)


@contextmanager
def beside(target: str, data: bytes, state: os.stat_result | None) -> Iterator[Beside]:
    """The new content in a file of its own in the same folder, safely on the disk.

    Afterwards it is gone, unless it has another name by then.

    Args:
        state: Of the file that it will replace, from which it takes owner, mode and labels; None
            where there is none.

    Raises:
        OSError: It cannot be written.
    """
    clear(os.path.dirname(target))
    new = _begun(os.path.dirname(target))
    try:
        new.fill(target, data, state)
        yield new
    finally:
        with suppress(OSError):
            new.close()
        with suppress(OSError):
            os.unlink(new.path)


def _begun(folder: str) -> Beside:
    """A new file that nobody takes away."""
    for _ in range(_ATTEMPTS):
        handle, path = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=folder)
        new = Beside(path, handle)
        try:
            _locks(handle, wait=True)
            if os.fstat(handle).st_nlink:
                return new
        except BaseException:
            with suppress(OSError):
                new.close()
            with suppress(OSError):
                os.unlink(path)
            raise
        new.close()
    raise OSError("each new file is taken away")


def clear(folder: str) -> None:
    """Take away what writers left in a folder that were killed; what cannot be is left alone."""
    try:
        names = [name for name in os.listdir(folder) if _NAME.fullmatch(name)]
    except OSError:
        return
    for name in names:
        with suppress(OSError):
            _clear(os.path.join(folder, name))


def _clear(path: str) -> None:
    state = os.lstat(path)
    if not stat.S_ISREG(state.st_mode):
        return
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    try:
        # Locked by nobody, and still of that name: no writer can come to hold it meanwhile.
        if _locks(handle, wait=False) and os.path.samestat(os.fstat(handle), os.lstat(path)):
            os.unlink(path)
    finally:
        os.close(handle)


def _locks(handle: int, wait: bool) -> bool:
    """Whether a file is ours alone from now on; never, where the system has no locks."""
    try:
        import fcntl
    except ImportError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True


def _unlocks(handle: int) -> None:
    with suppress(ImportError, OSError):
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_UN)


def _is_ours(state: os.stat_result) -> bool:
    return (state.st_uid, state.st_gid) == (os.geteuid(), os.getegid())


def _copy_labels(source: str, handle: int) -> None:
    """Access lists and other labels of a file, as far as its file system keeps them."""
    with suppress(OSError):
        for name in os.listxattr(source):
            os.setxattr(handle, name, os.getxattr(source, name))


def _umask() -> int:
    """The process's mask for new files, which can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
