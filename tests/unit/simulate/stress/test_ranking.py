"""Every shock of the catalogue at once."""

from datetime import date

import pytest

from cxroad.errors import NotComputable
from cxroad.model.scenario import Combined
from cxroad.simulate.stress import stress_all
from cxroad.simulate.stress.advice import ADVICE, RULES
from cxroad.simulate.stress.play import EFFECTS


def test_the_catalogue_is_played_worst_first(plan):
    ranking = stress_all(plan)
    names = [answer.scenario.name for answer in ranking.answers]
    lost = [answer.plan.lost for answer in ranking.answers]

    assert ranking.at == date(2027, 3, 8)
    assert lost == sorted(lost, reverse=True)
    assert names[0] == "vendor-closes crmco"
    assert {"vendor-closes crmco", "budget-cut", "slip", "vision-pivot effort"} < set(names)
    assert len(names) + len(ranking.spared) == 3 + 6 + 2 + 4


def test_what_changes_nothing_says_why(plan):
    spared = {each.scenario.name: each for each in stress_all(plan, date(2027, 1, 4)).spared}

    assert spared["manager-restart"].message.startswith("no work is under way on 4 Jan 2027")
    assert spared["momentum"].message.startswith("no silence is longer than 26w")


def test_when_all_is_done_there_is_nothing_to_try(small):
    with pytest.raises(NotComputable, match="nothing is left to do on 4 Jan 2028"):
        stress_all(small({}, date(2028, 1, 4)).of(_done(small({}).roadmap)))


def _done(roadmap):
    from cxroad.model.initiative import Status

    items = roadmap.initiatives.items()
    return roadmap.with_initiatives(
        {id: item.model_copy(update={"status": Status.DONE}) for id, item in items}
    )


def test_every_shock_of_the_model_has_an_effect_rules_and_a_name():
    from typing import get_args

    from cxroad.model.scenario import Shock

    kinds = set(get_args(get_args(Shock)[0]))

    assert kinds - {Combined} <= EFFECTS.keys()
    assert kinds <= RULES.keys()


def test_every_rule_that_is_said_to_warn_exists():
    from cxroad.lint.catalog import RULES as BOOK

    assert {code for codes in RULES.values() for code in codes} <= set(BOOK)


def test_sentences_of_advice_end_without_a_stop():
    assert not [text for text in ADVICE.values() if text.endswith(".")]
