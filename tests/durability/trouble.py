"""Trouble at any call of the system: an error, a short answer or a signal, in a child process."""

from __future__ import annotations

import builtins
import errno
import gc
import io
import mmap
import os
import signal
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

CALLS = (
    *("open", "close", "read", "write", "lseek", "fsync", "fchmod", "fchown", "chmod", "umask"),
    *("fstat", "stat", "lstat", "access", "readlink", "listdir", "scandir", "getcwd"),
    *("replace", "rename", "link", "unlink", "remove", "mkdir", "rmdir"),
    *("listxattr", "getxattr", "setxattr"),
)
"""What a program asks of the system about files, by the names that Python has for it."""

ERRORS = {"EIO": errno.EIO, "ENOSPC": errno.ENOSPC, "EACCES": errno.EACCES}
SIGNALS = {"INT": signal.SIGINT, "TERM": signal.SIGTERM, "KILL": signal.SIGKILL}
KINDS = (*ERRORS, *SIGNALS, "short")

STDOUT, STDERR = 1, 2
STREAMS = {STDOUT: "stdout", STDERR: "stderr"}


class Ended(NamedTuple):
    """How a child ended.

    Attributes:
        code: What it gave, or minus the signal that ended it.
        calls: How many calls it made.
        hit: The call that met with trouble, and on what; empty when there were fewer calls.
    """

    code: int
    out: bytes
    err: bytes
    calls: int
    hit: str


class Counted:
    """Counts calls, of which one meets with trouble.

    Args:
        at: Which; 0 for none.
        seen: Where the count and the call that was hit are kept, whatever becomes of the process.
    """

    def __init__(self, at: int, kind: str, seen: mmap.mmap) -> None:
        self._at, self._kind, self._seen, self._made = at, kind, seen, 0
        self._kill, self._me = os.kill, os.getpid()

    def patch(self) -> None:
        """Be asked before every call from now on."""
        for name in CALLS:
            if hasattr(os, name):
                setattr(os, name, self._around(name, getattr(os, name)))
        counted = self

        class File(io.FileIO):
            def __init__(self, file: Any, *more: Any, **named: Any) -> None:
                if not isinstance(file, int):
                    counted.make("open", (file,), lambda *_: None)
                super().__init__(file, *more, **named)

            def write(self, data: Any, /) -> int:
                return counted.make("write", (self.fileno(), bytes(data)), self._write)

            def _write(self, _: int, data: bytes) -> int:
                return super().write(data)

            def readinto(self, buffer: Any, /) -> int:
                data = counted.make("read", (self.fileno(), len(buffer)), self._read)
                buffer[: len(data)] = data
                return len(data)

            def readall(self) -> bytes:
                pieces = [b""]
                while piece := counted.make("read", (self.fileno(), 65536), self._read):
                    pieces.append(piece)
                return b"".join(pieces)

            def _read(self, _: int, size: int) -> bytes:
                return super().read(size) or b""

            def close(self) -> None:
                if self.closed:
                    return
                counted.make("close", (self.fileno(),), lambda _: super(File, self).close())

        def opened(
            file: Any,
            mode: str = "r",
            buffering: int = -1,  # noqa: ARG001
            encoding: str | None = None,
            errors: str | None = None,
            newline: str | None = None,
            closefd: bool = True,
            opener: Any = None,
        ) -> Any:
            raw = File(file, mode.replace("b", "").replace("t", ""), closefd, opener)
            kind = io.BufferedReader if mode.startswith("r") else io.BufferedWriter
            buffer = kind(raw)
            if "b" in mode:
                return buffer
            return io.TextIOWrapper(buffer, encoding or "utf-8", errors, newline)

        builtins.open = io.open = opened
        for number, name in STREAMS.items():
            stream = io.TextIOWrapper(io.BufferedWriter(File(number, "w", False)), "utf-8")
            stream.reconfigure(line_buffering=number == STDERR)
            setattr(sys, name, stream)

    def _around(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *arguments, **named: self.make(name, arguments, call, **named)

    def make(
        self, name: str, arguments: tuple[Any, ...], call: Callable[..., Any], **named: Any
    ) -> Any:
        """Make a call, or meet with trouble."""
        self._made += 1
        self._seen[:8] = self._made.to_bytes(8, "little")
        if self._made != self._at:
            return call(*arguments, **named)
        on = arguments[0] if arguments else ""
        what = f"{name} {STREAMS.get(on, on) if isinstance(on, int) else on}".encode()[:200]
        self._seen[8 : 8 + len(what)] = what
        if self._kind in SIGNALS:
            self._kill(self._me, SIGNALS[self._kind])
        if self._kind in ERRORS:
            if name == "close":
                call(*arguments)  # Linux closes all the same
            number = ERRORS[self._kind]
            raise OSError(number, os.strerror(number), *named_by(name, on))
        if self._kind == "short" and name == "write":
            return call(arguments[0], bytes(arguments[1])[: max(1, len(arguments[1]) // 2)])
        if self._kind == "short" and name == "read":
            return call(arguments[0], max(1, arguments[1] // 50_000))
        return call(*arguments, **named)


def named_by(call: str, on: object) -> tuple[object, ...]:
    """What the system's own error would name: a path, but no open file."""
    return (on,) if isinstance(on, str | bytes | os.PathLike) and call != "getcwd" else ()


def ended(
    arguments: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    at: int = 0,
    kind: str = "",
) -> Ended:
    """Run the program in a child, in a folder, with trouble at one of its calls."""
    seen = mmap.mmap(-1, 256)
    outputs = {number: os.memfd_create(name) for number, name in STREAMS.items()}
    child = os.fork()
    if not child:
        _run(arguments, folder, environment, outputs, Counted(at, kind, seen))
    state = os.waitpid(child, 0)[1]
    texts = []
    for handle in outputs.values():
        size = os.lseek(handle, 0, os.SEEK_END)
        texts.append(os.pread(handle, size, 0))
        os.close(handle)
    calls = int.from_bytes(seen[:8], "little")
    hit = seen[8:].rstrip(b"\0").decode("utf-8", "replace")
    seen.close()
    return Ended(os.waitstatus_to_exitcode(state), texts[0], texts[1], calls, hit)


def _run(
    arguments: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    outputs: Mapping[int, int],
    counted: Counted,
) -> None:
    """Be the program: as `python -m cxroad` goes, but for the interpreter's own end."""
    leave = os._exit
    code = 70
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        gc.disable()  # it would touch, and so copy, all that the parent has
        os.chdir(folder)
        os.environ.update(environment)
        for number, handle in outputs.items():
            os.dup2(handle, number)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, "r", False)))
        sys.argv = ["cxroad", *arguments]
        from cxroad.__main__ import main

        counted.patch()
        try:
            main()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
        try:
            sys.stdout.flush()
        except (OSError, ValueError):
            code = 120
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)
        leave(71)
    leave(code)
