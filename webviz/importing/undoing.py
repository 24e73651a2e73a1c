"""Changes that are being taken back beside the pages, and how that went, as long as the program remembers."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from graphmodel.changes import Undone
from webviz.importing.job import Standing
from webviz.importing.states import State
from webviz.importing.turns import Turns

_MOST_REMEMBERED = 100
_AT_WORK = (State.WAITING, State.WORKING)


@dataclass(slots=True, eq=False)
class Undoing:
    """A change that is being taken back, or was; `problem` is why it could not be."""

    change_id: str
    standing: Standing = field(default_factory=lambda: Standing(State.WAITING))
    problem: str = ""
    undone: Undone | None = None

    @property
    def is_at_work(self) -> bool:
        """Whether it still goes on, or waits for its turn."""
        return self.standing.state in _AT_WORK

    def end(self, problem: str) -> None:
        """Note that it could not be done."""
        self.problem, self.standing = problem, Standing(State.FAILED)


class Undoings:
    """What is being taken back in an application, in turn with the lists that are worked on."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self._known: OrderedDict[str, Undoing] = OrderedDict()

    def start(self, change_id: str, work: Callable[[Undoing], None]) -> Undoing:
        """Take a change back; what is at work already is left to it."""
        with self._turns.changed:
            undoing = self._known.get(change_id)
            if undoing is None or not undoing.is_at_work:
                undoing = self._known[change_id] = Undoing(change_id)
                self._known.move_to_end(change_id)
                self._forget_the_oldest()
                self._turns.add(undoing, partial(work, undoing))
        return undoing

    def find(self, change_id: str) -> Undoing | None:
        """The last taking back of a change that is remembered."""
        with self._turns.changed:
            return self._known.get(change_id)

    def forget(self, undoing: Undoing) -> None:
        """Forget how one went, once that is told."""
        with self._turns.changed:
            if self._known.get(undoing.change_id) is undoing:
                del self._known[undoing.change_id]

    def wait_for(self, undoing: Undoing, seconds: float) -> bool:
        """Wait until one is done, so long at most; whether it is."""
        return self._turns.wait_for(undoing, seconds)

    def turn_of(self, undoing: Undoing) -> int:
        """How much comes before it."""
        return self._turns.before(undoing)

    def _forget_the_oldest(self) -> None:
        done = [id_ for id_, undoing in self._known.items() if not undoing.is_at_work]
        for id_ in done[: max(0, len(self._known) - _MOST_REMEMBERED)]:
            del self._known[id_]
