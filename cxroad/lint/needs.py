"""Whether anything of a customer stands behind a piece of work."""

from __future__ import annotations

from cxroad.model.initiative import Initiative, Origin


def unasked(item: Initiative) -> bool:
    """Whether neither a need nor evidence speaks for it; what the law asks for needs neither."""
    spoken = (item.need or "").strip() or any(word.strip() for word in item.evidence)
    return not spoken and item.origin is not Origin.REGULATION
