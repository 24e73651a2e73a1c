"""What a file really is, whatever its name says; what is no list gets a plain sentence."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from enum import Enum, auto

from graphmodel.errors import InputError
from importers.reading.archives import Archive
from importers.reading.limits import broken, protected
from importers.reading.raw_sheets import PACKED_PAGES

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LIST_IN_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
_START = 4_000
_OLD_STREAMS = (b"\t\x08\x10\0\0\x06", b"\t\x08\x08\0\0\x05", b"\t\x04\x06\0", b"\t\x02\x06\0", b"\t\0\x04\0")
"""How an .xls begins that some programs write without the file around it, from the newest form to the oldest."""
_IN_COMPOUND_FILES = (
    ("Workbook\0", ""),
    ("Book\0", ""),
    ("WordDocument\0", "et tekstdokument fra Word"),
    ("PowerPoint Document\0", "en præsentation"),
    ("__substg1.0_", "en mail fra Outlook"),
)
"""What stands in the files that old Office programs write: the name of a part, and what the file is where that is no workbook."""
_TABLE = re.compile(rb"<(?:\w+:)?table[\s>]", re.IGNORECASE)
_STRANGERS = (
    (b"\x89PNG", "et billede"),
    (b"\xff\xd8\xff", "et billede"),
    (b"GIF8", "et billede"),
    (b"BM", "et billede"),
    (b"RIFF", "et billede eller en lydfil"),
    (b"%PDF", "en PDF"),
    (b"{\\rtf", "et tekstdokument"),
    (b"\x1f\x8b", "et pakket arkiv"),
    (b"7z\xbc\xaf", "et pakket arkiv"),
    (b"Rar!", "et pakket arkiv"),
    (b"SQLite format 3", "en database"),
    (b"BEGIN:VCARD", "et visitkort"),
    (b"BEGIN:VCALENDAR", "en kalender"),
    (b'{"', "en JSON-fil"),
    (b'[{"', "en JSON-fil"),
)
_PAGES = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<meta")
_OTHER_PARTS = (
    ("xl/workbook.bin", "et regneark i Excels binære form (.xlsb)"),
    ("word/document.xml", "et tekstdokument fra Word"),
    ("ppt/presentation.xml", "en præsentation"),
    ("index/document.iwa", "et dokument fra Apples Numbers eller Pages"),
)
_WORKBOOK_FOLDERS = ("xl/", "_rels/", "docprops/", "meta-inf/")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


class Kind(Enum):
    """How a file is read."""

    TEXT = auto()
    XLSX = auto()
    ODS = auto()
    XLS = auto()
    PAGE = auto()
    XML = auto()


def kind_of(content: bytes, file: str) -> Kind | None:
    """What the bytes are; None for an archive, which has to be opened. Raises InputError for a stranger or a file with a password."""
    start = _beginning(content)
    for sign, kind in _STRANGERS:
        if start.startswith(sign) and (sign != b"BM" or b"\x00" in content[:64]):
            raise _stranger(file, kind)
    if start.startswith(b"<"):
        return _kind_of_marked_up(content, start.lower(), file)
    if start.startswith(PACKED_PAGES):
        return Kind.PAGE
    if content.startswith(_OLD_STREAMS):
        return Kind.XLS
    if content.startswith(OLE):
        return _kind_of_compound_file(content, file)
    return None if content.startswith((b"PK\x03\x04", b"PK\x05\x06")) else Kind.TEXT


def _beginning(content: bytes) -> bytes:
    """The first signs, one byte each, without blanks and marks of the encoding in front."""
    start = content[:_START]
    if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        start = start.decode("utf-16", errors="ignore").encode()
    return start.lstrip(b"\xef\xbb\xbf \t\r\n")


def _kind_of_marked_up(content: bytes, start: bytes, file: str) -> Kind:
    """A page with a table, or Excel's own XML. A text may begin with such a sign as well."""
    if start.startswith(b"<?xml") and _LIST_IN_XML in start:
        return Kind.XML
    is_page = start.startswith(_PAGES) or b"<html" in start
    if _TABLE.search(content.replace(b"\0", b"")):
        return Kind.PAGE
    if is_page:
        raise _stranger(file, "en hjemmeside uden en tabel")
    if start.startswith(b"<?xml"):
        raise _stranger(file, "en XML-fil")
    return Kind.TEXT


def _kind_of_compound_file(content: bytes, file: str) -> Kind:
    """An .xls, unless the names in the file tell of another program."""
    if _ENCRYPTED in content:
        raise protected(file)
    kinds = [kind for name, kind in _IN_COMPOUND_FILES if name.encode("utf-16-le") in content]
    if kinds and kinds[0]:
        raise _stranger(file, kinds[0])
    return Kind.XLS


def kind_of_archive(archive: Archive) -> Kind:
    """Which workbook an archive is. Raises InputError where it is none."""
    for part, kind in _OTHER_PARTS:
        if part in archive:
            raise _stranger(archive.file, kind)
    is_xlsx = "[content_types].xml" in archive
    if not is_xlsx and not any(name == "content.xml" or name.startswith(_WORKBOOK_FOLDERS) for name in archive.names):
        raise InputError(
            f"»{archive.file}« er et pakket arkiv (.zip). Pak det ud, og indlæs de filer, der ligger i det."
        )
    mimetype = b"".join(archive.chunks("mimetype")) if "mimetype" in archive else b""
    if mimetype.startswith(b"application/vnd.oasis") and not mimetype.startswith(_ODS):
        raise _stranger(archive.file, "et dokument fra LibreOffice, men intet regneark")
    if is_xlsx == ("content.xml" in archive):
        raise broken(archive.file)
    return Kind.XLSX if is_xlsx else Kind.ODS


def _stranger(file: str, kind: str) -> InputError:
    return InputError(
        f"»{file}« er {kind}, selv om navnet siger noget andet. "
        "Åbn den i det program, den kommer fra, gem listen som .xlsx eller .csv, og indlæs den."
    )
