"""What is done with a list beside the pages: looked at, and stored. How it went is said in the job; nothing is raised."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from graphmodel.catalogue import Catalogue
from graphmodel.errors import ConflictingChange, InputError, KaedekortError, UserError, WrongUse
from graphmodel.garbage import without_garbage_collection
from graphmodel.store import GraphStore
from importers.choices import AS_READ
from importers.columns.overrides import find_column
from importers.doubts import Answers
from importers.importing import Preview, apply, origin_of, preview
from importers.options import Options
from importers.progress import Stopped
from webviz.importing.downloads import Marking
from webviz.importing.job import Job, Standing
from webviz.importing.looking import look_at
from webviz.importing.states import State
from webviz.importing.undoing import Undoing
from webviz.services import services

MADE_BY = "local"
"""Whom changes name until there are accounts."""
FAULT = "fault"
"""The problem of a job that ended in a fault of ours; the page has the sentence for it."""
STALE_CHOICES = "stale choices"
"""The notice of a job that left out choices; the page has the sentence for it."""
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Worker:
    """Works on lists over a store."""

    store: GraphStore
    catalogue: Catalogue
    now: Callable[[], datetime]

    def look(self, job: Job) -> None:
        """Make the preview of a list, with its choices."""
        self._told(job, self._look)

    def store_it(self, job: Job) -> None:
        """Store what the preview showed; where the map or a file has changed since, show the preview anew."""
        self._told(job, self._store)

    def undo(self, undoing: Undoing) -> None:
        """Take a change back."""
        undoing.standing = Standing(State.WORKING)
        try:
            undoing.undone = self.store.undo(undoing.change_id, MADE_BY, self.now())
            undoing.standing = Standing(State.STORED)
        except UserError as error:
            undoing.end(error.message)
        except Exception:  # noqa: BLE001  # a thread has nobody above it: the page would wait for ever
            _LOG.exception("a change could not be taken back")
            undoing.end(FAULT)

    def _told(self, job: Job, work: Callable[[Job], None]) -> None:
        try:
            with without_garbage_collection():
                work(job)
        except Stopped as stopped:
            self._end(job, State.READY if job.looked else State.STOPPED, stopped.message)
        except UserError as error:
            self._end(job, State.READY if job.looked else State.FAILED, error.message)
        except Exception:  # noqa: BLE001  # a thread has nobody above it: the page would wait for ever
            _LOG.exception("a list could not be worked on")
            self._end(job, State.READY if job.looked else State.FAILED, FAULT)

    def _end(self, job: Job, state: State, problem: str = "") -> None:
        job.problem = problem
        job.standing = Standing(state)

    def _look(self, job: Job) -> None:
        job.looked, job.marking, notice = None, None, job.notice
        try:
            shown = self._preview(job, job.options)
        except WrongUse:
            if not _has_choices(job.options):
                raise
            job.options = self._choices_that_fit(job)
            shown = self._preview(job, job.options)
            notice = notice or STALE_CHOICES
        looked, job.marking = look_at(shown, self.store), Marking.of(shown)
        job.notice = notice
        job.asked |= {decision.id: decision for decision in shown.result.decisions}
        job.round += 1
        job.looked = looked
        self._end(job, State.READY)

    def _preview(self, job: Job, options: Options) -> Preview:
        dated = replace(options, today=self.now().date().isoformat())
        return preview(job.files, self.store, self.catalogue, dated, job.hear)

    def _choices_that_fit(self, job: Job) -> Options:
        """The choices without those about columns, questions and things that are no longer there."""
        options = job.options
        bare = replace(options, columns=(), answers=Answers(), missing={})
        shown = self._preview(job, bare)
        tables = [table for table, _ in shown.tables]
        decisions = [*shown.result.decisions, *(decision for decision, _ in shown.settled)]
        asked = {decision.id: (AS_READ, *decision.choices) for decision in decisions}
        answers = {id_: answer for id_, answer in options.answers.choices.items() if answer in asked.get(id_, ())}
        absent = {"", *(gone.id for gone in shown.plan.absent)}
        return replace(
            options,
            columns=tuple(choice for choice in options.columns if any(find_column(table, choice) for table in tables)),
            answers=replace(options.answers, choices=answers),
            missing={id_: status for id_, status in options.missing.items() if id_ in absent},
        )

    def _store(self, job: Job) -> None:
        shown = _preview_of(job)
        try:
            job.result = apply(shown, self.store, origin_of(shown, MADE_BY), self.now(), job.hear)
        except (ConflictingChange, InputError) as moved:
            job.notice = moved.message
            self._look(job)
            return
        self._end(job, State.STORED)


def _preview_of(job: Job) -> Preview:
    if job.looked is None:
        raise KaedekortError("a list is to be stored that was not looked at")
    return job.looked.preview


def _has_choices(options: Options) -> bool:
    return bool(options.columns or options.answers.choices or options.missing)


def worker() -> Worker:
    """Works on lists over the store of the application that answers the present request."""
    return Worker(services().store, services().catalogue, lambda: datetime.now().astimezone())
