"""What was inferred is told once where it is the same for many cells, at the first of them and with their number."""

from collections.abc import Iterable
from dataclasses import replace

from importers.result import Issue

_CODE = "inferred_value"
_FEW = 3
"""So many of the same are told one by one."""


def told_once(issues: Iterable[Issue]) -> list[Issue]:
    """The issues in their order, each note of what was inferred that more than a few cells share at its first cell alone.

    >>> from importers.result import Severity
    >>> notes = [Issue(Severity.NOTE, f"Ark1!B{row}", "inferred_value", "Varighed: »½ år« er læst som 26 uger.") for row in range(2, 7)]
    >>> [(one.cell, one.message) for one in told_once(notes)]
    [('Ark1!B2', 'Varighed: »½ år« er læst som 26 uger. Det gælder 5 celler.')]
    """
    same: dict[tuple[str, str, str], list[Issue]] = {}
    for issue in issues:
        key = (issue.code, issue.message, "" if issue.code == _CODE else issue.cell)
        same.setdefault(key, []).append(issue)
    return [one for alike in same.values() for one in _of_alike(alike)]


def _of_alike(alike: list[Issue]) -> list[Issue]:
    cells = dict.fromkeys(issue.cell for issue in alike)
    if alike[0].code != _CODE or len(cells) <= _FEW:
        return alike
    return [replace(alike[0], message=f"{alike[0].message} Det gælder {len(cells)} celler.")]
