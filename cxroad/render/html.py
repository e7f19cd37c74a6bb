"""An HTML page of its own: it needs no other file, runs no script and asks no other host."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape

from cxroad.render.visible import visible

_WORDS = re.compile(r"(`+)(.+?)\1", re.DOTALL)


def document(title: str, style: str, body: str) -> str:
    """A whole page; the browser obeys its own style sheet and nothing else.

    Args:
        style: CSS without `</`.
        body: Markup whose texts went through `text` or `prose`.
    """
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="{policy}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<title>{text(title)}</title>
<style>{style}</style>
</head>
<body>
{body}
</body>
</html>
"""


def text(words: str) -> str:
    """Words on one line as they are, in text and in attributes with double quotes."""
    return escape(visible(words), quote=True)


def prose(words: str) -> str:
    """Sentences of ours on one or several lines; what stands in backticks becomes code."""
    return _WORDS.sub(lambda found: f"<code>{found[2]}</code>", text(" ".join(words.split())))
