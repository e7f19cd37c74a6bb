"""Words that do not fit: a line says which and why, another what to type, in any typer."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("words", "error", "help"),
    [
        (
            "forecast --runs -4",
            "--runs: '-4' is no whole number from 100 to 1,000,000",
            "write --runs 2000, or leave it out",
        ),
        (
            "forecast --runs many",
            "--runs: 'many' is no whole number from 100 to 1,000,000",
            "write --runs 2000, or leave it out",
        ),
        (
            "forecast --seed 1e9",
            "--seed: '1e9' is no whole number",
            "write --seed 1, or leave it out",
        ),
        (
            "forecast --correlation 1.5",
            "--correlation: '1.5' is no number from 0 to 1",
            "write --correlation 0.3, or leave it out",
        ),
        (
            "level --seconds long",
            "--seconds: 'long' is no number",
            "write --seconds 10, or leave it out",
        ),
        (
            "timeline --width 3",
            "--width: '3' is no whole number from 20 to 1,000",
            "write --width 20",
        ),
        (
            "lint --max-findings -2",
            "--max-findings: '-2' is no whole number from 0 on",
            "write --max-findings 0",
        ),
        (
            "order --color pink",
            "--color: 'pink' is not auto, always or never",
            "write --color auto, or leave it out",
        ),
        (
            "lint --fail-on all",
            "--fail-on: 'all' is not error, warning, info or never",
            "write --fail-on error",
        ),
        ("completion tcsh", "'tcsh' is not bash, zsh or fish", "write cxroad completion bash"),
        ("completion", "bash|zsh|fish is missing", "write cxroad completion bash|zsh|fish"),
        ("import", "FILE is missing", "write cxroad import FILE"),
        ("import a.csv b.csv", "more words than wanted: b.csv", "write cxroad import FILE"),
        ("tour there and back", "more words than wanted: there and back", "write cxroad tour"),
        ("forecast --runs", "--runs lacks its value", "write --runs 2000"),
        ("order --today", "--today lacks its value", "write --today DATE"),
        ("order --plain=3", "--plain takes no value", "write --plain alone"),
        (
            "timeline --format",
            "there is no option --format",
            "there is --output-format; `cxroad timeline -h` lists all",
        ),
        ("capacity --weeks -3", "there is no option -3", "`cxroad capacity -h` lists all"),
        (
            "--plain order",
            "there is no option --plain",
            "an option stands behind its command: cxroad COMMAND --plain; `cxroad -h` lists all",
        ),
        (
            "forcast",
            "there is no command 'forcast'",
            "there is `cxroad forecast`; `cxroad -h` lists all commands",
        ),
        (
            "lint --jobs 0",
            "--jobs: '0' is no whole number from 1 to 64",
            "write --jobs 2, or --jobs auto",
        ),
        (
            "order a.yaml b.yaml",
            "one roadmap at a time, not 2: a.yaml, b.yaml",
            "name one of them; `cxroad lint` takes several, `cxroad diff` two",
        ),
        (
            "report -o acme.pdf",
            "cannot tell a format from 'acme.pdf'",
            "this command writes .html, which a browser prints as PDF",
        ),
        (
            "link acme.yaml settle listen",
            "what `settle` waits for stands behind --after",
            "cxroad link acme.yaml settle --after listen",
        ),
        (
            "unlink settle listen",
            "what `settle` waits for stands behind --after",
            "cxroad unlink settle --after listen",
        ),
        (
            "link settle",
            "two ids are wanted: what waits, and for what",
            "cxroad link ID --after ID",
        ),
        ("fly", "there is no command 'fly'", "`cxroad -h` lists all commands"),
        (
            "roadmaps/acme.yaml",
            "'roadmaps/acme.yaml' is no command",
            "a command stands before the file: cxroad lint roadmaps/acme.yaml",
        ),
    ],
)
def test_word_that_does_not_fit_is_named_with_what_to_type(cli, words, error, help):
    code, out, err = cli(*words.split())

    assert (code, out) == (2, "")
    assert err == f"error: {error}\nhelp: {help}\n"


def test_long_word_is_not_repeated_to_its_end(cli):
    _, _, err = cli("forecast", "--runs", "9" * 10_000)

    assert len(err) < 200


def test_no_words_at_all_are_answered_with_the_help(cli):
    code, out, err = cli()

    assert (code, out) == (2, "")
    assert err == f"{cli('--help')[1]}"
