"""Change load in words and tables."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from cxroad.model.impacts import LEVELS, Impact
from cxroad.model.language import later, say, say_of
from cxroad.model.writing import count, grouped, joined, listed, named, rounded
from cxroad.schedule.landing import CAPACITY, shape_of
from cxroad.schedule.saturation import Grade
from cxroad.views.capacity.shape import CapacityView, Filled, TeamRow, hours
from cxroad.views.sheet import Cell, Column, Line, Row, Section, Table, Tone
from cxroad.views.words import level, quarter

if TYPE_CHECKING:
    from cxroad.plan import Plan

_MOST_NAMED = 5
_TONES = {
    Grade.GREEN: Tone.PLAIN,
    Grade.AMBER: Tone.WARN,
    Grade.RED: Tone.BAD,
    Grade.SATURATED: Tone.BAD,
}
_GRADES = {
    Grade.AMBER: later("amber"),
    Grade.RED: later("red"),
    Grade.SATURATED: later("saturated"),
}


def headline(view: CapacityView) -> str:
    """What it all says, in a sentence."""
    if not view.loaded:
        return say("Nothing asks anything of a team from this week on.")
    row, whole = max(
        view.loaded, key=lambda each: (each[1].grade, each[1].share is None, each[1].share or 0)
    )
    full = sum(peak.grade is Grade.SATURATED for _, peak in view.loaded)
    team = row.team
    when = view.week(whole.monday)
    if not full:
        return say(
            "No team is asked for more than it can absorb; the fullest is {team}, at {said} in "
            "{when}.",
            team=team,
            said=whole.said,
            when=when,
        )
    others = (
        say("; {full} of {teams} are saturated", full=full, teams=count(len(view.teams), "team"))
        if full > 1
        else ""
    )
    if whole.share is None:
        return say(
            "{team} is asked for time that it has not, in {when}{others}.",
            team=team,
            when=when,
            others=others,
        )
    return say(
        "{team} is asked for {said} of what it can absorb in {when}{others}.",
        team=team,
        said=whole.said,
        when=when,
        others=others,
    )


def sections(view: CapacityView, plan: Plan) -> Iterator[Section]:
    """In reading order; the heat map comes first."""
    if view.quarters:
        yield _heat_map(view)
        if view.weekly:
            yield _by_week(view)
        yield _fullest(view)
        yield _adding_up(view)
    if view.arrivals:
        yield _landings(view)
    yield _reckoned(plan)


def _heat_map(view: CapacityView) -> Section:
    columns = (
        Column(say("Team"), flows=True),
        *(Column(quarter(name), right=True) for name in view.quarters),
    )
    rows = tuple(_of_team(view, row) for row in view.teams)
    notes = tuple(Line(text, tone=Tone.QUIET) for text in view.notes)
    return Section(
        say("Share of capacity asked in the fullest week of each quarter"),
        tables=(Table(columns, rows),),
        notes=notes,
    )


def _of_team(view: CapacityView, row: TeamRow) -> Row:
    cells = [Cell(row.team)]
    facts = []
    for name in view.quarters:
        filled = row.quarters.get(name)
        cells.append(Cell(filled.cell, tone=_TONES[filled.grade]) if filled else Cell("-"))
        if filled:
            grade = [say(_GRADES[filled.grade])] if filled.grade else []
            facts.append(joined([f"{quarter(name)} {filled.said}", *grade]))
    return Row(tuple(cells), f"{row.team}: {'; '.join(facts) or say('nothing is asked of it')}.")


def _by_week(view: CapacityView) -> Section:
    """Weeks with load; a column for each team that has any."""
    teams = [row for row, _ in view.loaded]
    columns = (
        Column(say("Week of") if view.origin is None else say("Week"), right=True),
        *(Column(say("{team}, hours", team=row.team), right=True) for row in teams),
    )
    by_team = [{week.monday: week for week in row.weeks} for row in teams]
    rows = []
    for monday in view.mondays:
        found = [weeks.get(monday) for weeks in by_team]
        if not any(found):
            continue
        cells = [Cell(view.said(monday))]
        facts = []
        for row, week in zip(teams, found, strict=True):
            cells.append(Cell(_in_hours(week), tone=_TONES[week.grade]) if week else Cell("-"))
            if week:
                facts.append(
                    say(
                        "{team} {hours} h, {load}: {sum}",
                        team=row.team,
                        hours=hours(week.hours),
                        load=week.said,
                        sum=_sum(week),
                    )
                )
        rows.append(
            Row(
                tuple(cells),
                say("In {week}: {join}.", week=view.week(monday), join="; ".join(facts)),
            )
        )
    return Section(say("Week by week"), tables=(Table(columns, tuple(rows)),))


def _in_hours(week: Filled) -> str:
    mark = {Grade.AMBER: " +", Grade.RED: " !", Grade.SATURATED: " !!"}.get(week.grade, "")
    return f"{hours(week.hours)}{mark}"


def _fullest(view: CapacityView) -> Section:
    columns = (
        Column(say("Team"), flows=True),
        Column(say("People"), right=True),
        Column(say("Peak, h"), right=True),
        Column(say("Share"), right=True),
        Column(say("Week of") if view.origin is None else say("Week"), right=True),
        Column(say("Weeks over"), right=True),
        Column(say("Hours over"), right=True),
        Column(say("Weeks to absorb"), right=True),
    )
    rows = [_peak(view, row, whole) for row, whole in view.loaded]
    return Section(
        say("Each team at its fullest, in hours per person"), tables=(Table(columns, tuple(rows)),)
    )


def _peak(view: CapacityView, row: TeamRow, whole: Filled) -> Row:
    left = row.backlog
    absorb = "0" if left is None else say("never") if left.weeks is None else rounded(left.weeks, 1)
    size = grouped(row.size) if row.size else "-"
    texts = [
        size,
        say("{hours} of {capacity}", hours=hours(whole.hours), capacity=hours(row.capacity)),
        whole.cell,
        view.said(whole.monday),
        str(whole.over),
        hours(whole.overload),
        absorb,
    ]
    cells = [Cell(row.team), *(Cell(text) for text in texts)]
    cells[3] = Cell(whole.cell, tone=_TONES[whole.grade])
    people = f" ({count(row.size, 'person', 'people')})" if row.size else ""
    words = say(
        "{team}{people}: at most {hours} of {capacity} hours per person, {said}, in {week}",
        team=row.team,
        people=people,
        hours=hours(whole.hours),
        capacity=hours(row.capacity),
        said=whole.said,
        week=view.week(whole.monday),
    )
    if whole.over:
        words += say(
            "; {weeks} over its capacity, {hours} hours per person in all",
            weeks=count(whole.over, "week"),
            hours=hours(whole.overload),
        )
    if left:
        when = say(", worked off by {week}", week=view.week(row.clears)) if row.clears else ""
        words += say(
            "; up to {hours} hours left unabsorbed, {absorb} weeks' worth{when}",
            hours=hours(left.hours),
            absorb=absorb,
            when=when,
        )
    return Row(tuple(cells), f"{words}.")


def _adding_up(view: CapacityView) -> Section:
    fullest = sorted(view.loaded, key=lambda each: -each[1].hours)
    lines = (_peak_line(view, row, whole) for row, whole in fullest)
    return Section(say("What adds up there"), tuple(lines))


def _peak_line(view: CapacityView, row: TeamRow, whole: Filled) -> Line:
    weeks = (
        say(", {weeks} at that height", weeks=count(whole.same, "week")) if whole.same > 1 else ""
    )
    text = say(
        "{sum} of {hours} h{weeks}.", sum=_sum(whole), hours=hours(row.capacity), weeks=weeks
    )
    if whole.grade is Grade.SATURATED:
        if len(whole.parts) > 1:
            text += say(" Let one of them land later: `after: [other + 8w]`, or `start:`.")
        else:
            text += say(" Make the landing gentler, or free time and say so: `capacity:`.")
        if row.clears:
            text += say(
                " What is left unabsorbed is worked off by {week}.", week=view.week(row.clears)
            )
    tone = Tone.WARN if whole.grade is Grade.SATURATED else Tone.PLAIN
    return Line(text, label=f"{row.team}, {view.week(whole.monday)}:", tone=tone)


def _sum(week: Filled) -> str:
    """`one-view 4 + move-home 2.5 = 6.5 h`; of one initiative `settle 2 h`."""
    parts = [f"{id} {hours(amount)}" for id, amount in week.parts.items()]
    if len(parts) > _MOST_NAMED + 1:
        rest = sum(list(week.parts.values())[_MOST_NAMED:], Fraction(0))
        parts[_MOST_NAMED:] = [
            say("{n} more {hours}", n=len(parts) - _MOST_NAMED, hours=hours(rest))
        ]
    if len(parts) == 1:
        return say("{hours} h", hours=parts[0])
    return say("{parts} = {hours} h", parts=" + ".join(parts), hours=hours(week.hours))


def _landings(view: CapacityView) -> Section:
    busy = any(arrival.busy for arrival in view.arrivals)
    columns = [
        Column(say("Lands on") if view.origin is None else say("Week"), right=True),
        Column(say("Team"), flows=True),
        Column(say("Initiative"), flows=True),
        Column(say("Impact")),
    ]
    columns += [Column(say("Weighs on"), flows=True)] if busy else []
    rows = []
    for arrival in view.arrivals:
        on = view.said(arrival.day)
        impact = level(arrival.impact)
        texts = [on, arrival.team, arrival.id, impact]
        cells = [Cell(text) for text in texts]
        cells += [Cell(arrival.busy, tone=Tone.WARN)] if busy else []
        weighs = say(", and weighs on {busy}", busy=arrival.busy) if arrival.busy else ""
        when = view.lands(arrival.day)
        words = say(
            "{id} lands on {team} {when}, impact {impact}{weighs}.",
            id=arrival.id,
            team=arrival.team,
            when=when,
            impact=impact,
            weighs=weighs,
        )
        rows.append(Row(tuple(cells), words))
    return Section(say("Landings ahead"), tables=(Table(tuple(columns), tuple(rows)),))


def notes(view: CapacityView, plan: Plan) -> Iterator[str]:
    """What is not counted, and what rests on a default."""
    default = [row.team for row, _ in view.loaded if not row.own]
    if default:
        yield (
            say(
                "The capacity of {default} is not written, so it is taken as {hours} h per "
                "person and week, our default; ask them, and write `capacity: 3h`.",
                default=named(default, _MOST_NAMED),
                hours=hours(Fraction(CAPACITY)),
            )
        )
    quiet = [row.team for row in view.teams if row.whole is None]
    if quiet:
        yield say(
            "Nothing more is asked of {quiet}.",
            quiet=listed(quiet) if len(quiet) < 9 else named(quiet, 8),
        )
    unknown = [row.team for row in view.teams if row.team not in plan.roadmap.teams]
    if unknown and plan.roadmap.teams:
        yield say("Not among the file's teams: {unknown}.", unknown=named(unknown, _MOST_NAMED))
    dated = {id for id, times in plan.schedule.times.items() if times.dated}
    lost = [each.id for each in plan.live if each.impacts and each.id not in dated]
    if lost:
        yield say_of(
            len(lost),
            "Not counted: {names} has no dates, so nobody knows when it lands; add `estimate: 6w`.",
            "Not counted: {names} have no dates, so nobody knows when it lands; add "
            "`estimate: 6w`.",
            names=named(lost, _MOST_NAMED),
        )


def _reckoned(plan: Plan) -> Section:
    own = plan.roadmap.settings.load if plan.roadmap.settings else None
    shapes = "; ".join(
        f"{level(name)} {joined(_stage(*stage) for stage in shape_of(Impact.parse(name), own))}"
        for name in LEVELS
    )
    lines = (
        (
            say("Asked:"),
            say("hours per affected person and week, summed over all landings on a team."),
        ),
        (
            say("A landing asks:"),
            say(
                "{shapes}; weeks are counted from the week of the landing. Our presets: measure "
                "yours and set them with `settings: {{load: {{high: 3h}}}}`, or write the peak "
                "itself, `impacts: {{desk: 3h}}`.",
                shapes=shapes,
            ),
        ),
        (
            say("Share:"),
            say(
                "hours asked / hours that each person can give to change. Under 60 % green, from "
                "60 % amber (+), from 85 % red (!), over 100 % saturated (!!). Saturation is "
                "Prosci's: more change than people can absorb; the two lower limits are our "
                "default."
            ),
        ),
        (say("Hours over:"), say("the sum over all weeks of what is asked beyond the capacity.")),
        (
            say("Weeks to absorb:"),
            say(
                "the greatest backlog / the capacity; the backlog of a week is that of the week "
                "before + what is asked - the capacity, never below 0."
            ),
        ),
    )
    return Section(
        say("How it is reckoned"), tuple(Line(text, label=label) for label, text in lines)
    )


def _stage(first: int, last: int, asked: Fraction) -> str:
    """`0.5 h in weeks -2 to -1`."""
    weeks = (
        say("week {first}", first=first)
        if last - first == 1
        else say("weeks {first} to {last}", first=first, last=last - 1)
    )
    return say("{asked} h in {weeks}", asked=rounded(asked, 2), weeks=weeks)
