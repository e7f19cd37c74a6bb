"""`cxroad tour`."""

from __future__ import annotations

from datetime import date

from cxroad.cli import exits
from cxroad.cli.console import Console
from cxroad.cli.draw import draw
from cxroad.cli.options import DrawOptions

_DAY = date(2027, 1, 11)
"""The day the story is told on; pinned, so that it prints the same in five years."""

_FILE = "northwind.yaml"

_WIDEST = 100
"""Columns that sentences take at most. Our default."""

_OPENING = (
    "A broadband firm wants customers to join, move house or fix a fault in one contact. It does "
    "not bet on one big release. It crawls, walks, runs: eleven initiatives in three phases, one "
    "vision, four measured outcomes, all in one YAML file. This is what cxroad makes of it on "
    "11 January 2027."
)

_STEPS = (
    ("What will sink it?", "cxroad lint northwind.yaml"),
    ("What can start, and what waits for what?", "cxroad order northwind.yaml"),
    ("When?", "cxroad timeline northwind.yaml"),
    ("How sure is that?", "cxroad forecast northwind.yaml"),
    ("What does the steering committee need?", "cxroad summary northwind.yaml crawl"),
)
"""What is asked, and the command that answers it."""

_CLOSING = (
    "Your turn: cxroad draft asks what a roadmap needs and writes it. Or begin by hand: save "
    "these lines as roadmap.yaml and run cxroad lint roadmap.yaml"
)


def tour(
    *,
    drawing: DrawOptions,
) -> int:
    """Tell the two-minute story of one roadmap: findings, order, dates, odds, summary.

    \b
    Examples:
      cxroad tour
      cxroad tour --plain | less

    It asks nothing and writes nothing; the roadmap comes with cxroad.
    """
    from cxroad.api import load_text
    from cxroad.cli.examples import example
    from cxroad.findings.report import Report
    from cxroad.render.formats import FINDINGS
    from cxroad.views.forecast import arrange_forecast

    project = load_text(example(_FILE), today=_DAY, path=_FILE)
    look = drawing.look()
    findings = FINDINGS["full"](
        Report((project.report,)),
        {_FILE: project.loaded.document},
        colour=look.colour,
        width=min(look.width, _WIDEST),
        most=None,
    )
    shown = (
        findings,
        draw("order", project.order(), "terminal", look),
        draw("timeline", project.timeline(), "terminal", look),
        draw(
            "forecast", arrange_forecast(project.plan, project.forecast(), _FILE), "terminal", look
        ),
        draw("summary", project.summary("crawl"), "terminal", look),
    )
    console = Console.current
    console.write(_told(_OPENING, look.width))
    for number, ((heading, command), text) in enumerate(zip(_STEPS, shown, strict=True), 1):
        console.write(f"\n{number}. {heading}\n   $ {command}\n\n{text}")
    console.write(f"\n{_told(_CLOSING, look.width)}\n{example('minimal.yaml').decode()}")
    return exits.CLEAN


def _told(text: str, width: int) -> str:
    from cxroad.render.width import wrap

    return "".join(f"{line}\n" for line in wrap(text, min(width, _WIDEST)))
