"""The chips of a question: what was understood, each of which can be taken away."""

from collections.abc import Iterable

from flask_babel import gettext as _

from graphmodel.catalogue import Catalogue
from queries.own_words import Subject
from webviz.front_page.understanding import Understood
from webviz.front_page.view import Chip
from webviz.links import address_of


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
    names = {(each.subject, each.id): each.name for each in own_words.understood}
    for subject, word in subjects.items():
        for id_ in asked.ids(subject, own_words):
            name = names.get((subject, id_)) or _name_of(understood, catalogue, subject, id_)
            yield Chip(word, name, address_of("front_page.show", asked.leaving_out(subject, id_).arguments()))


def _name_of(understood: Understood, catalogue: Catalogue, subject: Subject, id_: str) -> str:
    if subject == "age":
        return _("%(age)s år", age=id_)
    if subject == "interest":
        return catalogue.interests[id_].name if id_ in catalogue.interests else id_
    if subject == "need":
        return catalogue.needs[id_].name if id_ in catalogue.needs else id_
    if subject == "income":
        return catalogue.income_bases[id_].name if id_ in catalogue.income_bases else id_
    on_map = understood.on_map
    return {"municipality": on_map.municipalities, "area": on_map.areas, "stage": on_map.stages}[subject].get(id_, id_)
