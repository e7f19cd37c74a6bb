"""Drafts pass their own level on every day, and no answer breaks one."""

from __future__ import annotations

import os
from datetime import date

import jsonschema
import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from cxroad.api import Project, load_text
from cxroad.draft.compose import complete, composed, left_open
from cxroad.draft.days import usual_start
from cxroad.draft.given import Given
from cxroad.draft.template import TEMPLATES, template
from cxroad.errors import UsageError
from cxroad.findings.finding import Severity
from cxroad.load.json_schema import json_schema
from cxroad.model.base import Unreadable
from cxroad.model.metrics import METRICS
from cxroad.source.document import Map
from cxroad.source.plain import Kind, Plain
from cxroad.source.reader import read_document

CASES = int(os.environ.get("CXROAD_CASES", "12"))
TODAY = date(2026, 11, 28)
LARGE = [name for name in TEMPLATES if name != "starter"]
DAYS = (TODAY, date(2026, 12, 31), date(2027, 3, 1), date(2028, 2, 29))
ANSWERED: Given = {
    ("title",): "Acme",
    ("statement",): "Whoever calls is helped by the first person who answers.",
    ("strategy",): "Grow by keeping customers",
    ("voice",): "I called four times and told it four times.",
    ("outcomes",): "enps, ces2, churn",
    ("outcomes", "enps", "baseline"): "-5",
    ("outcomes", "enps", "target"): "20",
    ("outcomes", "ces2", "baseline"): "4.6",
    ("outcomes", "ces2", "target"): "5.8",
    ("outcomes", "churn", "baseline"): "17%",
    ("outcomes", "churn", "target"): "12%",
    ("sponsor",): "Ilse Brandt",
    ("deputy",): "Raj Mehta",
    ("core_team",): "Ana Lima (cx), Tomas Novak (service), Lena Kos (HR), Jo Field (field work)",
    ("teams",): "Shop floor, Engineers",
    ("teams", "Shop floor", "size"): "40",
    ("teams", "Engineers", "size"): "20",
    ("quick_wins", "1"): "Say when the engineer comes",
    ("quick_wins", "1", "value"): "Whoever waits at home knows the hour",
    ("quick_wins", "1", "need"): "I do not mind waiting; I mind not knowing",
}


def project(given: Given, today: date = TODAY) -> tuple[Project, str]:
    text = composed(complete(given, today), today)
    return load_text(text.encode(), today=today, path="x.yaml"), text


def grave(ran: Project) -> list[str]:
    found = ran.report.findings
    return [f"{each.code} {each.message}" for each in found if each.severity is not Severity.INFO]


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_draft_without_any_answer_has_no_error_and_no_warning(name: str, today: date) -> None:
    ran, _ = project({("template",): name}, today)

    assert grave(ran) == []
    assert ran.report.level == ("starter" if name == "starter" else "team")
    assert not ran.loaded.partial


@pytest.mark.parametrize("start", ["2026-12-28", "2027-03-31", "2027-Q3", "2026-01-05"])
@pytest.mark.parametrize("name", LARGE)
def test_a_draft_may_start_on_any_day(name: str, start: str) -> None:
    given = {("template",): name, ("start",): start}
    wrong = [line for line in grave(project(given)[0]) if not line.startswith("STR006")]

    # Whoever starts in the past has work behind its days, and a baseline that is overdue.
    assert wrong == [] or start < str(TODAY)


@pytest.mark.parametrize("name", LARGE)
def test_answers_stand_in_the_draft_and_leave_less_open(name: str) -> None:
    ran, text = project({("template",): name, **ANSWERED})
    roadmap = ran.loaded.roadmap

    assert grave(ran) == []
    assert roadmap is not None
    assert roadmap.people["sponsor"].name == "Ilse Brandt"
    assert roadmap.people["people"].name == "Lena Kos"
    assert roadmap.people["jo-field"].function == "field work"
    assert list(roadmap.governance.core_team) == ["lead", "service", "people", "jo-field"]
    assert roadmap.teams["shop-floor"].size == 40
    assert roadmap.teams["shop-floor"].frontline
    assert roadmap.initiatives["first-win"].name == "Say when the engineer comes"
    assert roadmap.initiatives["first-win"].value == "Whoever waits at home knows the hour"
    assert roadmap.case.emotional == ANSWERED[("voice",)]
    assert [str(each.baseline) for each in roadmap.outcomes.values()] == ["-5", "4.6", "17%"]
    assert "baseline" not in roadmap.initiatives
    assert roadmap.waive == ()
    assert len(left_open(text)) < len(left_open(project({("template",): name})[1]))


def test_the_starter_has_thirteen_lines_where_the_baseline_is_known() -> None:
    given = {
        ("template",): "starter",
        ("statement",): "Every resident gets an answer the first time they ask.",
        ("outcomes",): "fcr",
        ("outcomes", "fcr", "baseline"): "58%",
        ("outcomes", "fcr", "target"): "75%",
    }
    ran, text = project(given)
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]

    assert len(lines) == 13
    assert ran.report.findings == ()


@pytest.mark.parametrize("name", TEMPLATES)
def test_what_is_open_is_found_at_its_line_and_fits_on_it(name: str) -> None:
    _, text = project({("template",): name})
    lines = text.splitlines()
    found = left_open(text)

    assert found
    for each in found:
        line, after = lines[each.line - 1], lines[each.line]
        assert line.endswith(f"# open: {each.what}")
        assert len(line) <= 100
        assert not after.lstrip().startswith("# ") or "# open: " in after


def test_an_unknown_baseline_is_work_and_its_absence_is_waived_until_a_day() -> None:
    ran, _ = project({("template",): "service"})
    roadmap = ran.loaded.roadmap

    steps = roadmap.initiatives["baseline"].steps
    assert [step.partition(":")[0] for step in steps] == list(roadmap.outcomes)
    assert [waived.finding.code for waived in ran.report.waived] == ["VIS002"] * 4
    late = load_text(
        composed(complete({("template",): "service"}, TODAY), TODAY).encode(),
        today=date(2027, 6, 1),
        path="x.yaml",
    )
    assert "VIS002" in {each.code for each in late.report.findings}


@pytest.mark.parametrize("name", LARGE)
def test_gates_can_be_met_and_value_comes_all_along(name: str) -> None:
    ran, _ = project({("template",): name})
    codes = {each.code for each in ran.report.findings}

    assert not codes & {"SCH002", "VAL001", "VAL002", "VAL006", "PPL001", "GOV005", "GOV006"}


@pytest.mark.parametrize("key", [key for key in ANSWERED if key[-1] not in ("size",)], ids=str)
@pytest.mark.parametrize(
    "text",
    [
        *("a: b", "- x", '"', "'", "#", "{}", "👩‍👩‍👧", "ő ł ї ώ", "a\nb", "x" * 10_000),
        *("\x1b[2J", "", "null"),
    ],
    ids=repr,
)
def test_a_hostile_answer_is_refused_in_words_or_reads_back(key: tuple, text: str) -> None:
    given = {**ANSWERED, key: text}
    try:
        ran, _ = project(given)
    except UsageError:
        return

    assert ran.loaded.roadmap is not None
    assert not ran.loaded.partial


@settings(max_examples=CASES)
@examples(st.lists(st.text(max_size=80), min_size=6, max_size=6), st.sampled_from(list(TEMPLATES)))
def test_no_text_breaks_a_draft(texts: list[str], name: str) -> None:
    keys = [("title",), ("statement",), ("quick_wins", "1"), ("quick_wins", "2")]
    if name != "starter":
        keys += [("voice",), ("sponsor",)]
    given = {("template",): name} | dict(zip(keys, texts, strict=False))
    try:
        ran, _ = project(given)
    except UsageError:
        return
    roadmap = ran.loaded.roadmap

    assert roadmap is not None
    assert roadmap.title == as_kept(texts[0]).replace("\n", " ")
    assert roadmap.vision.statement == as_kept(texts[1])
    assert roadmap.initiatives["first-win"].name == as_kept(texts[2]).replace("\n", " ")


def as_kept(text: str) -> str:
    return text.replace("\t", " ").strip()


@pytest.mark.parametrize("name", LARGE)
def test_a_large_draft_holds_what_its_template_promises(name: str) -> None:
    initiatives = project({("template",): name})[0].loaded.roadmap.initiatives

    assert f"{len(initiatives)} initiatives in three phases" in TEMPLATES[name]
    assert len({each.name for each in initiatives.values()}) == len(initiatives)


def as_editors_read(value: object) -> object:
    if isinstance(value, Map):
        return {key: as_editors_read(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_editors_read(item) for item in value]
    if isinstance(value, Plain) and value.kind is Kind.BOOLEAN:
        return value == "true"
    if isinstance(value, Plain):
        return float(value) if "." in value else int(value)
    return value


@pytest.mark.parametrize("draft", ["draft-07", "2020-12"])
@pytest.mark.parametrize("name", TEMPLATES)
def test_an_editor_finds_nothing_wrong_with_a_draft(name: str, draft: str) -> None:
    _, text = project({("template",): name})
    root = read_document(text.encode(), "x.yaml").root
    schema = json_schema(draft)
    check = jsonschema.validators.validator_for(schema)(schema)

    assert [error.message for error in check.iter_errors(as_editors_read(root))] == []


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({("template",): "servis"}, "no template 'servis'"),
        ({("outcomes",): "nsp"}, "no metric 'nsp'"),
        ({("start",): "soon"}, "start"),
        ({("statement",): "Be better"}, "at least 4 words"),
        ({("horizon",): "2020"}, "over before the work starts"),
        ({("template",): "starter", ("sponsor",): "Ilse"}, "does not ask for that"),
        ({("outcomes",): "nps", ("outcomes", "nps", "baseline"): "130"}, "runs from -100 to 100"),
        (
            {
                ("outcomes",): "churn",
                ("outcomes", "churn", "baseline"): "10%",
                ("outcomes", "churn", "target"): "12%",
            },
            "gets better by going down",
        ),
        ({("outcomes",): "asa", ("outcomes", "asa", "baseline"): "0"}, "no target is given"),
        ({("teams",): "Shop, shop!"}, "both be called shop"),
        ({("quick_wins", "1"): "  "}, "something is needed"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_in_words(given: Given, words: str) -> None:
    with pytest.raises((UsageError, Unreadable), match=words):
        complete(given, TODAY)


@pytest.mark.parametrize(
    ("today", "start"),
    [
        (date(2026, 11, 28), date(2026, 12, 7)),
        (date(2026, 12, 31), date(2027, 1, 4)),
        (date(2027, 1, 31), date(2027, 2, 1)),
    ],
)
def test_work_usually_starts_on_the_first_monday_of_next_month(today: date, start: date) -> None:
    assert usual_start(today) == start


@pytest.mark.parametrize("name", LARGE)
def test_texts_of_templates_speak_of_their_own_people(name: str) -> None:
    parts = template(name).parts
    _, text = project({("template",): name})

    assert "{" not in text.replace("{effort: 40%}", "").replace("impacts: {", "")
    assert parts["customers"] in text
    for metric in METRICS.values():
        text = text.replace(metric.meaning, "")
    others = {"customers", "residents", "clients"} - {parts["customers"]}
    assert not [word for word in others if f" {word} " in text]
