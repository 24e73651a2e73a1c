"""Putting the parts together: a store from an address, a matcher from a catalogue."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from datetime import datetime
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from graphmodel.catalogue import Catalogue, load_catalogue
from graphmodel.engines import Purpose, is_there, open_store
from graphmodel.errors import StoreInUse, WrongUse
from graphmodel.store import GraphStore
from graphmodel.stored import is_empty
from kaedekort.ending import ending_in_order
from kaedekort.settings import Settings

if TYPE_CHECKING:
    from queries.match import Matcher
    from queries.overview import Overviews
    from queries.progress import Progress
    from queries.telling.lexicon import Wording


@contextmanager
def opened(settings: Settings, purpose: Purpose) -> Iterator[GraphStore]:
    """The store, let go of afterwards whatever happens. Raises StoreError."""
    with ending_in_order(), closing(open_store(settings.store, settings.credentials, purpose)) as store:
        yield store


@contextmanager
def opened_to_change(settings: Settings) -> Iterator[GraphStore]:
    """The store to work in; one that has not been made yet is not made by this. Raises StoreError."""
    with opened(settings, _purpose_of_a_change(settings)) as store:
        yield store


@contextmanager
def opened_to_show(settings: Settings, *, makes: bool = False) -> Iterator[tuple[GraphStore, bool]]:
    """The store, and whether it is a copy: where another process has it, a copy is shown, which follows what that one stores.

    `makes`: a store that is not there is made. Raises StoreInUse where nothing is in it yet that could be shown, StoreError.
    """
    purpose = Purpose.WRITE if makes else _purpose_of_a_change(settings)
    with ExitStack() as open_:
        try:
            found, is_copy = open_.enter_context(opened(settings, purpose)), False
        except StoreInUse:
            found, is_copy = open_.enter_context(opened(settings, Purpose.READ)), True
            if found.read(is_empty):
                raise
        yield found, is_copy


def _purpose_of_a_change(settings: Settings) -> Purpose:
    return Purpose.WRITE if is_there(settings.store) else Purpose.READ


def catalogue_of(settings: Settings) -> Catalogue:
    """The municipality's catalogue; each part of it is read when it is first needed. Raises WrongUse where its folder is none."""
    folder = settings.catalogue_folder
    if folder is not None and not folder.is_dir():
        raise WrongUse(f"Mappen »{folder}« med kommunens eget katalog findes ikke. Ret KAEDEKORT_CATALOGUE.")
    return load_catalogue(folder)


def matcher_of(catalogue: Catalogue) -> "Matcher":
    """The question "what suits this youth", in the words of a catalogue."""
    from queries.match import Matcher  # half of the commands never ask it, and need not wait for numpy

    return Matcher(carries=catalogue.carries_youth, wording=wording_of(catalogue))


def wording_of(catalogue: Catalogue) -> "Wording":
    """How a catalogue says what collaborations, needs and the like are."""
    from queries.telling.lexicon import Wording

    types = catalogue.collaboration
    return Wording(
        forward={type_.id: type_.name for type_ in types.values()},
        backward={type_.id: type_.reverse_name for type_ in types.values()},
        needs={need.id: need.name for need in catalogue.needs.values()},
        need_kinds={need.id: need.kind for need in catalogue.needs.values()},
        incomes={income.id: income.name for income in catalogue.income_bases.values()},
        interests={interest.id: interest.name for interest in catalogue.interests.values()},
    )


def overviews_of(catalogue: Catalogue, progress: "Progress | None" = None) -> "Overviews":
    """The questions about all youths at once; `progress` is told how far the long ones have come."""
    from queries.overview import Overviews
    from queries.progress import unheard

    return Overviews(catalogue.carries_youth, progress or unheard)


def now() -> datetime:
    """The time at which a change is made, with the machine's zone."""
    return datetime.now().astimezone()


@contextmanager
def opened_for_preview(settings: Settings) -> Iterator[GraphStore]:
    """The store to read; where its file is not there yet, an empty one that goes away again, so that a first list can be looked at."""
    if is_there(settings.store):
        with opened(settings, Purpose.READ) as store:
            yield store
        return
    with (
        TemporaryDirectory(prefix="kaedekort-") as folder,
        opened(replace(settings, store=f"file:{folder}/empty.kgl"), Purpose.WRITE) as store,
    ):
        yield store
