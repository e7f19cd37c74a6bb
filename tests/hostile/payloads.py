"""Texts made to be obeyed: by a terminal, a runner, a site, a browser, a spreadsheet, a diagram."""

from __future__ import annotations

PAYLOADS: dict[str, str] = {
    # terminals
    "a colour of theirs": "\x1b[38;5;123mred",
    "clear the screen": "\x1b[2J\x1b[H",
    "write over the line above": "\x1b[1A\x1b[2KFound no errors",
    "title of the window": "\x1b]0;owned\x07",
    "a link whose text lies": "\x1b]8;;http://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "the clipboard": "\x1b]52;c;ZXZpbA==\x07",
    "a question that types an answer": "\x1b[6n\x1bP+q544e\x1b\\",
    "control sequences of one byte": "\x9b2J\x9d0;owned\x9c\x90x\x9c\x85",
    "backspaces and others": "ok\x08\x08no\x00\x07\x7f\x0b\x0c\x0e",
    "write over the line": "clean\rerror",
    "from right to left": "\u202egnp.exe\u202c \u2066x\u2069 \u061c\u200f",
    "without width": "a\u200bb\u200c\u200d\u2060\ufeff\u00adc",
    "tags that spell": "\U000e0041\U000e0042\U000e007f",
    "lines of other kinds": "a\u2028b\u2029c",
    # runners
    "a command of GitHub": "::set-env name=PATH::x",
    "a command behind blanks": " \t ::add-mask::e",
    "a command on a line of its own": "x\n::error file=a::forged\nx\r\n  ::stop-commands::y",
    "an older command": "##[add-matcher]x.json ##[group]y",
    "a command of Azure": "##vso[task.setvariable variable=x]y",
    "a section of GitLab": "section_start:1:x\r\x1b[0Kx",
    # sites
    "a link": "[click](http://evil.example) <http://evil.example> http://evil.example/x",
    "a picture": "![p](http://evil.example/p.png)",
    "a heading": "x\n\n# APPROVED\n\n---\n",
    "tags of HTML": "</details><h1>APPROVED</h1><img src=x onerror=alert(1)>",
    "a mention": "@org/team fixes #1 and org/repo#2",
    "fences and bars": "```\n~~~\n| a | b | ` `` ``` **b** _i_ ~~s~~ [x]: y",
    "a comment": "<!-- marker --> --> <!-- ",
    "a script's address": "javascript:alert(1) [x](javascript:alert(1)) data:text/html,x",
    # browsers
    "end of a script": "</script><script>alert(1)</script>",
    "end of a style": "</style><style>*{display:none}</style>",
    "end of an attribute": "\" onload=alert(1) x=\" ' onclick='alert(1)' `",
    "end of a section of data": "]]><x>&lt;y&gt;&#60;<![CDATA[<!DOCTYPE a [<!ENTITY b 'c'>]>&b;",
    "end of a picture": "</text></svg><script>alert(1)</script><foreignObject>",
    "not in XML": "a\x0b\x1f\ufffe\uffffb",
    # spreadsheets
    "a formula": "=cmd|'/c calc'!A0",
    "a formula of plus": "+1+1",
    "a formula of minus": "-2+3",
    "a formula of at": "@SUM(1+1)",
    "a formula behind blanks": "\t =1+1",
    "a formula behind a line": "\n=1+1",
    "a wide formula": "\uff1d1+1",
    "an escape of spreadsheets": "_x000D_=1",
    "cells": 'a";"b","c\td\n1,2;3',
    # diagrams and calendars
    "end of a node": 'x"]; click n0 href "javascript:alert(1)"\n%%{init: {"theme": "x"}}%%',
    "end of a label": '"]; evil [label="x\\',
    "escapes of Graphviz": "\\N \\G \\l <b>x</b> \\",
    "an event of a calendar": "x\r\nBEGIN:VEVENT\r\nATTENDEE:mailto:a@b.example",
    # programs
    "marks of rich": "[link=http://evil.example]x[/link][/][bold red]y[foo bar] :boom:",
    "templates": "{0} {name} {x.__class__} %s %(x)s %n ${HOME} {{7*7}}",
    "a shell": "$(touch owned) `touch owned` ; touch owned | x && y",
    "a way out": "../../../etc/passwd C:\\x file:///etc/passwd",
    "an option": "--output=/tmp/owned",
    "keys of YAML": "a: b\n- c # d\n? *e &f !!g |",
    "very long": "W" * 3000,
}
"""By what they try; as they are when a file has been read."""

ODD_NAMES = (
    *(text.replace("/", "|").replace("\0", "")[:80] for text in PAYLOADS.values()),
    "\udcff\udc80 half.yaml",
)
"""What a file or a folder may be called; the last one is no UTF-8."""


def written(text: str) -> str:
    """A text in double quotes as YAML has it, everything unusual as an escape."""
    plain = (c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in text)
    return '"' + "".join(plain) + '"'
