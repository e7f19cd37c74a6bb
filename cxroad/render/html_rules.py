"""The rules' pages as one HTML page: a list to choose from, and every page with its anchor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import cxroad
from cxroad.findings.page import Block, Code, Items, RulePage
from cxroad.model.writing import count
from cxroad.render.html import document, prose, text

_STYLE = """
:root { color-scheme: light dark; --ink: #1c2330; --quiet: #56607a; --paper: #ffffff;
  --shade: #f3f5f9; --line: #d9deea; --link: #1f4fa8; --error: #a3122d; --warning: #7d5100;
  --info: #20596b; --hit: #ffe9b3; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e8f1; --quiet: #a3adc2; --paper: #14181f; --shade: #1e242e; --line: #343d4d;
    --link: #8fb5ff; --error: #ff97a6; --warning: #f0c060; --info: #8bcfe2; --hit: #4d3e12; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, sans-serif; }
a { color: var(--link); }
header, main { padding: 0 1.5rem; max-width: 50rem; }
nav { padding: 1rem 1.5rem; font-size: .9rem; line-height: 1.35;
  border-bottom: 1px solid var(--line); }
nav ol { list-style: none; margin: 0 0 1rem; padding: 0; }
nav a { text-decoration: none; }
nav p { margin: .75rem 0 .25rem; font-weight: 600; }
h1 { line-height: 1.2; }
h2 { margin: 3rem 0 0; padding-top: 1rem; border-top: 3px solid var(--line); line-height: 1.25; }
h3 { margin: 2.5rem 0 .25rem; scroll-margin-top: 1rem; }
h3 a { color: inherit; text-decoration: none; }
h3 a:hover { text-decoration: underline; }
h4 { margin: 1.25rem 0 .25rem; font-size: 1rem; }
p, ul { margin: .5rem 0; }
.summary { font-size: 1.1rem; }
.standing, footer { color: var(--quiet); font-size: .9rem; }
.error { color: var(--error); } .warning { color: var(--warning); } .info { color: var(--info); }
code, pre { font-family: ui-monospace, Consolas, monospace; font-size: .875em; }
code { background: var(--shade); padding: .1em .25em; border-radius: 3px; }
pre { background: var(--shade); border: 1px solid var(--line); border-radius: 6px; padding: .75rem;
  overflow-x: auto; line-height: 1.45; }
pre code { padding: 0; background: none; font-size: inherit; }
mark { background: var(--hit); color: inherit; }
footer { padding: 2rem 1.5rem; }
@media (min-width: 72rem) {
  body:has(nav) { display: grid; grid-template-columns: 21rem 1fr; }
  header, main, footer { grid-column: 2; }
  nav { grid-column: 1; grid-row: 1 / span 3; position: sticky; top: 0; height: 100vh;
    overflow-y: auto; border-bottom: 0; border-right: 1px solid var(--line); } }
@media print { nav { display: none; } h3, pre { break-inside: avoid; } h3 { break-after: avoid; } }
"""


def render(pages: Sequence[RulePage]) -> str:
    """One page, or the book of several with its list of contents."""
    if len(pages) == 1:
        title = f"{pages[0].code} {pages[0].name}"
        lines = ["<main>", *_page(pages[0], "h1"), "</main>"]
        return document(title, _STYLE, "\n".join([*lines, *_footer(pages)]))
    title = "The rules of cxroad"
    lines = ["<nav>", *_contents(pages), "</nav>", "<header>", f"<h1>{title}</h1>", "</header>"]
    lines.append("<main>")
    for family, several in groupby(pages, key=lambda page: page.family):
        lines += ["<section>", f"<h2>{prose(family)}</h2>"]
        for page in several:
            lines += ["<article>", *_page(page, "h3"), "</article>"]
        lines.append("</section>")
    return document(title, _STYLE, "\n".join([*lines, "</main>", *_footer(pages)]))


def _contents(pages: Sequence[RulePage]) -> Iterator[str]:
    for family, several in groupby(pages, key=lambda page: page.family):
        yield f"<p>{prose(family.partition(':')[0])}</p>"
        yield "<ol>"
        for page in several:
            yield f'<li><a href="#{page.code}">{page.code} {text(page.name)}</a></li>'
        yield "</ol>"


def _page(page: RulePage, heading: str) -> Iterator[str]:
    yield (
        f'<{heading} id="{page.code}"><a href="#{page.code}">'
        f'<span class="{page.severity}">{page.code}</span> {text(page.name)}</a></{heading}>'
    )
    yield f'<p class="summary">{prose(page.summary)}</p>'
    yield f'<p class="standing">{prose(page.standing)}</p>'
    below = "h2" if heading == "h1" else "h4"
    for part in page.parts:
        yield f"<{below}>{prose(part.title)}</{below}>"
        for block in part.blocks:
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Items):
        yield "<ul>"
        yield from (f"<li>{prose(item)}</li>" for item in block.items)
        yield "</ul>"
    elif isinstance(block, Code):
        if block.says:
            yield f"<p>{prose(block.says)}:</p>"
        lines = "\n".join(map(_line, block.text.split("\n")))
        yield f"<pre><code>{lines}</code></pre>"
    else:
        yield from (f"<p>{prose(paragraph)}</p>" for paragraph in block.split("\n\n"))


def _line(line: str) -> str:
    """A line of a roadmap; one that is reported is marked."""
    return f"<mark>{text(line)}</mark>" if "# <- " in line else text(line)


def _footer(pages: Sequence[RulePage]) -> list[str]:
    return ["<footer>", f"cxroad {cxroad.__version__}, {count(len(pages), 'rule')}", "</footer>"]
