"""XML read piece by piece by the standard library's parser; a document type, the home of entities, is refused."""

from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat

from graphmodel.errors import InputError
from importers.reading.limits import broken

Attributes = dict[str, str]
OnStart = Callable[[str, Attributes], None]
OnText = Callable[[str], None]
_NO_XML = (expat.ExpatError, ValueError, LookupError)
"""What the parser and whoever listens to it raise; the last for an encoding that nobody knows."""


def new_parser(file: str) -> expat.XMLParserType:
    """A parser that raises InputError at a document type: no spreadsheet program writes one."""

    def refuse(*_: object) -> None:
        raise InputError(
            f"»{file}« rummer XML, der vil sættes sammen af andet (en dokumenttype), og er afvist. "
            "Åbn filen i et regneark, og gem den på ny."
        )

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    return parser


def parse(parser: expat.XMLParserType, chunks: Iterable[bytes], file: str) -> None:
    """Feed a part to a parser. Raises InputError where it is no XML."""
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except _NO_XML as error:
        raise broken(file) from error


def read_part(chunks: Iterable[bytes], file: str, on_start: OnStart, on_text: OnText | None = None) -> None:
    """Tell of every element's start, by its name without a prefix, and of the text between."""
    parser = new_parser(file)
    parser.StartElementHandler = lambda name, attributes: on_start(local(name), attributes)
    parser.CharacterDataHandler = on_text
    parse(parser, chunks, file)


def local(name: str) -> str:
    """An element's name without the prefix that a program gave it.

    >>> local("x:row"), local("row")
    ('row', 'row')
    """
    return name.rpartition(":")[2]


def check_prolog(chunks: Iterable[bytes], file: str) -> Iterator[bytes]:
    """Pass a part on, having looked at everything before its first element."""
    parser = new_parser(file)
    begun: list[str] = []
    parser.StartElementHandler = lambda name, _: begun.append(name) if not begun else None
    for chunk in chunks:
        if not begun:
            try:
                parser.Parse(chunk, False)
            except _NO_XML:
                # Whoever needs this part will say that it is damaged; nothing stands before an element any longer.
                begun.append("")
        yield chunk
