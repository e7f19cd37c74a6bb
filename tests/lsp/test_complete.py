"""What may be typed, on YAML that nobody has finished typing."""

from __future__ import annotations

import pytest

from cxroad.lsp.complete import offers

SOUND = """\
title: Test
start: 2027-01-11
vision:
  statement: Easy
  outcomes:
    effort: {name: Less effort, metric: ces2, baseline: 4.6, target: 5.8, by: 2028}
people:
  mia: {name: Mia Orlova}
teams:
  agents: {size: 20}
vendors:
  crm: {name: The CRM firm}
insight:
  calls: {kind: listening}
phases:
  crawl:
    initiatives:
      listen: {name: Listen to calls, owner: mia, estimate: 4w}
      settle: {name: Settle at once, after: listen, estimate: 4w}
  walk:
    initiatives:
      one-view:
        name: One view
        estimate: 6w
"""


@pytest.fixture
def words(cursor):
    """The words that are offered at the mark; the text was sound before it was typed."""

    def found(text: str) -> list[str]:
        return [offer.word for offer in offers(*cursor(text, before=SOUND))[1]]

    return found


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted"),
    [
        ("¦", "risks", "title"),
        ("ri¦", "risks", "title"),
        ("      new:\n        ¦\n", "owner", "title"),
        ("      new:\n        name: A\n        ow¦\n", "owner", "name"),
        ("      new: {name: A, ow¦\n", "owner", "name"),
        ("      new: {ow¦, name: A}\n", "owner", "name"),
        ("      new: {name: A,\n        ow¦}\n", "owner", "name"),
        ("      new:\n        owner: ¦\n", "mia", "agents"),
        ("      new:\n        owner: [¦\n", "mia", "agents"),
        ("      new: {owner: m¦\n", "mia", "agents"),
        ("      new:\n        after: l¦\n", "listen", "effort"),
        ("      new:\n        after: [listen, ¦]\n", "one-view", "new"),
        ("      new:\n        after:\n          - ¦\n", "settle", "new"),
        ("      new:\n        after:\n        - ¦\n", "settle", "new"),
        ("      new:\n        serves: {¦\n", "effort", "listen"),
        ("      new:\n        serves:\n          ¦\n", "effort", "listen"),
        ("      new:\n        serves: {effort: ¦\n", "20%", "effort"),
        ("      new:\n        impacts: {¦}\n", "agents", "mia"),
        ("      new:\n        impacts: {agents: ¦}\n", "high", "agents"),
        ("      new:\n        vendors: [¦]\n", "crm", "mia"),
        ("      new:\n        evidence: ¦\n", "calls", "mia"),
        ("      new:\n        status: ¦\n", "active", "enabler"),
        ("      new:\n        kind: ¦\n", "enabler", "active"),
        ("      new:\n        protected: ¦\n", "true", "active"),
        ("      new:\n        estimate: ¦\n", "4w..8w", "active"),
        ("    exit:\n      - ¦\n", "effort", "mia"),
        ("    exit: [¦]\n", "listen done", "mia"),
        ("settings:\n  ¦\n", "VAL003", "STR001"),
        ("settings:\n  VAL003:\n    ¦\n", "quick", "level"),
        ("settings:\n  level: ¦\n", "team", "VAL003"),
        ("waive:\n  - ¦\n", "rule", "title"),
        ("waive:\n  - rule: A\n    ¦\n", "because", "rule"),
        ("waive:\n  - rule: V¦\n", "VAL003", "title"),
        ("waive:\n  - {rule: V¦}\n", "VAL003", "title"),
        ("waive:\n  - {rule: VAL003, ¦}\n", "because", "rule"),
        ("decisions:\n  - {wh¦\n", "what", "title"),
        ("waive:\n  - rule: VAL003\n    at: ¦\n", "one-view", "mia"),
        ("scenarios:\n  bad:\n    - ¦\n", "shock", "vendor"),
        ("scenarios:\n  bad:\n    - shock: ¦\n", "vendor-closes", "crm"),
        ("scenarios:\n  bad:\n    - shock: vendor-closes\n      ¦\n", "vendor", "shock"),
        ("governance:\n  champions: {agents: ¦\n", "mia", "agents"),
        ("decisions:\n  - what: A\n    affects: [¦\n", "effort", "mia"),
    ],
)
def test_what_fits_is_offered_and_what_does_not_is_not(typed, wanted, unwanted, words):
    found = words(SOUND + typed)

    assert wanted in found
    assert unwanted not in found


@pytest.mark.parametrize(
    "typed",
    [
        "# ri¦",
        "title: Hello w¦",
        "organisation: ¦",
        "      new: {name: A} ¦",
        "      new:\n        own  ¦\n",
        "      new:\n        why: >\n          own¦\n",
        "      new:\n        why: it goes on\n          own¦\n",
        "      new:\n        after: listen + ¦\n",
    ],
)
def test_nothing_is_offered_where_free_text_is_typed(typed, words):
    assert words(SOUND + typed) == []


def test_metrics_are_offered_as_metrics_and_as_outcomes(words):
    assert "nps" in words(SOUND.replace("metric: ces2", "metric: ¦"))
    assert "nps" in words("vision:\n  outcomes:\n    ¦\n")


def test_work_that_would_have_to_wait_for_itself_is_not_offered(words):
    found = words(SOUND.replace("owner: mia,", "after: [¦"))

    assert "one-view" in found
    assert "settle" not in found
    assert "listen" not in found


def test_key_that_has_its_colon_gets_no_second_one(cursor):
    _, found = offers(*cursor(SOUND + "      new:\n        own¦er: mia\n"))

    assert {"owner"} == {offer.text for offer in found if offer.word == "owner"}


def test_map_and_value_are_written_with_what_follows_their_colon(cursor):
    _, found = offers(*cursor("¦"))
    texts = {offer.word: offer.text for offer in found}

    assert texts["title"] == "title: "
    assert texts["vision"] == "vision:"


def test_every_key_says_what_it_is_for(cursor):
    for text in ("¦", "vision:\n  ¦", "phases:\n  a:\n    initiatives:\n      b:\n        ¦"):
        _, found = offers(*cursor(text))

        assert found
        assert all(offer.about for offer in found)


def test_names_of_a_file_are_shown_and_not_obeyed(cursor):
    text = SOUND.replace("Mia Orlova", "[Mia](command:evil) <b>")
    _, found = offers(*cursor(text + "      new:\n        owner: ¦\n", before=text))

    assert "](" not in found[0].about
    assert "<b>" not in found[0].about


def test_text_that_is_larger_than_any_roadmap_gets_findings_only(cursor):
    file, at = cursor(SOUND + "#" * 1024 * 1024 + "\n¦")

    assert offers(file, at)[1] == ()
    assert file.report.findings
