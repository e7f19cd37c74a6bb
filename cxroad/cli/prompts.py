"""Ways to put a question on a terminal: numbered lines, or lists and live checks by questionary."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from cxroad.cli.progress import Progress, say
from cxroad.draft.interview import Asker, Turn
from cxroad.draft.questions import Question
from cxroad.model.base import Unreadable

HOW = "Enter takes what stands in brackets, `back` goes back, `quit` leaves and keeps your answers."
"""How to answer; said once."""

_LONGEST_LINE = 4095
"""Bytes that a terminal passes on of one line, without a word about the rest. Source: Linux."""

_WORDS = {"back": Turn.BACK, "quit": Turn.QUIT}


def best_asker(plain: bool) -> Asker:
    """The best way that this terminal has: by questionary where it is installed and wanted."""
    if Progress.current:
        Progress.current.end()
    drawn = sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if drawn and not plain and _has_questionary():
        return FancyAsker()
    return PlainAsker(_line)


def _has_questionary() -> bool:
    """Whether questionary is there, and a screen that it can draw on."""
    try:
        import questionary
    except ImportError:
        return False
    if sys.platform == "win32":
        from prompt_toolkit.output import create_output
        from prompt_toolkit.output.win32 import NoConsoleScreenBufferError

        try:
            create_output()
        except NoConsoleScreenBufferError:
            return False
    return bool(questionary)


def _line() -> str | None:
    """A line that somebody typed, as text however it is encoded; None at the end."""
    data = sys.stdin.buffer.readline()
    return data.decode(sys.stdin.encoding or "utf-8", "replace").rstrip("\r\n") if data else None


class PlainAsker:
    """Questions as numbered lines on stderr, one answer a line: for every terminal and reader.

    Args:
        line: Gives the next line that was typed, None when there is no more.
    """

    def __init__(self, line: Callable[[], str | None]) -> None:
        self._next = line
        self._begun = False

    def ask(self, question: Question, default: str, number: int, total: int) -> str | Turn:
        """The answer as it was typed, the default for nothing; or what is wished instead.

        Raises:
            KeyboardInterrupt: Ctrl+C.
        """
        if not self._begun:
            _say(HOW)
            self._begun = True
        _say(f"\n{number} of {total}. {question.ask}\n   {question.why}")
        for at, (choice, meaning) in enumerate(question.choices.items(), 1):
            _say(f"   {at}) {choice}" + (f": {meaning}" if meaning else ""))
        shown = default or question.shown
        say(f"   [{_harmless(shown)}] > " if shown else "   > ")
        sys.stderr.flush()
        said = self._next()
        if said is None:
            _say("")
            return Turn.QUIT
        if len(said.encode()) >= _LONGEST_LINE:
            self.refuse("a terminal cuts a line as long as that", "shorten it, or use --answers")
            return self.ask(question, default, number, total)
        word = said.strip()
        if word.isascii() and word.isdigit() and 1 <= int(word[:9]) <= len(question.choices):
            return list(question.choices)[int(word) - 1]
        return _WORDS.get(word.lower()) or (said if word else default)

    def refuse(self, message: str, help: str) -> None:
        """Say what is wrong with an answer."""
        _say(f"   No: {message}" + (f"; {help}" if help else ""))


class FancyAsker:
    """Questions by questionary: lists to choose from, and answers checked as they are typed."""

    def __init__(self) -> None:
        self._begun = False

    def ask(self, question: Question, default: str, number: int, total: int) -> str | Turn:
        """The answer as it was typed, the default for nothing; or what is wished instead.

        Raises:
            KeyboardInterrupt: Ctrl+C.
        """
        import questionary

        if not self._begun:
            _say(HOW)
            self._begun = True
        _say(f"\n{question.why}")
        text = f"{number} of {total}. {question.ask}"
        try:
            if question.choices:
                return self._chosen(text, question, default)
            typed = default if default != question.default else ""  # to go on writing
            shown = "" if typed else default or question.shown
            said = questionary.text(
                text,
                default=typed,
                instruction=f"[{_harmless(shown)}] " if shown else None,
                validate=lambda typed: self._fault(question, typed, default),
            ).unsafe_ask()
        except EOFError:
            return Turn.QUIT
        said = str(said)
        return _WORDS.get(said.strip().lower()) or (said if said.strip() else default)

    def refuse(self, message: str, help: str) -> None:
        """Say what is wrong with an answer."""
        _say(f"No: {message}" + (f"; {help}" if help else ""))

    def _chosen(self, text: str, question: Question, default: str) -> str | Turn:
        from questionary import Choice, select

        choices = [
            Choice(f"{name}: {meaning}" if meaning else name, name)
            for name, meaning in question.choices.items()
        ]
        first = default if default in question.choices else None
        said = str(select(text, choices=[*choices, *_WORDS], default=first).unsafe_ask())
        return _WORDS.get(said) or said

    def _fault(self, question: Question, typed: str, default: str) -> bool | str:
        """What is wrong with an answer so far; True where nothing is."""
        if typed.strip().lower() in _WORDS:
            return True
        try:
            question.check(typed if typed.strip() else default)
        except Unreadable as error:
            return f"{error.message}; {error.help}" if error.help else error.message
        return True


def _say(text: str) -> None:
    from cxroad.render.visible import visible

    say("\n".join(visible(line) for line in text.split("\n")) + "\n")


def _harmless(text: str) -> str:
    from cxroad.render.visible import visible

    return visible(text)
