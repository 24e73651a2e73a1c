"""All details of all things together: which row fills a field where several could, and the words of the others as one line."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from importers.columns.columns import ColumnUse, Understanding
from importers.joining.codes import tell_codes
from importers.joining.dead_ends import dead_end
from importers.joining.detail_columns import DetailTable, understand_details
from importers.joining.detail_rows import Detail, read_detail
from importers.joining.following import Rewriting, follow_link
from importers.joining.identities import Identities, leads_to_held_back
from importers.joining.joins import Joins, Role, RowAt
from importers.mentions import KNOWN_ENDS, NOTES, SUBJECTS, Known, RowFacts, Said, Tie
from importers.result import HeldBack, Issue, Severity
from importers.understanding.cpr_cells import cpr_issue
from importers.values.words import Words

_GROUPS = (("phone",), ("address", "postcode", "town"), ("email",), ("website",))
"""Fields that only one row of details can fill, each group from one row."""
_OWN_LINES = {("Offer", "phone"): "how_to_apply", ("Offer", "email"): "how_to_apply", ("Offer", "hours"): "schedule"}
_DAYS = (
    ("mon", "man"),
    ("tue", "tir"),
    ("wed", "ons"),
    ("thu", "tor"),
    ("fri", "fre"),
    ("sat", "loer", "lør"),
    ("sun", "soen", "søn"),
)


@dataclass(slots=True)
class _Attachment:
    """A row of details at one of the things that it refers to."""

    at: RowAt
    thing: RowAt
    label: str
    about: str
    cell: str
    detail: Detail
    line: str = ""


@dataclass(slots=True)
class Attached:
    """What came of the tables of details."""

    facts: list[RowFacts] = field(default_factory=list)
    held_back: list[HeldBack] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    understood: dict[int, Understanding] = field(default_factory=dict)


def attach_details(joins: Joins, known: Identities, words: Words) -> Attached:
    """Give every row of details to the things that its ids lead to; one that leads to none is held back."""
    attached = Attached()
    attachments: list[_Attachment] = []
    region = _region(joins)
    for place, table in enumerate(joins.keyed.tables):
        if joins.roles[place] is not Role.DETAIL:
            continue
        details = understand_details(joins, place, words.catalogue)
        labels: list[str] = []
        for at in ((place, number) for number in range(len(table.rows))):
            if issue := _hindrance(joins, known, at):
                attached.held_back.append(HeldBack(joins.id(at), issue))
            elif joins.is_link(place):
                rewriting = follow_link(joins, known, at)
                attached.issues += tell_codes(rewriting, joins, at, rewriting.added, words)
                attached.facts.append(rewriting.facts(table.row_address(joins.row(at))))
            else:
                found = _attachments_of(joins, known, at, details, words, region)
                labels += [one.label for one in found]
                attachments += found
        attached.understood[place] = _understanding(details, labels, words)
    _choose_fields(attachments, known)
    _write_lines(attachments)
    attached.facts += _facts(joins, known, attachments, words, attached.issues)
    return attached


def _hindrance(joins: Joins, known: Identities, at: RowAt) -> Issue | None:
    """Why a row of details cannot take part."""
    row, table = joins.row(at), joins.keyed.tables[at[0]]
    if (
        issue := cpr_issue(row, Understanding("organisation", (), ()))
        or dead_end(joins, at)
        or leads_to_held_back(joins, known, at)
    ):
        return issue
    if any(joins.things(lead) for lead in joins.leads(at)):
        return None
    message = "Rækken siger ikke, hvad den hører til, så den er holdt tilbage."
    return Issue(
        Severity.ERROR, table.row_address(row), "reference_missing", message, "Skriv nummeret på det, rækken hører til."
    )


def _attachments_of(
    joins: Joins, known: Identities, at: RowAt, details: DetailTable, words: Words, region: str
) -> list[_Attachment]:
    found: dict[str, _Attachment] = {}
    for lead in joins.leads(at):
        for thing in joins.things(lead):
            mention = known.mention(thing)
            if mention.identity not in found:
                detail = read_detail(details, joins.row(at), mention.label, words, region)
                found[mention.identity] = _Attachment(
                    at, thing, mention.label, details.about, lead.cell.address, detail
                )
    return list(found.values())


def _region(joins: Joins) -> str:
    """The country that every row of the import with a country names, "" where they differ."""
    countries = {
        text.upper()
        for table in joins.keyed.tables
        for column in table.columns
        if column.said.strip().lower() in ("country", "land", "landekode")
        for text in map(str.strip, table.texts(column.index))
        if len(text) == 2 and text.isalpha()
    }
    return countries.pop() if len(countries) == 1 else ""


def _choose_fields(attachments: Sequence[_Attachment], known: Identities) -> None:
    """Of several rows with a phone, or an address, for one thing, the one that says least beside it fills the field.

    None does where the thing's own row says it.
    """
    for group in _GROUPS:
        by_thing: defaultdict[RowAt, list[_Attachment]] = defaultdict(list)
        for one in attachments:
            if any(name in one.detail.fields for name in group):
                by_thing[one.thing].append(one)
        for rivals in by_thing.values():
            rivals.sort(key=lambda one: (one.detail.rank, len(one.detail.words), one.detail.all_words))
            own = known.own_fields(rivals[0].thing)
            is_told = any(name in own for name in group)
            for loser in rivals if is_told else rivals[1:]:
                if not is_told and loser.detail.all_words == rivals[0].detail.all_words:
                    continue
                says_same = all(
                    own.get(name) == loser.detail.fields[name].value for name in group if name in loser.detail.fields
                )
                loser.detail.words = loser.detail.words if is_told and says_same else loser.detail.all_words
                for name in group:
                    loser.detail.fields.pop(name, None)


def _write_lines(attachments: Sequence[_Attachment]) -> None:
    """Put the words that rows of one table say of a thing in one line, at the first of them."""
    together: defaultdict[tuple[RowAt, int, str], list[_Attachment]] = defaultdict(list)
    for one in attachments:
        if one.detail.words:
            together[(one.thing, one.at[0], one.detail.heading)].append(one)
    for (_, _, heading), rows in together.items():
        rows.sort(key=lambda one: (_day(one.detail.words), one.detail.words))
        rows[0].line = f"{heading}: {'; '.join(dict.fromkeys(one.detail.words for one in rows))}"


def _day(text: str) -> int:
    """The place in the week of a text that begins with a day, 0 where it does not."""
    return next((number for number, starts in enumerate(_DAYS, start=1) if text.lower().startswith(starts)), 0)


def _facts(
    joins: Joins, known: Identities, attachments: Iterable[_Attachment], words: Words, issues: list[Issue]
) -> list[RowFacts]:
    by_row: defaultdict[RowAt, list[_Attachment]] = defaultdict(list)
    for one in attachments:
        by_row[one.at].append(one)
    facts = []
    for at, rows in by_row.items():
        table = joins.keyed.tables[at[0]]
        rewriting = Rewriting(known, joins.id(at), [], [])
        places = []
        for one in rows:
            place = rewriting.add(one.thing, one.cell)
            places.append(place)
            rewriting.put_fields(place, one.detail.fields)
            if one.line:
                name = _OWN_LINES.get((one.label, one.about), NOTES[one.label])
                text = one.line.removeprefix("Åbningstider: ") if name == "schedule" else one.line
                rewriting.say(place, name, Said(text, one.detail.cell))
            rewriting.ties += [
                Tie(type_, place, Known(KNOWN_ENDS[type_], id_), cell)
                for type_, id_, cell in one.detail.edges
                if type_ in KNOWN_ENDS
            ]
        issues += tell_codes(rewriting, joins, at, places, words)
        facts.append(rewriting.facts(table.row_address(joins.row(at))))
    return facts


def _understanding(details: DetailTable, labels: Sequence[str], words: Words) -> Understanding:
    """How a table of details is shown: the fields of the label that most of its rows hang on, words for the other columns."""
    label = max(sorted(set(labels)), key=labels.count, default="Organisation")
    subject = SUBJECTS[label]
    uses = []
    for column in details.columns:
        meaning = None if details.is_beside else words.catalogue.columns.get(column.meaning)
        targets = tuple(
            target for target in (meaning.targets(subject) if meaning else ()) if target.startswith(f"{label}.")
        )
        note = (f"{label}.{NOTES[label]}",)
        reason = "Overskriften kendes." if targets else "Gemmes som tekst ved det, rækken henviser til."
        uses.append(ColumnUse(column.column, column.meaning, targets or note, 0.9, reason, as_words=not targets))
    return Understanding(subject, tuple(uses), ())
