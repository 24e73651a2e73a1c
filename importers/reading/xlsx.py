"""What stands in an .xlsx beside its values: its sheets and how they hang together, formats, comments, macros and links."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from importers.reading.archives import Archive
from importers.reading.facts import Comment, Place, SheetFacts, WorkbookFacts
from importers.reading.limits import broken, too_many_sheets, too_much_text
from importers.reading.number_formats import NumberForm, number_form
from importers.reading.texts import clean
from importers.reading.xlsx_cells import place_of, scan_sheet
from importers.reading.xml_parts import Attributes, local, new_parser, parse, read_part

_WORKBOOK = "xl/workbook.xml"
_WORKSHEETS = "/worksheet"
_LONG_TEXT = 300
_BUILT_IN = {"9": "0%", "10": "0.00%"}


@dataclass(frozen=True, slots=True)
class _Relation:
    kind: str
    target: str


def look_into_xlsx(archive: Archive) -> WorkbookFacts:
    """Everything that the values do not tell. Raises InputError where a part is damaged or a sheet too large."""
    workbook = _workbook_part(archive)
    relations = _relations(archive, workbook)
    forms = _forms(archive, relations)
    facts = WorkbookFacts(
        has_macros=any(name.endswith("vbaproject.bin") for name in archive.names),
        has_links=any("/externallinks/" in name for name in archive.names),
    )
    long_texts = _long_texts(archive, relations)
    signs = 0
    for name, relation_id in _sheets(archive, workbook):
        sheet = SheetFacts(name)
        facts.sheets.append(sheet)
        relation = relations.get(relation_id)
        if relation is None or not relation.kind.endswith(_WORKSHEETS):
            continue
        if relation.target not in archive:
            raise broken(archive.file)
        sheet.is_table = True
        signs += scan_sheet(sheet, archive.chunks(relation.target), forms, long_texts, archive.file, archive.limits)
        sheet.comments = _comments(archive, relation.target)
        outside = _relations(archive, relation.target, outside=True) if sheet.links else {}
        sheet.links = {place: outside[link].target if link in outside else link for place, link in sheet.links.items()}
    if signs > archive.limits.text_signs:
        raise too_much_text(archive.file, archive.limits)
    return facts


def _workbook_part(archive: Archive) -> str:
    found = [
        relation.target for relation in _relations(archive, "").values() if relation.kind.endswith("/officeDocument")
    ]
    workbook = found[0] if found else _WORKBOOK
    if workbook not in archive:
        raise broken(archive.file)
    return workbook


def _relations(archive: Archive, part: str, *, outside: bool = False) -> dict[str, _Relation]:
    """What a part points at in the file, or `outside` of it, by the ids it uses; empty where it points at nothing."""
    folder, _, name = part.rpartition("/")
    where = archive.resolve("", f"{folder}/_rels/{name}.rels")
    relations: dict[str, _Relation] = {}

    def start(element: str, attributes: Attributes) -> None:
        if element == "Relationship" and (attributes.get("TargetMode") == "External") == outside:
            said = attributes.get("Target", "")
            target = said if outside else archive.resolve(part, said)
            relations[attributes.get("Id", "")] = _Relation(attributes.get("Type", ""), target)

    if where in archive:
        read_part(archive.chunks(where), archive.file, start)
    return relations


def _sheets(archive: Archive, workbook: str) -> list[tuple[str, str]]:
    """Every sheet's name and the id of its part, in the workbook's order."""
    sheets: list[tuple[str, str]] = []

    def start(element: str, attributes: Attributes) -> None:
        if element == "sheet":
            relation = next((value for name, value in attributes.items() if local(name) == "id"), "")
            sheets.append((attributes.get("name", ""), relation))

    read_part(archive.chunks(workbook), archive.file, start)
    if len(sheets) > archive.limits.sheets:
        raise too_many_sheets(archive.file, archive.limits)
    return sheets


def _target(relations: Mapping[str, _Relation], kind: str) -> str:
    return next((relation.target for relation in relations.values() if relation.kind.endswith(kind)), "")


def _forms(archive: Archive, relations: Mapping[str, _Relation]) -> dict[str, NumberForm]:
    """The number formats that say something, by the place of the style that cells name."""
    part = _target(relations, "/styles")
    codes: dict[str, str] = dict(_BUILT_IN)
    formats: list[str] = []
    inside: list[str] = []

    def start(element: str, attributes: Attributes) -> None:
        if element == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif element in ("cellXfs", "cellStyleXfs", "dxfs", "cellStyles"):
            inside[:] = [element]
        elif element == "xf" and inside == ["cellXfs"]:
            formats.append(attributes.get("numFmtId", "0"))

    if part in archive:
        read_part(archive.chunks(part), archive.file, start)
    found = {str(place): number_form(codes.get(number, "")) for place, number in enumerate(formats)}
    return {place: form for place, form in found.items() if form}


def _long_texts(archive: Archive, relations: Mapping[str, _Relation]) -> dict[str, int]:
    """The lengths of the long ones among the texts that cells share, by their place: few of them could fill the memory."""
    part = _target(relations, "/sharedStrings")
    lengths: dict[str, int] = {}
    place, length = -1, 0

    def start(name: str, _: Attributes) -> None:
        nonlocal place, length
        if name == "si" or name.endswith(":si"):
            place, length = place + 1, 0

    def text(data: str) -> None:
        nonlocal length
        length += len(data)
        if length > _LONG_TEXT:
            lengths[str(place)] = length

    if part in archive:
        parser = new_parser(archive.file)
        parser.StartElementHandler = start
        parser.CharacterDataHandler = text
        parse(parser, archive.chunks(part), archive.file)
    return lengths


def _comments(archive: Archive, sheet: str) -> list[Comment]:
    """The comments of a sheet; where there are threads, their words and not the notice that stands in for them."""
    relations = _relations(archive, sheet).values()
    by_place: dict[Place, list[Comment]] = {}
    for ending in ("/comments", "/threadedComment"):
        threads: dict[Place, list[Comment]] = {}
        for relation in relations:
            if relation.kind.endswith(ending) and relation.target in archive:
                for comment in _read_comments(archive, relation.target):
                    threads.setdefault(comment.place, []).append(comment)
        by_place |= threads
    return [comment for place in sorted(by_place) for comment in by_place[place] if comment.text]


def _read_comments(archive: Archive, part: str) -> list[Comment]:
    authors: list[str] = []
    comments: list[Comment] = []
    inside = ""

    def start(element: str, attributes: Attributes) -> None:
        nonlocal inside
        inside = element
        if element == "author":
            authors.append("")
        elif element in ("comment", "threadedComment") and (place := place_of(attributes.get("ref", ""))):
            author = attributes.get("authorId", "")
            comments.append(
                Comment(place, authors[int(author)] if author.isdigit() and int(author) < len(authors) else "")
            )

    def text(data: str) -> None:
        if inside == "author":
            authors[-1] += data
        elif inside in ("t", "text") and comments:
            comments[-1].text += data

    on_text: Callable[[str], None] = text
    read_part(archive.chunks(part), archive.file, start, on_text)
    for comment in comments:
        comment.author, comment.text = clean(comment.author), clean(comment.text)
    return comments
