"""What an edit does, in words: days, gates, findings, and silence where nothing moves."""

from __future__ import annotations

from datetime import date

import pytest

from cxroad.api import load_text
from cxroad.render.plain_effect import render as plain
from cxroad.render.terminal.effect import render

DAY = date(2027, 1, 11)
BASE = """\
title: Northside
start: 2027-01-11
calendar: {week: mon-fri}
vision:
  statement: One contact is enough.
  outcomes: {effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}}
people: {ada: {name: Ada Lovelace}}
phases:
  crawl:
    due: 2027-03-31
    initiatives:
      listen: {name: Listen to calls, owner: ada, estimate: 3w..5w}
      answer: {name: Answer in a day, owner: ada, estimate: 4w, after: [listen]}
  walk:
    initiatives:
      settle: {name: Settle at once, owner: ada, estimate: 6w, serves: {effort: 50%}}
      close: {name: Close at once, owner: ada, estimate: 2w, serves: {effort: 50%}}
"""


def view_of(*pairs, base=BASE, did=(), renamed=None):
    text = base
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    before, after = (load_text(each, today=DAY, path="x.yaml") for each in (base, text))
    return after.effect(before, did, renamed or {})


def told(*pairs, base=BASE):
    return [line.text for line in view_of(*pairs, base=base).lines]


def test_words_alone_move_nothing():
    assert told(("Settle at once", "Settle now")) == ["no date, gate or finding changes"]


def test_work_that_takes_longer_pushes_its_followers_in_one_line():
    lines = told(("3w..5w", "6w..8w"))

    # Three weeks later: from 4 weeks expected to 7.
    assert lines[:2] == [
        "`listen` ends 15 working days later, on 26 Feb 2027",
        "3 more initiatives end 15 working days later: `answer`, `settle` and `close`",
    ]
    assert lines[3] == "phase `walk` ends 15 working days later, on 7 May 2027"
    assert lines[4] == "the plan ends 15 working days later, on 7 May 2027"


def test_gate_is_told_with_its_chance_before_and_after():
    view = view_of(("3w..5w", "5w..9w"))
    before, after = (
        load_text(BASE.replace("3w..5w", each), today=DAY).plan for each in ("3w..5w", "5w..9w")
    )
    from cxroad.simulate.forecast import forecast

    was, now = (forecast(plan).phases["crawl"].chance for plan in (before, after))
    line = next(each.text for each in view.lines if "`crawl`" in each.text)
    assert was == 1
    assert 0 < now < 1
    assert f"chance to meet its gate {round(now * 100)} %" in line
    assert line.endswith("it was over 99 %")


def test_gate_that_is_new_has_a_chance_without_a_before():
    base = BASE.replace("    due: 2027-03-31\n", "")
    lines = told(("  crawl:\n", "  crawl:\n    due: 2027-03-10\n"), base=base)

    assert any(line.startswith("phase `crawl`: chance to meet its gate ") for line in lines)
    assert not any("it was" in line for line in lines)


def test_days_are_just_days_where_no_calendar_says_which_are_worked():
    base = BASE.replace("calendar: {week: mon-fri}\n", "")

    assert told(("3w..5w", "6w..8w"), base=base)[0] == (
        "`listen` ends 21 days later, on 28 Feb 2027"
    )


def test_new_work_says_when_it_happens_or_why_nobody_knows():
    new = "      close: {name: C, owner: ada, estimate: 2w, serves: {effort: 50%}}\n"
    line = "      close: {name: Close at once, owner: ada, estimate: 2w, serves: {effort: 50%}}\n"
    dated = told((line, line + new.replace("close", "call")))
    undated = told((line, line + "      call: {name: Call, owner: ada}\n"))
    behind = told((line, line + "      call: {name: Call, estimate: 1w, after: [ring]}\n"
                         "      ring: {name: Ring, estimate: 1w, after: [call]}\n"))  # fmt: skip

    assert dated[0] == "`call` starts on 8 Mar 2027 and ends on 19 Mar 2027"
    assert "`call` has no dates yet: it has no estimate" in undated
    assert "`call` has no dates yet: something that it waits for has none" in behind


def test_circle_is_told_first_and_takes_the_dates_away():
    lines = told(("estimate: 3w..5w}", "estimate: 3w..5w, after: [answer]}"))

    assert lines[0].startswith("new error GRA001 at ")
    assert "`listen` has no end any more, it was 5 Feb 2027" in lines
    assert not any(line.startswith("the plan ends") for line in lines)


def test_new_and_gone_findings_have_code_and_place():
    lines = told(("owner: ada, estimate: 3w..5w", "estimate: 3w..5w"))
    back = told(
        ("name: Listen to calls, ", "name: Listen to calls, owner: ada, "),
        base=BASE.replace("owner: ada, estimate: 3w..5w", "estimate: 3w..5w"),
    )

    assert any(line.startswith("new warning GOV004 at listen: ") for line in lines)
    assert any("gone: GOV004 at listen" in line for line in back)


def test_many_new_findings_of_a_kind_are_counted_and_named_by_place():
    line = "      close:"
    new = "".join(f"      call{n}: {{name: Call {n}, estimate: 1w}}\n" for n in range(4))
    lines = told((line, new + line))

    (many,) = [each for each in lines if "new warnings: " in each]
    assert many == ("5 new warnings: VIS005 at walk; GOV004 at call0, call1, call2 and call3")
    assert len(lines) <= 10


def test_renamed_work_brings_no_finding_and_no_luck():
    assert told(("listen", "hear")) == ["no date, gate or finding changes"]


def test_same_number_of_days_is_not_told_for_each_in_a_line():
    many = "".join(
        f"      w{n}: {{name: Work {n}, owner: ada, estimate: {n % 5 + 1}w, after: [listen]}}\n"
        for n in range(40)
    )
    lines = told(("3w..5w", "6w..8w"), base=BASE + many)

    assert len(lines) <= 8
    assert (
        "43 more initiatives end 15 working days later: `answer`, `settle`, `close` and 40 more"
        in lines
    )


def test_followers_that_move_differently_are_told_as_a_range():
    chain = "".join(
        f"      w{n}: {{name: Work {n}, owner: ada, estimate: 1w, after: [listen], "
        f"start: 2027-0{n}-01}}\n"
        for n in range(3, 8)
    )
    lines = told(("3w..5w", "25w..31w"), base=BASE + chain)

    assert any(" working days later: " in line and " to " in line for line in lines)
    assert len(lines) <= 10


def test_waived_finding_is_not_told_as_gone():
    base = BASE.replace("owner: ada, estimate: 3w..5w", "estimate: 3w..5w")
    waived = "      close:"
    waiver = "waive:\n  - {rule: GOV004, at: listen, because: We look for one}\n"
    view = view_of(("title: Northside\n", f"title: Northside\n{waiver}"), base=base)

    assert [each.code for each in view.found.waived] == ["GOV004"]
    assert view.found.gone == ()
    assert [line.text for line in view.lines] == ["1 warning is waived now: GOV004 at listen"]
    assert waived in base


def test_file_that_cannot_be_read_says_so_and_tells_what_it_can():
    broken = told(("3w..5w", "soon"))
    mended = told(("soon", "3w..5w"), base=BASE.replace("3w..5w", "soon"))

    assert broken[0].startswith("new error STR004 at listen.estimate: ")
    assert (
        broken[-1]
        == "dates and gates cannot be told: parts of the file cannot be read (see `lint`)"
    )
    assert mended[0] == "the file can be read in full now"
    assert any("gone: STR004 at listen.estimate" in line for line in mended)


def test_plan_that_gets_dates_says_so():
    base = BASE.replace("start: 2027-01-11\n", "").replace("    due: 2027-03-31\n", "")
    base = base.replace(", by: 2028-Q4", "")
    lines = told(("title: Northside\n", "title: Northside\nstart: 2027-01-11\n"), base=base)

    assert lines[0] == "the plan has dates now"


@pytest.mark.parametrize("width", [30, 40, 72, 200])
def test_nothing_in_a_text_of_the_file_is_obeyed_or_too_wide(width):
    bad = '"A\\e[31m ::error::x \\u202e"'
    view = view_of(
        ("estimate: 3w..5w", f"estimate: 3w..5w, value: {bad}"), did=["::set-output x\x1b[2J"]
    )
    text = render(view, width=width, ascii=True, colour=False)

    assert "\x1b" not in text
    assert not any(line.startswith("::") for line in text.splitlines())
    if width >= 40:
        assert max(map(len, text.splitlines())) <= width


def test_picture_and_sentences_say_the_same():
    view = view_of(("3w..5w", "6w..8w"), did=["`listen.estimate` is 6w..8w, it was 3w..5w"])
    drawn = " ".join(render(view, width=200, ascii=True, colour=False).replace("* ", "").split())
    said = plain(view)

    for line in (*view.done, *view.lines):
        assert line.text in drawn
        assert line.text[1:] in said


MEASURED = BASE.replace("by: 2028-Q4}", "by: 2028-Q4, actuals: {2026-12-31: 4.6}}").replace(
    "    due: 2027-03-31\n", "    due: 2027-03-31\n    exit: [effort >= 4.9, listen done]\n"
)


def test_measurement_says_how_far_it_has_come_and_which_gate_it_meets():
    lines = told(("actuals: {2026-12-31: 4.6}", "actuals: {2027-01-10: 5.2}"), base=MEASURED)

    # From 4.6 to 5.2 on the way to 5.8 is one half.
    assert "`effort` has come 50 % of its way; finished work should bring 0 %" in lines
    assert "gate of `crawl`: `effort >= 4.9` is met now" in lines


def test_criterion_of_finished_work_is_met_and_broken_again():
    open_, done = "estimate: 3w..5w}", "estimate: 3w..5w, status: done, finished: 2027-01-08}"
    closed = MEASURED.replace(open_, done)

    assert "gate of `crawl`: `listen done` is met now" in told((open_, done), base=MEASURED)
    assert "gate of `crawl`: `listen done` is not met" in told((done, open_), base=closed)


def test_criterion_that_only_got_another_name_is_not_told():
    assert told(("listen", "hear"), base=MEASURED) == ["no date, gate or finding changes"]


def test_whoever_renames_says_so_where_nothing_else_tells():
    view = view_of(("effort", "toil"), base=MEASURED, renamed={"effort": "toil"})

    assert [line.text for line in view.lines] == ["no date, gate or finding changes"]
    assert view_of(("effort", "toil"), base=MEASURED).found.fresh


@pytest.mark.parametrize(
    "key",
    ["estimate", "start", "due", "after", "status", "since", "finished", "rework", "steps"],
)
def test_no_key_that_a_forecast_reads_is_taken_for_words(key):
    from cxroad.views.effect.arrange import _WORDS

    assert key not in _WORDS


def test_odds_are_not_drawn_where_only_words_changed():
    assert view_of(("Settle at once", "Settle now")).chances == ()
    assert view_of(("name: Ada", "name: Ida")).chances == ()
    assert view_of(("estimate: 6w", "estimate: 7w")).chances


def test_level_that_rises_with_what_stands_in_the_file_is_told():
    base = BASE.replace("people: {ada: {name: Ada Lovelace}}\n", "")
    people = "people: {ada: {name: Ada Lovelace}}\nphases:\n"
    lines = told(("phases:\n", people), base=base)

    assert any(
        line.startswith("the file is judged as `team` now; what that asks more finds ")
        for line in lines
    )


def test_phase_that_had_no_work_is_not_later_but_ends():
    base = BASE + "  run:\n    goal: Prevent problems\n"
    work = "    goal: Prevent problems\n    initiatives:\n      x: {name: X, estimate: 2w}\n"

    assert "phase `run` ends on 30 Apr 2027" in told(
        ("    goal: Prevent problems\n", work), base=base
    )


def test_phase_whose_last_work_went_does_not_end_but_has_none():
    lines = told(
        ("settle: {name: Settle at once, ", "settle: {status: dropped, name: Settle at once, "),
        ("close: {name: Close at once, ", "close: {status: dropped, name: Close at once, "),
    )

    assert "phase `walk` has no work any more" in lines
    assert not any(line.startswith("phase `walk` ends") for line in lines)
