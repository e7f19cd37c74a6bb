"""What the rules about evidence and results say."""

from collections.abc import Callable
from datetime import date

import pytest

from cxroad.api import load_text
from cxroad.load.shape import short_route
from cxroad.views.summary import arrange_summary
from cxroad.views.summary.status import Light

Said = Callable[..., list[str]]


def roadmap(outcome: str = "", *lines: str, more: str = "", phase: str = "") -> str:
    """An outcome `o` from 0 to 100 without a lag, and the initiatives of one phase."""
    work = "\n".join(f"      {line}" for line in lines)
    return (
        "title: x\nstart: 2027-01-01\nvision:\n  statement: a b c d\n  outcomes:\n"
        f"    o: {{metric: custom, unit: x, better: up, baseline: 0, target: 100{outcome}}}\n"
        f"phases:\n  crawl:\n{phase}    initiatives:\n{work}\n{more}"
    )


DONE = "a: {name: A, serves: {o: 50%}, status: done, finished: 2027-02-01}"


@pytest.fixture
def heard(said: Said) -> Said:
    """Severities and messages of one rule, without lines."""

    def ask(code: str, text: str, today: str) -> list[str]:
        return [line.partition(": ")[2] for line in said(text, code, today=today)]

    return ask


# EVI001: 3 months are 91 days and a third.


@pytest.mark.parametrize(
    ("outcome", "today", "reported"),
    [
        ("", "2027-05-03", 0),
        ("", "2027-05-04", 1),
        (", lag: 4w", "2027-05-31", 0),
        (", lag: 4w", "2027-06-01", 1),
        (", actuals: {2027-02-01: 5}", "2027-05-04", 1),
        (", actuals: {2027-02-02: 5}", "2027-05-04", 0),
        (", actuals: {2027-Q1: 5}", "2027-05-04", 0),
    ],
)
def test_three_months_after_the_metric_can_have_moved_somebody_has_looked(
    heard: Said, outcome: str, today: str, reported: int
) -> None:
    found = heard("EVI001", roadmap(outcome, DONE), today)

    assert found == ["warning: `a` is done, and nobody has looked whether `o` moved"][:reported]


def test_how_long_to_wait_can_be_set_and_what_is_done_on_no_day_is_left_out(heard: Said) -> None:
    later = roadmap("", DONE, more="settings: {EVI001: {months: 4}}\n")

    assert not heard("EVI001", later, "2027-06-02")
    assert heard("EVI001", later, "2027-06-03")
    undated = DONE.replace(", finished: 2027-02-01", ", since: 2027-02-01")
    assert not heard("EVI001", roadmap("", undated), "2028-01-01")


def test_what_is_said_to_be_finished_but_not_done_moves_nothing(heard: Said) -> None:
    open_still = DONE.replace("status: done", "status: active")

    assert not heard("EVI001", roadmap("", open_still), "2028-01-01")


def test_one_measurement_is_missed_once_for_all_that_waits_for_it(heard: Said) -> None:
    text = roadmap("", DONE, DONE.replace("a:", "b:"), DONE.replace("a:", "c:").replace("o:", "p:"))

    assert heard("EVI001", text, "2027-12-01") == [
        "warning: `a` and `b` are done, and nobody has looked whether `o` moved"
    ]


def test_of_much_that_is_not_measured_three_places_are_shown(report) -> None:
    done = [f"{at}{DONE[1:].replace('50%', '20%')}" for at in "abcde"]
    (found,) = report(roadmap("", *done), "EVI001", today="2027-12-01").findings

    assert found.message == (
        "`a`, `b`, `c`, `d` and `e` are done, and nobody has looked whether `o` moved"
    )
    assert [place.label for place in found.related] == ["done here"] * 3


def test_a_measurement_that_came_too_early_is_shown_by_the_key_of_all(report) -> None:
    text = roadmap("", DONE).replace(
        "    o: {metric: custom, unit: x, better: up, baseline: 0, target: 100}\n",
        "    o:\n      metric: nps\n      actuals:\n        2027-01-02: 5\n",
    )
    [found] = report(text, "EVI001", today="2027-12-01").findings

    assert text[slice(*found.place.span)] == "actuals"


# EVI002: 3 months are 91 days.


@pytest.mark.parametrize(
    ("outcome", "today", "found"),
    [
        ("", "2027-07-02", ""),
        ("", "2027-07-03", "has not been measured since the work began 6 months ago"),
        (", every: 4w", "2027-02-26", ""),
        (", every: 4w", "2027-02-27", "has not been measured since the work began 8 weeks ago"),
        (", actuals: {2027-01-31: 3}", "2027-08-01", ""),
        (
            ", actuals: {2027-01-31: 3}",
            "2027-08-02",
            "was last measured 6 months ago, on 31 Jan 2027",
        ),
        # What was measured long before the start is a baseline, and not overdue on the first day.
        (", actuals: {2025-01-31: 3}", "2027-01-01", ""),
        (
            ", actuals: {2025-01-31: 3}",
            "2027-07-03",
            "has not been measured since the work began 6 months ago",
        ),
    ],
)
def test_an_outcome_is_measured_at_least_every_second_time(
    heard: Said, outcome: str, today: str, found: str
) -> None:
    messages = heard("EVI002", roadmap(outcome, "a: {name: A, estimate: 1w}"), today)

    assert messages == ([f"warning: `o` {found}"] if found else [])


def test_how_old_a_measurement_may_be_can_be_set(heard: Said) -> None:
    text = roadmap("", "a: {name: A, estimate: 1w}", more="settings: {EVI002: {times: 3}}\n")

    assert not heard("EVI002", text, "2027-10-01")
    assert heard("EVI002", text, "2027-10-02")
    assert not heard("EVI002", text.replace("start: 2027-01-01\n", ""), "2028-01-01")


# EVI003: half of the way is promised.


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("30", []),
        ("29", ["info: `o` stands at 29, where finished work promised 50"]),
        ("0", ["info: `o` stands at 0, where finished work promised 50"]),
        ("-1", ["warning: `o` stands at -1, where finished work promised 50"]),
        ("120", []),
    ],
)
def test_an_outcome_is_off_track_by_twenty_points_and_gravely_by_fifty(
    heard: Said, value: str, found: list[str]
) -> None:
    text = roadmap(f", actuals: {{2027-02-15: {value}}}", DONE)

    assert heard("EVI003", text, "2027-03-01") == found


def test_an_outcome_that_has_not_moved_has_come_no_part_of_its_way(report) -> None:
    text = roadmap(", actuals: {2027-02-15: 0}", DONE)
    [found] = report(text, "EVI003", today="2027-03-01").findings

    assert found.note == "0 % of the way to the target, where finished work promised 50 %"


def test_points_of_being_off_track_can_be_set(heard: Said) -> None:
    text = roadmap(", actuals: {2027-02-15: 0}", DONE)

    assert not heard("EVI003", text + "settings: {EVI003: {points: 50}}\n", "2027-03-01")
    assert "warning" in heard("EVI003", text + "settings: {EVI003: {far: 49}}\n", "2027-03-01")[0]


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [
        (", lag: 3w, actuals: {2027-02-15: -60}", "measured before the work can have moved it"),
        ("", "never measured"),
    ],
)
def test_nothing_is_off_track_that_nobody_can_know_yet(
    heard: Said, outcome: str, reason: str
) -> None:
    found = heard("EVI003", roadmap(outcome, DONE), "2027-03-01")

    assert [line for line in found if "where finished work promised 50" in line] == [], reason


@pytest.mark.parametrize(
    ("finished", "heard"), [("2027-02-01", "EVI001"), ("2027-08-01", "EVI002")]
)
def test_an_outcome_that_nobody_looked_at_is_one_finding(
    said: Said, finished: str, heard: str
) -> None:
    text = roadmap("", DONE.replace("2027-02-01", finished))
    both = said(text, "EVI001", "EVI002", today="2027-10-02")

    assert len(both) == 1
    assert both == said(text, heard, today="2027-10-02")


@pytest.mark.parametrize("value", ["-1", "0"])
@pytest.mark.parametrize("settings", ["", "settings: {EVI003: {far: 40}}\n"])
def test_a_page_is_red_exactly_where_lint_warns_of_an_outcome(
    said: Said, value: str, settings: str
) -> None:
    text = roadmap(f", actuals: {{2027-02-15: {value}}}", DONE, "b: {name: B, estimate: 20w}")
    text += settings
    page = arrange_summary(load_text(text, today=date(2027, 3, 1)).plan, None)
    warned = any("warning" in line for line in said(text, "EVI003"))

    assert warned == (value == "-1" or bool(settings))
    assert (page.status.light is Light.RED) == warned


@pytest.mark.parametrize("today", ["2027-07-02", "2027-07-03"])
@pytest.mark.parametrize("settings", ["", "settings: {EVI002: {times: 3}}\n"])
def test_a_page_misses_a_measurement_exactly_where_lint_does(
    said: Said, today: str, settings: str
) -> None:
    text = roadmap("", "a: {name: A, estimate: 1w}") + settings
    page = arrange_summary(load_text(text, today=date.fromisoformat(today)).plan, None)
    warned = bool(said(text, "EVI002", today=today))

    assert warned == (today == "2027-07-03" and not settings)
    assert page.outcomes is not None
    assert (page.outcomes.standings[0].state == "never measured") == warned


# EVI004

WORK = ("b: {name: B, estimate: 4w, serves: [o]}", "c: {name: C, estimate: 9w, serves: [o]}")


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("2027-01-27", "warning: `e` comes before there is anything to show"),
        ("2027-01-28", "info: `e` is an event that moves no outcome"),  # the day of the delivery
    ],
)
def test_an_event_comes_before_the_first_delivery_or_without_a_purpose(
    heard: Said, start: str, found: str
) -> None:
    event = f"e: {{name: E, kind: event, start: {start}, estimate: 1d}}"
    work = (*WORK, "d: {name: D, estimate: 9w, serves: [o]}")

    assert heard("EVI004", roadmap("", event, *work), "2027-01-01") == [found]
    purpose = event.replace("kind: event", "kind: event, serves: [o]")
    assert not heard("EVI004", roadmap("", purpose, *work), "2027-01-01")


def test_what_came_too_early_is_told_in_the_past(heard: Said) -> None:
    event = "e: {name: E, kind: event, status: done, finished: 2027-01-05}"

    assert heard("EVI004", roadmap("", event, *WORK), "2027-01-20") == [
        "warning: `e` came before there was anything to show"
    ]


@pytest.mark.parametrize(
    ("today", "found"),
    [("2027-01-20", "warning: `e` came before there was"), ("2027-01-01", "info: `e` is an event")],
)
def test_value_without_a_date_arrives_today_at_the_earliest(
    heard: Said, today: str, found: str
) -> None:
    lines = (
        "e: {name: E, kind: event, start: 2027-01-01, estimate: 1w, status: active}",
        "b: {name: B, serves: [o]}",
        *(f"{id}: {{name: X, estimate: 1w}}" for id in "cde"[:2]),
    )

    assert heard("EVI004", roadmap("", *lines), today)[0].startswith(found)


@pytest.mark.parametrize(("others", "reported"), [(7, "info"), (6, "warning")])
def test_three_events_in_ten_are_enough(heard: Said, others: int, reported: str) -> None:
    events = [f"e{n}: {{name: E, kind: event, start: 2027-06-01}}" for n in range(3)]
    work = [f"w{n}: {{name: W, estimate: 1w, serves: [o]}}" for n in range(others)]
    text = roadmap("", *events, *work)
    found = heard("EVI004", text, "2027-01-01")

    assert {line.partition(":")[0] for line in found} == {reported}
    if reported == "warning":
        assert found == [
            "warning: 3 of 9 initiatives are events, and `e0`, `e1` and `e2` move no outcome"
        ]
        calm = heard("EVI004", text + "settings: {EVI004: {share: 34}}\n", "2027-01-01")
        assert len(calm) == 3
        assert all(line.startswith("info") for line in calm)


def test_of_many_events_each_place_is_told_once(report) -> None:
    events = [f"e{n}: {{name: E, kind: event, start: 2027-06-01}}" for n in range(7)]
    text = roadmap("", *events, *WORK)
    [found] = report(text, "EVI004", today="2027-01-01").findings

    assert [found.route, *map(short_route, found.also)] == [f"e{n}" for n in range(7)]
    assert len(found.related) == 3


@pytest.mark.parametrize(
    "name",
    [
        "Launch of the new portal",
        "Kick-off with all managers",
        "CX Day 2027",
        "Announcement to the press",
        "Inauguracja programu",
        "Ogłoszenie nowej strategii",
        "Запуск програми",
        "День клієнта",
        "Nyitórendezvény minden dolgozónak",
        "Az új program bejelentése",
        "Εκδήλωση έναρξης",
        "Ανακοίνωση του προγράμματος",
    ],
)
def test_events_are_known_by_their_names_in_each_language(heard: Said, name: str) -> None:
    work = (*WORK, "d: {name: D, estimate: 9w, serves: [o]}")
    event = f"e: {{name: {name}, kind: research, estimate: 1w, after: [b]}}"

    assert heard("EVI004", roadmap("", event, *work), "2027-01-01")
    assert not heard("EVI004", roadmap("", event.replace(name, "Call back"), *work), "2027-01-01")


# EVI005


def gate(criterion: str, status: str = "done, finished: 2027-02-01", actuals: str = "") -> str:
    work = f"a: {{name: A, serves: [o], status: {status}}}"
    other = "b: {name: B, status: dropped, because: x}"
    return roadmap(f", actuals: {{{actuals}}}", work, other, phase=f"    exit: [{criterion}]\n")


@pytest.mark.parametrize(
    ("criterion", "actuals", "found"),
    [
        ("o >= 50", "2027-02-01: 50", ""),
        ("o >= 50", "2027-02-01: 49", "with `o` at 49; the gate is `>= 50`"),
        ("o >= 50", "2027-02-01: 49, 2027-03-01: 50", ""),
        ("o >= 50", "2027-02-01: 50, 2027-03-01: 49", ""),
        ("o >= 50", "", "and `o` was never measured; the gate is `>= 50`"),
        ("a done", "", ""),
        ("b done", "", "while `b` is `dropped`"),
        ("The board agreed", "", ""),
        ("o >= 50, b done, a done", "", "with 2 of 3 exit criteria open"),
    ],
)
def test_a_closed_phase_has_passed_its_gate(
    heard: Said, criterion: str, actuals: str, found: str
) -> None:
    messages = heard("EVI005", gate(criterion, actuals=actuals), "2027-03-15")

    assert messages == ([f"warning: Phase `crawl` was closed {found}"] if found else [])


def test_a_phase_that_goes_on_may_still_reach_its_gate(heard: Said) -> None:
    assert not heard("EVI005", gate("o >= 50", status="active, start: 2027-01-01"), "2027-03-15")


def test_each_phase_without_a_gate_is_named_where_others_have_one(heard: Said) -> None:
    text = roadmap(
        "",
        "a: {name: A}",
        phase="    exit: [a done]\n",
        more="  w: {initiatives: {b: {name: B}}}\n",
    )
    text += "  r: {initiatives: {c: {name: C}}}\n  empty: {}\n"

    assert heard("EVI005", text, "2027-01-01") == [
        f"info: Phase `{id}` has no exit criteria: how will you know that it is over?"
        for id in "wr"
    ]
    assert heard("EVI005", text.replace("    exit: [a done]\n", ""), "2027-01-01") == [
        "info: No phase has exit criteria: how will you know that one is over?"
    ]


# EVI006


@pytest.mark.parametrize(
    ("facts", "today", "found"),
    [
        ("", "2027-05-03", ""),
        ("", "2027-05-04", "warning: `desk` was never told what `a` achieved"),
        (", shared: 2027-05-03", "2027-05-04", ""),
        (", shared: 2027-05", "2027-05-04", ""),
        (
            ", shared: 2027-05-04",
            "2027-05-04",
            "info: `desk` was told what `a` achieved only 13 weeks after it was done",
        ),
        (", shared: 2027-06-01", "2027-05-04", "warning: `desk` was never told what `a` achieved"),
    ],
)
def test_people_are_told_within_a_quarter(heard: Said, facts: str, today: str, found: str) -> None:
    line = f"a: {{name: A, impacts: {{desk: medium}}, status: done, finished: 2027-02-01{facts}}}"

    assert heard("EVI006", roadmap("", line), today) == ([found] if found else [])


@pytest.mark.parametrize(
    ("impact", "reported"), [("low", 0), ("1.9h", 0), ("2h", 1), ("medium", 1), ("high", 1)]
)
def test_only_those_whose_work_was_changed_are_told(
    heard: Said, impact: str, reported: int
) -> None:
    line = f"a: {{name: A, impacts: {{desk: {impact}}}, status: done, finished: 2027-02-01}}"

    assert len(heard("EVI006", roadmap("", line), "2027-06-01")) == reported
    assert not heard("EVI006", roadmap("", line.replace("finished", "since")), "2027-06-01")


def test_when_people_should_be_told_can_be_set(heard: Said) -> None:
    line = "a: {name: A, impacts: {desk: high}, status: done, finished: 2027-02-01}"
    text = roadmap("", line, more="settings: {EVI006: {weeks: 26}}\n")

    assert not heard("EVI006", text, "2027-08-02")
    assert heard("EVI006", text, "2027-08-03")
