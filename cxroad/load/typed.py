"""What somebody types for a new part of the roadmap: `--estimate 2w..4w`, as values of its keys."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias, get_args, get_origin

from cxroad.errors import UsageError
from cxroad.load.meant import called_here
from cxroad.load.shape import entity_at, fields_of, keys_of
from cxroad.model.base import Entity, Unreadable
from cxroad.model.ids import check_id, is_id, nearest_id
from cxroad.model.nearest import nearest
from cxroad.model.writing import either
from cxroad.source.span import Route

Typed: TypeAlias = str | list[str] | dict[str, str]
"""A value as a file has it: text, a list, or a map."""

KINDS: Mapping[str, Route] = {
    "initiative": ("phases", "any", "initiatives", "any"),
    "outcome": ("vision", "outcomes", "any"),
    "phase": ("phases", "any"),
    "person": ("people", "any"),
    "team": ("teams", "any"),
    "vendor": ("vendors", "any"),
    "risk": ("risks", "any"),
    "decision": ("decisions", 0),
    "insight": ("insight", "any"),
}
"""What can be added, and where such a thing stands."""

_COMMA = re.compile(r",(?! )")
"""A comma between entries; one before a blank belongs to a sentence."""

_ANY_COMMA = re.compile(",")

_NAMES = frozenset(
    {"after", "serves", "levers", "vendors", "affects", "hits", "covers", "owner", "tags"}
)
"""Keys whose entries are names, not sentences: any comma stands between two of them."""

_SIMPLE = 12
"""The most keys that an error lists; our default."""

_LONGEST = 40
"""The most characters of an id that is made of a name; our default."""

_LISTS = frozenset(
    {
        *("after", "serves", "levers", "evidence", "vendors", "tags", "exit"),
        *("affects", "hits", "options", "covers"),
    }
)
"""Keys that are written as a list although it has one entry; our default."""

_NAMING = ("name", "what")
"""Keys that say what a thing is called."""


def kind_of(word: str) -> type[Entity]:
    """The entity that a kind such as `initiative` means.

    Raises:
        UsageError: There is no such kind.
    """
    if word not in KINDS:
        near = nearest(word, KINDS)
        known = f"did you mean {either(near)}?" if near else f"known: {', '.join(KINDS)}"
        raise UsageError(f"'{word[:40]}' is no kind of thing that can be added", known)
    entity = entity_at(KINDS[word])
    assert entity is not None, "each kind is an entity"
    return entity


def hint_of(kinds: Sequence[str]) -> str:
    """What to type where a name is missing: the options of the kind, or the kinds.

    Raises:
        UsageError: There is no such kind.
    """
    if not kinds:
        return f"cxroad add KIND NAME; a KIND is {either(list(KINDS))}"
    options = map(_option, keys_of(kind_of(kinds[0])))
    return f'cxroad add {kinds[0]} "..." with any of {", ".join(options)}'


def id_of(name: str, wanted: str = "") -> str:
    """The id that is wanted, else one made of the name, at most 40 characters.

    Raises:
        UsageError: The wanted one cannot be an id, or nothing of the name can.
    """
    if wanted:
        try:
            return check_id(wanted)
        except Unreadable as error:
            raise UsageError(f"--id: {error.message}", error.help) from None
    if is_id(name):
        return name
    made = nearest_id(name)
    if len(made) > _LONGEST and "-" in made[:_LONGEST]:
        made = made[: _LONGEST + 1].rpartition("-")[0]
    if not made:
        raise UsageError(f"no id can be made of '{name[:40]}'", "give it one: --id ...")
    return made


def typed(
    kind: str, name: str, options: Mapping[str, Sequence[str]], others: Sequence[str] = ()
) -> dict[str, Typed]:
    """The keys of a new thing with their values, in the order of the format.

    Lists take entries apart by commas or by repetition, maps have entries `key=value`. A name
    that is an id is taken for a name too only where a thing needs one.

    Args:
        options: What was typed for each option, such as `--contract-until`.
        others: Options that mean no key, and may have been mistyped.

    Raises:
        UsageError: There is no such kind, such a thing does not have a key, a key that takes one
            value has several, or a value has no place on a line.
    """
    entity = kind_of(kind)
    fields = fields_of(entity)
    given = {option[2:].replace("-", "_"): texts for option, texts in options.items()}
    for key in given:
        if key not in fields:
            raise UsageError(f"{_a(kind)} has no {_option(key[:40])}", _meant(key, entity, others))
    naming = next((key for key in _NAMING if key in fields), "")
    if naming and naming not in given:
        if not is_id(name):
            given[naming] = [name]
        elif entity.model_fields[naming].is_required():
            given[naming] = [name.replace("-", " ").replace("_", " ").capitalize()]
    return {
        key: shaped(key, fields[key], given[key], _option(key)) for key in fields if key in given
    }


def shaped(key: str, shape: Any, texts: Sequence[str], said: str) -> Typed:
    """What was typed for a key, in the shape that the key has.

    Args:
        shape: Its type, as `load.shape.fields_of` has it.
        said: What the key was called, for messages: `--owner`, or `listen.owner`.

    Raises:
        UsageError: There is nothing, several values for a key that takes one, or a value that
            has no place on a line.
    """
    if any(not text.strip() for text in texts):
        raise UsageError(f"{said} has no value", f"say it, or leave {said} out")
    origin = get_origin(shape)
    inside = get_args(shape)[-1] if origin is dict else get_args(shape)[0] if origin else shape
    if isinstance(inside, type) and issubclass(inside, Entity):
        raise UsageError(f"{said} does not fit on a line", f"write `{key}:` into the file")
    comma = _ANY_COMMA if key in _NAMES else _COMMA
    parts = [part.strip() for text in texts for part in comma.split(text)]
    if origin is dict:
        return _map(key, said, parts)
    if origin is tuple:
        return parts[0] if len(parts) == 1 and key not in _LISTS else parts
    if len(texts) > 1:
        raise UsageError(f"{said} takes one value, not {len(texts)}", "write it once")
    return texts[0]


def _map(key: str, said: str, parts: Sequence[str]) -> Typed:
    """A map of `key=value`; where no part has a value, a list of keys."""
    pairs = [part.partition("=") for part in parts]
    if not any(mark for _, mark, _ in pairs) and key == "serves":
        return [part for part in parts if part]
    for name, _, value in pairs:
        if not name.strip() or not value.strip():
            raise UsageError(
                f"{said}: '{name.strip()[:40]}' has no value", f"write it as {said} key=value"
            )
    return {name.strip(): value.strip() for name, _, value in pairs}


def _meant(key: str, entity: type[Entity], others: Sequence[str]) -> str:
    keys = keys_of(entity)
    other = called_here(key, keys)
    known = [*map(_option, keys), *others]
    near = (_option(other),) if other else nearest(_option(key), known)
    if near:
        return f"did you mean {either(near)}?"
    more = ", ..." if len(keys) > _SIMPLE else ""
    return f"it has {', '.join(map(_option, keys[:_SIMPLE]))}{more}"


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _option(key: str) -> str:
    return f"--{key.replace('_', '-')}"


FLAGS = frozenset(
    _option(key)
    for kind in KINDS
    for key, shape in fields_of(kind_of(kind)).items()
    if shape is bool
)
"""Options that need no value, since their keys are true or false."""
