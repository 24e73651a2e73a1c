"""The lists that lie open: each a visitor's own, with its files in a private folder, worked on in turn beside the pages.

A list is let go of, and its files removed, when it is dropped, left alone for an hour, has to make way, or when the program ends; the
files also once it is stored.
"""

import hmac
import logging
import secrets
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import cast

from flask import Flask
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from importers.options import Options
from webviz.errors import Busy, NothingThere
from webviz.importing.folders import ListsFolder
from webviz.importing.job import Job, Standing, Work
from webviz.importing.states import State
from webviz.importing.turns import Turns
from webviz.importing.uploads import lay_down

MOST_OPEN = 5
"""Each may hold a large file and all that was understood of it."""
MOST_OWN = 3
"""So many a visitor may have open, in as many tabs."""
LONGEST_LEFT_ALONE = 60 * 60.0
MAKES_WAY_AFTER = 10 * 60.0
"""A list that nobody has looked at for so long makes way for another where there is no room: its browser may be closed."""
_LONGEST_ENDING = 30.0
_KEY = "kaedekort lists"
_LOG = logging.getLogger(__name__)


class TooManyOpen(Busy):
    """As many lists lie open as the machine should have to hold."""


class NoSpace(Busy):
    """The files could not be laid down: the disk is full, or there is no folder for them."""


class Jobs:
    """The open lists of an application; `turns` is what does the work, here and for whatever else is to be done beside the pages."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._jobs: dict[str, Job] = {}
        self._folder: ListsFolder | None = None
        self.turns = Turns(self._clean_up, self._has_open)

    def open(self, owner: str, files: Sequence[FileStorage], options: Options, work: Work) -> Job:
        """Lay down a visitor's files and begin to work on them. Raises TooManyOpen, NoSpace."""
        with self.turns.changed:
            self._forget_the_old()
            self._make_own_room(owner)
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
        with self.turns.changed:
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

    def of(self, owner: str) -> list[Job]:
        """The lists that a visitor has open, the one that was looked at last first."""
        with self.turns.changed:
            self._forget_the_old()
            own = [job for job in self._jobs.values() if job.owner == owner]
            return sorted(own, key=lambda job: -job.touched)

    def start(self, job: Job, work: Work) -> None:
        """Work on a list again, in turn; one that is at work already is left to it."""
        with self.turns.changed:
            if job.standing.state not in (State.WAITING, State.WORKING):
                self._start(job, work)

    def stop(self, job: Job) -> None:
        """End the work on a list, as soon as it can be ended."""
        with self.turns.changed:
            job.is_stopped = True
            if self.turns.remove(job):
                job.standing = Standing(State.STOPPED)

    def drop(self, job: Job) -> None:
        """Let go of a list and remove its files."""
        with self.turns.changed:
            self._let_go(job)

    def remove_files(self, job: Job) -> None:
        """Remove the files of a list that is stored, and what was understood of them."""
        self._remove_folder(job)
        job.looked = None
        job.pictures.clear()

    def turn_of(self, job: Job) -> int:
        """How many lists come before this one."""
        return self.turns.before(job)

    def settle(self, seconds: float) -> bool:
        """Wait until nothing is worked on or waits, so long at most; whether that came."""
        return self.turns.settle(seconds)

    def close(self) -> None:
        """End all work and remove all files; what is being stored just then is stored first."""
        with self.turns.changed:
            for job in list(self._jobs.values()):
                self._let_go(job)
        self.settle(_LONGEST_ENDING)

    def _start(self, job: Job, work: Work) -> None:
        job.is_stopped = False
        job.standing = Standing(State.WAITING)
        self.turns.add(job, partial(work, job))

    def _clean_up(self, ended: object) -> None:
        """Remove the files of a list that was let go of while it was at work."""
        if isinstance(ended, Job) and ended.id not in self._jobs:
            self._remove_folder(ended)

    def _has_open(self) -> bool:
        self._forget_the_old()
        return bool(self._jobs)

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
        self.turns.remove(job)
        if not self.turns.is_at_work(job):
            self._remove_folder(job)

    def _make_own_room(self, owner: str) -> None:
        """Of a visitor's own lists those that are done with make way, and where there are as many as may be, the one longest left alone."""
        own = self.of(owner)
        for job in [job for job in own if job.is_settled] or own[MOST_OWN - 1 :]:
            self._let_go(job)

    def _make_room(self) -> None:
        """Where there is no room for a list more, let go of one that is done with, else of one left alone. Raises TooManyOpen."""
        if len(self._jobs) < MOST_OPEN:
            return
        settled = [job for job in self._jobs.values() if job.is_settled]
        if settled:
            self._let_go(min(settled, key=lambda job: job.touched))
        else:
            self._forget(self._clock() - MAKES_WAY_AFTER, most=1)
        if len(self._jobs) >= MOST_OPEN:
            raise TooManyOpen(
                _(
                    "Der er allerede %(count)d lister åbne, og flere kan maskinen ikke have åbne på én gang. Er en af dem din, så gem "
                    "eller kassér den. De andre er åbne i andre browsere: prøv igen om lidt, for en liste, som ingen ser på i "
                    "%(minutes)d minutter, giver plads.",
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
