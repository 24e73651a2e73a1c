"""The two ends of an edge that is written in words, as in `edge:TYPE:FROM:TO`."""

SEPARATOR = ":"


def possible_ends(written: str) -> list[tuple[str, str]]:
    """Every way to part what is written into two ids, for an id may hold a colon; none where there is no colon.

    >>> possible_ends("kommune:751:vej")
    [('kommune', '751:vej'), ('kommune:751', 'vej')]
    """
    parts = written.split(SEPARATOR)
    return [(SEPARATOR.join(parts[:at]), SEPARATOR.join(parts[at:])) for at in range(1, len(parts))]
