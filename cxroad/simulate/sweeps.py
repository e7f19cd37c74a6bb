"""The earliest that everything can happen, in many runs at once.

The rules are those of `cxroad.schedule.network`, over the same jobs and ties: what `Network` does
with one duration for each job, this does with a row of them. Boundaries are kept as the number of
working days before them, in which all but calendar lags and milestones is a sum or a maximum;
where the day itself counts, it is worked out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cxroad.schedule.network import Case, Job, Network, Shape, Tie
from cxroad.simulate.firm import Firm
from cxroad.simulate.rows import Memo, Row, Rows

# What wins when several things set a point to the same boundary; see `Network`.
_OPENED, _SET, _WRITTEN = 0, 1, 2


@dataclass(slots=True)
class Mark:
    """The boundary at which a job starts or finishes in each run, told in one of two ways.

    Attributes:
        index: Working days before the boundary; None where it is not known yet.
        evening: Whether it is the evening after the working day before it in all runs; where
            it is not, and there is no code, it is the morning of the next one.
        code: Twice the boundary, and 1 more where a milestone there prints the day after it;
            None where `index` and `evening` say it all, or as long as nobody has asked.
        gate: Of a phase that finishes opening, its node: its boundary may be a closed day.
    """

    index: Row | None
    evening: bool = False
    code: Row | None = None
    gate: int | None = None


class Sweeps:
    """Start and finish of every job in a block of runs.

    Jobs in a circle, and those that wait for one, have none.

    Args:
        durations: Working days by job, at least 1, where they differ from run to run.
        firm: That of the network, where many blocks share it.
    """

    def __init__(
        self,
        network: Network,
        durations: Mapping[int, Row],
        rows: Rows,
        firm: Firm | None = None,
    ) -> None:
        grid = network.grid
        self.rows = rows
        self.firm = firm or Firm(network)
        self._network = network
        self._index_of = Memo(lambda code: grid.index(code >> 1))
        self._evening_of = Memo(lambda index: 2 * (grid.day(index - 1) + 1))
        self._morning_of = Memo(lambda index: 2 * grid.day(index) + 1)
        self._last_of = Memo(lambda index: grid.day(index - 1))
        self.start: dict[int, Mark] = {}
        self.finish: dict[int, Mark] = {}
        self._holding: dict[int, Sequence[Tie]] = {}
        self._ends: dict[tuple[int, ...], Row] = {}
        for at in network.order:
            job = network.jobs[at]
            if job.shape is Shape.GATE:
                self._open(at, job)
            elif job.shape is Shape.FACT:
                self._record(at, job)
            elif job.shape is Shape.WORK and (job.days[Case.EXPECTED] or job.begun):
                self._work(at, job, durations.get(at, max(1, job.days[Case.EXPECTED])))
            else:
                self._stand(at, job)

    def index(self, mark: Mark) -> Row:
        """Working days before a boundary."""
        if mark.index is None:
            assert mark.code is not None, "a mark is told in one way at least"
            mark.index = self.rows.look(self._index_of, mark.code)
        return mark.index

    def last_days(self, nodes: Iterable[int]) -> Row:
        """The last of the days that are printed for some jobs' finishes, as ordinals."""
        marks = [self.finish[at] for at in self.firm.last(nodes)]
        evenings = [self.index(mark) for mark in marks if mark.evening]
        last = [self.rows.look(self._last_of, self.rows.most(*evenings))] if evenings else []
        last += [self.rows.each(_printed, self.code(mark)) for mark in marks if not mark.evening]
        return self.rows.most(*last)

    def tally(self, nodes: Collection[int]) -> Counter[int]:
        """How many runs have each of those last days."""
        marks = [self.finish[at] for at in self.firm.last(nodes)]
        if not all(mark.evening for mark in marks):
            return self.rows.tally(self.last_days(nodes))
        counts = self.rows.tally(self.end(nodes))
        return Counter({self._last_of[index]: runs for index, runs in counts.items()})

    def end(self, nodes: Iterable[int]) -> Row:
        """Working days before the last finish of some jobs, at least one."""
        last = tuple(self.firm.last(nodes))
        if last not in self._ends:
            self._ends[last] = self.rows.most(*(self.index(self.finish[at]) for at in last))
        return self._ends[last]

    def critical(self, nodes: Collection[int]) -> dict[int, int]:
        """For each job, the runs in which it lies on a longest chain to the end, a set of bits.

        Without a backward pass: what ends last is critical, and so is what holds a critical job
        where it is, since a start is one of the boundaries that it was made of.

        Args:
            nodes: The jobs that the plan ends no earlier than.
        """
        last, end = self.firm.last(nodes), self.end(nodes)
        found = {at: self.rows.same(self.index(self.finish[at]), end) for at in last}
        for at in reversed(self._network.order):
            runs = found.get(at)
            if not runs:
                continue
            start = self.index(self.start[at])
            for tie in self._holding.get(at, ()):
                # Reached anew: of many ties, rows would fill the memory.
                binding = runs & self.rows.same(self._reach(tie), start)
                found[tie.source] = found.get(tie.source, 0) | binding
        return found

    def code(self, mark: Mark) -> Row:
        """A boundary coded as in `Mark`, worked out when it is asked for."""
        if mark.code is None and mark.gate is not None:
            mark.code = self._gate_code(mark.gate)
        if mark.code is None:
            table = self._evening_of if mark.evening else self._morning_of
            mark.code = self.rows.look(table, self.index(mark))
        return mark.code

    def _source(self, tie: Tie) -> Mark:
        return (self.start if tie.from_start else self.finish)[tie.source]

    def _reach(self, tie: Tie) -> Row:
        """Working days before the boundary to which a tie holds its target."""
        mark = self._source(tie)
        if tie.calendar and tie.lag:
            return self.rows.look(self._index_of, self._reach_code(tie))
        return self.rows.add(self.index(mark), tie.lag)

    def _reach_code(self, tie: Tie) -> Row:
        """The boundary to which a tie holds its target, coded as in `Mark`."""
        mark, lag = self._source(tie), tie.lag
        if not lag:
            return self.code(mark)
        if tie.calendar:
            return self.rows.add(self.code(mark), 2 * lag)
        index = self.rows.add(self.index(mark), lag)
        if mark.evening or mark.code is None:
            return self.code(Mark(index, mark.evening))
        evening = self.rows.look(self._evening_of, index)
        morning = self.rows.look(self._morning_of, index)
        return self.rows.each(_evening_or_morning, mark.code, evening, morning)

    def _held(self, at: int, written: int) -> Row:
        """Working days before the latest boundary that holds a job, or a written day."""
        self._holding[at] = ties = self.firm.holding(at)
        return self.rows.most(self._network.grid.index(written), *map(self._reach, ties))

    def _work(self, at: int, job: Job, days: Row) -> None:
        assert job.pace is None, "runs are of work that nothing hinders"
        rows, grid = self.rows, self._network.grid
        if job.started is not None:
            start = Mark(grid.index(job.started), code=2 * job.started + 1)
        else:
            start = Mark(self._held(at, job.written))
        finish = Mark(rows.add(self.index(start), days), evening=True)
        if job.ends_from is not None:
            finish.index = rows.most(self.index(finish), grid.index(job.ends_from) + 1)
        if job.ended_by is not None:
            finish = self._no_later(finish, 2 * (job.ended_by + 1))
            start = self._no_later(start, rows.each(lambda code: code - 1, self.code(finish)))
        self.start[at], self.finish[at] = start, finish

    def _no_later(self, mark: Mark, code: Row) -> Mark:
        return Mark(None, code=self.rows.each(_least, self.code(mark), code))

    def _open(self, at: int, job: Job) -> None:
        index = self._held(at, job.written)
        self.start[at], self.finish[at] = Mark(index), Mark(index, gate=at)

    def _gate_code(self, at: int) -> Row:
        """The boundary after which a phase is open, coded as in `Mark`."""
        latest = [self._reach_code(tie) for tie in self._network.into[at]]
        days = [self.rows.each(lambda code: code >> 1, code) for code in latest]
        day = self.rows.most(self._network.jobs[at].written, *days)
        return self.rows.each(lambda day: 2 * day + 1, day)

    def _gate_day(self, at: int) -> Row:
        """The day that milestones print which nothing but their phase sets."""
        written = self._network.jobs[at].written
        opens = self.rows.each(lambda code: code >> 1, self.code(self.start[at]))
        if self._network.grid.is_open(written):
            return opens
        # Its own day may be a closed one, and stays so until something else ends later.
        return self.rows.each(
            lambda code, day: day + (code >> 1 <= written) * (written - day),
            self.code(self.finish[at]),
            opens,
        )

    def _record(self, at: int, job: Job) -> None:
        assert job.finished is not None, "a fact has a day"
        finish = Mark(None, code=2 * (job.finished + 1))
        self.finish[at] = finish
        self.start[at] = finish if job.started is None else Mark(None, code=2 * job.started + 1)

    def _stand(self, at: int, job: Job) -> None:
        """A point stands at the latest of all that sets it; see `Network`."""
        ties = self._network.into[at]
        alone = job.held is None and not job.written and job.ended_by is None
        if ties and alone and all(self._plain(tie) for tie in ties):
            mark = Mark(self._held(at, 0), evening=True)
        else:
            mark = Mark(None, code=self._latest_of_all(job, ties))
            self._holding[at] = ties
        self.start[at] = self.finish[at] = mark

    def _plain(self, tie: Tie) -> bool:
        """Whether a tie holds its target at the evening of a working day."""
        return self._source(tie).evening and not (tie.calendar and tie.lag)

    def _latest_of_all(self, job: Job, ties: Iterable[Tie]) -> Row:
        rows, jobs = self.rows, self._network.jobs
        set_by: list[Row] = []
        opens: Row | None = None
        rank: Row
        for tie in ties:
            code, rank = self._reach_code(tie), _SET
            if jobs[tie.source].shape is Shape.GATE and not tie.from_start:
                day = self._gate_day(tie.source)
                opens = day if opens is None else rows.most(opens, day)
                rank = rows.each(_written_or_opened, opens, jobs[tie.source].written)
            set_by.append(rows.each(_ranked, code, rank))
        if job.held is not None:
            set_by.append(_ranked(2 * (job.held + 1), _SET))
        if job.written:
            set_by.append(_ranked(2 * job.written + 1, _WRITTEN))
        key = rows.most(*set_by) if set_by else _ranked(1, _SET)
        code = rows.each(lambda key: 2 * (key // 6) + (key & 1), key)
        if opens is not None:
            code = rows.each(_opened, code, key, opens)
        if job.ended_by is not None:
            late = 2 * (job.ended_by + 1)
            code = rows.each(lambda code, late: code + (code >= late) * (late - code), code, late)
        return code


# Arithmetic that works on whole numbers and on arrays of them alike.


def _least(one: int, other: int) -> int:
    return other + (one < other) * (one - other)


def _evening_or_morning(code: int, evening: int, morning: int) -> int:
    return evening + (code & 1) * (morning - evening)


def _printed(code: int) -> int:
    """The day that is printed for a finish."""
    return (code >> 1) - 1 + (code & 1)


def _ranked(code: int, rank: int) -> int:
    """Sorts by boundary, then by rank, then the evening before the morning."""
    return 6 * (code >> 1) + 2 * rank + (code & 1)


def _written_or_opened(opens: int, written: int) -> int:
    return _OPENED + (opens == written) * (_WRITTEN - _OPENED)


def _opened(code: int, key: int, opens: int) -> int:
    """The day on which a phase opens, where that is all that sets it."""
    return code + (key % 6 < 2 * _SET) * 2 * (opens - (code >> 1))
