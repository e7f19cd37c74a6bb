"""`python -m tests.fuzz TARGET --seconds N`: look for what breaks a target, led by coverage.

It needs atheris: pip install -e ".[fuzz]". Seconds are those of the processor. What is found is
printed and kept as files; `--replay FILE...` tries such files again without atheris.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.found import SLOW, mistake_of
from tests.fuzz.target import TARGETS, target_of


def main() -> int:
    """Run one target; 0 where nothing broke, 1 where something did, 2 where it cannot run."""
    words = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    words.add_argument("target", choices=TARGETS)
    words.add_argument("--seconds", type=float, default=300, help="of the processor")
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--keep", type=Path, help="a folder for inputs; a temporary one by default")
    words.add_argument("--replay", type=Path, nargs="+", help="files to try, and nothing else")
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if asked.replay:
            return _replay(asked.target, asked.replay, Path(folder))
        if find_spec("atheris") is None:
            print('atheris is not installed: pip install -e ".[fuzz]"', file=sys.stderr)
            return 2
        from tests.fuzz.led import fuzz

        keep = asked.keep or Path(tempfile.mkdtemp(prefix="cxroad-fuzz-"))
        return fuzz(asked.target, asked.seconds, asked.seed, keep, Path(folder))


def _replay(name: str, files: list[Path], folder: Path) -> int:
    once = target_of(name, folder).once
    inputs = [
        each for file in files for each in (sorted(file.iterdir()) if file.is_dir() else [file])
    ]
    broken = 0
    for file in inputs:
        mistake = mistake_of(once, file.read_bytes(), SLOW)
        if mistake is not None:
            broken += 1
            print(f"{file}: {mistake.key}\n{mistake.trace}")
    print(f"{name}: {len(inputs)} inputs, {broken} broke something")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
