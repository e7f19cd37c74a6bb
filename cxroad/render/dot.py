"""A roadmap as a graph for Graphviz: phases as boxes, work in them, arrows between."""

from __future__ import annotations

from collections.abc import Iterator

from cxroad.model.language import say
from cxroad.model.writing import day
from cxroad.render.visible import unobeyed, visible
from cxroad.views.arrows import Arrow, End
from cxroad.views.export import ExportView, Item, Stage
from cxroad.views.words import flat

_HEAD = """\
  graph [rankdir=LR, compound=true, fontname="Helvetica", fontsize=12, labeljust=l]
  node [shape=box, style="rounded,filled", fillcolor="#FFFFFF", fontname="Helvetica", fontsize=11]
  edge [color="#59636E", fontname="Helvetica", fontsize=10]
"""
_FILLS = ("#E3F1FC", "#C4DDF5", "#A9C4E3")
"""Light tones of the phases' colours, from the start again after the last."""


def render(view: ExportView) -> str:
    """The roadmap in DOT: a node for each initiative and external, an arrow for each wait.

    Critical work and the arrows between it are drawn bold, the order of the phases dashed, parked
    and dropped work dotted. A phase's own arrows begin or end at its box.
    """
    title = say("{title}, as of {day}", title=view.timeline.title, day=day(view.timeline.as_of))
    parts = [
        "digraph roadmap {\n",
        _HEAD,
        f"  label={_quoted(title)}\n  labelloc=t\n",
        *_stages(view),
        *_externals(view),
        *_arrows(view),
        "}\n",
    ]
    return unobeyed("".join(parts))


def _stages(view: ExportView) -> Iterator[str]:
    for number, stage in enumerate(view.stages):
        yield f"  subgraph cluster_{number} {{\n    label={_quoted(_stage_name(stage))}\n"
        fill = _FILLS[number % len(_FILLS)]
        yield f'    style="rounded,filled"\n    fillcolor="{fill}"\n    color="#59636E"\n'
        # Arrows of the phase itself need a node to hold on to.
        yield f'    {_node(End(stage.id, "phase"))} [shape=point, style=invis, label=""]\n'
        for item in view.items_of(stage):
            yield f"    {_node(End(item.id, 'initiative'))} [{_look(view, item)}]\n"
        yield "  }\n"


def _stage_name(stage: Stage) -> str:
    words = ": ".join(part for part in (stage.label, flat(stage.goal)) if part)
    return say("{phase} (gate {day})", phase=words, day=day(stage.due)) if stage.due else words


def _look(view: ExportView, item: Item) -> str:
    start, finish = item.bar.start, item.bar.finish
    said = view.timeline.said
    dates = f"{said(start)} - {said(finish)}" if start and finish else item.dateless
    label = f'"{_escaped(flat(item.name))}\\n{_escaped(dates)}"'
    if item.status in ("parked", "dropped"):
        return f'label={label}, style="rounded,dotted"'
    if item.critical:
        return f"label={label}, penwidth=2.5"
    return f"label={label}"


def _externals(view: ExportView) -> Iterator[str]:
    for each in view.externals:
        name = flat(each.name) or each.id
        label = say("{name}, due {day}", name=name, day=day(each.due)) if each.due else name
        node = _node(End(each.id, "external"))
        yield f"  {node} [shape=ellipse, style=solid, label={_quoted(label)}]\n"


def _arrows(view: ExportView) -> Iterator[str]:
    clusters = {stage.id: f"cluster_{number}" for number, stage in enumerate(view.stages)}
    critical = {item.id for item in view.items if item.critical}
    for arrow in view.arrows:
        look = ", ".join(_arrow_look(arrow, clusters, critical))
        ends = f"{_node(arrow.source)} -> {_node(arrow.target)}"
        yield f"  {ends} [{look}]\n" if look else f"  {ends}\n"


def _arrow_look(arrow: Arrow, clusters: dict[str, str], critical: set[str]) -> Iterator[str]:
    if arrow.source.kind == "phase":
        yield f"ltail={clusters[arrow.source.id]}"
    if arrow.target.kind == "phase":
        yield f"lhead={clusters[arrow.target.id]}"
    if arrow.lag:
        yield f"label={_quoted(arrow.lag)}"
    if arrow.implied:
        yield "style=dashed"
    elif {arrow.source.id, arrow.target.id} <= critical:
        yield 'penwidth=2.5, color="#1B1F24"'


def _node(end: End) -> str:
    """The name of a node; those of phases and externals have a colon, which no id has."""
    return f'"{end.id}"' if end.kind == "initiative" else f'"{end.kind}:{end.id}"'


def _quoted(text: str) -> str:
    return f'"{_escaped(flat(text))}"'


def _escaped(text: str) -> str:
    """Text within quotes: no escape of Graphviz and no entity of HTML comes to life in it."""
    shown = visible(text).replace("&", "&amp;")
    return shown.replace("\\", "\\\\").replace('"', '\\"')
