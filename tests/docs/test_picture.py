"""The picture that the README shows is the one that its command draws.

After a change of the drawing: CXROAD_REGENERATE=1 python3 -m pytest tests/docs
"""

from __future__ import annotations

import os
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILE = ROOT / "examples" / "northwind.svg"
EXAMPLE = ROOT / "examples" / "northwind.yaml"


def test_picture_is_what_the_command_draws(cli):
    fresh = cli("timeline", str(EXAMPLE), "-f", "svg", "--today", "2027-01-11").out
    if os.environ.get("CXROAD_REGENERATE"):
        FILE.write_text(fresh, encoding="utf-8")

    assert FILE.read_text(encoding="utf-8") == fresh


def test_every_picture_of_the_readme_is_there_and_is_described():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = re.findall(r"!\[(.*?)\]\((.+?)\)", text)

    assert [path for _, path in pictures] == ["examples/northwind.svg"]
    for words, path in pictures:
        assert (ROOT / path).is_file()
        assert len(words) > 40
