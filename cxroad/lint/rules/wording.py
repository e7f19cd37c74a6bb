"""Wording: words that promise too much, too little, or nothing yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxroad.edit.tidy import tabs, trailing
from cxroad.findings.finding import Hit, Severity
from cxroad.lint.example import Example
from cxroad.lint.frames import FILE, INITIATIVES, LATER_PHASES, ROADMAP
from cxroad.lint.placeholders import Placeholder, placeholders
from cxroad.lint.rule import Written, rule, structural_rule
from cxroad.lint.sources import MSP, PENNINGTON, STEPS
from cxroad.lint.wording import together
from cxroad.lint.words import Names, matcher, own_names
from cxroad.load.renaming import definitions, renamed
from cxroad.load.shape import short_route
from cxroad.model.ids import is_id
from cxroad.model.settings import Level
from cxroad.model.writing import count, listed, named
from cxroad.source.edits import Fix
from cxroad.source.span import Route

if TYPE_CHECKING:
    from cxroad.plan import Plan

_VISION = """vision:
              statement: Every patient knows the same day who will help them, and when.
              strategy: Plan 2027-2029, goal 1
              reviewed: 2026-12-04
              review_every: 6mo
              outcomes:
                effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}"""
"""The vision of examples that are whole files."""

_SHOWN = 3
"""Further places that a finding shows; the others are counted. Our default."""


@rule(
    "WRD001",
    Severity.WARNING,
    since="0.1",
    source=f"{PENNINGTON}: never speak of CX and transformation in one sentence",
    cure="Name what customers and staff will notice. What is called so already, a document or a "
    "body outside, stands in quotes inside the text; your own goes into `organisation`.",
    frame=LATER_PHASES,
    bad=(
        """
        walk:
          name: Transformation of the first visit   # <- WRD001
          initiatives:
            phone: {name: Call back, after: [answer], serves: {effort: 35%}}
            wait: {name: Transform waiting, after: [answer], serves: {effort: 35%}}
        """,
        Example(
            """
            walk:
              initiatives:
                phone: {name: Call back, after: [answer], serves: {effort: 35%}}
                wait: {name: Transformacja wizyty, serves: {effort: 35%}}   # <- WRD001
            """,
            "The word is known in English, Polish, Ukrainian, Hungarian and Greek",
        ),
        Example(
            f"""
            title: Northside Clinics - customer transformation   # <- WRD001
            {_VISION}
            phases:
              crawl:
                initiatives:
                  listen: {{name: Listen to calls, serves: {{effort: 60%}}, status: done}}
              transform:
                initiatives:
                  visit: {{name: Transform visits, after: [listen], serves: {{effort: 40%}}}}
            """,
            "However often it stands, it is said once",
            FILE,
        ),
    ),
    good="""
    walk:
      name: One visit instead of three
      initiatives:
        phone: {name: Call back, after: [answer], serves: {effort: 35%}}
        wait: {name: Wait at home, after: [answer], serves: {effort: 35%}}
    """,
    silent=(
        Example(
            """
            walk:
              initiatives:
                phone: {name: What "Transformation 2030" means for us, serves: {effort: 35%}}
                tell:
                  name: Report to the Ministry of Digital Transformation
                  after: [answer]
                  serves: {effort: 35%}
            """,
            "A document in quotes and a ministry: they are called so",
        ),
        Example(
            f"""
            title: Transform Health - seen on the day you call
            organisation: Transform Health
            {_VISION}
            phases:
              crawl:
                initiatives:
                  listen: {{name: Listen to calls, serves: {{effort: 60%}}, status: done}}
              walk:
                initiatives:
                  visit: {{name: One visit, after: [listen], serves: {{effort: 40%}}}}
            """,
            "And so is the organisation",
            FILE,
        ),
    ),
)
def transformation(plan: Plan) -> Iterator[Hit]:
    """The plan promises a transformation.

    The word means complete change. It frightens those who are to do it, it cannot be kept, and so
    the programme ends as not delivered and takes the good name of its aims along.
    """
    names, said = own_names(plan.roadmap), matcher("transformation")
    found = [(route, word) for route, text in _headlines(plan) if (word := said.first(text, names))]
    if found:
        (place, word), *others = found
        more = len(others) - _SHOWN
        yield Hit(
            place,
            f'"{word}" promises complete change; say what will be different',
            at_key=place[-1:] not in (("title",), ("statement",), ("name",)),
            related=tuple((route, "said here too") for route, _ in others[:_SHOWN]),
            help="say what people will notice; if the word is part of a name, quote the name",
            note=f"{count(more, 'more name')} {'has' if more == 1 else 'have'} the word"
            if more > 0
            else "",
        )


def _headlines(plan: Plan) -> Iterator[tuple[Route, str]]:
    """The texts by which people know the plan and its parts, with their places."""
    roadmap = plan.roadmap
    yield roadmap.at("title"), roadmap.title
    if roadmap.vision:
        yield roadmap.vision.at("statement"), roadmap.vision.statement
    for phase in roadmap.phases.values():
        yield phase.at("name") if phase.name else phase.route, phase.label
        for item in phase.initiatives.values():
            if item.live:
                yield item.at("name"), item.name


@rule(
    "WRD002",
    Severity.INFO,
    since="0.1",
    source=(
        f"{MSP}: a benefit is described so that it can be observed; better and improved are not",
        f"{STEPS}: every step brings something tangible",
    ),
    cure="Say what somebody will see, do or stop doing, or put a number into the text.",
    frame=LATER_PHASES,
    bad=(
        """
        walk:
          initiatives:
            phone: {name: Call back, after: [answer], serves: {effort: 35%},
              value: Better service}   # <- WRD002
            wait: {name: Wait at home, after: [answer], serves: {effort: 35%}}
        """,
        Example(
            """
            walk:   # <- WRD002
              initiatives:
                phone: {name: Call back, after: [answer], serves: {effort: 35%},
                  value: Better service}
                wait: {name: Wait at home, after: [answer], serves: {effort: 35%},
                  value: A seamless experience for every patient and all who wait with them}
            """,
            "One finding for each phase",
        ),
    ),
    good="""
    walk:
      initiatives:
        phone: {name: Call back, after: [answer], serves: {effort: 35%},
          value: Nobody rings twice for the same thing}
        wait: {name: Wait at home, after: [answer], serves: {effort: 35%}}
    """,
    silent=(
        Example(
            """
            walk:
              initiatives:
                phone: {name: Call back, after: [answer], serves: {effort: 35%},
                  value: Answers are better by a point on the scale from 1 to 7}
                wait: {name: Wait at home, after: [answer], serves: {effort: 35%}}
            """,
            "A number says how one would notice",
        ),
        Example(
            """
            walk:
              initiatives:
                phone: {name: Better phones, after: [answer], serves: {effort: 35%},
                  value: Nobody rings twice for the same thing}
                wait: {name: Wait at home, after: [answer], serves: {effort: 35%}}
            """,
            "A name need not say it, where the value does",
        ),
    ),
)
def vague(plan: Plan) -> Iterator[Hit]:
    """A promise is too vague to be kept.

    Everybody agrees with "better", each to something else. Once the work is done, some will find
    it better and some will not, and both are right.
    """
    roadmap, names = plan.roadmap, own_names(plan.roadmap)
    if roadmap.vision and (word := _vague_in(roadmap.vision.statement, names)):
        yield _vague_hit(roadmap.vision.at("statement"), [f'"{word}"'])
    outcomes = {
        outcome.at("name"): _quoted(outcome.name, word)
        for outcome in roadmap.outcomes.values()
        if outcome.name and (word := _vague_in(outcome.name, names))
    }
    if outcomes:
        place, *others = outcomes
        yield _vague_hit(
            place,
            list(outcomes.values()),
            related=tuple((route, "") for route in others[:_SHOWN]),
            help="call it by what its number will show, in words of those who will feel it",
        )
    for phase in roadmap.phases.values():
        values = {
            item.id: _quoted(item.value, word)
            for item in phase.initiatives.values()
            if item.live and item.value and (word := _vague_in(item.value, names))
        }
        if len(values) > 1:
            yield _vague_hit(phase.route, list(values.values()), f" in {together(values)}")
        for id, words in values.items() if len(values) == 1 else ():
            yield _vague_hit(roadmap.initiatives[id].at("value"), [words])


def _vague_in(text: str, names: Names) -> str | None:
    """The first vague word of a text without a number; a vague word's own (360) is none."""
    rest, words = text, [text[slice(*span)] for span in matcher("vague").spans(text, names)]
    for word in words:
        rest = rest.replace(word, "")
    return words[0] if words and not any(letter.isdigit() for letter in rest) else None


_SHORT = 40
"""Characters up to which a text is quoted as a whole. Our default."""


def _quoted(text: str, word: str) -> str:
    return f'"{text if len(text) <= _SHORT else word}"'


def _vague_hit(
    place: Route,
    words: list[str],
    where: str = "",
    related: tuple[tuple[Route, str], ...] = (),
    help: str = "say what somebody will see, do or stop doing, or put a number on it",
) -> Hit:
    said = named(list(dict.fromkeys(words)), _SHOWN)
    return Hit(place, f"{said}{where}: how would anyone notice?", related=related, help=help)


@structural_rule(
    "WRD003",
    Severity.WARNING,
    since="0.1",
    source="our default: what was left for later and forgotten, found in real roadmaps",
    level=Level.STARTER,
    cure="Write what is meant, or take the key out until it is known: then lint asks for it where "
    "it is needed. Ids in small letters are easier to name without a slip.",
    fixable="blanks at the ends of lines and tabs (safe); ids with capitals, with all that names "
    "them (unsafe, because ids are part of the plan: dates and values stay, but older versions, "
    "waivers outside the file and other programs know the work by its old id)",
    frame=INITIATIVES,
    bad=(
        "call: {name: Call back, owner: TBD, after: [listen], serves: {effort: 5%}}   # <- WRD003",
        Example(
            """
            call:
              name: Call back
              why: To be defined   # <- WRD003
              after: [listen]
              serves: {effort: 5%}
            """,
            "In words, in each of the five languages",
        ),
        Example(
            "Call: {name: Call back, after: [listen], serves: {effort: 5%}}   # <- WRD003",
            "An id with a capital",
        ),
        Example(
            f"""
            # The line of the vision's owner ends in a blank
            organisation: Northside   # <- WRD003{" "}
            currency: EUR
            """,
            "Blanks at the end of a line",
            ROADMAP,
        ),
    ),
    good="call: {name: Call back, owner: Mia, after: [listen], serves: {effort: 5%}}",
    silent=Example(
        """
        call:
          name: Agents strike the "TODO" from their list
          value: Nobody asks "and now???"
          after: [listen]
          serves: {effort: 5%}
        """,
        "In quotes it is what somebody said",
    ),
)
def placeholder(written: Written) -> Iterator[Hit]:
    """Something is still to be filled in or tidied.

    A plan that goes to a committee with TBD in it says that nobody has read it. What is not known
    is better left out: an absence is asked about, a placeholder looks like an answer.
    """
    groups: dict[str, list[Placeholder]] = {}
    for found in placeholders(written.loaded):
        key = next(step for step in reversed(found.route) if isinstance(step, str))
        groups.setdefault(key, []).append(found)
    for key, group in groups.items():
        yield _missing(key, group)
    yield from _capitals(written)
    yield from _untidy(written)


def _missing(key: str, group: list[Placeholder]) -> Hit:
    """One key that waits for its text, at all of its places."""
    first, *others = group
    words = named(list(dict.fromkeys(f"'{found.word[:_SHORT]}'" for found in group)), _SHOWN)
    still = "is still" if all(found.whole for found in group) else "still says"
    where = f" in {len(group)} places" if others else ""
    return Hit(
        first.route,
        f"{f'`{key}`' if others else f'`{short_route(first.route)}`'} {still} {words}{where}",
        related=tuple((found.route, "here too") for found in others[:_SHOWN]),
        help="write what is meant, or take the key out until it is known"
        if key not in ("name", "title")
        else "write what it is",
    )


def _capitals(written: Written) -> Iterator[Hit]:
    """Ids with capitals, which others will name without them."""
    loaded = written.loaded
    if not any(id != id.lower() for ids in loaded.known.values() for id in ids):
        return
    root = loaded.document.root
    routes = {
        route: str(route[-1]).lower()
        for route in definitions(root or "")
        if is_id(str(route[-1])) and str(route[-1]) != str(route[-1]).lower()
    }
    changes = renamed(root, routes) if root is not None and routes else ()
    routes = {change.route: change.to or "" for change in changes if change.route in routes}
    if routes:
        first, *others = routes
        one = not others
        yield Hit(
            first,
            f"The {'id' if one else 'ids'} {together(str(r[-1]) for r in routes)} "
            f"{'has' if one else 'have'} capitals",
            at_key=True,
            related=tuple((route, "here too") for route in others[:_SHOWN]),
            help=f"write `{routes[first]}`" if one else "write them in small letters",
            note="capitals count in ids, and are soon forgotten where the id is named",
            fix=Fix(safe=False, changes=changes),
        )


def _untidy(written: Written) -> Iterator[Hit]:
    """Lines that end in blanks, and tabs between words."""
    document = written.loaded.document
    ends, inside = trailing(document), tabs(document)
    said = [
        f"{count(len({document.position(e.span.start).line for e in edits}), 'line')} {what}"
        for edits, what in ((ends, "with blanks at the end"), (inside, "with tabs"))
        if edits
    ]
    if said:
        edits = tuple(sorted((*ends, *inside)))
        yield Hit(
            (),
            f"There {'is' if said[0].startswith('1 ') else 'are'} {listed(said)}",
            span=edits[0].span,
            help="remove them; most editors do so when saving",
            fix=Fix(safe=True, edits=edits),
        )
