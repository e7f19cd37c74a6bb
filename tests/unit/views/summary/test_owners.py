"""Who carries what: unfinished work by the part of the organisation."""

from __future__ import annotations

from collections.abc import Callable

from cxroad.views.summary import SummaryView

Page = Callable[..., SummaryView]

TEXT = """
start: 2027-01-11
people:
  mia: {name: Mia Kern, function: service}
  ben: {name: Ben Osei, function: service}
  eva: {name: Eva Toth}
phases:
  crawl:
    initiatives:
      a: {name: A, owner: [mia, eva], estimate: 4w}
      b: {name: B, owner: ben, estimate: 4w}
      c: {name: C, owner: eva, estimate: 4w}
      d: {name: D, estimate: 4w}
      e: {name: E, owner: mia, status: done, finished: 2026-12-01}
      f: {name: F, owner: mia, status: parked}
  walk:
    initiatives:
      g: {name: G, owner: mia, estimate: 4w}
"""


def carried(view: SummaryView) -> list[tuple[str, tuple[str, ...], int, int]]:
    assert view.owners is not None
    return [(x.function, x.people, x.initiatives, x.here) for x in view.owners.carriers]


def test_first_owners_of_unfinished_work_are_counted_by_function(page: Page) -> None:
    assert carried(page(TEXT)) == [
        ("service", ("Mia Kern", "Ben Osei"), 3, 3),
        ("Eva Toth", (), 1, 1),
    ]


def test_phase_counts_its_own_beside_all(page: Page) -> None:
    assert carried(page(TEXT, phase="crawl")) == [
        ("service", ("Mia Kern", "Ben Osei"), 3, 2),
        ("Eva Toth", (), 1, 1),
    ]
    assert carried(page(TEXT, phase="walk")) == [("service", ("Mia Kern", "Ben Osei"), 3, 1)]


def test_work_that_nobody_answers_for_is_named(page: Page) -> None:
    owners = page(TEXT, phase="crawl").owners

    assert owners is not None
    assert owners.unowned == ("d",)
    assert (
        owners.section.lines[0].label,
        owners.section.lines[0].text,
    ) == ("Nobody answers for:", "D.")


def test_without_people_owners_are_called_as_they_are_written(page: Page) -> None:
    text = "phases: {crawl: {initiatives: {a: {name: A, owner: Digital Team}}}}\n"

    view = page(text)

    assert carried(view) == [("Digital Team", (), 1, 1)]
    assert view.owners is not None
    assert [x.heading for x in view.owners.section.tables[0].columns] == ["Owner", "Still to do"]


def test_finished_roadmap_has_nothing_left_to_carry(page: Page) -> None:
    text = "phases: {crawl: {initiatives: {a: {name: A, status: done, finished: 2026-01-01}}}}\n"

    assert page(text).owners is None
