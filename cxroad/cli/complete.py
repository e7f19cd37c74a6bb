"""What a shell asks when somebody presses the tab key: what can the word at the cursor be?

The scripts of `cxroad completion` ask it through the environment: `_CXROAD_COMPLETE` names the
shell. The answer is a line that says whether names of files fit as well, then one line for each
value, with a tab before what it is. Whatever goes wrong, the answer is merely shorter.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

from cxroad.cli.line import Answer, Line, fitting, options_of

ASKS = "_CXROAD_COMPLETE"
"""The variable that makes a run answer a shell: `bash`, `zsh` or `fish`."""

LINE = "_CXROAD_LINE"
"""What stands before the cursor; bash alone parts words in a way of its own."""

_LONGEST = 60
"""Characters of an explanation at most; our default."""


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
            return Answer(fitting(options_of(root), incomplete))
        offers = ((key, command.short_help or "") for key, command in root.commands.items())
        return Answer(fitting(offers, incomplete))
    command = root.commands.get(name)
    if command is None:
        return Answer()
    return Line(command, before[before.index(name) + 1 :], incomplete).answer()


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
