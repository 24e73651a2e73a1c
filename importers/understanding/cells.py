"""Understanding one cell: which parser reads which field, and what the field's declaration says where no parser does."""

import re

from stdnum.dk import cvr as danish_cvr

from graphmodel.catalogue import fold
from graphmodel.fields import FieldSpec, Kind
from graphmodel.schema import NODE_TYPES
from importers.understanding.accounting import JOINTS, left_beside
from importers.understanding.addresses import read_address, read_postcode
from importers.understanding.ages import read_ages
from importers.understanding.amounts import read_hours_a_week, read_price, read_seats, read_weeks, read_whole
from importers.understanding.contacts import Contacts, read_emails, read_phones, read_websites
from importers.understanding.days import read_day, read_intake, read_month, read_week, says_more_than_a_day
from importers.understanding.listed import (
    Parser,
    choice_of,
    municipalities_as,
    read_access,
    read_anonymous,
    read_areas,
    read_incomes,
    read_interests,
    read_languages,
    read_offer_kind,
    read_organisation_kind,
    read_permission,
    read_route,
    read_sector,
    read_stages,
    read_status,
)
from importers.understanding.understood import Understood, parts_of
from importers.understanding.words import Words

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEEKDAY = re.compile(r"\b(?:man|tirs|ons|tors|fre|lør|søn)(?:dag|dage|\.)", re.IGNORECASE)
_BEFORE = re.compile(r"(\d{1,3}|en|et|to|tre|fire)\s*(dage?|uger?|måneder?)\s+(?:før|inden)", re.IGNORECASE)
_SMALL = {"en": 1, "et": 1, "to": 2, "tre": 3, "fire": 4}
_OF_DEADLINES = JOINTS | {
    "senest",
    "start",
    "starten",
    "opstart",
    "holdstart",
    "kursusstart",
    "studiestart",
    "forloebet",
    "frist",
    "inden",
    "foer",
}
_OF_VERIFYING = frozenset({"opdateret", "senest", "sidst", "bekraeftet", "ajourfoert", "revideret", "kl"})
_UNITS = re.compile(r"\b(uger?|mdr|maaned(?:er)?|dage?|aar)\b")
_DAYS = {"d": 1, "u": 7, "m": 31}


def understand_cell(target: str, text: str, header: str, words: Words, *, takes_text: bool) -> Understood | None:
    """What a cell says for a target (`Label.field` or `Label.EDGE`), or None where it says nothing of the kind.

    `takes_text` where free text may fill the target as it stands: the column's first or only one.
    """
    label, _, name = target.partition(".")
    parser = parser_of(target)
    if parser is not None:
        return parser(text, header, words)
    spec = NODE_TYPES[label].fields.get(name) if label in NODE_TYPES else None
    if spec is not None and spec.kind is Kind.TEXT and not spec.choices and not takes_text:
        return _payer(text, words) if name == "payer" else None
    return None if spec is None else _by_declaration(spec, text, words)


def parser_of(target: str) -> Parser | None:
    """The parser that reads a target, where it has one; two targets with the same one are read at once."""
    return _SPECIAL.get(target) or _PARSERS.get(target.partition(".")[2])


def _by_declaration(spec: FieldSpec, text: str, words: Words) -> Understood | None:
    if spec.choices:
        reading = text if text in spec.choices else None
        return Understood({spec.name: reading}) if reading else None
    if spec.kind in (Kind.TEXT, Kind.TEXT_OR_NUMBER, Kind.TEXT_OR_TEXTS):
        return Understood({spec.name: text})
    if spec.kind is Kind.TEXTS:
        return Understood({spec.name: sorted(set(parts_of(text)))})
    if spec.kind in (Kind.WHOLE, Kind.NUMBER):
        number = read_whole(text)
        return None if number is None else Understood({spec.name: number})
    if spec.kind is Kind.TRUTH:
        answer = words.catalogue.values.read_whole("answer", text)
        return Understood({spec.name: answer == "yes"}) if answer else None
    day = read_day(text)
    return Understood({spec.name: day}, keep_text=says_more_than_a_day(text)) if day and spec.kind is Kind.DAY else None


def read_age_group(text: str, _header: str, _words: Words, *, is_prose: bool = False) -> Understood | None:
    """An age group; Excel turns "10-12" into a day, which is told rather than believed."""
    if _ISO_DAY.fullmatch(text):
        guess = f"{int(text[8:])}-{int(text[5:7])}"
        return Understood(doubt=f"Excel har gjort alderen til datoen {text}. Stod der »{guess}«?", keep_text=True)
    ages = read_ages(text, is_prose=is_prose)
    if ages is None:
        return None
    values = {name: age for name, age in (("min_age", ages.min_age), ("max_age", ages.max_age)) if age is not None}
    return Understood(values, doubt=ages.doubt, keep_text=bool(ages.doubt) or ages.says_more)


def _bound(name: str) -> Parser:
    """What reads a column of its own for the youngest or the oldest: a number alone is that bound."""

    def read(text: str, header: str, words: Words) -> Understood | None:
        plain = text.strip().lower().removesuffix("år").strip()
        if plain.isdigit() and int(plain) < 100:
            return Understood({name: int(plain)})
        return read_age_group(text, header, words)

    return read


def _contact(name: str, contacts: Contacts | None) -> Understood | None:
    return Understood({name: contacts.first}, keep_text=contacts.says_more) if contacts else None


def _read_intake(text: str, header: str, words: Words) -> Understood | None:
    """When an offer takes in; lists also write weekdays and waiting times in that column."""
    intake = read_intake(text, words.catalogue)
    if intake is None and _WEEKDAY.search(text):
        return Understood({"schedule": text})
    if intake is None and "ventetid" in fold(text):
        return _weeks("waiting_weeks")(fold(text).replace("ventetid", "").strip(), header, words)
    if intake is None and (week := read_week(text)):
        doubt = f"»{week}« er ikke den samme dato hvert år, så dagen er ikke gemt. Skriv datoen, eller skriv året efter ugen."
        return Understood(keep_text=True, doubt=doubt)
    if intake is None:
        return None
    values: dict[str, str | list[str]] = {"intake": intake.intake}
    remark = ""
    if intake.days:
        values["intake_dates"] = list(intake.days)
    if intake.is_inferred:
        remark = f"»{text}« er læst som {', '.join(intake.days)}."
    return Understood({**values}, keep_text=intake.says_more, remark=remark, is_inferred=intake.is_inferred)


def _read_deadline(text: str, _header: str, _words: Words) -> Understood | None:
    if found := _BEFORE.search(text):
        count = _SMALL.get(found[1].lower()) or int(found[1])
        says_more = bool(left_beside(text, [found.span()], _OF_DEADLINES))
        return Understood({"apply_by_days": count * _DAYS[found[2].lower()[0]]}, keep_text=says_more)
    return None


def _weeks(name: str) -> Parser:
    def read(text: str, header: str, words: Words) -> Understood | None:
        if (
            name == "waiting_weeks"
            and words.catalogue.values.read("answer", text) is None
            and fold(text) in ("ingen", "ingen ventetid", "nej")
        ):
            return Understood({name: 0})
        if text.strip().isdigit():
            return _weeks_by_header(name, text.strip(), header)
        weeks = read_weeks(text)
        return Understood({name: int(weeks.value)}, keep_text=weeks.is_rounded) if weeks else None

    return read


def _weeks_by_header(name: str, number: str, header: str) -> Understood | None:
    """A number alone is of the unit that its column's header names; where that names none, only nothing at all is sure."""
    unit = _UNITS.search(fold(header))
    weeks = read_weeks(f"{number} {unit[1].replace('aa', 'å')}") if unit else None
    if weeks is None and int(number) == 0:
        return Understood({name: 0})
    return Understood({name: int(weeks.value)}, keep_text=weeks.is_rounded) if weeks else None


def _read_hours(text: str, header: str, _words: Words) -> Understood | None:
    hours = read_hours_a_week(text, is_hours_column="time" in fold(header))
    return Understood({"hours_per_week": hours.value}, keep_text=hours.is_rounded) if hours else None


def _seats(main: str) -> Parser:
    """What reads seats; a number alone is what the column is about."""

    def read(text: str, _header: str, words: Words) -> Understood | None:
        if (number := read_whole(text)) is not None:
            return Understood({main: number})
        seats = read_seats(text, words.catalogue)
        if seats is None:
            return None
        if main == "seats_free" and seats.free is None and seats.total is not None:
            return None  # under "Ledige pladser" a number with words beside it may be free seats or all of them
        values = {
            name: count
            for name, count in (
                ("seats_total", seats.total),
                ("seats_free", seats.free),
                ("waiting_weeks", seats.waiting_weeks),
            )
            if count is not None
        }
        return Understood(values, keep_text=seats.says_more)

    return read


def _read_price(text: str, _header: str, words: Words) -> Understood | None:
    return Understood({"price": read_price(text, words.catalogue)})


def _payer(text: str, words: Words) -> Understood | None:
    """Who pays, where a column of prices says so."""
    reading = words.catalogue.values.read("payer", text)
    if reading is None or reading.is_negated or not reading.value:
        return None
    names = {entry.value: entry.name for entry in words.catalogue.values.values("payer")}
    return Understood({"payer": names[reading.value]})


def _read_group_size(text: str, _header: str, _words: Words) -> Understood | None:
    number = read_whole(text)
    if number is not None:
        return Understood({"group_size": number})
    return Understood({"group_size": text}) if any(sign.isdigit() for sign in text) else None


def _read_verified(text: str, _header: str, _words: Words) -> Understood | None:
    """The day something was last confirmed; a month alone is taken for its first day, so that nothing looks fresher than it is."""
    if day := read_day(text):
        return Understood({"verified_on": day}, keep_text=says_more_than_a_day(text, _OF_VERIFYING))
    if month := read_month(text):
        return Understood({"verified_on": month}, remark=f"»{text}« er læst som {month}.", is_inferred=True)
    return None


def _read_cvr(text: str, _header: str, _words: Words) -> Understood | None:
    digits = re.sub(r"[\s.-]|^DK", "", text.upper().removeprefix("CVR"))
    if not re.fullmatch(r"\d{8}", digits):
        return None
    remark = "" if danish_cvr.is_valid(digits) else f"CVR-nummeret {digits} har ikke et gyldigt kontrolciffer."
    return Understood({"cvr": digits}, remark=remark)


def _read_p_number(text: str, _header: str, _words: Words) -> Understood | None:
    digits = re.sub(r"[\s.]", "", text)
    return Understood({"p_number": digits}) if re.fullmatch(r"\d{10}", digits) else None


_PARSERS: dict[str, Parser] = {
    "min_age": read_age_group,
    "max_age": read_age_group,
    "route": read_route,
    "status": read_status,
    "anonymous": read_anonymous,
    "form": choice_of("form"),
    "setting": choice_of("setting"),
    "reach": choice_of("reach"),
    "group_size": _read_group_size,
    "interests": read_interests,
    "for_income": read_incomes,
    "languages": read_languages,
    "accessibility": read_access,
    "cannot": read_access,
    "phone": lambda text, _header, _words: _contact("phone", read_phones(text)),
    "email": lambda text, _header, _words: _contact("email", read_emails(text)),
    "website": lambda text, _header, _words: _contact("website", read_websites(text)),
    "intake": _read_intake,
    "intake_dates": _read_intake,
    "apply_by_days": _read_deadline,
    "waiting_weeks": _weeks("waiting_weeks"),
    "duration_weeks": _weeks("duration_weeks"),
    "hours_per_week": _read_hours,
    "seats_total": _seats("seats_total"),
    "seats_free": _seats("seats_free"),
    "price": _read_price,
    "address": read_address,
    "postcode": read_postcode,
    "verified_on": _read_verified,
    "cvr": _read_cvr,
    "p_number": _read_p_number,
    "REQUIRES": read_permission,
    "IN_SECTOR": read_sector,
    "DEVELOPS": read_areas,
    "SUITS": read_stages,
    "SERVES": municipalities_as("SERVES"),
    "LOCATED_IN": municipalities_as("LOCATED_IN"),
}
"""Parsers by the name of the field or edge; what is not here is read by the field's declaration."""

_SPECIAL: dict[str, Parser] = {"Offer.kind": read_offer_kind, "Organisation.kind": read_organisation_kind}

BOUNDS = {"Offer.min_age": _bound("min_age"), "Offer.max_age": _bound("max_age")}
"""Parsers for a column that is about one bound alone."""
