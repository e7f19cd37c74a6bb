from fractions import Fraction

import pytest

from cxroad.errors import NotComputable
from cxroad.graph import graph as graphs
from cxroad.graph.graph import Graph


@pytest.fixture
def graph_of(roadmap_of):
    """A graph of `phases:` written as text."""
    return lambda text: Graph(roadmap_of(text))


ONE_PHASE = """
phases:
  crawl:
    initiatives:
      c: {name: C, after: [b]}
      b: {name: B, after: [a]}
      a: {name: A}
      d: {name: D, after: [a]}
"""

THREE_PHASES = """
externals: {law: {due: 2027-03}}
phases:
  crawl:
    initiatives:
      listen: {name: Listen, after: [law]}
      settle: {name: Settle, after: [listen]}
  walk:
    initiatives:
      redesign: {name: Redesign, after: [listen]}
      train: {name: Train, after: [crawl]}
  run:
    initiatives:
      prevent: {name: Prevent, after: [redesign, nowhere]}
      shelved: {name: Shelved, after: [settle], status: parked}
"""


class TestOrder:
    def test_order_puts_predecessors_first_and_keeps_file_order_otherwise(self, graph_of):
        assert graph_of(ONE_PHASE).order == ("a", "b", "c", "d")

    def test_order_respects_phases_that_no_initiative_mentions(self, graph_of):
        graph = graph_of(
            """
            phases:
              later: {after: [first], initiatives: {b: {name: B}}}
              first: {after: [], initiatives: {a: {name: A}}}
            """
        )

        assert graph.order == ("a", "b")
        assert graph.phase_order == ("first", "later")

    def test_order_names_every_initiative_even_in_a_circle(self, graph_of):
        graph = graph_of(
            """
            phases:
              crawl:
                initiatives:
                  z: {name: Z, after: [b]}
                  a: {name: A, after: [b]}
                  b: {name: B, after: [a]}
                  free: {name: Free}
            """
        )

        assert set(graph.order) == {"z", "a", "b", "free"}
        assert graph.order.index("z") > graph.order.index("b")

    def test_an_unknown_id_makes_no_node(self, graph_of):
        graph = graph_of(THREE_PHASES)

        assert "nowhere" not in {node.id for node in graph.wiring.nodes}
        assert graph.predecessors("prevent") == ("redesign",)


class TestNeighbours:
    def test_predecessors_and_successors_are_what_is_written(self, graph_of):
        graph = graph_of(THREE_PHASES)

        assert graph.predecessors("train") == ("crawl",)
        assert graph.predecessors("walk") == ("crawl",)
        assert graph.successors("listen") == ("settle", "redesign")
        assert graph.successors("law") == ("listen",)

    def test_a_phase_in_after_stands_for_all_its_initiatives(self, graph_of):
        assert graph_of(THREE_PHASES).ancestors("train") == ("listen", "settle")

    def test_the_order_of_phases_makes_no_descendants(self, graph_of):
        graph = graph_of(THREE_PHASES)

        assert graph.descendants("settle") == ("train",)
        assert graph.descendants("listen") == ("settle", "redesign", "train", "prevent")

    def test_a_phase_that_waits_for_an_initiative_makes_descendants(self, graph_of):
        graph = graph_of(
            """
            phases:
              crawl: {initiatives: {data: {name: Data}, other: {name: Other}}}
              walk: {after: [data], initiatives: {use: {name: Use}}}
            """
        )

        assert graph.descendants("data") == ("use",)
        assert graph.descendants("other") == ()

    def test_externals_and_phases_have_descendants_too(self, graph_of):
        graph = graph_of(THREE_PHASES)

        assert graph.descendants("law") == ("listen", "settle", "redesign", "train", "prevent")
        assert graph.descendants("crawl") == ("redesign", "train", "prevent")
        assert graph.ancestors("run") == ("listen", "redesign")

    def test_what_is_parked_takes_no_part(self, graph_of):
        graph = graph_of(THREE_PHASES)

        assert "shelved" not in graph.initiatives
        assert graph.descendants("settle") == ("train",)

    def test_nothing_is_its_own_descendant_even_in_a_circle(self, graph_of):
        graph = graph_of(
            "phases: {p: {initiatives: {a: {name: A, after: [b]}, b: {name: B, after: [a]}}}}"
        )

        assert graph.descendants("a") == ("b",)

    def test_before_any_is_the_union_of_all_ancestors(self, graph_of):
        graph = graph_of(THREE_PHASES)

        assert graph.before_any(["prevent", "settle"]) == {"listen", "redesign"}

    def test_waiting_for_any_is_the_union_of_all_descendants(self, graph_of):
        graph = graph_of(
            """
            phases:
              crawl:
                initiatives:
                  a: {name: A}
                  b: {name: B, after: [a]}
                  c: {name: C}
              walk:
                initiatives:
                  d: {name: D}
            """
        )

        assert graph.waiting_for_any(["a", "c"]) == {"b"}
        assert graph.waiting_for_any(["a"], phases=True) == {"b", "d"}


class TestCircles:
    def test_the_shortest_circle_is_told_with_each_entry_that_makes_it(self, graph_of):
        graph = graph_of(
            """
            phases:
              crawl:
                initiatives:
                  far: {name: Far, after: [c]}
                  a: {name: A, after: [x, b]}
                  b: {name: B, after: [a, far]}
                  c: {name: C, after: [b]}
                  x: {name: X}
                  behind: {name: Behind, after: [far]}
            """
        )

        (circle,) = graph.circles

        route = ("phases", "crawl", "initiatives")
        assert [(wait.id, wait.awaits, wait.route) for wait in circle.waits] == [
            ("a", "b", (*route, "a", "after", 1)),
            ("b", "a", (*route, "b", "after", 0)),
        ]
        assert circle.members == {"far", "a", "b", "c"}
        assert circle.waiting == ("behind",)

    def test_what_waits_for_itself_is_the_smallest_circle(self, graph_of):
        graph = graph_of("phases: {p: {initiatives: {a: {name: A, after: [a]}}}}")

        assert [(wait.id, wait.awaits) for wait in graph.circles[0].waits] == [("a", "a")]

    def test_two_knots_are_two_circles_in_file_order(self, graph_of):
        graph = graph_of(
            """
            phases:
              p:
                initiatives:
                  a: {name: A, after: [b]}
                  c: {name: C, after: [d]}
                  d: {name: D, after: [c]}
                  b: {name: B, after: [a]}
            """
        )

        assert [circle.waits[0].id for circle in graph.circles] == ["a", "c"]

    def test_waiting_for_the_own_phase_is_a_circle_through_it(self, graph_of):
        graph = graph_of(
            "phases: {crawl: {initiatives: {a: {name: A, after: [crawl]}, b: {name: B}}}}"
        )

        (circle,) = graph.circles

        steps = [(wait.id, wait.awaits, wait.written) for wait in circle.waits]
        assert sorted(steps) == [("a", "crawl", True), ("crawl", "a", False)]

    def test_phases_that_wait_for_each_other_are_a_circle(self, graph_of):
        graph = graph_of("phases: {p: {after: [q]}, q: {after: [p]}}")

        assert [(w.id, w.awaits) for w in graph.circles[0].waits] == [("p", "q"), ("q", "p")]

    def test_waiting_for_a_later_phase_is_backward_and_no_circle(self, graph_of):
        graph = graph_of(
            """
            phases:
              crawl: {initiatives: {a: {name: A, after: [c]}}}
              walk: {initiatives: {b: {name: B}}}
              run: {initiatives: {c: {name: C}}}
            """
        )

        assert graph.circles == ()
        (back,) = graph.backward
        assert (back.id, back.awaits, back.phase, back.later_phase) == ("a", "c", "crawl", "run")
        assert back.steps == 2
        assert back.route == ("phases", "crawl", "initiatives", "a", "after", 0)

    def test_a_circle_of_initiatives_across_phases_is_a_circle_too(self, graph_of):
        graph = graph_of(
            """
            phases:
              crawl: {initiatives: {a: {name: A, after: [b]}}}
              walk: {initiatives: {b: {name: B, after: [a]}}}
            """
        )

        assert [circle.members for circle in graph.circles] == [{"a", "b"}]

    def test_parked_work_makes_no_circle(self, graph_of):
        graph = graph_of(
            """
            phases:
              p:
                initiatives:
                  a: {name: A, after: [b]}
                  b: {name: B, after: [a], status: parked}
            """
        )

        assert graph.circles == ()

    def test_phases_side_by_side_are_neither_earlier_nor_later(self, graph_of):
        graph = graph_of(
            """
            phases:
              crawl: {initiatives: {a: {name: A}}}
              left: {after: [crawl], initiatives: {b: {name: B, after: [c]}}}
              right: {after: [crawl], initiatives: {c: {name: C}}}
              run: {after: [left, right], initiatives: {d: {name: D}}}
            """
        )

        assert graph.backward == ()
        assert graph.later("right", than="left") is None
        assert graph.later("run", than="crawl") == 2
        assert graph.later("crawl", than="run") is None
        assert graph.later("crawl", than="crawl") is None

    def test_phases_in_a_circle_are_not_later_than_each_other(self, graph_of):
        graph = graph_of(
            """
            phases:
              p: {after: [q], initiatives: {a: {name: A, after: [b]}}}
              q: {after: [p], initiatives: {b: {name: B}}}
            """
        )

        assert graph.backward == ()
        assert graph.later("q", than="p") is None

    def test_ten_thousand_in_one_ring_end_in_one_circle(self, graph_of):
        count = 10_000
        rows = [f"a{n}: {{name: A, after: [a{(n + 1) % count}]}}" for n in range(count)]
        graph = graph_of("phases: {p: {initiatives: {" + ", ".join(rows) + "}}}")

        assert [len(circle.waits) for circle in graph.circles] == [count]


class TestRedundant:
    def found(self, graph):
        return [(r.id, r.awaits, r.through, r.route[-1]) for r in graph.redundant]

    def test_an_entry_that_another_implies_is_redundant(self, graph_of):
        graph = graph_of(
            """
            phases:
              p:
                initiatives:
                  a: {name: A}
                  b: {name: B, after: [a]}
                  c: {name: C, after: [b]}
                  d: {name: D, after: [a, c]}
            """
        )

        assert self.found(graph) == [("d", "a", "c", 0)]

    @pytest.mark.parametrize(("last", "redundant"), [("e", True), ("c", False)])
    def test_nothing_follows_from_an_entry_that_runs_backwards(self, graph_of, last, redundant):
        graph = graph_of(
            f"""
            phases:
              p:
                initiatives:
                  a: {{name: A}}
                  b: {{name: B, after: [{last}]}}
                  e: {{name: E, after: [a]}}
              q:
                initiatives:
                  c: {{name: C, after: [a]}}
                  d: {{name: D, after: [a, b]}}
            """
        )

        assert bool(graph.backward) is not redundant
        assert self.found(graph) == ([("d", "a", "b", 0)] if redundant else [])

    def test_a_repeated_entry_is_redundant_the_second_time(self, graph_of):
        graph = graph_of("phases: {p: {initiatives: {a: {name: A}, b: {name: B, after: [a, a]}}}}")

        assert self.found(graph) == [("b", "a", "a", 1)]

    @pytest.mark.parametrize(
        ("first", "second", "redundant"),
        [
            ("a", "a", True),
            ("a + 2w", "a", True),
            ("a - 1d", "a", False),
            ("a.start", "a", False),
            ("a", "a + 2w", False),
            ("a", "a.start + 2w", False),
        ],
    )
    def test_only_plain_entries_behind_what_certainly_waits_as_long(
        self, graph_of, first, second, redundant
    ):
        graph = graph_of(
            f"""
            phases:
              p:
                initiatives:
                  a: {{name: A}}
                  b: {{name: B, after: [{first}]}}
                  c: {{name: C, after: [b, {second}]}}
            """
        )

        assert [r.route[-1] for r in graph.redundant] == ([1] if redundant else [])

    def test_a_phase_in_after_implies_its_initiatives(self, graph_of):
        graph = graph_of(
            """
            phases:
              crawl: {initiatives: {a: {name: A}}}
              walk: {initiatives: {b: {name: B, after: [a, crawl]}}}
            """
        )

        assert self.found(graph) == [("b", "a", "crawl", 0)]

    def test_the_order_of_phases_implies_nothing(self, graph_of):
        graph = graph_of(
            """
            phases:
              crawl: {initiatives: {a: {name: A}, x: {name: X}}}
              walk: {initiatives: {b: {name: B, after: [a, x]}}}
            """
        )

        assert graph.redundant == ()

    @pytest.mark.parametrize(("status", "redundant"), [("active", False), ("planned", True)])
    def test_work_that_began_before_its_predecessor_was_done_implies_nothing(
        self, graph_of, status, redundant
    ):
        graph = graph_of(
            f"""
            phases:
              p:
                initiatives:
                  a: {{name: A}}
                  b: {{name: B, after: [a], status: {status}}}
                  c: {{name: C, after: [a, b]}}
            """
        )

        assert bool(graph.redundant) is redundant

    def test_what_is_done_is_implied_by_work_that_began_after_it(self, graph_of):
        graph = graph_of(
            """
            phases:
              p:
                initiatives:
                  a: {name: A, status: done}
                  b: {name: B, after: [a], status: active}
                  c: {name: C, after: [a, b]}
            """
        )

        assert self.found(graph) == [("c", "a", "b", 0)]


class TestOrphans:
    def test_a_phase_that_nothing_links_is_an_orphan(self, graph_of):
        graph = graph_of(
            """
            phases:
              crawl: {initiatives: {a: {name: A, serves: [o]}}}
              walk: {initiatives: {b: {name: B, after: [a], serves: [p]}}}
              alone: {initiatives: {c: {name: C, serves: [o]}}}
              apart: {initiatives: {d: {name: D, serves: [q]}}}
              empty: {}
            vision: {statement: All is well here, outcomes: {o: {}, p: {}, q: {}}}
            """
        )

        assert [(orphan.phase, orphan.shares_outcome) for orphan in graph.orphans] == [
            ("alone", True),
            ("apart", False),
        ]

    def test_waiting_for_a_whole_phase_links_it(self, graph_of):
        graph = graph_of(
            """
            phases:
              crawl: {initiatives: {a: {name: A}}}
              walk: {initiatives: {b: {name: B, after: [crawl]}}}
            """
        )

        assert graph.orphans == ()

    def test_a_single_phase_with_work_is_no_orphan(self, graph_of):
        assert graph_of("phases: {p: {initiatives: {a: {name: A}}}, q: {}}").orphans == ()


class TestHeld:
    def test_value_behind_an_initiative_counts_each_descendant_once(self, graph_of):
        graph = graph_of(
            """
            phases:
              p:
                initiatives:
                  a: {name: A}
                  b: {name: B, after: [a]}
                  c: {name: C, after: [a]}
                  d: {name: D, after: [b, c]}
            """
        )
        values = {"a": Fraction(1), "b": Fraction(2), "c": Fraction(1, 3), "d": Fraction(10)}

        assert graph.held(values) == {
            "a": Fraction(40, 3),
            "b": Fraction(12),
            "c": Fraction(31, 3),
            "d": Fraction(10),
        }
        assert graph.held(values, least=Fraction(12)) == {"a": Fraction(40, 3), "b": Fraction(12)}

    def test_heads_wait_for_no_other_of_the_chosen(self, graph_of):
        graph = graph_of(ONE_PHASE)

        assert graph.heads(["b", "c", "d"]) == {"b": ("c",), "d": ()}

    def test_too_many_to_compare_is_said_and_not_tried(self, graph_of, monkeypatch):
        monkeypatch.setattr(graphs, "MOST_IN_SETS", 3)
        graph = graph_of(ONE_PHASE)

        with pytest.raises(NotComputable, match="more than 3 initiatives"):
            graph.held({})
        with pytest.raises(NotComputable):
            _ = graph.redundant


class TestAround:
    def test_steps_over_a_phase_count_as_one(self, graph_of):
        graph = graph_of(THREE_PHASES)

        assert graph.around(["train"], before=1) == ("listen", "settle", "train")
        assert graph.around(["listen"], after=1) == ("listen", "settle", "redesign", "train")
