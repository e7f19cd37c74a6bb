"""What the rules about technology and vendors say, and both sides of their numbers."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from cxroad.findings.report import FileReport
from cxroad.schedule.jobs import SOME_MONDAY

Said = Callable[..., list[str]]
Report = Callable[..., FileReport]

HEAD = """
title: x
start: 2027-01-11
vision: {outcomes: {nps: {}}}
"""


def _only(lines: list[str]) -> str:
    assert len(lines) == 1
    return lines[0].partition(": ")[2]


def _plan(*items: str, vendors: str = "") -> str:
    """One phase with initiatives `w0`, `w1` and so on; and vendors."""
    work = "".join(f"      w{at}: {{name: W, {item}}}\n" for at, item in enumerate(items))
    return f"{HEAD}vendors: {{{vendors}}}\nphases:\n  crawl:\n    initiatives:\n{work}"


def _money(share: int) -> str:
    return _plan(f"levers: [platform], cost: {share}k", f"levers: [people], cost: {100 - share}k")


@pytest.mark.parametrize(("share", "reported"), [(49, 0), (50, 1)])
def test_half_of_the_money_is_too_much_for_technology_alone(
    said: Said, share: int, reported: int
) -> None:
    found = said(_money(share), "TEC001")

    assert len(found) == reported
    assert all("50 % of the money goes into technology alone" in line for line in found)
    assert not said(_money(share) + "settings: {TEC001: {share: 51}}\n", "TEC001")


@pytest.mark.parametrize("levers", ["[platform, people]", "[process]", "[]"])
def test_technology_with_anything_else_is_not_alone(said: Said, levers: str) -> None:
    assert not said(_money(90).replace("[platform]", levers), "TEC001")


def test_a_lever_that_is_written_twice_is_one(said: Said) -> None:
    assert said(_money(90).replace("[platform]", "[platform, platform]"), "TEC001")


@pytest.mark.parametrize(
    ("known", "message"),
    [(4, "60 % of the money goes"), (3, "80 % of the working time goes")],
)
def test_time_counts_where_fewer_than_four_of_five_costs_are_known(
    said: Said, known: int, message: str
) -> None:
    costs = ["cost: 30k"] * known + [""] * (5 - known)
    items = [f"estimate: 1w, {cost}".rstrip(", ") for cost in costs]
    items[0] = items[0].replace("30k", "60k" if known == 3 else "135k")
    items[0] = items[0].replace("1w", "16w") + ", levers: platform"

    assert message in _only(said(_plan(*items), "TEC001"))


def test_without_costs_and_estimates_nobody_can_tell(said: Said) -> None:
    assert not said(_plan("levers: platform", "levers: platform"), "TEC001")
    assert not said(_plan("levers: platform, estimate: 9w", "levers: people"), "TEC001")


def test_what_is_dropped_or_parked_costs_nothing(said: Said) -> None:
    text = _money(90).replace("levers: [platform]", "levers: [platform], status: parked")

    assert not said(text, "TEC001")


def test_the_largest_is_shown_first(report: Report) -> None:
    text = _plan("levers: platform, cost: 1k", "levers: platform, cost: 9k", "cost: 1k")

    [found] = report(text, "TEC001").findings
    assert (found.route, found.note) == ("w1.levers", "these are `w1` and `w0`")


class TestCrutch:
    @pytest.mark.parametrize(
        ("item", "message"),
        [
            ("levers: [platform, people]", "`w0` answers no stated customer need"),
            ("levers: [platform]", "`w0` answers no stated customer need, and is technology alone"),
            ("levers: [platform], need: Do not ask twice", "`w0` is technology alone"),
            ("levers: [platform], evidence: [calls]", "`w0` is technology alone"),
            ("levers: [platform, channel], need: Do not ask twice", ""),
            ("levers: [platform], need: Do not ask twice, enablement: one hour", ""),
            ("levers: [process]", ""),
            ("kind: enabler", ""),
            ("levers: [platform], origin: regulation", ""),
            ("levers: [platform], status: parked", ""),
        ],
    )
    def test_technology_needs_a_need_and_people(self, said: Said, item: str, message: str) -> None:
        found = said(_plan(item), "TEC002")

        assert [line.partition(": ")[2] for line in found] == (
            [f"warning: {message}"] if message else []
        )

    @pytest.mark.parametrize(("lever", "reported"), [("people", 0), ("process", 0), ("brand", 1)])
    @pytest.mark.parametrize("after", ["before", "behind"])
    def test_its_neighbours_may_bring_the_people(
        self, said: Said, lever: str, after: str, reported: int
    ) -> None:
        tool, other = "levers: platform, need: Do not ask twice", f"levers: {lever}"
        if after == "before":
            text = _plan(f"{tool}, after: w1", other)
        else:
            text = _plan(tool, f"{other}, after: w0")

        assert len(said(text, "TEC002")) == reported

    def test_a_neighbour_of_a_neighbour_does_not(self, said: Said) -> None:
        tool = "levers: platform, need: Do not ask twice"

        assert said(_plan(tool, "after: w0", "after: w1, levers: people"), "TEC002")

    def test_a_phase_that_waits_for_it_stands_for_its_work(self, said: Said) -> None:
        text = _plan("levers: platform, need: Do not ask twice")
        text += "  walk:\n    after: w0\n    initiatives: {train: {name: Train, levers: people}}\n"

        assert not said(text, "TEC002")
        assert said(text.replace("after: w0", "after: []"), "TEC002")

    def test_a_phase_hears_once_of_each_fault(self, said: Said) -> None:
        alone, unasked = "levers: platform, evidence: [calls]", "levers: [platform, people]"

        found = said(_plan(unasked, alone, unasked, alone), "TEC002")
        assert [line.partition(": ")[2] for line in found] == [
            "warning: `w0` and `w2` answer no stated customer need",
            "warning: `w1` and `w3` are technology alone",
        ]


def _bought(share: int, vendor: str) -> str:
    """A vendor with a part of the value to come, in work from 1 March to 11 April 2027."""
    return _plan(
        f"serves: {{nps: {share}%}}, vendors: [crm], estimate: 6w",
        f"serves: {{nps: {100 - share}%}}, estimate: 6w",
        vendors=f"crm: {{{vendor}}}",
    )


class TestVendors:
    @pytest.mark.parametrize(
        ("share", "exit", "expected"),
        [
            (50, "", "warning: 50 % of what is still to come depends on `crm`, which has no exit"),
            (
                50,
                "exit: export",
                "info: 50 % of what is still to come depends on `crm`, which has an exit",
            ),
            (49, "", "info: Nobody has written down how you would get away from `crm`"),
            (49, "exit: export", ""),
            (49, "exit: ' '", "info: Nobody has written down how you would get away from `crm`"),
        ],
    )
    def test_half_of_what_is_to_come_is_much(
        self, said: Said, share: int, exit: str, expected: str
    ) -> None:
        found = said(_bought(share, exit), "TEC003")

        assert [line.partition(": ")[2] for line in found] == ([expected] if expected else [])
        higher = _bought(share, exit) + "settings: {TEC003: {share: 51}}\n"
        assert not [line for line in said(higher, "TEC003") if "depends on" in line]

    def test_what_waits_for_its_work_hangs_on_it_too(self, said: Said) -> None:
        text = _bought(20, "exit: export").replace("estimate: 6w}\n", "estimate: 6w, after: w0}\n")
        text = text.replace("6w, after: w0}", "6w}", 1)

        assert "100 % of what is still to come" in _only(said(text, "TEC003"))

    def test_what_has_arrived_is_no_longer_to_come(self, said: Said) -> None:
        text = _bought(80, "exit: export").replace("[crm]", "[crm], status: done")

        assert not said(text, "TEC003")

    @pytest.mark.parametrize(
        ("until", "end"),
        [
            ("2027-03-31", "ends 11 days before `w0` is done"),
            ("2027-04-30", "ends 19 days after `w0` is done"),
            ("2027-10-10", "ends 26 weeks after `w0` is done"),
            ("2027-10-11", "ends 6 months after `w0` is done"),
            ("2028-04-09", "ends 11 months after `w0` is done"),
            ("2028-04-10", ""),
            ("2027-02-01", "ended 10 weeks before `w0` is done"),
        ],
    )
    def test_a_contract_lasts_a_year_longer_than_the_work(
        self, said: Said, until: str, end: str
    ) -> None:
        """365 days after 11 April 2027 is 10 April 2028, since 2028 is a leap year."""
        text = _bought(20, f"exit: export, contract_until: {until}")
        found = said(text, "TEC003")

        expected = [f"warning: The contract of `crm` {end}"] if end else []
        assert [line.partition(": ")[2] for line in found] == expected
        if until > "2027-04-11":
            assert not said(text + "settings: {TEC003: {contract: 0.5}}\n", "TEC003")

    def test_the_last_of_its_work_decides(self, said: Said) -> None:
        text = _bought(20, "exit: export, contract_until: 2028-06").replace(
            "80%}, estimate: 6w", "80%}, vendors: [crm], estimate: 26w"
        )

        assert "after `w1` is done" in _only(said(text, "TEC003"))

    @pytest.mark.parametrize(("today", "reported"), [("2028-03-06", 1), ("2028-03-07", 0)])
    def test_work_done_a_year_ago_needs_no_contract_any_more(
        self, said: Said, today: str, reported: int
    ) -> None:
        text = _bought(20, "exit: export, contract_until: 2027-05").replace(
            "[crm]", "[crm], status: done, finished: 2027-03-07"
        )
        found = said(text, "TEC003", today=today)

        assert len(found) == reported
        assert all("ended 12 weeks after `w0` is done" in line for line in found)

    def test_work_without_dates_ends_on_no_day_to_compare(self, said: Said) -> None:
        text = _bought(20, "exit: export, contract_until: 2027-05")
        text = text.replace("[crm], estimate: 6w", "[crm]")

        assert not said(text, "TEC003")

    def test_a_plan_that_counts_in_weeks_has_no_day_to_compare(self, said: Said) -> None:
        until = SOME_MONDAY + timedelta(weeks=12)
        text = _bought(20, f"exit: export, contract_until: {until}")

        assert said(text, "TEC003")
        assert not said(text.replace("start: 2027-01-11\n", ""), "TEC003", today=f"{SOME_MONDAY}")

    @pytest.mark.parametrize(
        ("vendor", "estimate", "reported"),
        [
            ("role: partner", "365d", 0),
            ("role: partner", "366d", 1),
            ("role: partner, shares_risk: false", "366d", 1),
            ("role: partner, shares_risk: true", "366d", 0),
            ("role: platform", "366d", 0),
            ("role: data", "366d", 0),
            ("", "366d", 0),
        ],
    )
    def test_a_partner_of_more_than_a_year_shares_the_risk(
        self, said: Said, vendor: str, estimate: str, reported: int
    ) -> None:
        text = _bought(20, f"exit: export, {vendor}".rstrip(", "))
        text = text.replace("[crm], estimate: 6w", f"[crm], estimate: {estimate}")
        found = said(text, "TEC003")

        assert len(found) == reported
        assert all(
            line.endswith("info: `crm` shares none of the risk in 12 months of work")
            for line in found
        )
        assert not said(text + "settings: {TEC003: {partner: 13}}\n", "TEC003")

    @pytest.mark.parametrize(("start", "reported"), [("2028-02-22", 0), ("2028-02-24", 1)])
    def test_a_partner_is_engaged_from_the_first_work_to_the_last(
        self, said: Said, start: str, reported: int
    ) -> None:
        """From 1 March 2027, a week from 22 February 2028 is 364 days; two days later, 366."""
        text = _bought(20, "exit: export, role: partner") + "settings: {TEC003: {share: 101}}\n"
        text = text.replace(
            "80%}, estimate: 6w", f"80%}}, vendors: [crm], start: {start}, estimate: 1w"
        )
        found = said(text, "TEC003")

        assert len(found) == reported
        assert all("shares none of the risk in 12 months" in line for line in found)

    def test_all_that_applies_is_one_finding(self, said: Said) -> None:
        """60 weeks from 1 March 2027 end on 23 April 2028, and the contract 38 days later."""
        text = _bought(20, "role: partner, contract_until: 2028-05").replace(
            "[crm], estimate: 6w", "[crm], estimate: 60w"
        )

        assert _only(said(text, "TEC003")) == (
            "warning: `crm` has no exit and shares none of the risk in 14 months of work, and its "
            "contract ends 5 weeks after `w0` is done"
        )
        assert _only(said(text.replace("20%", "90%").replace("80%", "10%"), "TEC003")) == (
            "warning: 90 % of what is still to come depends on `crm`, whose contract ends 5 weeks "
            "after `w0` is done and which has no exit and shares none of the risk in 14 months of "
            "work"
        )

    def test_a_vendor_that_no_work_names_is_none_of_our_business(self, said: Said) -> None:
        text = _bought(90, "contract_until: 2027-04")

        assert said(text, "TEC003")
        assert not said(text.replace("vendors: [crm], ", ""), "TEC003")
        assert not said(text.replace("[crm], ", "[crm], status: parked, "), "TEC003")


def test_technology_alone_is_told_by_its_names(report, phases) -> None:
    def note(work: str) -> str:
        (found,) = report(phases(f"crawl:\n  initiatives: {{{work}}}"), "TEC001").findings
        return found.note

    one = "a: {name: A, estimate: 20w, levers: [platform]}"

    assert note(one) == "it is `a`"
    assert note(f"{one}, b: {{name: B, estimate: 10w, levers: [platform]}}") == (
        "these are `a` and `b`"
    )
