"""`kaedekort import --marked`: the list handed back as a workbook, with everything that is to be looked at marked in its cell."""

from pathlib import Path

from graphmodel.errors import WrongUse
from importers.handed_back import Carried
from importers.importing import Preview
from importers.outgoing.marked import marked_workbook
from kaedekort.cli.output import refuse_unwritable, tell, write_whole

_ENDING = ".xlsx"


def refuse_marked(path: Path) -> None:
    """Find out before the list is read whether the workbook can be written; one that is there may have been corrected. Raises WrongUse."""
    if path.suffix.lower() != _ENDING:
        raise WrongUse(f"Filen med mærker skal hedde noget, der ender på {_ENDING}.")
    if path.exists():
        raise WrongUse(f"»{path}« findes allerede og kan være rettet. Flyt den, eller vælg et andet sted med --marked.")
    refuse_unwritable(path)


def write_marked(path: Path, shown: Preview) -> None:
    """Write the workbook; read again, it is the same source with the same choices."""
    result = shown.result
    content = marked_workbook(
        shown.workbooks, result.issues, result.decisions, result.tables, Carried(shown.source, shown.choices)
    )
    write_whole(path, lambda part: part.write_bytes(content))
    tell(
        f"Listen med mærker er skrevet i {path}. Ret den, og indlæs den igen: den kendes igen, og dine valg gælder stadig."
    )
