"""What the rules about people and change load say."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cxroad.findings.report import FileReport

ROOT = Path(__file__).parents[2]

Said = Callable[..., list[str]]
Report = Callable[..., FileReport]
Whole = Callable[[str], str]


def _landing(*impacts: str, apart: int = 0, team: str = "desk: {size: 40}") -> str:
    work = "\n".join(
        f"    w{n}: {{name: W, serves: [effort], impacts: {{desk: {hit}}}, "
        f"estimate: {10 + n * apart}w}}"
        for n, hit in enumerate(impacts)
    )
    return (
        f"teams: {{{team}}}\nphases:\n  crawl:\n    initiatives:\n"
        + work.replace("    w", "      w")
        + "\n"
    )


@pytest.fixture
def lands(said: Said, phases: Whole) -> Said:
    """`lands(text, "PPL001")`: severities and messages of one rule, without lines."""

    def ask(text: str, *select: str, today: str = "2027-01-11") -> list[str]:
        head = phases("").partition("phases:")[0]
        return [line.partition(": ")[2] for line in said(head + text, *select, today=today)]

    return ask


def test_the_healthy_plan_hears_seven_things_and_all_are_true(said: Said) -> None:
    text = (ROOT / "examples/northwind.yaml").read_text()
    found = [line.partition(": ")[2] for line in said(text, "PPL", today="2027-01-11")]

    assert sorted(found) == [
        "info: 8 of 8 changes name nobody who keeps them alive in daily work",
        "warning: Two heavy changes hit `contact-centre` 6 weeks apart: `move-home` and `one-view`",
        "warning: `contact-centre` is asked for 163 % of what it can absorb in the week of "
        "22 Nov 2027: `move-home` and `one-view`",
        "warning: `contact-centre` is not told why `move-home` and `one-view` matter",
        "warning: `engineers` and `contact-centre` are not told why `appointments` and `settle` "
        "matter",
        "warning: `engineers` is not told why `fix-first` matters",
        "warning: `move-home` and `one-view` land on `contact-centre` in its busy November and "
        "December 2027",
    ]


@pytest.mark.parametrize(
    ("impacts", "severe"),
    [
        (("4h",), None),
        (("2h", "2h"), None),
        (("4.1h",), False),
        (("3h", "3h"), False),
        (("3h", "3.1h"), True),
    ],
)
def test_a_team_is_saturated_above_100_percent_and_severely_above_150(
    report: Report, phases: Whole, impacts: tuple[str, ...], severe: bool | None
) -> None:
    text = phases("").partition("phases:")[0] + _landing(*impacts)
    found = report(text, "PPL001", today="2027-01-11").findings

    assert {finding.severe for finding in found} == (set() if severe is None else {severe})


def test_hours_that_are_asked_and_that_there_are_have_two_decimals(
    report: Report, phases: Whole
) -> None:
    text = phases("").partition("phases:")[0] + _landing("4.75h", team="desk: {capacity: 2.25h}")
    first, *_ = report(text, "PPL001", today="2027-01-11").findings

    assert first.note == (
        "4.75 h a week are asked of each, and there is room for 2.25 h; at that height for 2 weeks "
        "of 2027-Q1, and 2.38 h already in the week of 1 Mar 2027"
    )


def test_a_load_that_rounds_to_its_limit_is_said_to_be_over_it(lands: Said) -> None:
    severe, plain = lands(_landing("6.01h"), "PPL001")[0], lands(_landing("4.01h"), "PPL001")[0]

    assert "for just over 150 % of what" in severe
    assert "for just over 100 % of what" in plain
    assert "just over" not in lands(_landing("6.1h"), "PPL001")[0]


def test_limits_of_saturation_can_be_set(lands: Said) -> None:
    text = _landing("3h", "3h")

    assert lands(text, "PPL001")
    assert not lands(text + "settings: {PPL001: {load: 150}}\n", "PPL001")
    assert not lands(_landing("3h", "3h", team="desk: {capacity: 6h}"), "PPL001")


def test_a_team_without_any_time_is_told_so_without_a_percentage(lands: Said) -> None:
    found = lands(_landing("low", team="desk: {capacity: 0h}"), "PPL001")

    assert found
    assert all("time it has not" in message and "%" not in message for message in found)


@pytest.mark.parametrize(("number", "severe"), [(5, None), (6, False), (9, False), (10, True)])
def test_six_landings_in_a_year_are_many_and_ten_severe(
    report: Report, phases: Whole, number: int, severe: bool | None
) -> None:
    text = phases("").partition("phases:")[0] + _landing(*["0.1h"] * number, apart=2)
    found = report(text, "PPL001", today="2027-01-11").findings

    assert [finding.severe for finding in found] == ([] if severe is None else [severe])
    said = f"{number} changes land on `desk` within one year, the last in 2027-Q"
    assert all(finding.message[:-1] == said for finding in found)


def test_weeks_that_are_over_are_not_held_against_anybody(lands: Said) -> None:
    text = _landing("3h", "3h")
    done = text.replace("estimate: 10w", "status: done, start: 2027-01-11, finished: 2027-03-21")

    assert lands(done, "PPL001", today="2027-03-22")
    assert not lands(done, "PPL001", today="2027-12-01")


def test_a_plan_without_dates_is_saturated_in_weeks(said: Said) -> None:
    text = (
        "title: x\nvision: {statement: a b c d}\nphases:\n  crawl:\n    initiatives:\n"
        "      a: {name: A, estimate: 10w, impacts: {desk: high}}\n"
        "      b: {name: B, estimate: 10w, impacts: {desk: high}}\n"
    )

    assert any("in week 11: `a` and `b`" in line for line in said(text, "PPL001"))
    assert not said(text, "PPL002")


@pytest.mark.parametrize(
    ("busy", "months"),
    [
        ("[2027-05]", "May 2027"),
        ("[2027-04, 2027-05]", "April and May 2027"),
        ("[2027-03..2027-05]", "time from March to May 2027"),
        ("[2027-04-05..2027-04-09]", "time from 5 Apr 2027 to 9 Apr 2027"),
        # The window reaches from 4 weeks before the finish of 21 March to 8 weeks after it.
        ("[2027-02-21]", "time from 21 Feb 2027 to 21 Feb 2027"),
        ("[2027-05-16]", "time from 16 May 2027 to 16 May 2027"),
        ("[2027-02-20]", None),
        ("[2027-05-17]", None),
    ],
)
def test_a_landing_window_meets_a_busy_time(lands: Said, busy: str, months: str | None) -> None:
    found = lands(_landing("medium", team=f"desk: {{busy: {busy}}}"), "PPL002")

    assert found == ([f"warning: `w0` lands on `desk` in its busy {months}"] if months else [])


def test_busy_times_that_adjoin_are_one_and_others_are_told_apart(lands: Said) -> None:
    team = "desk: {busy: [2027-05, 2027-02-25, 2027-04, 2027-04-10, 2027-02-27]}"

    assert lands(_landing("medium", team=team), "PPL002") == [
        f"warning: `w0` lands on `desk` in its busy {time}"
        for time in (
            "April and May 2027",
            "time from 25 Feb 2027 to 25 Feb 2027",
            "time from 27 Feb 2027 to 27 Feb 2027",
        )
    ]


@pytest.mark.parametrize(("day", "reported"), [("2029-02-18", 1), ("2029-02-19", 0)])
def test_a_window_reaches_700_days_at_most(lands: Said, day: str, reported: int) -> None:
    text = _landing("medium", team=f"desk: {{busy: [{day}]}}")

    assert len(lands(text + "settings: {landing: {after: 3y}}\n", "PPL002")) == reported


def test_the_window_of_a_landing_can_be_set(lands: Said) -> None:
    text = _landing("medium", team="desk: {busy: [2027-05]}")

    assert not lands(text + "settings: {landing: {before: 2w, after: 4w}}\n", "PPL002")


def test_a_busy_time_that_is_over_is_forgotten(lands: Said) -> None:
    text = _landing("medium", team="desk: {busy: [2027-03]}")
    done = text.replace("estimate: 10w", "status: done, start: 2027-01-11, finished: 2027-03-21")

    assert lands(done, "PPL002", today="2027-03-31")
    assert not lands(done, "PPL002", today="2027-04-01")


@pytest.mark.parametrize(("weeks", "reported"), [(7, 1), (8, 0)])
def test_heavy_changes_need_eight_weeks_between_them(
    lands: Said, weeks: int, reported: int
) -> None:
    text = _landing("high", "4h", apart=weeks)

    assert len(lands(text, "PPL008")) == reported
    assert not lands(text + "settings: {PPL008: {weeks: 7}}\n", "PPL008")


@pytest.mark.parametrize(
    ("days", "apart"),
    [
        (70, "on the same day"),
        (71, "1 day apart"),
        (83, "13 days apart"),
        (84, "2 weeks apart"),
    ],
)
def test_how_far_two_heavy_changes_are_apart_is_told(lands: Said, days: int, apart: str) -> None:
    text = _landing("high", "high").replace("estimate: 10w", f"estimate: {days}d", 1)

    [message] = lands(text, "PPL008")
    assert f"Two heavy changes hit `desk` {apart}: " in message


def test_hours_count_as_high_from_four(lands: Said) -> None:
    assert lands(_landing("4h", "4h"), "PPL008")
    assert not lands(_landing("4h", "3.9h"), "PPL008")


@pytest.mark.parametrize("code", ["PPL003", "PPL004"])
def test_one_finding_per_phase_names_all_that_nobody_cares_for(
    report: Report, phases: Whole, code: str
) -> None:
    text = phases("").partition("phases:")[0] + _landing("2h", "1.9h", "high")
    [found] = report(text, code).findings

    assert "`w0` and `w2`" in found.message
    assert [place.label for place in found.related] == ["so does `w2`"]


def test_a_reason_is_as_good_as_a_talk(lands: Said) -> None:
    text = _landing("high")

    assert not lands(text.replace("name: W", "name: W, why: Nobody likes to wait"), "PPL004")
    assert not lands(text.replace("name: W", "name: W, comms: [talks]"), "PPL004")


def test_champions_are_missed_only_where_governance_is_described(lands: Said) -> None:
    text = _landing("low")

    assert not lands(text, "PPL005")
    assert lands(text + "governance: {sponsor: Ada Berg}\n", "PPL005") == [
        "warning: `desk` is changed once and has no champion"
    ]
    assert not lands(
        text.replace("name: W", "name: W, owner: desk") + "governance: {sponsor: Ada}\n", "PPL005"
    )


def test_a_champion_of_a_team_that_nobody_describes_is_missed_where_it_is_changed(
    report: Report, phases: Whole
) -> None:
    text = phases("").partition("phases:")[0] + _landing("low", team="lab: {size: 9}")
    [found] = report(text + "governance: {sponsor: Ada Berg}\n", "PPL005").findings

    assert found.route == "w0.impacts.desk"


@pytest.mark.parametrize(("number", "note"), [(1, "it is `w0`"), (2, "these are `w0` and `w1`")])
def test_changes_without_an_heir_are_named(
    report: Report, phases: Whole, number: int, note: str
) -> None:
    text = phases("").partition("phases:")[0] + _landing(*["low"] * number)

    assert [finding.note for finding in report(text, "PPL009").findings] == [note]


@pytest.mark.parametrize(("embedded", "reported"), [(0, 1), (1, 1), (2, 0)])
def test_half_of_the_changes_without_an_heir_are_too_many(
    lands: Said, embedded: int, reported: int
) -> None:
    text = _landing("low", "low", "low") if embedded == 2 else _landing("low", "low")
    text = text.replace("name: W", "name: W, embed: shift leads", embedded)

    assert len(lands(text, "PPL009")) == reported
    assert not lands(text + "settings: {PPL009: {share: 101}}\n", "PPL009")


@pytest.mark.parametrize(
    "name",
    [
        "Onboarding of nurses",
        "Wdrożenie pracowników od pierwszego dnia",
        "Нові працівники знайомляться з пацієнтами",
        "Új belépők első hete",
        "Ένταξη νέων συναδέλφων",
    ],
)
def test_new_people_are_found_by_name_in_each_language(lands: Said, name: str) -> None:
    text = _landing("low")

    assert lands(text, "PPL007")
    assert not lands(text.replace("name: W", f"name: {name}"), "PPL007")
