"""`cxroad schema`."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.output import deliver


class Draft(StrEnum):
    """Drafts of JSON Schema."""

    SEVEN = "draft-07"
    LATEST = "2020-12"


class Of(StrEnum):
    """What there is a schema of."""

    ROADMAP = "roadmap"
    FINDINGS = "findings"


def schema(
    of: Annotated[
        Of, typer.Argument(help="Roadmap files, or what `lint -f json` prints.")
    ] = Of.ROADMAP,
    draft: Annotated[
        Draft, typer.Option("--draft", help="Draft of JSON Schema, for roadmap files.")
    ] = Draft.SEVEN,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write into a file instead."),
    ] = None,
) -> int:
    """Print the JSON Schema, so that editors complete and explain every key while you type.

    \b
    Examples:
      cxroad schema -o roadmaps/cxroad.schema.json
      cxroad schema findings

    Then begin a roadmap beside it with:
      # yaml-language-server: $schema=./cxroad.schema.json
    """
    if of is Of.FINDINGS:
        from cxroad.render.json_findings import schema_text

        text = schema_text()
    else:
        from cxroad.load.json_schema import json_schema

        made = json_schema("draft-07" if draft is Draft.SEVEN else "2020-12")
        text = json.dumps(made, indent=2, ensure_ascii=False) + "\n"
    deliver(text, output)
    return exits.CLEAN
