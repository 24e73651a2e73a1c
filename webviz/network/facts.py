"""Everything that is recorded about a node, field by field, as people read it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from graphmodel.catalogue import Catalogue
from graphmodel.fields import FieldSpec, Kind, is_given
from graphmodel.records import Properties
from graphmodel.schema import NODE_TYPES
from webviz.network.words import Wording
from webviz.words import day_of_year_text, day_text, listed, number_text, word

_NOT_TOLD = frozenset({"name"})
VALUE_SETS = frozenset({"route", "intake", "form", "setting", "reach", "status"})
"""The fields whose values the catalogue names."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One field in words; `link` is where it leads, such as tel:, mailto: or a website.

    `is_quoted`: the text is as somebody wrote it on the map, so it is Danish whatever language the page is in.
    """

    field: str
    label: str
    text: str
    link: str | None = None
    is_quoted: bool = False


def facts_of(label: str, properties: Properties, catalogue: Catalogue) -> tuple[Fact, ...]:
    """What is recorded about a node, in the order of the data model; what is not known is left out."""
    told = []
    for spec in NODE_TYPES[label].fields.values():
        value = properties.get(spec.name)
        if is_given(value) and spec.name not in _NOT_TOLD:
            text = _in_words(label, spec, value, catalogue)
            told.append(Fact(spec.name, word(spec.label), text, _link(spec.name, value), is_quoted=text == value))
    return tuple(told)


def _in_words(label: str, spec: FieldSpec, value: object, catalogue: Catalogue) -> str:
    if isinstance(value, list):
        return listed([_one(label, spec, item, catalogue) for item in value])
    return _one(label, spec, value, catalogue)


def _one(label: str, spec: FieldSpec, value: object, catalogue: Catalogue) -> str:
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(value, int | float):
        return number_text(value)
    text = str(value)
    if spec.kind in (Kind.DAY, Kind.DAYS):
        return day_text(text) if len(text) == len("2026-11-23") else day_of_year_text(text)
    if spec.name == "kind":
        if label == "Actor":
            return _ACTOR_KINDS[text]() if text in _ACTOR_KINDS else text
        return Wording(catalogue).kind_name(label, text) or text
    name = _names(spec.name, catalogue).get(text)
    return word(name) if name else text


_ACTOR_KINDS: Mapping[str, Callable[[], str]] = {
    "professional": lambda: _("fagperson"),
    "volunteer": lambda: _("frivillig"),
    "network": lambda: _("netværk"),
}


def _names(field: str, catalogue: Catalogue) -> Mapping[str, str]:
    """What the listed values of a field are called."""
    if field in VALUE_SETS:
        return {each.value: each.name for each in catalogue.value_words if each.set == field}
    entries: Mapping[str, object] = {
        "for_income": catalogue.income_bases,
        "interests": catalogue.interests,
        "accessibility": catalogue.needs,
        "cannot": catalogue.needs,
        "languages": catalogue.needs,
    }.get(field, {})
    return {id_: str(getattr(entry, "name", id_)) for id_, entry in entries.items()}


def _link(field: str, value: object) -> str | None:
    text = str(value).strip()
    if field == "email" and "@" in text and not any(sign.isspace() for sign in text):
        return f"mailto:{text}"
    if field == "website" and text.lower().startswith(("https://", "http://")):
        return text
    if field == "phone":
        digits = "".join(sign for sign in text if sign.isdigit() or sign == "+")
        return f"tel:{digits}" if 8 <= len(digits) <= 12 else None
    return None
