"""What a shell asks when somebody presses the tab key: what can the word at the cursor be?

The scripts of `cxroad completion` ask it through the environment: `_CXROAD_COMPLETE` names the
shell. The answer is a line that says whether names of files fit as well, then one line for each
value, with a tab before what it is. Whatever goes wrong, the answer is merely shorter.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cxroad.cli.candidates import KINDS, Asked, Offer

ASKS = "_CXROAD_COMPLETE"
"""The variable that makes a run answer a shell: `bash`, `zsh` or `fish`."""

LINE = "_CXROAD_LINE"
"""What stands before the cursor; bash alone parts words in a way of its own."""

_LONGEST = 60
"""Characters of an explanation at most; our default."""

_FILES = ("FILE", "PATHS")
_WORD = re.compile(r"[A-Z][A-Z0-9]*(?:\.\.\.)?|[a-z][\w-]*(?:\|[\w-]+)+")
"""A word of a metavar: `PHASE`, `SHOCK...`, or words to choose from, `dmy|mdy`."""

_SECOND = re.compile(r"\[?=\w+\]?")
"""The part behind an equals sign, which begins when the first is there."""

_LISTED = re.compile(r"[a-z][a-z0-9-]*(?:(?:, | or )[a-z][a-z0-9-]*)*")
"""Words to choose from at the beginning of a help text: `terminal, svg or json`."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a word can be.

    Attributes:
        offers: Values that begin as the word does, each once.
        files: Whether it may also name a file.
    """

    offers: tuple[Offer, ...] = ()
    files: bool = False


def main(words: Sequence[str]) -> None:
    """Answer the shell that `_CXROAD_COMPLETE` names; words and the last one as far as it is there.

    For bash the only word is what bash itself wants replaced, and the line is in `_CXROAD_LINE`.
    """
    try:
        shell, replaced = os.environ.get(ASKS, ""), ""
        if shell == "bash":
            replaced = words[0] if words else ""
            words = _apart(os.environ.get(LINE, ""))[1:] or [""]
        elif shell == "fish" and words:
            words = [*words[:-1], _apart(words[-1])[-1]]  # it is as typed, with its quotes
        text = written(answer(words), shell, words[-1] if words else "", replaced)
    except Exception:  # a tab is no place for a report, not even of a mistake of ours
        text = "files\n"
    try:
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        sys.stdout.write(text)
        sys.stdout.flush()
    except (OSError, ValueError):
        return  # the shell waits no more


def answer(words: Sequence[str]) -> Answer:
    """What the last of some words can be; the name of the program is not among them."""
    import typer.main

    from cxroad.cli.app import build

    *before, incomplete = words or [""]
    name = next((word for word in before if not word.startswith("-")), None)
    root: Any = typer.main.get_command(build([name] if name else []))
    if name is None:
        if incomplete.startswith("-"):
            return _fitting(_options(root, ()), incomplete)
        offers = ((key, command.short_help or "") for key, command in root.commands.items())
        return _fitting(offers, incomplete)
    command = root.commands.get(name)
    if command is None:
        return Answer()
    return _of_command(command, before[before.index(name) + 1 :], incomplete)


def _of_command(command: Any, before: Sequence[str], incomplete: str) -> Answer:
    """What a word can be behind the name of a command."""
    by_name = {
        name: param
        for param in command.params
        if param.param_type_name == "option"
        for name in (*param.opts, *param.secondary_opts)
    }
    given, places, waiting, ended = set[str](), list[str](), None, False
    for word in before:
        if waiting is not None:
            waiting = None
        elif word == "--":
            ended = True
        elif word.startswith("-") and word != "-" and not ended:
            name, equals, _ = word.partition("=")
            param = by_name.get(name if word.startswith("--") else word[:2])
            if param is not None:
                given |= set() if param.multiple else {*param.opts, *param.secondary_opts}
                if not param.is_flag and not equals and (word.startswith("--") or len(word) == 2):
                    waiting = param
        else:
            places.append(word)
    if waiting is not None:
        return _of_param(command, waiting, before, incomplete, _words_of(waiting), "")
    name, equals, value = incomplete.partition("=")
    if equals and name in by_name and not ended:
        param = by_name[name]
        return _of_param(command, param, before, value, _words_of(param), f"{name}=")
    if incomplete.startswith("-") and not ended:
        return _fitting(_options(command, given), incomplete)
    return _of_place(command, before, places, incomplete)


def _of_place(
    command: Any, before: Sequence[str], places: Sequence[str], incomplete: str
) -> Answer:
    """What a word can be that belongs to no option: a file, or the next of the other words."""
    from cxroad.cli.options import is_file

    wanted = [
        (param, word)
        for param in command.params
        if param.param_type_name == "argument"
        for word in (_words_of(param) or [""])
    ]
    files = [pair for pair in wanted if pair[1].removesuffix("...") in _FILES]
    others = [pair for pair in wanted if pair not in files]
    named = sum(map(is_file, places))
    at = len(places) - named if files else len(places)
    found = Answer()
    if at < len(others) or (others and others[-1][1].endswith("...")):
        param, word = others[min(at, len(others) - 1)]
        words = [word] if word else []
        found = _of_param(command, param, before, incomplete, words, "")
    several = any(word == "PATHS" for _, word in files)
    if files and (several or named < len(files)):
        asked = Asked(before, incomplete)
        fitting = _fitting(((path, "") for path in asked.files), incomplete)
        return Answer((*found.offers, *fitting.offers), files=True)
    return found


def _of_param(
    command: Any, param: Any, before: Sequence[str], incomplete: str, words: Sequence[str],
    prefix: str,
) -> Answer:  # fmt: skip
    """What a value of an option or an argument can be.

    Args:
        words: Of its metavar; all of them are for this value.
        prefix: What stands before it in the same word.
    """
    asked = Asked(before, incomplete)
    offers: list[Offer] = []
    files = False
    for word in words:
        word = word.removesuffix("...")
        kind = KINDS.get(f"{command.name} {word}") or KINDS.get(word)
        if kind is not None:
            offers += kind(asked)
        elif "|" in word:
            offers += ((one, "") for one in word.split("|"))
        elif word == "FORMAT":
            listed = _LISTED.match(param.help or "")
            offers += ((one, "") for one in re.split(", | or ", listed[0] if listed else ""))
        files = files or word in _FILES
    if not offers:
        context = command.make_context(command.name, [], resilient_parsing=True)
        own = param.shell_complete(context, incomplete)
        offers = [(item.value, item.help or "") for item in own if item.type == "plain"]
    found = _fitting(offers, incomplete)
    return Answer(tuple((prefix + value, said) for value, said in found.offers), files)


def _words_of(param: Any) -> list[str]:
    """The words of a metavar: `[FILE] CODE PLACE` has three, `FORMAT[=PATH]` one."""
    return _WORD.findall(_SECOND.sub("", param.metavar or ""))


def _options(command: Any, given: Iterable[str]) -> Iterator[Offer]:
    """Options that are not there yet, with their help; the long name of each."""
    for param in command.params:
        if param.param_type_name == "option" and not param.hidden:
            names = (*param.opts, *param.secondary_opts)
            if not set(names) & set(given):
                yield max(names, key=len), (param.help or "").partition(". ")[0].rstrip(".")
    yield "--help", "Show how it is used"


def _fitting(offers: Iterable[Offer], incomplete: str) -> Answer:
    """The offers that begin as the word does, each once; nothing that could not be typed."""
    fitting: dict[str, str] = {}
    for value, said in offers:
        if value.startswith(incomplete) and value.isprintable():
            fitting.setdefault(value, said)
    return Answer(tuple(fitting.items()))


def written(answer: Answer, shell: str, incomplete: str, replaced: str) -> str:
    """An answer as the script of a shell reads it.

    Args:
        incomplete: The word at the cursor.
        replaced: The end of it that bash will replace; the other shells replace all of it.
    """
    from cxroad.render.visible import visible

    lines = ["files" if answer.files else "none"]
    keeps = 0
    if shell == "bash" and incomplete.endswith(replaced):
        keeps = len(incomplete) - len(replaced)
    for value, said in answer.offers:
        said = " ".join(visible(said).split())
        said = f"{said[: _LONGEST - 3]}..." if len(said) > _LONGEST else said
        lines.append(value[keeps:] if shell == "bash" else f"{value}\t{said}" if said else value)
    return "".join(f"{line}\n" for line in lines)


def _apart(line: str) -> list[str]:
    """The words of a line as a shell parts them, the last as far as it is there; never empty."""
    words, word, quote, begun, escaped = [], "", "", False, False
    for letter in line:
        if escaped:
            word, escaped = word + letter, False
        elif letter == "\\" and quote != "'":
            escaped = begun = True
        elif quote:
            quote, word = ("", word) if letter == quote else (quote, word + letter)
        elif letter in "'\"":
            quote, begun = letter, True
        elif letter in " \t\n":
            if begun:
                words.append(word)
            word, begun = "", False
        else:
            word, begun = word + letter, True
    return [*words, word]
