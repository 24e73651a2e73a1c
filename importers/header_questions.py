"""Headers that are questions, as forms and letters to partners ask them: "Hvem må komme?", "Hvad koster det hos jer?"."""

import re

from graphmodel.catalogue import fold

_ASKS = re.compile(
    r"(?:hvem|hvad|hvor|hvornaar|hvordan|hvilke[nt]?|er|kan|skal|har|koster|kraever|tager|findes|maa|behoever)\b"
)
_QUESTIONS = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (r"\b(?:koster|gratis|prisen|betale|egenbetaling)\b", "price"),
        (r"\b(?:ventetid|venteliste|vente)\w*\b", "waiting"),
        (r"\bledige?\b", "seats-free"),
        (r"^hvor mange\b.*\b(?:pladser|unge|deltagere|kan|elever)\b", "seats-total"),
        (r"\b(?:anonymt?)\b", "anonymous"),
        (r"^hvor gam|\b(?:alder|aldre|aldersgrupper?|gammel|gamle)\b", "age"),
        (r"^hvornaar\b.*\b(?:start\w*|begynd\w*|optag\w*)\b", "intake"),
        (r"^hvornaar\b|^hvor (?:tit|ofte)\b|\baabent?\b", "hours"),
        (r"^hvor (?:laenge|lang tid|mange (?:uger|gange|maaneder))\b", "duration"),
        (r"^hvor\b(?! (?:mange|meget|lang|langt|stort?|godt?)\b)", "address"),
        (
            r"^hvem\b.*\b(?:kontakt\w*|ringer?|fat i|spoerger?|skriver? til|henvender? (?:man|vi|jeg) sig)\b",
            "contact-name",
        ),
        (r"^hvem\b.*\b(?:udbyder|driver|staar|arrangerer)\b", "organisation-name"),
        (r"^hvem\b.*\b(?:bevilger|bestemmer|godkender|afgoer)\b", "permission"),
        (r"\b(?:henvis\w*|visiter\w*|visitation|tilmelde\w*|tilmelding)\b(?!.*\bhvordan\b)", "route"),
        (r"^hvem\b.*\b(?:betaler|finansierer)\b", "payer"),
        (r"^hvem\b|\bmaalgruppe\w*\b", "target-group"),
        (r"^hvad (?:kraever|skal (?:man|der|den unge))\b", "conditions"),
        (r"^hvordan\b.*\b(?:gang|med|kontakt|ind|plads|hjaelp|start\w*|soeger?|kommer|deltager?)\b", "how-to-apply"),
        (r"^hvad\b|^hvordan\b", "description"),
    )
)
"""What is asked, the surest words first; the last ones tell by the question's first word alone."""
_HOW = re.compile(r"hvordan\b")
_OFFERED = re.compile(
    r"hvad (?:kan )?(?:i|vi|de|man)? ?(?:tilbyder?|laver|har)\b|hvilket? (?:tilbud|aktivitet\w*)\b|hvad tilbydes\b"
)


def meaning_of_question(header: str) -> str:
    """The catalogue's column that a question asks for; "" where the header asks nothing that is known.

    >>> [meaning_of_question(header) for header in ("Hvem må komme?", "Hvor finder man jer?", "Hvordan henviser jeg?", "Hvide sokker")]
    ['target-group', 'address', 'how-to-apply', '']
    """
    folded = fold(header)
    if not _ASKS.match(folded) or (not header.strip().endswith("?") and len(folded.split()) < 3):
        return ""
    found = next((meaning for pattern, meaning in _QUESTIONS if pattern.search(folded)), "")
    return "how-to-apply" if found == "route" and _HOW.match(folded) else found


def asks_what_is_offered(header: str) -> bool:
    """Whether a header asks what there is, so that a brief answer is what the offer is called.

    >>> asks_what_is_offered("Hvad tilbyder I unge?"), asks_what_is_offered("Hvad koster det?")
    (True, False)
    """
    return _OFFERED.match(fold(header)) is not None
