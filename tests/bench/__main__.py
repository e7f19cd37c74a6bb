"""How fast cxroad is, measured beside the tools that people use today.

    python -m tests.bench --install     fetch the peers, then measure everything
    python -m tests.bench               measure everything beside the peers that are there
    python -m tests.bench --quick       small sizes, in a few minutes
    python -m tests.bench --only lint   rows whose name begins so
    python -m tests.bench --json new.json
    python -m tests.bench --compare old.json new.json

All figures are processor time, user and system, of whole processes, the least of several runs in
turns: ours, theirs, ours, theirs. Ratios survive a busy machine and another one; seconds do not.
Bars given in seconds are carried over by what a bare interpreter takes (P).
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from signal import SIGINT, SIGPIPE

from tests.bench import linting, planning, reckoning, report
from tests.bench.bars import MUST, Row
from tests.bench.measure import Failed, adopt
from tests.bench.peers import Peers, cache_folder, install
from tests.bench.psplib import FOLDER
from tests.bench.world import FULL, QUICK, TINY, World

ROWS: dict[str, Callable[[World], Iterator[Row]]] = {
    "version": linting.version,
    "lint-one": linting.lint_one,
    "lint-many": linting.lint_many,
    "lint-big": linting.lint_big,
    "schedule": planning.schedule,
    "timeline": planning.timeline,
    "growth": planning.growth,
    "forecast": reckoning.forecast,
    "level": reckoning.level,
    "edit": reckoning.edit,
}
"""What is measured, in the order of the table; a function gives rows that begin with its name."""


def main(words: Sequence[str] | None = None) -> int:
    """Measure and print.

    Returns:
        0 when every bar that must hold does, 1 when one does not or something got slower, 2 when
        it could not be done.
    """
    asked = _parser().parse_args(words)
    if asked.compare:
        try:
            said, slower = report.compare(*map(Path, asked.compare))
        except ValueError as error:
            print(f"error: {error}", file=sys.stderr)
            return 2
        print("\n".join(said))
        return int(slower)
    if asked.install:
        try:
            install(asked.peers)
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"error: the peers cannot be fetched: {error}", file=sys.stderr)
            return 2
    if asked.json:
        try:
            asked.json.open("a").close()  # before an hour of measuring, not after it
        except OSError as error:
            print(f"error: {asked.json} cannot be written: {error.strerror}", file=sys.stderr)
            return 2
    chosen = [name for name in ROWS if not asked.only or _fits(name, asked.only)]
    if not chosen:
        print(f"error: no row is called so; there are {', '.join(ROWS)}", file=sys.stderr)
        return 2
    adopt()
    sizes = TINY if asked.tiny else QUICK if asked.quick else FULL
    with tempfile.TemporaryDirectory(prefix="cxroad-bench-") as folder:
        world = World(sizes, Path(folder), Peers(asked.peers), asked.psplib)
        rows, failed = _measured(world, chosen)
        if asked.json:
            about = {"sizes": asdict(sizes), "python": platform.python_version()}
            about |= {"unit": world.unit, "peers": world.peers.versions()}
            report.write(asked.json, about, rows)
    print("\n".join(report.summary(rows)))
    if failed:
        return 2
    return int(any(row.missed(MUST) for row in rows))


def _measured(world: World, chosen: Sequence[str]) -> tuple[list[Row], bool]:
    """Every row, printed as soon as it is there, and whether one could not be measured."""
    print(
        f"P, a bare Python {platform.python_version()}: {report.shown(world.unit, 's')}", flush=True
    )
    if world.sizes != FULL:
        print("These are not the sizes that the bars are written for.", flush=True)
    rows: list[Row] = []
    failed = False
    for name in chosen:
        try:
            for row in ROWS[name](world):
                rows.append(row)
                print("\n".join(report.lines(row)), flush=True)
        except Failed as error:
            failed = True
            print(f"{name:18} error: {error}", flush=True)
    return rows, failed


def _fits(name: str, asked: Sequence[str]) -> bool:
    return any(name.startswith(word) or word.startswith(f"{name}-") for word in asked)


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        "python -m tests.bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("--only", action="append", metavar="ROW", help=f"of {', '.join(ROWS)}")
    size = made.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="small sizes")
    size.add_argument("--tiny", action="store_true", help="only to see that all can be measured")
    made.add_argument("--json", type=Path, metavar="FILE", help="write everything measured")
    made.add_argument("--compare", nargs=2, metavar=("OLD", "NEW"), help="two such files")
    made.add_argument(
        "--peers", type=Path, default=cache_folder(), metavar="DIR", help="where they are kept"
    )
    made.add_argument("--install", action="store_true", help="fetch the peers into that folder")
    made.add_argument(
        "--psplib", type=Path, default=FOLDER, metavar="DIR", help="instances of PSPLIB"
    )
    return made


def _to_the_end() -> int:
    """Run; whoever reads only the first lines, as `head` does, ends it without a word."""
    try:
        return main()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + SIGPIPE
    except KeyboardInterrupt:
        return 128 + SIGINT


if __name__ == "__main__":
    sys.exit(_to_the_end())
