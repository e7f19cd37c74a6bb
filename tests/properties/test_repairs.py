"""Repairs of files as people write them: styles, alphabets, line ends, comments and slips mixed."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cxroad.lint.engine import lint
from cxroad.lint.repair import repair
from cxroad.load.loader import Loaded, load_bytes
from cxroad.plan import Plan

TODAY = date(2027, 1, 11)

HEAD = """\
title: Крок за кроком   # наш план
start: 2027-01-11
vision:
  # what great looks like
  statement: Każdy pacjent wie, kto i kiedy mu pomoże
  outcomes:
    effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
phases:
  crawl:
    initiatives:
      i0: {name: Ακούμε, estimate: 4w, serves: [effort]}
      i1: {name: Válaszolunk, after: i0, estimate: 2w..4w}   # következő
"""

READABLE = (
    "{id}: {{name: S, estimate: 3w, after: [i1, i0]}}",
    "{id}: {{name: S, estimate: 3w, after: [i1, i1], serves: {{effort: 20%}}}}",
    "{id}:\n        name: S\n        after:\n        - i0  # {note}\n        - i1",
    "{id}:\n        name: S\n        after: [\n          i0,  # {note}\n          i1\n        ]",
    "{id}: {{name: S, estimate: 5w}}   ",
    "{id}: {{name: S, estimate:\t5w, serves: [effort]}}",
)
"""Work with something to repair in a file that can be read."""

UNREADABLE = (
    "{id}: {{name: S, estimate: 6 weeks}}",
    "{id}: {{name: S, due: 15.03.2027, estimate: '6 Weeks'}}",
    "{id}:\n        name: S\n        due: Q2 2027   # {note}",
    "{id}: {{name: Join, move and fix, estimate: 3w}}",
    "{id}: {{name: Слухати, відповідати}}",
    "{id}:\n        name: Étape 1: écouter   # {note}",
    "{id}: {{name: S, after: [i0 + 2 weeks]}}",
    "{id}: {{name: S, status: Active}}",
)
"""Work that can be read only once it is repaired."""

UNSAFE = (
    "{id}: {{name: S, onwer: Mia}}",
    "{id}: {{name: S, serves: {{efort: 20%}}}}   # {note}",
    "{id}X: {{name: S, after: [i0]}}",
    "{id} x: {{name: S, after: [i1]}}",
)

SOUND = (
    "{id}: {{name: S, estimate: 3w, serves: [effort]}}",
    "{id}:   # {note}\n        name: |\n          two  \n          lines\n        estimate: 2w",
    "{id}:\n        name: 'Wait   here'\n        value: \"a # b\"",
    "{id}: {{name: S, after: [\n        i0, # {note}\n        ]}}",
)

NOTES = st.sampled_from(
    ["why: a, b", "TODO {x}", "чому", "γιατί", "'quoted", "- no item", "a\ttab"]
)


@st.composite
def files(draw: st.DrawFn, *slips: str) -> tuple[bytes, list[str]]:
    """A file, and its lines with nothing to repair in them, in order."""
    lines: list[str] = []
    sound: list[str] = HEAD.splitlines()
    for number in range(2, draw(st.integers(3, 8))):
        form = draw(st.sampled_from([*SOUND, *slips]))
        own = form.format(id=f"i{number}", note=draw(NOTES)).splitlines()
        own[0] = "      " + own[0]
        if draw(st.booleans()):
            own = ["", f"      # {draw(NOTES)}", *own]
        lines += own
        sound += own if form in SOUND else own[:-2] if own[0] == "" and len(own) == 3 else []
    end = draw(st.sampled_from(["\n", "\r\n"]))
    text = HEAD.replace("\n", end) + end.join(lines) + draw(st.sampled_from(["", end]))
    mark = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    return mark + text.encode(), sound


def _after(data: bytes, unsafe: bool = False) -> str:
    return repair(data, "x.yaml", TODAY, unsafe=unsafe).text


def _facts(loaded: Loaded) -> object:
    """All that the plan says of dates and values."""
    assert loaded.roadmap
    assert not loaded.problems
    plan = Plan(loaded.roadmap, TODAY)
    schedule = plan.schedule
    values = {id: plan.value(id) for id in loaded.roadmap.initiatives}
    return schedule.times, schedule.phases, schedule.critical_path, values


def _in_order(wanted: list[str], lines: list[str]) -> bool:
    rest = iter(lines)
    return all(any(line == other for other in rest) for line in wanted)


@given(files(*READABLE))
def test_safe_repairs_leave_dates_and_values_as_they_were(file: tuple[bytes, list[str]]) -> None:
    data, _ = file

    assert _facts(load_bytes(data, "x")) == _facts(load_bytes(_after(data).encode(), "x"))


@given(files(*READABLE, *UNREADABLE))
def test_safe_repairs_leave_nothing_that_cannot_be_read(file: tuple[bytes, list[str]]) -> None:
    data, _ = file

    assert not load_bytes(_after(data).encode(), "x").problems


@given(files(*READABLE, *UNREADABLE, *UNSAFE), st.booleans())
def test_what_says_that_it_can_be_repaired_is_repaired(
    file: tuple[bytes, list[str]], unsafe: bool
) -> None:
    data, _ = file
    left = lint(load_bytes(_after(data, unsafe).encode(), "x"), TODAY).findings

    assert not [found.message for found in left if found.fix and (unsafe or found.fix.safe)]


@given(files(*READABLE, *UNREADABLE, *UNSAFE), st.booleans())
def test_repairs_are_made_once(file: tuple[bytes, list[str]], unsafe: bool) -> None:
    data, _ = file
    once = _after(data, unsafe)

    assert _after(once.encode(), unsafe) == once


@given(files(*READABLE, *UNREADABLE, *UNSAFE), st.booleans())
def test_comments_and_sound_lines_stay_byte_for_byte(
    file: tuple[bytes, list[str]], unsafe: bool
) -> None:
    data, sound = file
    text = _after(data, unsafe)
    end = "\r\n" if b"\r\n" in data else "\n"
    before = data.decode("utf-8-sig")

    assert _in_order(sound, text.split(end))
    assert text.endswith("\n") == before.endswith("\n")
    assert ("\n" in text.replace("\r\n", "")) == (end == "\n")
