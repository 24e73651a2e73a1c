"""Damaged and disordered files: a sentence or a preview, never a traceback, never half a change."""

from collections import Counter

import pytest

from tests.importers.mutating import CASES_A_STORE, judge_all

BATCHES = 10


@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_mutated_file_ends_in_a_traceback_or_half_a_change(batch: int) -> None:
    found = dict(judge_all(batch * CASES_A_STORE, CASES_A_STORE))
    fates = Counter(found.values())

    assert [fate for fate in found.values() if "\n" in fate] == []
    assert (len(found), set(fates)) == (CASES_A_STORE, {"refused", "previewed", "stored"})
