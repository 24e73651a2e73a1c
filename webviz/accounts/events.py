"""What is told to whoever keeps the log. Told before it takes effect: where it cannot be written down, it does not happen."""

from collections.abc import Callable, Mapping

from webviz.access.viewer import Viewer

SIGN_IN, SIGN_OUT, SIGN_IN_REFUSED, ACCOUNT_CHANGE = "sign_in", "sign_out", "sign_in_refused", "account_change"

OnEvent = Callable[[str, Viewer, Mapping[str, str]], None]
"""Given one of the four kinds, who did it (nobody, where nobody is known), and details: `what`, often `account` (its public id)."""


def tell_nobody(_kind: str, _who: Viewer, _details: Mapping[str, str]) -> None:
    """For those who keep no log, as tests do."""
