"""Codes as the words they stand for: areas, kinds, interests where the catalogue knows them, else words that are kept."""

from collections.abc import Iterator

from graphmodel.catalogue.loading import Worded
from graphmodel.cpr import mask_cpr
from importers.joining.entities import name_of, stem_of
from importers.joining.following import Rewriting
from importers.joining.joins import Joins, Lead, Role, RowAt
from importers.mentions import KNOWN_ENDS, NOTES, Known, Said, Tie
from importers.result import Issue, Severity, shortened
from importers.understanding.context import Context
from importers.understanding.gathering import Gathered
from importers.values.words import Words

_SUBJECTS: tuple[tuple[str, Worded], ...] = (
    ("Offer.kind", "offer_kinds"),
    ("Offer.DEVELOPS", "areas"),
    ("Offer.SUITS", "stages"),
    ("Offer.interests", "interests"),
    ("Organisation.kind", "organisation_kinds"),
    ("Organisation.IN_SECTOR", "sectors"),
)


def tell_codes(rewriting: Rewriting, joins: Joins, at: RowAt, places: list[int], words: Words) -> list[Issue]:
    """Let the codes of a row speak of mentions; answers what there is to say about codes that no list knows."""
    issues: list[Issue] = []
    kept: dict[str, list[str]] = {}
    cells: dict[str, str] = {}
    for lead in joins.leads(at):
        if joins.roles[lead.reference.target] is not Role.CODES or joins.roles[at[0]] is Role.CODES:
            continue
        noun = " ".join(stem_of(lead.reference.column.said)).capitalize() or name_of(
            joins.keyed.tables[lead.reference.target]
        )
        cells.setdefault(noun, lead.cell.address)
        if not lead.rows:
            issues.append(_unknown(joins, lead))
        names = list(_names(joins, lead)) or [lead.key]
        known = [name for name in names if sum(_tell(rewriting, place, name, lead, words) for place in places)]
        if names[0] not in known:
            kept.setdefault(noun, []).append(names[0])
    for noun, texts in kept.items():
        for place in places:
            note = NOTES[rewriting.mentions[place].label]
            rewriting.say(place, note, Said(f"{noun}: {', '.join(dict.fromkeys(texts))}", cells[noun]))
    return issues


def _names(joins: Joins, lead: Lead) -> Iterator[str]:
    """What a code stands for, then what that is a kind of."""
    rows, passed = lead.rows[:1], set[RowAt]()
    while rows and rows[0] not in passed:
        passed.add(rows[0])
        if name := joins.name(rows[0]):
            yield mask_cpr(name)
        rows = next((up.rows[:1] for up in joins.leads(rows[0]) if up.reference.target == lead.reference.target), ())


def _tell(rewriting: Rewriting, place: int, name: str, lead: Lead, words: Words) -> bool:
    """Whether a name means something that a mention has a field or an edge for; then it has it now."""
    meanings = _meanings(name, rewriting.mentions[place].label, words)
    return sum(_put(rewriting, place, meaning, lead.cell.address) for meaning in meanings) > 0


def _meanings(name: str, label: str, words: Words) -> list[Context]:
    """All that a whole name stands for at things of a label: a kind may be an area as well."""
    found = [
        (target, words.catalogue.id_of(subject, name))
        for target, subject in _SUBJECTS
        if target.startswith(f"{label}.")
    ]
    return [Context(target, id_) for target, id_ in found if id_]


def _put(rewriting: Rewriting, place: int, context: Context, cell: str) -> bool:
    mention = rewriting.mentions[place]
    label, _, target = context.target.partition(".")
    if target in KNOWN_ENDS:
        rewriting.ties.append(Tie(target, place, Known(KNOWN_ENDS[target], context.id), cell))
        return True
    gathered = Gathered()
    gathered.fields[label] = dict(mention.fields)
    is_put = gathered.put(label, target, [context.id] if target == "interests" else context.id, cell)
    rewriting.put_fields(place, gathered.fields[label])
    return is_put


def _unknown(joins: Joins, lead: Lead) -> Issue:
    target = name_of(joins.keyed.tables[lead.reference.target])
    message = f"{lead.reference.column.header} {shortened(lead.key)} findes ikke i »{target}«. Koden er gemt som tekst."
    return Issue(
        Severity.WARNING, lead.cell.address, "code_unknown", message, f"Ret koden, eller skriv den i »{target}«."
    )
