"""Why an area is not covered, in words: what fails is told otherwise than what is not known."""

import pytest

from queries.coverage import CAUSES as EVERY_CAUSE
from queries.telling.causes import CAUSES, cause_of


def test_every_cause_has_its_words() -> None:
    assert set(CAUSES) == set(EVERY_CAUSE)


@pytest.mark.parametrize(
    ("coverage", "cause", "told"),
    [
        ("gap", "chain", "ingen vej derhen"),
        ("possible", "chain", "vejen derhen er uafklaret"),
        ("gap", "authority", "ingen, der kan bestemme"),
        ("possible", "authority", "det er uafklaret, hvem der kan bestemme"),
        ("possible", "waiting", "venter på svar eller start"),
    ],
)
def test_what_is_not_known_is_not_told_as_if_it_failed(coverage: str, cause: str, told: str) -> None:
    assert cause_of(coverage, cause) == told
