"""Customers, as far as the work answers them and nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxroad.findings.finding import Hit, Severity
from cxroad.lint.copies import model_in
from cxroad.lint.customer_frames import NEEDS
from cxroad.lint.example import Example
from cxroad.lint.frames import VISION
from cxroad.lint.needs import unasked
from cxroad.lint.rule import rule
from cxroad.lint.sources import FRANZ
from cxroad.lint.wording import together
from cxroad.lint.words import Names, own_names
from cxroad.model.initiative import Initiative, Origin
from cxroad.model.metrics import MetricKind
from cxroad.source.span import Route

if TYPE_CHECKING:
    from cxroad.plan import Plan


@rule(
    "CUS003",
    Severity.WARNING,
    since="0.1",
    source=f"{FRANZ}: understand needs and the job to be done first",
    cure="Write into `need` what a customer said, in their words, or into `evidence` the insight "
    "that speaks for it. If there is neither, ask five customers before you begin.",
    frame=NEEDS,
    bad="""
    walk:
      initiatives:
        explain: {name: Explain every visit, after: [answer], serves: {effort: 35%}}   # <- CUS003
        remind: {name: Remind of the visit, serves: {effort: 35%}, need: Do not let me forget}
    """,
    good="""
    walk:
      initiatives:
        explain: {name: Explain every visit, after: [answer], serves: {effort: 35%},
          need: I never know what happens next}
        remind: {name: Remind of the visit, serves: {effort: 35%}, need: Do not let me forget}
    """,
    silent=Example(
        """
        walk:
          initiatives:
            consent: {name: Ask for consent again, after: [answer], serves: {effort: 35%},
              origin: regulation}
            remind: {name: Remind of the visit, serves: {effort: 35%}, need: Do not let me forget}
        """,
        "What the law asks for, no customer has to ask for",
    ),
)
def no_customer_evidence(plan: Plan) -> Iterator[Hit]:
    """Nobody knows which customer asked for the work.

    It may be right. But what nobody has asked for is what somebody in the house likes, and that is
    found out after the money is spent.
    """
    customer = {
        id
        for id, outcome in plan.roadmap.outcomes.items()
        if outcome.measure and outcome.measure.kind is MetricKind.CUSTOMER
    }
    for phase in plan.roadmap.phases.values():
        items = [
            item
            for item in phase.initiatives.values()
            if item.live and unasked(item) and customer & item.serves.keys()
        ]
        if items:
            yield _unasked_hit(items, customer)


def _unasked_hit(items: list[Initiative], customer: set[str]) -> Hit:
    """The work of a phase that is for customers and names none of them."""
    one = len(items) == 1
    served = (id for item in items for id in item.serves if id in customer)
    return Hit(
        items[0].route,
        f"Which customer asked for {together(item.id for item in items)}?",
        related=tuple((item.route, "and for this?") for item in items[1:]),
        help="add `need:` in a customer's words, or `evidence:` with an insight that speaks for it",
        note=f"{'it serves' if one else 'they serve'} {together(dict.fromkeys(served))} with no "
        "evidence and no need",
    )


@rule(
    "CUS005",
    Severity.WARNING,
    since="0.1",
    source=f"{FRANZ}: culture and experience are your fingerprint; nobody can copy another's",
    cure="Say what your customers should live through, in your own words. What a famous firm does "
    "may give an idea; then write down which need of your customers it answers.",
    frame=NEEDS,
    bad=(
        """
        walk:
          initiatives:
            book: {name: Book like Amazon, after: [answer], serves: {effort: 35%}}   # <- CUS005
            wait: {name: Wait at home, serves: {effort: 35%}, origin: imitation}   # <- CUS005
        """,
        Example(
            """
            vision:
              statement: We are the Netflix of health care by the end of 2029.   # <- CUS005
              strategy: Plan 2027-2029, goal 1
              reviewed: 2026-12-04
              review_every: 6mo
              outcomes:
                effort: {metric: ces2, baseline: 4.6, target: 5.8, by: 2028-Q4}
            """,
            "Somebody else's vision",
            VISION,
        ),
    ),
    good="""
    walk:
      initiatives:
        book: {name: Book in three minutes, after: [answer], serves: {effort: 35%}}
        wait: {name: Wait at home, serves: {effort: 35%}, origin: insight}
    """,
    silent=(
        Example(
            """
            walk:
              initiatives:
                book: {name: A desk in towns like Apple Valley, after: [answer],
                  serves: {effort: 35%}}
                wait: {name: Wait at home, serves: {effort: 35%}}
            """,
            "A town whose name begins as that of a firm",
        ),
        Example(
            """
        walk:
          initiatives:
            book: {name: 'Read "The Amazon of Care" together', after: [answer],
              serves: {effort: 35%}, value: An apple like those of last summer for who waits}
            wait: {name: Wait at home, serves: {effort: 35%}, value: Nobody needs an Uber home}
        """,
            "A title in quotes, a fruit, and a firm that is no model",
        ),
    ),
)
def copied(plan: Plan) -> Iterator[Hit]:
    """The experience of another firm is the model.

    What works there has grown out of their people, their customers and their mistakes. A copy has
    none of them, and customers who want the original know where to find it.
    """
    roadmap = plan.roadmap
    names = own_names(roadmap)
    if roadmap.vision and (words := model_in(roadmap.vision.statement, names)):
        yield _copied_hit(roadmap.vision.at("statement"), words)
    for phase in roadmap.phases.values():
        if phase.name and (words := model_in(phase.name, names)):
            yield _copied_hit(phase.at("name"), words)
        for item in phase.initiatives.values():
            if item.live and (hit := _copy(item, names)):
                yield hit


def _copy(item: Initiative, names: Names) -> Hit | None:
    """An initiative that says it copies, in its words or by its origin."""
    for key, text in (("name", item.name), ("value", item.value or "")):
        if words := model_in(text, names):
            return _copied_hit(item.at(key), words)
    if item.origin is Origin.IMITATION:
        return Hit(
            item.at("origin"),
            f"`{item.id}` copies somebody else; your culture is a fingerprint, and so is theirs",
            help="say which need of your customers it answers (`need`), and what you do your way",
        )
    return None


def _copied_hit(place: Route, words: str) -> Hit:
    return Hit(
        place,
        f'Your culture is a fingerprint; "{words}" is somebody else\'s',
        help="say what your customers will live through, in your own words",
        note="what works there has grown out of their people, customers and mistakes",
    )
