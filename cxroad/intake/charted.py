"""The lines of a Gantt chart of Mermaid: its settings, its sections, and what tasks say."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from cxroad.errors import InputError
from cxroad.model.writing import listed

_OPENS = re.compile(r" {0,3}(```+|~~~+) *mermaid\b")
_CLOSES = re.compile(r" {0,3}(?:```+|~~~+) *")
_ENTITY = re.compile(r"#([0-9]{1,7}|[A-Za-z]{2,8});")
_TOKENS = re.compile(r"YYYY|YY|MM|M|DD|D|[^A-Za-z]+|[A-Za-z]+")
_PARTS = {
    "YYYY": "(?P<year>[0-9]{4})",
    "YY": "(?P<year>[0-9]{2})",
    "MM": "(?P<month>[0-9]{2})",
    "M": "(?P<month>[0-9]{1,2})",
    "DD": "(?P<day>[0-9]{2})",
    "D": "(?P<day>[0-9]{1,2})",
}
_ISO = re.compile("(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
"""`YYYY-MM-DD`, which holds where a chart says nothing."""

_NEVER = re.compile(r"(?!)")
_TIME = re.compile(r"[T ]?(?:HH|H|hh|h):mm.*\Z")
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_OTHERS = re.compile(
    r"(?:acctitle|accdescr)\b|weekday (?:mon|tues|wednes|thurs|fri|satur|sun)day\Z"
    r"|(?:axisformat|tickinterval|todaymarker|topaxis|includes|displaymode)(?: |\Z)"
    r"|(?:click|call|href)(?: |\Z)",
    re.IGNORECASE,
)
"""Statements that say how the chart looks."""


@dataclass(slots=True)
class Chart:
    """What a chart says before its tasks, and the tasks.

    Attributes:
        tasks: For each its line, its section, its name, and the words behind the colon.
        inclusive: Whether ends are the last day of work.
        week, closed: Days worked and days off, as the file format writes them.
    """

    title: str = ""
    inclusive: bool = False
    format: re.Pattern[str] = _ISO
    weekend: tuple[str, ...] = ("saturday", "sunday")
    excluded: list[str] = field(default_factory=list)
    tasks: list[tuple[int, str, str, list[str]]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def day(self, text: str) -> date | None:
        """A day as the chart writes it; None for anything else."""
        match = self.format.fullmatch(text)
        if match is None:
            return None
        year = int(match["year"])
        try:
            found = date(year if year > 99 else 2000 + year, int(match["month"]), int(match["day"]))
        except ValueError:
            return None
        return found if 1900 < found.year < 2200 else None

    @property
    def week(self) -> str:
        """Days worked: all that are not excluded."""
        off = {word for word in self.excluded if word in _WEEK}
        off |= set(self.weekend) if "weekends" in self.excluded else set()
        days = [day[:3] for day in _WEEK if day not in off]
        if len(days) > 1 and days == [day[:3] for day in _WEEK][: len(days)]:
            return f"mon-{days[-1]}"
        return ", ".join(days)

    @property
    def closed(self) -> tuple[str, ...]:
        """Days off that the chart names, as dates, earliest first."""
        days = {day for word in self.excluded if (day := self.day(word))}
        return tuple(day.isoformat() for day in sorted(days))


def chart_of(data: bytes) -> Chart:
    """The first Gantt chart in a file of Mermaid, or in Markdown.

    Raises:
        InputError: It is no text in UTF-8, or there is no Gantt chart.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("this is no text in UTF-8", "save the chart as UTF-8") from None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for start, block in _blocks(lines):
        begins = _first(block)
        if begins < len(block) and block[begins].split()[0].casefold() == "gantt":
            chart = Chart()
            section = ""
            for number, line in enumerate(block[begins + 1 :], start + begins + 2):
                section = _read(chart, number, line.strip(), section)
            return chart
    raise InputError("there is no Gantt chart of Mermaid in it", "such a chart begins with `gantt`")


def plain(text: str) -> str:
    """A text with the signs that its entities stand for: `#58;` is a colon."""

    def sign(match: re.Match[str]) -> str:
        code = match[1]
        if not code.isdigit():
            return html.unescape(f"&{code};")
        return chr(int(code)) if 31 < int(code) < 0x110000 else ""

    return " ".join(_ENTITY.sub(sign, text).split())


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """Runs of lines that may be charts, each with the index of its first."""
    opened: int | None = None
    fenced = False
    for at, line in enumerate(lines):
        if opened is None and _OPENS.match(line):
            opened, fenced = at + 1, True
        elif opened is not None and _CLOSES.fullmatch(line):
            yield opened, lines[opened:at]
            opened = None
    if opened is not None or not fenced:
        yield opened or 0, lines[opened or 0 :]


def _first(lines: Sequence[str]) -> int:
    """The index of the first line that says something, behind front matter and remarks."""
    inside = False
    for at, line in enumerate(lines):
        bare = line.strip()
        if bare == "---":
            inside = not inside
        elif not inside and bare and not bare.startswith("%%"):
            return at
    return len(lines)


def _read(chart: Chart, number: int, line: str, section: str) -> str:
    """Take in one line; returns the section that holds from then on."""
    word, _, rest = line.partition(" ")
    word, rest = word.casefold(), rest.strip()
    if not line or line.startswith("%%") or _OTHERS.match(line):
        return section
    if word == "section":
        return plain(rest)
    if word == "title":
        chart.title = plain(rest)
    elif word == "inclusiveenddates":
        chart.inclusive = True
    elif word == "dateformat":
        found = _pattern(rest)
        if found is None:
            chart.notes.append(f"Days as '{rest[:40]}' are not known here, so they are left out.")
        chart.format = found or _NEVER
    elif word == "weekend":
        chart.weekend = ("friday", "saturday") if rest == "friday" else chart.weekend
    elif word == "excludes":
        chart.excluded += re.split(r"[\s,]+", rest.casefold())
        unknown = [
            each
            for each in chart.excluded
            if each and each not in (*_WEEK, "weekends") and chart.day(each) is None
        ]
        if unknown:
            chart.notes.append(f"`excludes` names what is no day: {listed(unknown[:5])}.")
    elif ":" in line:
        name, _, words = line.partition(":")
        parts = [part.strip() for part in re.split(r"[#;]", words)[0].split(",")]
        chart.tasks.append((number, section, plain(name), [part for part in parts if part]))
    return section


def _pattern(format: str) -> re.Pattern[str] | None:
    """What a `dateFormat` means; None where it has no day, or words that are not known."""
    pieces = _TOKENS.findall(_TIME.sub("", format.strip()))
    written = "".join(_PARTS.get(piece, re.escape(piece)) for piece in pieces)
    known = all(piece in _PARTS or not piece[0].isalpha() for piece in pieces)
    named = [written.count(f"(?P<{name}>") for name in ("year", "month", "day")]
    if not known or named != [1, 1, 1] or len(format) > 40:
        return None
    return re.compile(rf"{written}(?:[T ][0-9:.]{{4,12}})?")
