"""How one gets in: by oneself, or because a professional refers one, or because somebody has said yes first."""

import re

from graphmodel.catalogue import fold
from importers.values.accounting import left_beside_words, word_set
from importers.values.answers import read_answer
from importers.values.understood import Understood
from importers.values.words import Words

_PLAIN = {
    "visitation": "visitation visitering visiteres visiteret visitere kræver kræves skal ske efter",
    "referral": "henvisning henvises henvist henvise kræver kræves skal efter",
    "self": "selvhenvendelse selvhenvender selv henvendelse henvender henvende sig dig du egen tilmelding tilmeld ansøgning man kan skal"
    " direkte nødvendig kræver kræves",
    "open": "åben åbent åbne fri adgang frit fremmøde alle for unge velkomne er kan komme kom mød op ingen intet nej ej krav det en et"
    " krævet nødvendig påkrævet behov behøver behøves kræves kræver ikke uden med skal du man henvisning henvist visitation visitering"
    " visiteret visiteres uvisiteret tilmelding adgangskrav aftale tidsbestilling drop in tilbud optag",
}
"""The words that say no more than each route does; any other tells who, where, or under which law."""
_SELF = r"(?:selvhenv\w+|selv henvende\w*(?: sig)?|egen henvendelse|selvbetal\w+)"
_BY_OTHERS = r"(?:(?:via|gennem|efter|ved|kommunal|laegelig) )?(?:(?:laege)?henvis\w+|visit\w+)"
_BOTH_WAYS = re.compile(
    rf"\b(?:{_SELF} (?:og |samt |eller )?(?:ogsaa )?{_BY_OTHERS}|{_BY_OTHERS} (?:og |samt |eller )?(?:ogsaa )?{_SELF})\b"
)
_DENIED = re.compile(r"\b(?:ikke|ingen|ej|uden|nej)\b")
_DENIES = re.compile(r"(?:ikke|ej|unoedvendig\w*)\b")
_THROUGH = re.compile(r"\b(?:via|gennem|igennem)\b")
_BY_CHANNEL = re.compile(
    r"\b(?:via|gennem|igennem|på)\s+(?:\w+\s+){0,2}?(?:hjemmeside\w*|webside\w*|mail|e-mail|telefon|facebook|link|app|formular\w*)",
    re.IGNORECASE,
)
_OWN_WAY = re.compile(r"\bselv|henvend")
_CHANNELS = re.compile(
    r"\b(?:hjemmeside\w*|web\w*|www|mail|e mail|telefon|tlf|facebook|link|app|formular\w*|skema\w*|digital\w*|borger)\b"
)
_OF_DENIALS = word_set("det er noget et en")


def read_route(text: str, header: str, words: Words) -> Understood | None:
    """How one gets in; a negation goes before the word that it denies.

    Where a text has one's own way in beside another's ("selvhenvendelse og henvisning"), one's own is enough, and that is told.
    """
    folded = fold(text)
    if _BOTH_WAYS.search(folded) and not _DENIED.search(folded):
        remark = f"»{text}« er læst som selvhenvendelse, for den vej er åben for sig selv."
        return Understood({"route": "self"}, keep_text=True, remark=remark, is_inferred=True)
    reading = words.catalogue.values.read("route", _BY_CHANNEL.sub(" ", text))
    if reading and reading.is_negated and _OWN_WAY.search(reading.phrase):
        return None  # that one may not come by oneself says nothing of how one may
    if reading is None:
        return _by_header(text, header, words) or _through_whom(text, words)
    return Understood({"route": reading.value}, keep_text=bool(left_beside_words(text, _PLAIN[reading.value])))


def read_permission(text: str, _header: str, words: Words) -> Understood | None:
    """Who has to say yes first: a text that denies it says that nobody has to; whom it names is for people to read."""
    reading = words.catalogue.values.read("route", text)
    denies = reading is not None and reading.value == "open" and (reading.is_negated or fold(text) in ("ingen", "nej"))
    if not denies:
        return None
    return Understood({"route": "open"}, keep_text=bool(left_beside_words(text, _PLAIN["open"])))


def _by_header(text: str, header: str, words: Words) -> Understood | None:
    """A cell that only answers its header: a yes or no to "Kræver henvisning", "ikke nødvendig", or whom one is referred by."""
    reading = words.catalogue.values.read("route", header)
    if reading is None:
        return None
    answer, more = read_answer(text, words.catalogue)
    if answer:
        return Understood({"route": reading.value if answer == "yes" else "open"}, keep_text=bool(more))
    if _DENIES.match(fold(text)):
        says_more = left_beside_words(text, _PLAIN["open"], _OF_DENIALS)
        return None if says_more else Understood({"route": "open"})
    if reading.value in ("referral", "visitation") and _names_a_professional(text, words):
        what = "visitation" if reading.value == "visitation" else "henvisning"
        remark = f"»{text}« er læst som {what}."
        return Understood({"route": reading.value}, keep_text=True, remark=remark, is_inferred=True)
    return None


def _through_whom(text: str, words: Words) -> Understood | None:
    """A professional whom one goes through: "gennem skole eller SSP"; not a way to write or call."""
    folded = fold(text)
    if not _THROUGH.search(folded) or _CHANNELS.search(folded) or not _names_a_professional(text, words):
        return None
    return Understood({"route": "referral"}, keep_text=True)


def _names_a_professional(text: str, words: Words) -> bool:
    reading = words.catalogue.values.read("referrer", text)
    return reading is not None and not reading.is_negated
