"""What every part of the roadmap has in common: frozen entities with a route, and scalars."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from functools import cached_property, lru_cache, partial
from typing import Annotated, Any, ClassVar, Self, TypeVar, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, PydanticOmit, core_schema

from cxroad.model.docs import docs_below
from cxroad.model.nearest import nearest
from cxroad.model.writing import either
from cxroad.source.plain import Kind, Plain
from cxroad.source.span import Route, Step


class Unreadable(ValueError):
    """A scalar that cannot be understood.

    Attributes:
        message: What is wrong with it, in the author's words.
        help: What to write instead; may be empty.
        code: The rule it is a case of; STR004 unless the shape is wrong (STR010) or an id (STR012).
        spelling: The text as it should be written, where it has one meaning only; else empty.
    """

    def __init__(
        self, message: str, help: str = "", code: str = "STR004", spelling: str = ""
    ) -> None:
        super().__init__(message)
        self.message = message
        self.help = help
        self.code = code
        self.spelling = spelling

    def as_pydantic(
        self, read: Callable[[Any], object] | None = None, value: object = None
    ) -> PydanticCustomError | PydanticOmit:
        """The same as pydantic wants it: the context carries the words and the code.

        What is refused beyond the number that is asked for is left out without a word. So no field
        may be tried as one kind and then as another: what refuses a value must be the last to.

        Args:
            read: What refused the value. Where words are left for later, the context carries
                `again` in place of them, which gives the refusal with all of its words.
        """
        if (left := _LEFT.get()) is not None and next(left, None) is None:
            return PydanticOmit()
        if read is not None and wordless():
            later = {"code": self.code, "again": partial(_refusal, read, value)}
            return PydanticCustomError("cxroad", "{code}", later)
        said: dict[str, Any] = {
            "message": self.message,
            "help": self.help,
            "code": self.code,
            "spelling": self.spelling,
        }
        return PydanticCustomError("cxroad", "{message}", said)


_LEFT: ContextVar[Iterator[int] | None] = ContextVar("left", default=None)


def wordless() -> bool:
    """Whether a refusal needs no more than its code: its cure costs more than finding it."""
    return _LEFT.get() is not None


@contextmanager
def without_words(most: int = sys.maxsize) -> Iterator[None]:
    """Refusals meanwhile come without their cure, and some without their reason.

    Args:
        most: How many of them pydantic hears of; each takes it a kilobyte.
    """
    before = _LEFT.set(iter(range(most)))
    try:
        yield
    finally:
        _LEFT.reset(before)


def _refusal(read: Callable[[Any], object], value: object) -> Unreadable:
    """Why a value was refused, in full."""
    try:
        read(value)
    except Unreadable as error:
        return error
    raise AssertionError("what was refused once is refused again")


class Scalar:
    """A value written as one piece of text, such as `6w` or `2027-Q2`.

    A subclass is a frozen dataclass that says how it is read (`parse`) and what an editor
    should know of it (`schema`). `str(value)` gives the text as the author wrote it, which
    is no part of what makes two values equal.
    """

    __slots__ = ()
    schema: ClassVar[dict[str, Any]]
    """JSON Schema: plain `type` (a list where a number is read too), `pattern`, `examples`."""
    text: str

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the author's text; raises Unreadable with what to write instead."""
        raise NotImplementedError

    @classmethod
    def read(cls, value: object) -> Self:
        """Read a value as it comes out of a file or a program: text, a number or an own value.

        Raises:
            Unreadable: For booleans, null, lists and maps (STR010), and for text that
                `parse` does not understand.
        """
        if type(value) is str:
            text = value
        elif isinstance(value, cls):
            return value
        else:
            text = text_of(value)
        if len(text) > _CACHED:
            return cls.parse(text)
        parsed: Self = _parsed(cls, text)  # type: ignore[arg-type]  # classes can be hashed
        return parsed

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return dict(cls.schema)

    @classmethod
    def _validate(cls, value: object) -> Self:
        try:
            return cls.read(value)
        except Unreadable as error:
            raise error.as_pydantic(cls.read, value) from None


_CACHED = 64
"""Longest text, in characters, that the cache below keeps alive."""


@lru_cache(maxsize=8192)
def _parsed(kind: type[Scalar], text: str) -> Any:
    return kind.parse(text)


class Choice(StrEnum):
    """One of a few words, in lower case: `class Level(Choice): LEAD = "lead"`.

    Annotate a field with the subclass; it reads text and own values, and refuses all else
    with the nearest right spelling.
    """

    @classmethod
    def read(cls, value: object) -> Self:
        """The member that a word names.

        Raises:
            Unreadable: For an unknown word (STR004) and for what is no text (STR010).
        """
        if isinstance(value, cls):
            return value
        word = text_of(value).strip()
        found = cls._value2member_map_.get(word)
        if not isinstance(found, cls):
            raise _unknown_choice(word, [str(member) for member in cls])
        return found

    @classmethod
    def meanings(cls) -> dict[str, str]:
        """What each word means; empty where that goes without saying."""
        said = docs_below(cls)
        return {str(member): said.get(member.name, "") for member in cls}

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        known = cls._value2member_map_  # several times faster than `cls(word)`
        others = cls._validate

        def validate(value: object) -> object:
            found = known.get(value) if type(value) is str else None
            return found or others(value)

        return core_schema.no_info_plain_validator_function(
            validate, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        said = cls.meanings()
        words: dict[str, Any] = {"type": "string", "enum": list(said)}
        return words | {"enumDescriptions": list(said.values())} if any(said.values()) else words

    @classmethod
    def _validate(cls, value: object) -> Self:
        try:
            return cls.read(value)
        except Unreadable as error:
            raise error.as_pydantic(cls.read, value) from None


_LISTED = 8
"""The most words that a refusal lists in full; our default."""


_SYNONYMS = {
    word: meant
    for meant, words in {
        "active": "in progress, ongoing, started, running, under way, wip, doing",
        "done": "complete, completed, finished, closed, delivered",
        "planned": "todo, to do, open, not started, new, scheduled, next",
        "paused": "on hold, hold, waiting, suspended",
        "stalled": "blocked, stuck",
        "dropped": "cancelled, canceled, abandoned, rejected",
        "proposed": "idea, suggested, draft",
        "parked": "later, deferred, postponed, someday",
        "platform": "technology, tech, it, system, tool",
        "quick-win": "quickwin, quick wins",
        "high": "heavy, strong, severe",
        "low": "light, small, minor",
        "up": "higher, more, increase",
        "down": "lower, less, decrease",
    }.items()
    for word in words.split(", ")
}
"""What people write for a word of ours; offered only where that word can stand."""


def _unknown_choice(word: str, known: list[str]) -> Unreadable:
    shown = quoted(word)
    if wordless():
        return Unreadable(f"{shown} is none of the words that can stand here")
    spoken = _SYNONYMS.get(word.lower().replace("_", " ").replace("-", " "))
    if spoken in known:
        return Unreadable(f"{shown} is none of the words that can stand here", f"write {spoken}")
    if word.lower() in known:
        low = word.lower()
        return Unreadable(f"{shown} is written in lower case here", f"write {low}", spelling=low)
    near = nearest(word, known)
    offer = f"write {either(known)}" if len(known) <= _LISTED else ""
    if near:
        offer = f"did you mean {either([f'`{word}`' for word in near])}?"
    return Unreadable(f"{shown} is none of the words that can stand here", offer)


def quoted(text: str, most: int = 40) -> str:
    """A piece of the author's text in quotes, cut after `most` characters."""
    return f"'{text}'" if len(text) <= most else f"'{text[:most]}...'"


def text_of(value: object) -> str:
    """The source text of a scalar; numbers and dates keep the text that stands in the file.

    Raises:
        Unreadable: STR010 for a boolean, null, a list or a map.
    """
    if isinstance(value, Plain):
        if value.kind is Kind.NUMBER:
            return str(value)
        raise Unreadable(
            f"{quoted(value)} is read as {_KIND_WORDS[value.kind]}, but text is wanted here",
            f'put quotes round it: "{value}"' if value else "write the text, or leave the key out",
            code="STR010",
        )
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        raise Unreadable(
            f"{'a boolean' if isinstance(value, bool) else 'nothing'} stands where text is wanted",
            "write the text in quotes",
            code="STR010",
        )
    if isinstance(value, dict | list | tuple):
        if isinstance(value, dict):
            said, help = "a map stands where one value is wanted", "write one value, without { }"
        else:
            said, help = "a list stands where one value is wanted", "write one of them, without [ ]"
        raise Unreadable(said, help, code="STR010")
    return str(value)


_KIND_WORDS = {
    Kind.TEXT: "text",
    Kind.NUMBER: "a number",
    Kind.BOOLEAN: "a boolean (true or false)",
    Kind.NULL: "nothing",
}


def _read_text(value: object) -> str:
    if type(value) is str:
        return value
    try:
        return text_of(value)
    except Unreadable as error:
        raise error.as_pydantic() from None


_SPOKEN = {"yes": "true", "y": "true", "on": "true", "no": "false", "n": "false", "off": "false"}


def _read_flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, Plain) and value.kind is Kind.BOOLEAN:
        return value.lower() == "true"
    if isinstance(value, dict | list | tuple):
        found = "a map" if isinstance(value, dict) else "a list"
        raise Unreadable(
            f"{found} stands where true or false is wanted", code="STR010"
        ).as_pydantic()
    word = "nothing" if value is None or value == "" else quoted(str(value))
    meant = _SPOKEN.get(str(value).lower(), "true or false, without quotes")
    raise Unreadable(f"{word} is neither true nor false", f"write {meant}").as_pydantic()


def _read_many(value: object) -> object:
    if isinstance(value, list | tuple):
        return tuple(value)
    return (value,)


Text = Annotated[str, BeforeValidator(_read_text), WithJsonSchema({"type": ["string", "number"]})]
"""Text; a number or a date in the file is taken as its source text."""

Flag = Annotated[bool, BeforeValidator(_read_flag)]
"""true or false."""

ItemT = TypeVar("ItemT")

Many = Annotated[tuple[ItemT, ...], BeforeValidator(_read_many)]
"""A list, or a single value, which is read as a list of one."""


class Entity(BaseModel):
    """A part of the roadmap: strict, frozen, no unknown keys, and it knows its route."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    @cached_property
    def id(self) -> str:
        """The key under which it stands in the file; empty for the roadmap itself."""
        return str(self.route[-1]) if self.route else ""

    @cached_property
    def route(self) -> Route:
        """The keys from the root of the file to this entity; empty until it is placed."""
        return ()

    def at(self, *steps: Step) -> Route:
        """The route to something below this entity, such as `initiative.at("after", 0)`."""
        return (*self.route, *steps)

    def placed(self, route: Route) -> None:
        """Give this entity and all below it their routes; the roadmap calls it once."""
        self.__dict__.update(route=route, id=str(route[-1]) if route else "")
        for name in _holders(type(self)):
            _place(self.__dict__[name], (*route, name))


@lru_cache
def _holders(entity: type[Entity]) -> tuple[str, ...]:
    """The fields of a kind of entity in which others may stand."""
    fields = entity.model_fields.items()
    return tuple(name for name, field in fields if _holds(field.annotation))


def _holds(annotation: object) -> bool:
    """Whether an annotation names a kind of entity anywhere."""
    if isinstance(annotation, type) and issubclass(annotation, Entity):
        return True
    return any(map(_holds, get_args(annotation)))


def _place(value: object, route: Route) -> None:
    """Place the entities in a field's value, which may be a map or a list of them."""
    if isinstance(value, Entity):
        value.placed(route)
    elif isinstance(value, dict):
        if value and isinstance(next(iter(value.values())), Entity | tuple):
            for key, item in value.items():
                _place(item, (*route, key))
    elif isinstance(value, tuple) and value and isinstance(value[0], Entity):
        for index, item in enumerate(value):
            _place(item, (*route, index))
