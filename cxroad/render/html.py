"""An HTML page of its own: it needs no other file, asks no other host and obeys nobody's text."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import TypeAlias

from cxroad.render.visible import unobeyed, visible

Value: TypeAlias = str | int | bool | None
"""Of an attribute; None and False leave it out, True writes it without a value."""

_WORDS = re.compile(r"(`+)(.+?)\1", re.DOTALL)


class Markup(str):
    """HTML that is safe to stand in a page; `element` escapes every text that is none."""

    __slots__ = ()


def document(title: str, style: str, body: str, script: str = "") -> str:
    """A whole page; the browser obeys its own style sheet and script and nothing else.

    Args:
        style: CSS without `</`.
        body: Markup whose texts went through `element`, `text` or `prose`.
        script: JavaScript without `</`, at the end of the page; none when empty.
    """
    policy = [
        "default-src 'none'",
        f"style-src '{_digest(style)}'",
        *([f"script-src '{_digest(script)}'"] if script else []),
        "base-uri 'none'",
        "form-action 'none'",
    ]
    last = f"\n<script>{script}</script>" if script else ""
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="{"; ".join(policy)}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<title>{unobeyed(text(title))}</title>
<style>{style}</style>
</head>
<body>
{unobeyed(body)}{last}
</body>
</html>
"""


def text(words: str) -> str:
    """Words on one line as they are, in text and in attributes with double quotes."""
    # Apostrophes are many, end no attribute of ours, and would take six bytes each.
    return escape(visible(words), quote=False).replace('"', "&quot;")


def prose(words: str) -> str:
    """Sentences of ours on one or several lines; what stands in backticks becomes code."""
    return _WORDS.sub(lambda found: f"<code>{found[2]}</code>", text(" ".join(words.split())))


def element(name: str, /, *inside: str, **attributes: Value) -> Markup:
    """An element; what stands in it and in its attributes is escaped unless it is `Markup`.

    Args:
        attributes: `class_` is `class`, `aria_label` is `aria-label`.
    """
    return Markup(f"{_tag(name, attributes)}>{joined(*inside)}</{name}>")


def empty(name: str, /, **attributes: Value) -> Markup:
    """An element without content, such as `rect` or `input`; attributes as for `element`."""
    return Markup(f"{_tag(name, attributes)}/>")


def joined(*parts: str, by: str = "") -> Markup:
    """Texts and markup side by side, texts escaped; `by` stands between them as it is."""
    return Markup(by.join(part if isinstance(part, Markup) else text(part) for part in parts))


def block(name: str, inside: Iterable[str], /, **attributes: Value) -> Markup:
    """An element with each part on a line of its own."""
    return element(name, Markup("\n"), joined(*inside, by="\n"), Markup("\n"), **attributes)


def sheet(*names: str) -> str:
    """Style sheets or scripts of the folder `pages`, one after the other, without indentation."""
    folder = files("cxroad.render") / "pages"
    texts = ((folder / name).read_text("utf-8") for name in names)
    lines = (line.lstrip() for text in texts for line in text.splitlines())
    return "\n" + "".join(f"{line}\n" for line in lines if line)


def _tag(name: str, attributes: Mapping[str, Value]) -> str:
    written = [f"<{name}"]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        called = key.rstrip("_").replace("_", "-")
        written.append(f' {called}="{"" if value is True else text(str(value))}"')
    return "".join(written)


def _digest(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
