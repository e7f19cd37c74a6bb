"""How long a forecast of fifty initiatives takes, in bare interpreter starts.

Run it with `python tests/bench/forecast.py`; pytest does not collect it. Ratios survive a busy
machine better than seconds do. With numpy installed it is measured both with it and without.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec

from cxroad.load.loader import load_bytes
from cxroad.plan import Plan
from cxroad.simulate import tally
from cxroad.simulate.forecast import forecast
from cxroad.simulate.terms import Terms

INITIATIVES = 50
PHASES = 4


def written(count: int, calendar: bool) -> bytes:
    """A roadmap with about two entries of `after` an initiative, and a range for each estimate."""
    pick = random.Random(1)
    lines = ["title: Many runs", "start: 2027-01-04"]
    lines += ["calendar: {week: mon-fri, closed: [2027-12-24..2028-01-02]}"] if calendar else []
    lines += ["vision:", "  statement: All is well and stays so", "  outcomes:"]
    lines += [f"    o{n}: {{baseline: 1, target: 2}}" for n in range(5)]
    lines.append("phases:")
    for number in range(count):
        if number % (count // PHASES + 1) == 0:
            lines += [f"  p{number}:", "    initiatives:"]
        near = range(max(0, number - 10), number)
        after = ", ".join(f"i{n}" for n in pick.sample(near, min(len(near), 2)))
        low = pick.randint(2, 9)
        lines.append(
            f"      i{number}: {{name: Some work, after: [{after}], serves: [o{number % 5}], "
            f"estimate: {low}w..{low + pick.randint(1, 3)}w..{low + pick.randint(4, 9)}w}}"
        )
    return "\n".join(lines).encode()


def cpu(work: Callable[[], object]) -> float:
    """Seconds of processor time that something takes, the best of three."""
    times = []
    for _ in range(3):
        before = time.process_time()
        work()
        times.append(time.process_time() - before)
    return min(times)


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
    print(f"bare interpreter {unit * 1000:.0f} ms; {INITIATIVES} initiatives")
    for calendar in (False, True):
        loaded = load_bytes(written(INITIATIVES, calendar), "many.yaml")
        assert loaded.roadmap is not None
        plan = Plan(loaded.roadmap, date(2027, 1, 4))
        assert plan.schedule.times
        for name in ("lists", "numpy") if find_spec("numpy") else ("lists",):
            tally.ARRAYS_FROM = 0 if name == "numpy" else 10**12
            for runs in (2_000, 10_000):
                for correlation in (0.0, 0.3):
                    terms = Terms(runs=runs, correlation=correlation)
                    took = cpu(lambda plan=plan, terms=terms: forecast(plan, terms))
                    what = f"{name}, {runs:,} runs, correlation {correlation}"
                    what += ", calendar" if calendar else ""
                    print(f"{what:52}{took * 1000:8.0f} ms {took / unit:8.1f} x")


if __name__ == "__main__":
    main()
