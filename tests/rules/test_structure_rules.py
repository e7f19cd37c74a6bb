"""What is said of ids, references, settings and waivers."""

from collections.abc import Callable

import pytest

from cxroad.findings.report import FileReport
from cxroad.source.edits import apply

Report = Callable[..., FileReport]
Said = Callable[..., list[str]]
Whole = Callable[[str], str]


def test_an_id_used_in_two_phases_shows_both_places(report: Report, phases: Whole) -> None:
    text = """
    crawl: {initiatives: {callbacks: {name: A}}}
    walk: {initiatives: {callbacks: {name: B}}}
    """

    [found] = report(phases(text), "STR002").findings

    assert found.message == "`callbacks` is used twice: in `crawl` and in `walk`"
    assert found.place.start.line == 12
    assert [place.start.line for place in found.related] == [11]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("walk: {initiatives: {walk: {name: A}}}", "`walk` is used twice: a phase and in `walk`"),
        (
            "walk: {initiatives: {a: {name: A}, A: {name: B}}}",
            "`a` and `A` differ in capitals only",
        ),
        ("walk: {initiatives: {a: {name: A}}}\nexternals: {a: {}}", "in `walk` and an external"),
    ],
)
def test_phases_initiatives_and_externals_share_their_ids(
    said: Said, text: str, message: str
) -> None:
    found = said("title: x\nphases:\n  " + text, "STR002")

    assert len(found) == 1
    assert message in found[0]


@pytest.mark.parametrize(
    "block",
    [
        "people: {a: {name: A}, A: {name: B}}",
        "teams: {a: {}, A: {}}",
        "vendors: {a: {}, A: {}}",
        "insight: {a: {kind: persona}, A: {kind: persona}}",
        "risks: {a: {}, A: {}}",
        "vision: {outcomes: {a: {}, A: {}}}",
    ],
)
def test_capitals_tell_no_ids_apart_in_any_block(said: Said, block: str) -> None:
    assert len(said(f"title: x\nphases: {{}}\n{block}\n", "STR002")) == 1


PEOPLE = "people: {mia: {name: Mia Berg}}\n"


@pytest.mark.parametrize(
    "text",
    [
        "governance: {sponsor: mai}",
        "governance: {deputy: mai}",
        "governance: {lead: mai}",
        "governance: {core_team: [mia, mai]}",
        "governance: {steering: {members: [mai]}}",
        "governance: {culture_committee: mai}",
        "teams: {desk: {}}\ngovernance: {champions: {desk: mai}}",
        "governance: {champions: {desk: mia}}",
        "insight: {x: {kind: persona, owner: mai}}",
        "insight: {x: {kind: persona, who: [mai]}}",
        "vision: {outcomes: {nps: {owner: mai}}}",
        "decisions: [{what: x, by: mai}]",
        "decisions: [{what: x, affects: [nothing]}]",
        "risks: {r: {owner: mai}}",
        "risks: {r: {hits: [nothing]}}",
        "vision: {outcomes: {x: {metric: npss}}}",
    ],
)
def test_every_reference_to_nothing_is_found(said: Said, text: str) -> None:
    assert len(said(f"title: x\nphases: {{}}\n{PEOPLE}{text}\n", "STR003")) == 1


@pytest.mark.parametrize(
    "part",
    [
        "owner: mai",
        "owner: [mia, mai]",
        "after: [nothing]",
        "serves: [nothing]",
        "serves: {nothing: 5%}",
        "evidence: nothing",
        "impacts: {nothing: low}",
        "vendors: [nothing]",
    ],
)
def test_every_reference_of_an_initiative_to_nothing_is_found(said: Said, part: str) -> None:
    text = f"title: x\n{PEOPLE}phases: {{walk: {{initiatives: {{a: {{name: A, {part}}}}}}}}}\n"
    vision = "vision: {outcomes: {nps: {}}}\n"

    assert len(said(text + vision, "STR003")) == 1


def test_missing_outcomes_are_not_said_again_by_each_initiative_that_serves_one(
    said: Said,
) -> None:
    text = "title: x\nphases: {walk: {initiatives: {a: {name: A, serves: [nps]}}}}\n"

    assert said(text, "STR003") == []
    assert len(said(text, "VIS001")) == 1


@pytest.mark.parametrize(
    ("criterion", "found"),
    [
        ("efort >= 4.9", 1),
        ("effort >= 4.9", 0),
        ("lisen done", 1),
        ("listen done", 0),
        ("training done", 0),
        ("Everybody has met a customer", 0),
    ],
)
def test_a_criterion_names_an_outcome_or_work_or_nothing(
    said: Said, phases: Whole, criterion: str, found: int
) -> None:
    text = phases(f"crawl: {{exit: [{criterion}], initiatives: {{listen: {{name: L}}}}}}")

    assert len(said(text, "STR003")) == found


@pytest.mark.parametrize(
    "text",
    [
        "governance: {sponsor: Mia Berg, core_team: [The board]}",
        "governance: {sponsor: mia}",
        "decisions: [{what: x, by: Mia Berg, affects: [walk, a, nps]}]",
    ],
)
def test_names_with_a_blank_and_known_ids_are_fine(said: Said, text: str) -> None:
    whole = (
        f"title: x\n{PEOPLE}vision: {{outcomes: {{nps: {{}}}}}}\n"
        f"phases: {{walk: {{initiatives: {{a: {{name: A, owner: mia}}}}}}}}\n{text}\n"
    )

    assert not said(whole, "STR003")


@pytest.mark.parametrize(
    ("word", "help", "note"),
    [
        ("redesing", "did you mean `redesign`?", ""),
        ("Redesign", "did you mean `redesign`?", "capitals count in ids"),
        ("redesign-1w", "write blanks round the sign: `redesign - 1w`", "without blanks"),
        ("zebra", "define it under `phases`, or take one of `redesign` or `walk`", ""),
    ],
)
def test_the_help_offers_what_was_probably_meant(
    report: Report, phases: Whole, word: str, help: str, note: str
) -> None:
    text = phases(f"walk: {{initiatives: {{redesign: {{name: R, after: [{word}]}}}}}}")

    [found] = report(text, "STR003").findings

    assert found.help == help
    assert found.note.startswith(note)


@pytest.mark.parametrize(
    ("broken", "reference"),
    [
        ("  walk: {initiatvies: {listen: {name: L}}}\n", "listen"),
        ("  walk: {initiatives: {listen: {owner: mia}}}\n", "listen"),
        ("  walk: {initiatives: {listen: [name, L]}}\n", "listen"),
    ],
)
def test_an_id_in_a_part_that_cannot_be_read_may_be_meant(
    said: Said, broken: str, reference: str
) -> None:
    text = (
        "title: x\nphases:\n"
        f"{broken}  run: {{initiatives: {{a: {{name: A, after: [{reference}]}}}}}}\n"
    )

    assert not any("no initiative" in line for line in said(text))


def test_a_mistyped_outcome_is_found_although_another_part_is_broken(said: Said) -> None:
    text = """
    title: x
    vision: {outcomes: {effort: {metric: ces2, baseline: high}}}
    phases: {walk: {initiatives: {a: {name: A, serves: {efort: 5%}}}}}
    """

    assert any("there is no outcome `efort`" in line for line in said(text))


@pytest.mark.parametrize(
    ("settings", "message", "help"),
    [
        ("{VIS9: {x: 1}}", "there is no rule `VIS9`", "did you mean `VIS009`?"),
        ("{unfocused: {outcomes: 1}}", "there is no rule `unfocused`", "write `VIS009`"),
        ("{VIS009: {outcome: 1}}", "VIS009 knows no number `outcome`", "did you mean `outcomes`?"),
        ("{VIS009: {people: 1}}", "VIS009 knows no number `people`", "`outcomes` and `active`"),
        ("{VIS004: {x: 1}}", "VIS004 knows no number `x`", "has no numbers to set"),
    ],
)
def test_settings_name_rules_by_code_and_numbers_by_name(
    report: Report, settings: str, message: str, help: str
) -> None:
    [found] = report(f"title: x\nphases: {{}}\nsettings: {settings}\n", "STR001").findings

    assert message in found.message
    assert help in found.help


@pytest.mark.parametrize("settings", ["{unfocused: {outcomes: 7}}", "{VIS009: {outcome: 7}}"])
def test_a_mistyped_rule_or_number_is_repaired_where_it_stands(
    report: Report, settings: str
) -> None:
    text = f"title: x\nphases: {{}}\nsettings: {settings}\n"
    [found] = report(text, "STR001").findings

    assert found.fix
    assert apply(text, found.fix.edits).endswith("settings: {VIS009: {outcomes: 7}}\n")


def test_a_metric_that_the_catalogue_has_not_is_named(report: Report) -> None:
    text = "title: x\nphases: {}\nvision: {outcomes: {x: {metric: npss}}}\n"
    [found] = report(text, "STR003").findings

    assert found.message == "x.metric: there is no metric `npss`"
    assert found.help.startswith("did you mean `nps`")


@pytest.mark.parametrize(
    ("phases_", "messages"),
    [
        ("{}", ["There are no phases yet"]),
        ("{a: {}}", ["Phase `a` has no initiatives"]),
        ("{a: {initiatives: {x: {name: X}}}}", ["All work is in one phase, `a`"]),
        ("{a: {initiatives: {x: {name: X}}}, b: {initiatives: {y: {name: Y}}}}", []),
        ("{a: {initiatives: {x: {name: X}}}, b: {}}", ["Phase `b` has no initiatives"]),
    ],
)
def test_phases_hold_work_and_there_are_several(
    said: Said, phases_: str, messages: list[str]
) -> None:
    found = said(f"title: x\nphases: {phases_}\n", "STR005")

    assert [line.split(": ", 2)[2] for line in found] == messages


def test_an_outcome_with_its_share_in_one_text_is_shown_as_a_map(
    report: Report, phases: Whole
) -> None:
    work = "crawl: {initiatives: {a: {name: A, serves: effort 40%}}}"
    [found] = report(phases(work), "STR003").findings

    assert found.help == "write `serves: {effort: 40%}`"


def test_mistyped_ids_are_offered_for_the_first_hundred_only(report: Report, phases: Whole) -> None:
    work = "crawl:\n  initiatives:\n" + "".join(
        f"    w{n}: {{name: W, serves: [efort]}}\n" for n in range(150)
    )
    helps = [each.help for each in report(phases(work), "STR003").findings]

    assert len(helps) == 150
    assert set(helps[:100]) == {"did you mean `effort`?"}
    assert not any("did you mean" in help for help in helps[100:])


def test_unknown_rules_are_offered_for_the_first_hundred_only(report: Report) -> None:
    numbers = "".join(f"  VIS{n}: {{a: 1}}\n" for n in range(100, 250))
    text = f"title: T\nphases: {{}}\nsettings:\n{numbers}"

    helps = [each.help for each in report(text, "STR001").findings]

    assert len(helps) == 150
    assert all(help.startswith("did you mean") for help in helps[:100])
    assert set(helps[100:]) == {"`cxroad rule` lists all rules with code and name"}
