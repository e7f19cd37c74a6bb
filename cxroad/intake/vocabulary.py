"""What stands in the cells of tables elsewhere, in seven languages: status, phases, months."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from cxroad.intake.titles import bare

_STATUS = {
    "proposed": (
        "proposed, idea, backlog, new, suggested, draft, open idea, vorgeschlagen, idee, neu, "
        "entwurf, proposé, proposée, idée, nouveau, propuesto, propuesta, idea, nuevo, "
        "proponowane, proponowana, pomysł, nowe, nowy, javasolt, ötlet, új, запропоновано, ідея"
    ),
    "planned": (
        "planned, to do, todo, open, not started, scheduled, ready, selected for development, "
        "committed, upcoming, next, geplant, offen, nicht begonnen, zu erledigen, "
        "à faire, planifié, planifiée, prévu, prévue, non commencé, ouvert, "
        "planificado, planificada, por hacer, pendiente, no iniciado, no iniciada, abierto, "
        "planowane, planowana, planowany, zaplanowane, zaplanowany, do zrobienia, otwarte, "
        "nierozpoczęte, nie rozpoczęto, tervezett, teendő, nyitott, nem kezdődött el, "
        "заплановано, відкрито, не розпочато, до виконання"
    ),
    "active": (
        "active, in progress, started, ongoing, doing, running, wip, under way, underway, current, "
        "in review, in arbeit, in bearbeitung, läuft, laufend, aktiv, begonnen, gestartet, "
        "en cours, actif, active, démarré, commencé, en curso, en progreso, activo, iniciado, "
        "w toku, w trakcie, aktywne, rozpoczęte, w realizacji, folyamatban, aktív, elkezdett, "
        "в роботі, у роботі, триває, виконується, активно"
    ),
    "paused": (
        "paused, on hold, suspended, pausiert, angehalten, ruht, unterbrochen, en pause, suspendu, "
        "suspendue, en pausa, pausado, suspendido, wstrzymane, wstrzymany, wstrzymana, zawieszone, "
        "szünetel, felfüggesztve, призупинено"
    ),
    "stalled": (
        "stalled, blocked, stuck, waiting, blockiert, steckt fest, wartet, bloqué, bloquée, "
        "en attente, bloqueado, bloqueada, en espera, zablokowane, zablokowany, zablokowana, "
        "elakadt, blokkolt, заблоковано"
    ),
    "parked": (
        "parked, later, someday, deferred, postponed, geparkt, zurückgestellt, verschoben, "
        "aufgeschoben, reporté, différé, plus tard, aplazado, pospuesto, odłożone, odłożony, "
        "odroczone, elhalasztott, parkolt, відкладено"
    ),
    "done": (
        "done, complete, completed, closed, finished, resolved, delivered, released, "
        "erledigt, fertig, abgeschlossen, beendet, geschlossen, terminé, terminée, fini, fait, "
        "achevé, clos, livré, hecho, hecha, terminado, completado, completada, cerrado, "
        "finalizado, zrobione, zakończone, zakończony, zakończona, ukończone, gotowe, wykonane, "
        "zamknięte, "
        "kész, befejezett, befejezve, lezárt, готово, виконано, завершено, закрито"
    ),
    "dropped": (
        "dropped, cancelled, canceled, rejected, abandoned, won t do, wont do, "
        "verworfen, abgebrochen, gestrichen, abgelehnt, storniert, entfällt, abandonné, annulé, "
        "annulée, rejeté, cancelado, cancelada, descartado, rechazado, "
        "porzucone, anulowane, odrzucone, zaniechane, törölt, elvetett, скасовано, відхилено"
    ),
}

_STAGES = (
    "crawl, kriechen, krabbeln, ramper, ramp, gatear, gateo, raczkowanie, raczkuj, kúszás, mászás, "
    "повзти, now, jetzt, maintenant, ahora, teraz, most, зараз, "
    "short term, kurzfristig, court terme, corto plazo, krótkoterminowo",
    "walk, gehen, marcher, marche, caminar, chód, chodzenie, idź, séta, járás, йти, ходьба, "
    "next, als nächstes, danach, ensuite, siguiente, następnie, következő, далі, "
    "medium term, mid term, mittelfristig, moyen terme, medio plazo, średnioterminowo",
    "run, laufen, rennen, courir, course, correr, bieg, bieganie, biegnij, futás, бігти, біг, "
    "later, später, plus tard, más tarde, luego, później, később, пізніше, "
    "long term, langfristig, long terme, largo plazo, długoterminowo",
)
"""Names of the three usual phases in their order, and of now, next and later."""

_TOTALS = (
    "total, totals, sum, subtotal, grand total, summe, gesamt, gesamtsumme, zwischensumme, "
    "total général, sous total, total general, suma, razem, łącznie, ogółem, összesen, összeg, "
    "разом, всього, усього, підсумок"
)

_YES = "yes, y, true, 1, x, ja, oui, sí, si, tak, igen, так"
_NO = "no, n, false, 0, nein, non, nie, nem, ні"

_MONTHS = (
    "january jan januar jänner janvier janv enero ene styczeń stycznia sty január січень січня",
    "february feb februar février févr fév febrero luty lutego lut február лютий лютого",
    "march mar märz mär mars marzo marzec marca március márc березень березня",
    "april apr avril avr abril abr kwiecień kwietnia kwi április ápr квітень квітня",
    "may mai mayo maj maja május máj травень травня",
    "june jun juni juin junio czerwiec czerwca cze június jún червень червня",
    "july jul juli juil juillet julio lipiec lipca lip július júl липень липня",
    "august aug août agosto ago sierpień sierpnia sie augusztus серпень серпня",
    "september sep sept septembre septiembre wrzesień września wrz szeptember szept вересень "
    "вересня",
    "october oct oktober okt octobre octubre październik października paź október жовтень жовтня",
    "november nov novembre noviembre listopad listopada lis листопад листопада",
    "december dec dezember dez décembre déc diciembre dic grudzień grudnia gru december грудень "
    "грудня",
)

_CURRENCIES = {
    "EUR": "€ eur euro euros",
    "USD": "$ usd us$",
    "GBP": "£ gbp",
    "PLN": "zł zl pln",
    "CHF": "chf fr.",
    "HUF": "ft huf",
    "UAH": "₴ грн uah",
    "CZK": "kč czk",
    "SEK": "sek",
    "NOK": "nok",
    "DKK": "dkk",
    "JPY": "¥ jpy",
}

_TIMES_OF_DAY = re.compile(
    r"(?:T|,? )[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?: ?[AaPp]\.?[Mm]\.?)?"
    r"(?:Z| ?[+-][0-9]{2}:?[0-9]{2})?\Z"
)


def status_named(text: str) -> str:
    """The status that a word of some tool means; empty for none."""
    return _statuses().get(bare(text), "")


def stage_named(text: str) -> int | None:
    """Which of crawl, walk and run (now, next and later) a name is, from 0; None for none."""
    return _stages().get(bare(text))


def is_total(text: str) -> bool:
    """Whether a row with such a name adds up the others."""
    return bare(text) in _words(_TOTALS)


def yes_or_no(text: str) -> bool | None:
    """What a word for yes or no means; None when it is neither."""
    word = bare(text)
    return True if word in _words(_YES) else False if word in _words(_NO) else None


def month_named(word: str) -> int:
    """The number of a month by its name or its short form; 0 for none."""
    return _months().get(bare(word), 0)


def currency_named(text: str) -> str:
    """The ISO code of a currency by its sign or name; empty for none."""
    word = text.strip().casefold()
    return next((code for code, names in _CURRENCIES.items() if word in names.split()), "")


def bare_sign(text: str) -> str:
    """A number with plain digits, blanks and minus signs, whatever kind of them it has."""
    plain = unicodedata.normalize("NFKC", text).replace("\u2212", "-")
    return " ".join(plain.split())


def without_time(text: str) -> str:
    """A day without the time of day behind it, which no roadmap keeps."""
    return _TIMES_OF_DAY.sub("", text.strip())


@lru_cache(maxsize=1)
def _statuses() -> dict[str, str]:
    return {bare(word): status for status, words in _STATUS.items() for word in words.split(", ")}


@lru_cache(maxsize=1)
def _stages() -> dict[str, int]:
    return {bare(word): at for at, words in enumerate(_STAGES) for word in words.split(", ")}


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    return {bare(word): at for at, words in enumerate(_MONTHS, 1) for word in words.split()}


@lru_cache(maxsize=8)
def _words(text: str) -> frozenset[str]:
    return frozenset(bare(word) for word in text.split(", "))
