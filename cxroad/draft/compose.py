"""A draft: a template and answers, made into the text of a roadmap."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from cxroad.draft.days import start_of
from cxroad.draft.given import PARTS, Given
from cxroad.draft.large import roadmap_data
from cxroad.draft.questions import questions
from cxroad.draft.starter import starter_data
from cxroad.draft.template import template
from cxroad.draft.text import yaml_text
from cxroad.errors import UsageError
from cxroad.model.base import Unreadable

SCHEMA_NAME = "cxroad.schema.json"
"""The schema for editors, in the roadmap's own folder."""

_OPEN = re.compile(r"(?:^ *|   )# open: (.*)")


class Opening(NamedTuple):
    """Something that a draft leaves open: a comment `open:` at a line, counted from 1."""

    line: int
    what: str


def complete(given: Given, today: date) -> Given:
    """The answers, each checked, with the defaults for those that are missing.

    Raises:
        UsageError: An answer that cannot be understood, or one that nothing asks for.
    """
    done: Given = {}
    for question in questions(done, today):
        said = given.get(question.key)
        answer = question.default if said is None else said
        try:
            done[question.key] = question.check(answer)
            given = given | question.also(answer)
        except Unreadable as error:
            if said is None and question.key[0] == "outcomes":
                raise UsageError(
                    f"{' '.join(question.key)}: no target is given for this baseline",
                    f'say it: --outcome "{question.key[1]}: {done[(*question.key[:2], "baseline")]}'
                    ' to ..."',
                ) from None
            raise UsageError(f"{' '.join(question.key)}: {error.message}", error.help) from None
    for key in given:
        if key not in done and not (key[0] in PARTS and len(key) > 1):
            raise UsageError(
                f"{' '.join(key)}: the template {done[('template',)]} does not ask for that",
                "leave it out",
            )
    return done


def composed(given: Given, today: date) -> str:
    """The text of a roadmap; `given` holds an answer to each question.

    Args:
        today: The day on which the vision counts as looked at.
    """
    chosen = template(given[("template",)])
    start = start_of(given, today)
    if chosen.work:
        data = roadmap_data(chosen, given, start, today)
    else:
        data = starter_data(chosen, given, start)
    head = f"# yaml-language-server: $schema=./{SCHEMA_NAME}\n# $schema: ./{SCHEMA_NAME}\n\n"
    return head + yaml_text(data)


def left_open(text: str) -> list[Opening]:
    """What a draft leaves open, by line."""
    found = ((at, _OPEN.search(line)) for at, line in enumerate(text.split("\n"), 1))
    return [Opening(at, match[1]) for at, match in found if match]
