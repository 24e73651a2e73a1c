"""What a file really is, whatever its name says; what is no list gets a plain sentence."""

from enum import Enum, auto

from graphmodel.errors import InputError
from importers.reading.archives import Archive
from importers.reading.limits import broken, protected

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LIST_IN_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
_START = 4_000
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
    (b"MIME-Version:", "en hjemmeside"),
)
_PAGES = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<meta")
_OTHER_PARTS = (
    ("xl/workbook.bin", "et regneark i Excels binære form (.xlsb)"),
    ("word/document.xml", "et tekstdokument fra Word"),
    ("ppt/presentation.xml", "en præsentation"),
    ("index/document.iwa", "et dokument fra Apples Numbers eller Pages"),
)
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


class Kind(Enum):
    """How a file is read."""

    TEXT = auto()
    XLSX = auto()
    ODS = auto()
    XLS = auto()


def kind_of(content: bytes, file: str) -> Kind | None:
    """What the bytes are; None for an archive, which has to be opened. Raises InputError for a stranger or a file with a password."""
    start = content[:_START].lstrip(b"\xef\xbb\xbf \t\r\n")
    for sign, kind in _STRANGERS:
        if start.startswith(sign) and (sign != b"BM" or b"\x00" in content[:64]):
            raise _stranger(file, kind)
    if start.lower().startswith(_PAGES):
        raise _stranger(file, "en hjemmeside")
    if start.startswith(b"<?xml"):
        is_list = _LIST_IN_XML in content[:_START]
        raise _stranger(file, "et regneark i Excels gamle XML-form" if is_list else _xml_kind(start))
    if content.startswith(OLE):
        if _ENCRYPTED in content:
            raise protected(file)
        return Kind.XLS
    return None if content.startswith((b"PK\x03\x04", b"PK\x05\x06")) else Kind.TEXT


def kind_of_archive(archive: Archive) -> Kind:
    """Which workbook an archive is. Raises InputError where it is none."""
    for part, kind in _OTHER_PARTS:
        if part in archive:
            raise _stranger(archive.file, kind)
    is_xlsx = "[content_types].xml" in archive
    mimetype = b"".join(archive.chunks("mimetype")) if "mimetype" in archive else b""
    if mimetype.startswith(b"application/vnd.oasis") and not mimetype.startswith(_ODS):
        raise _stranger(archive.file, "et dokument fra LibreOffice, men intet regneark")
    if is_xlsx == ("content.xml" in archive):
        raise broken(archive.file)
    return Kind.XLSX if is_xlsx else Kind.ODS


def _xml_kind(start: bytes) -> str:
    return "en hjemmeside" if b"<html" in start.lower() else "en XML-fil"


def _stranger(file: str, kind: str) -> InputError:
    return InputError(
        f"»{file}« er {kind}, selv om navnet siger noget andet. "
        "Åbn den i det program, den kommer fra, gem listen som .xlsx eller .csv, og indlæs den."
    )
