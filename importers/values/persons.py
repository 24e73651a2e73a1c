"""The persons in a cell: each with a name, the ways to reach them, and a title where one stands beside the name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from importers.values.contact_parts import split_contact
from importers.values.contents import looks_like_person

_BETWEEN = re.compile(r"\s*[;\n|]\s*|\s+/\s+|\s+(?:&|\+)\s+|,?\s+(?:og|samt)\s+|,\s+", re.IGNORECASE)
_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_JOB = (
    r"(?:leder|lederen|chef|konsulent|konsulenten|vejleder|rådgiver|koordinator|forstander|formand|forkvinde|psykolog|pædagog|lærer|mentor|"
    r"sekretær|medarbejder|souschef|direktør|rektor|træner|sygeplejerske|terapeut|sagsbehandler|kasserer|tovholder|instruktør|fuldmægtig)"
)
_TITLE = rf"(?:(?:daglig|faglig|sociale?|pædagogisk|ledende|konst\.|fung\.)\s+)?(?:{_WORD}[- ])?(?:[^\W\d_]|-)*{_JOB}"
_TITLE_ALONE = re.compile(_TITLE, re.IGNORECASE)
_BEFORE = re.compile(rf"(?P<title>{_TITLE})\s*[:,]?\s+(?P<name>\S.*)", re.IGNORECASE)
_BEHIND = re.compile(
    rf"(?P<name>[^(,]+?)\s*(?:\((?P<bracket>{_TITLE})\)|,\s*(?P<comma>{_TITLE})|\s[-–]\s(?P<dash>{_TITLE}))",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(rf"\(\s*(?P<title>{_TITLE})\s*\)", re.IGNORECASE)


def is_job_title(text: str) -> bool:
    """Whether a text is what somebody works as, and nothing else.

    >>> is_job_title("UU-vejleder"), is_job_title("Daglig leder"), is_job_title("Vejledning")
    (True, True, False)
    """
    return _TITLE_ALONE.fullmatch(text.strip(" :*")) is not None


@dataclass(frozen=True, slots=True)
class Person:
    """A person in a cell; `ways` are the phone, e-mail and web address by field, `says_more` where anything else stands beside them."""

    name: str
    title: str = ""
    ways: Mapping[str, str] = field(default_factory=dict)
    says_more: bool = False


def persons_in(text: str) -> list[Person]:
    """The persons of a cell; more than one only where every part has the form of a person's name.

    >>> [(person.name, person.title) for person in persons_in("Leder: Mette Holm, Ole Bo (mentor)")]
    [('Mette Holm', 'Leder'), ('Ole Bo', 'mentor')]
    >>> [person.name for person in persons_in("Ib og Lis")], persons_in("Lis Krog, tlf. 20 30 40 50")[0].ways
    (['Ib og Lis'], {'phone': '20 30 40 50'})
    >>> [(person.name, person.title) for person in persons_in("Maja Friis (leder) 20112233, Bo Ek (rådgiver) 20112244")]
    [('Maja Friis', 'leder'), ('Bo Ek', 'rådgiver')]
    """
    parts = _BETWEEN.split(text.strip())
    persons = [_one(part) for part in _joined(parts) if part] if len(parts) > 1 else []
    if len(persons) < 2 or not all(looks_like_person(person.name) for person in persons):
        return [_one(text)]
    return persons


def _joined(parts: list[str]) -> list[str]:
    """The parts of a cell, each way of contact and each title put to the name before it: "Mette Holm, 20304050, Ole Bo"."""
    together: list[str] = []
    for part in parts:
        is_of_the_one_before = any(sign in part for sign in "@0123456789") or _TITLE_ALONE.fullmatch(part)
        if together and is_of_the_one_before and not looks_like_person(_one(part).name):
            together[-1] = f"{together[-1]}, {part}"
        else:
            together.append(part)
    return together


def _one(text: str) -> Person:
    if bracket := _IN_BRACKETS.search(text):
        parts = split_contact(text.replace(bracket[0], " "))
        name = " ".join(parts.name.split())
        if looks_like_person(name):
            return Person(name, bracket["title"], parts.ways, parts.says_more)
    parts = split_contact(text)
    name = " ".join(parts.name.split())
    for pattern in (_BEHIND, _BEFORE):
        if (found := pattern.fullmatch(name)) and looks_like_person(found["name"]):
            titles = found.groupdict()
            title = next(said for key, said in titles.items() if key != "name" and said)
            return Person(found["name"], title, parts.ways, parts.says_more)
    return Person(name, "", parts.ways, parts.says_more)
