from datetime import date, timedelta
from fractions import Fraction

import pytest

from cxroad.schedule.curve import Curve, Vertex

START = date(2027, 1, 4)


def on(day):
    return START + timedelta(days=day)


@pytest.fixture
def saw():
    """Up by 2 a day from day 10 to day 20, down to 5 on day 20."""
    slopes = {on(10): Fraction(2), on(20): Fraction(-2)}
    return Curve.of(START, {on(20): Fraction(-15)}, slopes)


def test_a_jump_has_a_vertex_before_and_one_after(saw):
    assert saw.vertices == ((on(0), 0), (on(10), 0), (on(20), 20), (on(20), 5))


def test_a_value_is_read_between_vertices_and_after_a_jump(saw):
    days = (-5, 0, 10, 15, 19, 20, 99)

    assert [saw.at(on(day)) for day in days] == [0, 0, 0, 10, 18, 5, 5]


def test_the_part_up_to_a_day_ends_on_it_before_a_jump(saw):
    assert saw.until(on(15)).vertices[-1] == Vertex(on(15), Fraction(10))
    assert saw.until(on(20)).vertices[-1] == Vertex(on(20), Fraction(20))
    assert saw.until(on(50)).vertices[-2:] == ((on(20), 5), (on(50), 5))
    assert [vertex.day for vertex in saw.until(on(20)).vertices] == [on(0), on(10), on(20)]


def test_nothing_is_enclosed_on_the_first_day(saw):
    assert saw.area().at(on(0)) == 0
    assert saw.area().at(on(20)) == 100


def test_the_top_is_the_first_of_equals(saw):
    assert saw.top == (on(20), 20)
    assert Curve.of(START, {}, {}).top == (START, 0)


def test_the_area_has_a_vertex_a_week_where_its_curve_slopes():
    rise = Curve((Vertex(on(0), Fraction(0)), Vertex(on(20), Fraction(20))))

    assert [vertex.day for vertex in rise.area().vertices] == [on(0), on(7), on(14), on(20)]


def test_the_area_is_exact_at_every_vertex_and_bends_in_between(saw):
    area = saw.until(on(40)).area()

    assert area.vertices[0] == (on(0), 0)
    assert [vertex.day for vertex in area.vertices] == [on(day) for day in (0, 10, 17, 20, 40)]
    assert area.at(on(20)) == 100
    assert area.at(on(17)) == 49
    assert area.at(on(40)) == 100 + 20 * 5


def test_a_curve_can_be_made_higher(saw):
    assert saw.times(3).at(on(15)) == 30
