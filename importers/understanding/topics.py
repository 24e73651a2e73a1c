"""Topics over offers: words such as "Bolig" that are an area, and a kind of organisation as well."""

from graphmodel.catalogue import fold
from graphmodel.catalogue.loading import Worded
from importers.values.contents import looks_like_organisation
from importers.values.words import Words


def topic_of(title: str, words: Words) -> tuple[str, str] | None:
    """The target and the id of what offers under a title are about, None where the title is no such topic.

    A word for an institution ("Jobcenter", "Klub") tells who stands behind the offers, and so does the name of a sector.
    """
    area = area_of(title, words)
    is_institution = any(map(looks_like_organisation, (title, *_forms(title))))
    if not area or is_institution or not _id_of("organisation_kinds", title, words):
        return None
    if any(fold(sector.name) in _forms(title) for sector in words.catalogue.sectors.values()):
        return None
    is_its_name = fold(words.catalogue.areas[area].name) in _forms(title)
    kind = "" if is_its_name else _id_of("offer_kinds", title, words)
    return ("Offer.kind", kind) if kind else ("Offer.DEVELOPS", area)


def area_of(title: str, words: Words) -> str:
    """The id of the area that a whole title names, "" where it names none."""
    return _id_of("areas", title, words)


def _id_of(subject: Worded, title: str, words: Words) -> str:
    return next((id_ for form in _forms(title) if (id_ := words.catalogue.id_of(subject, form))), "")


def _forms(title: str) -> tuple[str, ...]:
    folded = fold(title)
    return (folded, folded.removesuffix("er"), folded.removesuffix("e"))
