"""How an address says an id, and how it says that there is none."""

NONE = "-"
"""What the address calls having no municipality, stage, age or sector."""


def as_value(id_: str | None) -> str:
    """An id, or none, as a value of an address; an id of hyphens alone has one more.

    >>> as_value("sector-region"), as_value(None), as_value("-")
    ('sector-region', '-', '--')
    """
    if id_ is None:
        return NONE
    return f"{NONE}{id_}" if _is_hyphens(id_) else id_


def id_in(value: str) -> str | None:
    """The id that a value says; None where it says that there is none.

    >>> id_in("sector-region"), id_in("-"), id_in("--")
    ('sector-region', None, '-')
    """
    if value == NONE:
        return None
    return value.removeprefix(NONE) if _is_hyphens(value) else value


def _is_hyphens(text: str) -> bool:
    return bool(text) and not text.strip(NONE)
