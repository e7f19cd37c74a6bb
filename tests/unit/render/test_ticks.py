from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxroad.render.ticks import ticks


@pytest.mark.parametrize(
    ("highest", "labels"),
    [
        (Fraction("98.5"), ("0", "25", "50", "75", "100")),
        (100, ("0", "25", "50", "75", "100")),
        (2_480_000, ("0", "500k", "1M", "1.5M", "2M", "2.5M")),
        (Fraction("0.3"), ("0", "0.1", "0.2", "0.3")),
        (0, ("0", "1", "2", "3")),
        (1_600, ("0", "500", "1,000", "1,500", "2,000")),
        (9_000, ("0", "2.5k", "5k", "7.5k", "10k")),
        (15_000, ("0", "5k", "10k", "15k")),
    ],
)
def test_a_scale_has_round_steps(highest, labels):
    assert ticks(Fraction(highest)).labels == labels


@given(st.fractions(min_value=Fraction(1, 1000), max_value=10**12))
def test_a_scale_holds_its_value_and_wastes_less_than_half(highest):
    scale = ticks(highest)

    assert highest <= scale.top < 2 * highest
    assert 4 <= len(scale.labels) <= 6
