"""Questions on a terminal."""

from __future__ import annotations

import sys

from cxroad.cli.progress import Progress, say


def can_ask() -> bool:
    """Whether somebody is there to answer."""
    streams = (sys.stdin, sys.stderr)
    return all(stream is not None and not stream.closed and stream.isatty() for stream in streams)


def yes(question: str) -> bool:
    """Whether somebody says yes; no is what an empty answer or the end of input means.

    Raises:
        KeyboardInterrupt: Ctrl+C.
    """
    return (answer(f"{question} [y/N]") or "").lower() in ("y", "yes")


def answer(question: str) -> str | None:
    """What somebody types, without blanks around it; None at the end of input.

    Raises:
        KeyboardInterrupt: Ctrl+C.
    """
    from cxroad.render.visible import visible

    if Progress.current:
        Progress.current.end()
    say(f"{visible(question)} ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    return line.strip() if line else None
