"""Measuring: many times of the same thing, and their median."""

import gc
import statistics
import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

Answer = TypeVar("Answer")
Asked = ParamSpec("Asked")


class Times:
    """Seconds that something took, time after time."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    def measure(self, work: Callable[Asked, Answer], *asked: Asked.args, **options: Asked.kwargs) -> Answer:
        """Do the work once more and note how long it took."""
        began = time.perf_counter()
        answer = work(*asked, **options)
        self.seconds.append(time.perf_counter() - began)
        return answer

    @property
    def median(self) -> float:
        """The time that half of them stayed below."""
        return statistics.median(self.seconds)

    @property
    def p95(self) -> float:
        """The time that 19 of 20 stayed below."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, len(ordered) * 95 // 100)]


def settle() -> None:
    """Take away the garbage of what came before, so that each series pays for its own."""
    gc.collect()
