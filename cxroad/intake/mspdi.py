"""Plans of MS Project, saved as XML (MSPDI): tasks with outline, links, resources and calendar.

Source:
    Numbers of kinds, units and constraints: Microsoft, "Project XML Data Interchange Schema
    Reference".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from xml.etree.ElementTree import Element

from cxroad.errors import InputError
from cxroad.intake.closed import closed_of, week_of
from cxroad.intake.guarded import parsed
from cxroad.intake.limits import LONGEST_CELL, MOST_ROWS
from cxroad.intake.shape import Misfit, Row, Table
from cxroad.intake.spans import Clock, lag, minutes_of, working
from cxroad.model.writing import count, grouped

_FIELDS = (
    *("id", "name", "level", "owner", "estimate", "start", "finish", "computed start"),
    *("computed finish", "due", "after", "status", "progress", "cost", "notes"),
)
_KINDS = {"0": "FF", "1": "FS", "2": "SF", "3": "SS"}
"""Kinds of links; where none is given it is from finish to start."""

_NOT_BEFORE = frozenset({"2", "4"})
_NOT_AFTER = frozenset({"3", "7"})
"""Constraints that say when a task must start, or not before; and when it must finish."""


def read_mspdi(data: bytes) -> Table:
    """The tasks of a plan, numbered as the program shows them.

    Days that the program computed are kept apart from those that somebody set. Costs in the file
    are in hundredths.

    Raises:
        InputError: It is no such file, or holds more than the limits allow.
    """
    root = parsed(data)
    if root.tag != "Project" or root.find("Tasks") is None:
        raise InputError(
            "this XML is no plan of MS Project", "in MS Project: File, Save As, XML format"
        )
    plan = _Plan(root)
    rows = [Row(0, _FIELDS), *plan.rows()]
    if len(rows) == 1:
        raise InputError("there is no task in the plan", "name a plan with tasks")
    closed, unread = closed_of(root, plan.first, plan.last)
    notes = [
        "Days that MS Project computed are left out where links and durations lead to them; those "
        "that somebody set stay.",
        *unread,
    ]
    if plan.inactive:
        notes.append(f"{count(plan.inactive, 'inactive task')} count as parked.")
    return Table(
        "task",
        tuple(rows),
        settled=True,
        title=_text(root, "Title") or _project(root),
        currency=_currency(root),
        week=week_of(root),
        closed=closed,
        notes=tuple(notes),
        misfits=tuple(plan.misfits),
    )


class _Plan:
    """The tasks of a project, and what they share."""

    def __init__(self, root: Element) -> None:
        self._tasks = [task for task in root.findall("Tasks/Task") if _is_work(task)]
        if len(self._tasks) > MOST_ROWS:
            raise InputError(
                f"the plan has more than {grouped(MOST_ROWS)} tasks", "save the tasks that matter"
            )
        self._tasks.sort(key=_outline(self._tasks))
        self._clock = Clock.of(root)
        names = {
            _text(each, "UID"): _text(each, "Name") for each in root.findall("Resources/Resource")
        }
        self._owners: dict[str, list[str]] = {}
        for each in root.findall("Assignments/Assignment"):
            name = names.get(_text(each, "ResourceUID"), "")
            if name:
                self._owners.setdefault(_text(each, "TaskUID"), []).append(name.replace(";", ","))
        self.misfits: list[Misfit] = []
        self.inactive = 0
        days = [
            day for task in self._tasks for key in ("Start", "Finish") if (day := _day(task, key))
        ]
        self.first, self.last = min(days, default=""), max(days, default="")

    def rows(self) -> Iterator[Row]:
        """A row for each task, in the order of `_FIELDS`."""
        for at, task in enumerate(self._tasks, 1):
            number = _number(task, at)
            yield Row(number, tuple(" ".join(cell.split()) for cell in self._cells(task, number)))

    def _cells(self, task: Element, number: int) -> Iterator[str]:
        is_summary = _text(task, "Summary") == "1"
        inactive = _text(task, "Active") == "0"
        self.inactive += inactive and not is_summary
        constraint, on = _text(task, "ConstraintType"), _day(task, "ConstraintDate")
        begun, ended = _day(task, "ActualStart"), _day(task, "ActualFinish")
        by_hand = _text(task, "Manual") == "1"
        set_start = on if constraint in _NOT_BEFORE else _day(task, "Start") if by_hand else ""
        set_finish = on if constraint in _NOT_AFTER else ""
        yield _text(task, "UID")
        yield _text(task, "Name")
        yield _text(task, "OutlineLevel") or "1"
        yield "; ".join(dict.fromkeys(self._owners.get(_text(task, "UID"), ())))
        yield "" if is_summary else self._estimate(task, number)
        yield "" if is_summary else begun or set_start
        yield "" if is_summary else ended
        yield _day(task, "Start")
        yield _day(task, "Finish")
        yield "" if is_summary else _day(task, "Deadline") or set_finish
        yield "; ".join(self._links(task, number))
        yield "parked" if inactive else ""
        yield f"{_text(task, 'PercentComplete') or 0}%"
        yield "" if is_summary else _cost(task)
        yield _text(task, "Notes")

    def _estimate(self, task: Element, number: int) -> str:
        minutes = minutes_of(_text(task, "Duration"))
        if minutes is None:
            return ""
        found = working(minutes, _text(task, "DurationFormat"), self._clock)
        if found is None:
            said = "takes a time that runs on through nights and holidays; it is left out"
            self.misfits.append(Misfit(number, "", said, "say it in weeks: `estimate: 2w`"))
        return found or ""

    def _links(self, task: Element, number: int) -> Iterator[str]:
        for link in task.findall("PredecessorLink"):
            uid = _text(link, "PredecessorUID")
            if _text(link, "CrossProject") == "1" or not uid.isdigit():
                said = "waits for a task of another plan; that is left out"
                self.misfits.append(Misfit(number, "", said, "add it as `externals`"))
                continue
            kind = _KINDS.get(_text(link, "Type"), "FS")
            delay = lag(_text(link, "LinkLag"), _text(link, "LagFormat"), self._clock)
            yield f"{uid}{kind}{delay}"


def _is_work(task: Element) -> bool:
    """Whether it is a task with a name, and not the blank line between others."""
    return _text(task, "IsNull") != "1" and bool(_text(task, "Name"))


def _outline(tasks: Sequence[Element]) -> Callable[[Element], tuple[int, ...]]:
    """How tasks are put below each other: by outline numbers such as 1.2.1, if all have one."""
    numbers = {id(task): _text(task, "OutlineNumber").split(".") for task in tasks}
    if not all(each.isascii() and each.isdigit() for parts in numbers.values() for each in parts):
        return lambda _: ()
    return lambda task: tuple(int(each[:8]) for each in numbers[id(task)])


def _number(task: Element, otherwise: int) -> int:
    text = _text(task, "ID")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else otherwise


def _project(root: Element) -> str:
    """The plan's name without the suffix of its file."""
    name = _text(root, "Name")
    return name.removesuffix(".xml").removesuffix(".mpp")


def _currency(root: Element) -> str:
    code = _text(root, "CurrencyCode")
    return code if len(code) == 3 and code.isascii() and code.isalpha() and code.isupper() else ""


def _cost(task: Element) -> str:
    """What it costs, as a plain number; empty for nothing."""
    text = _text(task, "Cost")
    whole, _, decimals = text.partition(".")
    if not (whole + decimals).isascii() or not (whole + decimals).isdigit() or len(text) > 20:
        return ""
    hundredths = Fraction(text) if decimals else Fraction(int(whole))
    value = hundredths / 100
    if not value:
        return ""
    return str(int(value)) if value.denominator == 1 else f"{float(round(value, 2)):.2f}"


def _day(element: Element, key: str) -> str:
    """The day of a moment, `2027-03-15` of `2027-03-15T08:00:00`; empty for none."""
    return _text(element, key).partition("T")[0][:10]


def _text(element: Element, key: str) -> str:
    return (element.findtext(key) or "")[:LONGEST_CELL].strip()
