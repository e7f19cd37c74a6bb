"""XML from strangers, without document types, entities and endless depth."""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from cxroad.errors import InputError
from cxroad.intake.limits import DEEPEST_XML, MOST_ELEMENTS
from cxroad.model.writing import grouped


class _Refused(Exception):
    """What is refused, and what to do about it."""


def parsed(data: bytes) -> Element:
    """The root of a document, whose names have lost their namespaces.

    Raises:
        InputError: It is no XML, has a document type, or holds more than the limits allow.
    """
    builder = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator=" ")
    depth, number = 0, 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, number
        depth, number = depth + 1, number + 1
        if depth > DEEPEST_XML or number > MOST_ELEMENTS:
            raise _Refused("it holds more than a plan can", "save only the plan")
        builder.start(name.rpartition(" ")[2], attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(name.rpartition(" ")[2])

    def refuse(*_: object) -> None:
        # Entities are defined in it, which can name files or grow beyond all bounds.
        raise _Refused("it defines a document type, which no plan needs", "save it anew as XML")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = refuse
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
        return builder.close()
    except _Refused as refusal:
        raise InputError(*refusal.args) from None
    except expat.ExpatError as error:
        raise InputError(
            f"it is no XML: line {grouped(error.lineno)} {expat.ErrorString(error.code)}",
            "save the plan as XML again",
        ) from None
    except (LookupError, ValueError):
        raise InputError("it is no XML: its encoding is unknown", "save it as UTF-8") from None
