"""The chips of a question: what was understood, each of which can be taken away."""

from collections.abc import Iterable, Mapping

from flask_babel import gettext as _

from graphmodel.catalogue import Catalogue
from queries.profiles.own_words import Subject
from webviz.front_page.understanding import Understood
from webviz.front_page.view import Chip
from webviz.links import address_of
from webviz.words import age_text, word


def chips_of(understood: Understood, catalogue: Catalogue) -> Iterable[Chip]:
    """Everything that was understood, each with the address of the question without it."""
    asked, own_words = understood.asked, understood.own_words
    subjects: dict[Subject, str] = {
        "age": _("Alder"),
        "municipality": _("Kommune"),
        "stage": _("Fase"),
        "area": _("Område"),
        "interest": _("Interesse"),
        "need": _("Behov"),
        "income": _("Lever af"),
    }
    for subject, subject_name in subjects.items():
        for id_ in asked.ids(subject, own_words):
            name = _name_of(understood, catalogue, subject, id_)
            yield Chip(subject_name, name, address_of("front_page.show", asked.leaving_out(subject, id_).arguments()))


def _name_of(understood: Understood, catalogue: Catalogue, subject: Subject, id_: str) -> str:
    on_map = understood.on_map
    if subject == "age":
        return age_text((int(id_),))
    if subject == "municipality":
        return on_map.municipalities.get(id_, id_)
    named: dict[Subject, Mapping[str, str]] = {
        "area": on_map.areas,
        "stage": on_map.stages,
        "interest": {each.id: each.name for each in catalogue.interests.values()},
        "need": {each.id: each.name for each in catalogue.needs.values()},
        "income": {each.id: each.name for each in catalogue.income_bases.values()},
    }
    return word(named[subject].get(id_, id_))
