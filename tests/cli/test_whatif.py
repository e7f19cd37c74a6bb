"""`cxroad whatif`: what it answers, what it writes, and what it says when it cannot."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NORTHWIND = str(ROOT / "examples" / "northwind.yaml")
DAY = ("--today", "2027-01-11")
CRMCO = "vendor-closes vendor=crmco at=2027-10-11"


@pytest.fixture
def own(tmp_path):
    """A copy of the example that may be written to."""
    path = tmp_path / "acme.yaml"
    shutil.copy(NORTHWIND, path)
    return path


def test_closing_vendor_is_told_as_worked_by_hand(cli):
    ran = cli("whatif", NORTHWIND, CRMCO, "--plain", *DAY)

    assert (ran.code, ran.err) == (0, "")
    assert "What if crmco closes on 11 Oct 2027?" in ran.out
    assert "Delivered by 11 Oct 2027, points: 53.5; as a big bang 0." in ran.out
    assert "Never arrives (stranded), points: 45; as a big bang 98.5." in ran.out
    assert "(exposed), points: 19.75; as a big bang 0." in ran.out
    assert "or is done again: EUR 642.9k; as a big bang EUR 1.36M." in ran.out
    assert "fix-first: blocked, instead of ending 6 Jun 2028." in ran.out
    assert "Finish one-view first: under way when the blow falls." in ran.out
    assert "Lint: TEC003 (2 findings) warns of what makes this hurt." in ran.out


def test_freeze_is_told_with_both_honest_remarks(cli):
    words = "budget-freeze at=2027-10-11 for=6mo"
    ran = cli("whatif", NORTHWIND, words, "--horizon", "36mo", "--plain", *DAY)

    assert "270.6 (10 %); as a big bang 592.2 (31 %)" in ran.out
    assert "Last day of work: 6 Dec 2028, 6 months later" in ran.out
    assert "In a standstill the plan loses a lot as well" in ran.out
    assert "what is safe before it: 53.5 points" in ran.out
    assert "putting everything together at once costs it nothing here" in ran.out


def test_quotes_round_a_blow_may_be_left_out(cli):
    quoted = cli("whatif", NORTHWIND, CRMCO, "drop settle", "--plain", *DAY)
    bare = cli("whatif", NORTHWIND, *CRMCO.split(), "drop", "settle", "--plain", *DAY)

    assert quoted.code == 0
    assert bare == quoted


def test_scenario_of_the_file_is_played_in_sequence(cli, own):
    own.write_text(
        own.read_text() + "scenarios:\n  bad-autumn:\n"
        "    - {shock: budget-freeze, at: 2027-10-11, for: 6mo}\n"
        "    - {shock: vendor-closes, vendor: alertly, at: 2028-02-01}\n"
    )
    ran = cli("whatif", str(own), "--scenario", "bad-autumn", "--plain", *DAY)

    assert ran.code == 0
    assert "frozen for 6 months from 11 Oct 2027, and alertly closes on 1 Feb 2028?" in ran.out
    typo = cli("whatif", str(own), "--scenario", "bad-atumn", *DAY)
    assert (typo.code, typo.out) == (2, "")
    assert "did you mean bad-autumn?" in typo.err


def test_all_shocks_stand_worst_first(cli):
    ran = cli("whatif", NORTHWIND, "--all", "-f", "json", *DAY)
    told = json.loads(ran.out)
    lost = [each["plan"]["lost"] for each in told["answers"]]

    assert len(lost) > 8
    assert lost == sorted(lost, reverse=True)
    assert {each["scenario"] for each in told["silent"]} == {"teams-not-enabled"}


@pytest.mark.parametrize(
    ("words", "message", "help"),
    [
        (["vendor-close"], "unknown shock 'vendor-close'", "did you mean vendor-closes?"),
        (["vendor-closes"], "vendor-closes has no `vendor`", "add it: vendor=crmco"),
        (["vendor-closes vender=crmco"], "unknown key 'vender'", "did you mean vendor?"),
        (["vendor-closes vendor=crm"], "no vendor 'crm'", "known here: crmco and alertly"),
        (["vendor-closes vendor=crmc"], "no vendor 'crmc'", "did you mean `crmco`?"),
        (["vision-pivot drop=chrn"], "no outcome 'chrn'", "did you mean `churn`?"),
        (["budget-freeze at=2027-13"], "there is no month 13", "2027-01 to 2027-12"),
        (["budget-freeze at=2026-11"], "2026-11 is over", "--today"),
        (["budget-freeze at=2035"], "is not before", "--horizon"),
        (["budget-freeze for=6"], "'6' has no unit", "6mo for months"),
        (["budget-freeze for="], "`for` has no value", "for=6mo"),
        (["budget-freeze at=2027-10 at=2027-11"], "'at' is given twice", "once"),
        (["teams-not-enabled"], "nothing is lost this way", ""),
        (["momentum patience=5y"], "no silence is longer than 5y", ""),
        (["drop one-vew"], "no initiative 'one-vew'", "did you mean `one-view`?"),
        (["walk +3w"], "'walk' is a phase", "such as redesign"),
        (["one-view"], "what happens to one-view is not said", '"drop one-view"'),
        (["one-view +3"], "'3' has no unit", "3w for weeks"),
        (["move-home -2w"], "cannot start before 28 Jun 2027", "cxroad order --tree move-home"),
        (["settle after redesign"], "redesign, which waits for settle itself", "--tree"),
        (["settle after listen"], "waits for listen already", ""),
        (["at=2027-10"], "stands before any shock", "cxroad whatif --list"),
        (["frobnicate"], "unknown shock 'frobnicate'", "cxroad whatif --list"),
        ([], "a shock, a change, --scenario or --all is wanted", "cxroad whatif --list"),
        (["--scenario", "x"], "there is no scenario 'x'", "scenarios: {bad-autumn"),
        (["--all", "drop one-view"], "--all plays the whole catalogue alone", ""),
        (["crisis", "--apply"], "only plain changes can be kept", "move-home +3w"),
        (["drop one-view", "--horizon", "soon"], "horizon: ", ""),
    ],
)
def test_what_cannot_be_answered_is_a_sentence_with_its_cure(cli, words, message, help):
    ran = cli("whatif", NORTHWIND, *words, *DAY)

    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert help in ran.err


@pytest.mark.parametrize(
    ("cut", "message", "help"),
    [
        ("start: 2027-01-04\n", "the roadmap has no date", "start: 2027-01-11"),
        (", serves: [fcr]", "no initiative serves an outcome", "serves: {fcr: 20%}"),
        (", estimate: 4w", "nothing of value has dates yet: top", "estimate: 6w"),
    ],
)
def test_plan_without_dates_or_values_says_what_is_missing(cli, tmp_path, cut, message, help):
    path = tmp_path / "plan.yaml"
    text = """\
title: T
start: 2027-01-04
vision: {statement: All is well here, outcomes: {fcr: {baseline: 58%, target: 75%}}}
phases: {crawl: {initiatives: {top: {name: Top, estimate: 4w, serves: [fcr]}}}}
"""
    path.write_text(text.replace(cut, ""))
    for words in (["slip"], ["--all"]):
        ran = cli("whatif", str(path), *words, *DAY)

        assert (ran.code, ran.out) == (2, "")
        assert message in ran.err
        assert help in ran.err


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ("move-home +3w", "        start: 2027-07-19"),
        ("drop one-view", "        status: dropped"),
        ("plain-bill after settle + 2w", "after: [settle + 2w]"),
        ("settle after plain-bill", "        after: [listen, plain-bill]"),
        ("joiners +2w", "estimate: 6w, start: 2027-07-12,"),
    ],
)
def test_kept_change_gives_the_dates_that_were_tried(cli, own, change, line):
    before = own.read_text()
    tried = cli("whatif", str(own), change, "-f", "json", *DAY)
    assert own.read_text() == before

    diff = cli("whatif", str(own), change, "--diff", *DAY)
    assert diff.code == 1
    assert own.read_text() == before
    assert line in diff.out
    kept = cli("whatif", str(own), change, "--apply", *DAY)

    assert (kept.code, kept.out) == (0, "")
    assert f"now says {change}" in kept.err
    assert line in own.read_text()
    dates = json.loads(cli("timeline", str(own), "-f", "json", *DAY).out)
    finishes = _finishes(dates)
    moved = json.loads(tried.out)["answers"][0]["moved"]
    assert moved
    for each in moved:
        assert each["stopped"] or finishes[each["id"]] == each["after"]


def _finishes(value):
    found = {}
    if isinstance(value, dict):
        if "id" in value and "finish" in value:
            found[value["id"]] = value["finish"]
        for part in value.values():
            found |= _finishes(part)
    elif isinstance(value, list):
        for part in value:
            found |= _finishes(part)
    return found


def test_several_changes_are_kept_each_on_the_one_before(cli, own):
    ran = cli("whatif", str(own), "settle +1w", "settle +1w", "--apply", *DAY)

    assert ran.code == 0
    assert own.read_text().count("start: 2027-03-15") == 1


def test_reason_of_a_drop_is_kept_with_it_and_quoted_where_needed(cli, own):
    ran = cli("whatif", str(own), "drop one-view", "--apply", "--because", "Too dear: CFO #1", *DAY)

    assert ran.code == 0
    assert 'because: "Too dear: CFO #1"' in own.read_text()
    assert "since: 2027-01-11" in own.read_text()
    assert cli("lint", str(own), "--select", "STR", *DAY).code == 0


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("drop nix", "there is no initiative 'nix'"),
        ("settle after redesign", "waits for settle itself"),
        ("crisis", "crisis is a shock"),
        ("settle after listen", "waits for listen already"),
    ],
)
def test_change_that_is_refused_leaves_the_file_as_it_was(cli, own, change, message):
    before = own.read_bytes()
    ran = cli("whatif", str(own), change, "--apply", *DAY)

    assert ran.code == 2
    assert message in ran.err
    assert own.read_bytes() == before


def test_work_under_way_takes_longer_and_its_delay_is_not_kept(cli, own):
    text = own.read_text().replace(
        "        estimate: 6w..8w\n", "        estimate: 6w..8w\n        status: active\n", 1
    )
    own.write_text(text)
    (id,) = [
        line.strip(" :")
        for line in text.split("status: active")[0].splitlines()
        if line.startswith("      ") and not line.startswith("       ")
    ][-1:]
    tried = cli("whatif", str(own), f"{id} +3w", "--plain", *DAY)
    kept = cli("whatif", str(own), f"{id} +3w", "--apply", *DAY)

    assert f"What if {id} takes 3 weeks longer?" in tried.out
    assert (kept.code, own.read_text()) == (2, text)
    assert f"write the new `estimate` or `due` of {id} yourself" in kept.err


def test_list_names_every_shock_with_its_parameters_and_defaults(cli):
    from cxroad.model.scenario import SHOCKS

    ran = cli("whatif", "--list")

    assert ran.code == 0
    for name in SHOCKS:
        assert f"\n{name} " in ran.out
    assert "  vendor=          Id of the vendor. Needed." in ran.out
    assert "How long; 3mo when absent." in ran.out


@pytest.mark.parametrize(("name", "begins"), [("w.md", "# Northwind"), ("w.json", "{")])
def test_suffix_of_a_file_chooses_the_format(cli, tmp_path, name, begins):
    target = tmp_path / name
    ran = cli("whatif", NORTHWIND, CRMCO, "-o", str(target), *DAY)

    assert (ran.code, ran.out) == (0, "")
    assert target.read_text(encoding="utf-8").startswith(begins)


def test_combined_shock_tells_what_many_runs_deliver(cli, own):
    own.write_text(
        own.read_text() + "scenarios: {luck: {shock: combined, runs: 100, closing: 5%}}\n"
    )
    named = cli("whatif", str(own), "--scenario", "luck", "-f", "json", *DAY)
    typed = cli("whatif", str(own), "combined runs=100 closing=5%", "-f", "json", *DAY)

    assert named.code == 0
    assert named == typed
    assert json.loads(named.out)["runs"] == 100
    ran = cli("whatif", str(own), "combined runs=100", "slip", *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert "cannot stand in a sequence" in ran.err


def test_dropped_work_says_what_it_saves_and_what_it_breaks(cli):
    ran = cli("whatif", NORTHWIND, "drop one-view", "--plain", *DAY)

    assert "Cost of all that is done: EUR 1.58M, EUR 900k less; as a big bang" in ran.out
    assert "effort (outcome), due 31 Dec 2028: was 8 Jul 2028, then never in full." in ran.out


def test_nothing_can_wait_for_what_is_parked(cli, own):
    own.write_text(own.read_text().replace("estimate: 16w..26w", "status: parked", 1))
    ran = cli("whatif", str(own), "fix-first after one-view", *DAY)

    assert ran.code == 2
    assert "one-view is parked, so nothing can wait for it" in ran.err


def test_mistyped_key_of_a_shock_in_the_file_gets_the_key_that_was_meant(cli, own):
    own.write_text(own.read_text() + "scenarios: {x: [{shock: crisis, capcity: 40%}]}\n")
    ran = cli("lint", str(own), "--select", "STR001", *DAY)

    assert ran.code == 1
    assert "did you mean `capacity`?" in ran.out
