"""Writing files in one step; in place also under a lock, and never over somebody else's change."""

from __future__ import annotations

import errno
import os
import signal
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from cxroad.edit.beside import beside
from cxroad.errors import CxroadError
from cxroad.source.limits import DEFAULT_LIMITS

_ATTEMPTS = 100
"""How often a lock is sought anew because another writer replaced the file. Our default."""

_REPLACES_OPEN = os.name != "nt"
"""Whether the system replaces a file that somebody holds open; Windows does not."""


def rewrite(
    path: str, make: Callable[[bytes], bytes | None], most: int = DEFAULT_LIMITS.size
) -> bool:
    """Replace a file's content by what `make` gives for it; None or the same writes nothing.

    Afterwards the file holds the old text or the new one, whatever happens. Links are followed;
    mode and owner stay.

    Args:
        most: The largest file in bytes; of a larger one `make` gets one byte more, and refuses.

    Returns:
        Whether something was written.

    Raises:
        CxroadError: It cannot be read or written, has a second name, or changed meanwhile.
    """
    target = os.path.realpath(path)
    try:
        handle = _locked(target, path)
    except OSError as error:
        raise _cannot(path, error) from None
    try:
        return _rewrite(handle, target, path, make, most)
    except OSError as error:
        raise _cannot(path, error) from None
    finally:
        with suppress(OSError):
            os.close(handle)


def put(path: str, data: bytes) -> None:
    """Let a file hold some bytes, whatever it held before.

    Afterwards it holds the old content or the new one, whatever happens. Links are followed; a
    device or a pipe, such as /dev/stdout, cannot be replaced and takes the bytes as they come.

    Raises:
        CxroadError: It cannot be written.
    """
    target = os.path.realpath(path)
    try:
        state = os.stat(target) if os.path.lexists(target) else None
        if state is not None and not stat.S_ISREG(state.st_mode):
            with open(target, "wb") as device:
                device.write(data)
            return
        if state is not None and not os.access(target, os.W_OK):
            raise CxroadError(f"{path} is read-only", "allow writing to it first")
        with _signals_held():
            _replace(target, data, state)
    except OSError as error:
        raise _cannot(path, error, "write", "check the folder") from None


def create(path: str, data: bytes) -> bool:
    """Make a new file, whole or not at all; nothing that has the name already is touched.

    Returns:
        Whether it was made; otherwise something has that name, be it a link that leads nowhere.

    Raises:
        CxroadError: It cannot be written.
    """
    target = os.path.abspath(path)
    try:
        if os.path.lexists(target):
            return False
        with _signals_held():
            return _create(target, data)
    except OSError as error:
        raise _cannot(path, error, "write", "check the folder") from None


def _create(target: str, data: bytes) -> bool:
    with beside(target, data, None) as new:
        if not _REPLACES_OPEN:
            new.close()
        try:
            os.link(new.path, target)
        except FileExistsError:
            return False
        except (OSError, AttributeError, NotImplementedError):
            # Without hard links the name is taken first, and then what it stands for is put there.
            try:
                os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
            except FileExistsError:
                return False
            os.replace(new.path, target)
    _sync_folder(os.path.dirname(target))
    return True


def _rewrite(
    handle: int, target: str, path: str, make: Callable[[bytes], bytes | None], most: int
) -> bool:
    state = os.fstat(handle)
    old = _content(handle, most)
    new = make(old)
    if new is None or new == old:
        return False
    if state.st_nlink > 1:
        raise CxroadError(
            f"{path} has a second name (a hard link), which would keep the old text",
            "remove one of the two names, or copy the file",
        )
    if _is_named(handle, target) and not os.access(target, os.W_OK):
        raise CxroadError(f"{path} is read-only", "allow writing to it first")

    def unchanged() -> None:
        if _content(handle, most) != old or not _is_named(handle, target):
            raise CxroadError(f"{path} changed meanwhile", "run the command again")
        if not _REPLACES_OPEN:
            os.close(handle)  # it holds no lock there that would end with it

    with _signals_held():
        _replace(target, new, state, unchanged)
    return True


def _replace(
    target: str,
    data: bytes,
    state: os.stat_result | None,
    check: Callable[[], None] = lambda: None,
) -> None:
    """The new content under the file's name, unless a last check raises."""
    with beside(target, data, state) as new:
        check()
        if not _REPLACES_OPEN:
            new.close()
        os.replace(new.path, target)
    _sync_folder(os.path.dirname(target))


def _locked(target: str, path: str) -> int:
    """An open file that is locked and still has its name."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    for _ in range(_ATTEMPTS):
        handle = os.open(target, flags)
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise CxroadError(f"{path} is no regular file", "name a YAML file")
            _lock(handle)
            if _is_named(handle, target):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
    raise CxroadError(f"{path} is being changed all the time", "run the command again")


def _lock(handle: int) -> None:
    """Wait for the only lock; where there are none, the later comparison has to do."""
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError as error:
        if error.errno not in (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP):
            raise


def _is_named(handle: int, target: str) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), os.stat(target))
    except FileNotFoundError:
        return False


def _content(handle: int, most: int) -> bytes:
    os.lseek(handle, 0, os.SEEK_SET)
    pieces: list[bytes] = []
    left = most + 1
    while piece := os.read(handle, min(left, 1024 * 1024)):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _sync_folder(folder: str) -> None:
    """Let the new name reach the disk; a system that cannot sync folders does without.

    Raises:
        OSError: The disk fails or is full, so that a power cut might bring back the old content.
    """
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno in (errno.EIO, errno.ENOSPC, errno.EDQUOT):
            raise
    finally:
        with suppress(OSError):
            os.close(handle)


@contextmanager
def _signals_held() -> Iterator[None]:
    """No interruption meanwhile; what arrives is delivered afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    held = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, held)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _cannot(
    path: str, error: OSError, what: str = "change", hint: str = "check the file"
) -> CxroadError:
    return CxroadError(f"cannot {what} {path}: {error.strerror or error}", hint)
