"""Somebody's text at each output boundary, letter by letter; worked out by hand."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

import pytest

from cxroad.findings.report import Report
from cxroad.render import html, mermaid_text, xml
from cxroad.render.address import address, shown_address, uri
from cxroad.render.csv_export import _cell
from cxroad.render.dot import _escaped
from cxroad.render.github import escaped_data, escaped_property
from cxroad.render.ink import ink
from cxroad.render.mermaid_text import label, task
from cxroad.render.unlinked import unlinked

APART = "\u200b"


def test_html_text_is_escaped_for_content_and_double_quotes() -> None:
    assert html.text("<a b=\"c\"> & 'd'\n\x1b") == "&lt;a b=&quot;c&quot;&gt; &amp; 'd'\\n\\x1b"
    assert html.prose("one\n  `two <x>`  and ``a`b``") == (
        "one <code>two &lt;x&gt;</code> and <code>a`b</code>"
    )


def test_html_elements_escape_all_but_markup() -> None:
    inner = html.element("b", "<i>", class_="x", aria_label='"', hidden=True, id=None, lang=False)

    assert inner == '<b class="x" aria-label="&quot;" hidden="">&lt;i&gt;</b>'
    assert html.element("p", inner, "&") == f"<p>{inner}&amp;</p>"
    assert html.empty("input", value=0, name="n") == '<input value="0" name="n"/>'
    assert html.joined("<", html.Markup("<br/>"), by=" | ") == "&lt; | <br/>"
    assert html.block("ul", ["<", "b"], id="i") == '<ul id="i">\n&lt;\nb\n</ul>'


def test_a_page_obeys_its_own_style_and_script_only() -> None:
    def digest(content: str) -> str:
        return base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()

    body = html.Markup("<p>a</p>\n::error::x")
    bare = html.document("</title>\n::x", "p{}", body)
    assert (
        f"content=\"default-src 'none'; style-src 'sha256-{digest('p{}')}'; "
        "base-uri 'none'; form-action 'none'\"/>"
    ) in bare
    assert "<title>&lt;/title&gt;\\n::x</title>\n<style>p{}</style>" in bare
    assert bare.endswith("<body>\n<p>a</p>\n\\::error::x\n</body>\n</html>\n")
    assert bare.startswith('<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8"/>\n')

    page = html.document("t", "p{}", body, "go()")
    assert f"'; script-src 'sha256-{digest('go()')}'; base-uri 'none'; " in page
    assert page.endswith("\n<script>go()</script>\n</body>\n</html>\n")


def test_sheets_stand_one_after_the_other_without_indentation() -> None:
    page, summary = html.sheet("page.css"), html.sheet("summary.css")
    written = (files("cxroad.render") / "pages" / "page.css").read_text("utf-8")
    lines = page.split("\n")

    assert html.sheet("page.css", "summary.css") == page + summary.removeprefix("\n")
    assert lines[0] == lines[-1] == ""
    assert all(line and line == line.strip() for line in lines[1:-1])
    assert page.split() == written.split()


def test_xml_is_escaped_in_content_and_attributes() -> None:
    assert xml.text("<a & \"b\" 'c'>\x00") == "&lt;a &amp; &quot;b&quot; &#x27;c&#x27;&gt;\\x00"
    assert xml.opening("file", {"name": '"<', "n": 3}) == '<file name="&quot;&lt;" n="3">'
    assert xml.empty("file", {"name": "##[x]"}) == '<file name="#\\#[x]"/>'
    assert xml.HEAD == '<?xml version="1.0" encoding="UTF-8"?>'


@pytest.mark.parametrize(
    ("text", "data", "value"),
    [
        ("100%", "100%25", "100%25"),
        ("a\r\nb", "a%0D%0Ab", "a%0D%0Ab"),
        ("a::b,c", "a::b,c", "a%3A%3Ab%2Cc"),
        ("%0A", "%250A", "%250A"),
    ],
)
def test_github_reads_its_escapes_back(text: str, data: str, value: str) -> None:
    assert escaped_data(text) == data
    assert escaped_property(text) == value


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ring, e-mail. 24 h", "Ring, e-mail. 24 h"),
        ('a"b;c#d', "a#34;b#59;c#35;d"),
        ("  a \n b  ", "a b"),
        ("a$$b", "a＄＄b"),
        ("ﬂ°¶", "#64258;#176;#182;"),
        ("Żółć 日本", "Żółć 日本"),
        ("\x07", "#92;x07"),
        ("", "-"),
        (" ", "-"),
    ],
)
def test_mermaid_shows_a_label_as_it_is(text: str, shown: str) -> None:
    assert label(text) == shown
    assert task(text) == shown


@pytest.mark.parametrize(
    "word",
    [
        *("gantt", "dateFormat", "inclusiveEndDates", "topAxis", "axisFormat", "tickInterval"),
        *("includes", "excludes", "todayMarker", "weekday", "weekend", "title", "accTitle"),
        *("accDescr", "section", "href", "call", "click"),
    ],
)
def test_no_task_begins_like_a_statement(word: str) -> None:
    assert task(f"{word} x").startswith(f"#{ord(word[0])};{word[1:]} x")
    assert task(word.upper()).startswith(f"#{ord(word[0].upper())};")
    assert task(f"un{word}") == f"un{word}"
    assert task(word[:-1]) == word[:-1]


def test_a_long_s_begins_a_statement_too() -> None:
    assert task("\u017fection x") == "#383;ection x"


def test_no_task_begins_like_a_date_and_one_sign_is_enough() -> None:
    assert task("2027 plan") == "#50;027 plan"
    assert task("3 steps") == "#51; steps"
    assert task("7") == "#55;"
    assert task("٣ x") == "#1635; x"


def test_a_diagram_beyond_the_bound_says_what_to_raise() -> None:
    assert mermaid_text.MOST == 50_000
    assert mermaid_text.too_long("x" * 50_000) == ""
    assert mermaid_text.too_long("x" * 50_001) == (
        "    %% Longer than 50000 characters: raise the maxTextSize of Mermaid to draw it.\n"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a & b", "a &amp; b"),
        ("\\N", "\\\\N"),
        ('say "x"', 'say \\"x\\"'),
        ('\\"', '\\\\\\"'),
        ("a\x00", "a\\\\x00"),
    ],
)
def test_graphviz_shows_a_text_as_it_is(text: str, shown: str) -> None:
    assert _escaped(text) == shown


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("plain", '"plain"'),
        ('say "x"', '"say ""x"""'),
        *((f"{mark}1+1", f'"\'{mark}1+1"') for mark in "=+-@＝＋－＠"),
        ("-3.5", '"-3.5"'),
        ("+3", '"+3"'),
        ("-3.", '"\'-3."'),
        ("-1-1", '"\'-1-1"'),
        ("a=b", '"a=b"'),
        ("a;=b,@c", '"a; =b, @c"'),
        ("", '""'),
    ],
)
def test_no_cell_is_a_formula(value: str, cell: str) -> None:
    assert _cell(value) == cell


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@ana", f"@{APART}ana"),
        ("#12", f"#{APART}12"),
        ("# 12", "# 12"),
        ("[a](b)", f"[a]{APART}(b)"),
        ("[a][b]", f"[a]{APART}[b]"),
        ("![a]", f"!{APART}[a]"),
        ("!7", f"!{APART}7"),
        ("<b> </b> <!x <?x", f"<{APART}b> <{APART}/b> <{APART}!x <{APART}?x"),
        ("a < b", "a < b"),
        ("https://x", f"https:{APART}//x"),
        ("WWW.x", f"WWW{APART}.x"),
        ("gh-12", f"gh-{APART}12"),
        ("agh-12", "agh-12"),
        ("&amp; &#38;", f"&{APART}amp; &{APART}#{APART}38;"),
        ("a & b;", "a & b;"),
        ("$x", f"${APART}x"),
        ("::error::x", "\\::error::x"),
    ],
)
def test_nothing_in_a_field_becomes_a_link(text: str, shown: str) -> None:
    assert unlinked(text) == shown


@pytest.mark.parametrize(
    ("path", "shown", "reference"),
    [
        ("a/b.yaml", "a/b.yaml", "a/b.yaml"),
        ("/./a/../b c", "a/b c", "a/b%20c"),
        ("../..", "unnamed", "unnamed"),
        (" ", "unnamed", "unnamed"),
        ("é-._~:?#", "é-._~:?#", "%C3%A9-._~%3A%3F%23"),
        ("a\udcff", "a\udcff", "a%FF"),
        ("a\ud800", "a\ud800", "a%5Cud800"),
    ],
)
def test_an_address_lies_below_the_root(path: str, shown: str, reference: str) -> None:
    report = Report(())

    assert address(report, path) == shown
    assert uri(report, path) == reference


def test_an_address_is_seen_and_has_an_end() -> None:
    report = Report((), addresses={"x": "in/\x1b"})

    assert address(report, "x") == "in/\x1b"
    assert shown_address(report, "x") == "in/\\x1b"
    assert shown_address(report, "y" * 2000) == "y" * 2000
    assert shown_address(report, "y" * 2001) == "y" * 2000 + "..."


@pytest.mark.parametrize(
    ("role", "code"),
    [
        ("error", "1;31"),
        ("warning", "1;33"),
        ("info", "1;36"),
        ("frame", "94"),
        ("second", "36"),
        ("strong", "1"),
        ("aside", "2"),
    ],
)
def test_ink_has_a_colour_for_each_role_and_takes_it_back(role: str, code: str) -> None:
    assert ink(True)("x", role) == f"\x1b[{code}mx\x1b[0m"
    assert ink(True)("", role) == ""
    assert ink(True)("x", "") == "x"
    assert ink(False)("x", role) == "x"
