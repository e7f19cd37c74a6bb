"""What a forecast says, before anybody chose a format."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from cxroad.api import load_text
from cxroad.simulate.finish import Finish
from cxroad.views import odds
from cxroad.views.forecast import ForecastView, arrange_forecast
from cxroad.views.sheet import Section, Tone

TEXT = """
title: Move house in one contact
start: 2027-01-04
vision:
  statement: Anyone can move house with us in one contact.
  outcomes:
    effort: {name: Effort to move, metric: ces2, baseline: 4, target: 6, by: 2027-Q2}
phases:
  crawl:
    due: 2027-02
    initiatives:
      listen: {name: Listen, estimate: 5w..10w, serves: [effort]}
      call: {name: Call back, estimate: 3w}
  walk:
    initiatives:
      move: {name: Move, estimate: 8w..12w, due: 2027-05-15}
"""


SHORT = "      short: {name: Short, estimate: 1w..2w}\n"


def view(text: str = TEXT, today: str = "2027-01-04", **words) -> ForecastView:
    project = load_text(text, today=date.fromisoformat(today), path="acme.yaml")
    return arrange_forecast(project.plan, project.forecast(**words), "acme.yaml")


def section(of: ForecastView, start: str) -> Section:
    return next(each for each in of.sections if each.heading.startswith(start))


def lines(of: Section) -> list[str]:
    return [f"{each.label} {each.text}".strip() for each in (*of.lines, *of.notes)]


def sentences(of: Section) -> list[str]:
    return [row.sentence for table in of.tables for row in table.rows]


def test_first_it_says_when_it_ends_and_what_the_expected_end_is_worth() -> None:
    made = view()
    end = made.answer.end
    first = lines(made.sections[0])

    met = odds.share(end.chance_by(end.expected))
    assert first[0] == f"Expected end: 6 May 2027; it is met in {met} of the runs."
    assert first[1].startswith("Even odds: ")
    assert "give or take 1 day." in first[2]


def test_gates_follow_with_the_chance_of_the_whole_phase() -> None:
    made = view()
    said = odds.chance(made.answer.phases["crawl"])

    assert lines(made.sections[0])[4:] == [
        f"Crawl to meet Feb 2027: {said}, all of its initiatives together."
    ]


def test_phase_that_is_done_is_told_without_odds() -> None:
    done = "status: done, finished: 2027-02-14"
    text = TEXT.replace("estimate: 5w..10w", f"{done}, estimate: 5w..10w")
    made = view(text.replace("estimate: 3w", f"{done}, estimate: 3w"), "2027-02-20")

    assert not [line for line in lines(made.sections[0]) if "Crawl" in line]
    row = section(made, "Phases").tables[0].rows[0]
    assert (row.sentence, row.cells[-1].text) == ("Crawl: done, 14 Feb 2027.", "done")


def test_phase_without_a_range_has_no_odds_to_be_mistaken_for_certainty() -> None:
    made = view(TEXT.replace("estimate: 5w..10w", "estimate: 5w"))
    row = section(made, "Phases").tables[0].rows[0]

    assert "Crawl to meet Feb 2027: no range." in lines(made.sections[0])
    assert row.cells[-1].text == "no range"
    assert row.sentence == (
        "Crawl: 7 Feb 2027 in every run, since no range behind it makes a difference."
    )


def test_end_that_no_range_reaches_has_no_odds_either() -> None:
    made = view(TEXT.replace("8w..12w", "30w").replace("5w..10w, serves", "5w, serves") + SHORT)

    assert lines(made.sections[0])[0] == (
        "The end: 5 Sep 2027 in every run, since no range behind it makes a difference."
    )
    assert "The end, in all runs" not in [each.heading for each in made.sections]


def test_an_outcome_may_have_the_id_of_an_initiative() -> None:
    text = TEXT.replace("effort:", "listen:").replace("serves: [effort]", "serves: [listen]")
    outcome = section(view(text), "Outcomes").tables[0].rows[0]

    assert outcome.cells[0].text == "Effort to move"


def test_each_phase_is_one_sentence_with_all_its_figures() -> None:
    crawl, walk, end = sentences(section(view(), "Phases"))

    assert crawl.startswith("Crawl: expected 25 Feb 2027; even odds by 2")
    assert "chance to meet Feb 2027: " in crawl
    assert "chance" not in walk
    assert end.startswith("The end: expected 6 May 2027;")


def test_table_without_promises_has_no_column_of_chances() -> None:
    with_gate = section(view(), "Phases").tables[0]
    without = section(view(TEXT.replace("    due: 2027-02\n", "")), "Phases").tables[0]

    assert with_gate.columns[-1].heading == "Chance"
    assert without.columns[-1].heading == "90 % sure (P90)"
    assert {len(row.cells) for row in without.rows} == {len(without.columns)}


def test_outcomes_and_promised_dates_have_tables_of_their_own_where_there_are_any() -> None:
    made = view()

    assert "chance to meet 2027-Q2" in sentences(section(made, "Outcomes"))[0]
    assert "chance to meet 15 May 2027" in sentences(section(made, "Promised"))[0]
    text = TEXT.replace(", due: 2027-05-15", "").replace("serves: [effort]", "serves: []")
    headings = [each.heading for each in view(text).sections]
    assert not [each for each in headings if each.startswith(("Outcomes", "Promised"))]


def test_the_end_is_spread_over_few_stretches_that_hold_all_runs() -> None:
    weeks = section(view(), "The end").tables[0].rows
    months = section(view(TEXT.replace("8w..12w", "8w..60w")), "The end").tables[0].rows
    quarters = section(view(TEXT.replace("8w..12w", "8w..150w")), "The end").tables[0].rows
    years = section(view(TEXT.replace("8w..12w", "1y..40y")), "The end").tables[0].rows

    assert weeks[0].cells[0].text.startswith("week of ")
    assert months[0].cells[0].text[:3].isalpha()
    assert "-Q" in quarters[0].cells[0].text
    assert years[0].cells[0].text.isdigit()
    for rows in (weeks, months, quarters):
        assert 2 <= len(rows) <= 12
        assert rows[-1].cells[-1].text == "100 %"
        assert max(row.cells[1].bar for row in rows) == 1


def test_a_roadmap_without_dates_counts_weeks() -> None:
    text = TEXT.replace("start: 2027-01-04\n", "").replace("    due: 2027-02\n", "")
    text = text.replace(", due: 2027-05-15", "").replace(", by: 2027-Q2", "")
    made = view(text)

    assert lines(made.sections[0])[0].startswith("Expected end: W18;")
    assert section(made, "The end").tables[0].rows[0].cells[0].text.startswith("W")


def test_drivers_say_how_often_they_hold_up_the_end_and_how_much_they_move_it() -> None:
    made = view()
    drivers = section(made, "What drives")

    first = made.answer.drivers[0]
    assert sentences(drivers)[0] == (
        f"{'Move' if first.id == 'move' else 'Listen'} holds up the end in 100 % of the runs "
        f"and moves it by {first.weight:.2f}."
    )
    assert "Call back" not in " ".join(sentences(drivers))


def test_driver_without_a_range_says_so() -> None:
    text = TEXT.replace("estimate: 8w..12w", "estimate: 8w")

    assert sentences(section(view(text), "What drives"))[1].endswith(
        "; its estimate says no range."
    )


def test_what_it_rests_on_is_always_said() -> None:
    said = " ".join(lines(view(seed=7, correlation=0.25).sections[-1]))

    assert "2,000 from seed 7" in said
    assert "PERT-beta; low and high are the least and the most" in said
    assert "Correlation: 0.25, since what delays one" in said
    assert (
        "No range: 1 of 3 estimates is a single figure: the forecast is narrower than the truth. "
        "Give a range, such as 4w..8w, to call."
    ) in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"correlation": 0}, "Correlation: 0, each piece of work has luck of its own"),
        ({"correlation": 1}, "Correlation: 1, all work has the same luck"),
        ({"distribution": "triangular"}, "Durations: triangular;"),
        ({"distribution": "lognormal"}, "no upper end"),
        ({"bounds": "p10-p90"}, "one case in ten is shorter than low"),
    ],
)
def test_other_terms_are_said_in_their_words(words, said: str) -> None:
    assert said in " ".join(lines(view(**words).sections[-1]))


def test_work_without_dates_is_named_as_left_out() -> None:
    text = TEXT.replace("      call: {name: Call back, estimate: 3w}", "      call: {name: Call}")

    assert (
        "Left out: 1 initiative without dates took no part, as if it took no time: call."
        in lines(view(text).sections[-1])
    )


def finish(in_time: int, runs: int = 1_000) -> Finish:
    first = date(2027, 3, 1)
    days = Counter({first.toordinal(): in_time, first.toordinal() + 5: runs - in_time})
    return Finish.of(
        "x", first, first + timedelta(days=1), Counter({d: n for d, n in days.items() if n})
    )


@pytest.mark.parametrize(
    ("in_time", "said", "tone"),
    [
        (4, "under 1 %", Tone.BAD),
        (5, "1 % ± 1", Tone.BAD),
        (499, "50 % ± 2", Tone.BAD),
        (500, "50 % ± 2", Tone.WARN),
        (799, "80 % ± 2", Tone.WARN),
        (800, "80 % ± 2", Tone.GOOD),
        (994, "99 % ± 1", Tone.GOOD),
        (995, "over 99 %", Tone.GOOD),
        (1_000, "no range", Tone.PLAIN),
        (0, "no range", Tone.PLAIN),
    ],
)
def test_chances_are_never_surer_than_the_runs(in_time: int, said: str, tone: Tone) -> None:
    assert said == odds.chance(finish(in_time))
    assert tone == odds.tone(finish(in_time))


@pytest.mark.parametrize(
    ("share", "said"),
    [(0, "0 %"), (0.001, "< 1 %"), (0.5, "50 %"), (0.999, "> 99 %"), (1, "100 %")],
)
def test_figures_of_a_column_are_short(share: float, said: str) -> None:
    assert said == odds.figure(share)
