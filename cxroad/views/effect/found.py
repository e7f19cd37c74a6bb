"""Which findings an edit brings, and which it takes away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cxroad.findings.finding import Finding, Severity
from cxroad.findings.known import key_of
from cxroad.findings.record import Key
from cxroad.findings.report import FileReport
from cxroad.history.difference import Names
from cxroad.model.language import later, say, say_of
from cxroad.model.writing import count, grouped, listed
from cxroad.views.effect.shape import Found
from cxroad.views.sheet import Line, Tone
from cxroad.views.words import flat

_MOST_TOLD = 3
"""The most new findings of a severity that are told with their messages; our default."""
_MOST_NAMED = 5
"""The most findings that are named by code and place; our default."""
_LONGEST = 160
"""The most characters of a message; our default."""
_STEP = re.compile(r"[^.\[\]]+")
_NEW_NOUN = {
    Severity.ERROR: later("new error"),
    Severity.WARNING: later("new warning"),
    Severity.INFO: later("new info"),
}
_NEW = {
    Severity.ERROR: later("new error {place}: {message}"),
    Severity.WARNING: later("new warning {place}: {message}"),
    Severity.INFO: later("new info {place}: {message}"),
}
_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARN, Severity.INFO: Tone.PLAIN}


def compare(was: FileReport, now: FileReport, names: Names | None) -> Found:
    """The findings that differ.

    Args:
        names: Ids that were renamed: what is found at the new name is not new. None where nobody
            knows.
    """
    fresh, gone = _apart(now.findings, was.findings), _apart(was.findings, now.findings)
    if names:
        newer = dict(names.work)
        for those in names.others.values():
            newer |= those
        renamed = [(each, _renamed(key_of(each, ""), newer)) for each in gone]
        left = Counter(key_of(each, "") for each in fresh)
        fresh = list(_beyond(fresh, Counter(key for _, key in renamed)))
        gone = [each for each, key in renamed if not _taken(left, key)]
    waived = Counter(key_of(each.finding, "") for each in now.waived)
    waived.subtract(key_of(each.finding, "") for each in was.waived)
    silenced = [each for each in gone if _taken(waived, key_of(each, ""))]
    still = {id(each) for each in silenced}
    gone = [each for each in gone if id(each) not in still]
    comparable = was.ran & now.ran
    asked = [each for each in fresh if not each.unread and each.code not in was.ran]
    return Found(
        fresh=_gravest(each for each in fresh if each.unread or each.code in comparable),
        gone=_gravest(each for each in gone if each.unread or each.code in comparable),
        waived=_gravest(silenced),
        asked=_gravest(asked),
        waiting=len(was.ran - now.ran) if now.not_run else 0,
        level=now.level if was.level and now.level and was.level != now.level else "",
    )


def _apart(some: Sequence[Finding], others: Sequence[Finding]) -> list[Finding]:
    """Findings that the others lack, as often as they lack them."""
    return list(_beyond(some, Counter(key_of(each, "") for each in others)))


def _beyond(some: Iterable[Finding], left: Counter[Key]) -> Iterator[Finding]:
    for each in some:
        if not _taken(left, key_of(each, "")):
            yield each


def _taken(left: Counter[Key], key: Key) -> bool:
    """Whether one of those was left; it is not any more."""
    left[key] -= 1
    return left[key] >= 0


def _renamed(key: Key, newer: Mapping[str, str]) -> Key:
    file, code, route = key
    return file, code, _STEP.sub(lambda step: newer.get(step[0], step[0]), route)


def _gravest(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda each: -each.severity))


def new(found: Found, severities: Iterable[Severity]) -> Iterator[Line]:
    """New findings of some severities: few with their messages, many by their codes."""
    for severity in severities:
        some = [each for each in found.fresh if each.severity is severity]
        if len(some) > _MOST_TOLD:
            what = count(len(some), _NEW_NOUN[severity])
            yield _item(say("{n}: {places}", n=what, places=_places(some)), _TONES[severity])
            continue
        for each in some:
            told = say(_NEW[severity], place=_place(each), message=_brief(each))
            yield _item(told, _TONES[severity])


def others(found: Found) -> Iterator[Line]:
    """Findings that could not be compared, and those that are no more."""
    what = _counted(found.asked)
    if found.level and found.asked:
        template = later("the file is judged as `{level}` now; what that asks more finds {what}")
        yield _item(say(template, level=found.level, what=what), Tone.WARN)
    elif found.level:
        yield _item(say("the file is judged as `{level}` now", level=found.level), Tone.PLAIN)
    elif found.asked:
        text = say("rules that were not asked before find {what}", what=what)
        yield _item(text, Tone.WARN)
    if found.waiting:
        text = say_of(
            found.waiting,
            "{n} rule waits until the file can be read in full",
            "{n} rules wait until the file can be read in full",
            n=grouped(found.waiting),
        )
        yield _item(text, Tone.WARN)
    for some, one, many in (
        (
            found.waived,
            later("{what} is waived now: {places}"),
            later("{what} are waived now: {places}"),
        ),
        (found.gone, later("{what} is gone: {places}"), later("{what} are gone: {places}")),
    ):
        if some:
            text = say_of(len(some), one, many, what=_counted(some), places=_places(some))
            yield _item(text, Tone.GOOD)


def _counted(findings: Sequence[Finding]) -> str:
    """`1 error and 2 warnings`."""
    of = Counter(each.severity for each in findings)
    severities = sorted(of, reverse=True)
    return listed([count(of[each], str(each)) for each in severities])


def _places(findings: Sequence[Finding]) -> str:
    """`OWN001 and EST001 at callback, SCH002 at walk`; of very many the first."""
    shown = findings if len(findings) <= _MOST_NAMED + 1 else findings[:_MOST_NAMED]
    codes: dict[str, dict[str, None]] = {}
    routes: dict[str, dict[str, None]] = {}
    for each in shown:
        route = flat(each.route)
        codes.setdefault(route, {})[each.code] = None
        routes.setdefault(each.code, {})[route] = None
    if len(codes) <= len(routes):
        pairs = [(list(some), [route]) for route, some in codes.items()]
    else:
        pairs = [([code], list(some)) for code, some in routes.items()]
    told = [_at(listed(some), listed(where)) for some, where in pairs]
    if len(shown) < len(findings):
        told.append(say("{n} more", n=grouped(len(findings) - len(shown))))
    return "; ".join(told)


def _place(finding: Finding) -> str:
    return _at(finding.code, flat(finding.route))


def _at(codes: str, places: str) -> str:
    return say("{codes} at {places}", codes=codes, places=places) if places else codes


def _item(text: str, tone: Tone) -> Line:
    return Line(text, tone=tone, item=True)


def _brief(finding: Finding) -> str:
    """A finding's message on one line, without the place that stands before it already."""
    line = flat(finding.message).removeprefix(f"{flat(finding.route)}: ")
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3]}..."
