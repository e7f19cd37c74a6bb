"""What the README says of the configuration is what the program takes.

After a change of the keys: CXROAD_REGENERATE=1 python3 -m pytest tests/docs
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from cxroad.api import policy_for
from cxroad.load.keys import KEYS

README = Path(__file__).parents[2] / "README.md"
TABLE = re.compile(r"(<!-- keys -->\n)((?:\n\|[^\n]*(?:\n\|[^\n]*)*\n)?)")
EXAMPLE = re.compile(r"<!-- configuration -->\n```toml\n(.*?)```", re.DOTALL)


def rows():
    yield "| key | what it says | without it | such as | variable |"
    yield "|---|---|---|---|---|"
    for key in KEYS:
        variable = f"`{key.variable}`" if key.variable else "-"
        yield f"| `{key.name}` | {key.help} | {key.absent} | `{key.example}` | {variable} |"


def test_table_of_keys_is_made_from_their_records():
    text = README.read_text(encoding="utf-8")
    table = "\n" + "\n".join(rows()) + "\n"
    fresh = TABLE.sub(lambda found: found[1] + table, text)
    if os.environ.get("CXROAD_REGENERATE"):
        README.write_text(fresh, encoding="utf-8")

    assert len(TABLE.findall(text)) == 1
    assert text == fresh


def test_example_can_be_pasted(tmp_path):
    [example] = EXAMPLE.findall(README.read_text(encoding="utf-8"))
    (tmp_path / ".git").mkdir()
    (tmp_path / "cxroad.toml").write_text(example, encoding="utf-8")
    policy = policy_for(str(tmp_path))

    assert (policy.level, policy.ignore) == ("team", ("GRA005",))
    assert policy.thresholds["VAL003"]["months"].value == 9
