"""Where a picture is drawn again and again: the terminal's window, or a stream that grows."""

from __future__ import annotations

import os
import select
import shutil
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from types import FrameType
from typing import Any

from cxroad.cli import exits
from cxroad.cli.console import Console, is_plain
from cxroad.cli.fitting import within

_ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l"
"""To the alternate screen, without a cursor, and lines end where the window does."""

_LEAVE = "\x1b[0m\x1b[?7h\x1b[?25h\x1b[?1049l"
"""All of that taken back; what stood there before is there again."""

_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"
"""What lies between them terminals that know this show in one step; others ignore it."""

_REDRAW = b"\x0c"
"""Ctrl+L."""

_STOPS = (b"q", b"Q", b"\x04")


class Window:
    """A terminal, drawn in one write from the top left; keys are read when stdin is one too."""

    def __init__(self) -> None:
        self._out = sys.stdout.fileno()
        self._keys = sys.stdin.fileno() if sys.stdin is not None and sys.stdin.isatty() else None
        self._modes: Any = None
        self._open = False
        self._anew = False
        self._handlers: dict[int, Any] = {}

    def open(self) -> None:
        """Take the terminal over, until `close`, the end of the process, or Ctrl+Z."""
        for name, handler in (("SIGTERM", _end), ("SIGHUP", _end), ("SIGTSTP", self._pause)):
            number = getattr(signal, name, None)
            if number is not None and number not in self._handlers:
                self._handlers[number] = signal.signal(number, handler)
        self._open = True
        self._read_keys()
        self._write(_ENTER)

    def close(self) -> None:
        """Give the terminal back as it was."""
        try:
            self._give_back()
        finally:
            for number in list(self._handlers):
                signal.signal(number, self._handlers.pop(number))

    def size(self) -> tuple[int | None, int | None]:
        """What the terminal says, also after it was resized."""
        try:
            found = os.get_terminal_size(self._out)
        except OSError:
            found = shutil.get_terminal_size()
        return found.columns or 80, found.lines or 24

    def show(self, lines: Sequence[str]) -> None:
        """Draw lines from the top; what is too wide or too much is cut off."""
        columns, rows = self.size()
        kept = [f"\x1b[2K{within(line, columns or 80)}" for line in lines[: rows or 24]]
        self._write(f"{_BEGIN}\x1b[H" + "\n".join(kept) + f"\x1b[0m\x1b[J{_END}")

    def stops(self, seconds: float) -> bool:
        """Whether `q` was pressed meanwhile, or nobody is there any more."""
        pressed = self._pressed(seconds)
        if pressed is None or pressed in _STOPS:
            return True
        self._anew = self._anew or pressed == _REDRAW
        return False

    def is_stale(self) -> bool:
        """Whether it has to be drawn again although nothing changed; asked once."""
        anew, self._anew = self._anew, False
        return anew

    def _pressed(self, seconds: float) -> bytes | None:
        """Keys pressed in so many seconds; None when there will never be any."""
        if self._keys is None:
            time.sleep(seconds)
            return b""
        if sys.platform == "win32":
            import msvcrt

            time.sleep(seconds)
            return msvcrt.getch() if msvcrt.kbhit() else b""
        if not select.select([self._keys], [], [], seconds)[0]:
            return b""
        return os.read(self._keys, 1024) or None

    def _read_keys(self) -> None:
        """Get each key at once, and let none be shown."""
        if self._keys is None or sys.platform == "win32":
            return
        import termios

        self._modes = termios.tcgetattr(self._keys)
        modes = termios.tcgetattr(self._keys)
        modes[3] &= ~(termios.ECHO | termios.ICANON)
        modes[6][termios.VMIN], modes[6][termios.VTIME] = 1, 0
        termios.tcsetattr(self._keys, termios.TCSADRAIN, modes)

    def _give_back(self) -> None:
        if not self._open:
            return
        self._open = False
        try:
            self._write(_LEAVE)
        except OSError:
            return  # the terminal itself has gone
        finally:
            if self._modes is not None and self._keys is not None and sys.platform != "win32":
                import termios

                modes, self._modes = self._modes, None
                with suppress(termios.error):  # likewise
                    termios.tcsetattr(self._keys, termios.TCSADRAIN, modes)

    def _pause(self, number: int, _frame: FrameType | None) -> None:
        """Ctrl+Z: the shell gets its terminal as it was; we go on when it says so."""
        self._give_back()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        signal.signal(number, self._pause)
        self._open, self._anew = True, True
        self._read_keys()
        self._write(_ENTER)

    def _write(self, text: str) -> None:
        """Write past the stream's buffer, so that nothing is held back or written twice."""
        if sys.platform == "win32":  # bytes would be letters of another code page there
            sys.stdout.write(text)
            sys.stdout.flush()
            return
        rest = text.encode(sys.stdout.encoding or "utf-8", sys.stdout.errors or "replace")
        while rest:
            rest = rest[os.write(self._out, rest) :]


class Stream:
    """A stream: each picture stands below the one before, and nothing moves a cursor."""

    def open(self) -> None:
        """Nothing is needed."""

    def close(self) -> None:
        """Nothing is left."""

    def size(self) -> tuple[int | None, int | None]:
        """Any."""
        return None, None

    def show(self, lines: Sequence[str]) -> None:
        """Write the lines, at once.

        Raises:
            BrokenPipeError: Nobody reads any more.
        """
        Console.current.write("".join(f"{line}\n" for line in lines))
        Console.current.flush()

    def stops(self, seconds: float) -> bool:
        """Wait; whoever reads a pipe may go without waiting for the next line.

        Raises:
            BrokenPipeError: Nobody reads any more.
        """
        time.sleep(seconds)
        if hasattr(select, "poll"):
            reader = select.poll()
            try:
                reader.register(sys.stdout.fileno(), 0)
            except (OSError, ValueError, AttributeError):
                return False  # no descriptor behind it, as in tests
            if any(event & select.POLLERR for _, event in reader.poll(0)):
                raise BrokenPipeError
        return False

    def is_stale(self) -> bool:
        """Never: what was written stays."""
        return False


def surface(plain: bool) -> Window | Stream:
    """The window where stdout is a terminal that can be drawn on, else a stream."""
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    if sys.platform == "win32":
        dumb = not os.environ.get("WT_SESSION")  # the old console shows codes as they are
    else:
        dumb = os.environ.get("TERM", "dumb") == "dumb"
    return Stream() if not is_terminal or dumb or is_plain(plain) else Window()


def _end(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(exits.SIGNALLED + number)
