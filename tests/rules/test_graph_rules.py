"""What the rules about order say, word for word where words matter."""

import time
from collections.abc import Callable

from cxroad.findings.finding import Severity
from cxroad.findings.report import FileReport

Report = Callable[..., FileReport]
Said = Callable[..., list[str]]
Whole = Callable[[str], str]

CIRCLE = """
crawl:
  initiatives:
    login: {name: L, after: [export]}
    export: {name: E, after: [audit, search]}
    search: {name: S, after: [login]}
    audit: {name: A}
walk:
  initiatives:
    later: {name: X, after: [login]}
"""


def test_a_circle_is_one_finding_that_tells_every_edge_in_turn(
    report: Report, phases: Whole
) -> None:
    [found] = report(phases(CIRCLE), "GRA001").findings

    assert found.message == "3 initiatives wait for each other, so none of them can start"
    assert (found.place.start.line, found.place.label) == (13, "`login` waits for `export`, ...")
    assert [(place.start.line, place.label) for place in found.related] == [
        (14, "... `export` waits for `search`, ..."),
        (15, "... and `search` waits for `login` again"),
    ]
    assert found.help == (
        "remove one of the three: if `search` can start without `login`, "
        "take it out of `search.after`"
    )
    assert found.note.startswith("1 more initiative waits for this circle")


def test_a_knot_of_circles_is_one_finding_that_says_so(report: Report, phases: Whole) -> None:
    text = CIRCLE.replace("audit: {name: A}", "audit: {name: A, after: [search]}")

    [found] = report(phases(text), "GRA001").findings

    assert "`audit` hangs in it too" in found.note


def test_two_that_wait_for_each_other_are_told_without_a_middle(
    report: Report, phases: Whole
) -> None:
    text = """
    crawl:
      initiatives:
        a: {name: A, after: [b]}
        b: {name: B, after: [a]}
    """

    [found] = report(phases(text), "GRA001").findings

    assert [place.label for place in (found.place, *found.related)] == [
        "`a` waits for `b`, ...",
        "... and `b` waits for `a` again",
    ]


def test_who_waits_for_itself_is_told_to_strike_itself(report: Report, phases: Whole) -> None:
    [found] = report(phases("crawl: {initiatives: {a: {name: A, after: [a]}}}"), "GRA001").findings

    assert found.message == "`a` waits for itself, so it can never start"
    assert found.help == "take `a` out of `a.after`"


def test_phases_that_wait_for_each_other_are_a_circle(report: Report, phases: Whole) -> None:
    text = """
    crawl: {after: [walk], initiatives: {a: {name: A}}}
    walk: {after: [crawl], initiatives: {b: {name: B}}}
    """

    [found] = report(phases(text), "GRA001").findings

    assert found.message.startswith("2 phases wait for each other")


def test_steps_that_nobody_wrote_say_where_they_come_from(report: Report, phases: Whole) -> None:
    text = "crawl: {initiatives: {a: {name: A, after: [crawl]}}}"

    [found] = report(phases(text), "GRA001").findings

    assert {place.label for place in (found.place, *found.related)} == {
        "... and `crawl` ends with `a` again",
        "`a` waits for `crawl`, ...",
    }


def test_waiting_backward_shows_both_and_counts_the_phases_between(
    report: Report, phases: Whole
) -> None:
    text = """
    crawl: {initiatives: {a: {name: A, after: [c]}}}
    walk: {initiatives: {b: {name: B, after: [a]}}}
    run: {initiatives: {c: {name: C, after: [a]}}}
    """

    found = [f for f in report(phases(text)).findings if f.code == "GRA002"]

    assert [f.message for f in found] == ["`a` in `crawl` waits for `c` in `run`, two phases later"]
    assert [place.start.line for place in found[0].related] == [13]


def test_waiting_for_a_whole_phase_that_is_later_is_cured_behind_it(
    report: Report, phases: Whole
) -> None:
    text = """
    crawl: {initiatives: {a: {name: A, after: [walk]}}}
    walk: {initiatives: {b: {name: B}}}
    """

    [found] = [f for f in report(phases(text)).findings if f.code == "GRA002"]

    assert found.message == "`a` in `crawl` waits for the phase `walk`, one phase later"
    assert found.help == "move `a` behind `walk`, or wait for what it needs of it"
    assert [place.start.line for place in found.related] == [12]


def test_phases_between_are_counted_in_words_up_to_six(said: Said, phases: Whole) -> None:
    later = [f"p{at}: {{initiatives: {{w{at}: {{name: W}}}}}}" for at in range(1, 8)]
    first = "p0: {initiatives: {a: {name: A, after: [w1, w2, w3, w4, w5, w6, w7]}}}"
    steps = [
        line.rpartition(", ")[2] for line in said(phases("\n".join([first, *later])), "GRA002")
    ]

    assert steps == [
        "one phase later",
        *(f"{word} phases later" for word in ("two", "three", "four", "five", "six", "7")),
    ]


def test_waiting_backward_is_no_circle_unless_the_work_itself_is_one(
    said: Said, phases: Whole
) -> None:
    text = """
    crawl: {initiatives: {a: {name: A, after: [b]}}}
    walk: {initiatives: {b: {name: B}}}
    """

    assert not said(phases(text), "GRA001")
    assert said(phases(text.replace("{name: B}", "{name: B, after: [a]}")), "GRA001")


def test_phases_of_which_none_builds_on_another_are_told_once(
    report: Report, phases: Whole
) -> None:
    text = """
    crawl: {initiatives: {a: {name: A, serves: [effort]}}}
    walk: {initiatives: {b: {name: B, serves: [effort]}}}
    run: {initiatives: {c: {name: C}}}
    """

    [found] = report(phases(text), "GRA003").findings

    assert found.message == (
        "The phases `crawl`, `walk` and `run` do not build on each other, "
        "and `run` shares no outcome with the rest"
    )
    assert (found.severity, found.place.start.line) == (Severity.ERROR, 12)
    assert [place.start.line for place in found.related] == [11, 13]


def test_a_plan_without_work_has_no_phase_that_stands_alone(said: Said) -> None:
    assert not said("title: T\nphases: {}\n", "GRA003")
    assert not said("title: T\nphases: {crawl: {}, walk: {}}\n", "GRA003")


def test_one_link_to_a_whole_phase_is_enough(said: Said, phases: Whole) -> None:
    text = """
    crawl: {initiatives: {a: {name: A}}}
    walk: {initiatives: {b: {name: B, after: [crawl]}}}
    """

    assert not said(phases(text), "GRA003")


def test_a_phase_whose_only_link_is_mistyped_is_not_called_an_orphan(
    said: Said, phases: Whole
) -> None:
    text = """
    crawl: {initiatives: {listen: {name: A}}}
    walk: {initiatives: {b: {name: B, after: [listne]}}}
    """

    assert not said(phases(text), "GRA003")
    assert len(said(phases(text), "STR003")) == 1


def test_what_is_implied_shows_the_way_round(report: Report, phases: Whole) -> None:
    text = """
    crawl:
      initiatives:
        a: {name: A}
        b: {name: B, after: [a]}
        c: {name: C, after: [a, b]}
    """

    [found] = report(phases(text), "GRA004").findings

    assert found.message == "`c` need not name `a`: it waits for `b`, which comes after `a` anyway"
    assert [place.label for place in found.related] == [
        "`c` waits for `b`, ...",
        "... and `b` waits for `a`",
    ]


def test_a_longer_way_round_is_told_without_its_steps(report: Report, phases: Whole) -> None:
    text = """
    crawl:
      initiatives:
        a: {name: A}
        b: {name: B, after: [a]}
        c: {name: C, after: [b]}
        d: {name: D, after: [a, c]}
    """

    [found] = report(phases(text), "GRA004").findings

    assert [place.label for place in found.related] == ["comes after `a` by way of others"]


def test_what_a_whole_phase_implies_need_not_be_named(report: Report, phases: Whole) -> None:
    text = """
    crawl:
      initiatives:
        a: {name: A}
    walk:
      initiatives:
        b: {name: B, after: [crawl, a]}
    """

    [found] = report(phases(text), "GRA004").findings

    assert found.message == (
        "`b` need not name `a`: it waits for `crawl`, which comes after `a` anyway"
    )


def test_a_bottleneck_is_dangerous_where_it_may_take_long(report: Report, phases: Whole) -> None:
    def said(estimate: str) -> tuple[Severity, str]:
        text = f"""
        crawl:
          initiatives:
            quick: {{name: Q, serves: {{effort: 20%}}}}
            a: {{name: A, owner: Mia, estimate: {estimate}}}
            b: {{name: B, owner: Mia, estimate: 2w, after: [a], serves: {{effort: 80%}}}}
        """
        [found] = report(phases(text), "GRA005").findings
        return found.severity, found.message.partition("`a`")[2]

    # More than 13 weeks, by what is expected.
    assert said("4w..22w") == (Severity.INFO, "")
    assert said("4w..24w") == (Severity.WARNING, ", which is estimated at 4w..24w")


def test_of_a_chain_of_bottlenecks_only_the_first_is_told_with_the_next(
    report: Report, phases: Whole
) -> None:
    text = """
    crawl:
      initiatives:
        quick: {name: Q, serves: {effort: 10%}}
        a: {name: A, owner: Mia, estimate: 2w}
        b: {name: B, after: [a], serves: {effort: 20%}}
    walk:
      initiatives:
        c: {name: C, after: [b], serves: {effort: 70%}}
    """

    [found] = report(phases(text), "GRA005").findings

    assert found.message == "90 % of the planned value waits for `a`"
    assert found.note == "next in the chain: `b` with 90 % and `c` with 70 %"
    assert found.severity is Severity.INFO


def test_a_bottleneck_that_nothing_waits_for_is_called_alone(said: Said, phases: Whole) -> None:
    text = """
    crawl:
      initiatives:
        quick: {name: Q, serves: {effort: 40%}}
        big: {name: B, owner: Mia, estimate: 2w, serves: {effort: 60%}}
    """

    assert said(phases(text), "GRA005")[0].endswith("60 % of the planned value is `big` alone")


def test_no_bottleneck_where_nothing_has_value(said: Said, phases: Whole) -> None:
    assert not said(phases("crawl: {initiatives: {a: {name: A}}}"), "GRA005")


def test_a_circle_keeps_no_other_rule_from_its_answer(report: Report, phases: Whole) -> None:
    found = report(phases(CIRCLE), "GRA", "VIS", "STR")

    assert not found.not_run
    assert not any("our bug" in finding.message for finding in found.findings)


def test_what_is_awaited_twelve_thousand_times_is_told_in_time_for_each(
    report: Report, phases: Whole
) -> None:
    many = f"after: [{'a, ' * 11_999}a]"
    text = phases(f"crawl:\n  initiatives:\n    a: {{name: A}}\n    b: {{name: B, {many}}}")
    began = time.process_time()
    found = report(text, "GRA004").findings

    assert time.process_time() - began < 8
    assert sum(finding.stands_for for finding in found) == 11_999
    assert {each.related[0].start for each in found[:-1]} == {found[0].related[0].start}
