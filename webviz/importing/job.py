"""A list that lies open: what is known of it, how far it has come, and what is done with it beside the pages."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from flask_babel import ngettext

from importers.options import Options
from importers.progress import Stage, Stopped
from importers.result import Decision, Result
from webviz.importing.downloads import Marking
from webviz.importing.looking import Looked
from webviz.importing.picture import Coming
from webviz.importing.states import State


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
    visitor, `asked` every question that was asked so far, `result` what was stored. `marking` outlives the storing, so that the file can
    be handed back with its marks. `pictures` are kept by round and language.
    """

    id: str
    owner: str
    files: tuple[Path, ...]
    options: Options
    touched: float
    standing: Standing = field(default_factory=lambda: Standing(State.WAITING))
    looked: Looked | None = None
    marking: Marking | None = None
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

    @property
    def is_settled(self) -> bool:
        """Whether nothing more comes of it: it is stored, was stopped, or could not be read."""
        return self.standing.state in (State.STORED, State.FAILED, State.STOPPED)

    def hear(self, stage: Stage, done: int, whole: int) -> None:
        """Take in how far the work has come. Raises Stopped where the visitor has had enough."""
        self.standing = Standing(State.WORKING, stage, done, whole)  # first: who stops sees that storing has begun
        if self.is_stopped:
            raise Stopped


Work: TypeAlias = Callable[[Job], None]
"""What is done with a list beside the pages; it says in the job how it went and raises nothing."""
