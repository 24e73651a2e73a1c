"""Keeping the translations up to date: `python -m webviz.translating` puts every message of the pages into each catalogue.

Messages are what templates and code say through gettext, and, in the contexts "word" and "words" (plural), the words of the data
model and of the catalogue that comes with the program. A catalogue keeps its translations; messages that nothing says any more leave it,
and new ones stand empty until somebody writes them, which the tests ask for. Nothing is guessed and nothing is compiled.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from graphmodel.catalogue import load_catalogue
from graphmodel.schema import EDGE_TYPES, NODE_TYPES
from queries.facts.surroundings import LABELS, TYPES
from queries.telling.causes import CAUSES, UNSETTLED
from webviz.languages import LANGUAGES, SOURCE
from webviz.network.facts import VALUE_SETS

FOLDER = Path(__file__).parent
_METHODS = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
_OPTIONS = {"**/templates/**.html": {"silent": "false", "trimmed": "true"}}
_WIDTH = 140


def extract() -> Catalog:
    """Every message, with where it is said."""
    messages = Catalog(charset="utf-8")
    found = extract_from_dir(FOLDER, method_map=_METHODS, options_map=_OPTIONS, comment_tags=("Translators:",))
    for path, _line, message, comments, context in sorted(found, key=str):
        messages.add(message, locations=[(path, 0)], auto_comments=comments, context=context)
    for name in sorted(set(_words())):
        messages.add(name, context="word")
    for name in sorted({NODE_TYPES[label].plural_da for label in LABELS}):
        messages.add(name, context="words")
    return messages


def _words() -> Iterable[str]:
    """What `webviz.words.word` is asked for: labels of the model, names of the catalogue."""
    for label in LABELS:
        node = NODE_TYPES[label]
        yield from (node.label_da, *(field.label for field in node.fields.values()))
    yield from (EDGE_TYPES[type_].label_da for type_ in TYPES)
    catalogue = load_catalogue()
    for named in (
        catalogue.areas,
        catalogue.stages,
        catalogue.sectors,
        catalogue.organisation_kinds,
        catalogue.offer_kinds,
        catalogue.permission_kinds,
        catalogue.collaboration_states,
        catalogue.income_bases,
        catalogue.interests,
        catalogue.needs,
    ):
        yield from (entry.name for entry in named.values())
    for collaboration in catalogue.collaboration.values():
        yield from (collaboration.name, collaboration.reverse_name)
    yield from (*CAUSES.values(), *UNSETTLED.values())
    yield from (value.name for value in catalogue.value_words if value.set in VALUE_SETS)


def file_of(code: str) -> Path:
    """The text file with the messages of a language."""
    return FOLDER / "translations" / code / "LC_MESSAGES" / "messages.po"


def read(code: str) -> Catalog:
    """The catalogue of a language."""
    with file_of(code).open("rb") as file:
        return read_po(file, locale=code)


def update(code: str) -> tuple[int, int]:
    """Bring a language's catalogue up to date; how many messages it has, and how many of them wait for a translation."""
    catalogue = read(code)
    header = catalogue.creation_date, catalogue.revision_date
    catalogue.update(extract(), no_fuzzy_matching=True, update_header_comment=False, keep_user_comments=True)
    catalogue.obsolete.clear()
    catalogue.creation_date, catalogue.revision_date = header  # the same messages make the same file
    with file_of(code).open("wb") as file:
        write_po(file, catalogue, width=_WIDTH, sort_output=True, ignore_obsolete=True, include_lineno=False)
    messages = [message for message in catalogue if message.id]
    return len(messages), sum(not message.string or not all(message.string) for message in messages)


def main() -> int:
    """Update every catalogue, and tell what is left to do."""
    waiting = 0
    for code in LANGUAGES:
        if code != SOURCE:
            total, empty = update(code)
            waiting += empty
            sys.stdout.write(f"{code}: {total} messages, {empty} to translate\n")
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.exit(main())
