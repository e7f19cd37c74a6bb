from cxroad.graph.graph import Graph
from cxroad.model.initiative import Status

TEXT = """
phases:
  crawl: {initiatives: {a: {name: A}, b: {name: B, after: [a]}}}
  walk: {initiatives: {c: {name: C, after: [b]}}}
"""


def test_a_roadmap_with_other_initiatives_leaves_the_first_as_it_was(roadmap_of):
    roadmap = roadmap_of(TEXT)
    parked = roadmap.initiatives["b"].model_copy(update={"status": Status.PARKED})

    other = roadmap.with_initiatives({"b": parked})

    assert list(other.initiatives) == ["a", "b", "c"]
    assert other.initiatives["b"] is parked is other.phases["crawl"].initiatives["b"]
    assert other.initiatives["c"] is roadmap.initiatives["c"]
    assert Graph(other).initiatives == ("a", "c")
    assert Graph(roadmap).initiatives == ("a", "b", "c")
    assert roadmap.with_initiatives({}) is roadmap
