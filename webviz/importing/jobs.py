"""The lists that lie open: each a visitor's own, with its files in a private folder, worked on in turn by one thread beside the pages.

A list is let go of, and its files removed, when it is dropped, replaced, left alone for an hour, or when the program ends; the files
also once it is stored.
"""

import hmac
import logging
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias, cast

from flask import Flask
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import FileStorage

from graphmodel.errors import UserError
from importers.options import Options
from importers.progress import Stage, Stopped
from importers.result import Decision, Result
from webviz.errors import NothingThere, Translated
from webviz.importing.folders import ListsFolder
from webviz.importing.looking import Looked
from webviz.importing.picture import Coming
from webviz.importing.states import State
from webviz.importing.uploads import lay_down

MOST_OPEN = 5
"""Each may hold a large file and all that was understood of it."""
LONGEST_LEFT_ALONE = 60 * 60.0
MAKES_WAY_AFTER = 10 * 60.0
"""A list that nobody has looked at for so long makes way for another where there is no room: its browser may be closed."""
_LONGEST_WAIT = 60.0
_LONGEST_ENDING = 30.0
_ENDED = (State.STORED, State.FAILED, State.STOPPED)
_KEY = "kaedekort lists"
_LOG = logging.getLogger(__name__)


class TooManyOpen(Translated, UserError):
    """As many lists lie open as the machine should have to hold."""


class NoSpace(Translated, UserError):
    """The files could not be laid down: the disk is full, or there is no folder for them."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a list has come; `done` of `whole` in its stage, `whole` 0 where nobody knows."""

    state: State
    stage: Stage | None = None
    done: int = 0
    whole: int = 0


@dataclass(slots=True, eq=False)
class Job:
    """A list that lies open; what of it changes while a page is made is replaced as a whole.

    `looked` is the preview with what the page needs of it, `round` counts the previews, `notice` and `problem` are sentences for the
    visitor, `asked` every question that was asked so far, `result` what was stored. `pictures` are kept by round and language.
    """

    id: str
    owner: str
    files: tuple[Path, ...]
    options: Options
    touched: float
    standing: Standing = field(default_factory=lambda: Standing(State.WAITING))
    looked: Looked | None = None
    round: int = 0
    notice: str = ""
    problem: str = ""
    asked: dict[str, Decision] = field(default_factory=dict)
    pictures: dict[tuple[int, str], Coming | None] = field(default_factory=dict)
    result: Result | None = None
    is_stopped: bool = False

    @property
    def names(self) -> list[str]:
        """The files as the visitor knows them."""
        return [path.name for path in self.files]

    @property
    def name(self) -> str:
        """What the list is called: its file, of several the first and how many more."""
        first, *others = self.names or [""]
        return (
            ngettext("%(file)s og %(num)d fil til", "%(file)s og %(num)d filer til", len(others), file=first)
            if others
            else first
        )

    @property
    def is_storing(self) -> bool:
        """Whether it is being stored, which cannot be stopped halfway."""
        return self.standing.state is State.WORKING and self.standing.stage is Stage.STORING

    def hear(self, stage: Stage, done: int, whole: int) -> None:
        """Take in how far the work has come. Raises Stopped where the visitor has had enough."""
        self.standing = Standing(State.WORKING, stage, done, whole)  # first: who stops sees that storing has begun
        if self.is_stopped:
            raise Stopped


Work: TypeAlias = Callable[[Job], None]
"""What is done with a list beside the pages; it says in the job how it went and raises nothing."""


class Jobs:
    """The open lists of an application."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._jobs: dict[str, Job] = {}
        self._waiting: deque[tuple[Job, Work]] = deque()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._at_work: Job | None = None
        self._folder: ListsFolder | None = None

    def open(self, owner: str, files: Sequence[FileStorage], options: Options, work: Work) -> Job:
        """Lay down a visitor's files and begin to work on them; a list of the same visitor makes way. Raises TooManyOpen."""
        with self._changed:
            self._forget_the_old()
            for job in [job for job in self._jobs.values() if job.owner == owner]:
                self._let_go(job)
            self._make_room()
            job = Job(secrets.token_urlsafe(16), owner, (), options, self._clock())
            self._jobs[job.id] = job
            try:
                job.files = lay_down(files, self._make_folder(job))
            except OSError as error:
                self._let_go(job)
                _LOG.error("a list's files could not be laid down", exc_info=error)
                raise NoSpace(
                    _("Filerne kunne ikke lægges på maskinen, så intet er læst. Måske er disken fuld.")
                ) from error
            self._start(job, work)
        return job

    def find(self, job_id: str, owner: str) -> Job:
        """The visitor's list of that id. Raises NotFound where there is none, or it is another's."""
        with self._changed:
            self._forget_the_old()
            job = self._jobs.get(job_id)
            if job is None or not hmac.compare_digest(job.owner, owner):
                raise NothingThere(
                    _(
                        "Listen er ikke åben mere. En liste er åben i én browser, til den er gemt eller kasseret, "
                        "og højst en time. Vælg filen igen."
                    )
                )
            job.touched = self._clock()
        return job

    def of(self, owner: str) -> Job | None:
        """The list that a visitor has open."""
        with self._changed:
            self._forget_the_old()
            return next((job for job in self._jobs.values() if job.owner == owner), None)

    def start(self, job: Job, work: Work) -> None:
        """Work on a list again, in turn; one that is at work already is left to it."""
        with self._changed:
            if job.standing.state not in (State.WAITING, State.WORKING):
                self._start(job, work)

    def stop(self, job: Job) -> None:
        """End the work on a list, as soon as it can be ended."""
        with self._changed:
            job.is_stopped = True
            waiting = [entry for entry in self._waiting if entry[0] is job]
            for entry in waiting:
                self._waiting.remove(entry)
                job.standing = Standing(State.STOPPED)

    def drop(self, job: Job) -> None:
        """Let go of a list and remove its files."""
        with self._changed:
            self._let_go(job)

    def remove_files(self, job: Job) -> None:
        """Remove the files of a list that is stored, and what was understood of them."""
        self._remove_folder(job)
        job.looked = None
        job.pictures.clear()

    def turn_of(self, job: Job) -> int:
        """How many lists come before this one."""
        with self._changed:
            before = [waiting for waiting, _work in self._waiting]
            place = before.index(job) if job in before else 0
            return place + (self._at_work is not None and self._at_work is not job)

    def settle(self, seconds: float) -> bool:
        """Wait until nothing is worked on or waits, so long at most; whether that came."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting and self._at_work is None, seconds)

    def close(self) -> None:
        """End all work and remove all files; what is being stored just then is stored first."""
        with self._changed:
            for job in list(self._jobs.values()):
                self._let_go(job)
        self.settle(_LONGEST_ENDING)

    def _start(self, job: Job, work: Work) -> None:
        job.is_stopped = False
        job.standing = Standing(State.WAITING)
        self._waiting.append((job, work))
        if self._thread is None:
            self._thread = threading.Thread(target=self._work_in_turn, name="kaedekort-lists", daemon=True)
            self._thread.start()
        self._changed.notify_all()

    def _work_in_turn(self) -> None:
        """Work on what waits; end when nothing lies open any more."""
        while True:
            with self._changed:
                while not self._waiting:
                    self._forget_the_old()
                    if not self._jobs:
                        self._thread = None
                        return
                    self._changed.wait(_LONGEST_WAIT)
                job, work = self._waiting.popleft()
                self._at_work = job
            work(job)
            with self._changed:
                self._at_work = None
                if job.id not in self._jobs:
                    self._remove_folder(job)
                self._changed.notify_all()

    def _forget_the_old(self) -> None:
        self._forget(self._clock() - LONGEST_LEFT_ALONE, most=MOST_OPEN)

    def _forget(self, before: float, most: int) -> None:
        """Let go of the lists that nobody has looked at since then, the longest left alone first."""
        left_alone = sorted((job for job in self._jobs.values() if job.touched < before), key=lambda job: job.touched)
        for job in left_alone[:most]:
            self._let_go(job)

    def _let_go(self, job: Job) -> None:
        """Files of a list that is at work are removed when the work has ended."""
        self._jobs.pop(job.id, None)
        job.is_stopped = True
        self._waiting = deque(entry for entry in self._waiting if entry[0] is not job)
        if self._at_work is not job:
            self._remove_folder(job)
        self._changed.notify_all()

    def _make_room(self) -> None:
        """Where there is no room for a list more, let go of one that is done with, else of one left alone. Raises TooManyOpen."""
        if len(self._jobs) < MOST_OPEN:
            return
        ended = [job for job in self._jobs.values() if job.standing.state in _ENDED]
        if ended:
            self._let_go(min(ended, key=lambda job: job.touched))
        else:
            self._forget(self._clock() - MAKES_WAY_AFTER, most=1)
        if len(self._jobs) >= MOST_OPEN:
            raise TooManyOpen(
                _(
                    "Der er allerede %(count)d lister åbne, og flere kan maskinen ikke have åbne på én gang. Gem eller kassér en af dem, "
                    "eller prøv igen om lidt: en liste, som ingen ser på i %(minutes)d minutter, giver plads.",
                    count=MOST_OPEN,
                    minutes=int(MAKES_WAY_AFTER // 60),
                )
            )

    def _make_folder(self, job: Job) -> Path:
        if self._folder is None:
            self._folder = ListsFolder()
        return self._folder.make(job.id)

    def _remove_folder(self, job: Job) -> None:
        if self._folder is not None:
            self._folder.remove(job.id)


def open_lists(app: Flask) -> Jobs:
    """The lists that lie open in an application."""
    return cast(Jobs, app.extensions.setdefault(_KEY, Jobs()))
