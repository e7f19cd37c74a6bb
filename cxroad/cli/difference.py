"""What a command would write into a file, as a unified diff."""

from __future__ import annotations

from cxroad.source.mark import unmarked


def difference(name: str, old: bytes, new: bytes) -> str:
    """The change from one content of a file to another; empty for none."""
    from difflib import unified_diff

    from cxroad.render.visible import unobeyed, visible

    before, after = (unmarked(each).decode() for each in (old, new))
    lines = unified_diff(
        before.removesuffix("\n").split("\n"),
        after.removesuffix("\n").split("\n"),
        f"a/{name.lstrip('/')}",
        f"b/{name.lstrip('/')}",
        lineterm="",
    )
    return unobeyed("".join(f"{visible(line)}\n" for line in lines))
