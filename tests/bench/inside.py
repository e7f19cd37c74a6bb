"""What the table measures in process, each in a process of its own: figures on standard output.

python -m tests.bench.inside forecast lists 0.3 10000
python -m tests.bench.inside psplib FOLDER j30 1
python -m tests.bench.inside edits FILE
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from tests.bench.roadmaps import TODAY, roadmap


def cpu(work: Callable[[], object], times: int = 5) -> float:
    """Seconds of processor time that something takes, the least of several times."""
    taken = []
    for _ in range(times):
        before = time.process_time()
        work()
        taken.append(time.process_time() - before)
    return min(taken)


def forecast(by: str, correlation: str, runs: str) -> Iterator[float]:
    """Seconds of a forecast, by `lists` or by `numpy`."""
    from cxroad.load.loader import load_bytes
    from cxroad.plan import Plan
    from cxroad.simulate import tally
    from cxroad.simulate.forecast import forecast as reckon
    from cxroad.simulate.terms import Terms

    found = load_bytes(roadmap(50).text.encode(), "fifty.yaml").roadmap
    assert found is not None
    plan = Plan(found, date.fromisoformat(TODAY))
    terms = Terms(runs=int(runs), correlation=float(correlation))
    tally.ARRAYS_FROM = 0 if by == "numpy" else 10**12
    yield cpu(lambda: reckon(plan, terms))


def psplib(folder: str, name: str, every: str) -> Iterator[float]:
    """Mean gap in percent, instances, how many are equal to the best known, seconds of all."""
    from tests.bench.psplib import gaps

    before = time.process_time()
    found = gaps(Path(folder), name, int(every))
    yield 100 * sum(found) / len(found)
    yield from (len(found), sum(gap == 0 for gap in found), time.process_time() - before)


def edits(path: str) -> Iterator[float]:
    """Seconds of each kind of edit of this file, from reading it to having written it anew.

    Raises:
        AssertionError: A value was set, and more than its own bytes changed.
    """
    from cxroad.edit.assign import assign
    from cxroad.edit.edited import Edited
    from cxroad.edit.link import link
    from cxroad.edit.move import move
    from cxroad.edit.progress import done, record
    from cxroad.edit.remove import remove
    from cxroad.edit.rename import rename
    from cxroad.edit.write import rewrite
    from cxroad.source.document import Document
    from cxroad.source.reader import read_document

    kinds: list[Callable[[Document], Edited]] = [
        lambda document: assign(document, "governance.lead", "p3"),
        lambda document: assign(document, "work-5.estimate", "3w..9w"),
        lambda document: link(document, "work-11", "work-0"),
        lambda document: done(document, "work-0", TODAY),
        lambda document: record(document, "nps", "9", TODAY),
        lambda document: move(document, "work-11", "phase-1"),
        lambda document: rename(document, "work-3", "renamed"),
        lambda document: remove(document, "work-11", rewire=True),
    ]
    whole = Path(path).read_bytes()

    def make(kind: Callable[[Document], Edited]) -> None:
        Path(path).write_bytes(whole)
        rewrite(path, lambda data: kind(read_document(data, path)).text.encode())

    make(kinds[0])
    assert Path(path).read_bytes() == whole.replace(b"lead: p2\n", b"lead: p3\n")
    yield from (cpu(lambda kind=kind: make(kind), 9) for kind in kinds)


def main() -> None:
    measures = {"forecast": forecast, "psplib": psplib, "edits": edits}
    print(*measures[sys.argv[1]](*sys.argv[2:]))


if __name__ == "__main__":
    main()
