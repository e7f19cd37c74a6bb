"""Both sides of every number, as it comes and as a roadmap sets it."""

from collections.abc import Callable

import pytest

Said = Callable[..., list[str]]
Whole = Callable[[str], str]


def _two_phases(share: str, other: str) -> str:
    return f"""
    crawl:
      initiatives:
        listen: {{name: Listen, serves: {{effort: {share}}}, status: done}}
    walk:
      initiatives:
        redesign: {{name: Redesign, after: [listen], serves: {{effort: {other}}}}}
    """


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("70%", "41%", ["warning: Initiatives claim 111 % of the gap in `effort`"]),
        ("70%", "40%", []),
        ("60%", "35%", []),
        ("60%", "34%", ["info: The gap in `effort` is covered to 94 %; nobody closes the rest"]),
        ("30%", "30%", ["info: The gap in `effort` is covered to 60 %; nobody closes the rest"]),
        ("30%", "29%", ["warning: Initiatives claim only 59 % of the gap in `effort`"]),
    ],
)
def test_claims_are_judged_at_110_95_and_60_percent(
    said: Said, phases: Whole, one: str, other: str, expected: list[str]
) -> None:
    found = said(phases(_two_phases(one, other)), "VIS006")

    assert [line.partition(": ")[2] for line in found] == expected


def test_claims_follow_the_limits_that_the_roadmap_sets(said: Said, phases: Whole) -> None:
    text = phases(_two_phases("80%", "40%"))

    assert said(text, "VIS006")
    assert not said(text + "settings: {VIS006: {most: 120}}\n", "VIS006")
    assert not said(text + "settings: {VIS006: {most: 120%}}\n", "VIS006")


@pytest.mark.parametrize(
    ("statement", "reported"), [("Help every patient", 1), ("Help every patient today", 0)]
)
def test_a_vision_has_four_words(said: Said, statement: str, reported: int) -> None:
    text = f"""
    title: x
    vision: {{statement: {statement}, outcomes: {{ces2: {{target: 5}}}}}}
    phases: {{}}
    """

    assert len(said(text, "VIS001")) == reported


@pytest.mark.parametrize(("statement", "reported"), [("患者を助け", 1), ("患者を助ける", 0)])
def test_two_letters_count_as_a_word_in_scripts_without_blanks(
    said: Said, statement: str, reported: int
) -> None:
    text = f"""
    title: x
    vision: {{statement: {statement}, outcomes: {{ces2: {{target: 5}}}}}}
    phases: {{}}
    """

    assert len(said(text, "VIS001")) == reported


@pytest.mark.parametrize(("every", "severity"), [("12mo", ""), ("13mo", "info"), ("1y", "")])
def test_a_year_between_two_looks_is_the_most(said: Said, every: str, severity: str) -> None:
    text = f"""
    title: x
    vision: {{statement: a b c d, reviewed: 2027-02, review_every: {every}}}
    phases: {{}}
    """

    assert [line.split(": ")[1] for line in said(text, "VIS008")] == (
        [severity] if severity else []
    )


@pytest.mark.parametrize(("today", "expected"), [("2027-06-04", 0), ("2027-06-05", 1)])
def test_the_vision_is_overdue_on_the_day_after_its_interval(
    said: Said, today: str, expected: int
) -> None:
    text = """
    title: x
    vision: {statement: a b c d, reviewed: 2026-12-04, review_every: 26w}
    phases: {}
    """

    assert len(said(text, "VIS008", today=today)) == expected


@pytest.mark.parametrize(("today", "severity"), [("2027-07-12", "info"), ("2027-07-13", "warning")])
def test_half_a_year_of_work_without_a_look_is_too_long(
    said: Said, today: str, severity: str
) -> None:
    text = """
    title: x
    start: 2027-01-11
    vision: {statement: a b c d}
    phases: {}
    """

    assert [line.split(": ")[1] for line in said(text, "VIS008", today=today)] == [severity]


@pytest.mark.parametrize(("today", "severity"), [("2028-05-12", "info"), ("2028-05-13", "warning")])
def test_work_without_a_look_may_go_on_for_as_many_months_as_are_set(
    said: Said, today: str, severity: str
) -> None:
    """16 months are 487 days."""
    text = """
    title: x
    start: 2027-01-11
    vision: {statement: a b c d}
    phases: {}
    settings: {VIS008: {unseen: 16}}
    """

    assert [line.split(": ")[1] for line in said(text, "VIS008", today=today)] == [severity]


@pytest.mark.parametrize(("count", "reported"), [(5, 0), (6, 1)])
def test_five_outcomes_are_enough(said: Said, count: int, reported: int) -> None:
    outcomes = "".join(f"    o{n}: {{metric: nps}}\n" for n in range(count))
    text = f"title: x\nvision:\n  statement: a b c d\n  outcomes:\n{outcomes}phases: {{}}\n"

    assert len(said(text, "VIS009")) == reported
    assert not said(text + "settings: {VIS009: {outcomes: 6}}\n", "VIS009")


def _crowd(count: int) -> str:
    work = "\n".join(f"    w{n}: {{name: W, estimate: 2w}}" for n in range(count))
    return f"crawl:\n  initiatives:\n{work}"


@pytest.mark.parametrize(("count", "reported"), [(10, 0), (11, 1)])
def test_ten_initiatives_in_a_quarter_are_enough(
    said: Said, phases: Whole, count: int, reported: int
) -> None:
    found = said(phases(_crowd(count)), "VIS009")

    assert len(found) == reported
    assert all("11 initiatives run in 2027-Q1" in line for line in found)


def test_a_plan_without_dates_is_crowded_in_weeks(said: Said, phases: Whole) -> None:
    text = phases(_crowd(11)).replace("start: 2027-01-11\n", "").replace("by: 2028-Q4", "")
    text = text.replace("  reviewed: 2026-12-04\n", "")

    assert "in weeks 1 to 13" in said(text, "VIS009")[0]


def _half(share: str, **more: str) -> str:
    extra = "".join(f", {key}: {value}" for key, value in more.items())
    return f"""
    crawl:
      initiatives:
        base: {{name: Base{extra}}}
        done: {{name: Done, serves: {{effort: 50%}}, status: done}}
    walk:
      initiatives:
        built: {{name: Built, after: [base], serves: {{effort: {share}}}}}
    """


@pytest.mark.parametrize(("share", "reported"), [("49%", 0), ("50%", 1)])
def test_half_of_the_value_makes_a_bottleneck(
    said: Said, phases: Whole, share: str, reported: int
) -> None:
    assert len(said(phases(_half(share, owner="Mia", estimate="6w")), "GRA005")) == reported


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"owner": "Mia", "estimate": "13w"}, "info"),
        ({"owner": "Mia", "estimate": "92d"}, "warning"),
        ({"owner": "Mia", "due": "2027-06"}, "info"),
        ({"owner": "Mia"}, "warning"),
        ({"estimate": "6w"}, "warning"),
    ],
)
def test_a_bottleneck_is_grave_without_owner_or_estimate_or_beyond_a_quarter(
    said: Said, phases: Whole, more: dict[str, str], expected: str
) -> None:
    assert [line.split(": ")[1] for line in said(phases(_half("50%", **more)), "GRA005")] == [
        expected
    ]


def test_a_working_week_counts_as_a_week_in_the_calendar_of_the_roadmap(
    said: Said, phases: Whole
) -> None:
    text = phases(_half("50%", owner="Mia", estimate="65d"))

    assert "info" in said(text + "calendar: {week: mon-fri}\n", "GRA005")[0]
    assert (
        "warning" in said(text.replace("65d", "66d") + "calendar: {week: mon-fri}\n", "GRA005")[0]
    )
