"""What the rules about understanding customers say, and both sides of their numbers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cxroad.findings.report import FileReport
from cxroad.lint.copies import model_in
from cxroad.lint.words import Names
from cxroad.load.shape import short_route

ROOT = Path(__file__).parents[2]

Said = Callable[..., list[str]]
Report = Callable[..., FileReport]

SOUND = """
title: x
start: 2027-01-11
people:
  ada: {name: Ada Berg}
  ben: {name: Ben Hale}
governance: {sponsor: ada}
vision: {outcomes: {nps: {}, enps: {}, churn: {}, mine: {metric: custom}}}
insight:
  calls: {kind: listening, every: 1mo, last: 2027-02}
  four: {kind: persona, every: 1y, last: 2026-05-01}
  visit: {kind: journey-map, every: 1y, last: 2026-06}
phases:
  crawl:
    initiatives:
      safari: {name: Safari, kind: immersion}
  walk:
    initiatives:
      phone: {name: Call back, serves: [nps], need: Do not make me wait}
"""


def _only(lines: list[str]) -> str:
    assert len(lines) == 1
    return lines[0].partition(": ")[2]


def _without(*starts: str) -> str:
    lines = SOUND.split("\n")
    return "\n".join(line for line in lines if not line.strip().startswith(starts))


def _with_stay(more: str = "", text: str = SOUND) -> str:
    stay = f"insight:\n  stay: {{kind: immersion, every: 1y{more}}}\n"
    return text.replace("insight:\n", stay)


def test_sound_insight_hears_nothing(said: Said) -> None:
    assert not said(SOUND, "CUS")


@pytest.mark.parametrize(
    ("starts", "message"),
    [
        (("calls:",), "No listening: only a persona and a journey map"),
        (("four:",), "No persona: only listening and a journey map"),
        (("four:", "visit:"), "No persona and no journey map: only listening"),
    ],
)
def test_what_is_missing_is_named_in_one_finding(
    said: Said, starts: tuple[str, ...], message: str
) -> None:
    assert _only(said(_without(*starts), "CUS001")) == f"warning: {message}"


def test_time_with_customers_alone_is_not_all(said: Said) -> None:
    text = _with_stay(", last: 2027-02", _without("calls:", "four:", "visit:"))

    assert _only(said(text, "CUS001")) == (
        "warning: No listening, no persona and no journey map: only time spent with customers"
    )


@pytest.mark.parametrize("insight", ["", "insight: {}\n", "insight:\n"])
def test_a_file_without_insight_hears_so_once(said: Said, insight: str) -> None:
    """Not even that no leader meets customers: that would be the second line about one gap."""
    head, _, rest = SOUND.partition("insight:")
    text = head + insight + "phases:" + rest.partition("phases:")[2]
    text = text.replace(", kind: immersion", "")

    assert _only(said(text, "CUS")).startswith("warning: Nothing says how you understand customers")


@pytest.mark.parametrize(
    ("today", "reported"),
    [("2027-04-14", 0), ("2027-04-15", 1)],
)
def test_half_as_long_again_is_too_late(said: Said, today: str, reported: int) -> None:
    """28 February and one and a half times 30.4375 days is 45.66 days: 14 April is day 45."""
    found = said(SOUND, "CUS002", today=today)

    assert len(found) == reported
    assert not reported or _only(found) == (
        "warning: `calls` was last renewed 7 weeks ago, and should be every 1mo"
    )
    assert not said(SOUND + "settings: {CUS002: {late: 200}}\n", "CUS002", today=today)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2028-05-01", None),
        ("2028-05-02", "warning: The persona `four` is 24 months old; what you learnt"),
        ("2030-05-01", "warning: The persona `four` is 48 months old; what you learnt"),
    ],
)
def test_a_persona_is_old_after_two_years(said: Said, today: str, expected: str | None) -> None:
    """24 months are 730.5 days, and 2 May 2026 to 2028 is 731, since 2028 is a leap year."""
    text = SOUND.replace("every: 1y, last: 2026-05-01", "every: 9y, last: 2026-05-02")
    found = [line for line in said(text, "CUS002", today=today) if "four" in line]

    assert len(found) == bool(expected)
    assert not expected or _only(found).startswith(expected)


@pytest.mark.parametrize(("last", "severe"), [("2023-03-01", False), ("2023-02-28", True)])
def test_an_old_map_is_severe_after_four_years(report: Report, last: str, severe: bool) -> None:
    """48 months are 1461 days, and 1 March 2023 to 2027 is 1461 days."""
    text = SOUND.replace("every: 1y, last: 2026-06", f"every: 9y, last: {last}")
    [found] = report(text, "CUS002").findings

    assert found.severe is severe
    assert found.message.startswith("The journey map `visit` is 48 months old")
    later = report(text + "settings: {CUS002: {months: 60, severe: 72}}\n", "CUS002")
    assert not later.findings


def test_listening_needs_a_rhythm_and_the_rest_is_remarked_together(said: Said) -> None:
    text = SOUND.replace("every: 1mo, ", "").replace("every: 1y, ", "")

    assert [line.partition(": ")[2] for line in said(text, "CUS002")] == [
        "warning: Nobody has said how often `calls` listens to customers",
        "info: Nobody has said how often `four` and `visit` are renewed",
    ]


def test_without_a_day_nothing_is_old(said: Said) -> None:
    text = _without("four:", "visit:")

    assert said(text, "CUS002", today="2028-03-01")
    assert not said(text.replace(", last: 2027-02", ""), "CUS002", today="2028-03-01")


def test_a_coarse_day_counts_as_its_last(said: Said) -> None:
    text = _without("four:", "visit:").replace("2027-02}", "2027}")

    assert said(text, "CUS002", today="2028-02-15")
    assert not said(text, "CUS002", today="2027-12-31")


@pytest.mark.parametrize("reason", ["need: Do not make me wait", "evidence: [calls]"])
def test_a_need_or_evidence_is_enough(said: Said, reason: str) -> None:
    text = SOUND.replace("need: Do not make me wait", reason)

    assert not said(text, "CUS003")


@pytest.mark.parametrize(
    ("serves", "reported"), [("nps", 1), ("enps", 0), ("churn", 0), ("mine", 0)]
)
def test_only_customers_have_to_have_asked(said: Said, serves: str, reported: int) -> None:
    text = SOUND.replace("[nps], need: Do not make me wait", f"[{serves}]")

    assert len(said(text, "CUS003")) == reported


def test_work_that_nobody_asked_for_is_one_finding_a_phase(said: Said) -> None:
    text = SOUND.replace(", need: Do not make me wait", "")
    text = text.replace("kind: immersion}", "kind: immersion, serves: [nps]}")
    text += "      desk: {name: One desk, serves: [nps, enps], evidence: ['']}\n"
    text += "      idea: {name: An idea, serves: [nps], status: parked}\n"
    text += "      law: {name: By law, serves: [nps], origin: regulation}\n"

    assert [line.partition(": ")[2] for line in said(text, "CUS003")] == [
        "warning: Which customer asked for `safari`?",
        "warning: Which customer asked for `phone` and `desk`?",
    ]


class TestLeaders:
    def test_work_of_the_first_phase_brings_them_to_customers(self, said: Said) -> None:
        assert not said(SOUND, "CUS004")

    @pytest.mark.parametrize("change", ["kind: research", "kind: immersion, status: parked"])
    def test_nothing_brings_them(self, said: Said, change: str) -> None:
        text = SOUND.replace("kind: immersion", change).replace("walk:", "run:")
        first = "run" if "parked" in change else "crawl"

        found = _only(said(text, "CUS004"))
        assert found == f"warning: No leader meets a customer in `{first}`"

    def test_it_comes_too_late_in_the_second_phase(self, report: Report) -> None:
        text = SOUND.replace("kind: immersion", "kind: research")
        text += "      later: {name: Later, kind: immersion}\n"

        [found] = report(text, "CUS004").findings
        assert found.message == "No leader meets a customer in `crawl`"
        assert [place.label for place in found.related] == ["only here"]

    @pytest.mark.parametrize(("last", "reported"), [("2026-03-01", 0), ("2026-02-28", 1)])
    def test_a_year_without_customers_is_the_most(
        self, said: Said, last: str, reported: int
    ) -> None:
        """12 months are 365.25 days: 1 March 2026 is 365 days ago, the day before 366."""
        text = _with_stay(f", last: {last}", SOUND.replace("kind: immersion}", "kind: research}"))
        found = said(text, "CUS004")

        assert len(found) == reported
        assert not reported or _only(found) == (
            "warning: No leader has met a customer for 12 months"
        )
        assert not said(text + "settings: {CUS004: {months: 13}}\n", "CUS004")

    def test_the_same_old_stay_is_not_reported_twice(self, said: Said) -> None:
        text = _with_stay(", last: 2024-10", SOUND.replace("kind: immersion}", "kind: research}"))

        assert _only(said(text, "CUS")).startswith("warning: No leader has met a customer for 28")

    def test_a_stay_that_is_late_is_stale_when_the_work_plans_another(self, said: Said) -> None:
        text = _with_stay(", last: 2024-10")

        assert _only(said(text, "CUS")) == (
            "warning: `stay` was last renewed 28 months ago, and should be every 1y"
        )

    def test_a_stay_without_a_day_is_none(self, said: Said) -> None:
        text = _with_stay("", SOUND.replace("kind: immersion}", "kind: research}"))

        assert _only(said(text, "CUS004")) == (
            "warning: `stay` does not say when a leader last met a customer"
        )

    @pytest.mark.parametrize(("days", "reported"), [("0.5", 1), ("0.99", 1), ("1", 0), ("2", 0)])
    def test_a_day_a_year_is_the_least(self, said: Said, days: str, reported: int) -> None:
        text = _with_stay(f", last: 2026-10, days_per_year: {days}")
        found = said(text, "CUS004")

        assert len(found) == reported
        assert all(f"only {days} days a year with customers" in line for line in found)
        assert not said(text + "settings: {CUS004: {days: 0.5}}\n", "CUS004")

    @pytest.mark.parametrize(
        ("who", "reported"),
        [
            ("[ben]", 1),
            ("[Ben Hale]", 1),
            ("[ada, ben]", 0),
            ("[Ada Berg]", 0),
            ("[ben, Executive Board]", 0),
            ("[]", 0),
        ],
    )
    def test_the_sponsor_has_to_be_among_them(self, said: Said, who: str, reported: int) -> None:
        found = said(_with_stay(f", last: 2026-10, who: {who}"), "CUS004")

        assert len(found) == reported
        assert all(
            line.endswith("The sponsor, Ada Berg, is not among those who meet customers")
            for line in found
        )

    def test_without_people_a_sponsor_is_missed_by_name(self, said: Said) -> None:
        text = _with_stay(", last: 2026-10, who: [Ben Hale]", _without("people:", "ada:", "ben:"))
        text = text.replace("{sponsor: ada}", "{sponsor: Ada Berg}")

        assert len(said(text, "CUS004")) == 1

    def test_nobody_is_missed_where_no_sponsor_is_named(self, said: Said) -> None:
        text = _with_stay(", last: 2026-10, who: [ben]").replace("{sponsor: ada}", "{lead: ben}")

        assert not said(text, "CUS004")

    def test_one_stay_with_the_sponsor_is_enough(self, said: Said) -> None:
        text = _with_stay(", last: 2026-10, who: [ben]")
        text = text.replace(
            "insight:\n",
            "insight:\n  more: {kind: immersion, every: 1y, last: 2027-01, who: ada}\n",
        )

        assert not said(text, "CUS004")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Claims like Amazon", "like Amazon"),
        ("As easy as Netflix, for everybody", "As easy as Netflix"),
        ("The Uber of plumbing", "Uber of plumbing"),
        ("An Amazon-like checkout", "Amazon-like checkout"),
        ("Disney-style service", "Disney-style service"),
        ("Zwroty jak w Zappos", "jak w Zappos"),
        ("Obsługa na wzór Disneya", "na wzór Disneya"),
        ("Amazon wśród przychodni", "Amazon wśród przychodni"),
        ("Повернення як в Amazon", "як в Amazon"),
        ("Сервіс на зразок Дісней", "на зразок Дісней"),
        ("Убер у світі медицини", "Убер у світі медицини"),
        ("Ügyintézés, mint az Amazonnál", "mint az Amazonnál"),
        ("Apple-szerű élmény", "Apple-szerű élmény"),
        ("Az Uber mintájára", "Uber mintájára"),
        ("Εξυπηρέτηση όπως η Amazon", "όπως η Amazon"),
        ("Το Netflix των ασφαλίσεων", "Netflix των ασφαλίσεων"),
        ("Σαν τη Ντίσνεϊ", "Σαν τη Ντίσνεϊ"),
    ],
)
def test_a_model_is_found_in_five_languages(text: str, words: str) -> None:
    assert model_in(text) == words


@pytest.mark.parametrize(
    "text",
    [
        'Read "The Amazon of Care" together',
        "Czytamy „Jak Disney” w zespole",
        "An apple like those of last summer",
        "You are the apple of our eye",
        "Sell on Amazon and Netflix",
        "Uber brings patients home",
        "Як уберегти клієнтів",
        "Jak ubezpieczyć dom",
        "A clinic like no other",
    ],
)
def test_a_title_a_fruit_and_a_partner_are_no_models(text: str) -> None:
    assert model_in(text) is None


def test_what_the_organisation_or_a_vendor_is_called_is_no_model() -> None:
    assert model_in("Nobody cares like the Apple of Care", Names(["Apple of Care"])) is None
    assert model_in("Nobody cares like the Apple of Care")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nobody cares like Apple Hospital", None),
        ("A desk in towns like Apple Valley and Shakopee", None),
        ("A membership like Amazon Prime for our patients", "like Amazon"),
        ("A bar like the Apple Store has one", "like the Apple"),
        ("A desk in towns like Apple Valley, and pay like Amazon", "like Amazon"),
        ("Pay like Apple, Google and all others do", "like Apple"),
        ("Pay Like Amazon Every Time", "Pay Like Amazon"),
    ],
)
def test_a_longer_name_is_no_model_where_capitals_tell(text: str, words: str | None) -> None:
    found = model_in(text)

    assert found is None if words is None else found and found in words


def test_each_copy_is_one_finding_where_it_stands(said: Said) -> None:
    text = SOUND.replace("vision: {", "vision: {statement: We become the Uber of care, ")
    text = text.replace("  walk:\n", "  walk:\n    name: Work like Zappos\n")
    text += "      shop: {name: Shop like Amazon, origin: imitation, value: As at Apple}\n"
    text += "      film: {name: Film, value: Every wait feels like Netflix}\n"
    text += "      app: {name: App, origin: imitation}\n"
    text += "      idea: {name: Park like Disney, status: parked}\n"

    fingerprint = "warning: Your culture is a fingerprint; "
    assert [line.partition(": ")[2] for line in said(text, "CUS005")] == [
        f'{fingerprint}"Uber of care" is somebody else\'s',
        f'{fingerprint}"like Zappos" is somebody else\'s',
        f'{fingerprint}"like Amazon" is somebody else\'s',
        f'{fingerprint}"like Netflix" is somebody else\'s',
        "warning: `app` copies somebody else; your culture is a fingerprint, and so is theirs",
    ]


def test_the_polish_plan_knows_its_patients(said: Said) -> None:
    text = (ROOT / "examples/przychodnia.yaml").read_text(encoding="utf-8")

    assert not said(text, "CUS", "TEC", today="2026-11-23")


def test_work_that_no_customer_asked_for_is_told_with_what_it_serves(report, phases) -> None:
    one = "a: {name: A, serves: [effort]}"
    both = f"{one}, b: {{name: B, serves: [effort]}}"

    def told(work: str) -> tuple[str, tuple[str, ...]]:
        text = phases(f"crawl:\n  initiatives: {{{work}}}")
        (found,) = report(text, "CUS003").findings
        return found.note, tuple(map(short_route, found.also))

    assert told(one) == ("it serves `effort` with no evidence and no need", ())
    assert told(both) == ("they serve `effort` with no evidence and no need", ("b",))


def test_a_copied_model_is_marked_in_the_name_of_a_phase(said: Said) -> None:
    text = """
    title: T
    phases:
      crawl:
        exit: [All is well]
        name: Claims like Amazon
        initiatives: {}
    """

    [found] = said(text, "CUS005")
    assert found.startswith("5: ")
    assert "like Amazon" in found
