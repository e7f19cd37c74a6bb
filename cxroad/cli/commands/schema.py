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
    CONFIG = "config"
    EXPORT = "export"


def schema(
    of: Annotated[
        Of,
        typer.Argument(
            metavar="[roadmap|findings|config|export]",
            help="Of roadmap files, of what `lint -f json` or `export --to json` prints, "
            "or of cxroad.toml.",
        ),
    ] = Of.ROADMAP,
    draft: Annotated[
        Draft,
        typer.Option("--draft", help="Draft of JSON Schema; findings and exports have the latest."),
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
      cxroad schema config -o cxroad-config.schema.json

    Then begin a roadmap beside it with:
      # yaml-language-server: $schema=./cxroad.schema.json
    """
    if of is Of.FINDINGS:
        from cxroad.render.json_findings import schema_text

        deliver(schema_text(), output)
        return exits.CLEAN
    if of is Of.EXPORT:
        from cxroad.render.json_export import schema_text as exported

        deliver(exported(), output)
        return exits.CLEAN
    if of is Of.CONFIG:
        from cxroad.lint.config_schema import config_schema as make
    else:
        from cxroad.load.json_schema import json_schema as make
    made = make("draft-07" if draft is Draft.SEVEN else "2020-12")
    deliver(json.dumps(made, indent=2, ensure_ascii=False) + "\n", output)
    return exits.CLEAN
