"""What counts for a run: options, then variables of the environment, then the configuration."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cxroad.errors import InputError, UsageError
from cxroad.load.config import Config, config_places, nearest_config, read_config
from cxroad.load.keys import KEYS
from cxroad.load.patterns import left_out
from cxroad.load.values import Unfit, spoken
from cxroad.source.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from cxroad.api import Project
    from cxroad.lint.policy import Policy
    from cxroad.source.document import Document


class Setting(NamedTuple):
    """A value and where it comes from.

    Attributes:
        origin: An option, a variable, or the configuration.
        folder: Where its paths begin, absolute.
    """

    value: object
    origin: str
    folder: str = ""


class Settings:
    """All values for the files of a folder.

    Attributes:
        config: The configuration that they come from; one without a path for none.
        by_key: What is set, by key; the others are at their defaults.
    """

    def __init__(self, config: Config, given: Mapping[str, Setting]) -> None:
        self.config = config
        self.by_key: dict[str, Setting] = {
            name: Setting(value, "", config.folder) for name, value in config.values.items()
        }
        if "select" in given:
            self.by_key.pop("ignore", None)  # whoever asks for a rule by name wants to see it
        self.by_key.update(given)

    def value(self, name: str) -> object:
        """What counts for a key; its default where nobody sets it."""
        setting = self.by_key.get(name)
        return _DEFAULTS[name] if setting is None else setting.value

    def word(self, name: str) -> str:
        """What counts for a key whose value is a word, such as `fail-on`: `error`."""
        return str(self.value(name))

    def path(self, name: str) -> str | None:
        """The path that counts for a key, as seen from this folder; None where nobody sets one."""
        setting = self.by_key.get(name)
        if setting is None:
            return None
        path = str(setting.value)
        return os.path.relpath(os.path.join(setting.folder, path)) if setting.folder else path

    def origin(self, name: str, *below: str) -> str:
        """The option, the variable or the place in a file that sets it; else `default`."""
        setting = self.by_key.get(name)
        if setting is None:
            return "default"
        return setting.origin or self.config.place(name, *below)

    @cached_property
    def policy(self) -> Policy:
        """What is asked of the roadmaps.

        Raises:
            UsageError: A rule or a number of one does not exist.
        """
        from cxroad.lint.policy import policy_of

        return policy_of({key.name: self.value(key.name) for key in KEYS}, self.origin)

    @cached_property
    def words(self) -> str:
        """All that is set, in words."""
        return repr(sorted((name, repr(each.value)) for name, each in self.by_key.items()))

    def places(self) -> list[str]:
        """Where to look for roadmaps when none is named, as seen from here.

        Raises:
            UsageError: A configured path does not exist.
        """
        setting = self.by_key.get("paths")
        if setting is None or not isinstance(setting.value, tuple) or not setting.value:
            return ["roadmaps" if os.path.isdir("roadmaps") else "."]
        places = [os.path.relpath(os.path.join(setting.folder, path)) for path in setting.value]
        for place, path in zip(places, setting.value, strict=True):
            if not os.path.exists(place):
                raise UsageError(
                    f"{self.origin('paths', path)}: there is no {place}",
                    "paths begin at the folder of the configuration",
                )
        return places

    def leaves_out(self, path: str, is_folder: bool = False) -> bool:
        """Whether `exclude` means a path."""
        setting = self.by_key.get("exclude")
        if setting is None or not isinstance(setting.value, tuple):
            return False
        whole = os.path.abspath(path)
        base = setting.folder.rstrip(os.sep) + os.sep
        below = whole[len(base) :].replace(os.sep, "/") if whole.startswith(base) else ""
        return bool(below) and left_out(below, setting.value, is_folder)


_DEFAULTS = {key.name: key.default for key in KEYS}


class Setup:
    """Finds what counts for each file: every file has the configuration nearest above it.

    Args:
        config: `--config`, else CXROAD_CONFIG; its paths begin at this folder.
        isolated: `--isolated`: no configuration at all.
        options: What the command line sets, by key.
        max_size: `--max-size`, else CXROAD_MAX_SIZE.
        every: Whether all findings of a rule are listed, however many.

    Raises:
        UsageError: Both options are given, or a variable or file that does not fit.
        InputError: The file named by `--config` cannot be read.
    """

    def __init__(
        self,
        config: str | None = None,
        isolated: bool = False,
        options: Mapping[str, Setting] | None = None,
        max_size: str | None = None,
        every: bool = False,
    ) -> None:
        if not isolated:
            config = config or os.environ.get("CXROAD_CONFIG")
        elif config:
            raise UsageError("--config and --isolated exclude each other", "leave one out")
        here = os.getcwd()
        self.every = every
        self.limits = limits_of(max_size)
        self.size_origin = (
            "--max-size" if max_size else _MAX_SIZE if os.environ.get(_MAX_SIZE) else "default"
        )
        options = options or {}
        self._given = {**_variables(here), **options}
        if "select" in options and "ignore" not in options:
            self._given.pop("ignore", None)
        self._by_config: dict[str | None, Settings] = {}
        self._by_folder: dict[str, Settings] = {}
        self._everywhere: Settings | None = None
        if isolated:
            self._everywhere = Settings(Config(), self._given)
        elif config:
            self._everywhere = Settings(_named(config, here), self._given)

    def at(self, folder: str) -> Settings:
        """What counts in a folder."""
        if self._everywhere is not None:
            return self._everywhere
        known = self._by_folder.get(folder)
        if known is None:
            path = nearest_config(folder)
            known = self._by_config.get(path)
            if known is None:
                known = Settings(read_config(path) if path else Config(), self._given)
                self._by_config[path] = known
            self._by_folder[folder] = known
        return known

    def of(self, path: str) -> Settings:
        """What counts for a file."""
        return self.at(os.path.dirname(path) or ".")

    def around(self, path: str) -> Settings:
        """What counts for a file, or in a folder."""
        return self.at(path) if os.path.isdir(path) else self.of(path)

    def configs(self, path: str) -> tuple[str, ...]:
        """Every path at which a configuration for a file can lie, there or not yet."""
        if self._everywhere is not None:
            return (self._everywhere.config.path,) if self._everywhere.config.path else ()
        return config_places(os.path.dirname(path) or ".")

    def of_all(self, paths: Sequence[str]) -> Settings:
        """What counts for a run over some paths: that of the folder which holds them all."""
        folders = [path if os.path.isdir(path) else os.path.dirname(path) for path in paths]
        try:
            return self.at(os.path.commonpath([os.path.abspath(folder) for folder in folders]))
        except ValueError:  # nothing named, or several drives of Windows
            return self.at(".")

    def load(self, data: bytes, path: str, today: date) -> Project:
        """The roadmap in some bytes, judged as its path asks.

        Raises:
            UsageError: Its configuration names a rule that does not exist.
        """
        from cxroad.source.reader import read_document

        return self.judged(read_document(data, path, self.limits), today)

    def judged(self, document: Document, today: date) -> Project:
        """The roadmap in a text that was read already, judged as its path asks.

        Raises:
            UsageError: Its configuration names a rule that does not exist.
        """
        from cxroad.api import Project
        from cxroad.load.loader import load_document

        policy = self.of(document.path).policy
        if self.every:
            policy = replace(policy, every=True)
        return Project(load_document(document), today, policy)


def _named(path: str, folder: str) -> Config:
    try:
        return read_config(path, folder)
    except InputError as error:
        raise InputError(error.message, "name a TOML file after --config") from None


def _variables(folder: str) -> dict[str, Setting]:
    """What the environment sets; an empty variable sets nothing, an unknown one is none of ours."""
    found: dict[str, Setting] = {}
    for key in KEYS:
        text = os.environ.get(key.variable, "") if key.variable else ""
        if not text.strip():
            continue
        try:
            found[key.name] = Setting(spoken(key, text), key.variable, folder)
        except Unfit as error:
            raise UsageError(f"{key.variable}: {error.message}", error.hint) from None
    return found


_MAX_SIZE = "CXROAD_MAX_SIZE"
_UNITS = {"": 1, "k": 1024, "m": 1024**2, "g": 1024**3}
_LARGEST = 1024**3


def limits_of(option: str | None) -> Limits:
    """The reader's limits with the size that the option, or else CXROAD_MAX_SIZE, allows a file.

    Raises:
        UsageError: It is no size from 1 byte to 1 GiB.
    """
    text = option or os.environ.get(_MAX_SIZE, "")
    if not text:
        return DEFAULT_LIMITS
    plain = text.strip().lower().removesuffix("b").removesuffix("i").rstrip()
    unit = plain[-1:] if plain[-1:] in ("k", "m", "g") else ""
    digits = plain.removesuffix(unit).rstrip()
    fits = digits.isascii() and digits.isdigit() and len(digits) <= 12
    size = int(digits) * _UNITS[unit] if fits else 0
    if not 1 <= size <= _LARGEST:
        name = "--max-size" if option else _MAX_SIZE
        raise UsageError(
            f"{name}: '{text[:40]}' is no size of at most 1 GiB", "write it like 32MiB"
        )
    return Limits(size=size)
