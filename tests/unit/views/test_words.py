"""How views put texts of others into words."""

import pytest

from cxroad.views.words import advised


@pytest.mark.parametrize(
    ("help", "expected"),
    [
        (
            "let it land later (`after: [x + 8w]` or `start:`), or wait",
            "let it land later, or wait",
        ),
        ("tie it to a need (`need`)", "tie it to a need"),
        ("raise the `capacity` (or say why not)", "raise the 'capacity' (or say why not)"),
    ],
)
def test_a_committee_is_not_told_what_to_type(help: str, expected: str) -> None:
    assert advised(help) == expected
