"""The chips of a question: what was understood, each of which can be taken away."""

from collections.abc import Iterable

from flask import url_for
from flask_babel import gettext as _

from graphmodel.catalogue import Catalogue
from queries.own_words import Subject
from webviz.front_page.understanding import Understood
from webviz.front_page.view import Chip


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
            yield Chip(word, name, url_for("front_page.show", **asked.leaving_out(subject, id_).arguments()))  # type: ignore[arg-type]


def _name_of(understood: Understood, catalogue: Catalogue, subject: Subject, id_: str) -> str:
    if subject == "age":
        return _("%(age)s år", age=id_)
    on_map = {"municipality": understood.on_map.municipalities, "area": understood.on_map.areas, "stage": understood.on_map.stages}.get(subject)
    if on_map is not None:
        return on_map.get(id_, id_)
    entries = {"interest": catalogue.interests, "need": catalogue.needs, "income": catalogue.income_bases}[subject]
    return entries[id_].name if id_ in entries else id_
