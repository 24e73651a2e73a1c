"""A packed workbook, looked through before anything else reads it: no header is believed, and nothing is unpacked to disk."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from time import monotonic

from graphmodel.errors import InputError
from importers.reading import limits as refusals
from importers.reading.limits import Limits
from importers.reading.xml_parts import check_prolog

_CHUNK = 262_144
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_XML = (".xml", ".rels", ".vml")
_ENCRYPTED = 0x1


class Archive:
    """The parts of a packed workbook. Made, it is known to unpack to what the limits allow, and its XML to declare no entities."""

    def __init__(self, content: bytes, file: str, limits: Limits) -> None:
        """Raises InputError where the archive is damaged, protected, ambiguous or too large."""
        self.file, self.limits = file, limits
        self._last_moment = monotonic() + limits.seconds
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise refusals.broken(file) from error
        self._parts: dict[str, zipfile.ZipInfo] = {}
        self._collect()
        self._measure()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in small letters, for programs do not agree on large ones."""
        return tuple(self._parts)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part's bytes, piece by piece. Raises InputError where it is damaged, or where all of it takes too long."""
        part = self._parts[name]
        try:
            with self._archive.open(part) as stream:
                while chunk := stream.read(_CHUNK):
                    if monotonic() > self._last_moment:
                        raise refusals.too_slow(self.file, self.limits)
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise refusals.broken(self.file) from error

    def resolve(self, base: str, target: str) -> str:
        """The name of the part that another part points at."""
        return _plain(posixpath.normpath(posixpath.join("/", posixpath.dirname(base), target)))

    def _collect(self) -> None:
        """Two parts of one name are refused: one program would read the first and another the last."""
        listed = [part for part in self._archive.infolist() if not part.is_dir()]
        if len(listed) > self.limits.parts:
            raise refusals.too_many_parts(self.file, self.limits)
        if any(part.flag_bits & _ENCRYPTED for part in listed):
            raise refusals.protected(self.file)
        if any(part.compress_type not in _PLAIN for part in listed):
            raise refusals.broken(self.file)
        for part in listed:
            name = _plain(part.filename)
            if name in self._parts and name.endswith(_XML):
                raise InputError(
                    f"»{self.file}« rummer delen »{part.filename}« to gange, så programmer læser den forskelligt. "
                    "Åbn filen i et regneark, og gem den på ny."
                )
            self._parts[name] = part

    def _measure(self) -> None:
        """Unpack every part once and count, for what a header says of sizes may be a lie."""
        left = self.limits.unpacked_bytes
        for name, part in self._parts.items():
            declared = part.file_size
            part.file_size = left + _CHUNK  # or else only as much is unpacked as the header says
            found = 0
            chunks = self.chunks(name)
            if name.endswith(_XML):
                chunks = check_prolog(chunks, self.file)
            for chunk in chunks:
                found += len(chunk)
                if found > left:
                    raise refusals.too_much_unpacked(self.file, self.limits)
            if found != declared:
                raise refusals.broken(self.file)
            left -= found


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
