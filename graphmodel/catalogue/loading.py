"""The catalogue as a whole: which file holds what, read when it is first asked for, its references checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar, cast

from graphmodel.catalogue.columns import HeaderReader
from graphmodel.catalogue.errors import CatalogueError
from graphmodel.catalogue.exchange import catalogue_objects
from graphmodel.catalogue.folding import fold
from graphmodel.catalogue.list_entries import Column, ColumnRule, Negation, ValueWord
from graphmodel.catalogue.phrases import PhraseIndex
from graphmodel.catalogue.places import FILES, PLACES, SUBJECT_OF
from graphmodel.catalogue.reading import Entry, Identified, parse_file, read_text
from graphmodel.catalogue.references import check_references
from graphmodel.catalogue.relation_entries import Relation, RelationColumn, RelationWord
from graphmodel.catalogue.values import ValueReader
from graphmodel.catalogue.work_entries import (
    CollaborationState,
    CollaborationType,
    OfferKind,
    OrganisationKind,
    Permission,
    PermissionKind,
    Role,
    Sector,
)
from graphmodel.catalogue.youth_entries import (
    Area,
    Element,
    IncomeBasis,
    Interest,
    Need,
    Stage,
    Taxonomy,
    Transition,
    WordChoice,
)

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Worded: TypeAlias = Literal[
    "stages",
    "areas",
    "sectors",
    "organisation_kinds",
    "offer_kinds",
    "permissions",
    "roles",
    "income_bases",
    "needs",
    "interests",
]
_E = TypeVar("_E", bound=Entry)
_I = TypeVar("_I", bound=Identified)


@dataclass(frozen=True)
class Catalogue:
    """The field's words, kinds, roles and laws as one municipality uses them.

    Every property reads its own file on first use and keeps it (hence no slots); CatalogueError where the file is
    wrong or names what is not there. What has an id is a mapping by id in the order of the file; the rest is a tuple.
    """

    folder: Path | None = None

    @cached_property
    def taxonomies(self) -> Mapping[str, Taxonomy]:
        return self._by_id(Taxonomy)

    @cached_property
    def stages(self) -> Mapping[str, Stage]:
        return self._by_id(Stage)

    @cached_property
    def areas(self) -> Mapping[str, Area]:
        return self._by_id(Area)

    @cached_property
    def sectors(self) -> Mapping[str, Sector]:
        return self._by_id(Sector)

    @cached_property
    def organisation_kinds(self) -> Mapping[str, OrganisationKind]:
        return self._by_id(OrganisationKind)

    @cached_property
    def offer_kinds(self) -> Mapping[str, OfferKind]:
        return self._by_id(OfferKind)

    @cached_property
    def permission_kinds(self) -> Mapping[str, PermissionKind]:
        return self._by_id(PermissionKind)

    @cached_property
    def permissions(self) -> Mapping[str, Permission]:
        return self._by_id(Permission)

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        return self._by_id(Role)

    @cached_property
    def collaboration(self) -> Mapping[str, CollaborationType]:
        return self._by_id(CollaborationType)

    @cached_property
    def mutual_types(self) -> frozenset[str]:
        """The types of collaboration that hold both ways."""
        return frozenset(id_ for id_, type_ in self.collaboration.items() if type_.mutual)

    @cached_property
    def collaboration_states(self) -> Mapping[str, CollaborationState]:
        return self._by_id(CollaborationState)

    @cached_property
    def relations(self) -> Mapping[str, Relation]:
        return self._by_id(Relation)

    @cached_property
    def relation_columns(self) -> Mapping[str, RelationColumn]:
        return self._by_id(RelationColumn)

    @cached_property
    def relation_words(self) -> tuple[RelationWord, ...]:
        return self._entries(RelationWord)

    @cached_property
    def income_bases(self) -> Mapping[str, IncomeBasis]:
        return self._by_id(IncomeBasis)

    @cached_property
    def needs(self) -> Mapping[str, Need]:
        return self._by_id(Need)

    @cached_property
    def interests(self) -> Mapping[str, Interest]:
        return self._by_id(Interest)

    @cached_property
    def transitions(self) -> Mapping[str, Transition]:
        return self._by_id(Transition)

    @cached_property
    def elements(self) -> Mapping[str, Element]:
        return self._by_id(Element)

    @cached_property
    def word_choices(self) -> tuple[WordChoice, ...]:
        return self._entries(WordChoice)

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        return self._by_id(Column)

    @cached_property
    def column_rules(self) -> tuple[ColumnRule, ...]:
        return self._entries(ColumnRule)

    @cached_property
    def value_words(self) -> tuple[ValueWord, ...]:
        return self._entries(ValueWord)

    @cached_property
    def negations(self) -> tuple[Negation, ...]:
        return self._entries(Negation)

    @cached_property
    def carries_youth(self) -> Mapping[str, str]:
        """Which way a youth goes along each type of collaboration: forward, backward, both or none."""
        return {type_.id: type_.carries_youth for type_ in self.collaboration.values()}

    @cached_property
    def headers(self) -> HeaderReader:
        """What understands the headers of a partner's list."""
        return HeaderReader(self.columns, self.column_rules)

    @cached_property
    def values(self) -> ValueReader:
        """What understands the cells of a partner's list."""
        return ValueReader(self.value_words, self.negations)

    def words_of(self, subject: Worded) -> PhraseIndex:
        """What finds the ids of a subject in free text, by their names and everyday words."""
        if subject not in self._indexes:
            entries: Mapping[str, Any] = getattr(self, subject)
            self._indexes[subject] = PhraseIndex(
                {known: (entry.name, *entry.words) for known, entry in entries.items()}
            )
        return self._indexes[subject]

    def id_of(self, subject: Worded, text: str) -> str | None:
        """The id that a whole cell or argument stands for, in any spelling: an id, a name, or one of its words.

        An id goes before a name, a name before a word, and what comes first in the file before the rest.
        """
        if subject not in self._spellings:
            entries: Mapping[str, Any] = getattr(self, subject)
            spelled = [(known, known) for known in entries]
            spelled += [(entry.name, known) for known, entry in entries.items()]
            spelled += [(word, known) for known, entry in entries.items() for word in entry.words]
            self._spellings[subject] = {fold(text): known for text, known in reversed(spelled)}
        return self._spellings[subject].get(fold(text))

    def check(self) -> None:
        """Reads every file and follows every reference; CatalogueError for the first thing that is wrong."""
        for subject in PLACES:
            getattr(self, subject)

    def as_objects(self) -> list[dict[str, Any]]:
        """Stages, areas, sectors, permissions, roles and proposed grants in the exchange form, nodes first."""
        subjects: Mapping[str, Mapping[str, Identified]] = {
            "Stage": self.stages,
            "Area": self.areas,
            "Sector": self.sectors,
            "Permission": self.permissions,
        }
        return list(catalogue_objects(subjects, self.roles))

    @cached_property
    def _files(self) -> dict[str, dict[str, tuple[Entry, ...]]]:
        return {}

    @cached_property
    def _indexes(self) -> dict[str, PhraseIndex]:
        return {}

    @cached_property
    def _spellings(self) -> dict[str, dict[str, str]]:
        return {}

    def _by_id(self, kind: type[_I]) -> Mapping[str, _I]:
        return MappingProxyType({entry.id: entry for entry in self._entries(kind)})

    def _entries(self, kind: type[_E]) -> tuple[_E, ...]:
        entries = self._unchecked(SUBJECT_OF[kind])
        check_references(kind, entries, self._unchecked)
        return cast(tuple[_E, ...], entries)

    def _unchecked(self, subject: str) -> tuple[Entry, ...]:
        """A subject's entries without following their references, which may run in circles."""
        file, table, _ = PLACES[subject]
        if file not in self._files:
            tables = {name: kind for place, name, kind in PLACES.values() if place == file}
            self._files[file] = parse_file(self._text(file), file, tables)
        return self._files[file][table]

    def _text(self, file: str) -> str:
        """The municipality's own file where it has one, else the one that comes with the program."""
        if self.folder is not None and (own := self.folder / file).exists():
            return read_text(own)
        return _defaults().joinpath(file).read_text(encoding="utf-8")


@cache
def _defaults() -> "Traversable":
    """The folder of the files that come with the program."""
    from importlib import resources  # costs more time to import than a small file takes to read

    return resources.files("graphmodel.catalogue")


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """The catalogue that comes with the program, or a municipality's own folder over it, file by file.

    Nothing but the folder's list of names is read yet. CatalogueError where the folder is none, or holds a TOML file
    that the catalogue does not know: a misspelt name would otherwise be a file that never counts.
    """
    if folder is None:
        return Catalogue()
    if not folder.is_dir():
        raise CatalogueError(f"Mappen »{folder}« med kommunens eget katalog findes ikke.")
    for path in sorted(folder.glob("*.toml")):
        if path.name not in FILES:
            known = ", ".join(sorted(FILES))
            raise CatalogueError(f"{path.name} i »{folder}« kendes ikke. Kataloget består af {known}.")
    return Catalogue(folder)
