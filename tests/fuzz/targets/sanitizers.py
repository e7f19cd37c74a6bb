"""Text of others in every format: nothing unseen, nothing obeyed, and it reads back as it was."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

from markdown_it import MarkdownIt

from cxroad.render import dot, em, github, html, mermaid_text, unlinked, width, xml
from cxroad.render.csv_export import _cell
from cxroad.render.ink import ink
from cxroad.render.json_text import json_text
from cxroad.render.markdown import escaped, paragraph
from cxroad.render.marks import Mark, draw_line
from cxroad.render.terminal import paint
from cxroad.render.visible import harmless, quoted, unobeyed, visible, visible_pieces
from cxroad.views.words import flat
from tests.fuzz import seeds
from tests.fuzz.commands import check_seen
from tests.fuzz.found import Broken
from tests.fuzz.target import Target

_READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_LIVE = re.compile(r"@\w|(?<![&])#\d|\]\(|!\[|<[a-z/!?]|://|\bGH-\d|&#?\w+;", re.IGNORECASE)
_LABEL = re.compile(r"(?:[ .,\-A-Za-z0-9]|#\d+;|[^\x00-\x7f])+")
_DOT = re.compile(r'"((?:[^"\\\n]|\\[\\"])*)"')


def target(_folder: Path) -> Target:
    """Bytes as somebody's text."""
    start = [text.encode("utf-8", "surrogatepass") for text in (*seeds.PAYLOADS, *seeds.WORDS)]
    return Target(once, start, (*seeds.PAYLOADS, *seeds.YAML, *_SHORT), longest=2000)


_SHORT = (*"#[:]\\`*_~<>&|$^{}!@()-+=.1 \n\t\r\"';%", "\u200d", "\ufe0f", "\U0001f469", "\u2764")


def once(data: bytes) -> None:
    """Write the text in every format."""
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    for check in (_seen, _markdown, _tags, _cells, _programs, _drawn):
        check(text)


def _seen(text: str) -> None:
    shown = visible(text)
    check_seen("visible", shown.replace("::", "").replace("##", ""))
    _same("visible twice", visible(shown), shown)
    _same("pieces", "".join(visible_pieces(text)), shown)
    if shown.isascii() and "\\" not in shown:
        _same("printable text", shown, text.replace("\t", " "))
    for name, made in (
        ("harmless", harmless(text)),
        ("quoted", unobeyed(quoted(text))),
        ("unobeyed", unobeyed("\n".join(map(visible, text.split("\n"))))),
    ):
        check_seen(name, made)
        _same(f"{name} twice", unobeyed(made), made)
    if len(harmless(text)) > 20_100:
        raise Broken("harmless text has no end")


def _markdown(text: str) -> None:
    wanted = re.sub(r"\s+", " ", visible(re.sub(r"[\r\n]+", " ", text)).strip())
    for name, page in (
        ("paragraph", paragraph(text)),
        ("heading", f"## {escaped(text)}"),
        ("item", f"- {paragraph(text)}"),
        ("cell", f"| a | b |\n| - | - |\n| {escaped(text)} | x |"),
    ):
        check_seen(f"markdown {name}", unobeyed(page))
        made = _READER.render(page)
        tags = set(re.findall(r"<(\w+)", made))
        if not tags <= {"p", "h2", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"}:
            raise Broken(f"markdown {name} holds {tags}: {made[:300]}")
        if name == "cell" and made.count("<td>") != 2:
            raise Broken(f"markdown has other cells: {made[:300]}")
        if name == "paragraph":
            found = _Text(made).words.replace("\u200b", "")
            _same("markdown", re.sub(r"\s+", " ", found.strip()), wanted)
    alive = _LIVE.search(unlinked.unlinked(text))
    if alive:
        raise Broken(f"unlinked text is live: {alive[0]!r}")


class _Text(HTMLParser):
    """The text of a page, its tags and attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words, self.tags, self.values = "", list[str](), list[str]()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.values += [value or "" for _, value in attributes]

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        raise Broken(f"a comment in HTML: {data[:100]!r}")

    handle_decl = handle_pi = unknown_decl = handle_comment


def _tags(text: str) -> None:
    shown = visible(text)
    page = _Text(html.element("b", text, title=text, class_="x"))
    if page.tags != ["b"]:
        raise Broken(f"HTML holds {page.tags}")
    _same("HTML", page.words, shown)
    _same("an attribute", page.values[0], shown)
    if _Text(html.prose(text)).tags not in ([], ["code"] * len(_Text(html.prose(text)).tags)):
        raise Broken("prose holds tags")
    drawn = html.document(text, "", html.element("p", text))
    check_seen("an HTML page", drawn)
    if "<p>" not in drawn or drawn.count("<title>") != 1:
        raise Broken("an HTML page is not whole")
    written = f"{xml.opening('a', {'b': text})}{xml.text(text)}</a>"
    read = ElementTree.fromstring(written)
    _same("XML", read.text or "", harmless(text))
    _same("an attribute of XML", read.get("b"), harmless(text))
    ElementTree.fromstring(html.element("b", text, title=text))


def _cells(text: str) -> None:
    row = f"{_cell(text)},{_cell('x')}\r\n"
    rows = list(csv.reader(io.StringIO(row, newline=""), strict=True))
    if len(rows) != 1 or len(rows[0]) != 2:
        raise Broken(f"CSV has other cells: {rows}")
    cell = rows[0][0]
    if re.match(r"\s*[=+\-@＝＋－＠\t\r]", cell) and not re.fullmatch(r"[+-]?\d+(\.\d+)?", cell):
        raise Broken(f"a cell is a formula: {cell[:60]!r}")
    _same(
        "CSV", cell.lstrip("'").replace(" ", ""), visible(flat(text)).lstrip("'").replace(" ", "")
    )


def _programs(text: str) -> None:
    _same("a message", _from_github(github.escaped_data(text)), text)
    value = github.escaped_property(text)
    _same("a property", _from_github(value.replace("%3A", ":").replace("%2C", ",")), text)
    if set("\r\n,:") & set(value):
        raise Broken(f"a property is not escaped: {value[:60]!r}")
    written = json_text({"a": text})
    check_seen("JSON", written)
    safe = text.encode("utf-8", "backslashreplace").decode()
    _same("JSON", json.loads(written)["a"], safe)
    for label in (mermaid_text.label(text), mermaid_text.task(text)):
        if not _LABEL.fullmatch(label):
            raise Broken(f"Mermaid may obey {label[:100]!r}")
        check_seen("Mermaid", label)
    whole = dot._quoted(text)
    if not _DOT.fullmatch(whole):
        raise Broken(f"Graphviz may obey {whole[:100]!r}")
    check_seen("Graphviz", unobeyed(whole))


def _from_github(text: str) -> str:
    """As GitHub's runner reads it back."""
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def _drawn(text: str) -> None:
    """Pictures hold their width, and nothing that was not seen."""
    shown = visible(text)
    if len(width.widths(shown)) != len(shown):
        raise Broken("a letter has no width")
    for wide in (1, 7, 40):
        for line in width.wrap(shown, wide):
            if width.cells(line) > max(wide, 2):
                raise Broken(f"a line is {width.cells(line)} wide, not {wide}: {line[:80]!r}")
        "".join(width.hard_wrap(shown, wide))
        for ascii in (True, False):
            cut = paint.clip(paint.shown(text), wide, paint.glyphs(ascii))
            if width.cells(cut) > wide:
                raise Broken(f"a cut text is {width.cells(cut)} wide, not {wide}: {cut[:80]!r}")
            check_seen("a cut text", cut.replace("::", "").replace("##", ""))
        em.fitted(shown, wide, 12)
        em.broken(shown, wide, 12, 3)
    line = text.replace("\n", " ")[:400]
    marks = [Mark(0, len(line), "a", True), Mark(len(line) // 2, len(line), "b", False)]
    for row in draw_line(line, marks, 60, "error", ink(False)):
        check_seen("a marked line", row.text.replace("::", "").replace("##", ""))


def _same(what: str, one: str | None, other: str | None) -> None:
    if one != other:
        raise Broken(f"{what} is another: {one!r:.200}, not {other!r:.200}")
