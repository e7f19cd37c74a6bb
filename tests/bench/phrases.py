"""What the roadmaps of the bench say, in tongues of several alphabets."""

from __future__ import annotations

TONGUES: tuple[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    (
        ("One view of the customer", "A bill on one page", "Call back within an hour"),
        ("for agents and engineers", "that needs no explaining", "in all regions"),
        ("Nobody tells the same story twice", "Nine of ten faults are closed at once"),
    ),
    (
        ("Umzug in einem Anruf", "Eine Rechnung, die man versteht", "Rückruf binnen einer Stunde"),
        ("für alle Filialen", "ohne Medienbruch", "auch am Wochenende"),
        ("Niemand wartet länger als nötig", "Die Zahl der Beschwerden halbiert sich"),
    ),
    (
        ("Rendez-vous à l’heure", "Réclamation réglée du premier coup", "Résiliation sans détour"),
        ("dans chaque agence", "pour les clients âgés", "dès le printemps"),
        ("Le client sait où en est sa demande", "Moins d’appels répétés"),
    ),
    (
        ("Jedno okienko dla pacjenta", "Wizyta bez kolejki", "Wyniki prosto na telefon"),
        ("w każdej przychodni", "także wieczorem", "bez drugiego telefonu"),
        ("Pacjent wie, kto i kiedy mu pomoże", "Mniej nieobecności na wizytach"),
    ),
    (
        ("Единое окно для клиента", "Понятный счёт", "Ответ в течение часа"),
        ("во всех отделениях", "без повторных звонков", "для новых клиентов"),
        ("Клиент не повторяет свою историю", "Жалоб становится вдвое меньше"),
    ),
    (
        ("Ένα σημείο επαφής", "Καθαρός λογαριασμός", "Απάντηση σε μία ώρα"),
        ("σε όλα τα καταστήματα", "για κάθε πελάτη", "χωρίς αναμονή"),
        ("Κανείς δεν περιμένει άσκοπα", "Λιγότερες κλήσεις για το ίδιο θέμα"),
    ),
    (
        ("お客様の一元ビュー", "分かりやすい請求書", "一時間以内の折り返し"),
        ("全店舗で", "高齢のお客様にも", "夜間も"),
        ("同じ説明を二度させない", "問い合わせが半分になる"),
    ),
    (
        ("نافذة واحدة للعميل", "فاتورة واضحة", "رد خلال ساعة"),
        ("في كل الفروع", "دون انتظار", "لكل عميل جديد"),
        ("لا يكرر العميل قصته", "شكاوى أقل بكثير"),
    ),
)
"""For each tongue: how a name begins, how it goes on, and what somebody notices then."""

REMARKS = (
    "agreed in the workshop, still to be confirmed by finance",
    "сроки уточнить с подрядчиком",
    "voir le compte rendu du comité",
    "要確認",
    "asked for by the field 🙌",
)
"""What people write behind a `#`."""

PEOPLE = (
    *("Ana Lima", "Tomás Novák", "Ilse Brandt", "Femi Adé", "Łucja Zając", "Мария Белова"),
    *("Γιώργος Παππάς", "佐藤 花子", "ليلى حداد", "Zoë Müller", "Piotr Lis", "Raj Mehta"),
)
