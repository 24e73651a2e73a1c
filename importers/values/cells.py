"""Understanding one cell: which parser reads which field, and what the field's declaration says where no parser does."""

import re

from graphmodel.fields import FieldSpec, Kind
from graphmodel.schema import NODE_TYPES
from importers.marks import is_tick
from importers.values.access import read_access
from importers.values.addresses import read_address, read_postcode, read_town
from importers.values.ages import read_ages
from importers.values.amounts import read_whole
from importers.values.answers import read_answer
from importers.values.contact_cells import (
    read_contact_name,
    read_cvr,
    read_email,
    read_p_number,
    read_phone,
    read_website,
)
from importers.values.day_cells import read_deadline, read_intake_cell
from importers.values.days import read_day, says_more_than_a_day
from importers.values.holding import read_valid_from, read_valid_to, read_verified
from importers.values.languages import read_languages
from importers.values.listed import (
    Parser,
    choice_of,
    read_anonymous,
    read_areas,
    read_companion,
    read_incomes,
    read_interests,
    read_offer_kind,
    read_organisation_kind,
    read_sector,
    read_stages,
    read_status,
)
from importers.values.meeting import read_form, read_setting
from importers.values.number_cells import (
    payer_of,
    read_duration,
    read_group_size,
    read_hours,
    read_payer,
    read_price_cell,
    read_seats_free,
    read_seats_total,
    read_waiting,
)
from importers.values.routes import read_permission, read_route, read_way_in
from importers.values.served import municipalities_as
from importers.values.standing import read_offer_status, read_organisation_status
from importers.values.understood import Understood, parts_of
from importers.values.words import Words

_LONGEST = 2000
"""A longer text is for people to read; what it may hold of a value is not looked for."""
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

_SCHOOL_CLASS = re.compile(
    r"\d{1,2}\.?\s*(?:kl\b|klasse|trin)|\b\d\.?\s?g\b|\b(?:udskoling|mellemtrin|indskoling|klassetrin)", re.IGNORECASE
)
_OF_CLASSES = re.compile(r"\b(?:skole)?klasse(?:r|trin\w*)?\b", re.IGNORECASE)
_OF_YEARS = re.compile(r"\bår|aar|alder", re.IGNORECASE)
_NO_AGE = "Et klassetrin er ingen alder, så der er ikke søgt efter en. Skriv alderen ved siden af."
_DENYING_HEADER = re.compile(r"\bikke\b|eksklu|udeluk|kontraindika|\bundtag", re.IGNORECASE)
_NOUGHT_BEHIND = re.compile(r"[.,]0+$")
_TWO_DIGITS = re.compile(r"\d{1,2}")


def understand_cell(target: str, text: str, header: str, words: Words, *, takes_text: bool) -> Understood | None:
    """What a cell says for a target (`Label.field` or `Label.EDGE`), or None where it says nothing of the kind.

    `takes_text` where free text may fill the target as it stands: the column's first or only one.
    """
    label, _, name = target.partition(".")
    parser = parser_of(target)
    if parser in (read_conditions, read_way_in) and len(text) > _LONGEST:
        parser = None
    if parser is read_payer and not takes_text:
        return payer_of(text, words)
    if parser is not None:
        is_for_it = takes_text or parser is not read_town
        return parser(text, header, words) if is_for_it and len(text) <= _LONGEST else None
    spec = NODE_TYPES[label].fields.get(name) if label in NODE_TYPES else None
    if spec is not None and spec.kind is Kind.TEXT and not spec.choices and not takes_text:
        return None
    return None if spec is None else _by_declaration(spec, text, words)


def parser_of(target: str) -> Parser | None:
    """The parser that reads a target, where it has one; two targets with the same one are read at once."""
    return _SPECIAL.get(target) or _PARSERS.get(target.partition(".")[2])


def _by_declaration(spec: FieldSpec, text: str, words: Words) -> Understood | None:
    if spec.choices:
        reading = text if text in spec.choices else None
        return Understood({spec.name: reading}) if reading else None
    if spec.kind in (Kind.TEXT, Kind.TEXT_OR_NUMBER, Kind.TEXT_OR_TEXTS):
        return None if is_tick(text) else Understood({spec.name: text})
    if spec.kind is Kind.TEXTS:
        return Understood({spec.name: sorted(set(parts_of(text)))})
    if spec.kind in (Kind.WHOLE, Kind.NUMBER):
        number = read_whole(text)
        return None if number is None else Understood({spec.name: number})
    if spec.kind is Kind.TRUTH:
        answer, more = read_answer(text, words.catalogue)
        return Understood({spec.name: answer == "yes"}, keep_text=bool(more)) if answer else None
    day = read_day(text)
    return Understood({spec.name: day}, keep_text=says_more_than_a_day(text)) if day and spec.kind is Kind.DAY else None


def read_age_group(text: str, header: str, _words: Words, *, is_prose: bool = False) -> Understood | None:
    """An age group; Excel turns "10-12" into a day, which is told rather than believed.

    In prose about whom something is for only ages count that are said to be some; numbers under "Klassetrin" are classes.
    """
    if _OF_CLASSES.search(header) and not _OF_YEARS.search(f"{header} {text}"):
        return None
    if _ISO_DAY.fullmatch(text):
        guess = f"{int(text[8:])}-{int(text[5:7])}"
        return Understood(doubt=f"Excel har gjort alderen til datoen {text}. Stod der »{guess}«?", keep_text=True)
    ages = read_ages(text, is_prose=is_prose, is_of_people=is_prose)
    if ages is None or (is_prose and not ages.says_something and not ages.doubt):
        return None if is_prose or not _SCHOOL_CLASS.search(text) else Understood(keep_text=True, doubt=_NO_AGE)
    values = {name: age for name, age in (("min_age", ages.min_age), ("max_age", ages.max_age)) if age is not None}
    of_prose = f"Alderen er læst ud af teksten: {ages.as_words()}." if is_prose and values else ""
    return Understood(
        {} if is_prose else values,
        keep_text=bool(ages.doubt) or ages.says_more,
        doubt=ages.doubt,
        remark=ages.remark or of_prose,
        is_inferred=bool(ages.remark or of_prose),
        beside=values if is_prose else {},
    )


def read_conditions(text: str, header: str, _words: Words) -> Understood:
    """Conditions as text, with the header before it where that denies or tells what is counted: "Hvem er det ikke for?", "Klassetrin"."""
    is_short = _OF_CLASSES.search(header) is not None and _SCHOOL_CLASS.search(text) is None
    return Understood({"conditions": f"{header}: {text}" if is_short or _DENYING_HEADER.search(header) else text})


def _bound(name: str) -> Parser:
    """What reads a column of its own for the youngest or the oldest: a number alone is that bound."""

    def read(text: str, header: str, words: Words) -> Understood | None:
        plain = _NOUGHT_BEHIND.sub("", text.strip().lower().removesuffix("år").strip())
        if _TWO_DIGITS.fullmatch(plain):
            return Understood({name: int(plain)})
        return read_age_group(text, header, words)

    return read


_PARSERS: dict[str, Parser] = {
    "min_age": read_age_group,
    "max_age": read_age_group,
    "route": read_route,
    "how_to_apply": read_way_in,
    "status": read_status,
    "anonymous": read_anonymous,
    "companion_allowed": read_companion,
    "form": read_form,
    "setting": read_setting,
    "reach": choice_of("reach"),
    "group_size": read_group_size,
    "conditions": read_conditions,
    "interests": read_interests,
    "for_income": read_incomes,
    "languages": read_languages,
    "accessibility": read_access,
    "cannot": read_access,
    "contact_name": read_contact_name,
    "phone": read_phone,
    "email": read_email,
    "website": read_website,
    "intake": read_intake_cell,
    "intake_dates": read_intake_cell,
    "apply_by_days": read_deadline,
    "waiting_weeks": read_waiting,
    "duration_weeks": read_duration,
    "hours_per_week": read_hours,
    "seats_total": read_seats_total,
    "seats_free": read_seats_free,
    "price": read_price_cell,
    "payer": read_payer,
    "address": read_address,
    "postcode": read_postcode,
    "town": read_town,
    "verified_on": read_verified,
    "valid_from": read_valid_from,
    "valid_to": read_valid_to,
    "cvr": read_cvr,
    "p_number": read_p_number,
    "REQUIRES": read_permission,
    "IN_SECTOR": read_sector,
    "DEVELOPS": read_areas,
    "SUITS": read_stages,
    "SERVES": municipalities_as("SERVES"),
    "LOCATED_IN": municipalities_as("LOCATED_IN"),
}
"""Parsers by the name of the field or edge; what is not here is read by the field's declaration."""

_SPECIAL: dict[str, Parser] = {
    "Offer.kind": read_offer_kind,
    "Organisation.kind": read_organisation_kind,
    "Offer.status": read_offer_status,
    "Organisation.status": read_organisation_status,
}

BOUNDS = {"Offer.min_age": _bound("min_age"), "Offer.max_age": _bound("max_age")}
"""Parsers for a column that is about one bound alone."""
