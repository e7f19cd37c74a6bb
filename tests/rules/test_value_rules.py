"""What the rules about value say, on both sides of their numbers."""

from collections.abc import Callable

import pytest

from cxroad.findings.report import FileReport

Report = Callable[..., FileReport]
Said = Callable[..., list[str]]
Whole = Callable[[str], str]
START = "2027-01-11"


def _levels(lines: list[str]) -> list[str]:
    return [line.split(": ")[1] for line in lines]


def _one(more: str) -> str:
    return f"""
    crawl:
      initiatives:
        a: {{name: A, {more}}}
    """


@pytest.mark.parametrize(
    ("days", "expected"),
    [(92, []), (93, ["info"]), (183, ["info"]), (184, ["warning"]), (549, ["warning"])],
)
def test_first_value_is_late_after_three_and_six_months(
    said: Said, phases: Whole, days: int, expected: list[str]
) -> None:
    text = phases(_one(f"estimate: {days}d, serves: [effort]"))

    assert _levels(said(text, "VAL001", today=START)) == expected


@pytest.mark.parametrize(("days", "severe"), [(548, False), (549, True)])
def test_first_value_beyond_eighteen_months_is_severe(
    report: Report, phases: Whole, days: int, severe: bool
) -> None:
    text = phases(_one(f"estimate: {days}d, serves: [effort]"))

    assert [f.severe for f in report(text, "VAL001", today=START).findings] == [severe]


def test_first_value_is_not_judged_while_some_of_it_has_no_date(said: Said, phases: Whole) -> None:
    text = phases(_one("estimate: 40w, serves: [effort]"))

    assert said(text, "VAL001", today=START)
    assert not said(text + "      b: {name: B, serves: [effort]}\n", "VAL001", today=START)


def _landing(*works: tuple[int, int]) -> str:
    lines = "".join(
        f"        w{n}: {{name: W, estimate: {days}d, serves: {{effort: {share}%}}}}\n"
        for n, (days, share) in enumerate(works)
    )
    return f"crawl:\n  initiatives:\n{lines.replace('        w', '    w')}"


@pytest.mark.parametrize(
    ("works", "expected"),
    [
        (((50, 50), (10, 25), (90, 25)), ["50 % of the value arrives at once, on 1 Mar 2027"]),
        (((50, 49), (10, 26), (90, 25)), []),
        (((50, 50), (90, 50)), []),
        (((50, 25), (63, 25), (10, 25), (90, 25)), ["50 % of the value arrives at once, within "]),
        (((50, 25), (64, 25), (10, 25), (90, 25)), []),
        (((50, 40), (90, 30), (90, 30)), ["60 % of the value arrives at once, on the last day"]),
    ],
)
def test_half_of_the_value_within_a_fortnight_is_a_big_bang(
    said: Said, phases: Whole, works: tuple[tuple[int, int], ...], expected: list[str]
) -> None:
    found = said(phases(_landing(*works)), "VAL002", today=START)

    assert len(found) == len(expected)
    assert all(part in line for part, line in zip(expected, found, strict=True))


def test_a_big_bang_is_severe_only_at_the_end(report: Report, phases: Whole) -> None:
    at_end = report(phases(_landing((50, 40), (90, 30), (90, 30))), "VAL002", today=START)
    before = report(phases(_landing((50, 30), (50, 30), (90, 40))), "VAL002", today=START)

    assert [found.severe for found in (*at_end.findings, *before.findings)] == [True, False]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("estimate: 13w, kind: quick-win", []),
        ("estimate: 92d, kind: quick-win", ["warning"]),
        ("estimate: 6mo", []),
        ("estimate: 6.1mo", ["info"]),
        ("estimate: 12mo", ["info"]),
        ("estimate: 12.1mo", ["warning"]),
        ("start: 2027-01-11, due: 2029-03", ["warning"]),
        ("due: 2029-03", []),
        ("estimate: 30mo, status: parked", []),
    ],
)
def test_length_counts_in_months_and_a_quick_win_in_weeks(
    said: Said, phases: Whole, more: str, expected: list[str]
) -> None:
    assert _levels(said(phases(_one(more)), "VAL003", today=START)) == expected


@pytest.mark.parametrize(("length", "severe"), [("23.9mo", False), ("24mo", True), ("2y", True)])
def test_two_years_are_severe(report: Report, phases: Whole, length: str, severe: bool) -> None:
    text = phases(_one(f"estimate: {length}"))

    assert [f.severe for f in report(text, "VAL003", today=START).findings] == [severe]


def test_length_in_a_working_week_is_the_same_length(said: Said, phases: Whole) -> None:
    text = phases(_one("estimate: 6mo")) + "calendar: {week: mon-fri}\n"

    assert not said(text, "VAL003", today=START)
    assert said(text + "settings: {VAL003: {long: 5}}\n", "VAL003", today=START)


def test_a_phase_with_a_mistyped_outcome_is_not_called_worthless(said: Said, phases: Whole) -> None:
    text = phases(_one("serves: [effort]")) + "  walk: {initiatives: {b: {name: B}}}\n"

    assert len(said(text, "VAL004")) == 1
    assert not said(text.replace("name: B", "name: B, serves: [efort]"), "VAL004")


def test_what_nobody_named_is_asked_once_in_each_phase(said: Said, phases: Whole) -> None:
    text = """
    crawl:
      initiatives:
        a: {name: A}
        b: {name: B, kind: enabler}
        c: {name: C, kind: research}
    """

    [line] = said(phases(text), "VAL005")
    assert line.endswith("Who notices what when `a` and `b` are done?")


@pytest.mark.parametrize(
    ("serves", "heard"),
    [
        ("", ["VAL004"]),
        (", serves: {effort: 10%}", ["VAL005"]),
        (", serves: {effrot: 10%}", ["VAL005"]),
    ],
)
def test_a_phase_without_any_value_is_one_finding(
    report: Report, phases: Whole, serves: str, heard: list[str]
) -> None:
    text = phases(f"""
        crawl:
          initiatives:
            listen: {{name: Listen to calls, serves: {{effort: 90%}}, value: We know why}}
        walk:
          initiatives:
            wait: {{name: Wait at home, after: [listen]{serves}}}
    """)

    assert [found.code for found in report(text, "VAL004", "VAL005").findings] == heard


@pytest.mark.parametrize(("later", "reported"), [(192, 0), (193, 1)])
def test_half_a_year_of_silence_is_the_most(
    said: Said, phases: Whole, later: int, reported: int
) -> None:
    found = said(phases(_landing((10, 50), (later, 50))), "VAL006", today=START)

    assert len(found) == reported
    assert all("26 weeks pass between `w0` and `w1`" in line for line in found)


def test_a_building_block_is_of_use_through_others(said: Said, phases: Whole) -> None:
    text = """
    crawl:
      initiatives:
        a: {name: A, kind: enabler}
        b: {name: B, after: [a]}
        c: {name: C, after: [b], serves: [effort]}
    """

    assert not said(phases(text), "VAL007")
    [line] = said(phases(text.replace("after: [b], ", "")), "VAL007")
    assert "nothing that anybody notices is built on" in line


@pytest.mark.parametrize(
    ("outcome", "message"),
    [
        ("metric: nps, by: 2027-09-09", ""),
        (
            "metric: nps, by: 2027-09-08",
            "due only 26 weeks after its last contribution, `a`; an NPS",
        ),
        ("metric: ces2, by: 2027-04-07", "only 4 weeks after"),
        (
            "metric: cost_to_serve, by: 2027-06-09",
            "its last contribution, `a`, 1 day too soon; `cost_to_serve` needs 13 weeks",
        ),
        ("metric: ces2, by: 2027-03-11", "only 1 day after"),
        ("metric: nps, lag: 1w, by: 2027-03-16", "only 6 days after"),
        ("metric: custom, by: 2027-03-08", "2 days before its last contribution, `a`"),
        ("metric: custom, by: 2027-03-10", ""),
    ],
)
def test_a_result_is_due_when_its_number_can_have_moved(
    said: Said, phases: Whole, outcome: str, message: str
) -> None:
    text = phases(_one("estimate: 59d, serves: [effort]"))
    text = text.replace("metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4", outcome)
    found = said(text, "VAL008", today=START)

    assert len(found) == bool(message)
    assert all(message in line for line in found)


@pytest.mark.parametrize(
    ("cost", "share", "reported"), [(25, 8, 1), (24, 8, 0), (30, 10, 1), (29, 10, 0)]
)
def test_a_quarter_of_the_money_at_three_times_the_value_is_out_of_proportion(
    said: Said, phases: Whole, cost: int, share: int, reported: int
) -> None:
    text = f"""
    crawl:
      initiatives:
        a: {{name: A, cost: {cost}k, serves: {{effort: {share}%}}}}
        b: {{name: B, cost: {100 - cost}k, serves: {{effort: {100 - share}%}}}}
    """

    assert len(said(phases(text), "VAL009")) == reported


@pytest.mark.parametrize(("priced", "reported"), [(4, 1), (3, 0)])
def test_proportion_needs_four_of_five_costs(
    said: Said, phases: Whole, priced: int, reported: int
) -> None:
    lines = "".join(
        f"    w{n}: {{name: W{', cost: 9k' if n < priced else ''}, serves: [effort]}}\n"
        for n in range(5)
    )
    text = phases(f"crawl:\n  initiatives:\n{lines}").replace("cost: 9k", "cost: 90k", 1)
    text = text.replace("cost: 90k, serves: [effort]", "cost: 90k")
    found = said(text, "VAL009")

    assert len(found) == reported
    assert all("of the money and moves no outcome itself" in line for line in found)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("", ["warning"]),
        ("case: {rational: It pays}\n", ["info"]),
        ("case: {emotional: Mrs Szabo}\n", ["info"]),
        ("case: {rational: It pays, emotional: Mrs Szabo}\n", []),
    ],
)
def test_a_case_speaks_to_head_and_heart(
    said: Said, phases: Whole, case: str, expected: list[str]
) -> None:
    assert _levels(said(phases(_one("estimate: 1w")) + case, "VAL010")) == expected


def test_a_big_bang_names_its_day_and_what_arrives_together(report, phases) -> None:
    def told(work: str) -> tuple[str, str]:
        (found,) = report(phases(f"crawl:\n  initiatives: {{{work}}}"), "VAL002").findings
        return found.message, found.note

    last = "a: {name: A, estimate: 40w, serves: {effort: 70%}}"
    early = "c: {name: C, estimate: 4w, serves: {effort: 10%}}"
    middle = "d: {name: D, estimate: 20w, serves: {effort: 10%}}"

    message, note = told(f"{last}, {early}, {middle}")
    assert message.endswith("of the value arrives at once, on the last day of the plan")
    assert note == ""
    _, note = told(f"{last}, {early}, b: {{name: B, estimate: 40w, serves: {{effort: 10%}}}}")
    assert note == "together arrive `a` and `b`"
    message, _ = told(f"{last}, {early}, b: {{name: B, estimate: 39w, serves: {{effort: 10%}}}}")
    assert message.endswith("of the value arrives at once, in the last 14 days of the plan")


def test_of_what_arrives_together_three_more_places_are_shown(report, phases) -> None:
    work = ", ".join(f"w{n}: {{name: W, estimate: 8w, serves: {{effort: 20%}}}}" for n in range(5))
    (found,) = report(phases(f"crawl:\n  initiatives: {{{work}}}"), "VAL002").findings

    assert [place.label for place in found.related] == ["20 % here"] * 3
