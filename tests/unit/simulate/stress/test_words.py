"""Blows in words become the records that a file's `scenarios` are read into."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.errors import CxroadError
from cxroad.load.shocks import catalogue, read_shock
from cxroad.model.durations import Lag
from cxroad.model.links import Link
from cxroad.model.scenario import SHOCKS
from cxroad.simulate.stress import Delay, Drop, Wait
from cxroad.simulate.stress.words import read_scenario, scenario_of

FILE = """
fiscal_year_starts: 4
vision: {statement: All is well, outcomes: {churn: {}, effort: {}}}
scenarios:
  one: {shock: vendor-closes, vendor: crmco, at: FY2028-Q1}
  two:
    - {shock: vision-pivot, drop: [churn, effort], at: 2027-10}
    - {shock: crisis, capacity: 40%, for: 6mo, teams: desk}
    - {shock: slip, low: 0.1, high: 0.5}
    - {shock: combined, seed: 7, runs: 100}
phases: {crawl: {initiatives: {settle: {name: S}, redesign: {name: R}}}}
"""

WORDS = {
    "one": "vendor-closes vendor=crmco at=FY2028-Q1",
    "two": "vision-pivot drop=churn,effort at=2027-10 crisis capacity=40% for=6mo teams=desk "
    "slip low=0.1 high=0.5 combined seed=7 runs=100",
}


@pytest.fixture
def roadmap(roadmap_of):
    return roadmap_of(FILE)


@pytest.mark.parametrize("name", WORDS)
def test_words_are_read_as_the_file_is(roadmap, name):
    assert read_scenario(roadmap, [WORDS[name]]).blows == scenario_of(roadmap, name).blows


@pytest.mark.parametrize(
    ("words", "blow"),
    [
        ("settle +3w", Delay("settle", Lag.parse("+3w"))),
        ("settle + 3w", Delay("settle", Lag.parse("+3w"))),
        ("settle -2w", Delay("settle", Lag.parse("-2w"))),
        ("drop settle", Drop("settle")),
        ("settle after redesign", Wait("settle", Link.parse("redesign"))),
        ("settle after redesign + 2w", Wait("settle", Link.parse("redesign + 2w"))),
        ("settle after redesign +2w", Wait("settle", Link.parse("redesign + 2w"))),
        ("settle after redesign.start - 1w", Wait("settle", Link.parse("redesign.start - 1w"))),
    ],
)
def test_change_is_read_however_its_time_is_spaced(roadmap, words, blow):
    for given_ in ([words], words.split()):
        assert read_scenario(roadmap, given_).blows == (blow,)


def test_blanks_round_equals_and_commas_do_not_matter(roadmap):
    loose = read_scenario(roadmap, ["vision-pivot drop = churn, effort  at=2027-10"])

    assert loose == read_scenario(roadmap, ["vision-pivot drop=churn,effort at=2027-10"])


def test_catalogue_is_that_of_the_records():
    assert [each.name for each in catalogue()] == list(SHOCKS)
    for each in catalogue():
        assert each.said.endswith(".")
        assert all(parameter.said.endswith(".") for parameter in each.parameters)


@pytest.mark.parametrize("each", catalogue(), ids=lambda each: each.name)
def test_shock_needs_no_more_than_it_says(each):
    needed = {parameter.key: "x" for parameter in each.parameters if parameter.needed}

    assert read_shock(each.name, needed).shock == each.name


@given(st.lists(st.text(max_size=12), max_size=6))
def test_any_words_are_read_or_refused_in_a_sentence(words):
    from cxroad.load.loader import load_bytes

    roadmap = load_bytes(f"title: T{FILE}".encode(), "t.yaml").roadmap
    with suppress(CxroadError):
        assert read_scenario(roadmap, [*words, "settle", *words]).blows
