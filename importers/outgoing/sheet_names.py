"""Names that sheets of a workbook may have: short, without the signs that addresses use, each once."""

import re
from collections.abc import Iterable, Sequence

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def unique_names(wanted: Sequence[str], taken: Iterable[str] = ()) -> list[str]:
    """The names as a workbook takes them, in their order; one that stands already gets a number.

    >>> unique_names(["Ark1", "ark1", "Tilbud [2026]", ""], taken=["Se efter"])
    ['Ark1', 'ark1 (2)', 'Tilbud (2026)', 'Ark']
    """
    used = {name.casefold() for name in taken}
    names = []
    for text in wanted:
        plain = _FORBIDDEN.sub(" ", text.replace("[", "(").replace("]", ")")).strip(" '") or "Ark"
        name, number = plain[:_LONGEST].rstrip(), 1
        while name.casefold() in used:
            number += 1
            ending = f" ({number})"
            name = plain[: _LONGEST - len(ending)].rstrip() + ending
        used.add(name.casefold())
        names.append(name)
    return names


def link_to(sheet: str, cells: str) -> str:
    """A place in a workbook as a link names it.

    >>> link_to("Ungdommens hus' liste", "B4")
    "'Ungdommens hus'' liste'!B4"
    """
    return f"'{sheet.replace(chr(39), chr(39) * 2)}'!{cells}"
