"""`python -m cxroad` and the `cxroad` command."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line on this process's arguments and exit with its code."""
    if "_CXROAD_COMPLETE" in os.environ:
        from cxroad.cli.complete import main as complete

        complete(sys.argv[1:])
        return
    if sys.argv[1:] in (["--version"], ["-V"]):
        # The commonest question of scripts needs no argument parser.
        from cxroad import __version__

        sys.stdout.write(f"cxroad {__version__}\n")
        return
    # Whatever plugs into pydantic elsewhere is none of ours, and looking for it takes time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from cxroad.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
