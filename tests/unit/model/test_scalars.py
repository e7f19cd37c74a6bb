"""What holds for every kind of scalar, whatever text it is given."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cxroad.model.base import Scalar, Unreadable
from cxroad.model.criteria import Criterion
from cxroad.model.dates import Date, Period
from cxroad.model.durations import Duration, Estimate, Lag
from cxroad.model.impacts import Impact
from cxroad.model.links import Link
from cxroad.model.numbers import Change, Money, Number, Share
from cxroad.model.weeks import Week

KINDS: list[type[Scalar]] = [
    Duration, Estimate, Lag, Date, Period, Number, Money, Share, Change, Link, Criterion, Impact,
    Week,
]  # fmt: skip

WORDS = """
0 1 2 4 6 9 12 13 15 27 30 31 50 99 100 1000 2027 2028 10000 4.6 17.5 1,5 250.000 1.250 .5 5. d w mo
q y m h cd W MO weeks months days year quarter pd % k M K bn mio . .. ... - -- + +- , ; : / ( ) [ ]
= >= <= => < > ~ € $ EUR ' _ ± ≥ – − … FY fy Q1 Q5 q2 H1 H3 W12 T10:00 March sept Mon mon fri sun
to and after about start end done x listen call-back x-1w FS SS FF low high med none
TBD ? ٤ ６ ½ ² é ß 日
"""
PIECES = [*WORDS.split(), "\u00a0", "\u202f", "\u2011", "\\", *[" "] * 8]
NEARLY = [
    "2027-12-24..2028-01-02", "FY2027-Q1..11-01", "4w..5w..9w", "x.start + 2w", "effort >= 4.9",
    "250.000", "17,5%", "15 March 2027", "mon-fri, sun", "€1.250,50k", "P6W", "listen done", "1/5",
    "03/04/2027", "1e6", "2026/27", "3h/week",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=9).map("".join),
    st.builds(
        lambda text, at, piece, cut: text[:at] + piece + text[at + cut :],
        st.sampled_from(NEARLY),
        st.integers(0, 12),
        st.sampled_from(PIECES),
        st.integers(0, 3),
    ),
)

OFFER = re.compile(r"write ([^ ;]+(?: [+-] [0-9][^ ;]*| done| (?:>=|<=|>|<|=) [^ ;]+)?)")


def outcome(kind: type[Scalar], text: str) -> Scalar | Unreadable:
    """What comes of a text: a value, or the refusal."""
    try:
        return kind.parse(text)
    except Unreadable as refusal:
        return refusal


@pytest.mark.parametrize("kind", KINDS)
@given(text=TEXTS)
@example(text="")
@example(text="2027-02-30")
def test_text_is_read_and_kept_or_refused_with_words(kind: type[Scalar], text: str) -> None:
    value = outcome(kind, text)
    if isinstance(value, Unreadable):
        assert value.message
        assert value.help
        assert value.code == "STR004"
        return

    assert str(value) == text.strip()
    assert kind.parse(str(value)) == value
    assert hash(kind.parse(str(value))) == hash(value)
    assert re.search(kind.schema.get("pattern", ""), str(value))


@pytest.mark.parametrize("kind", KINDS)
@given(text=TEXTS)
def test_spelling_that_is_offered_can_be_read(kind: type[Scalar], text: str) -> None:
    value = outcome(kind, text)
    offer = OFFER.fullmatch(value.help) if isinstance(value, Unreadable) else None
    if offer and not offer[1].startswith("["):
        assert isinstance(outcome(kind, offer[1]), kind)


@pytest.mark.parametrize("kind", KINDS)
def test_examples_of_the_schema_are_read(kind: type[Scalar]) -> None:
    for spelling in kind.schema["examples"]:
        value = kind.read(spelling)

        assert kind.parse(str(value)) == value


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "piece",
    ["1", "a", " ", ".", "-", "+", "1.", "1,", "1 ", "a ", "a.", "..", "1w..", "x + 1w ", "٤", "ﷺ"],
)
def test_long_text_is_answered_at_once(kind: type[Scalar], piece: str) -> None:
    began = time.process_time()
    for length in (16, 24, 32, 64, 80, 128, 160, 65_536):
        text = (piece * length)[:length]
        for hostile in (text, text[:-1] + "!", "x" + text[1:]):
            value = outcome(kind, hostile)
            if isinstance(value, Unreadable):
                assert len(value.message) + len(value.help) < 1_000

    assert time.process_time() - began < 1
