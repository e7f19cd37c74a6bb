"""The line of a command that is being typed: what can its last word be?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from cxroad.cli.candidates import Asked, Kind, Offer
from cxroad.cli.fields import ALL
from cxroad.cli.options import is_file

_FILES = ("FILE", "PATHS")
_WORD = re.compile(r"[A-Z][A-Z0-9]*(?:\.\.\.)?|[a-z][\w-]*(?:\|[\w-]+)+")
"""A word of a metavar: `PHASE`, `SHOCK...`, or words to choose from, `dmy|mdy`."""

_SECOND = re.compile(r"\[?=\w+\]?")
"""The part behind an equals sign, which begins when the first is there."""

_LISTED = re.compile(r"[a-z][a-z0-9-]*(?:(?:, | or )[a-z][a-z0-9-]*)*(?=[.;])")
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


def fitting(offers: Iterable[Offer], incomplete: str, prefix: str = "") -> tuple[Offer, ...]:
    """The offers that begin as the word does, each once; nothing that could not be typed.

    Args:
        prefix: What stands before the word without a blank, to be kept.
    """
    found: dict[str, str] = {}
    for value, said in offers:
        if value.startswith(incomplete) and value.isprintable():
            found.setdefault(prefix + value, said)
    return tuple(found.items())


def options_of(command: Any, given: Iterable[str] = ()) -> Iterator[Offer]:
    """Options that are not there yet, with their help; the long name of each."""
    for param in command.params:
        if param.param_type_name == "option" and not param.hidden:
            names = (*param.opts, *param.secondary_opts)
            if not set(names) & set(given):
                yield max(names, key=len), (param.help or "").partition(". ")[0].rstrip(".")
    yield "--help", "Show how it is used"


@dataclass
class Line:
    """What stands behind the name of a command.

    Attributes:
        command: As the parser of arguments knows it.
        words: All words but the last.
        incomplete: The last word, as far as it is there.
    """

    command: Any
    words: Sequence[str]
    incomplete: str
    _given: set[str] = field(default_factory=set)
    _places: list[str] = field(default_factory=list)
    _waiting: tuple[str, Any] | None = None
    _ended: bool = False

    def __post_init__(self) -> None:
        """Tell options, their values and the other words apart."""
        self._options = {
            name: param
            for param in self.command.params
            if param.param_type_name == "option"
            for name in (*param.opts, *param.secondary_opts)
        }
        for word in self.words:
            if self._waiting is not None:
                self._waiting = None
            elif word == "--":
                self._ended = True
            elif word.startswith("-") and word != "-" and not self._ended:
                self._read_option(word)
            else:
                self._places.append(word)

    def _read_option(self, word: str) -> None:
        name, equals, _ = word.partition("=")
        param = self._options.get(name if word.startswith("--") else word[:2])
        if param is None:
            if self._kind("--*") and not equals:
                self._waiting = (name, None)
            return
        if not param.multiple:
            self._given |= {*param.opts, *param.secondary_opts}
        if not param.is_flag and not equals and (word.startswith("--") or len(word) == 2):
            self._waiting = (name, param)

    def answer(self) -> Answer:
        """What the last word can be."""
        if self._waiting is not None:
            return self._value(*self._waiting, self.incomplete)
        name, equals, value = self.incomplete.partition("=")
        if equals and name in self._options and not self._ended:
            return self._value(name, self._options[name], value, f"{name}=")
        if self.incomplete.startswith("-") and not self._ended:
            more = self._kind("--")
            offers = [*(more(self._asked()) if more else ()),
                      *options_of(self.command, self._given)]  # fmt: skip
            return Answer(fitting(offers, self.incomplete))
        return self._place()

    def _kind(self, *words: str) -> Kind | None:
        """What completes the first of some words that this command has something for."""
        for word in words:
            if kind := ALL.get(f"{self.command.name} {word}"):
                return kind
        return next((ALL[word] for word in words if word in ALL), None)

    def _asked(self, incomplete: str | None = None) -> Asked:
        here = self.incomplete if incomplete is None else incomplete
        return Asked(self.words, here, [word for word in self._places if not is_file(word)])

    def _value(self, name: str, param: Any, incomplete: str, prefix: str = "") -> Answer:
        """What the value of an option can be."""
        if param is None:
            kind = self._kind("--*")
            return Answer(fitting(kind(self._asked()) if kind else (), incomplete))
        words = _words_of(param)
        offers = [offer for word in words for offer in self._offers(param, incomplete, word, name)]
        offers = offers or self._own(param, incomplete)
        return Answer(fitting(offers, incomplete, prefix), any(word in _FILES for word in words))

    def _place(self) -> Answer:
        """What a word can be that belongs to no option: a file, or the next of the others."""
        wanted = [
            (param, word)
            for param in self.command.params
            if param.param_type_name == "argument"
            for word in (_words_of(param) or [""])
        ]
        files = [pair for pair in wanted if pair[1] in _FILES]
        others = [pair for pair in wanted if pair not in files]
        named = sum(map(is_file, self._places)) if files else 0
        at = len(self._places) - named
        offers: list[Offer] = []
        if at < len(others) or (others and others[-1][1].endswith("...")):
            param, word = others[min(at, len(others) - 1)]
            offers += self._offers(param, self.incomplete, word) or self._own(
                param, self.incomplete
            )
        is_place = any(word == "PATHS" for _, word in files) or named < len(files)
        if is_place:
            kind = self._kind("FILE")
            asked = self._asked()
            offers += kind(asked) if kind else ((path, "") for path in asked.files)
        return Answer(fitting(offers, self.incomplete), is_place)

    def _offers(self, param: Any, incomplete: str, word: str, option: str = "") -> list[Offer]:
        """What a word of a metavar stands for."""
        word = word.removesuffix("...")
        kind = self._kind(*([option] if option else []), word)
        if kind is not None:
            return list(kind(self._asked(incomplete)))
        if "|" in word:
            return [(one, "") for one in word.split("|")]
        listed = _LISTED.match(param.help or "")
        return [(one, "") for one in re.split(", | or ", listed[0])] if listed else []

    def _own(self, param: Any, incomplete: str) -> list[Offer]:
        """What the parser itself knows: words to choose from, or a function of its own."""
        context = self.command.make_context(self.command.name, [], resilient_parsing=True)
        found = param.shell_complete(context, incomplete)
        return [(item.value, item.help or "") for item in found if item.type == "plain"]


def _words_of(param: Any) -> list[str]:
    """The words of a metavar: `[FILE] CODE PLACE` has three, `FORMAT[=PATH]` one."""
    return _WORD.findall(_SECOND.sub("", param.metavar or ""))
