"""What the rules about the vision say."""

from collections.abc import Callable

import pytest

from cxroad.findings.report import FileReport

Report = Callable[..., FileReport]
Said = Callable[..., list[str]]
Whole = Callable[[str], str]


def _with_outcome(outcome: str) -> str:
    return f"""
    title: x
    vision:
      statement: a b c d
      outcomes:
        it: {outcome}
    phases: {{}}
    """


@pytest.mark.parametrize(
    ("vision", "message"),
    [
        ("", "The roadmap has no vision to steer by"),
        ("vision: {outcomes: {nps: {target: 3}}}", "The vision has no statement, so"),
        ("vision: {horizon: 2029}", "The vision has neither a statement nor outcomes, so"),
        ("vision: {statement: a b c d}", "The vision has no outcomes, so nobody can tell"),
        ("vision: {statement: Delight, outcomes: {nps: {}}}", "The vision is 1 word long;"),
    ],
)
def test_each_way_of_having_no_vision_is_named(said: Said, vision: str, message: str) -> None:
    found = said(f"title: x\n{vision}\nphases: {{}}\n", "VIS001")

    assert len(found) == 1
    assert message in found[0]


@pytest.mark.parametrize(
    ("outcome", "message"),
    [
        ("{}", "has no metric, no baseline, no target and no date"),
        ("{metric: nps, target: 5}", "has no baseline and no date"),
        ("{metric: nps, change: +5, by: 2028}", "has no baseline"),
        ("{metric: custom, baseline: 1, target: 2, by: 2028}", "has no unit and no direction"),
    ],
)
def test_what_an_outcome_lacks_is_told_in_one_sentence(
    said: Said, outcome: str, message: str
) -> None:
    assert [line.partition("`it` ")[2] for line in said(_with_outcome(outcome), "VIS002")] == [
        message
    ]


@pytest.mark.parametrize(
    ("outcome", "note"),
    [
        ("{metric: nps, change: +5, by: 2028}", "a change without a baseline gives no target"),
        ("{metric: nps, change: +5, baseline: 3}", ""),
    ],
)
def test_what_a_change_lacks_is_told(report: Report, outcome: str, note: str) -> None:
    [found] = report(_with_outcome(outcome), "VIS002").findings

    assert found.note == note


def test_an_outcome_named_like_its_metric_has_one(said: Said) -> None:
    text = _with_outcome("{baseline: 1, target: 2, by: 2028}").replace("it:", "nps:")

    assert not said(text, "VIS002")


@pytest.mark.parametrize(
    ("outcome", "message"),
    [
        ("{metric: nps, target: 130}", "`nps` runs from -100 to 100, but the target is 130"),
        ("{metric: nps, baseline: -101}", "`nps` runs from -100 to 100, but the baseline is -101"),
        ("{metric: sales, baseline: -1}", "`sales` is never below 0, but the baseline is -1"),
        (
            "{metric: custom, range: [0, 10], target: 11}",
            "`custom` runs from 0 to 10, but the target is 11",
        ),
        (
            "{metric: csat, actuals: {2027-01: 101%}}",
            "`csat` runs from 0 to 100, but the measurement of 2027-01 is 101%",
        ),
        ("{metric: fcr, baseline: 60%, change: +50}", "but the target is 110%"),
        ("{metric: nps, baseline: 30, target: 30}", "the target 30 is where it stands already"),
        (
            "{metric: churn, baseline: 12%, target: 17%}",
            "`churn` should go down, but the target 17% is above the baseline 12%",
        ),
        (
            "{metric: custom, better: up, baseline: 3, target: 2}",
            "`custom` should go up, but the target 2 is below the baseline 3",
        ),
        ("{metric: ces, baseline: 5.1, target: 6}", "where 1 is best, but the baseline is 5.1"),
    ],
)
def test_impossible_numbers_are_told_with_the_scale(said: Said, outcome: str, message: str) -> None:
    found = said(_with_outcome(outcome), "VIS003")

    assert len(found) == 1
    assert message in found[0]


@pytest.mark.parametrize(
    "outcome",
    [
        "{metric: nps, baseline: -100, target: 100}",
        "{metric: ces, baseline: 5, target: 1}",
        "{metric: aht, baseline: 6, target: 7}",
        "{metric: custom, baseline: 6, target: 7}",
        "{metric: custom, baseline: -6, target: 70000}",
        "{metric: clv, baseline: -6, target: 7}",
        "{metric: nps}",
    ],
)
def test_nothing_is_said_of_numbers_that_can_be(said: Said, outcome: str) -> None:
    assert not said(_with_outcome(outcome), "VIS003")


def test_an_effort_score_above_five_is_offered_the_scale_to_seven(report: Report) -> None:
    [found] = report(_with_outcome("{metric: ces, baseline: 5.1, target: 6}"), "VIS003").findings

    assert "ces2" in found.help
    assert len(found.related) == 1


def test_work_that_is_parked_or_dropped_moves_nothing(said: Said, phases: Whole) -> None:
    text = """
    crawl:
      initiatives:
        a: {name: A, serves: [effort], status: parked}
        b: {name: B, status: dropped}
    """

    assert len(said(phases(text), "VIS004")) == 1
    assert not said(phases(text), "VIS005")


def test_a_slip_of_the_pen_is_not_held_against_what_it_meant(said: Said, phases: Whole) -> None:
    text = """
    crawl:
      initiatives:
        a: {name: A, serves: {efort: 60%}}
        map: {name: M}
        b: {name: B, after: [mpa], serves: {effort: 40%}}
    """

    assert not said(phases(text), "VIS")
    assert len(said(phases(text), "STR003")) == 2


def test_every_share_is_shown_where_claims_are_too_many(report: Report, phases: Whole) -> None:
    text = """
    crawl:
      initiatives:
        a: {name: A, serves: {effort: 70%}}
        b: {name: B, serves: {effort: 60%}}
        c: {name: C, serves: [effort]}
    """

    [found] = report(phases(text), "VIS006").findings

    assert found.message == "Initiatives claim 130 % of the gap in `effort`"
    assert [place.label for place in found.related] == ["70 % by `a`", "60 % by `b`"]


def test_an_outcome_of_the_business_ties_the_vision_to_it(said: Said) -> None:
    text = _with_outcome("{metric: nps}")

    assert said(text, "VIS007")
    assert not said(text.replace("nps", "churn"), "VIS007")
    assert not said("title: x\nphases: {}\n", "VIS007")


@pytest.mark.parametrize(
    ("vision", "message"),
    [
        ("reviewed: 2025-07-15, review_every: 6mo", "last looked at 20 months ago"),
        ("reviewed: 2027-02-10, review_every: 2w", "last looked at 19 days ago"),
        ("reviewed: 2025-07-15", "Nobody has said how often"),
        ("review_every: 6mo", None),
    ],
)
def test_how_long_nobody_looked_at_the_vision(said: Said, vision: str, message: str | None) -> None:
    text = f"title: x\nstart: 2027-01-11\nvision: {{statement: a b c d, {vision}}}\nphases: {{}}\n"
    found = said(text, "VIS008")

    assert len(found) == (message is not None)
    assert message is None or message in found[0]


def test_a_look_that_never_came_is_missed_at_its_key(report: Report) -> None:
    text = "title: x\nstart: 2026-01-11\nvision: {statement: a b c d}\nphases: {}\n"
    [found] = report(text, "VIS008").findings

    assert found.route == "vision.reviewed"


def test_a_plan_that_counts_in_weeks_has_not_begun_for_long(said: Said) -> None:
    text = "title: x\nvision: {statement: a b c d}\nphases: {}\n"

    assert [line.split(": ")[1] for line in said(text, "VIS008")] == ["info"]


def test_rules_agree_how_long_ago_the_work_began(said: Said) -> None:
    text = """
    title: x
    start: 2026-04-01
    vision: {statement: a b c d, outcomes: {o: {metric: ces2}}}
    phases: {}
    settings: {level: team}
    """

    for code in ("VIS008", "EVI002"):
        assert "began 8 months ago" in said(text, code, today="2026-11-28")[0]


def test_work_that_is_done_does_not_crowd_its_quarter(said: Said, phases: Whole) -> None:
    work = "\n".join(
        f"    w{n}: {{name: W, status: active, start: 2027-01-11, estimate: 8w}}" for n in range(11)
    )
    text = phases(f"crawl:\n  initiatives:\n{work}")
    done = text.replace("active", "done, finished: 2027-03-05", 1)

    assert said(text, "VIS009", today="2027-03-31")
    assert not said(done, "VIS009", today="2027-03-31")
