"""How one gets in: by oneself, or because a professional refers one, or because somebody has said yes first."""

import re
from dataclasses import replace

from graphmodel.catalogue import fold
from graphmodel.fields import Value
from importers.result import shortened
from importers.values.accounting import left_beside_words, word_set
from importers.values.ages import Ages, read_ages
from importers.values.answers import read_answer
from importers.values.day_cells import read_deadline, read_intake_cell
from importers.values.permissions import Named, permissions_in
from importers.values.prose import ages_in
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
_OR_ONE_S_OWN = re.compile(rf"\b{_BY_OTHERS}\b.*\b(?:eller|og) (?:ved |ogsaa )?{_SELF}\b")
_DENIED = re.compile(r"\b(?:ikke|ingen|ej|uden|nej|frabedes)\b")
_DENIES = re.compile(r"(?:ikke|ej|unoedvendig\w*)\b")
_THROUGH = re.compile(r"\b(?:via|gennem|igennem)\b")
_BY_CHANNEL = re.compile(
    r"\b(?:via|gennem|igennem|på)\s+(?:\w+\s+){0,2}?(?:hjemmeside\w*|webside\w*|mail|e-mail|telefon|facebook|link|app|formular\w*)",
    re.IGNORECASE,
)
_OWN_WAY = re.compile(r"\bselv|henvend")
_NO_BAR = re.compile(r"\bselv|henvend|medlem")
"""What a header asks for of which a no takes no bar away."""
_NO = frozenset({"nej", "ingen"})
_CHANNELS = re.compile(
    r"\b(?:hjemmeside\w*|web\w*|www|mail|e mail|telefon\w*|tlf|sms|ring|skriv|facebook|instagram|link|app|formular\w*|skema\w*|digital\w*|"
    r"borger|online)\b"
)
_SHORT = (
    (re.compile(r"\bselvhenv\.(?=\W|$)", re.IGNORECASE), "selvhenvendelse"),
    (re.compile(r"\bhenv\.(?!\s*(?:til|på|sig|tlf|hos)\b|\s*:|\s*\d)", re.IGNORECASE), "henvisning"),
    (re.compile(r"\bvisit\.", re.IGNORECASE), "visitation"),
    (re.compile(r"\bel\.(?=\s)", re.IGNORECASE), "eller"),
)
_BETWEEN_WAYS = re.compile(r"[;/()]|,(?!\s*(?:der|som|hvis|når)\b)|\b(?:men|dog|og|samt)\b", re.IGNORECASE)
_BY_OTHERS_NAMES = {"visitation": "visitation", "referral": "henvisning"}
_WAYS = {"visitation": "visitation", "referral": "henvisning", "self": "selvhenvendelse", "open": "åbent for alle"}
_LONGEST_WAY = 160
"""A longer text tells of more than the way in."""
_IS_NEEDED = re.compile(
    r"(?:er )?(?:noedvendig|noedvendigt|paakraevet|kraeves|et krav|krav|obligatorisk|ja det kraeves)"
)
_WAITING_LIST = "venteliste"
_DEMANDS = re.compile(r"krav|betingelse|foruds", re.IGNORECASE)
_OF_DENIALS = word_set("det er noget et en")


def read_route(text: str, header: str, words: Words) -> Understood | None:
    """How one gets in, and beside it the ages that a demand tells: "Under 25 år, visiteres af kommunen".

    A demand of ages that tells no way in is a condition.
    """
    way = _read_way(text, header, words) or _when(text, words)
    ages = ages_in(text) or (_ages_alone(text) if _DEMANDS.search(header) else None)
    if ages is None:
        return way
    bounds = {name: age for name, age in (("min_age", ages.min_age), ("max_age", ages.max_age)) if age is not None}
    remark = f"Alderen er læst ud af teksten: {ages.as_words()}."
    if way is None:
        return Understood({"conditions": f"{header}: {text}"}, remark=remark, beside=bounds, is_guessed_beside=True)
    told = f"{way.remark} {remark}".strip()
    return replace(way, keep_text=True, remark=told, beside={**way.beside, **bounds}, is_guessed_beside=True)


def _ages_alone(text: str) -> Ages | None:
    ages = read_ages(text)
    return ages if ages and ages.says_something and not (ages.doubt or ages.says_more) else None


def _read_way(text: str, header: str, words: Words) -> Understood | None:
    """How one gets in; a negation goes before the word that it denies.

    Where a text has one's own way in beside another's ("selvhenvendelse og henvisning"), one's own is enough, and that is told;
    so is what goes before where part of an offer is open and part of it is not.
    """
    plain = _in_full(text)
    folded = fold(plain)
    reading = words.catalogue.values.read("route", _BY_CHANNEL.sub(" ", plain))
    is_alternative = reading is not None and reading.value in _BY_OTHERS_NAMES and _OR_ONE_S_OWN.search(folded)
    if (is_alternative or _BOTH_WAYS.search(folded)) and not _DENIED.search(folded):
        remark = f"»{text}« er læst som selvhenvendelse, for den vej er åben for sig selv."
        return Understood({"route": "self"}, keep_text=True, remark=remark, is_inferred=True)
    if reading and reading.is_negated and _OWN_WAY.search(reading.phrase):
        return None  # that one may not come by oneself says nothing of how one may
    if reading is None:
        return _by_header(text, header, words) or _through_whom(text, words)
    if fold(text) in _NO and _NO_BAR.search(fold(header)):
        return None
    if reading.phrase == _WAITING_LIST and not reading.is_negated:
        return _on_a_list(text, header, words)
    if reading.value in _BY_OTHERS_NAMES and _is_open_in_part(plain, words):
        remark = f"»{text}« er læst som {_BY_OTHERS_NAMES[reading.value]}, men noget af det er åbent."
        return Understood({"route": reading.value}, keep_text=True, remark=remark, is_inferred=True)
    return Understood({"route": reading.value}, keep_text=bool(left_beside_words(plain, _PLAIN[reading.value])))


def read_way_in(text: str, _header: str, words: Words) -> Understood | None:
    """How one gets going, as text; where it speaks of one way in and no other, that is the route of an offer that names none."""
    plain = _in_full(text)
    said = {reading.value for reading in words.catalogue.values.read_all("route", _BY_CHANNEL.sub(" ", plain))}
    if len(plain) > _LONGEST_WAY or len(said) != 1:
        return Understood({"how_to_apply": text})
    own = _read_way(plain, "", words)
    if own is None or own.doubt or own.values.get("route") not in said:
        return Understood({"how_to_apply": text})
    remark = f"»{shortened(text)}« er læst som {_WAYS[str(own.values['route'])]}."
    return Understood({"how_to_apply": text}, remark=remark, beside=own.values, is_guessed_beside=True)


def _when(text: str, words: Words) -> Understood | None:
    """When an offer takes in, which lists write in a column of ways in: "løbende"."""
    said = read_intake_cell(text, "", words)
    if said is None or said.remark or set(said.values) != {"intake"}:
        return None  # "efter aftale" may be either
    remark = f"»{shortened(text)}« er læst som optag."
    return Understood(keep_text=said.keep_text, remark=remark, beside=said.values, is_guessed_beside=True)


def _on_a_list(text: str, header: str, words: Words) -> Understood | None:
    """A waiting list, on which one puts oneself; where the header asks who lets one in, it tells nothing of that."""
    asked = words.catalogue.values.read("route", header)
    if asked is not None and asked.value in _BY_OTHERS_NAMES:
        return None
    remark = f"»{shortened(text)}« er læst som, at man selv melder sig."
    return Understood({"route": "self"}, keep_text=True, remark=remark, is_inferred=True)


def _in_full(text: str) -> str:
    """A text with the abbreviations of this field written out; "henv. til Mette" is a call on Mette and no referral."""
    for short, full in _SHORT:
        text = short.sub(full, text)
    return text


def _is_open_in_part(text: str, words: Words) -> bool:
    said = (words.catalogue.values.read("route", part) for part in _BETWEEN_WAYS.split(text))
    return any(reading is not None and reading.value == "open" and not reading.is_negated for reading in said)


def read_permission(text: str, header: str, words: Words) -> Understood | None:
    """Who has to say yes first: a text that denies it says that nobody has to; whom else it names is for people to read.

    That somebody is named under "Visiteres af" tells at least that somebody has to.
    """
    reading = words.catalogue.values.read("route", text)
    denies = reading is not None and reading.value == "open" and (reading.is_negated or fold(text) in ("ingen", "nej"))
    if denies:
        return Understood({"route": "open"}, keep_text=bool(left_beside_words(text, _PLAIN["open"])))
    asked = words.catalogue.values.read("route", header)
    is_asked = asked is not None and asked.value == "visitation"
    if named := permissions_in(text, header, words.catalogue):
        return _required(text, named, words, is_asked=is_asked)
    if not is_asked or not _names_a_professional(text, words):
        return None
    remark = f"»{text}« er læst som, at nogen skal sige ja først."
    return Understood(beside={"route": "visitation"}, keep_text=True, remark=remark, is_inferred=True)


def _required(text: str, named: Named, words: Words, *, is_asked: bool) -> Understood:
    """The permissions that a cell names, and that somebody has to say yes first, which follows from it."""
    names = (" eller " if named.alternatives else " og ").join(
        f"»{words.catalogue.permissions[id_].name}«" for id_ in named.ids
    )
    remarks = [f"»{text}« er læst som bemyndigelsen {names}."] if named.is_inferred else []
    remarks += [f"»{text}« er læst som, at nogen skal sige ja først."] if is_asked else []
    return Understood(
        edges=tuple(("REQUIRES", id_) for id_ in named.ids),
        keep_text=named.says_more,
        remark=" ".join(remarks),
        is_inferred=named.is_inferred,
        beside={"route": "visitation"} if is_asked else {},
        is_guessed_beside=True,
        any_of=text if named.alternatives else "",
    )


def _by_header(text: str, header: str, words: Words) -> Understood | None:
    """A cell that only answers its header: a yes or no to "Kræver henvisning", "ikke nødvendig", or whom one is referred by."""
    reading = words.catalogue.values.read("route", header)
    if reading is None:
        return None
    answer, more = read_answer(text, words.catalogue)
    if answer == "yes":
        return Understood({"route": reading.value}, keep_text=bool(more))
    if answer:
        # No to "kan man henvende sig selv?" or "kræver medlemskab" says nothing of how one may come; no to all else takes a bar away.
        is_bar = reading.value in _BY_OTHERS_NAMES or (reading.value == "self" and not _NO_BAR.search(fold(header)))
        return Understood({"route": "open"}, keep_text=bool(more)) if is_bar else None
    if _DENIES.match(fold(text)):
        says_more = left_beside_words(text, _PLAIN["open"], _OF_DENIALS)
        return None if says_more else Understood({"route": "open"})
    if _IS_NEEDED.fullmatch(fold(text)):
        return Understood({"route": reading.value})
    if reading.value == "self":
        return _by_signing_up(text, words)
    if reading.value in _BY_OTHERS_NAMES and _names_a_professional(_BY_CHANNEL.sub(" ", text), words):
        remark = f"»{text}« er læst som {_BY_OTHERS_NAMES[reading.value]}."
        return Understood({"route": reading.value}, keep_text=True, remark=remark, is_inferred=True)
    return None


def _by_signing_up(text: str, words: Words) -> Understood | None:
    """A cell under "Tilmelding": how or when one signs up, which one then does oneself."""
    remark = f"»{text}« er læst som, at man selv melder sig."
    told: dict[str, Value] = {"route": "self"}
    for said in (read_deadline(text, "", words), read_intake_cell(text, "", words)):
        if said and said.values and "intake_dates" not in said.values:
            told |= said.values
            return Understood(beside=told, keep_text=True, remark=remark, is_inferred=True)
    if not _CHANNELS.search(fold(text)) or _names_a_professional(text, words):
        return None
    return Understood({"route": "self"}, keep_text=True, remark=remark, is_inferred=True)


def _through_whom(text: str, words: Words) -> Understood | None:
    """A professional whom one goes through: "gennem skole eller SSP"; not a way to write or call."""
    folded = fold(text)
    if not _THROUGH.search(folded) or _CHANNELS.search(folded) or not _names_a_professional(text, words):
        return None
    return Understood({"route": "referral"}, keep_text=True)


def _names_a_professional(text: str, words: Words) -> bool:
    reading = words.catalogue.values.read("referrer", text)
    return reading is not None and not reading.is_negated
