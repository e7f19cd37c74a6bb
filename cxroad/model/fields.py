"""Kinds of fields that several entities share: ids, dates in fiscal years, whole numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, core_schema

from cxroad.model.base import Scalar, Unreadable, text_of
from cxroad.model.dates import Date, Period
from cxroad.model.ids import check_id


def _source(value: object) -> str:
    try:
        return text_of(value)
    except Unreadable as error:
        raise error.as_pydantic() from None


def _read_id(value: object) -> str:
    try:
        return check_id(str(value))
    except Unreadable as error:
        raise error.as_pydantic(check_id, str(value)) from None


Id = Annotated[
    str,
    BeforeValidator(_read_id),
    WithJsonSchema({"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$"}),
]
"""An id: letters, digits, `-` and `_`, starting with a letter or digit, at most 64 long."""


def _in_fiscal_year(value: Date, info: ValidationInfo) -> Date:
    return value.in_fiscal_year((info.context or {}).get("fiscal_year_starts", 1))


def _period_in_fiscal_year(value: Period, info: ValidationInfo) -> Period:
    return value.in_fiscal_year((info.context or {}).get("fiscal_year_starts", 1))


When = Annotated[Date, AfterValidator(_in_fiscal_year)]
"""A date; FY2027 is resolved by the validation context's `fiscal_year_starts` (1-12, default 1)."""

Stretch = Annotated[Period, AfterValidator(_period_in_fiscal_year)]
"""A date or a range of dates, fiscal years resolved like `When`."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Marks an int as a whole number from `low` to `high`, both included."""

    low: int
    high: int

    def read(self, value: object) -> int:
        """The number; raises a custom error with the limits for anything else."""
        if isinstance(value, int) and not isinstance(value, bool):
            text = str(value)
        else:
            text = _source(value)
        digits = text.removeprefix("-")
        fits = len(digits) <= 12 and digits.isascii() and digits.isdigit()
        if fits and self.low <= int(text) <= self.high:
            return int(text)
        raise Unreadable(
            f"'{text[:40]}' is no whole number from {self.low} to {self.high}",
            "write it in digits",
        ).as_pydantic()

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.low, "maximum": self.high}


@dataclass(frozen=True, slots=True)
class Hours(Scalar):
    """Hours per person and week, `4h` or plain `4`; 0 to 168."""

    schema: ClassVar[dict[str, Any]] = {
        "type": ["string", "number"],
        "pattern": "^[0-9.]+ ?h?$",
        "examples": ["4h"],
    }

    value: Decimal
    text: str

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str) -> Hours:
        """Read `4h`; raises Unreadable for other units and for more hours than a week has."""
        match = re.fullmatch(r"([0-9]{1,4}(?:\.[0-9]{1,4})?) ?h?", text[:20])
        if match is None or (value := Decimal(match[1])) > 168:
            raise Unreadable(
                f"'{text[:40]}' is no number of hours per person and week", "write it like 4h"
            )
        return cls(value, text)
