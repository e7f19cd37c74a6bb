from hypothesis import given
from hypothesis import strategies as st

from cxroad.views.timeline.initials import short_names

NAMES = st.lists(st.text(max_size=12), max_size=12)


def test_a_name_of_several_words_gives_its_initials():
    assert short_names(["Ana Lima", "paweł ćwik", "Jo van der Berg"]) == {
        "Ana Lima": "AL",
        "paweł ćwik": "PĆ",
        "Jo van der Berg": "JB",
    }


def test_a_short_single_word_stays_whole_and_a_long_one_is_cut():
    assert short_names(["Mia", "Mila"]) == {"Mia": "Mia", "Mila": "Mi"}


def test_names_without_blanks_between_words_are_cut_too():
    assert short_names(["山田太郎"]) == {"山田太郎": "山田"}


def test_people_with_the_same_initials_are_told_apart_by_their_last_names():
    assert short_names(["Ana Lima", "Adam Long"]) == {"Ana Lima": "ALi", "Adam Long": "ALo"}
    assert short_names(["Maya", "Mabel"]) == {"Maya": "May", "Mabel": "Mab"}


def test_people_whose_last_names_begin_alike_are_numbered():
    assert short_names(["Éva Kiss", "Éva Kisz"]) == {"Éva Kiss": "ÉK1", "Éva Kisz": "ÉK2"}


def test_numbers_in_names_stay():
    assert short_names(["Team 1", "Team 12"]) == {"Team 1": "T1", "Team 12": "T12"}


def test_the_same_name_twice_is_one_person():
    assert short_names(["Ana Lima", "Ana Lima"]) == {"Ana Lima": "AL"}


@given(NAMES)
def test_any_text_gets_something_to_call_it(names):
    short = short_names(names)

    assert short.keys() == set(names)
    assert all(short.values())
    assert all(len(each) <= 4 for each in short.values())
