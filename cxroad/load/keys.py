"""The keys of the configuration: one record each, from which all that is said of them comes."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """What a key's value is; the value says so as one would say it."""

    RULES = "a list of rules"
    WORD = "one word"
    COUNT = "a whole number"
    PATH = "a path"
    PATHS = "a list of paths"
    PATTERNS = "a list of patterns"
    THRESHOLDS = "a table of rules with their numbers"

    @property
    def is_list(self) -> bool:
        """Whether the value is a list of texts."""
        return self in (Kind.RULES, Kind.PATHS, Kind.PATTERNS)


class Key(NamedTuple):
    """A key of the configuration.

    Attributes:
        name: As it stands in the file.
        kind: What its value is.
        help: What it is for, in one sentence without the full stop.
        absent: What holds where nobody sets it, in words.
        example: A value, as TOML has it.
        default: What holds where nobody sets it; None where that is decided later.
        choices: The words that a value may be; empty where any may.
        flag: The option of `cxroad lint` that sets it; empty where there is none.
        most: The largest whole number.
    """

    name: str
    kind: Kind
    help: str
    absent: str
    example: str
    default: object = None
    choices: tuple[str, ...] = ()
    flag: str = ""
    most: int = 1_000_000

    @property
    def variable(self) -> str:
        """The variable of the environment that sets it; empty for a table, which none can hold."""
        if self.kind is Kind.THRESHOLDS:
            return ""
        return f"CXROAD_{self.name.upper().replace('-', '_')}"


KEYS: tuple[Key, ...] = (
    Key(
        "select",
        Kind.RULES,
        "Only these rules: codes, names or families",
        "every rule of the level",
        '["GRA", "VIS002"]',
        default=(),
        flag="--select",
    ),
    Key(
        "ignore",
        Kind.RULES,
        "Not these rules, written the same way",
        "none",
        '["big-bang"]',
        default=(),
        flag="--ignore",
    ),
    Key(
        "level",
        Kind.WORD,
        "What is asked of a roadmap that sets no `level` in its own `settings`; "
        "in `strict` warnings fail too",
        "by what the roadmap describes",
        '"team"',
        choices=("starter", "team", "strict"),
    ),
    Key(
        "thresholds",
        Kind.THRESHOLDS,
        "Numbers of rules, for roadmaps that do not set them in their own `settings`; "
        "`cxroad rule CODE` names them",
        "those of the rules' pages",
        "{VAL003 = {months = 9}}",
        default=(),
    ),
    Key(
        "fail-on",
        Kind.WORD,
        "From which severity on the exit code is 1",
        "error",
        '"warning"',
        default="error",
        choices=("error", "warning", "info", "never"),
        flag="--fail-on",
    ),
    Key(
        "paths",
        Kind.PATHS,
        "Where roadmaps lie when none is named: files or folders, from this file's folder",
        "`roadmaps/` where it exists, else the folder you are in",
        '["plans"]',
        default=(),
    ),
    Key(
        "exclude",
        Kind.PATTERNS,
        "What is left out when folders are searched: names, or paths from this file's folder, "
        "with `*`, `?` and `**`",
        "hidden files and folders only",
        '["archive/", "plans/**/draft-*.yaml"]',
        default=(),
    ),
    Key(
        "known",
        Kind.PATH,
        "A list of findings that were there before, made by `cxroad lint --write-known`, which "
        "`cxroad lint` hides; from this file's folder",
        "every finding counts",
        '"known.jsonl"',
        flag="--known",
    ),
    Key(
        "output-format",
        Kind.WORD,
        "What `cxroad lint` prints",
        "full",
        '"concise"',
        default="full",
        choices=(
            "full", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit", "checkstyle",
            "rdjson", "markdown",
        ),
        flag="--output-format",
    ),
    Key(
        "max-findings",
        Kind.COUNT,
        "How many findings are printed at most; all are counted",
        "50 on a terminal, else all",
        "20",
        flag="--max-findings",
    ),
)  # fmt: skip
"""Every key, in the order in which they are shown."""

BY_NAME = {key.name: key for key in KEYS}

ABOVE = "it stands below a `[table]` and so belongs to it; write it further up"
"""What to do with a key that is right, only not there."""

NO_KEYS = {
    "strict": 'write `fail-on = "warning"`, or `level = "strict"`',
    "today": "a day in a file would stand still; give --today, or set CXROAD_TODAY",
    "max-size": "whoever runs cxroad sets the limit: --max-size, or CXROAD_MAX_SIZE",
    "fix": "repairs are made when somebody asks for them: cxroad lint --fix",
    "unsafe-fixes": "repairs are made when somebody asks for them: cxroad lint --fix",
    "tool": "only in pyproject.toml the keys stand below `[tool.cxroad]`",
    "settings": "write `level` and `thresholds` here without `settings` round them",
    "files": "write `paths`",
    "include": "write `paths`",
    "waive": "a finding is waived in the roadmap itself, where its readers see it: cxroad waive",
    "per-file-ignores": "a roadmap says itself what it waives: cxroad waive",
}  # fmt: skip
"""What people may look for among the keys, and where it is instead."""
