"""What the rules about governance and ownership say, and both sides of their numbers."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cxroad.findings.report import FileReport
from cxroad.lint.engine import lint
from cxroad.load.loader import load_file

Report = Callable[..., FileReport]
Said = Callable[..., list[str]]

ROOT = Path(__file__).parents[2]

SOUND = """
title: x
start: 2027-01-11
people:
  ada: {name: Ada Berg, level: c-suite}
  mia: {name: Mia Roth, cx_experience: seasoned}
governance:
  sponsor: ada
  deputy: mia
  lead: mia
  core_team: [mia]
  steering: {members: [ada], every: 4w}
  culture_committee: [mia]
  handover: docs/handover.md
phases:
  crawl:
    initiatives:
      listen: {name: Listen, owner: mia, estimate: 6w}
"""


def _only(lines: list[str]) -> str:
    assert len(lines) == 1
    return lines[0].partition(": ")[2]


def test_a_healthy_plan_hears_nothing_of_governance() -> None:
    loaded = load_file(str(ROOT / "examples" / "northwind.yaml"))

    assert not lint(loaded, date(2027, 1, 11), select=["GOV"]).findings


def test_sound_governance_hears_nothing(said: Said) -> None:
    assert not said(SOUND, "GOV")


@pytest.mark.parametrize("governance", ["", "governance: {}\n"])
def test_a_file_without_governance_hears_so_once(said: Said, governance: str) -> None:
    head, _, rest = SOUND.partition("governance:")
    text = head + governance + "phases:" + rest.partition("phases:")[2]

    assert _only(said(text, "GOV")).startswith("warning: Governance is not described")


@pytest.mark.parametrize("level", ["director", "manager", "lead", "staff"])
def test_a_sponsor_below_the_board_is_remarked(said: Said, level: str) -> None:
    found = said(SOUND.replace("c-suite", level), "GOV001")

    assert _only(found) == f"info: The sponsor, Ada Berg, is not on the executive board (`{level}`)"


def test_a_sponsor_of_unknown_level_is_not_judged(said: Said) -> None:
    assert not said(SOUND.replace(", level: c-suite", ""), "GOV001")


def test_a_sponsor_given_by_name_is_the_person_of_that_name(said: Said) -> None:
    text = SOUND.replace("sponsor: ada", "sponsor: ada berg").replace("c-suite", "manager")

    assert "Ada Berg" in _only(said(text, "GOV001"))


@pytest.mark.parametrize(("start", "severity"), [("2029-01-10", "info"), ("2029-01-11", "warning")])
def test_a_missing_handover_is_grave_when_the_work_outlasts_two_years(
    said: Said, start: str, severity: str
) -> None:
    """24 months are 730.5 days: to 10 January 2029 it is 730, to the next day 731."""
    text = SOUND.replace("  deputy: mia\n", "").replace("  handover: docs/handover.md\n", "")
    text = text.replace("estimate: 6w", f"estimate: 1d, start: {start}")

    assert _only(said(text, "GOV002")) == (
        f"{severity}: If Ada Berg leaves, nobody holds the benefits and the story behind them"
    )
    if severity == "warning":
        later = text + "settings: {GOV002: {months: 25}}\n"
        assert _only(said(later, "GOV002")).startswith("info")


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("deputy: mia", "nobody stands in"),
        ("handover: docs/handover.md", "are written down nowhere"),
    ],
)
def test_half_a_handover_is_a_remark_however_long_the_work(
    said: Said, key: str, message: str
) -> None:
    text = SOUND.replace(f"  {key}\n", "").replace("6w", "40mo")

    found = _only(said(text, "GOV002"))
    assert found.startswith("info: If Ada Berg leaves")
    assert message in found


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("  core_team: [mia]\n", "core team"),
        ("  steering: {members: [ada], every: 4w}\n", "steering committee"),
        ("  culture_committee: [mia]\n", "culture committee"),
    ],
)
def test_each_missing_body_is_named(said: Said, line: str, body: str) -> None:
    assert _only(said(SOUND.replace(line, ""), "GOV003")) == f"warning: No {body} is named"


def test_a_committee_without_members_is_none(said: Said) -> None:
    assert "No steering committee" in _only(said(SOUND.replace("members: [ada], ", ""), "GOV003"))


@pytest.mark.parametrize(
    ("every", "reported"), [("13w", 0), ("1q", 0), ("3mo", 0), ("14w", 1), ("6mo", 1)]
)
def test_a_quarter_between_two_meetings_is_the_most(said: Said, every: str, reported: int) -> None:
    text = SOUND.replace("every: 4w", f"every: {every}")

    assert len(said(text, "GOV003")) == reported
    assert not said(text + "settings: {GOV003: {weeks: 27}}\n", "GOV003")


def test_a_single_orphan_is_named_and_parked_work_is_none(said: Said) -> None:
    text = SOUND + "      app: {name: App}\n      idea: {name: Idea, status: parked}\n"

    assert _only(said(text, "GOV004")) == "warning: `app` has no owner"


@pytest.mark.parametrize(
    ("number", "messages"),
    [
        (2, ["`w0` has no owner", "`w1` has no owner"]),
        (3, ["Nothing has an owner: none of 3 initiatives and 0 outcomes"]),
    ],
)
def test_nothing_has_an_owner_from_three_on(said: Said, number: int, messages: list[str]) -> None:
    text = _work(*["''"] * number)

    assert [line.split(": ", 2)[2] for line in said(text, "GOV004")] == messages


def test_an_outcome_needs_an_owner_too(said: Said) -> None:
    text = SOUND + "vision: {statement: a b c d, outcomes: {nps: {}}}\n"

    assert _only(said(text, "GOV004")) == "warning: `nps` has no owner"


def _work(*owners: str, extra: str = "") -> str:
    lines = "".join(
        f"      w{n}: {{name: W, owner: {owner}{extra}}}\n" for n, owner in enumerate(owners)
    )
    people = "people: {a: {name: Ann, function: CX}, b: {name: Bo, function: cx}, c: {name: Cy}}"
    return f"title: x\nstart: 2027-01-11\n{people}\nphases:\n  crawl:\n    initiatives:\n{lines}"


@pytest.mark.parametrize(
    ("owners", "messages"),
    [
        ("acc", []),
        ("aacd", ["Ann owns 2 of 4 initiatives: everyone else can watch"]),
        ("abcd", ["The function `CX` owns 2 of 4 initiatives: everyone else can watch"]),
        ("acdef", []),
        ("aacde", []),
        ("aaacde", ["Ann owns 3 of 6 initiatives: everyone else can watch"]),
    ],
)
def test_who_owns_half_of_four_is_the_scapegoat(
    said: Said, owners: str, messages: list[str]
) -> None:
    names = {"d": "Dee Fox", "e": "Eve Fox", "f": "Flo Fox"}
    text = _work(*(names.get(owner, owner) for owner in owners))

    assert [line.split(": ", 2)[2] for line in said(text, "GOV005")] == messages


def test_half_of_the_value_or_all_outcomes_make_a_scapegoat_as_well(report: Report) -> None:
    text = _work("a", "c", "Dee Fox", "Eve Fox", "Flo Fox")
    text = text.replace("owner: a}", "owner: a, serves: [nps]}")
    text += "vision: {outcomes: {nps: {owner: c}, churn: {owner: c, worth: 0}}}\n"

    [found] = report(text, "GOV005").findings
    assert (found.message, found.note) == (
        "Ann owns 100 % of the planned value and Cy owns all 2 outcomes: everyone else can watch",
        "",
    )


def test_the_work_of_a_scapegoat_is_named_where_there_is_any(report: Report) -> None:
    outcomes = "vision: {outcomes: {nps: {owner: c}, churn: {owner: c}}}\n"
    notes = [
        found.note
        for owners in (("a", "b", "d", "e"), ("c", "a", "b", "c", "e"))
        for found in report(
            _work(*owners).replace("function: cx", "") + outcomes, "GOV005"
        ).findings
    ]

    assert notes == ["", "the work is `w0` and `w3`"]


def test_a_single_outcome_has_a_single_owner(said: Said) -> None:
    text = _work("a", "c", "Dee Fox", "Eve Fox") + "vision: {outcomes: {nps: {owner: c}}}\n"

    assert not said(text, "GOV005")


@pytest.mark.parametrize(("number", "reported"), [(3, 0), (4, 1)])
def test_three_at_once_are_enough_for_an_owner(said: Said, number: int, reported: int) -> None:
    text = _work(*"a" * number, extra=", estimate: 6w")
    found = said(text, "GOV006")

    assert len(found) == reported
    assert all("Ann runs 4 initiatives at once in 2027-Q1" in line for line in found)
    assert not said(text + "settings: {GOV006: {initiatives: 4}}\n", "GOV006")


def test_what_is_done_or_has_no_dates_weighs_nothing(said: Said) -> None:
    assert not said(_work(*"aaaa"), "GOV006")
    assert not said(_work(*"aaaa", extra=", estimate: 6w, status: done"), "GOV006")


def test_a_plan_without_dates_is_crowded_in_a_week(said: Said) -> None:
    text = _work(*"aaaa", extra=", estimate: 6w").replace("start: 2027-01-11\n", "")

    assert "in week 1" in _only(said(text, "GOV006"))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("seasoned", "none"), "is new to CX, and nobody"),
        ((", cx_experience: seasoned", ""), "has no CX experience on record, and nobody"),
        (("  lead: mia\n", ""), "Nobody leads the programme"),
        (("seasoned", "some"), ""),
        (("cx_experience: seasoned", "training: a course"), ""),
        (("  lead: mia\n", "  lead: Head of Service\n"), ""),
    ],
)
def test_a_lead_is_experienced_or_helped(said: Said, change: tuple[str, str], message: str) -> None:
    found = said(SOUND.replace(*change), "GOV007")

    assert len(found) == bool(message)
    assert not message or message in found[0]


def test_an_advisor_is_help_enough(said: Said) -> None:
    text = SOUND.replace("seasoned", "none").replace(
        "  lead: mia\n", "  lead: mia\n  advisor: Jo\n"
    )

    assert not said(text, "GOV007")


@pytest.mark.parametrize(("leaves", "reported"), [("2027-04-11", 1), ("2027-04-12", 0)])
def test_who_leaves_the_day_before_the_finish_leaves_too_early(
    said: Said, leaves: str, reported: int
) -> None:
    """Six weeks from Monday 1 March end on Sunday 11 April 2027; here they begin a day later."""
    text = SOUND.replace("seasoned", f"seasoned, leaves: {leaves}")
    text = text.replace("estimate: 6w", "estimate: 6w, start: 2027-03-02")

    found = said(text, "GOV008")
    assert len(found) == reported
    assert all("Mia Roth leaves 1 day before `listen` is done" in line for line in found)


def test_a_sponsor_who_leaves_before_the_end_is_told_with_what_they_own(report: Report) -> None:
    text = SOUND.replace("c-suite", "c-suite, leaves: 2027-03").replace("owner: mia", "owner: ada")
    text = text.replace("6w", "3mo") + "      app: {name: App, owner: ada, estimate: 8w}\n"

    [found] = report(text, "GOV008").findings
    assert found.message == (
        "Ada Berg, the sponsor, leaves 9 weeks before the plan ends and 9 weeks before `listen` "
        "is done"
    )
    assert found.note == "also `app` will not be done by then"
    assert len(found.related) == 2


@pytest.mark.parametrize(("today", "reported"), [("2027-07-12", 0), ("2027-07-13", 1)])
def test_half_a_year_without_a_decision_is_too_long(said: Said, today: str, reported: int) -> None:
    assert len(said(SOUND, "GOV009", today=today)) == reported
    longer = SOUND + "settings: {GOV009: {months: 7}}\n"
    assert not said(longer, "GOV009", today=today)


def test_a_decision_needs_its_reason_and_one_is_memory_enough(said: Said) -> None:
    taken = "decisions: [{what: Which CRM?, on: 2027-02, chosen: The small one"

    text = f"{SOUND}{taken}}}]\n"
    found = said(text, "GOV009", today="2028-01-01")
    assert _only(found) == 'warning: "Which CRM?" was decided, and nobody wrote down why'
    assert not said(f"{SOUND}{taken}, why: cheap}}]\n", "GOV009", today="2028-01-01")


def test_a_long_decision_is_cut_short(said: Said) -> None:
    text = f"{SOUND}decisions: [{{what: {'long ' * 40}, on: 2027-02}}]\n"

    assert len(_only(said(text, "GOV009"))) < 120
