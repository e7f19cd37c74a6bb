"""`python -m cxroad` and the `cxroad` command."""

from __future__ import annotations

import gc
import os
import sys

_COLLECT = (2_000_000, 20, 100)
"""When garbage is looked for: a roadmap is many small objects and none of them is garbage. Those of
10,000 initiatives are a million, and to look through them takes a tenth of a lint; what is held
back meanwhile is little."""


def main() -> None:
    """Run the command line on this process's arguments and exit with its code."""
    gc.set_threshold(*_COLLECT)
    code = 130  # unless there was something to stop
    try:
        code = _run()
        _ignore_interrupts()
    except KeyboardInterrupt:
        _ignore_interrupts()
    if code == 130:
        from contextlib import suppress

        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError, AttributeError):
                stream.flush()
        os._exit(code)  # other processes may be at work, which are not waited for
    gc.freeze()  # nor does Python need to look through all of it once more before it goes
    sys.exit(code)


def _ignore_interrupts() -> None:
    """From now on: all is done, and what is left is Python's own."""
    from signal import SIG_IGN, SIGINT, signal

    signal(SIGINT, SIG_IGN)


def _run() -> int:
    if "_CXROAD_COMPLETE" in os.environ:
        from cxroad.cli.complete import main as complete

        complete(sys.argv[1:])
        return 0
    if sys.argv[1:] in (["--version"], ["-V"]):
        # The commonest question of scripts needs no argument parser.
        from cxroad import __version__

        try:
            sys.stdout.write(f"cxroad {__version__}\n")
            sys.stdout.flush()
            return 0
        except (OSError, AttributeError):
            pass  # what is wrong with the output is said below, as ever
    # Whatever plugs into pydantic elsewhere is none of ours, and looking for it takes time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from cxroad.cli.app import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    main()
