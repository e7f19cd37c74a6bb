"""Slack by brute force: delay one job a day at a time and see what moves."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from cxroad.schedule.calendar import Grid
from cxroad.schedule.network import Case, Job, Network, Shape, Tie
from cxroad.schedule.slack import critical_chain, find_slack, plan_end

MONDAY = date(2027, 1, 4).toordinal()

grids = st.sampled_from(
    [
        Grid(),
        Grid((0, 1, 2, 3, 4)),
        Grid((0, 1, 2, 3, 4), [(date(2027, 1, 7), date(2027, 1, 12))]),
        Grid((6, 0, 1, 2), [(date(2027, 1, 18), date(2027, 1, 18))]),
    ]
)
some_day = st.none() | st.integers(MONDAY, MONDAY + 20)


@st.composite
def works(draw):
    days = draw(st.integers(1, 6))
    return Job(Shape.WORK, (days, days, days), not_before=draw(some_day), counts=True)


@st.composite
def milestones(draw):
    return Job(Shape.POINT, not_before=draw(some_day), held=draw(some_day), counts=True)


@st.composite
def active(draw):
    days = draw(st.integers(1, 6))
    started = draw(st.integers(MONDAY - 5, MONDAY + 3))
    return Job(
        Shape.WORK,
        (days, days, days),
        started=started,
        ends_from=MONDAY + 3,
        counts=True,
    )


@st.composite
def networks(draw):
    """Up to nine jobs behind the start of their phase, each waiting for some before it."""
    grid = draw(grids)
    gate = Job(Shape.GATE, not_before=MONDAY)
    passing = st.just(Job(Shape.POINT))
    rarely = st.sampled_from([False, False, True])
    kinds = st.one_of(works(), works(), milestones(), active(), passing)
    more = [*draw(st.lists(kinds, max_size=8)), draw(works())]
    ties = []
    for target in range(1, len(more) + 1):
        ties.append(Tie(0, target))
        before = st.sets(st.integers(1, target - 1), max_size=3) if target > 1 else st.just(())
        for source in draw(before):
            # A milestone set from the start of work stands on a morning, one set by its due on an
            # evening; over a weekend a lag tells these apart although no working day lies between.
            from_start = more[target - 1].shape is Shape.WORK and draw(rarely)
            lag = draw(st.sampled_from([0, 0, 1, 3, -2]))
            ties.append(Tie(source, target, from_start, lag, draw(rarely)))
    return Network(grid, [gate, *more], ties)


def delayed(network, sweep, at, working_days):
    """The same network with one job that many working days later."""
    job, grid = network.jobs[at], network.grid
    start, finish = sweep.start[at], sweep.finish[at]
    later = dict.fromkeys(("not_before", "held", "ends_from"))
    later |= {"not_before": job.not_before, "held": job.held, "ends_from": job.ends_from}
    if job.begun:
        later["ends_from"] = grid.day(grid.index(finish[0]) - 1 + working_days)
    elif job.shape is Shape.POINT and start[1]:
        later["held"] = grid.day(grid.index(start[0]) + working_days - 1)
    else:
        later["not_before"] = grid.day(grid.index(start[0]) + working_days)
    moved = Job(job.shape, job.days, counts=job.counts, started=job.started, **later)
    jobs = [*network.jobs[:at], moved, *network.jobs[at + 1 :]]
    ties = [tie for ties in network.out for tie in ties]
    return Network(network.grid, jobs, ties).sweep(Case.EXPECTED)


def counting(network):
    return [at for at, job in enumerate(network.jobs) if job.counts]


@st.composite
def phases(draw):
    """Two phases, the second after the first, with initiatives that wait for each other.

    Milestones have no lag after them: on the border of two phases one stands on the evening before
    a weekend or on the morning after it, which is the same working day to all but a lag.
    """
    grid = draw(grids)
    jobs, ties, ends = [], [], []
    for _ in range(2):
        gate = len(jobs)
        jobs.append(Job(Shape.GATE, not_before=MONDAY + draw(st.integers(0, 6))))
        ties += [Tie(end, gate) for end in ends]
        inside = [*draw(st.lists(st.one_of(works(), milestones()), max_size=3)), draw(works())]
        for job in inside:
            number = len(jobs)
            ties.append(Tie(gate, number))
            before = [at for at, other in enumerate(jobs) if other.counts]
            for source in draw(st.sets(st.sampled_from(before), max_size=2)) if before else ():
                lag = 0 if jobs[source].shape is Shape.POINT else draw(st.sampled_from([0, 2, -1]))
                ties.append(Tie(source, number, lag=lag))
            jobs.append(job)
        ends = [len(jobs)]
        ties += [Tie(at, len(jobs)) for at in range(gate, len(jobs))]
        jobs.append(Job(Shape.POINT))
    return Network(grid, jobs, ties)


@settings(max_examples=400)
@given(st.one_of(networks(), phases()))
def test_slack_is_the_longest_delay_that_does_not_move_the_end(network):
    sweep = network.sweep(Case.EXPECTED)
    slack = find_slack(network, sweep).total

    for at in counting(network):
        if slack[at]:
            assert plan_end(network, delayed(network, sweep, at, slack[at])) == plan_end(
                network, sweep
            )
        assert plan_end(network, delayed(network, sweep, at, slack[at] + 1)) > plan_end(
            network, sweep
        )


@settings(max_examples=400)
@given(st.one_of(networks(), phases()))
def test_free_slack_is_the_longest_delay_that_delays_nothing_else(network):
    sweep = network.sweep(Case.EXPECTED)
    free = find_slack(network, sweep).free

    def moved(at, days):
        after = delayed(network, sweep, at, days)
        others = [other for other in counting(network) if other != at]
        return plan_end(network, after) != plan_end(network, sweep) or any(
            after.start[other][0] > sweep.start[other][0] for other in others
        )

    for at in counting(network):
        if free[at]:
            assert not moved(at, free[at])
        assert moved(at, free[at] + 1)


@given(st.one_of(networks(), phases()))
def test_critical_chain_has_no_slack_and_ends_with_the_plan(network):
    sweep = network.sweep(Case.EXPECTED)
    slack = find_slack(network, sweep)
    chain = critical_chain(network, sweep, slack)

    assert [slack.total[at] for at in chain] == [0] * len(chain)
    assert sweep.finish[chain[-1]][0] == plan_end(network, sweep)


def test_a_milestone_on_a_border_of_phases_leaves_the_first_phase_its_slack():
    grid = Grid((0, 1, 2, 3, 4))
    friday = MONDAY + 4
    jobs = [
        Job(Shape.GATE, not_before=MONDAY),
        Job(Shape.WORK, (1, 1, 1), counts=True),
        Job(Shape.POINT, held=friday, counts=True),
        Job(Shape.POINT),
        Job(Shape.GATE),
        Job(Shape.POINT, counts=True),
    ]
    ties = [Tie(0, 1), Tie(0, 2), Tie(1, 3), Tie(2, 3), Tie(3, 4), Tie(4, 5), Tie(2, 5)]
    network = Network(grid, jobs, ties)
    sweep = network.sweep(Case.EXPECTED)

    # The last milestone stands on Friday evening, set by the other one, and so may the work end.
    assert sweep.start[5] == (friday + 1, True)
    assert find_slack(network, sweep).free[1] == 4


def test_calendar_lag_over_a_weekend_gives_slack_that_working_days_would_not():
    grid = Grid((0, 1, 2, 3, 4))
    thursday = MONDAY + 3
    first = Job(Shape.WORK, (1, 1, 1), not_before=thursday, counts=True)
    second = Job(Shape.WORK, (1, 1, 1), counts=True)
    network = Network(grid, [first, second], [Tie(0, 1, lag=2, calendar=True)])
    sweep = network.sweep(Case.EXPECTED)

    # Thursday and two days is Saturday, so the second works on Monday; a day later it still does.
    assert date.fromordinal(sweep.start[1][0]) == date(2027, 1, 11)
    assert find_slack(network, sweep).total == [1, 0]
