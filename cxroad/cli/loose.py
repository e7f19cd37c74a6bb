"""Words of commands that take what begins with a dash, such as `-5`, and options of their own."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cxroad.cli.options import is_file
from cxroad.errors import UsageError

SHARED = ("--diff", "--today", "--config", "--isolated", "--plain", "--color", "--help")
"""Options of every command that edits."""


def file_before(words: Sequence[str], wanted: int) -> tuple[str | None, list[str]]:
    """The file, if one stands first or behind all that is wanted, and the other words.

    What stands elsewhere is text, though it may hold a slash.
    """
    if len(words) > wanted - 1 and words and is_file(words[0]):
        return words[0], list(words[1:])
    if len(words) > wanted and is_file(words[-1]):
        return words[-1], list(words[:-1])
    return None, list(words)


def refuse_options(words: Sequence[str], known: Collection[str] = ()) -> None:
    """Refuse a word that was meant for an option.

    Args:
        known: Options that the command has beside the shared ones.

    Raises:
        UsageError: It names the word, and the nearest option.
    """
    for word in words:
        if word.startswith("--"):
            raise unknown(word, known)


def unknown(word: str, known: Collection[str]) -> UsageError:
    """What is wrong with an option that nobody knows."""
    from cxroad.model.nearest import nearest
    from cxroad.model.writing import either

    name = word.partition("=")[0]
    near = nearest(name, [*known, *SHARED])
    hint = f"did you mean {either(near)}?" if near else "see the command's --help"
    return UsageError(f"there is no option {name[:40]}", hint)


def split_options(
    words: Sequence[str], flags: Collection[str] = ()
) -> tuple[list[str], dict[str, list[str]]]:
    """Plain words, and what was typed for each option: `--key value` or `--key=value`.

    Args:
        flags: Options that need no value; `true` where they have none.

    Raises:
        UsageError: An option that needs a value has none.
    """
    plain: list[str] = []
    options: dict[str, list[str]] = {}
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        if not word.startswith("--"):
            plain.append(word)
            continue
        name, mark, value = word.partition("=")
        if not mark and waiting and not waiting[0].startswith("--"):
            value = waiting.pop(0) if name not in flags or waiting[0] in _TRUTHS else "true"
        elif not mark:
            if name not in flags:
                raise UsageError(f"{name[:40]} has no value", f"say it: {name[:40]} ...")
            value = "true"
        options.setdefault(name, []).append(value)
    return plain, options


_TRUTHS = ("true", "false", "yes", "no")
