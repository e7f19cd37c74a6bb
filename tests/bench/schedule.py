"""How long ten thousand initiatives take, in bare interpreter starts.

Run it with `python tests/bench/schedule.py`; pytest does not collect it. Ratios survive a busy
machine better than seconds do.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date

from cxroad.load.loader import load_bytes
from cxroad.plan import Plan

INITIATIVES = 10_000
PHASES = 20


def written(count: int) -> bytes:
    """A roadmap with about two entries of `after` an initiative, and a calendar."""
    pick = random.Random(1)
    lines = ["title: Big", "start: 2027-01-04", "calendar: {week: mon-fri, closed: [2027-01-06]}"]
    lines += ["vision:", "  statement: All is well and stays so", "  outcomes:"]
    lines += [f"    o{n}: {{baseline: 1, target: 2}}" for n in range(5)]
    lines.append("phases:")
    for number in range(count):
        if number % (count // PHASES) == 0:
            lines += [f"  p{number}:", "    initiatives:"]
        near = range(max(0, number - 400), number)
        after = ", ".join(f"i{n}" for n in pick.sample(near, min(len(near), 2)))
        lines.append(
            f"      i{number}: {{name: Some work, estimate: {pick.randint(1, 9)}d..12d, "
            f"after: [{after}], serves: [o{number % 5}]}}"
        )
    return "\n".join(lines).encode()


def cpu(work: Callable[[], object]) -> float:
    """Seconds of processor time that something takes."""
    before = time.process_time()
    work()
    return time.process_time() - before


def bare() -> float:
    """Seconds of wall time of an interpreter that does nothing, the best of five."""
    times = []
    for _ in range(5):
        before = time.perf_counter()
        subprocess.run([sys.executable, "-I", "-c", ""], check=True)
        times.append(time.perf_counter() - before)
    return min(times)


def main() -> None:
    unit = bare()
    loaded = load_bytes(written(INITIATIVES), "big.yaml")
    assert loaded.roadmap is not None
    plan = Plan(loaded.roadmap, date(2027, 1, 4))
    steps: dict[str, Callable[[], object]] = {
        "wiring": lambda: plan.graph.wiring,
        "three courses and slack": lambda: plan.schedule,
        "dates": lambda: (plan.schedule.times, plan.schedule.phases),
        "critical path": lambda: plan.schedule.critical_path,
        "order (with networkx)": lambda: plan.graph.order,
        "circles": lambda: plan.graph.circles,
        "redundant": lambda: plan.graph.redundant,
        "values": lambda: plan.values,
        "bottlenecks": lambda: plan.bottlenecks(),
        "ready": lambda: plan.ready,
        "orphans, backward": lambda: (plan.graph.orphans, plan.graph.backward),
    }
    print(f"bare interpreter {unit * 1000:.0f} ms; {INITIATIVES:,} initiatives")
    for name, step in steps.items():
        took = cpu(step)
        print(f"{name:28}{took * 1000:8.0f} ms {took / unit:8.1f} x")


if __name__ == "__main__":
    main()
