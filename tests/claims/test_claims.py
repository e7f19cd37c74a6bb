"""Every claim of the articles that a tool can check is checked, by a rule or a field."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from cxroad.draft.compose import complete, composed
from cxroad.draft.template import TEMPLATES
from cxroad.lint.catalog import RULES
from cxroad.load.json_schema import json_schema
from cxroad.model.metrics import METRICS
from cxroad.source.document import Map
from cxroad.source.reader import read_document

HERE = Path(__file__).parent
DESIGN = Path(__file__).parents[3] / "shared" / "design" / "claims.md"
BOOK = tomllib.loads((HERE / "claims.toml").read_text(encoding="utf-8"))
CLAIMS = BOOK["claims"]
ARTICLES = BOOK["articles"]
SCHEMA = json_schema("2020-12")
SHOCKS = set(re.findall(r"'const': '([a-z-]+)'", str(SCHEMA)))
PLACES = {"initiatives": ("phases", "initiatives"), "outcomes": ("vision", "outcomes")}
"""Where maps of ids stand that a claim names without their way."""


def all_of(key: str) -> list[tuple[str, str]]:
    return [(id, word) for id, claim in CLAIMS.items() for word in claim.get(key, [])]


def below(part: dict, key: str) -> dict:
    """The schema of a key; a map of ids or a list leads on to what stands in it."""
    while "$ref" in part:
        part = SCHEMA["$defs"][part["$ref"].rsplit("/", 1)[1]]
    if key in part.get("properties", {}):
        return part["properties"][key]
    inside = [*part.get("patternProperties", {}).values(), part.get("additionalProperties")]
    for inner in [*inside, part.get("items")]:
        if isinstance(inner, dict):
            return below(inner, key)
    raise KeyError(key)


@pytest.mark.parametrize(("claim", "code"), all_of("rules"))
def test_the_rule_that_checks_a_claim_exists(claim: str, code: str) -> None:
    assert code in RULES, f"claim {claim} has no rule {code}"


@pytest.mark.parametrize(("claim", "field"), all_of("fields"))
def test_the_field_that_holds_a_claim_exists(claim: str, field: str) -> None:
    path, _, value = field.partition(" = ")
    part = SCHEMA
    first, *rest = path.split(".")
    for key in (*PLACES.get(first, (first,)), *rest):
        part = below(part, key)

    if value:
        text = str(part | (SCHEMA["$defs"].get(part.get("$ref", "").rsplit("/", 1)[-1]) or {}))
        assert f"'{value}'" in text, f"claim {claim}: {path} cannot be {value}"


@pytest.mark.parametrize(("claim", "shock"), all_of("shocks"))
def test_the_shock_that_plays_a_claim_exists(claim: str, shock: str) -> None:
    assert shock in SHOCKS, f"claim {claim} has no shock {shock}"


@pytest.mark.parametrize(("claim", "metric"), all_of("metrics"))
def test_the_metric_of_a_claim_is_in_the_catalogue(claim: str, metric: str) -> None:
    assert metric in METRICS, f"claim {claim} has no metric {metric}"


@cache
def draft_of(name: str) -> Map:
    """A draft without any answer, as its file holds it."""
    today = date(2026, 11, 28)
    text = composed(complete({("template",): name}, today), today)
    root = read_document(text.encode(), name).root
    assert isinstance(root, Map)
    return root


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name != "starter"])
@pytest.mark.parametrize("words", BOOK["drafts"])
def test_what_a_draft_holds_for_a_claim_is_in_every_large_template(words: str, name: str) -> None:
    for place in BOOK["drafts"][words]:
        part = draft_of(name)
        for key in place.split("."):
            assert key in part, f"{name} has no {place}"
            part = part[key]
        assert len(part) > 0


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name != "starter"])
def test_a_draft_puts_first_what_comes_first(name: str) -> None:
    draft = draft_of(name)
    crawl = draft["phases"]["crawl"]["initiatives"]
    first = next(iter(draft["vision"]["outcomes"].values()))
    menu = [step.partition(":")[0] for step in crawl["safari"]["steps"]]
    governance = draft["governance"]

    assert next(iter(crawl)) == "agree"
    assert METRICS[first["metric"]].kind == "E"
    assert list(dict.fromkeys(menu)) == ["Mild", "Warm", "Radical"]
    assert governance["steering"]["every"] == "4w"
    for key in ("sponsor", "deputy", "core_team", "champions", "culture_committee", "handover"):
        assert governance[key], key
    assert len([each for each in crawl.values() if each.get("kind") == "quick-win"]) == 3
    assert {each["kind"] for each in draft["insight"].values()} >= {
        *("listening", "persona", "journey-map", "immersion"),
    }


def test_each_claim_that_a_draft_holds_says_where() -> None:
    assert {words for _, claim in CLAIMS.items() if (words := claim.get("draft"))} == set(
        BOOK["drafts"]
    )


def articles_of(code: str) -> set[str]:
    """The articles whose claims a rule checks, by number."""
    return {id.partition(".")[0] for id, claim in CLAIMS.items() if code in claim.get("rules", [])}


@pytest.mark.parametrize("code", sorted({code for _, code in all_of("rules")}))
def test_a_rule_names_an_article_that_it_rests_on(code: str) -> None:
    said = " ".join(RULES[code].sources)

    assert any(ARTICLES[number] in said for number in articles_of(code)), said


def test_every_claim_is_visible_somewhere() -> None:
    ways = {"rules", "fields", "shocks", "metrics", "summary", "draft"}

    assert [id for id, claim in CLAIMS.items() if not ways & claim.keys()] == []


def test_claims_are_those_of_the_articles() -> None:
    if not DESIGN.exists():
        pytest.skip(f"the list of the articles' claims is not here: {DESIGN.name}")
    rows = re.findall(
        r"^\| (\d\.\d+) \| .*? \| ([FRSYT -]+) \| (.*?) \|\s*$",
        DESIGN.read_text(encoding="utf-8"),
        re.MULTILINE,
    )

    assert len(rows) > 100
    for id, kinds, where in rows:
        if kinds.strip() == "-":
            continue
        ours = CLAIMS[id]
        named = set(re.findall(r"\b[A-Z]{3}[0-9]{3}\b", where))
        assert named <= set(ours.get("rules", [])), id
        assert "R" not in kinds.split() or ours.get("rules"), id
        assert "T" not in kinds.split() or ours.get("draft"), id
        assert "F" not in kinds.split() or ours.get("fields") or ours.get("metrics"), id
