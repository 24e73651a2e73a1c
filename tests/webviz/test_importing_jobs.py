"""Lists that lie open: one at a time is worked on, each is its visitor's own, and what is left alone goes away."""

import errno
import threading
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from werkzeug.datastructures import FileStorage

from graphmodel.errors import NotFound, UserError
from importers.options import Options
from importers.progress import Stage, Stopped
from tests.webviz.conftest import AppOf
from tests.webviz.listing import PROGRESS, Visitor
from tests.webviz.maps import SMALL
from webviz.importing import working
from webviz.importing.job import Job, Standing
from webviz.importing.jobs import LONGEST_LEFT_ALONE, MAKES_WAY_AFTER, MOST_OPEN, MOST_OWN, Jobs, TooManyOpen
from webviz.importing.states import State
from webviz.importing.uploads import clean_name

Sent = Callable[..., Job]


class Clock:
    """A clock that stands still until it is told otherwise."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Held:
    """Work that waits until it is let go, and hears whether it was stopped."""

    def __init__(self) -> None:
        self.begun, self.go = threading.Event(), threading.Event()
        self.was_stopped = False

    def __call__(self, job: Job) -> None:
        self.begun.set()
        assert self.go.wait(30)
        try:
            job.hear(Stage.READING, 0, 1)
        except Stopped:
            self.was_stopped = True
            job.standing = Standing(State.STOPPED)
        else:
            job.standing = Standing(State.READY)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def jobs(app_of: AppOf, clock: Clock) -> Iterator[Jobs]:
    jobs = Jobs(clock)
    with app_of([]).test_request_context():
        yield jobs
    jobs.close()


@pytest.fixture
def held() -> Iterator[Held]:
    held = Held()
    yield held
    held.go.set()


def done(job: Job) -> None:
    job.standing = Standing(State.READY)


def opened(jobs: Jobs, owner: str, work: Callable[[Job], None] = done) -> Job:
    return jobs.open(owner, [FileStorage(BytesIO(b"Navn\n"), filename="liste.csv")], Options(), work)


def folder_of(job: Job) -> Path:
    return job.files[0].parent


def test_a_folder_is_private_and_its_name_cannot_be_guessed(jobs: Jobs) -> None:
    job = opened(jobs, "a")

    assert folder_of(job).stat().st_mode & 0o777 == 0o700
    assert folder_of(job).parent.stat().st_mode & 0o777 == 0o700
    assert len(job.id) >= 22


def test_lists_are_worked_on_one_after_another(jobs: Jobs, held: Held) -> None:
    first = opened(jobs, "a", held)
    assert held.begun.wait(30)
    second, third = opened(jobs, "b"), opened(jobs, "c")

    assert [jobs.turn_of(job) for job in (first, second, third)] == [0, 1, 2]
    assert second.standing.state is State.WAITING
    held.go.set()
    assert jobs.settle(30)
    assert {job.standing.state for job in (first, second, third)} == {State.READY}


def test_work_can_be_stopped_while_it_goes_on_and_while_it_waits(jobs: Jobs, held: Held) -> None:
    first = opened(jobs, "a", held)
    assert held.begun.wait(30)
    second = opened(jobs, "b")
    jobs.stop(second)
    assert second.standing.state is State.STOPPED
    jobs.stop(first)
    held.go.set()
    assert jobs.settle(30)
    assert held.was_stopped


def test_another_visitor_is_told_that_there_is_no_such_list(jobs: Jobs) -> None:
    job = opened(jobs, "a")

    assert jobs.find(job.id, "a") is job
    with pytest.raises(NotFound):
        jobs.find(job.id, "b")
    with pytest.raises(NotFound):
        jobs.find("x", "a")


def test_a_visitor_has_several_lists_open_and_one_more_takes_the_place_of_the_one_longest_left_alone(
    jobs: Jobs, clock: Clock
) -> None:
    lists = []
    for number in range(MOST_OWN + 1):
        clock.now = float(number)
        lists.append(opened(jobs, "a"))
        assert jobs.settle(30)
        jobs.find(lists[0].id, "a")

    assert jobs.of("a") == [lists[0], *lists[:1:-1]]
    assert [folder_of(job).exists() for job in lists] == [True, False, True, True]


@pytest.mark.parametrize("state", [State.STORED, State.FAILED, State.STOPPED])
def test_a_list_that_is_done_with_makes_way_for_the_visitors_next_one(jobs: Jobs, state: State) -> None:
    first, second = opened(jobs, "a"), opened(jobs, "a")
    assert jobs.settle(30)
    first.standing = Standing(state)
    third = opened(jobs, "a")

    assert {job.id for job in jobs.of("a")} == {second.id, third.id}


def test_a_list_that_has_to_make_way_while_it_is_read_is_stopped_and_its_files_go(
    jobs: Jobs, held: Held, clock: Clock
) -> None:
    first = opened(jobs, "a", held)
    assert held.begun.wait(30)
    clock.now = 1.0
    for _ in range(MOST_OWN):
        opened(jobs, "a")
    assert folder_of(first).exists()
    held.go.set()
    assert jobs.settle(30)

    assert held.was_stopped
    assert not folder_of(first).exists()


def test_only_so_many_lists_lie_open_at_once(jobs: Jobs) -> None:
    for number in range(MOST_OPEN):
        opened(jobs, str(number))
    with pytest.raises(TooManyOpen, match=f"Der er allerede {MOST_OPEN} lister åbne"):
        opened(jobs, "one more")
    assert jobs.settle(30)
    (first,) = jobs.of("0")
    jobs.drop(first)
    assert opened(jobs, "one more")


def test_where_there_is_no_room_the_list_that_was_left_alone_longest_makes_way(jobs: Jobs, clock: Clock) -> None:
    for number in range(MOST_OPEN):
        clock.now = float(number)
        opened(jobs, str(number))
    assert jobs.settle(30)
    clock.now = MAKES_WAY_AFTER + 1.5
    opened(jobs, "one more")

    assert jobs.of("0") == []
    assert len(jobs.of("1")) == 1


@pytest.mark.parametrize("state", [State.STORED, State.FAILED, State.STOPPED])
def test_where_there_is_no_room_a_list_that_is_done_with_makes_way_at_once(jobs: Jobs, state: State) -> None:
    lists = [opened(jobs, str(number)) for number in range(MOST_OPEN)]
    assert jobs.settle(30)
    lists[3].standing = Standing(state)
    opened(jobs, "one more")

    assert [not jobs.of(str(number)) for number in range(MOST_OPEN)] == [False, False, False, True, False]


def test_files_that_there_is_no_room_for_take_no_place(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FileStorage, "save", full)
    with pytest.raises(UserError, match="Måske er disken fuld"):
        opened(jobs, "a")

    assert jobs.of("a") == []
    assert jobs.settle(1)


def test_a_list_that_is_left_alone_for_an_hour_goes_with_its_files(jobs: Jobs, clock: Clock) -> None:
    left, used = opened(jobs, "a"), opened(jobs, "b")
    assert jobs.settle(30)
    clock.now = LONGEST_LEFT_ALONE - 1
    jobs.find(used.id, "b")
    clock.now = LONGEST_LEFT_ALONE + 1

    with pytest.raises(NotFound):
        jobs.find(left.id, "a")
    assert jobs.find(used.id, "b") is used
    assert not folder_of(left).exists()


def test_closing_removes_everything(jobs: Jobs) -> None:
    job = opened(jobs, "a")
    jobs.close()

    assert not folder_of(job).exists()
    assert jobs.of("a") == []


def test_what_can_be_worked_on_again_begins_anew(jobs: Jobs, held: Held) -> None:
    job = opened(jobs, "a", held)
    assert held.begun.wait(30)
    jobs.start(job, done)
    assert jobs.turn_of(job) == 0
    held.go.set()
    assert jobs.settle(30)
    jobs.stop(job)
    jobs.start(job, done)
    assert jobs.settle(30)
    assert job.standing.state is State.READY
    assert not job.is_stopped


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Liste.xlsx", "Liste.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Lister\\Rideklub.XLSX", "Rideklub.XLSX"),
        ("...", "liste"),
        ("", "liste"),
        ("a\r\nb.csv", "ab.csv"),
        ("x" * 500 + ".csv", "x" * 120 + ".csv"),
        ("311299-1234.csv", "xxxxxx-xxxx.csv"),
        ("a\u030a.csv", "å.csv"),
        ("liste\u202evsc.exe.csv", "listevsc.exe.csv"),
        ("a\u2028b\u200b.csv", "ab.csv"),
    ],
)
def test_a_files_name_is_made_safe(name: str, clean: str) -> None:
    assert clean_name(name) == clean


@pytest.fixture
def slow(app_of: AppOf, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Visitor, Held]]:
    """A visitor whose lists are read when the test says so."""
    held, really = Held(), working.preview

    def preview(
        files: object, store: object, catalogue: object, options: object, progress: Callable[..., None]
    ) -> object:
        progress(Stage.UNDERSTANDING, 200, 1000)
        held.begun.set()
        assert held.go.wait(30)
        return really(files, store, catalogue, options, progress)  # type: ignore[arg-type]

    monkeypatch.setattr(working, "preview", preview)
    visitor = Visitor(app_of(SMALL))
    yield visitor, held
    held.go.set()
    visitor.jobs.close()


def start(visitor: Visitor) -> None:
    answer = visitor.post("/indlaes", filer=(BytesIO(b"Tilbud;Udbyder\nKor;Sang\n"), "liste.csv"), kommune="0990")
    visitor.at = answer.location


def test_the_page_answers_while_a_list_is_read_and_shows_how_far_it_is(slow: tuple[Visitor, Held]) -> None:
    visitor, held = slow
    start(visitor)
    assert held.begun.wait(30)
    page = visitor.get().text

    assert PROGRESS in page
    assert "Forstår rækkerne" in page
    assert '<progress class="standing-bar" max="1000" value="200"' in page
    assert '<meta http-equiv="refresh"' in page
    assert visitor.get("/organisationer").status_code == 200
    fragment = visitor.get(f"{visitor.at}/tilstand")
    assert "HX-Redirect" not in fragment.headers
    held.go.set()
    assert "1 række er læst" in visitor.settled().text
    assert visitor.get(f"{visitor.at}/tilstand").headers["HX-Redirect"] == visitor.at


def test_somebody_else_waits_for_a_turn_and_is_told_so(slow: tuple[Visitor, Held]) -> None:
    visitor, held = slow
    other = Visitor(visitor.app)
    start(visitor)
    assert held.begun.wait(30)
    start(other)

    assert "Der er 1 liste før din." in other.get().text
    held.go.set()
    assert "1 række er læst" in other.settled().text


def test_a_list_is_stopped_and_tried_again(slow: tuple[Visitor, Held]) -> None:
    visitor, held = slow
    start(visitor)
    assert held.begun.wait(30)
    visitor.post(visitor.at, handling="stop")
    held.go.set()

    assert "Listen blev stoppet. Intet er gemt." in visitor.settled().text
    visitor.post(visitor.at, handling="igen")
    assert "1 række er læst" in visitor.settled().text


def test_a_list_that_is_read_is_neither_stored_nor_downloaded(slow: tuple[Visitor, Held]) -> None:
    visitor, held = slow
    start(visitor)
    assert held.begun.wait(30)

    assert visitor.post(visitor.at, handling="gem").status_code == 303
    assert visitor.get(f"{visitor.at}/markeret.xlsx").status_code == 404
    assert visitor.get(f"{visitor.at}/netvaerk.json").status_code == 404


def test_a_fault_of_ours_is_said_in_a_sentence_and_ends_the_waiting(
    app_of: AppOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("hemmelig sti")

    monkeypatch.setattr(working, "preview", fail)
    visitor = Visitor(app_of(SMALL))
    page = visitor.drop().text

    assert "Der er en fejl i programmet" in page
    assert "hemmelig" not in page
    visitor.jobs.close()
