"""Configurations: whatever stands in one, settings come out or one sentence says why not."""

from __future__ import annotations

from pathlib import Path

from cxroad.cli.setup import Setup
from cxroad.errors import CxroadError
from cxroad.load.config import NAMES
from cxroad.load.keys import KEYS
from tests.fuzz import seeds
from tests.fuzz.commands import in_folder, ran
from tests.fuzz.found import Broken
from tests.fuzz.target import Target

_LINES = "".join(f"{key.name} = {key.example}\n" for key in KEYS)
_TABLE = (
    'select = ["GRA", "VIS002"]\nignore = ["STR"]\nlevel = "strict"\n'
    'paths = ["a", "b/c"]\nexclude = ["**/x*.yaml", "y/"]\n'
    '[rules.PPL004]\nmost = 3\n[rules.EST001]\nshare = "50%"\n'
)
_STARTS = (
    _LINES,
    _TABLE,
    f"[tool.cxroad]\n{_LINES}",
    f"[project]\nname = 'x'\n[tool.cxroad]\n{_TABLE.replace('[rules', '[tool.cxroad.rules')}",
    "tool = {cxroad = {select = []}}\n",
    "",
)
_PIECES = (
    *(
        "[tool.cxroad]\n",
        "[[tool.cxroad]]\n",
        "[",
        "]",
        "{",
        "}",
        '"""',
        "'''",
        "true",
        "1979-05-27",
    ),
    *("0x7f", "1e400", "inf", "nan", "a.b.c", '"" = 1', "../x", "/etc/passwd", "~", "C:\\", "!x"),
    *(
        "**/" * 30,
        "*" * 60,
        "[a-z",
        "[!",
        "?",
        "file:///x",
        "\\u0000",
        "\\ud800",
        "[[[[" * 50,
        "a." * 120,
    ),
    *(f"{key.name} = " for key in KEYS),
    *(f'"{choice}"' for key in KEYS for choice in key.choices),
)


def target(folder: Path) -> Target:
    """Bytes as a configuration; the first decides under which name."""
    (folder / "x.yaml").write_text(
        "title: A\nphases: {a: {initiatives: {b: {name: B}}}}\n", "utf-8"
    )

    def once(data: bytes) -> None:
        name = NAMES[data[0] % len(NAMES) if data else 0]
        for each in NAMES:
            (folder / each).unlink(missing_ok=True)
        (folder / name).write_bytes(data[1:])
        with in_folder(folder):
            try:
                settings = Setup().at(".")
                assert settings.policy is not None
                settings.places()
                for path in ("x.yaml", "a/b/c.yaml", "x" * 100 + "/y.yaml"):
                    settings.leaves_out(path)
            except CxroadError as error:
                if not error.message or "\n" in error.message or len(error.message) > 500:
                    raise Broken(f"a refusal of many lines: {error.message[:300]!r}") from None
        ran(["lint", "x.yaml", "--show-settings", "--today", "2027-03-15"], folder)

    start = [bytes([at]) + text.encode() for text in _STARTS for at in range(len(NAMES))]
    return Target(once, start, (*_PIECES, *seeds.PAYLOADS), longest=4000)
