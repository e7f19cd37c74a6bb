"""`cxroad rule`: a page, a family, the book as Markdown and as HTML."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from lxml import etree

from cxroad.lint.catalog import RULES, TITLES
from cxroad.render.html import prose, text


@pytest.fixture(scope="module")
def html():
    """The whole book, once."""
    from cxroad.lint.explain import book
    from cxroad.render.html_rules import render

    return render(book())


class Shown(HTMLParser):
    """What a browser shows of a page, its anchors and its links."""

    def __init__(self, page):
        super().__init__()
        self.words, self.ids, self.links, self.tags = [], [], [], set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        found = dict(attrs)
        self.ids += [found["id"]] if "id" in found else []
        self.links += [value for name, value in attrs if name in ("href", "src", "srcset")]

    def handle_data(self, data):
        self.words.append(data)


def test_family_is_listed_by_its_three_letters(cli):
    ran = cli("rule", "val")

    assert ran.code == 0
    assert "VAL001" in ran.out
    assert "GRA001" not in ran.out
    assert "`cxroad rule CODE` explains one of them." in ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("rule", "--all", "GRA001"), "leave one of them out"),
        (("rule", "-o", "x.html"), "--all"),
        (("rule", "VAL", "-f", "html"), "--all"),
        (("rule", "--all", "-o", "x.pdf"), ".md, .html"),
        (("rule", "--all", "-f", "pdf"), "markdown, html"),
        (("rule", "GRA01"), "GRA001"),
    ],
)
def test_words_that_do_not_fit_are_exit_2_with_what_to_type(cli, words, said):
    ran = cli(*words)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_book_is_the_same_on_paper_and_on_the_screen(cli, tmp_path, form):
    path = tmp_path / ("book.md" if form == "markdown" else "book.html")
    printed = cli("rule", "--all", "-f", form)

    assert cli("rule", "--all", "-o", str(path)).out == ""
    assert path.read_text(encoding="utf-8") == printed.out
    assert all(code in printed.out for code in RULES)


def test_one_page_can_be_written_as_html(cli):
    shown = Shown(cli("rule", "big-bang", "-f", "html").out)

    assert shown.ids == ["VAL002"]
    assert "1 rule" in "".join(shown.words)


def test_html_is_well_formed_and_every_link_leads_to_an_anchor(html):
    etree.fromstring(html.removeprefix("<!DOCTYPE html>\n").encode())
    shown = Shown(html)

    assert html.startswith("<!DOCTYPE html>\n")
    assert sorted(shown.ids) == sorted(RULES)
    assert set(shown.links) == {f"#{code}" for code in RULES}


def test_html_asks_nobody_and_runs_nothing(html):
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)[1]
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
    digest = b64encode(sha256(style.encode()).digest()).decode()

    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert Shown(html).tags.isdisjoint({"script", "img", "link", "iframe", "object", "form"})
    assert " style=" not in html
    assert not re.search(r"\son[a-z]+=", html)
    assert "url(" not in style
    assert "@import" not in style


def test_html_has_colours_for_light_and_dark_screens_that_can_be_read(html):
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
    schemes = [
        dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", part))
        for part in style.split("@media (prefers")
    ]

    assert len(schemes) == 2
    for colours in schemes:
        for ink in ("ink", "quiet", "link", "error", "warning", "info"):
            assert contrast(colours[ink], colours["paper"]) >= 4.5, ink
        assert contrast(colours["ink"], colours["shade"]) >= 4.5
        assert contrast(colours["ink"], colours["hit"]) >= 4.5


def contrast(one, other):
    """Contrast of two colours, 1 to 21 (WCAG 2.2: 4.5 for text)."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_html_says_all_that_the_pages_say(html):
    words = " ".join("".join(Shown(html).words).split())

    for title in TITLES.values():
        assert plain(title) in words
    for rule in RULES.values():
        for said in (rule.summary, rule.why, rule.cure, *rule.sources):
            assert plain(said) in words
        for example in (*rule.bad, *rule.good, *rule.silent):
            assert plain(example.lines, "") in words


def plain(said, marks="`"):
    return " ".join(said.replace(marks, "").split() if marks else said.split())


def test_text_in_html_is_shown_and_never_obeyed():
    assert text('<b>"&\x1b') == "&lt;b&gt;&quot;&amp;\\x1b"
    assert prose("a `<b>` c") == "a <code>&lt;b&gt;</code> c"
