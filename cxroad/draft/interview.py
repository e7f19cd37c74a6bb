"""The interview: one question after the other, back and forth, without losing a word."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Protocol

from cxroad.draft.given import PARTS, Given, Key
from cxroad.draft.questions import Question, questions
from cxroad.model.base import Unreadable


class Turn(Enum):
    """What may be wished instead of an answer."""

    BACK = "back"
    QUIT = "quit"


class Asker(Protocol):
    """Whoever puts a question to somebody."""

    def ask(self, question: Question, default: str, number: int, total: int) -> str | Turn:
        """The answer as it was typed, the default for nothing; or what is wished instead.

        Args:
            number, total: The how manieth question it is, and of how many, as far as one knows.
        """

    def refuse(self, message: str, help: str) -> None:
        """Say what is wrong with an answer; the question comes again."""


def interview(given: Given, asker: Asker, today: date) -> bool:
    """Ask whatever has no answer yet, and put each answer where the others are.

    Answers that were there before are checked too, and asked for anew where they do not fit.
    However it ends, nothing that was typed is lost: it is in `given` then.

    Returns:
        Whether all is answered; otherwise somebody left.
    """
    earlier: Given = {}
    refused: Given = {}
    finished = False
    try:
        finished = _asked(given, earlier, refused, asker, today)
        return finished
    finally:
        if not finished:
            for key, text in (*earlier.items(), *refused.items()):
                given.setdefault(key, text)


def _asked(given: Given, earlier: Given, refused: Given, asker: Asker, today: date) -> bool:
    """The same; `earlier` gets answers that were taken back, `refused` those that do not fit."""
    behind: list[Key] = []
    checked: set[Key] = set()
    while True:
        questioned = list(questions(given, today))
        question = next((each for each in questioned if each.key not in checked), None)
        if question is None:
            _forget_unasked(given, {each.key for each in questioned})
            return True
        if question.key in given:
            said = given.pop(question.key)
        else:
            default = earlier.get(question.key, question.default)
            number = questioned.index(question) + 1
            answer = asker.ask(question, default, number, len(questioned))
            if answer is Turn.QUIT:
                return False
            if answer is Turn.BACK:
                _back(given, earlier, behind, checked, asker)
                continue
            assert isinstance(answer, str)
            said = answer
            behind.append(question.key)
        try:
            given[question.key] = question.check(said)
        except Unreadable as error:
            refused[question.key] = said
            if behind and behind[-1] == question.key:
                behind.pop()
            asker.refuse(error.message, error.help)
        else:
            also = question.also(said)
            given |= also
            checked -= also.keys()
            checked.add(question.key)
            refused.pop(question.key, None)


def _back(given: Given, earlier: Given, behind: list[Key], checked: set[Key], asker: Asker) -> None:
    """Take the last answer back; it becomes the default of its question."""
    if not behind:
        asker.refuse("this is the first question", "")
        return
    key = behind.pop()
    earlier[key] = given.pop(key)
    checked.discard(key)


def _forget_unasked(given: Given, asked: set[Key]) -> None:
    """Drop what was said about outcomes and teams that were given up later."""
    for key in [key for key in given if key[0] in PARTS and key not in asked]:
        del given[key]
