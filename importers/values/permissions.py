"""Permissions that a cell names: by their own names or ids, or by the role that has them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from graphmodel.catalogue import Catalogue, fold
from importers.values.accounting import JOINTS, left_beside_phrases, word_set

_LAW = re.compile(r"\([^)]*\)|\bjf\b.*|§.*", re.IGNORECASE | re.DOTALL)
_LISTED = re.compile(r"[;\n|•]|, ")
_JOINED = re.compile(r"\s+(?:og|samt|eller)\s+|\s*[/&+]\s*", re.IGNORECASE)
_SAYS_EITHER = re.compile(r"\beller\b|/", re.IGNORECASE)
_FILLER = JOINTS | word_set(
    "visitation visiteres visiteret af til om via ved efter bevilling bevilges bevilget afgoerelse afgoeres ret retten kommunens en et"
)
_SAYS_YES = frozenset({"decides", "allocates", "grants", "refers"})
"""What a role's permission lets it do, where it is asked whether a youth may come; to deliver or to coordinate is something else."""
_BY_VERB = (("bevil", ("grants",)), ("henvis", ("refers",)))
_NEAR = 92
_SHORTEST_NEAR = 7


@dataclass(frozen=True, slots=True)
class Named:
    """The ids of the permissions that a text names; one is enough where they are `alternatives`.

    `says_more` where anything else stands in it; `is_inferred` where a role was named, or a name was misspelt.
    """

    ids: tuple[str, ...]
    alternatives: bool = False
    says_more: bool = False
    is_inferred: bool = False


def permissions_in(text: str, header: str, catalogue: Catalogue) -> Named | None:
    """The permissions that a cell names under a header such as "Visiteres af"; None where it names none.

    >>> from graphmodel.catalogue import load_catalogue
    >>> permissions_in("Bevilge STU", "Bevilges af", load_catalogue()).ids
    ('permission-stu-bevilge',)
    >>> permissions_in("STU-visitator", "Visiteres af", load_catalogue())
    Named(ids=('permission-stu-afgoere',), alternatives=False, says_more=True, is_inferred=True)
    >>> permissions_in("kommunen", "Visiteres af", load_catalogue()) is None
    True
    """
    known = _Known(catalogue, header)
    whole = known.read(text)
    found = [whole] if whole else list(_of_parts(text, known))
    told = [one for one in found if one]
    ids = tuple(dict.fromkeys(id_ for one in told for id_ in one.ids))
    if not ids:
        return None
    has_role = any(one.is_inferred for one in told)
    alternatives = len(ids) > 1 and (has_role or _SAYS_EITHER.search(text) is not None)
    return Named(ids, alternatives, any(one.says_more for one in told) or len(told) < len(found), has_role)


def _of_parts(text: str, known: "_Known") -> Iterable[Named | None]:
    """What each item of a cell names, those apart that are joined by "og" or "eller" and are nothing together."""
    for part in filter(str.strip, _LISTED.split(text)):
        said = known.read(part)
        yield from [said] if said else map(known.read, filter(str.strip, _JOINED.split(part)))


class _Known:
    """What the catalogue calls permissions and roles, as they are asked about under a header."""

    def __init__(self, catalogue: Catalogue, header: str) -> None:
        self._catalogue = catalogue
        self._permissions = catalogue.words_of("permissions")
        self._roles = catalogue.words_of("roles")
        self._asked = next((kinds for stem, kinds in _BY_VERB if stem in fold(header)), ("decides", "allocates"))

    def read(self, text: str) -> Named | None:
        """The permissions of a text that names nothing else."""
        plain = _LAW.sub(" ", text)
        if whole := self._catalogue.id_of("permissions", text):
            return Named((whole,))
        ids = self._permissions.ids_in(plain)
        if ids and not left_beside_phrases(plain, self._permissions, _FILLER):
            return Named(ids, says_more=plain != text)
        roles = self._roles.ids_in(plain)
        if roles and not left_beside_phrases(plain, self._roles, _FILLER):
            granted = tuple(dict.fromkeys(id_ for role in roles for id_ in self._granted_by(role)))
            return Named(granted, says_more=True, is_inferred=True) if granted else None
        near = self._near(plain)
        return Named((near,), says_more=True, is_inferred=True) if near else None

    def _granted_by(self, role: str) -> list[str]:
        """What a role may say yes to: what the header asks about, else all."""
        permissions = self._catalogue.permissions
        granted = [id_ for id_ in self._catalogue.roles[role].grants if permissions[id_].kind in _SAYS_YES]
        return [id_ for id_ in granted if permissions[id_].kind in self._asked] or granted

    def _near(self, text: str) -> str:
        """The permission whose name is misspelt, "" where there is none; no number is ever misspelt."""
        folded = fold(text)
        if len(folded) < _SHORTEST_NEAR:
            return ""
        names = {fold(entry.name): id_ for id_, entry in self._catalogue.permissions.items()}
        found = process.extractOne(folded, sorted(names), scorer=fuzz.ratio, score_cutoff=_NEAR)
        if found is None or _digits(found[0]) != _digits(folded):
            return ""
        return names[found[0]]


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
