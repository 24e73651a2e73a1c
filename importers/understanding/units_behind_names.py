"""Names with the unit behind them ("Hanne Berg (PPR)", "Ole Dam, SSP"), as a telephone list without a column for it has them."""

import re

from importers.result import Severity
from importers.tables import Cell
from importers.understanding.gathering import Gathered
from importers.values.contents import looks_like_organisation, looks_like_person
from importers.values.words import Words

_BEHIND = re.compile(r"(?P<name>[^(,]+?)\s*(?:\((?P<bracket>[^()]+)\)|,\s*(?P<comma>[^,]+))")


def part_unit_from_name(gathered: Gathered, words: Words) -> None:
    """Let the unit behind a person's name be where they work, in a row that names no organisation."""
    named = gathered.names.get("Actor")
    if named is None or gathered.levels or "Organisation" in gathered.names:
        return
    name, unit = _parted(named.text, words)
    if not unit:
        return
    gathered.names["Actor"] = Cell(name, named.address)
    gathered.names["Organisation"] = Cell(unit, named.address)
    message = f"»{unit}« bag navnet er læst som det sted, personen arbejder."
    gathered.warn(Severity.NOTE, named.address, "inferred_value", message)


def _parted(text: str, words: Words) -> tuple[str, str]:
    """A person's name and the unit behind it, "" where none stands there that is one by a known word: letters may be a degree.

    >>> from graphmodel.catalogue import load_catalogue
    >>> from graphmodel.reference import load_reference
    >>> words = Words(load_catalogue(), load_reference())
    >>> _parted("Hanne Berg (PPR)", words), _parted("Ole Dam, Ungdomsskolen", words), _parted("Howard Lader, LCSW", words)
    (('Hanne Berg', 'PPR'), ('Ole Dam', 'Ungdomsskolen'), ('Howard Lader, LCSW', ''))
    """
    found = _BEHIND.fullmatch(text)
    if found is None or not looks_like_person(found["name"]):
        return text, ""
    unit = (found["bracket"] or found["comma"]).strip()
    is_unit = looks_like_organisation(unit) or words.catalogue.words_of("organisation_kinds").ids_in(unit)
    return (found["name"], unit) if is_unit else (text, "")
