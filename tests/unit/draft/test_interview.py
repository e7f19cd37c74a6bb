"""The interview: whoever goes back or leaves, at whatever question, loses nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from cxroad.draft.compose import complete, composed
from cxroad.draft.given import FIELDS, Given, answers_text, given_of
from cxroad.draft.interview import Turn, interview
from cxroad.draft.questions import Question, questions
from cxroad.draft.template import TEMPLATES
from cxroad.errors import InputError
from cxroad.source.document import Map
from cxroad.source.reader import read_document

TODAY = date(2026, 11, 28)


class Script:
    """Answers in order; what is asked beyond them is left."""

    def __init__(self, answers: Iterable[str | Turn]) -> None:
        self.answers = list(answers)
        self.asked: list[Question] = []
        self.defaults: list[str] = []
        self.refused: list[str] = []
        self.helped: list[str] = []

    def ask(self, question: Question, default: str, number: int, total: int) -> str | Turn:
        assert 1 <= number <= total
        self.asked.append(question)
        self.defaults.append(default)
        said = self.answers.pop(0) if self.answers else Turn.QUIT
        return default if said == "" else said

    def refuse(self, message: str, help: str) -> None:
        self.refused.append(message)
        self.helped.append(help)


def read_back(given: Given) -> Given:
    document = read_document(answers_text(given).encode(), "x.yaml")
    assert document.problems == ()
    return given_of(plain(document.root) or {}, "x.yaml")


def plain(value: object) -> object:
    if isinstance(value, Map):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


def typed_answers(template: str) -> list[str]:
    """An answer of one's own to every question of a template."""
    own = {
        "template": template,
        "title": "Ők: a 'mi' \"ügyfeleink\" #1",
        "statement": "Whoever calls is helped: at once, by one person 👍",
        "horizon": "2029",
        "strategy": "Pillar 2 - keep customers",
        "voice": "I called four times.",
        "outcomes": "enps, churn",
        "baseline": "10",
        "sponsor": "Ilse Brandt",
        "sponsor_level": "director",
        "deputy": "Raj Mehta",
        "core_team": "Ana Lima (cx), Femi Ade (it)",
        "teams": "Shop, Field",
        "size": "12",
        "hours": "3h",
        "quick_wins": "Call back: today",
        "value": "Nobody waits for an answer overnight",
        "need": "",
        "start": "2027-02-01",
    }
    given: Given = {}
    answers = []
    while question := next(
        (each for each in questions(given, TODAY) if each.key not in given), None
    ):
        text = own.get(question.key[-1], own.get(question.key[0], ""))
        if question.key[-1] == "target":
            text = "+11" if question.key[1] == "enps" else "-12%"
        answers.append(text)
        given[question.key] = question.check(text)
    return answers


@pytest.mark.parametrize("template", TEMPLATES)
def test_whoever_leaves_at_any_question_finds_every_word_again(template: str) -> None:
    answers = typed_answers(template)
    whole: Given = {}
    assert interview(whole, Script(answers), TODAY)

    for number in range(len(answers)):
        given: Given = {}
        assert not interview(given, Script([*answers[:number], Turn.QUIT]), TODAY)
        assert len(given) == number
        again = read_back(given)
        assert again == given
        assert interview(again, Script(answers[number:]), TODAY)
        assert again == whole


@pytest.mark.parametrize("template", TEMPLATES)
def test_whoever_goes_all_the_way_back_is_offered_each_word_again(template: str) -> None:
    answers = typed_answers(template)
    whole: Given = {}
    interview(whole, Script(answers), TODAY)

    steps = len(answers) - 1
    script = Script([*answers[:-1], *[Turn.BACK] * steps, *[""] * steps, answers[-1]])
    given: Given = {}
    assert interview(given, script, TODAY)
    assert given == whole


@pytest.mark.parametrize("backs", range(1, 6))
def test_whoever_goes_back_and_then_leaves_loses_nothing(backs: int) -> None:
    answers = typed_answers("service")[:8]
    given: Given = {}
    interview(given, Script([*answers, *[Turn.BACK] * backs, Turn.QUIT]), TODAY)

    assert len(given) == 8


def test_an_interruption_keeps_the_answers_too() -> None:
    class Interrupted(Script):
        def ask(self, question: Question, default: str, number: int, total: int) -> str | Turn:
            if len(self.asked) == 4:
                raise KeyboardInterrupt
            return super().ask(question, default, number, total)

    given: Given = {}
    with pytest.raises(KeyboardInterrupt):
        interview(given, Interrupted(typed_answers("b2b")), TODAY)
    assert len(given) == 4


def test_a_refused_answer_is_explained_asked_again_and_not_offered() -> None:
    script = Script(["service", "Acme", "Too short", "Now it is long enough"])
    given: Given = {}
    interview(given, script, TODAY)

    assert script.refused == ["a vision needs at least 4 words"]
    assert script.helped[0].startswith("say what will be different")
    assert script.defaults[2] == script.defaults[3]
    assert given[("statement",)] == "Now it is long enough"


def test_a_refused_answer_is_kept_by_whoever_leaves_then() -> None:
    given: Given = {}
    interview(given, Script(["service", "Acme", "Too short", Turn.QUIT]), TODAY)

    assert given[("statement",)] == "Too short"


def test_back_at_the_first_question_stays_there() -> None:
    script = Script([Turn.BACK, "service"])
    interview({}, script, TODAY)

    assert script.refused == ["this is the first question"]
    assert script.asked[0].key == script.asked[1].key == ("template",)


def test_answers_that_are_there_are_not_asked_for_unless_they_do_not_fit() -> None:
    given: Given = {("title",): "Acme", ("statement",): "Short", ("outcomes",): "nps"}
    script = Script([""] * 60)
    assert not interview(dict(given), Script([""]), TODAY)
    interview(given, script, TODAY)

    asked = [question.key for question in script.asked]
    assert ("title",) not in asked
    assert ("statement",) in asked
    assert ("outcomes", "nps", "baseline") in asked


def test_goals_that_are_said_with_the_outcomes_are_not_asked_for() -> None:
    before: Given = {("template",): "starter", ("title",): "Acme"}
    line = "ces2: 4.6 to 5.8, revenue: 900 to 2000, churn"
    at = [each.key for each in questions(before, TODAY)].index(("outcomes",))
    script = Script([*[""] * (at - len(before)), line, *[""] * 60])
    given: Given = dict(before)
    assert interview(given, script, TODAY)

    asked = [question.key for question in script.asked]
    assert given[("outcomes",)] == "ces2, revenue, churn"
    assert (given["outcomes", "ces2", "baseline"], given["outcomes", "ces2", "target"]) == (
        "4.6",
        "5.8",
    )
    assert given["outcomes", "revenue", "target"] == "2000"
    assert ("outcomes", "ces2", "target") not in asked
    assert ("outcomes", "churn", "target") in asked


def test_a_goal_that_does_not_fit_is_asked_for_again() -> None:
    before: Given = {("template",): "starter", ("title",): "Acme"}
    at = [each.key for each in questions(before, TODAY)].index(("outcomes",))
    script = Script([*[""] * (at - len(before)), "ces2: 4.6 to 99", "5.8", *[""] * 60])
    given: Given = dict(before)
    assert interview(given, script, TODAY)

    assert len(script.refused) == 1
    assert given["outcomes", "ces2", "target"] == "5.8"


def test_a_line_of_an_answers_file_may_hold_goals() -> None:
    given = given_of({"title": "Acme", "outcomes": "ces2: 4.6 to 5.8, nps"}, "a.yaml")
    done = complete(given, TODAY)

    assert done[("outcomes",)] == "ces2, nps"
    assert done["outcomes", "ces2", "target"] == "5.8"


def test_what_was_said_of_an_outcome_that_was_given_up_is_forgotten() -> None:
    answers = typed_answers("service")
    at = answers.index("enps, churn")
    script = Script([*answers[: at + 5], *[Turn.BACK] * 5, "enps", *answers[at + 1 : at + 3]])
    script.answers += answers[at + 5 :]
    given: Given = {}

    assert interview(given, script, TODAY)
    assert {key[1] for key in given if key[0] == "outcomes" and len(key) > 1} == {"enps"}
    assert composed(complete(given, TODAY), TODAY)


@pytest.mark.parametrize("template", TEMPLATES)
def test_enter_alone_leads_through_the_interview(template: str) -> None:
    given: Given = {("template",): template}
    assert interview(given, Script([""] * 60), TODAY)

    assert complete(given, TODAY) == given
    assert given == complete({("template",): template}, TODAY)


@pytest.mark.parametrize("template", TEMPLATES)
def test_each_question_says_why_it_is_asked(template: str) -> None:
    asked = list(questions({("template",): template}, TODAY))

    assert all(question.why.endswith((".", "?")) for question in asked)
    assert len({question.key for question in asked}) == len(asked)
    assert {question.key[0] for question in asked} <= set(FIELDS)


def test_half_a_character_does_not_keep_answers_from_being_kept() -> None:
    assert read_back({("title",): "Acme \udc80"}) == {("title",): "Acme ?"}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"titel": "x"}, "no answer 'titel'"),
        ({"outcomes": {"nps": {"base": 1}}}, "no answer 'base'"),
        ({"title": ["x"]}, "`title` is a list"),
        ({"title": {"x": 1}}, "`title` is no text"),
        ({"title": True}, "`title` is no text"),
        ({"teams": 3}, "`teams` is no list"),
        ({"teams": {"a, b": {}}}, "cannot be a name"),
        ({"teams": {"a": 3}}, "is no map"),
        ({"quick_wins": ["a", "b", "c"]}, "too many"),
        ({"quick_wins": [{"name": "a", "valeu": "b"}]}, "did you mean value|no answer 'valeu'"),
        ({"core_team": ["a, b"]}, "holds a comma"),
        (["title"], "holds no answers"),
        ("title", "holds no answers"),
    ],
)
def test_a_file_of_something_else_is_refused_in_words(data: object, words: str) -> None:
    with pytest.raises(InputError, match=words):
        given_of(data, "x.yaml")
