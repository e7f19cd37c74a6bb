"""What the rules about wording say, language by language."""

from collections.abc import Callable

import pytest

from cxroad.findings.report import FileReport
from cxroad.lint.words import LANGUAGES, matcher

Said = Callable[..., list[str]]
Report = Callable[..., FileReport]
Whole = Callable[[str], str]

TRANSFORMATIONS = {
    "en": (
        "CX Transformation 2030",
        "Digital transformation of care",
        "We transform the first visit",
        "A transformational programme",
        "CX-Transformationsprogramm",
    ),
    "pl": (
        "Transformacja obsługi klienta",
        "Podejścia do transformacji",
        "Program transformacyjny",
        "Transformujemy pierwszą wizytę",
        "Przetransformować obsługę",
    ),
    "uk": (
        "Трансформація клієнтського досвіду",
        "Зусилля з трансформації",
        "Трансформаційна програма",
        "Ми трансформуємо перший візит",
        "Перетворення досвіду клієнта",
    ),
    "hu": (
        "CX-átalakítás",
        "Az ügyfélélmény átalakításának programja",
        "Digitális átalakulás",
        "Átalakuló szolgáltatás",
        "Digitális transzformáció",
    ),
    "el": (
        "Ψηφιακός μετασχηματισμός",
        "Πρόγραμμα μετασχηματισμού",
        "Μετασχηματίζουμε την εξυπηρέτηση",
        "Η εμπειρία μετασχηματίστηκε",
        "ΜΕΤΑΣΧΗΜΑΤΙΣΜΟΣ",
    ),
}
NO_TRANSFORMATIONS = {
    "en": (
        "One visit instead of three",
        "Read 'Transformation 2030' together",
        "Answer the Ministry of Health and Digital Transformation",
        "Talk to the Transformation Agency",
        "New transformers for the north",
        "Data transformation from the old CRM",
    ),
    "pl": (
        "Jedna wizyta zamiast trzech",
        "Strategia „Transformacja 2030” w skrócie",
        'Strategia „Transformacja 2030" w skrócie',
        "Raport dla Departamentu Transformacji Cyfrowej",
        "Nowy transformator na osiedlu",
        "Transformacja danych ze starego systemu",
    ),
    "uk": (
        "Один візит замість трьох",
        "Звіт для Міністерства цифрової трансформації",
        "Стратегія «Трансформація 2030» коротко",
        "Новий трансформатор для району",
        "Перетворити скарги на завдання",
        "Перетворення скарг на завдання",
    ),
    "hu": (
        "Egy látogatás három helyett",
        "Jelentés az Átalakítási Hivatalnak",
        "Az „Átalakulás 2030” röviden",
        "A váróterem átalakítása",
        "Adatok átalakítása a régi rendszerből",
    ),
    "el": (
        "Μία επίσκεψη αντί για τρεις",
        "Αναφορά στο Υπουργείο Ψηφιακού Μετασχηματισμού",
        "Το «Μετασχηματισμός 2030» με δυο λόγια",
        "Νέοι μετασχηματιστές για το δίκτυο",
        "Ο μετασχηματιστής της γειτονιάς",
    ),
}
VAGUE = {
    "en": (
        "Better service",
        "An improved experience",
        "Enhanced and optimised processes",
        "A seamless, world-class journey",
        "Holistic care",
        "A 360-degree view",
        "Best-in-class support",
        "Delighted customers",
        "The journey of excellence",
    ),
    "pl": (
        "Lepsza obsługa",
        "Poprawa jakości obsługi",
        "Poprawiamy doświadczenie klienta",
        "Usprawnienie procesów",
        "Optymalizacja ścieżki",
        "Obsługa na światowym poziomie",
        "Widok klienta 360 stopni",
        "Zachwyceni pacjenci",
    ),
    "uk": (
        "Краще обслуговування",
        "Покращення досвіду клієнта",
        "Удосконалені процеси",
        "Оптимізація шляху",
        "Безшовний досвід",
        "Сервіс світового рівня",
        "Погляд на 360 градусів",
    ),
    "hu": (
        "Jobb kiszolgálás",
        "Az ügyfélélmény javítása",
        "Javuló szolgáltatás",
        "Optimalizált folyamatok",
        "Zökkenőmentes ügyintézés",
        "Világszínvonalú szolgáltatás",
        "360 fokos ügyfélkép",
    ),
    "el": (
        "Καλύτερη εξυπηρέτηση",
        "Βελτίωση της εμπειρίας",
        "Βελτιωμένες διαδικασίες",
        "Βελτιστοποιημένη διαδρομή",
        "Απρόσκοπτη εμπειρία",
        "Ολιστική φροντίδα",
        "Η συνέργεια των ομάδων",
        "Εικόνα 360 μοιρών",
    ),
}
NOT_VAGUE = {
    "en": (
        "Nobody rings twice",
        "Better by 20 %",
        "Waiting improves from 9 to 4 minutes",
        "360 calls a day are answered",
        "Staff see their improvement ideas done",
        "Optimism is no plan",
        "Team leads get 360-degree feedback",
    ),
    "pl": (
        "Nikt nie dzwoni dwa razy",
        "O 20 % lepsza ocena rozmowy",
        "Rachunek jest poprawny za pierwszym razem",
        "Poprawiamy błędy na rachunku tego samego dnia",
        "Poprawki widać od razu",
    ),
    "uk": (
        "Ніхто не дзвонить двічі",
        "Оцінка краща на 20 %",
        "Оптимізм команди видно клієнтам",
        "Захоплення даних з форми без помилок",
        "У кращому випадку відповідь того ж дня",
    ),
    "hu": (
        "Senki sem hív kétszer",
        "20 %-kal jobb értékelés",
        "A fejlesztők hallják az ügyfeleket",
        "A hiba javítása egy látogatással kész",
        "A számla jobb oldalán áll az összeg",
    ),
    "el": (
        "Κανείς δεν τηλεφωνεί δύο φορές",
        "Καλύτερη βαθμολογία κατά 20 %",
        "Τα συνεργεία έρχονται την ίδια μέρα",
        "Το συνεργείο τηλεφωνεί πριν έρθει",
    ),
}
PLACEHOLDERS = {
    "en": ("TBD", "to be defined", "Not yet known", "TODO: ask Ben", "???", "Ben??? ", "xxx"),
    "pl": ("do ustalenia", "(do uzupełnienia)", "Do potwierdzenia.", "nie wiadomo"),
    "uk": ("уточнюється", "буде визначено", "Визначити пізніше", "невідомо"),
    "hu": ("meghatározandó", "egyeztetés alatt", "Pontosítandó!", "még nem ismert"),
    "el": ("προς καθορισμό", "θα οριστεί", "Να συμπληρωθεί", "άγνωστο"),
}
NO_PLACEHOLDERS = {
    "en": (
        "Agents keep a TODO list",
        "What is still to be done stands on the wall",
        'Customers ask "where is it???"',
        "Why do they call?",
        "https://example.org/xxl",
    ),
    "pl": ("Zostało do ustalenia z zespołem, kto dzwoni", "XXX-lecie firmy"),
    "uk": ("Уточнити адресу можна телефоном", "Хтось завжди відповідає"),
    "hu": ("A kitöltendő űrlap egy oldal", "Valaki mindig felveszi"),
    "el": ("Ο πελάτης ξέρει τι εκκρεμεί", "Κάποιος απαντά πάντα"),
}


def _each(sentences: dict[str, tuple[str, ...]]) -> list[object]:
    assert set(sentences) == set(LANGUAGES)
    return [
        pytest.param(sentence, id=f"{language}-{number}")
        for language, several in sentences.items()
        for number, sentence in enumerate(several)
    ]


@pytest.mark.parametrize("sentence", _each(TRANSFORMATIONS))
def test_a_transformation_is_heard_in_each_language(sentence: str) -> None:
    assert matcher("transformation").first(sentence)


@pytest.mark.parametrize("sentence", _each(NO_TRANSFORMATIONS))
def test_names_and_words_that_only_look_alike_are_no_transformation(sentence: str) -> None:
    assert matcher("transformation").first(sentence) is None


def _value(said: Said, phases: Whole, text: str, code: str) -> list[str]:
    """What a rule says of a plan in which one initiative has this value."""
    work = f"""
    crawl:
      initiatives:
        listen:
          name: Listen
          value: '{text.replace("'", "''")}'
          serves: [effort]
    """
    return [line.partition(": ")[2] for line in said(phases(work), code)]


@pytest.mark.parametrize("sentence", _each(VAGUE))
def test_vague_values_are_asked_how_anyone_would_notice(
    said: Said, phases: Whole, sentence: str
) -> None:
    [found] = _value(said, phases, sentence, "WRD002")

    assert found == f'info: "{sentence}": how would anyone notice?'


@pytest.mark.parametrize("sentence", _each(NOT_VAGUE))
def test_values_with_a_number_or_with_words_that_only_look_alike_are_sound(
    said: Said, phases: Whole, sentence: str
) -> None:
    assert not _value(said, phases, sentence, "WRD002")


@pytest.mark.parametrize("sentence", _each(PLACEHOLDERS))
def test_what_is_still_to_be_written_is_found_in_each_language(
    said: Said, phases: Whole, sentence: str
) -> None:
    [found] = _value(said, phases, sentence, "WRD003")

    assert found.startswith("warning: `listen.value` is still '") or "still says 'TODO'" in found


@pytest.mark.parametrize("sentence", _each(NO_PLACEHOLDERS))
def test_sentences_with_such_words_in_them_are_written(
    said: Said, phases: Whole, sentence: str
) -> None:
    assert not _value(said, phases, sentence, "WRD003")


SEVEN = """
title: Transformation of Northside
organisation: Northside
vision: {statement: We transform how patients are seen and heard, outcomes: {nps: {}}}
phases:
  crawl:
    name: Transformation basics
    initiatives:
      a: {name: Transform calls}
      b: {name: Transform visits}
      c: {name: Transform letters, status: dropped}
  transform:
    initiatives:
      d: {name: Transformed bills}
"""


def test_seven_transformations_are_one_finding_that_shows_three_more(report: Report) -> None:
    [found] = report(SEVEN, "WRD001").findings

    assert found.message.startswith('"Transformation" promises complete change')
    assert found.route == "title"
    assert len(found.related) == 3
    assert found.note == "3 more names have the word"


def test_of_five_transformations_one_is_counted(report: Report) -> None:
    [found] = report(SEVEN.replace("ransform", "ramp", 2), "WRD001").findings

    assert found.note == "1 more name has the word"


def test_one_transformation_has_no_more_to_tell(report: Report) -> None:
    [found] = report(SEVEN.replace("ransform", "ramp", 4), "WRD001").findings

    assert (found.place.start.line, found.related[0].start.line) == (9, 11)
    assert not found.note


def test_a_phase_without_a_name_is_known_by_its_id(report: Report) -> None:
    text = SEVEN.replace("Transform", "Ramp").replace("We transform", "We ramp up")
    [found] = report(text, "WRD001").findings

    assert (found.route, found.message.partition(" ")[0]) == ("transform", '"Transform"')
    assert found.place.start.column == 3


def test_what_the_organisation_and_its_vendors_are_called_is_nobodys_promise(said: Said) -> None:
    text = "title: Moving house with Transform Health\nphases: {}\n"

    assert said(text, "WRD001")
    assert not said(text + "organisation: Transform Health\n", "WRD001")
    assert not said(text + "vendors: {th: {name: Transform Health}}\n", "WRD001")


def test_a_transformation_can_be_waived_where_it_stands(report: Report) -> None:
    waiver = "waive: [{rule: WRD001, at: title, because: The board has named it}]\n"

    assert not report(SEVEN + waiver, "WRD001").findings


def test_vague_values_of_a_phase_are_one_finding(said: Said, phases: Whole) -> None:
    work = """
    crawl:
      initiatives:
        a: {name: A, value: Better service}
        b: {name: B, value: Seamless from the first call to the very last letter}
        c: {name: C, value: Better service}
        d: {name: D, value: Improved mood, status: parked}
    """

    assert said(phases(work), "WRD002") == [
        '11: info: "Better service" and "Seamless" in `a`, `b` and `c`: how would anyone notice?'
    ]


def test_of_several_vague_words_the_first_is_quoted(said: Said) -> None:
    statement = "A seamless visit and a better experience for each and everyone"
    text = f"title: T\nvision: {{statement: {statement}}}\nphases: {{}}\n"

    assert said(text, "WRD002") == ['2: info: "seamless": how would anyone notice?']


def test_vague_statement_and_outcomes_are_a_finding_each(said: Said) -> None:
    text = """
    title: T
    vision:
      statement: A better experience for each and everyone who comes to us
      outcomes:
        one:
          name: Improved calls
        two: {name: Better visits}
        three: {name: Fewer letters}
    phases: {}
    """

    assert said(text, "WRD002") == [
        '3: info: "better": how would anyone notice?',
        '6: info: "Improved calls" and "Better visits": how would anyone notice?',
    ]


def test_a_placeholder_in_many_places_is_one_finding(report: Report, phases: Whole) -> None:
    work = "crawl:\n  initiatives:\n" + "".join(
        f"    i{n}: {{name: I, owner: TBD, why: to be defined}}\n" for n in range(8)
    )
    found = report(phases(work), "WRD003").findings

    assert [finding.message for finding in found] == [
        "`owner` is still 'TBD' in 8 places",
        "`why` is still 'to be defined' in 8 places",
    ]
    assert all([place.label for place in each.related] == ["here too"] * 3 for each in found)


def test_a_value_that_cannot_be_read_is_said_once(report: Report, phases: Whole) -> None:
    work = "crawl: {initiatives: {a: {name: A, estimate: TBD}}}"

    assert [found.code for found in report(phases(work)).findings if "TBD" in found.message] == [
        "STR004"
    ]


def test_an_id_called_like_a_placeholder_is_an_id(said: Said, phases: Whole) -> None:
    work = "crawl:\n  initiatives:\n    todo: {name: A}\n    b: {name: B, after: [todo]}\n"

    assert not said(phases(work), "WRD003")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("organisation: N \n", "There is 1 line with blanks at the end"),
        ("organisation: N \ncurrency: EUR  \n", "There are 2 lines with blanks at the end"),
        ("vendors: {a:\t{name: A}}\n", "There is 1 line with tabs"),
        (
            "organisation: N \nvendors: {a: {name: A},\n\tb:\t{name: B}, c:\n\t\t{name: C}}\n",
            "There is 1 line with blanks at the end and 2 lines with tabs",
        ),
        ('organisation: "N\tM"   # a\tremark\n', None),
        ('vendors: {a: {name: "A\t", role: data}}   # a\tremark\n', None),
        ("organisation: |\n  two  \n  lines\n", None),
    ],
)
def test_blanks_and_tabs_without_a_meaning_are_one_finding(
    report: Report, phases: Whole, line: str, message: str | None
) -> None:
    found = report(line + phases("crawl: {initiatives: {a: {name: A}}}"), "WRD003").findings

    assert [finding.message for finding in found] == ([message] if message else [])
    assert all(finding.fix and finding.fix.safe for finding in found)


def test_ids_with_capitals_are_one_finding_whose_repair_is_unsafe(
    report: Report, phases: Whole
) -> None:
    work = "Crawl:\n  initiatives:\n    CRM: {name: A}\n    b: {name: B, after: [CRM]}\n"
    [found] = report(phases(work), "WRD003").findings

    assert found.message == "The ids `Crawl` and `CRM` have capitals"
    assert found.fix
    assert not found.fix.safe


def test_what_is_no_id_is_not_offered_in_small_letters(report: Report, phases: Whole) -> None:
    work = "Crawl:\n  initiatives:\n    Über Uns: {name: A}\n"
    found, _ = report(phases(work), "WRD003").findings

    assert found.message == "The id `Crawl` has capitals"


def test_untidiness_can_be_waived(report: Report, phases: Whole) -> None:
    work = "Crawl: {initiatives: {a: {name: A}}}"
    waiver = "waive: [{rule: WRD003, at: phases.Crawl, because: Our house writes so}]\n"

    assert report(phases(work), "WRD003").findings
    assert not report(phases(work) + waiver, "WRD003").findings
