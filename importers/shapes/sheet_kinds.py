"""Which sheets of a workbook hold no rows to read: allowed values, instructions, counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graphmodel.catalogue import Catalogue, fold
from importers.header_words import meanings
from importers.reading.sheets import Sheet
from importers.shapes.row_kinds import is_instruction
from importers.tables import Table
from importers.ways import Choosing, Way

_LISTS, _INSTRUCTIONS, _COUNTS = "lister over, hvad man kan vælge", "vejledning", "optællinger"
_NAMES = (
    (
        _LISTS,
        re.compile(
            r"lister|lists|valg\w*|vaelg|valgmuligheder|valglister?|drop ?down\w*|datavalidering|data validering|validering|validation"
            r"|opslag\w*|lookups?|kodelister?|koder|vaerdier|vaerdilister?|svarmuligheder|kategorier|stamlister|tilladte vaerdier"
        ),
    ),
    (
        _INSTRUCTIONS,
        re.compile(
            r"vejledning\w*( .*)?|laes ?mig( .*)?|readme|read me|instruks\w*|instruktion\w*|instructions?|saadan .*|forside|intro\w*|om"
            r"|om (arket|listen|skemaet|filen|dokumentet|data)|hjaelp|help|guide\w*|brugsanvisning|forklaring\w*|manual|info|information"
            r"|aendringslog|log|versioner?|versionslog|kolofon|indhold\w*|start her|udfyldning\w*|udfyldelse|gdpr"
        ),
    ),
    (
        _COUNTS,
        re.compile(
            r"pivot\w*( .*)?|optaelling\w*|statistik\w*|sammentaelling\w*|opsummering|sammenfatning|antal( .*)?|noegletal|diagram\w*"
            r"|summer|total\w*|i alt|resume|dashboard|rapport"
        ),
    ),
)
_OF_PIVOTS = frozenset(
    {"raekkenavne", "kolonnenavne", "row labels", "column labels", "hovedtotal", "grand total", "raekkeetiketter"}
)
_COUNT_HEADER = re.compile(
    r"(antal|sum|gennemsnit|maks|min|count|average) (af|of) .+|antal( .*)?|i alt|total|sum|procent|andel|pct"
)

_NUMBER = re.compile(r"-?[\d.,\s]+%?")
_CONTACTS = frozenset({"phone", "email", "website", "address"})
_ROWS_TO_LOOK_AT = 100
_LONG = 45
_MOST_STAND_ALONE = 0.8
_LONGEST_CHOICE = 40
_TELLING = re.compile(r"@|\d{6}")


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A sheet that is not read as rows, and what it holds."""

    sheet: Sheet
    holds: str
    by_name: bool

    @property
    def message(self) -> str:
        """Why, as a Danish sentence."""
        why = "Det siger arkets navn." if self.by_name else _SEEN[self.holds]
        return f"Arket »{self.sheet.name}« er ikke læst som rækker: Det ligner {self.holds}. {why}"

    @property
    def way(self) -> Choosing:
        """What to do where it is wrong."""
        return Choosing(Way.READ_SHEET, self.sheet.name)


_SEEN = {
    _LISTS: "Hver kolonne har korte, forskellige ord for sig selv, og intet siger, hvad en række hedder.",
    _INSTRUCTIONS: "Det er sætninger og ikke en tabel.",
    _COUNTS: "Der er kun tal ved siden af den første kolonne.",
}


def passed_over(sheets: Sequence[tuple[Sheet, Sequence[Table]]], catalogue: Catalogue) -> dict[int, PassedOver]:
    """The sheets that are not read, by their place; none where no other sheet would be left that holds rows."""
    found = {
        place: told
        for place, (sheet, tables) in enumerate(sheets)
        if not sheet.is_named_after_file  # a file of one list: whoever gave it wants it read
        and any(table.rows for table in tables)
        and (told := _judge(sheet, tables, catalogue))
    }
    is_any_left = any(
        place not in found and any(table.rows for table in tables) for place, (_, tables) in enumerate(sheets)
    )
    return found if is_any_left else {}


def _judge(sheet: Sheet, tables: Sequence[Table], catalogue: Catalogue) -> PassedOver | None:
    if any(_is_a_list_of_things(table, catalogue) for table in tables):
        return None
    name = fold(sheet.name).strip(" 0123456789")
    for holds, names in _NAMES:
        if names.fullmatch(name):
            return PassedOver(sheet, holds, by_name=True)
    for holds, looks in ((_COUNTS, _are_counts), (_INSTRUCTIONS, _are_sentences), (_LISTS, _are_choices)):
        if looks(tables, catalogue):
            return PassedOver(sheet, holds, by_name=False)
    return None


def _is_a_list_of_things(table: Table, catalogue: Catalogue) -> bool:
    """Whether a header names the rows and how to reach them, or the rows' age, price and so on; and the cells are no hints."""
    if not table.has_known_header or not table.rows:
        return False
    filled = {index for row in table.rows[:_ROWS_TO_LOOK_AT] for index in row.cells}
    known = [
        candidates
        for column in table.columns
        if column.index in filled and (candidates := meanings(column.said, catalogue))
    ]
    firsts = {candidates[0] for candidates in known}
    texts = [cell.text for row in table.rows[:_ROWS_TO_LOOK_AT] for cell in row.cells.values()]
    if sum(is_instruction(text, catalogue) for text in texts) * 4 > len(texts):
        return False
    is_named = any(name.endswith("-name") for name in firsts)
    is_whole = sum(len(row.cells) > 1 for row in table.rows) * 2 > len(table.rows)
    return is_named and is_whole and (bool(_CONTACTS & firsts) or len(firsts) >= 3)


def _are_counts(tables: Sequence[Table], _catalogue: Catalogue) -> bool:
    """A pivot's own words; or one table of a name and numbers whose header counts something."""
    said = {fold(column.said) for table in tables for column in table.columns}
    said |= {fold(cell.text) for table in tables for aside in table.asides for cell in aside.cells}
    if said & _OF_PIVOTS:
        return True
    if len(tables) != 1 or not tables[0].columns:
        return False
    (table,) = tables
    first = table.columns[0].index
    others = [cell.text for row in table.rows for column, cell in row.cells.items() if column != first]
    counts = any(_COUNT_HEADER.fullmatch(fold(column.said)) for column in table.columns[1:])
    return bool(others) and counts and all(map(_NUMBER.fullmatch, others))


def _are_sentences(tables: Sequence[Table], _catalogue: Catalogue) -> bool:
    """Lone texts, most of them long or ended as sentences are."""
    rows = [row for table in tables for row in table.rows]
    if any(table.has_known_header for table in tables):
        return False
    lone = [next(iter(row.cells.values())).text for row in rows if len(row.cells) == 1]
    sentences = [text for text in lone if len(text) > _LONG or text.endswith((".", "!", ":"))]
    return len(lone) >= _MOST_STAND_ALONE * len(rows) and len(sentences) * 2 > len(lone)


def _are_choices(tables: Sequence[Table], catalogue: Catalogue) -> bool:
    """Columns of short words, each word once, all from the top and of different lengths; none says what a row is called."""
    if len(tables) != 1 or len(tables[0].columns) < 2 or len(tables[0].rows) < 3 or not tables[0].has_known_header:
        return False
    (table,) = tables
    lengths = set()
    for column in table.columns:
        candidates = meanings(column.said, catalogue)
        places = [place for place, row in enumerate(table.rows) if column.index in row.cells]
        texts = [fold(text) for text in table.texts(column.index)]
        is_list = places == list(range(len(places))) and len(set(texts)) == len(texts)
        if not is_list or any(len(text) > _LONGEST_CHOICE or _TELLING.search(text) for text in texts):
            return False
        if candidates and (candidates[0].endswith("-name") or candidates[0] in _CONTACTS):
            return False
        lengths.add(len(places))
    return len(lengths) > 1
