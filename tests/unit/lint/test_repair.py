"""Repairs: which there are, what they leave alone, and that safe ones change no plan."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.lint import repair as module
from cxroad.lint.repair import repair
from cxroad.load.loader import Loaded, load_bytes
from cxroad.load.renaming import renamed
from cxroad.plan import Plan
from cxroad.source import faults
from cxroad.source.document import Document, Value
from cxroad.source.edits import Change, Fix, TextEdit
from cxroad.source.events import Fault
from cxroad.source.span import Span
from cxroad.source.traps.explain import explain
from cxroad.source.traps.trap import Trap

TODAY = date(2027, 1, 11)
ROOT = Path(__file__).parents[3]

HEAD = """\
title: Northside   # ours
phases:
  crawl:
    initiatives:
      listen: {name: Listen}
      answer: {name: Answer, after: [listen]}
"""


def _root(text: str) -> Value:
    root = load_bytes(text.encode(), "x").document.root
    assert root is not None
    return root


def _repaired(text: str, unsafe: bool = False) -> str:
    return repair(text.encode(), "x.yaml", TODAY, unsafe=unsafe).text


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (
            "settle: {name: Settle, after: [listen, answer]}",
            "settle: {name: Settle, after: [answer]}",
        ),
        (
            "settle: {name: Settle, after: [answer, answer]}",
            "settle: {name: Settle, after: [answer]}",
        ),
        ("settle: {name: Settle, estimate: 6 weeks}", "settle: {name: Settle, estimate: 6w}"),
        ('settle: {name: Settle, estimate: "6 weeks"}', 'settle: {name: Settle, estimate: "6w"}'),
        ("settle: {name: Settle, due: 15.03.2027}", "settle: {name: Settle, due: 2027-03-15}"),
        ("settle: {name: Settle, due: Q2 2027}", "settle: {name: Settle, due: 2027-Q2}"),
        ("settle: {name: Join, move and fix}", 'settle: {name: "Join, move and fix"}'),
        ("settle: {name: Join, move, fix}", 'settle: {name: "Join, move, fix"}'),
        ("settle: {name: Step 1: settle}", 'settle: {name: "Step 1: settle"}'),
        ("settle: {name: Settle} \t", "settle: {name: Settle}"),
        ("settle: {name: Settle, status: Active}", "settle: {name: Settle, status: active}"),
        ("settle: {name: Settle, estimate: 4-8 weeks}", "settle: {name: Settle, estimate: 4w..8w}"),
        ("settle: {name: S, after: [answer + 2 weeks]}", "settle: {name: S, after: [answer + 2w]}"),
        ("settle: {name: S, due: 2027-03-15T00:00:00Z}", "settle: {name: S, due: 2027-03-15}"),
        ("settle: {name: Call #1 first}", 'settle: {name: "Call #1 first"}'),
        (
            "settle: {name: Join, move\n        and fix, owner: Mia}",
            'settle: {name: "Join, move\n        and fix", owner: Mia}',
        ),
        (
            "settle:\n        name: S\n        after: [\n          listen,  # a\n          answer]",
            "settle:\n        name: S\n        after: [\n          answer]",
        ),
    ],
)
def test_safe_repairs_touch_only_what_they_repair(line: str, wanted: str) -> None:
    assert _repaired(f"{HEAD}      {line}\n") == f"{HEAD}      {wanted}\n"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("settle: {name: Settle, onwer: Mia}", "settle: {name: Settle, owner: Mia}"),
        (
            "settle: {name: Settle, after: [anwser + 2w]}",
            "settle: {name: Settle, after: [answer + 2w]}",
        ),
        ("settle: {name: Settle, after: anwser}", "settle: {name: Settle, after: answer}"),
        ("Settle It: {name: Settle}", "settle-it: {name: Settle}"),
        ('"Settle It": {name: Settle}', '"settle-it": {name: Settle}'),
        ("CRM: {name: Settle}", "crm: {name: Settle}"),
        ("слухати: {name: Settle}", "slukhaty: {name: Settle}"),
        ("ακούμε: {name: Settle}", "akoume: {name: Settle}"),
        ("hívás_előtt: {name: Settle}", "hivas_elott: {name: Settle}"),
    ],
)
def test_unsafe_repairs_wait_until_asked_for(line: str, wanted: str) -> None:
    text = f"{HEAD}      {line}\n"

    assert _repaired(text) == text
    assert _repaired(text, unsafe=True) == f"{HEAD}      {wanted}\n"


def test_an_id_takes_all_its_references_along() -> None:
    last = "      last: {name: Last, after: [Move Home + 2w]}\n"
    text = f"{HEAD}      Move Home: {{name: Move}}\n{last}"

    assert _repaired(text, unsafe=True) == text.replace("Move Home", "move-home")


ALL_NAMES = """\
title: Northside
vision: {statement: a b c d e, outcomes: {~Effort: {metric: ces2, baseline: 4, target: 5}}}
people: {~Mia: {name: Mia Berg}, ~Ben: {name: Ben}}
teams: {~Desk: {size: 4}}
vendors: {~CRM: {name: C}}
insight: {~Calls: {kind: listening, owner: ~Mia, who: [~Mia, ~Ben]}}
governance: {sponsor: ~Mia, champions: {~Desk: ~Ben}, core_team: ~Mia, steering: {members: [~Ben]}}
externals: {~Law: {name: L}}
phases:
  ~Crawl:
    exit: [~Effort >= 4.5, ~Effort done, free Effort text]
    initiatives:
      ~A:
        {name: A, owner: [~Mia, Ben Berg], serves: {~Effort: 5%}, evidence: ~Calls, vendors: [~CRM]}
      ~Effort: {name: E, after: [~A, ~Law + 2w], serves: [~Effort], impacts: {~Desk: low}}
  ~Walk: {after: ~Crawl - 2w, initiatives: {~B: {name: B, after: [~A.start + 1w]}}}
decisions: [{what: w, by: ~Mia, affects: [~Effort, ~A]}]
risks: {~R: {what: w, owner: ~Ben, hits: [~Crawl, ~Effort]}}
scenarios:
  bad:
    - {shock: vendor-closes, vendor: ~CRM, at: 2028-01}
    - {shock: crisis, at: 2028, teams: [~Desk]}
    - {shock: vision-pivot, at: 2028, drop: ~Effort}
waive: [{rule: VIS002, at: vision.outcomes.~Effort, because: It is Effort}]
"""
"""Each name of something behind a `~`, and texts with the same words."""


def test_ids_in_small_letters_take_along_all_that_names_them_and_no_text() -> None:
    text = ALL_NAMES.replace("~", "")
    wanted = re.sub(r"~(\w+)", lambda name: name[1].lower(), ALL_NAMES)

    assert _repaired(text, unsafe=True) == wanted


def test_an_id_keeps_away_from_one_that_is_taken() -> None:
    text = f"{HEAD}  walk:\n    initiatives:\n      Answer It: {{name: S}}\n"
    text += "      answer-it: {name: T}\n"

    assert _repaired(text, unsafe=True) == text


def test_an_id_of_one_kind_leaves_the_same_word_of_another_alone() -> None:
    text = (
        f"{HEAD}      last: {{name: L, after: [Effort], serves: [Effort]}}\n"
        "vision: {statement: a b c d e, outcomes: {Effort: {}}}\n"
    ).replace("answer:", "Effort:")
    wanted = text.replace("Effort: {name", "effort: {name").replace(
        "after: [Effort]", "after: [effort]"
    )

    assert _repaired(text, unsafe=True) == wanted.replace("Effort", "effort")
    assert renamed(_root(text), {("phases", "crawl", "initiatives", "Effort"): "effort"}) == (
        Change(("phases", "crawl", "initiatives", "Effort"), "effort", at_key=True),
        Change(("phases", "crawl", "initiatives", "last", "after", 0), "effort"),
    )


def test_a_file_indented_with_tabs_gets_blanks() -> None:
    text = HEAD.replace("   # ours", "").replace("  ", "\t")

    assert _repaired(text) == HEAD.replace("   # ours", "")


def test_a_last_line_without_an_end_goes_without_one() -> None:
    text = HEAD + "waive:\n  - rule: GRA004\n    because: agreed"

    assert _repaired(text) == HEAD.rstrip("\n")


@pytest.mark.parametrize(
    "line",
    [
        "settle: {name: Settle, estimate: 6m}",
        "settle: {name: Settle, due: 03/04/2027}",
        "settle: {name: Settle, estimate: 4-8}",
        "settle: {name: Settle, due: 2027-03-15 10:00}",
        "settle: {name: Settle, after: [answer, listen + 2w]}",
    ],
)
def test_what_could_mean_two_things_is_left_to_its_author(line: str) -> None:
    text = f"{HEAD}      {line}\n"

    assert _repaired(text, unsafe=True) == text


def test_a_redundant_line_of_a_list_goes_as_a_line() -> None:
    text = HEAD + "      settle:\n        name: S\n        after:\n          - listen  # first\n"
    text += "          - answer # then\n"

    assert _repaired(text) == text.replace("          - listen  # first\n", "")


def test_unused_waivers_go_with_their_key_when_they_are_the_last() -> None:
    idle = "waive:\n  - rule: GRA004\n    because: agreed\n"
    two = idle + "  - {rule: GRA001, because: agreed}\n"

    assert _repaired(HEAD + idle) == HEAD
    assert _repaired(HEAD + two) == HEAD


def test_blanks_inside_texts_of_several_lines_stay() -> None:
    text = HEAD.replace("title: Northside   # ours", "title: |\n  two  \n  lines\norganisation: N")

    assert _repaired(text) == text


UNTIDY = HEAD + "".join(f"      i{n}: {{name: N, estimate: {n + 1} weeks}}\n" for n in range(16))


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many repairs were checked together, time after time; none may touch what is for i5."""
    asked: list[int] = []
    check = module._checked

    def refuses(document: Document, fixes: list[Fix]) -> str | None:
        asked.append(len(fixes))
        bad = any(edit.text == "6w" for fix in fixes for edit in fix.edits)
        return None if bad else check(document, fixes)

    monkeypatch.setattr(module, "_checked", refuses)
    return asked


def test_of_many_repairs_the_one_that_is_refused_is_found_by_halves(checks: list[int]) -> None:
    repaired = _repaired(UNTIDY)

    assert repaired.count(" weeks") == 1
    assert "estimate: 6 weeks" in repaired
    assert len(checks) < 16, "each on its own would be more"


def test_refused_repairs_are_tried_no_longer_than_so_many_characters_are_read(
    checks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_TRIED", len(UNTIDY) - 1)

    assert _repaired(UNTIDY) == UNTIDY
    assert checks == [16]


def test_of_repairs_that_touch_the_same_the_first_is_made() -> None:
    spans = [(0, 4), (6, 8), (3, 5), (7, 9), (5, 6), (0, 0), (8, 8), (4, 5), (9, 12)]
    fixes = [Fix(True, edits=(TextEdit(Span(*span), str(at)),)) for at, span in enumerate(spans)]
    both = Fix(True, edits=(TextEdit(Span(20, 21), "a"), TextEdit(Span(2, 3), "b")))
    across = Fix(True, edits=(TextEdit(Span(1, 30), "c"),))

    made = [each.edits[0].text for each in module._apart([*fixes, both, across])]
    assert made == ["0", "1", "4", "6", "7", "8"]


def test_line_ends_stay_as_they_are() -> None:
    text = f"{HEAD}      settle: {{name: S, after: [listen, answer]}}\n".replace("\n", "\r\n")

    assert _repaired(text) == text.replace("listen, answer", "answer")


def _dates(loaded: Loaded) -> object:
    """All that the schedule says of each part: days, dates, slack."""
    assert loaded.roadmap
    schedule = Plan(loaded.roadmap, TODAY).schedule
    return schedule.times, schedule.phases, schedule.critical_path


_EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


@pytest.mark.parametrize("path", _EXAMPLES, ids=lambda path: path.name)
def test_safe_repairs_change_no_date_and_no_value(path: Path) -> None:
    data = path.read_bytes()
    before, after = load_bytes(data, "x"), load_bytes(_repaired(data.decode()).encode(), "x")

    assert _dates(before) == _dates(after)


@given(st.lists(st.lists(st.integers(0, 7), max_size=5), min_size=2, max_size=8))
def test_without_redundant_entries_the_same_is_planned(waits: list[list[int]]) -> None:
    text = "title: T\nstart: 2027-01-04\nphases:\n  crawl:\n    initiatives:\n"
    for n, own in enumerate(waits):
        after = ", ".join(f"i{w}" for w in own if w < n)
        text += f"      i{n}: {{name: I, estimate: {n + 1}w, after: [{after}]}}\n"
    repaired = _repaired(text)
    before, after = load_bytes(text.encode(), "x"), load_bytes(repaired.encode(), "x")

    assert _dates(before) == _dates(after)
    assert after.roadmap
    assert not Plan(after.roadmap, TODAY).graph.redundant
    assert _repaired(repaired) == repaired


@given(st.text(alphabet="ab: -\n[]{},\"'#&*|>\t", max_size=60))
def test_any_text_is_repaired_without_a_crash_and_only_once(text: str) -> None:
    once = _repaired(text, unsafe=True)

    assert _repaired(once, unsafe=True) == once


def test_many_faults_of_a_text_that_is_no_yaml_are_cured_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = []

    def counted(text: str, fault: Fault) -> Trap:
        told.append(fault)
        return explain(text, fault)

    monkeypatch.setattr(faults, "explain", counted)
    broken = "".join(f"      k{number}: {{name: Fix: it}}\n" for number in range(30))

    assert _repaired(HEAD + broken).count('{name: "Fix: it"}') == 30
    assert len(told) < 40


def test_repair_ends_at_the_first_fault_that_takes_a_person() -> None:
    text = "a: b: c\nd: [e: f\ng: h: i\n"

    assert _repaired(text).splitlines()[2] == "g: h: i"
