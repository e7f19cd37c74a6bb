"""Structure, as far as the reader finds it: what cannot be read, is missing or is too much."""

from __future__ import annotations

from collections.abc import Iterator

from cxroad.findings.finding import Hit, Severity
from cxroad.lint.example import Example
from cxroad.lint.frames import FILE, INITIATIVES, PHASES, ROADMAP
from cxroad.lint.rule import Written, structural_rule
from cxroad.lint.thresholds import out_of_range
from cxroad.model.settings import Level

_SAFETY = "our default: a roadmap is plain data that anybody may send in a pull request"
_TRAPS = "our own mistakes while writing real roadmaps by hand"
_MODEL = "our default: the words of the file format, `cxroad schema`"


def _found_by_the_reader(_: Written) -> Iterator[Hit]:
    """Nothing more to ask: what the reader found is in the report already."""
    yield from ()


@structural_rule(
    "STR004",
    Severity.ERROR,
    since="0.1",
    source=(
        "two public planning tools in which `6m` means different things",
        "the rules of dates and durations of the file format, `cxroad schema`",
    ),
    level=Level.STARTER,
    cure="Write it as the finding says. Durations are `10d`, `6w`, `3mo`, `2q`, `1y`, a range is "
    "`4w..8w`; dates are `2027-03-15`, `2027-03`, `2027-Q2`, `2027`.",
    fixable="durations and dates with one meaning, in another spelling",
    frame=INITIATIVES,
    bad=(
        "move-home: {name: Move, estimate: 6m, serves: {effort: 5%}}   # <- STR004",
        Example(
            "move-home: {name: Move, estimate: 9w..6w, serves: {effort: 5%}}   # <- STR004",
            "The shorter end comes first",
        ),
        Example(
            "move-home: {name: Move, serves: {effort: 120%}}   # <- STR004", "More than the whole"
        ),
        Example(
            "move-home: {name: Move, status: Done, serves: {effort: 5%}}   # <- STR004",
            "One of a few words, all in lower case",
        ),
        Example(
            "settings: {VIS009: {outcomes: 50000}}   # <- STR004", "A number of no use", ROADMAP
        ),
    ),
    good="move-home: {name: Move, estimate: 6w..9w, status: active, serves: {effort: 5%}}",
)
def unreadable_value(written: Written) -> Iterator[Hit]:
    """A value cannot be understood.

    A value that could mean two things is asked about and never guessed: six minutes and six
    months make different plans.
    """
    settings = written.roadmap.settings
    for code, numbers in settings.thresholds.items() if settings else ():
        known = written.rules[code].thresholds if code in written.rules else ()
        for threshold in known:
            number = numbers.get(threshold.name)
            if number and settings and (wrong := out_of_range(threshold, number)):
                place = settings.at(code, threshold.name)
                yield Hit(place, f"settings: {wrong.message}", help=wrong.help)


@structural_rule(
    "STR007",
    Severity.ERROR,
    since="0.1",
    source=_SAFETY,
    level=Level.STARTER,
    cure="Write the value out where it is used. One file holds one roadmap.",
    frame=INITIATIVES,
    bad=(
        "move-home: &move {name: Move in one call, serves: {effort: 5%}}   # <- STR007",
        Example(
            "move-home: {name: !!str Move in one call, serves: {effort: 5%}}   # <- STR007", "A tag"
        ),
        Example(
            """
            title: Northside Clinics
            phases: {}
            ---   # <- STR007
            title: Southside Clinics
            """,
            "A second document",
            FILE,
        ),
    ),
    good="move-home: {name: Move in one call, serves: {effort: 5%}}",
)
def not_plain_yaml(written: Written) -> Iterator[Hit]:
    """The file uses YAML that is more than plain data.

    Anchors, aliases, merge keys, tags, directives and second documents make a file mean
    something else than a reader sees, and a few lines of them can stop a computer.
    """
    return _found_by_the_reader(written)


@structural_rule(
    "STR008",
    Severity.ERROR,
    since="0.1",
    source=_TRAPS,
    level=Level.STARTER,
    cure="Put quotes round text with a colon, a hash or a bracket; write a blank after each colon; "
    "indent with blanks only.",
    fixable="text that needs quotes, and tabs and blanks where one cure is possible",
    frame=INITIATIVES,
    bad=(
        "move-home: {name: Move, owner: Mia   # <- STR008",
        Example(
            """
            move-home:
              name: Phase 1: move in one call   # <- STR008
            """,
            "A colon and a blank inside a text",
        ),
    ),
    good="""
    move-home:
      name: "Phase 1: move in one call"
      owner: Mia
      serves: {effort: 5%}
    """,
)
def yaml_syntax(written: Written) -> Iterator[Hit]:
    """The text is not YAML.

    Nothing can be said of a plan whose text has two readings; so this comes first, with the
    cure for what usually is behind it.
    """
    return _found_by_the_reader(written)


@structural_rule(
    "STR009",
    Severity.ERROR,
    since="0.1",
    source=_MODEL,
    level=Level.STARTER,
    cure="Add the key. Needed are only `title`, `phases`, the `name` of each initiative and "
    "person, and the `kind` of each insight; everything else may wait.",
    frame=INITIATIVES,
    bad="move-home: {owner: Mia, serves: {effort: 5%}}   # <- STR009",
    good="move-home: {name: Move in one call, owner: Mia, serves: {effort: 5%}}",
)
def missing_key(written: Written) -> Iterator[Hit]:
    """A key is missing that is always needed.

    Few keys are needed, since real plans lack much. A thing without a name is not one of them.
    """
    return _found_by_the_reader(written)


@structural_rule(
    "STR010",
    Severity.ERROR,
    since="0.1",
    source=_MODEL,
    level=Level.STARTER,
    cure="Write what the finding asks for: a map is ids or keys with a colon, a list is `[a, b]` "
    "or lines that begin with `-`. `true`, `yes` and the like as text need quotes.",
    frame=PHASES,
    bad=(
        """
        walk:
          initiatives:   # <- STR010
            - {name: Redesign the first visit}
        """,
        Example(
            """
            walk:
              initiatives:
                redesign: {name: true, after: [answer]}   # <- STR010
            """,
            "YAML takes some words for something else than text",
        ),
    ),
    good="""
    walk:
      initiatives:
        redesign: {name: "true", after: [answer], serves: {effort: 5%}}
    """,
)
def wrong_shape(written: Written) -> Iterator[Hit]:
    """A list, a map or a text is in the wrong place.

    Initiatives are named by ids so that others can wait for them; a list has no names.
    """
    return _found_by_the_reader(written)


@structural_rule(
    "STR011",
    Severity.ERROR,
    since="0.1",
    source=_SAFETY,
    level=Level.STARTER,
    cure="Split a file that is too large, shorten what is too long, and save it as UTF-8 text.",
    frame=INITIATIVES,
    bad=f"""
    move-home:
      name: Move in one call
      steps: {"[" * 40}call{"]" * 40}   # <- STR011
    """,
    good="""
    move-home:
      name: Move in one call
      steps: [listen, call, ask again]
      serves: {effort: 5%}
    """,
)
def over_limit(written: Written) -> Iterator[Hit]:
    """The file is more than a roadmap can be, or no text.

    Limits on size, depth and length keep a file that somebody sends from stopping the check.
    No roadmap written by people comes near them.
    """
    return _found_by_the_reader(written)


@structural_rule(
    "STR012",
    Severity.ERROR,
    since="0.1",
    source=_MODEL,
    level=Level.STARTER,
    cure="Write the id that is offered, and put the words into `name`.",
    fixable="the id, with all that names it (unsafe)",
    frame=INITIATIVES,
    bad=(
        "move home: {name: Move in one call, serves: {effort: 5%}}   # <- STR012",
        Example(
            "move.home: {name: Move in one call, serves: {effort: 5%}}   # <- STR012",
            "A dot means a part of something, as in `move.start`",
        ),
    ),
    good="move-home: {name: Move in one call, serves: {effort: 5%}}",
)
def bad_id(written: Written) -> Iterator[Hit]:
    """An id has a character that ids cannot have.

    Ids are typed in many places, in `after`, on the command line, in a browser's address. They
    are letters, digits, `-` and `_`, begin with a letter or digit, and have at most 64 of them.
    """
    return _found_by_the_reader(written)
