"""Words that rows say of persons and that no field of a person holds: they go to where the person works, with the name before them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graphmodel.catalogue import fold
from graphmodel.cpr import mask_cpr
from importers.mentions import NOTES, Mention, RowFacts, Said
from importers.result import Issue, Severity, shortened

_WORDS = NOTES["Actor"]
_HOMES = {"WORKS_AT": "procedure", "ANSWERS_FOR": "how_to_apply"}
"""By the tie that leads from a person to who keeps the words, the field that keeps them; the first that a row has."""
_MOST_CELLS = 5


def house_words_of_persons(facts: Iterable[RowFacts], issues: list[Issue]) -> list[RowFacts]:
    """The facts, no person with words of their own any more; words that a row names nobody to keep are told as not taken along."""
    homeless: dict[str, list[str]] = {}
    housed = [_housed(fact, homeless) if any(_has_words(one) for one in fact.mentions) else fact for fact in facts]
    issues += [_not_taken(header, cells) for header, cells in homeless.items()]
    return housed


def _has_words(mention: Mention) -> bool:
    return mention.label == "Actor" and any(name.startswith(_WORDS) for name in mention.fields)


def _housed(fact: RowFacts, homeless: dict[str, list[str]]) -> RowFacts:
    mentions = list(fact.mentions)
    for place, person in enumerate(fact.mentions):
        if not _has_words(person):
            continue
        words = [said for name, said in person.fields.items() if name.startswith(_WORDS)]
        fields = {name: said for name, said in person.fields.items() if not name.startswith(_WORDS)}
        mentions[place] = replace(person, fields=fields)
        at, name = next(_homes(fact, place), (None, ""))
        for said in words:
            if at is None:
                homeless.setdefault(_header(str(said.value)), []).append(said.cell)
            else:
                mentions[at] = _with_line(mentions[at], name, Said(_line(person.name, str(said.value)), said.cell))
    return replace(fact, mentions=tuple(mentions))


def _homes(fact: RowFacts, person: int) -> Iterator[tuple[int, str]]:
    """Who can keep words about a person, each with the field for them, the likeliest first."""
    for type_, name in _HOMES.items():
        for tie in fact.ties:
            if tie.type == type_ and tie.giver == person and isinstance(tie.taker, int) and not tie.is_supposed:
                yield tie.taker, name


def _line(name: str, words: str) -> str:
    """Words with whom they are about, unless they say so themselves.

    >>> _line("Bo Dam", "Mobil: 20 30 40 50"), _line("Bo Dam", "Kontakt: Bo Dam, tlf. 20 30 40 50")
    ('Bo Dam, mobil: 20 30 40 50', 'Kontakt: Bo Dam, tlf. 20 30 40 50')
    """
    if fold(name) in fold(words):
        return words
    header, colon, text = words.partition(": ")
    said = header if header.isupper() else f"{header[:1].lower()}{header[1:]}"
    return f"{name}, {said}{colon}{text}"


def _with_line(mention: Mention, name: str, said: Said) -> Mention:
    before = mention.fields.get(name)
    if before is not None and fold(str(said.value)) in fold(str(before.value)):
        return mention
    kept = before.with_line(str(said.value)) if before else said
    return replace(mention, fields={**mention.fields, name: kept})


def _header(words: str) -> str:
    return words.partition(": ")[0]


def _not_taken(header: str, cells: Sequence[str]) -> Issue:
    """A warning for the cells of a header that nothing can hold."""
    once = list(dict.fromkeys(cells))
    named = ", ".join(once[:_MOST_CELLS]) + (f" og {len(once) - _MOST_CELLS} til" if len(once) > _MOST_CELLS else "")
    message = (
        f"»{shortened(mask_cpr(header))}« ({named}) er ikke taget med: en person har intet felt til det, "
        "og rækken nævner ingen organisation, som det kan stå hos."
    )
    suggestion = "Skriv, hvor personen arbejder, i en kolonne, der hedder Organisation."
    return Issue(Severity.WARNING, once[0], "not_taken", message, suggestion)
