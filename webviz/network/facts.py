"""Everything that is recorded about a node, field by field, as people read it."""

from collections.abc import Mapping
from dataclasses import dataclass

from graphmodel.catalogue import Catalogue
from graphmodel.fields import FieldSpec, Kind, is_given
from graphmodel.records import Properties
from graphmodel.schema import NODE_TYPES
from queries.danish import MONTHS, day_in_words, listed
from webviz.network.words import Wording

_NOT_TOLD = frozenset({"name"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One field in words; `link` is where it leads, such as tel:, mailto: or a website."""

    field: str
    label: str
    text: str
    link: str | None = None


def facts_of(label: str, properties: Properties, catalogue: Catalogue) -> tuple[Fact, ...]:
    """What is recorded about a node, in the order of the data model; what is not known is left out."""
    told = []
    for spec in NODE_TYPES[label].fields.values():
        value = properties.get(spec.name)
        if is_given(value) and spec.name not in _NOT_TOLD:
            told.append(Fact(spec.name, spec.label, _in_words(label, spec, value, catalogue), _link(spec.name, value)))
    return tuple(told)


def _in_words(label: str, spec: FieldSpec, value: object, catalogue: Catalogue) -> str:
    if isinstance(value, list):
        return listed([_one(label, spec, item, catalogue) for item in value])
    return _one(label, spec, value, catalogue)


def _one(label: str, spec: FieldSpec, value: object, catalogue: Catalogue) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, int | float):
        return f"{value:g}".replace(".", ",")
    text = str(value)
    if spec.kind in (Kind.DAY, Kind.DAYS):
        return (
            day_in_words(text)
            if len(text) == len("2026-11-23")
            else f"{int(text[3:])}. {MONTHS[int(text[:2]) - 1]} hvert år"
        )
    if spec.name == "kind":
        return _ACTOR_KINDS.get(text, text) if label == "Actor" else Wording(catalogue).kind_name(label, text) or text
    return _names(spec.name, catalogue).get(text, text)


_ACTOR_KINDS = {"professional": "fagperson", "volunteer": "frivillig", "network": "netværk"}


def _names(field: str, catalogue: Catalogue) -> Mapping[str, str]:
    """What the listed values of a field are called."""
    if field in ("route", "intake", "form", "setting", "reach", "status"):
        return {word.value: word.name for word in catalogue.value_words if word.set == field}
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
