"""The keys of an initiative from the cells of its row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from cxroad.intake import cells
from cxroad.intake.cells import Custom, Unfit
from cxroad.intake.names import Ids
from cxroad.intake.owners import Owners
from cxroad.intake.records import Record
from cxroad.intake.shape import Column, Misfit, Part
from cxroad.intake.there import There
from cxroad.intake.titles import bare
from cxroad.intake.vocabulary import status_named, yes_or_no
from cxroad.model.base import Unreadable
from cxroad.model.initiative import Kind, Status
from cxroad.model.numbers import Share
from cxroad.model.writing import either

KEYS = (
    *("name", "owner", "estimate", "start", "due", "after", "serves", "value", "kind", "why"),
    *("need", "vendors", "cost", "effort", "status", "finished", "theme", "tags"),
)
"""Keys of an initiative in the order in which they are written."""

_SHARE = re.compile(r"(?P<name>.*?\S)[ :(=]*(?P<share>[0-9]{1,3}(?:[.,][0-9]{1,4})? ?%)\)?")
_NUMERIC = re.compile(r"[0-9][0-9., ]*%?")


class Named:
    """What initiatives name without defining it, such as outcomes: an id for each name.

    Args:
        noun: What one of them is called.
        known: Ids that are there already, by id and by name.
        closed: Whether no new ones are made.
    """

    def __init__(self, noun: str, known: Mapping[str, str], closed: bool) -> None:
        self._noun, self._closed = noun, closed
        self._ids = Ids(known.values())
        self._by_key = {bare(name): id for name, id in known.items()}
        self.new: dict[str, str] = {}

    def id_of(self, name: str) -> str:
        """The id of what is called so, a new one the first time.

        Raises:
            Unfit: There is none, and no new ones are made.
        """
        key = bare(name) or name
        if key not in self._by_key and self._closed:
            raise Unfit(
                f"the roadmap has no {self._noun} '{name[:60]}'; it is left out",
                f"add it first: cxroad add {self._noun} ...",
            )
        if key not in self._by_key:
            id = self._ids.neat(name)
            self._by_key[key] = id
            self.new[id] = "" if id == name else name
        return self._by_key[key]


class Reader:
    """Reads the rows of one table and gathers what does not fit.

    Args:
        custom: How the table writes what can be written in two ways.
        there: What the roadmap has that is added to.
        owners: Tells one owner from several.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        custom: Custom,
        outcomes: Named,
        vendors: Named,
        there: There,
        owners: Owners,
    ) -> None:
        self._units = {column.field: column.unit for column in columns if column.unit}
        self._custom = custom
        self._outcomes, self._vendors, self._people = outcomes, vendors, there.people
        self._several = owners
        self.misfits: list[Misfit] = []
        self.currency = there.currency

    def parts(self, record: Record) -> dict[str, Part]:
        """All keys but `after`, which needs the ids of the others."""
        found: dict[str, Part] = {"name": record.text("name")}
        if owners := self._owners(record):
            found["owner"] = owners[0] if len(owners) == 1 else owners
        self._put(found, "estimate", record, self._estimate)
        self._put(found, "cost", record, self._money)
        self._put(found, "effort", record, cells.workdays)
        for key in ("why", "need", "theme"):
            if text := record.text(key):
                found[key] = text
        self._put(found, "value", record, _value)
        self._put(found, "kind", record, _kind)
        if yes_or_no(record.text("milestone")) and found.get("estimate", "0d") != "0d":
            self._say(record, "milestone", "is a milestone that takes time; its time is kept")
        elif yes_or_no(record.text("milestone")):
            found["estimate"] = "0d"
        status = self._status(record)
        if status and status is not Status.PLANNED:
            found["status"] = status.value
        self._days(found, record, status)
        if tags := _several(record.cells.get("tags", ()), ",;"):
            found["tags"] = tags
        names = _several(record.cells.get("vendors", ()), ",;")
        if vendors := [id for name in names if (id := self._id_of(self._vendors, record, name))]:
            found["vendors"] = tuple(dict.fromkeys(vendors))
        if serves := self._serves(record):
            found["serves"] = serves
        return found

    def _put(
        self, found: dict[str, Part], key: str, record: Record, read: Callable[[str], str]
    ) -> None:
        """Set a key to what a cell says, or say why it does not."""
        text = record.text(key)
        if not text:
            return
        try:
            if value := read(text):
                found[key] = value
        except Unfit as reason:
            self._say(record, key, f"{reason.said}; it is left out", reason.cure)

    def _say(self, record: Record, field: str, said: str, cure: str = "") -> None:
        cure = cure.replace("{title}", record.title(field))
        self.misfits.append(Misfit(record.row, record.title(field), said, cure))

    def _id_of(self, named: Named, record: Record, name: str) -> str:
        try:
            return named.id_of(name)
        except Unfit as reason:
            self._say(
                record, "serves" if named is self._outcomes else "vendors", reason.said, reason.cure
            )
            return ""

    def _estimate(self, text: str) -> str:
        return cells.estimate(text, self._units.get("estimate", ""))

    def _money(self, text: str) -> str:
        amount, code = cells.money(text, self._custom.point)
        if code and self.currency and code != self.currency:
            raise Unfit(
                f"'{text}' is in {code}, but the amounts before it are in {self.currency}",
                "a roadmap has one currency; convert it",
            )
        self.currency = self.currency or code
        return amount

    def _owners(self, record: Record) -> tuple[str, ...]:
        found = [
            name for cell in record.cells.get("owner", ()) for name in self._several.names(cell)
        ]
        owners = []
        for name in dict.fromkeys(found):
            known = self._people.get(bare(name))
            if known or not self._people or " " in name:
                owners.append(known or name)
                continue
            said = f"the roadmap has no person '{name[:60]}'; it is left out"
            self._say(record, "owner", said, f'add one first: cxroad add person "{name[:40]}"')
        return tuple(owners)

    def _status(self, record: Record) -> Status | None:
        text = record.text("status")
        if text and (name := status_named(text)):
            return Status(name)
        if text:
            known = either([status.value for status in Status])
            self._say(
                record,
                "status",
                f"'{text[:40]}' is no status known here; it is left out",
                f"write {known}",
            )
        progress = record.text("progress")
        if not progress:
            return None
        try:
            share = cells.share_done(progress, self._custom.whole)
        except Unfit as reason:
            self._say(record, "progress", f"{reason.said}; it is left out", reason.cure)
            return None
        if share >= 1:
            return Status.DONE
        return Status.ACTIVE if share > Decimal(0) else None

    def span(self, record: Record, made: Mapping[str, Part]) -> tuple[str, str]:
        """First and last day of a row, computed ones too; empty where none is readable."""
        starts = (made.get("start"), self._quiet(record, "computed start"))
        ends = (made.get("finished"), self._quiet(record, "computed finish"), made.get("due"))
        return _first(starts), _first(ends)

    def _days(self, found: dict[str, Part], record: Record, status: Status | None) -> None:
        begun = status in (Status.ACTIVE, Status.PAUSED, Status.STALLED, Status.DONE)
        self._day(found, "start", record, "start", "computed start" if begun else "")
        if status is Status.DONE:
            self._day(found, "finished", record, "finish", "computed finish")
        if record.text("due"):
            self._day(found, "due", record, "due")
        elif status is not Status.DONE:
            self._day(found, "due", record, "finish")

    def _day(
        self, found: dict[str, Part], key: str, record: Record, field: str, otherwise: str = ""
    ) -> None:
        field = field if record.text(field) or not otherwise else otherwise
        if not (text := record.text(field)):
            return
        try:
            found[key] = cells.day(text, self._custom.order)
        except Unfit as reason:
            self._say(record, field, f"{reason.said}; it is left out", reason.cure)

    def _quiet(self, record: Record, field: str) -> str:
        """A computed day; whatever else stands there is no day, and nobody needs it."""
        try:
            return cells.day(record.text(field), self._custom.order)
        except Unfit:
            return ""

    def _serves(self, record: Record) -> dict[str, str]:
        found: dict[str, str] = {}
        for name in _several(record.cells.get("serves", ()), ";,"):
            share = ""
            if match := _SHARE.fullmatch(name):
                name, share = match["name"], match["share"].replace(",", ".")
                try:
                    Share.parse(share)
                except Unreadable as reason:
                    self._say(record, "serves", f"{reason.message}; the share is left out")
                    share = ""
            if id := self._id_of(self._outcomes, record, name):
                found[id] = share
        if any(found.values()):
            for id in [id for id, share in found.items() if not share]:
                del found[id]
                self._say(
                    record,
                    "serves",
                    f"`{id}` has no share although others have; it is left out",
                    "give all of them a share, or none",
                )
        return found


def _first(days: Iterable[Part | None]) -> str:
    return next((day for day in days if day and isinstance(day, str)), "")


def _value(text: str) -> str:
    if _NUMERIC.fullmatch(text):
        raise Unfit(
            f"'{text}' is nothing that somebody notices",
            "say in words what is there once it is done",
        )
    return text


def _kind(text: str) -> str:
    word = bare(text).replace(" ", "-")
    if word not in {kind.value for kind in Kind}:
        known = either([kind.value for kind in Kind])
        raise Unfit(f"'{text[:40]}' is no kind of initiative", f"write {known}")
    return "" if word == Kind.INITIATIVE else word


def _several(texts: Sequence[str], signs: str) -> tuple[str, ...]:
    """Words of some cells, each once, parted by the first of the signs that stands there."""
    found: list[str] = []
    for text in texts:
        sign = next((sign for sign in signs if sign in text), signs[0])
        found += [word for piece in text.split(sign) if (word := piece.strip())]
    return tuple(dict.fromkeys(found))
