"""Fuzzing led by coverage, with atheris: inputs that reach new code are changed further."""

from __future__ import annotations

import os
import random
import re
import sys
import time
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

import atheris

from tests.fuzz.found import SLOW, Log, mistake_of, smaller
from tests.fuzz.mutate import Mutator
from tests.fuzz.target import target_of

_FIRST = 8
"""Inputs that are not timed: with them comes what is imported late."""

_SLOWER = 4
"""How much longer code may take that is watched."""


def fuzz(name: str, seconds: float, seed: int, keep: Path, folder: Path) -> NoReturn:
    """Try inputs until the processor time is used up; then say what was found and end the process.

    Args:
        keep: Where inputs go that reach new code (`corpus`) or break something.
        folder: What the target may write into.
    """
    corpus = keep / name / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    watched = keep / name / "log.txt"
    screen = os.dup(2)
    os.dup2(os.open(watched, os.O_CREAT | os.O_TRUNC | os.O_WRONLY), 2)
    with atheris.instrument_imports(include=["cxroad"], enable_loader_override=False):
        target = target_of(name, folder)
        for data in target.seeds:
            (corpus / sha256(data).hexdigest()[:16]).write_bytes(data)
        target.ready()
        for data in target.seeds[:_FIRST]:
            mistake_of(target.once, data, 60)
        log, mutator, began = Log(), Mutator(target), time.process_time()

        def tried(data: bytes) -> None:
            log.attempt(target.once, data, SLOW * _SLOWER)
            used = time.process_time() - began
            if used > seconds:
                os.dup2(screen, 2)
                _tell(name, log, used, target.once, watched, keep / name)

        def changed(data: bytes, most: int, chance: int) -> bytes:
            if chance % 20 == 0:
                return bytes(atheris.Mutate(data, most))
            return mutator.mutated(data, random.Random(chance))[:most]

        # Seconds of the clock, for what our own timer cannot stop; a busy machine takes long too.
        options = [f"-max_len={target.longest}", f"-seed={seed}", "-timeout=3600"]
        place = f"-artifact_prefix={keep / name}/"
        atheris.Setup(
            [sys.argv[0], *options, "-rss_limit_mb=0", place, str(corpus)],
            tried,
            custom_mutator=changed,
        )
        atheris.Fuzz()
    raise AssertionError("the process has ended")


def _tell(name: str, log: Log, used: float, once: object, watched: Path, keep: Path) -> NoReturn:
    """Say what a run met, keep what broke something, and end the process."""
    text = watched.read_text("utf-8", "replace")
    reached = re.findall(r"cov: ([0-9]+)", text)
    inputs = re.findall(r"corp: ([0-9]+)", text)
    print(
        f"{name}: {log.tried:,} executions in {used:.0f} s of the processor "
        f"({log.tried / used:.0f} a second), {(reached or ['?'])[-1]} places reached, "
        f"{(inputs or ['?'])[-1]} inputs kept, slowest {log.slowest[0]:.2f} s "
        f"({len(log.slowest[1]):,} bytes), {len(log.mistakes)} mistakes"
    )
    (keep / "slowest").write_bytes(log.slowest[1])
    for number, found in enumerate(log.mistakes.values(), 1):
        data = smaller(once, found, SLOW * _SLOWER)
        path = keep / f"broke-{number}"
        path.write_bytes(data)
        print(
            f"\n{number}. {found.key}, {found.times} times; {path}\n{data[:500]!r}\n{found.trace}"
        )
    sys.stdout.flush()
    os._exit(1 if log.mistakes else 0)
