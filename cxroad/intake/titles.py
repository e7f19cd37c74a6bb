"""What columns are called elsewhere, in seven languages."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_COLUMNS = {
    "name": (
        "name, title, task name, task, initiative, summary, activity, measure, work item, item, "
        "deliverable, project, project name, subject, action, what, "
        "titel, vorgangsname, vorgang, aufgabe, maßnahme, initiative, bezeichnung, "
        "aktivität, projekt, vorhaben, arbeitspaket, was, thema, zusammenfassung, "
        "nom, titre, nom de la tâche, tâche, activité, action, libellé, intitulé, mesure, projet, "
        "nombre, título, nombre de tarea, tarea, actividad, iniciativa, medida, proyecto, acción, "
        "resumen, nazwa, tytuł, nazwa zadania, zadanie, inicjatywa, działanie, przedsięwzięcie, "
        "projekt, co, név, megnevezés, cím, feladat, feladatnév, kezdeményezés, tevékenység, "
        "intézkedés, назва, назва завдання, завдання, ініціатива, захід, дія, проєкт"
    ),
    "id": (
        "id, key, issue key, code, ref, unique id, task id, initiative id, no, nr, number, #, "
        "issue id, kennung, schlüssel, nummer, lfd nr, vorgangsnummer, kürzel, "
        "identifiant, clé, numéro, n, n°, repère, identificador, clave, código, número, núm, "
        "identyfikator, klucz, numer, lp, l p, kod, azonosító, kulcs, sorszám, szám, kód, "
        "ідентифікатор, ключ, номер, код, №"
    ),
    "phase": (
        "phase, stage, horizon, wave, tranche, step, release, fix version, fix versions, "
        "fix version s, abschnitt, stufe, welle, etappe, "
        "étape, vague, fase, etapa, oleada, horizonte, "
        "faza, etap, fala, horyzont, fázis, szakasz, ütem, hullám, фаза, етап, хвиля, горизонт"
    ),
    "owner": (
        "owner, owners, responsible, assignee, assigned to, lead, accountable, who, "
        "resource names, resources, project lead, "
        "verantwortlich, verantwortliche, verantwortlicher, verantwortung, zuständig, "
        "bearbeiter, zugewiesen an, leitung, ressourcennamen, ressourcen, wer, inhaber, "
        "responsable, propriétaire, assigné à, pilote, porteur, attribué à, noms ressources, qui, "
        "responsable, propietario, asignado a, persona asignada, encargado, "
        "nombres de los recursos, quién, "
        "właściciel, odpowiedzialny, osoba odpowiedzialna, przypisany do, osoba przypisana, "
        "nazwy zasobów, kto, felelős, tulajdonos, hozzárendelve, erőforrásnevek, ki, "
        "власник, відповідальний, виконавець, хто"
    ),
    "team": (
        "team, teams, department, unit, affected team, affected teams, abteilung, teams, "
        "betroffene teams, équipe, équipes, service, département, equipo, equipos, departamento, "
        "zespół, zespoły, dział, csapat, osztály, команда, відділ"
    ),
    "estimate": (
        "estimate, duration, effort estimate, estimated duration, length, time needed, how long, "
        "dauer, schätzung, geschätzte dauer, laufzeit, durée, estimation, durée estimée, "
        "duración, estimación, duración estimada, czas trwania, szacunek, szacowany czas, "
        "időtartam, becslés, тривалість, оцінка, термін виконання"
    ),
    "start": (
        "start, start date, begin, begins, beginning, planned start, actual start, from, "
        "beginn, anfang, startdatum, startet, starttermin, geplanter start, von, ab, "
        "début, date de début, commence, du, inicio, comienzo, fecha de inicio, empieza, desde, "
        "początek, data rozpoczęcia, rozpoczęcie, od, kezdés, kezdet, kezdő dátum, kezdete, "
        "початок, дата початку, від"
    ),
    "finish": (
        "finish, end, finish date, end date, planned finish, planned end, actual finish, to, "
        "until, completion, ende, enddatum, fertigstellung, abschluss, fertig, bis, "
        "geplantes ende, "
        "fin, date de fin, termine, au, jusqu au, fin, fecha de fin, finalización, "
        "fecha de finalización, termina, hasta, "
        "koniec, data zakończenia, zakończenie, do, befejezés, vége, befejező dátum, "
        "кінець, дата завершення, завершення, до"
    ),
    "due": (
        "due, due date, deadline, target date, promised, "
        "fällig, fälligkeit, fälligkeitsdatum, termin, frist, stichtag, zieltermin, "
        "échéance, date d échéance, date limite, date butoir, "
        "vencimiento, fecha de vencimiento, fecha límite, plazo, "
        "termin, termin realizacji, data wykonania, határidő, esedékesség, термін, дедлайн, строк"
    ),
    "after": (
        "after, waits for, predecessors, predecessor, depends on, dependencies, dependency, "
        "blocked by, requires, prerequisites, inward issue link blocks, "
        "vorgänger, abhängigkeiten, abhängigkeit, hängt ab von, abhängig von, nach, "
        "voraussetzung, voraussetzungen, wartet auf, "
        "prédécesseurs, prédécesseur, dépendances, dépend de, après, "
        "predecesoras, predecesores, predecesor, dependencias, depende de, después de, "
        "poprzedniki, poprzednik, zależności, zależy od, po, wymaga, "
        "előzmények, megelőző feladatok, megelőzők, függőségek, függ, після, залежить від, "
        "попередники, залежності"
    ),
    "before": "before, outward issue link blocks, blocks",
    "status": (
        "status, state, zustand, stand, statut, état, estado, estatus, situación, "
        "stan, állapot, státusz, статус, стан"
    ),
    "progress": (
        "progress, % complete, percent complete, complete, % done, done, fortschritt, "
        "% abgeschlossen, abgeschlossen, erledigt, prozent, avancement, % achevé, progression, "
        "progreso, % completado, avance, completado, postęp, % ukończenia, % wykonania, "
        "% ukończone, zaawansowanie, "
        "haladás, készültség, készültségi fok, % kész, прогрес, % виконання, виконано"
    ),
    "value": (
        "value, benefit, benefits, tangible value, result, "
        "nutzen, wert, mehrwert, ergebnis, valeur, bénéfice, bénéfices, résultat, "
        "valor, beneficio, beneficios, resultado, "
        "wartość, korzyść, korzyści, rezultat, efekt, haszon, érték, eredmény, "
        "цінність, користь, вигода, результат"
    ),
    "cost": (
        "cost, costs, budget, price, total cost, kosten, aufwand in euro, preis, "
        "coût, coûts, budget, prix, coste, costo, costes, presupuesto, precio, "
        "koszt, koszty, budżet, cena, költség, költségvetés, вартість, витрати, бюджет"
    ),
    "effort": (
        "effort, effort days, person days, man days, workload days, aufwand, personentage, pt, "
        "charge, jours homme, esfuerzo, jornadas, pracochłonność, osobodni, "
        "ráfordítás, embernap, трудомісткість, людино дні"
    ),
    "serves": (
        "serves, outcome, outcomes, goal, goals, objective, objectives, kpi, kpis, supports, "
        "ziel, ziele, wirkung, kennzahl, kennzahlen, zahlt ein auf, objectif, objectifs, "
        "indicateur, effet, objetivo, objetivos, indicador, meta, "
        "cel, cele, wskaźnik, wskaźniki, cél, célok, mutató, ціль, цілі, мета, показник"
    ),
    "tags": (
        "tags, tag, labels, label, keywords, categories, category, schlagworte, schlagwörter, "
        "stichworte, kategorie, kategorien, étiquettes, mots clés, catégorie, etiquetas, "
        "categoría, tagi, etykiety, kategoria, słowa kluczowe, címkék, címke, kategória, "
        "теги, мітки, категорія"
    ),
    "why": (
        "why, reason, rationale, purpose, warum, grund, begründung, zweck, wozu, pourquoi, raison, "
        "motif, justification, por qué, motivo, razón, propósito, justificación, "
        "dlaczego, powód, uzasadnienie, po co, miért, indok, indoklás, чому, причина, навіщо"
    ),
    "need": (
        "need, customer need, pain point, bedarf, kundenbedürfnis, bedürfnis, besoin, "
        "besoin client, necesidad, necesidad del cliente, potrzeba, potrzeba klienta, "
        "igény, ügyféligény, потреба"
    ),
    "notes": (
        "notes, note, comment, comments, remarks, description, details, "
        "notizen, notiz, bemerkung, bemerkungen, kommentar, kommentare, anmerkung, anmerkungen, "
        "beschreibung, hinweis, hinweise, notes, remarque, remarques, commentaire, commentaires, "
        "description, notas, nota, comentario, comentarios, observaciones, descripción, "
        "uwagi, komentarz, komentarze, notatki, opis, megjegyzés, megjegyzések, leírás, "
        "примітки, примітка, коментар, опис"
    ),
    "currency": "currency, währung, devise, moneda, divisa, waluta, pénznem, валюта",
    "kind": "kind, initiative kind",
    "vendors": (
        "vendors, vendor, supplier, suppliers, lieferant, lieferanten, anbieter, dienstleister, "
        "fournisseur, fournisseurs, prestataire, proveedor, proveedores, dostawca, dostawcy, "
        "szállító, beszállító, постачальник, постачальники"
    ),
    "level": (
        "level, outline level, gliederungsebene, ebene, niveau hiérarchique, niveau, "
        "nivel de esquema, poziom konspektu, vázlatszint, рівень"
    ),
    "milestone": (
        "milestone, is milestone, meilenstein, jalon, hito, kamień milowy, mérföldkő, віха"
    ),
}
"""Names by field; among several columns for one field the name that stands first here wins."""

FIELDS = tuple(_COLUMNS)
"""What a column can be taken for."""

SEVERAL = frozenset({"tags", "after", "before", "vendors", "serves", "notes", "owner", "team"})
"""Fields that take all columns of the same title together."""

_BETWEEN = re.compile(r"[^\w%#№°]+")


def bare(text: str) -> str:
    """A name without case, accents and marks, one blank between its words.

    Letters of all scripts, digits, `%`, `#` and the signs for numbers stay.
    """
    apart = unicodedata.normalize("NFKD", text[:200].casefold().replace("ł", "l"))
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(_BETWEEN.sub(" ", plain.replace("_", " ")).split())


def field_named(title: str) -> tuple[str, int] | None:
    """The field that a column's title means, and how well it fits, 0 is best; None for none."""
    return _by_title().get(bare(title).removeprefix("custom field "))


@lru_cache(maxsize=1)
def _by_title() -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for name, titles in _COLUMNS.items():
        for rank, title in enumerate(titles.split(", ")):
            found.setdefault(bare(title), (name, rank))
    return found
