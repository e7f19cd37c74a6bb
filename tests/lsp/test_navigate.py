"""Ids: where they are defined and named, and how they are renamed."""

from __future__ import annotations

import pytest

from cxroad.errors import UsageError
from cxroad.lsp.hints import hints
from cxroad.lsp.hover import hover
from cxroad.lsp.navigate import definition, references, renaming
from cxroad.lsp.outline import folds, parts
from cxroad.source.edits import apply

TEXT = """\
title: Test
start: 2027-01-11
vision:
  statement: Easy
  outcomes:
    effort: {name: Less effort, metric: ces2, baseline: 4.6, target: 5.8, by: 2028}
people:
  mia: {name: Mia Orlova, level: director}
phases:
  crawl:
    exit: ["effort >= 5", 'listen done']
    initiatives:
      listen: {name: Listen, owner: mia, estimate: 4w..6w, serves: {effort: 20%}}
      # settle waits for listen
      settle: {name: listen to listen, after: 'listen + 2w', estimate: 4w, serves: [effort]}
waive:
  - {rule: VAL005, at: crawl.listen.owner, because: Agreed}
"""


def lines(text: str, spans) -> list[int]:
    return [text.count("\n", 0, span.start) + 1 for span in spans]


def test_definition_is_found_from_every_place_that_names_it(cursor):
    for line, place in ((11, "'¦listen done"), (15, "'li¦sten + 2w"), (17, "crawl.listen¦.owner")):
        file, at = cursor(TEXT.replace(place.replace("¦", ""), place, 1))

        assert lines(TEXT, definition(file, at)) == [13], line


def test_references_are_all_places_and_no_others(cursor):
    file, at = cursor(TEXT.replace("      listen:", "      lis¦ten:"))

    assert lines(TEXT, references(file, at)) == [11, 13, 15, 17]
    assert lines(TEXT, references(file, at, definitions=False)) == [11, 15, 17]
    assert {"listen"} == {TEXT[slice(*span)] for span in references(file, at)}


def test_word_that_only_looks_like_an_id_is_none(cursor):
    file, at = cursor(TEXT.replace("listen to listen", "listen to ¦listen"))

    assert references(file, at) == ()


def test_definition_is_found_in_a_text_that_is_no_yaml(cursor):
    file, at = cursor(TEXT.replace("'listen + 2w'", "[li¦sten, "))

    assert lines(file.text, definition(file, at)) == [13]


def test_renaming_changes_every_place_and_nothing_else(cursor):
    file, at = cursor(TEXT.replace("      listen:", "      lis¦ten:"))
    new = apply(TEXT, renaming(file, at, "hear"))

    assert new.count("      hear: {name: Listen,") == 1
    assert "'hear done'" in new
    assert "'hear + 2w'" in new
    assert "crawl.hear.owner" in new
    assert "name: listen to listen" in new
    assert "# settle waits for listen" in new
    assert len(TEXT) - 2 * 4 == len(new)


def test_renaming_an_outcome_changes_shares_lists_and_criteria(cursor):
    file, at = cursor(TEXT.replace("    effort:", "    ¦effort:"))
    new = apply(TEXT, renaming(file, at, "ease"))

    assert new.count("ease") == 4
    assert "effort" in new  # in the outcome's name
    assert new.count("effort") == 1


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ("two words", "'two words' cannot be an id"),
        ("", "an id is missing"),
        ("settle", "there is a `settle` already"),
        ("listen", "`listen` is called so already"),
        ("SETTLE", "there is a `SETTLE` already"),
        ("crawl", "there is a `crawl` already"),
    ],
)
def test_renaming_is_refused_with_its_reason(new, reason, cursor):
    file, at = cursor(TEXT.replace("      listen:", "      lis¦ten:"))

    with pytest.raises(UsageError) as refused:
        renaming(file, at, new)
    assert reason == refused.value.message


def test_renaming_is_refused_where_nothing_has_an_id_and_in_broken_files(cursor):
    for text, reason in (
        ("¦" + TEXT, "there is no id here"),
        (TEXT.replace("      listen:", "      lis¦ten:") + "x: [\n", "the file cannot be read"),
        (
            TEXT.replace("      listen:", "      ¦listen:") + "externals: {listen: {}}\n",
            "`listen` is defined 2 times",
        ),
    ):
        file, at = cursor(text)
        with pytest.raises(UsageError) as refused:
            renaming(file, at, "hear")
        assert reason == refused.value.message


def said_at(cursor, text: str, before: str | None = None) -> str:
    found = hover(*cursor(text, before))
    return found[1] if found else ""


def test_initiative_tells_its_days_slack_value_and_what_waits(cursor):
    said = said_at(cursor, TEXT.replace("      listen:", "      lis¦ten:"))

    assert "**Listen** (`listen`)" in said
    assert "days: 15 Mar 2027 to 18 Apr 2027" in said
    assert "on the critical path" in said
    assert "value: 20 points of 100 (20 by `effort`)" in said
    assert "waited for by `settle`" in said


def test_outcome_tells_its_numbers_and_what_moves_it(cursor):
    said = said_at(cursor, TEXT.replace("{effort: 20%}", "{eff¦ort: 20%}"))

    assert "baseline: 4.6" in said
    assert "target: 5.8 by 2028" in said
    assert "moved by `listen` (20 %) and `settle` (80 %)" in said


def test_broken_file_still_tells_what_was_known_before(cursor):
    broken = TEXT.replace("'listen + 2w'", "[li¦sten, ")
    said = said_at(cursor, broken, before=TEXT)

    assert "days: 15 Mar 2027 to 18 Apr 2027" in said
    assert "as of the last version that could be read in full" in said


def test_key_and_metric_tell_what_they_are(cursor):
    assert "How long it takes" in said_at(cursor, TEXT.replace("estimate: 4w..", "esti¦mate: 4w.."))
    assert "it was easy" in said_at(cursor, TEXT.replace("metric: ces2", "metric: c¦es2"))


def test_word_to_choose_and_rule_that_is_waived_tell_what_they_mean(cursor):
    active = TEXT.replace("owner: mia,", "owner: mia, status: act¦ive,")

    assert "**active**: Work is going on." in said_at(cursor, active)
    assert "# VAL005 no-tangible-value" in said_at(cursor, TEXT.replace("VAL005", "VAL¦005"))


def test_person_tells_what_they_answer_for(cursor):
    assert "answers for `listen`" in said_at(cursor, TEXT.replace("owner: mia", "owner: m¦ia"))


def test_place_of_a_finding_shows_the_page_of_its_rule(cursor):
    said = said_at(cursor, TEXT.replace("title:", "titel¦:"))

    assert "# STR001 unknown-key" in said
    assert "**Why**" in said


def test_text_of_the_file_is_shown_and_not_obeyed(cursor):
    evil = TEXT.replace("name: Listen,", "name: '[x](command:y) ![i](http://h) <b>',")
    said = said_at(cursor, evil.replace("      listen:", "      lis¦ten:"))

    assert "](" not in said
    assert "<b>" not in said


def test_days_stand_behind_each_initiative_and_phase(cursor):
    file, _ = cursor(TEXT)
    found = {
        TEXT[: hint.offset].split("\n")[-1].strip(): hint.text
        for hint in hints(file, file.units.whole)
    }

    assert {"crawl:", "listen:", "settle:"} == found.keys()
    assert found["listen:"] == "15 Mar 2027 to 18 Apr 2027"


def test_days_of_before_stay_while_the_file_is_broken(cursor):
    file, _ = cursor(TEXT + "x: [\n", before=TEXT)
    fresh, _ = cursor(TEXT + "x: [\n")

    assert len(hints(file, file.units.whole)) == 3
    assert hints(fresh, fresh.units.whole) == ()


def test_outline_has_phases_with_their_initiatives_and_outcomes(cursor):
    for text in (TEXT, TEXT + "x: [\n"):
        file, _ = cursor(text)
        by_name = {part.name: part for part in parts(file)}

        assert [part.name for part in by_name["phases"].parts] == ["crawl"]
        assert [p.name for p in by_name["phases"].parts[0].parts] == ["listen", "settle"]
        assert [part.name for part in by_name["vision"].parts] == ["effort"]


def test_every_part_holds_its_head_and_lies_in_what_it_is_part_of(cursor):
    def check(part, around):
        assert around.start <= part.whole.start <= part.head.start
        assert part.head.end <= part.whole.end <= around.end
        for each in part.parts:
            check(each, part.whole)

    file, _ = cursor(TEXT)
    for part in parts(file):
        check(part, file.units.whole)


def test_what_has_lines_below_it_can_be_folded(cursor):
    file, _ = cursor("# one\n# two\ntitle: A\nphases:\n  a:\n    goal: x\n\n")

    assert folds(file) == ((0, 1), (3, 5), (4, 5))
