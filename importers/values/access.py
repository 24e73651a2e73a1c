"""What an offer can and cannot meet: a wheelchair, an interpreter, a quiet place."""

from dataclasses import dataclass

from graphmodel.catalogue import fold
from importers.values.accounting import JOINTS, left_beside_phrases, word_set
from importers.values.answers import read_answer
from importers.values.listed import DENIED
from importers.values.understood import Understood, parts_of
from importers.values.words import Words

_FILLER = JOINTS | word_set(
    "adgang tilgaengelig tilgaengeligt tilgaengelighed for til med mulig muligt mulighed vi har kan ja nej ikke ingen ej uden desvaerre"
)


@dataclass(frozen=True, slots=True)
class _Part:
    """What one item of a cell names: ids of needs, and whether it says more than they do, or only hints at them."""

    ids: tuple[str, ...]
    is_denied: bool
    says_more: bool
    is_hint: bool


def read_access(text: str, header: str, words: Words) -> Understood | None:
    """What an offer can and cannot meet: a yes or no about what the header names, or words about it."""
    index = words.catalogue.words_of("needs")
    answer, more = read_answer(text, words.catalogue)
    if answer and not index.ids_in(more):
        ids = index.ids_in(header)
        name = "accessibility" if answer == "yes" else "cannot"
        return Understood({name: sorted(ids)}, keep_text=bool(more)) if ids else None
    parts = [_read(part, header, words) for part in parts_of(text)]
    can = {id_ for part in parts if not part.is_denied for id_ in part.ids}
    cannot = {id_ for part in parts if part.is_denied for id_ in part.ids}
    if can & cannot:
        # "adgang for kørestole, ikke handicaptoilet" is no plain yes, and no no.
        return Understood(keep_text=True, doubt=f"»{text}« siger både ja og nej, så ingen af delene er gemt.")
    values = {name: sorted(ids) for name, ids in (("accessibility", can), ("cannot", cannot)) if ids}
    if not values:
        return None
    is_hint = any(part.is_hint for part in parts)
    names = ", ".join(words.catalogue.needs[id_].name.lower() for id_ in sorted(can | cannot))
    remark = f"»{text}« er læst som {'ikke ' if cannot and not can else ''}{names}." if is_hint else ""
    return Understood(values, keep_text=any(part.says_more for part in parts), remark=remark, is_inferred=is_hint)


def _read(part: str, header: str, words: Words) -> _Part:
    index, known = words.catalogue.words_of("needs"), words.catalogue.needs
    is_denied = DENIED.search(part) is not None
    found = index.find(part)
    ids = index.ids_in(part) or (index.ids_in(header) if is_denied else ())
    is_hint = any(
        known[id_].kind == "access" and not one.phrase.startswith(_stem(known[id_].name))
        for one in found
        for id_ in one.ids
    )
    return _Part(ids, is_denied, is_hint or bool(left_beside_phrases(part, index, _FILLER)), is_hint)


def _stem(name: str) -> str:
    return fold(name).split()[0][:5]
