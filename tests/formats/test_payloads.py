"""What stands in a file is shown and never obeyed, in every format."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from cxroad.render.formats import FINDINGS

_OWN_COMMAND = re.compile(r"::(?:error|warning|notice) title=cxroad \w{6}[^:]*::")
_TABLE = ("table", "thead", "tbody", "tr", "th", "td")
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.mark.parametrize("name", list(FINDINGS))
def test_no_line_is_a_command_but_our_own(name: str, hostile: Any) -> None:
    for line in hostile.texts[name].splitlines():
        assert not re.search(r"##\w*\[", line)
        if line.lstrip().startswith("::") and not line.lstrip().startswith("::: "):
            assert name == "github"
            assert _OWN_COMMAND.match(line)


@pytest.mark.parametrize("name", list(FINDINGS))
def test_nothing_unseen_reaches_a_terminal(name: str, hostile: Any) -> None:
    assert not _UNSEEN.search(hostile.texts[name])


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_xml_holds_only_our_own_elements(name: str, hostile: Any) -> None:
    own = {"testsuites", "testsuite", "properties", "testcase", "failure", "skipped"}
    own |= {"system-out", "system-err", "checkstyle", "file", "error"}

    assert {element.tag for element in ElementTree.fromstring(hostile.texts[name]).iter()} <= own


def test_markdown_holds_no_link_picture_tag_or_mention(hostile: Any) -> None:
    page = hostile.texts["markdown"]
    html = MarkdownIt("commonmark", {"linkify": False}).enable("table").render(page)
    tags = set(re.findall(r"<(\w+)", html))

    assert tags <= {*("h2", "h3", "p", "br", "em", "strong"), *_TABLE}
    assert not re.search(r"@\w|#\d", re.sub(r"&#\d+;", "", html))


@pytest.mark.parametrize("name", ["gitlab", "rdjson"])
def test_a_field_that_a_site_may_take_for_markdown_holds_nothing_live(
    name: str, hostile: Any
) -> None:
    data = json.loads(hostile.texts[name])
    said = [i["description"] for i in data] if name == "gitlab" else []
    said += [d["message"] for d in data["diagnostics"]] if name == "rdjson" else []

    assert said
    for text in said:
        assert not re.search(r"@\w|#\d|\]\(|<[a-z/!]|://", text)


def test_addresses_are_relative_and_percent_encoded(hostile: Any) -> None:
    for result in json.loads(hostile.texts["sarif"])["runs"][0]["results"]:
        where = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert re.fullmatch(r"[A-Za-z0-9/._~%-]+", where["uri"])
        assert not where["uri"].startswith("/")
        assert ".." not in where["uri"].split("/")
        assert where["uriBaseId"] == "%SRCROOT%"
