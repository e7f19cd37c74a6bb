"""A draft from answers to a file: asked for where somebody is there, written, and told about."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from cxroad.cli.answers import keep
from cxroad.cli.console import Console
from cxroad.cli.paths import STDIN
from cxroad.cli.setup import Setup
from cxroad.errors import CxroadError, UsageError

if TYPE_CHECKING:
    from cxroad.draft.given import Given

FOLDER = "roadmaps"
"""Where a roadmap goes that nobody named a file for."""

_SUFFIXES = (".yaml", ".yml")


def refuse_target(file: str) -> None:
    """Refuse what cannot become a new roadmap, before anything is asked.

    Raises:
        UsageError: It exists, has another suffix, or its folder is missing.
    """
    if file == STDIN:
        return
    if os.path.lexists(file):
        raise UsageError(f"{file} is there already, and is not written over", "name another file")
    if not file.endswith(_SUFFIXES):
        raise UsageError(f"{file} would not be found as a roadmap", "end its name in .yaml")
    folder = os.path.dirname(file)
    if folder and folder != FOLDER and not os.path.isdir(folder):
        raise UsageError(f"there is no folder {folder}", f"make it first: mkdir -p {folder}")


def asked(given: Given, today: date, file: str | None, before: str | None, plain: bool) -> bool:
    """Ask for the answers that are missing; what was typed is kept if somebody leaves.

    Args:
        before: The file that some answers came from.

    Returns:
        Whether all is answered.
    """
    from cxroad.cli.prompts import best_asker
    from cxroad.draft.interview import interview

    finished = False
    try:
        with _hanging_up_leaves():
            finished = interview(given, best_asker(plain), today)
        return finished
    finally:
        if not finished:
            kept(given, file, before)


def kept(given: Given, file: str | None, before: str | None) -> None:
    """Keep the answers of whoever leaves, and say where; on the terminal, if no file takes them."""
    from cxroad.draft.given import answers_text
    from cxroad.render.visible import harmless

    note = Console.current.note
    try:
        where = keep(given, file, before)
    except CxroadError as error:
        note(f"error: {harmless(error.message)}, so your answers stand here:\n")
        note(answers_text(given))
        return
    if where is None:
        note("Nothing was answered, so nothing is kept.")
        return
    number = len(given)
    again = " ".join(["cxroad draft", *([file] if file else []), "--answers", where])
    note(
        f"Nothing was written; your {number} answer{'s' if number > 1 else ''} "
        f"{'are' if number > 1 else 'is'} in {harmless(where)}.\n"
        f"Go on with: {harmless(again)}"
    )


@contextmanager
def _hanging_up_leaves() -> Iterator[None]:
    """Let a closed terminal and a polite end be the same as Ctrl+C, so that answers are kept."""
    names = ("SIGHUP", "SIGTERM")
    found = [getattr(signal, name) for name in names if hasattr(signal, name)]
    try:
        old = {each: signal.signal(each, signal.default_int_handler) for each in found}
    except ValueError:  # not in the main thread, where signals do not arrive
        old = {}
    try:
        yield
    finally:
        for each, handler in old.items():
            signal.signal(each, handler)


def write(given: Given, today: date, file: str | None, setup: Setup) -> None:
    """Write the roadmap and, where it is missing, the schema beside it; then tell what is there.

    Raises:
        UsageError: An answer does not fit, or something has the file's name.
        CxroadError: It cannot be written.
    """
    from cxroad.draft.compose import SCHEMA_NAME, complete, composed
    from cxroad.edit.write import create
    from cxroad.model.ids import nearest_id
    from cxroad.render.drafted import told

    done = complete(given, today)
    text = composed(done, today)
    if file == STDIN:
        Console.current.write(text)
        return
    slug = nearest_id(done[("title",)]) or "roadmap"
    target = file or os.path.join(FOLDER, f"{slug}.yaml")
    folder = os.path.dirname(target)
    made = [f"the folder {FOLDER}"] if folder == FOLDER and not os.path.isdir(folder) else []
    if made:
        try:
            os.makedirs(folder, exist_ok=True)
        except OSError as error:
            raise UsageError(
                f"cannot make the folder {folder}: {error.strerror}", "name a file elsewhere"
            ) from None
    if not create(target, text.encode()):
        raise UsageError(
            f"{target} is there already, and is not written over",
            f"name another file: cxroad draft {slug}-2.yaml",
        )
    schema = os.path.join(folder, SCHEMA_NAME)
    if not os.path.lexists(schema) and create(schema, _schema()):
        made.append(f"{schema}, with which editors complete and explain every key")
    project = setup.load(text.encode(), target, today)
    Console.current.write(told(target, text, project.loaded, project.report, made))


def _schema() -> bytes:
    import json

    from cxroad.load.json_schema import json_schema

    return (json.dumps(json_schema("draft-07"), indent=2, ensure_ascii=False) + "\n").encode()


def title_of(file: str) -> str:
    """A title from a file's name: `acme-energy.yaml` is `Acme energy`."""
    words = PurePath(file).stem.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]
