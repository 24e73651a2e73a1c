"""Ending in good order when the machine says so, as Ctrl-C does: what is open is closed, and private copies are removed."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_TOLD_TO_END = (signal.SIGTERM, signal.SIGHUP)


@contextmanager
def ending_in_order(exit_code: int | None = None) -> Iterator[None]:
    """Inside, a signal to end raises SystemExit; its code is the one given, or 128 and the signal's number, as a shell has it.

    Outside the main thread, where Python takes no signals, nothing is changed; neither is a signal that the caller ignores (`nohup`).
    """

    def end(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + number if exit_code is None else exit_code)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    handlers = {number: signal.getsignal(number) for number in _TOLD_TO_END}
    before = {number: handler for number, handler in handlers.items() if handler not in {None, signal.SIG_IGN}}
    for number in before:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
