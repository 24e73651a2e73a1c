"""Handles, short names, stand-ins and emergencies, and what a viewer has to do with a youth."""

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, select, update
from sqlalchemy.orm import Session

from graphmodel.errors import InputError, NotFound
from graphmodel.store import GraphStore
from tests.oracle.graph import Object
from tests.queries.maps import edge, node
from tests.webviz.conftest import StoreOf
from webviz.access.roles import CONTACT_PERSON, PARTNER
from webviz.access.viewer import Viewer
from webviz.accounts.database import AccountsUnavailable
from webviz.accounts.tables import Base
from webviz.cases.emergencies import HOURS
from webviz.cases.files import CaseFiles, open_case_files
from webviz.cases.tables import ShortName

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
SECRET, OTHER_SECRET = "A" * 43, "B" * 43
REASON = "Afløser Kaj, der er på ferie"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = create_engine(f"sqlite:///{tmp_path / 'accounts.db'}")
    Base.metadata.create_all(made)
    yield made
    made.dispose()


@pytest.fixture
def files(engine: Engine) -> CaseFiles:
    return open_case_files(engine, SECRET)


def contact_person(actor_id: str | None = "actor-kaj", account: str = "account-kaj") -> Viewer:
    return Viewer(account, "Kaj", CONTACT_PERSON, actor_id=actor_id)


def partner(actor_id: str = "actor-mette") -> Viewer:
    return Viewer("account-mette", "Mette", PARTNER, actor_id=actor_id)


def the_map(*more: Object, kaj: str = "active") -> list[Object]:
    """Kaj is contact person for youth-1, who lets the house be told, where Mette works; youth-2 has nobody."""
    return [
        node("Organisation", "org-kui"),
        node("Organisation", "org-huset"),
        node("Actor", "actor-kaj", status=kaj),
        node("Actor", "actor-mette"),
        {"node": "Youth", "id": "youth-1"},
        {"node": "Youth", "id": "youth-2"},
        edge("WORKS_AT", "actor-mette", "org-huset"),
        edge("CONTACT_PERSON_FOR", "actor-kaj", "youth-1"),
        edge("CONSENTS_TO", "youth-1", "org-huset", purpose="forløb"),
        *more,
    ]


def ties(store: GraphStore, files: CaseFiles, viewer: Viewer, youth_id: str = "youth-1") -> tuple[bool, bool]:
    """Whether the viewer is contact person, and whether the youth lets their workplace be told."""
    case = store.read(lambda reader: files.case(reader, youth_id, viewer, NOW))
    assert case is not None
    return viewer.actor_id in case.contact_persons, viewer.actor_id in case.consents


def test_a_youth_keeps_one_handle_that_says_nothing_of_the_id(files: CaseFiles, engine: Engine) -> None:
    handle = files.handles.of("youth-aborre-12")
    assert "aborre" not in handle
    assert len(handle) == 22
    assert files.handles.of("youth-aborre-12") == handle
    assert files.handles.of("youth-elg-54") != handle
    again = open_case_files(engine, SECRET).handles
    assert (again.of("youth-aborre-12"), again.youth_of(handle)) == (handle, "youth-aborre-12")


def test_a_handle_that_is_guessed_or_forgotten_means_nobody(files: CaseFiles, engine: Engine) -> None:
    handle = files.handles.of("youth-1")
    assert [files.handles.youth_of(guess) for guess in ("youth-1", "", handle[:-1], handle.swapcase())] == [None] * 4
    files.handles.forget("youth-1")
    assert files.handles.youth_of(handle) is None
    assert open_case_files(engine, SECRET).handles.youth_of(handle) is None
    assert files.handles.of("youth-1") != handle


def test_who_asks_at_once_gets_the_same_handle(engine: Engine) -> None:
    found: list[str] = []
    makers = [
        threading.Thread(target=lambda: found.append(open_case_files(engine, SECRET).handles.of("youth-1")))
        for _ in range(8)
    ]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert len(found) == 8
    assert len(set(found)) == 1


def test_a_short_name_is_read_by_the_same_key_alone_and_written_in_no_database(
    files: CaseFiles, engine: Engine, tmp_path: Path
) -> None:
    files.short_names.write("youth-1", "  Freja   K. ", "account-kaj", NOW)
    assert files.short_names.of(["youth-1", "youth-2"]) == {"youth-1": "Freja K."}
    assert open_case_files(engine, OTHER_SECRET).short_names.of(["youth-1"]) == {}
    engine.dispose()
    assert b"Freja" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_a_short_name_that_was_moved_to_another_youth_is_none(files: CaseFiles, engine: Engine) -> None:
    files.short_names.write("youth-1", "Freja", "account-kaj", NOW)
    with Session(engine) as session, session.begin():
        session.execute(update(ShortName).values(youth_id="youth-2"))
    assert files.short_names.of(["youth-1", "youth-2"]) == {}


def test_an_empty_short_name_takes_the_old_one_away(files: CaseFiles, engine: Engine) -> None:
    files.short_names.write("youth-1", "Freja", "account-kaj", NOW)
    files.short_names.write("youth-1", "Fia", "account-kaj", NOW)
    assert files.short_names.of(["youth-1"]) == {"youth-1": "Fia"}
    files.short_names.write("youth-1", " ", "account-kaj", NOW)
    assert files.short_names.of(["youth-1"]) == {}
    with Session(engine) as session:
        assert session.scalars(select(ShortName)).all() == []


@pytest.mark.parametrize("name", ["010190-1234", "x" * 21, "Fre\u202eja"])
@pytest.mark.usefixtures("in_a_request")
def test_what_is_no_short_name_is_refused(files: CaseFiles, name: str) -> None:
    files.short_names.write("youth-1", "Freja", "account-kaj", NOW)
    with pytest.raises(InputError):
        files.short_names.write("youth-1", name, "account-kaj", NOW)
    assert files.short_names.of(["youth-1"]) == {"youth-1": "Freja"}


def test_a_stand_in_is_in_force_from_the_first_day_to_the_last(files: CaseFiles) -> None:
    span = (TODAY, TODAY + timedelta(days=4))
    made = files.stand_ins.arrange("youth-2", "account-ida", span, REASON, "account-kaj", NOW)
    days = [TODAY + timedelta(days=number) for number in (-1, 0, 4, 5)]
    assert [made.is_in_force(day) for day in days] == [False, True, True, False]
    assert [bool(files.stand_ins.of_account("account-ida", day)) for day in days] == [False, True, True, False]
    assert files.stand_ins.of_account("account-kaj", TODAY) == ()


@pytest.mark.usefixtures("in_a_request")
def test_a_stand_in_that_is_taken_back_is_over_at_once(files: CaseFiles) -> None:
    span = (TODAY, TODAY + timedelta(days=4))
    made = files.stand_ins.arrange("youth-2", "account-ida", span, REASON, "account-kaj", NOW)
    for youth_id, number in (("youth-1", made.id), ("youth-2", made.id + 1)):
        with pytest.raises(NotFound):
            files.stand_ins.end(youth_id, number, NOW)
    assert files.stand_ins.end("youth-2", made.id, NOW).ended_at == NOW
    assert files.stand_ins.of_account("account-ida", TODAY) == ()
    with pytest.raises(NotFound):
        files.stand_ins.end("youth-2", made.id, NOW)
    assert [each.reason for each in files.stand_ins.of_youth("youth-2")] == [REASON]


@pytest.mark.parametrize(
    ("first", "last", "reason"),
    [
        (TODAY, TODAY - timedelta(days=1), REASON),
        (TODAY, TODAY + timedelta(days=92), REASON),
        (TODAY, TODAY, "ferie"),
        (TODAY, TODAY, "x" * 501),
        (TODAY, TODAY, "Kender 010190-1234 godt"),
    ],
)
@pytest.mark.usefixtures("in_a_request")
def test_a_stand_in_without_a_span_or_a_reason_is_refused(
    files: CaseFiles, first: date, last: date, reason: str
) -> None:
    with pytest.raises(InputError):
        files.stand_ins.arrange("youth-2", "account-ida", (first, last), reason, "account-kaj", NOW)
    assert files.stand_ins.of_youth("youth-2") == ()


def test_an_emergency_lasts_some_hours_and_is_reported_until_it_is_seen(files: CaseFiles) -> None:
    report = files.emergencies.begin("youth-2", "account-kaj", "Ringede fra banegården uden et sted at sove", NOW)
    hours = [-1, 0, HOURS - 0.01, HOURS]
    found = [files.emergencies.in_force("youth-2", NOW + timedelta(hours=each)) for each in hours]
    assert found == [{}, {"account-kaj": str(report.id)}, {"account-kaj": str(report.id)}, {}]
    assert files.emergencies.in_force("youth-1", NOW) == {}
    assert [each.id for each in files.emergencies.reports(unseen_only=True)] == [report.id]
    assert files.emergencies.mark_seen(report.id, "account-boss", NOW)
    assert not files.emergencies.mark_seen(report.id, "account-boss", NOW)
    assert not files.emergencies.mark_seen(report.id + 1, "account-boss", NOW)
    assert files.emergencies.reports(unseen_only=True) == ()
    assert [each.seen_by for each in files.emergencies.reports()] == ["account-boss"]


def test_a_contact_person_is_who_the_map_says_on_the_day(store_of: StoreOf, files: CaseFiles) -> None:
    assert ties(store_of(the_map()), files, contact_person()) == (True, False)
    assert ties(store_of(the_map()), files, contact_person(), "youth-2") == (False, False)
    assert ties(store_of(the_map(kaj="closed")), files, contact_person()) == (False, False)
    assert ties(store_of(the_map()), files, contact_person(None)) == (False, False)
    over = edge("CONTACT_PERSON_FOR", "actor-kaj", "youth-2", valid_to="2026-11-22")
    last_day = edge("CONTACT_PERSON_FOR", "actor-mette", "youth-2", valid_to="2026-11-23")
    store = store_of(the_map(over, last_day))
    assert ties(store, files, contact_person(), "youth-2") == (False, False)
    assert ties(store, files, contact_person("actor-mette"), "youth-2") == (True, False)


def test_a_partner_sees_whom_the_workplace_may_be_told_of(store_of: StoreOf, files: CaseFiles) -> None:
    assert ties(store_of(the_map()), files, partner()) == (False, True)
    assert ties(store_of(the_map()), files, partner(), "youth-2") == (False, False)
    assert ties(store_of(the_map()), files, partner("actor-kaj")) == (True, False)
    withdrawn = edge("CONSENTS_TO", "youth-2", "org-huset", withdrawn_on="2026-11-23")
    other = edge("CONSENTS_TO", "youth-2", "org-huset", purpose="statistik", valid_from="2026-01-01")
    refused = edge("CONSENTS_TO", "youth-2", "org-huset", state="refused", valid_from="2026-02-01")
    assert ties(store_of(the_map(withdrawn, other, refused)), files, partner(), "youth-2") == (False, False)
    tomorrow = edge("CONSENTS_TO", "youth-2", "org-huset", withdrawn_on="2026-11-24")
    assert ties(store_of(the_map(tomorrow)), files, partner(), "youth-2") == (False, True)


def test_there_is_no_case_of_a_youth_who_is_not_there(store_of: StoreOf, files: CaseFiles) -> None:
    assert store_of(the_map()).read(lambda reader: files.case(reader, "youth-9", contact_person(), NOW)) is None


def test_my_youths_are_my_own_and_those_i_stand_in_for(store_of: StoreOf, files: CaseFiles) -> None:
    store = store_of(the_map())

    def mine(viewer: Viewer) -> tuple[str, ...]:
        return store.read(lambda reader: files.youths_of(reader, viewer, TODAY))

    assert (mine(contact_person()), mine(partner()), mine(contact_person("actor-mette"))) == (("youth-1",),) * 2 + ((),)
    files.stand_ins.arrange("youth-2", "account-kaj", (TODAY, TODAY), REASON, "account-ida", NOW)
    assert mine(contact_person()) == ("youth-1", "youth-2")
    assert mine(contact_person("actor-nobody")) == ()
    assert mine(Viewer("account-kaj", "Kaj", "manager")) == ()


@pytest.mark.usefixtures("in_a_request")
def test_a_database_that_is_away_is_told_of(tmp_path: Path) -> None:
    files = open_case_files(create_engine(f"sqlite:///{tmp_path / 'away' / 'accounts.db'}"), SECRET)
    with pytest.raises(AccountsUnavailable):
        files.handles.of("youth-1")
    with pytest.raises(AccountsUnavailable):
        files.emergencies.in_force("youth-1", NOW)
