"""Answers: what a draft is told, by flags, by a file or by an interview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from cxroad.draft.text import yaml_text
from cxroad.errors import InputError
from cxroad.model.nearest import nearest

Key = tuple[str, ...]
"""The name of an answer; those about one outcome or team have three parts."""

Given = dict[Key, str]
"""Answers by name. What was answered with nothing is an empty text."""

FIELDS: Mapping[str, str] = {
    "template": "a template's name",
    "title": "what the roadmap is called",
    "statement": "the vision",
    "horizon": "a date",
    "strategy": "the line of the business plan",
    "voice": "what a customer said",
    "outcomes": "metrics, each with `baseline` and `target`",
    "sponsor": "a name",
    "sponsor_level": "c-suite, director, manager, lead or staff",
    "deputy": "a name",
    "core_team": "names",
    "teams": "names, each with `size` and `hours`",
    "quick_wins": "two names of work",
    "start": "a date",
}
"""What an answers file may hold, in the order of the questions."""

PARTS: Mapping[str, tuple[str, ...]] = {
    "outcomes": ("baseline", "target"),
    "teams": ("size", "hours"),
    "quick_wins": ("value", "need"),
}
"""What is asked of each outcome, each team and each quick win of one's own."""

UNKNOWN = "unknown"
"""The answer to a baseline that nobody has measured yet."""

_HEADER = (
    "Answers for cxroad draft, kept where the interview was left. Go on with:",
    "cxroad draft --answers THIS-FILE",
)


def names_in(text: str) -> list[str]:
    """The names in a line, which commas part; a name that comes twice counts once."""
    return list(dict.fromkeys(name for part in text.split(",") if (name := part.strip())))


def given_of(data: object, path: str) -> Given:
    """The answers in the data of a file.

    Raises:
        InputError: It holds something else than answers; offers the nearest key.
    """
    if not isinstance(data, Mapping):
        raise InputError(f"{path} holds no answers", "write keys such as `title: Acme`")
    given: Given = {}
    for key, value in data.items():
        _known(str(key), FIELDS, path)
        if key in ("outcomes", "teams"):
            _named(given, str(key), value, path)
        elif isinstance(value, Sequence) and not isinstance(value, str):
            if key not in ("core_team", "quick_wins"):
                raise InputError(f"{path}: `{key}` is a list", f"write {FIELDS[str(key)]}")
            if key == "quick_wins":
                _won(given, value, path)
            else:
                _core(given, [_text(item, str(key), path) for item in value], path)
        elif key == "quick_wins":
            _won(given, [value], path)
        else:
            given[(str(key),)] = _text(value, str(key), path)
    return given


def answers_text(given: Given) -> str:
    """The answers as a file that `given_of` reads back; of half a character a `?` is left."""
    given = {key: text.encode("utf-8", "replace").decode() for key, text in given.items()}
    data: dict[str, object] = {}
    for name in FIELDS:
        if name == "quick_wins":
            wins = [_win(given, key) for key in _WINS if key in given]
            if wins:
                data[name] = wins
        elif (name,) in given:
            data[name] = given[(name,)] if name not in PARTS else _parts(given, name)
    header = "".join(f"# {line}\n" for line in _HEADER)
    return header + yaml_text(data) if data else header


_WINS = (("quick_wins", "1"), ("quick_wins", "2"))


def _win(given: Given, key: Key) -> object:
    more = {part: given[(*key, part)] for part in PARTS["quick_wins"] if (*key, part) in given}
    return {"name": given[key], **more} if more else given[key]


def _parts(given: Given, name: str) -> object:
    return {
        each: {part: given[key] for part in PARTS[name] if (key := (name, each, part)) in given}
        for each in names_in(given[(name,)])
    }


def _named(given: Given, key: str, value: object, path: str) -> None:
    """Outcomes or teams: a line of names, a list of them, or a map with more about each."""
    if isinstance(value, str):
        value = names_in(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        value = {_text(item, key, path): {} for item in value}
    if not isinstance(value, Mapping):
        raise InputError(f"{path}: `{key}` is no list and no map", f"write {FIELDS[key]}")
    for each, more in value.items():
        name = str(each).strip()
        if not name or "," in name:
            raise InputError(f"{path}: '{name[:40]}' in `{key}` cannot be a name", "no commas")
        if more in (None, ""):
            continue
        if not isinstance(more, Mapping):
            raise InputError(f"{path}: `{key}.{name}` is no map", f"write {FIELDS[key]}")
        for part, text in more.items():
            _known(str(part), PARTS[key], path)
            given[(key, name, str(part))] = _text(text, f"{key}.{name}.{part}", path)
    given[(key,)] = ", ".join(str(each).strip() for each in value)


def _core(given: Given, words: list[str], path: str) -> None:
    if any("," in word for word in words):
        raise InputError(f"{path}: a name in `core_team` holds a comma", "write one name each")
    given[("core_team",)] = ", ".join(words)


def _won(given: Given, wins: Sequence[object], path: str) -> None:
    """Quick wins: names, or maps with what is noticed and what is needed."""
    if len(wins) > len(_WINS):
        raise InputError(f"{path}: {len(wins)} quick wins are too many to win quickly", "name two")
    for key, win in zip(_WINS, wins, strict=False):
        if not isinstance(win, Mapping):
            given[key] = _text(win, "quick_wins", path)
            continue
        for part, text in win.items():
            _known(str(part), ("name", *PARTS["quick_wins"]), path)
            place = key if part == "name" else (*key, str(part))
            given[place] = _text(text, f"quick_wins.{part}", path)


def _known(key: str, known: Mapping[str, str] | Sequence[str], path: str) -> None:
    if key in known:
        return
    near = nearest(key, known, 1)
    offer = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
    raise InputError(f"{path}: there is no answer '{key[:40]}'", offer)


def _text(value: object, key: str, path: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float | date):
        raise InputError(f"{path}: `{key}` is no text", "write one text, in quotes if need be")
    return str(value)
