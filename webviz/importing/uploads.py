"""Files as a browser sends them, laid into a private folder under names that are safe to write and to show."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path, PureWindowsPath

from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from graphmodel.cpr import mask_cpr
from webviz.errors import WrongAddress

MOST_FILES = 20
# Beside what no file system takes: marks that turn the direction of reading, so that a name looks like another.
_UNWANTED = re.compile(r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]')
_LONGEST_NAME = 120


def sent_files(files: Sequence[FileStorage]) -> list[FileStorage]:
    """The files of a form; a field that was left empty sends one without a name. Raises WrongUse where there are too many."""
    sent = [file for file in files if file.filename]
    if len(sent) > MOST_FILES:
        raise WrongAddress(_("Der kan indlæses %(count)d filer ad gangen.", count=MOST_FILES))
    return sent


def lay_down(files: Sequence[FileStorage], folder: Path) -> tuple[Path, ...]:
    """Write the files into a folder of ours, each under its own name; of two that are called the same the second is counted."""
    paths: list[Path] = []
    for file in files:
        path = folder / _unlike(clean_name(file.filename or ""), [taken.name for taken in paths])
        file.save(path)
        paths.append(path)
    return tuple(paths)


def clean_name(name: str) -> str:
    r"""A file's name alone, without its folders, without what no file system takes, and without a CPR number.

    >>> clean_name("C:\\Lister\\Rideklub.xlsx"), clean_name("../../etc/passwd"), clean_name("311299-1234.csv")
    ('Rideklub.xlsx', 'passwd', 'xxxxxx-xxxx.csv')
    """
    plain = unicodedata.normalize("NFC", PureWindowsPath(name).name)
    path = Path(mask_cpr(_UNWANTED.sub("", plain)).strip(" .") or "liste")
    ending = path.suffix[:10]
    return f"{path.stem[:_LONGEST_NAME]}{ending}"


def _unlike(name: str, taken: Sequence[str]) -> str:
    path, number, unlike = Path(name), 1, name
    while unlike in taken:
        number += 1
        unlike = f"{path.stem} ({number}){path.suffix}"
    return unlike
