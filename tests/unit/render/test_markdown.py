"""Somebody's text in Markdown, read back by an independent parser."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cxroad.render.markdown import escaped, paragraph
from cxroad.render.visible import visible

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HARMLESS = {"text", "text_special"}

PIECES = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        [
            *"\\`*_~[]<>&|#$^{}!@()-+=:.1 \n\t\"'",
            "[a](http://evil.example)",
            "![x](http://evil.example/beacon.png)",
            "<img src=x onerror=alert(1)>",
            "<!-- marker -->",
            "</details>",
            "# APPROVED",
            "@org/team",
            "fixes #1",
            "GH-12",
            "www.evil.example",
            "http://evil.example",
            "mailto:a@evil.example",
            "a@evil.example",
            "&lt;script&gt;",
            "&#64;org",
            "{{ secrets }}",
            "~~~",
            "```",
            "***",
            "---",
            "===",
            "1. ",
            "- [x] ",
            "> ",
            ":shipit:",
            "snake_case",
            "__init__",
            "a | b",
            "[^1]",
            "[ref]: http://evil.example",
            "\u202egnp",
            "\x1b[31m",
        ]
    ),
)
TEXTS = st.lists(PIECES, max_size=6).map("".join)


def test_a_text_is_in_one_line_without_blanks_around_it() -> None:
    assert escaped(" a \r\n\n b\t") == "a   b"


def read_back(markdown: str) -> str:
    """The text that a reader sees; fails when it is more than text."""
    tokens = READER.parse(markdown)
    assert [each.type for each in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])
    shown = ""
    for token in tokens:
        for child in token.children or ():
            assert child.type in HARMLESS
            shown += child.content
    return shown.replace("\u200b", "")


def seen(text: str) -> str:
    """What should be seen of a text: one line, all that is unseen spelt out, no blanks around."""
    return visible(re.sub(r"[\r\n]+", " ", text)).strip()


@given(TEXTS)
def test_paragraph_is_read_back_as_the_text_and_nothing_else(text: str) -> None:
    assert read_back(paragraph(text)) == seen(text)


@given(TEXTS)
def test_text_in_a_table_stays_in_its_cell(text: str) -> None:
    tokens = READER.parse(f"| {escaped(text)} | b |\n| --- | --- |\n| {escaped(text)} | d |\n")

    cells = [each.children or () for each in tokens if each.type == "inline"]
    assert len(cells) == 4
    for cell in (cells[0], cells[2]):
        assert {each.type for each in cell} <= HARMLESS
        assert "".join(each.content for each in cell).replace("\u200b", "") == seen(text)


@given(TEXTS)
def test_text_behind_a_heading_mark_or_in_bold_stays_what_it_is(text: str) -> None:
    for around in ("# x {}", "- {}", "**x {}** y"):
        tokens = READER.parse(around.format(escaped(text) if "x" in around else paragraph(text)))
        inline = [each for each in tokens if each.type == "inline"]
        assert len(inline) == (1 if seen(text) or "x" in around else 0)
        kinds = {child.type for each in inline for child in each.children or ()}
        assert kinds <= HARMLESS | {"strong_open", "strong_close"}


@given(TEXTS)
def test_finished_page_holds_no_mention_address_or_issue(text: str) -> None:
    page = READER.render(paragraph(text))
    shown = re.sub(r"&\w+;|&#\d+;", " ", page)

    assert not re.search(r"@\w", shown)
    assert not re.search(r"#\d", shown)
    assert not re.search(r"(?i)https?://|www\.\w|\bgh-\d", shown)


@pytest.mark.parametrize(
    "text",
    [
        "Phase 1: listen (and learn), at last!",
        "effort <= 4.9 and R&D > 3",
        "move_home, 12.5 %, C-level",
        "-8",
        "5.4",
        "Zażółć gęślą jaźń – „tak” 📞",
    ],
)
def test_ordinary_text_stays_readable_in_its_source(text: str) -> None:
    assert paragraph(text) == text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("a|b", "a&#124;b"),
        ("@all", "@\u200ball"),
        ("#1", "&#35;\u200b1"),
        ("- a", "&#45; a"),
        ("12. a", "&#49;2. a"),
        ("> a", "&#62; a"),
        ("a\r\nb", "a b"),
        ("&copy;", "&#38;copy;"),
    ],
)
def test_marks_become_entities(text: str, markdown: str) -> None:
    assert paragraph(text) == markdown
