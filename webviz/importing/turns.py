"""Work beside the pages, done one after another by one thread."""

import threading
from collections import deque
from collections.abc import Callable

_LONGEST_WAIT = 60.0


class Turns:
    """What waits for its turn, and what is at work; `changed` guards both, and whatever else hangs together with them.

    `after` is told what has ended. Where nothing waits, `is_needed` tells every minute whether the thread is to stay.
    """

    def __init__(self, after: Callable[[object], None], is_needed: Callable[[], bool]) -> None:
        self.changed = threading.Condition()
        self._after, self._is_needed = after, is_needed
        self._waiting: deque[tuple[object, Callable[[], None]]] = deque()
        self._at_work: object | None = None
        self._thread: threading.Thread | None = None

    def add(self, about: object, work: Callable[[], None]) -> None:
        """Do something when its turn comes; `work` raises nothing."""
        with self.changed:
            self._waiting.append((about, work))
            if self._thread is None:
                self._thread = threading.Thread(target=self._work_in_turn, name="kaedekort-lists", daemon=True)
                self._thread.start()
            self.changed.notify_all()

    def remove(self, about: object) -> bool:
        """Take out what waits; whether anything did."""
        with self.changed:
            staying = [entry for entry in self._waiting if entry[0] is not about]
            did_wait = len(staying) < len(self._waiting)
            self._waiting = deque(staying)
            self.changed.notify_all()
        return did_wait

    def is_at_work(self, about: object) -> bool:
        """Whether it is being worked on now."""
        with self.changed:
            return self._at_work is about

    def before(self, about: object) -> int:
        """How much comes before it."""
        with self.changed:
            waiting = [entry[0] for entry in self._waiting]
            place = waiting.index(about) if about in waiting else 0
            return place + (self._at_work is not None and self._at_work is not about)

    def wait_for(self, about: object, seconds: float) -> bool:
        """Wait until something is done, so long at most; whether it is."""
        with self.changed:
            return self.changed.wait_for(
                lambda: self._at_work is not about and all(entry[0] is not about for entry in self._waiting), seconds
            )

    def settle(self, seconds: float) -> bool:
        """Wait until nothing is worked on or waits, so long at most; whether that came."""
        with self.changed:
            return self.changed.wait_for(lambda: not self._waiting and self._at_work is None, seconds)

    def _work_in_turn(self) -> None:
        while True:
            with self.changed:
                while not self._waiting:
                    if not self._is_needed():
                        self._thread = None
                        return
                    self.changed.wait(_LONGEST_WAIT)
                self._at_work, work = self._waiting.popleft()
            work()
            with self.changed:
                ended, self._at_work = self._at_work, None
                self._after(ended)
                self.changed.notify_all()
