"""`cxroad forecast`."""

from __future__ import annotations

from typing import Annotated

import typer

from cxroad.cli import exits
from cxroad.cli.draw import draw
from cxroad.cli.options import DrawOptions, ReadOptions, Words, format_among, output_to, split_words
from cxroad.cli.output import deliver, suffix_of
from cxroad.simulate.terms import (
    CORRELATION,
    FEWEST,
    MOST,
    RUNS,
    SEED,
    Bounds,
    Distribution,
)

_SUFFIXES = {".md": "markdown", ".json": "json"}


def forecast(
    file: Words = None,
    runs: Annotated[
        int, typer.Option("--runs", min=FEWEST, max=MOST, help="How many courses to play through.")
    ] = RUNS,
    seed: Annotated[int, typer.Option("--seed", help="Where chance comes from.")] = SEED,
    distribution: Annotated[
        Distribution, typer.Option("--distribution", help="What lies between low and high.")
    ] = Distribution.PERT,
    correlation: Annotated[
        float,
        typer.Option("--correlation", min=0, max=1, help="How much all work has in common."),
    ] = CORRELATION,
    bounds: Annotated[
        Bounds, typer.Option("--bounds", help="What low and high mean: the ends, or one in ten.")
    ] = Bounds.ENDS,
    output: Annotated[str | None, output_to(_SUFFIXES)] = None,
    output_format: Annotated[str | None, format_among(_SUFFIXES)] = None,
    *,
    reading: ReadOptions,
    drawing: DrawOptions,
) -> int:
    """Say when it ends and how sure that is: odds for each phase, gate, outcome and due date.

    \b
    Examples:
      cxroad forecast                         the one roadmap in roadmaps/
      cxroad forecast acme.yaml --runs 10000  with a smaller sampling error
      cxroad forecast acme.yaml --bounds p10-p90
      cxroad forecast acme.yaml -o forecast.json
    """
    from cxroad.cli.project import open_project
    from cxroad.views.forecast import arrange_forecast

    path, _ = split_words(file, 0, "")
    format = suffix_of(output, _SUFFIXES, output_format, "terminal")
    project = open_project(path, reading, drawing.color)
    if project is None:
        return exits.FINDINGS
    answer = project.forecast(
        runs, seed, distribution=distribution, correlation=correlation, bounds=bounds
    )
    view = arrange_forecast(project.plan, answer, project.loaded.path)
    deliver(draw("forecast", view, format, drawing.look(output)), output)
    return exits.CLEAN
