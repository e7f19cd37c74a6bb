"""`python -m tests.hostile [KiB]`: what lint takes for the dearest files of a size, 256 at first.

Seconds of processor time of a whole process, with its start, and the most memory it held.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.hostile.worst import CASES


def spent(path: Path) -> tuple[float, float, int]:
    """Seconds, MB and exit code of linting a file."""
    environment = dict(os.environ)
    words = [sys.executable, "-m", "cxroad", "lint", "--no-cache", "--today", "2027-03-15"]
    with subprocess.Popen(
        [*words, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    ) as run:
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    unit = 1_000_000 if sys.platform == "darwin" else 1000
    return used.ru_utime + used.ru_stime, used.ru_maxrss / unit, run.returncode


def main() -> int:
    """Print a line for each case, and the worst of all.

    Returns:
        0, or 1 where a run ended in another way than a command may.
    """
    size = 1024 * int(sys.argv[1] if sys.argv[1:] else 256)
    worst = [0.0, 0.0]
    codes: set[int] = set()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "plan.yaml")
        for name, case in CASES.items():
            path.write_text(case(size), encoding="utf-8")
            seconds, memory, code = spent(path)
            worst = [max(worst[0], seconds), max(worst[1], memory)]
            codes.add(code)
            print(f"{name:<26} {seconds:6.2f} s {memory:5.0f} MB   exit {code}", flush=True)
    print(f"{f'the worst at {size // 1024:,} KiB':<26} {worst[0]:6.2f} s {worst[1]:5.0f} MB")
    return 0 if codes <= {0, 1, 2} else 1


if __name__ == "__main__":
    raise SystemExit(main())
