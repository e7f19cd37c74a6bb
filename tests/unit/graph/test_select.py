import pytest

from cxroad.errors import UsageError
from cxroad.graph.graph import Graph
from cxroad.graph.select import select

ROADMAP = """
vision:
  statement: Everything works the first time
  outcomes: {churn: {baseline: 17%, target: 12%}, effort: {baseline: 4, target: 5}}
teams: {desk: {size: 10}}
vendors: {crmco: {name: CRM}}
phases:
  crawl:
    initiatives:
      listen: {name: Listen, owner: web, kind: enabler}
      settle: {name: Settle, owner: Mia Lo, after: [listen], serves: {churn: 10%}}
      calls: {name: Calls, owner: web, tags: [risky]}
  walk:
    initiatives:
      redesign: {name: Redesign, after: [settle], impacts: {desk: low}}
      launch: {name: Launch, after: [redesign], status: active, vendors: [crmco]}
      later: {name: Later, after: [crawl]}
      shelved: {name: Shelved, status: parked}
  run:
    initiatives: {}
"""


@pytest.fixture(scope="module")
def graph(roadmap_of):
    return Graph(roadmap_of(ROADMAP))


@pytest.mark.parametrize(
    ("words", "chosen"),
    [
        (["settle"], "settle"),
        (["+redesign"], "listen settle redesign"),
        (["listen+"], "listen settle redesign launch later"),
        (["1+launch"], "redesign launch"),
        (["2+launch"], "settle redesign launch"),
        (["settle+1"], "settle redesign later"),
        (["0+launch"], "launch"),
        (["+settle+"], "listen settle redesign launch later"),
        (["1+redesign+1"], "settle redesign launch"),
        (["owner:web"], "listen calls"),
        (["tag:risky"], "calls"),
        (["phase:walk"], "redesign launch later"),
        (["walk"], "redesign launch later"),
        (["outcome:churn"], "settle"),
        (["kind:enabler"], "listen"),
        (["status:active"], "launch"),
        (["vendor:crmco"], "launch"),
        (["team:desk"], "redesign"),
        (["+tag:risky"], "calls"),
        (["tag:risky", "settle"], "settle calls"),
        (["calls settle"], "settle calls"),
        (["owner:web,kind:enabler"], "listen"),
        (["listen+,phase:walk"], "redesign launch later"),
        (["owner:Mia Lo"], "settle"),
        (["owner:Mia Lo+1"], "settle redesign later"),
    ],
)
def test_words_choose_initiatives_in_file_order(graph, words, chosen):
    assert select(graph, words) == tuple(chosen.split())


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (["settel"], "no initiative or phase 'settel'", "did you mean `settle`?"),
        (["ower:web"], "no method 'ower' to select by", "did you mean `owner`?"),
        (["owner:wob"], "no initiative has owner 'wob'", "did you mean `owner:web`?"),
        (
            ["kind:event"],
            "no initiative has kind 'event'",
            "there are kind:enabler, kind:initiative",
        ),
        (["shelved"], "'shelved' is parked and takes no part in the plan", ""),
        (["run"], "phase 'run' has no initiatives that take part", ""),
        (["owner:web,phase:walk"], "nothing is in all of 'owner:web,phase:walk'", "words with a"),
        (["a++b"], "'a++b' cannot be selected by", "write an id"),
        ([""], "'' cannot be selected by", "write an id"),
        ([], "no words to select by", "name an initiative"),
    ],
)
def test_words_that_choose_nothing_are_refused_with_what_is_near(graph, words, message, hint):
    with pytest.raises(UsageError) as refused:
        select(graph, words)

    assert refused.value.message == message
    assert refused.value.hint.startswith(hint)


def test_long_nonsense_is_shortened_in_the_message(graph):
    with pytest.raises(UsageError) as refused:
        select(graph, ["x" * 10_000])

    assert len(refused.value.message) < 100
