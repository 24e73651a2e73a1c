"""Counts in bands of five, for what can be asked in many ways: two answers that differ by one youth are mostly one answer.

The first band has 0 as well, and is hidden: whoever may try things out must not see whether anything at all hangs on what is tried.
"""

from collections.abc import Collection, Sequence

from webviz.disclosure.figures import FEWEST, SUPPRESSED, Band, BandFigure


def band_of(count: int, most: int | None = None) -> BandFigure:
    """The band in which a count lies; `most` is how large anybody may know it to be at most.

    The last band before that reaches up to it, so that none has fewer than five counts in it.

    >>> band_of(12), band_of(4), band_of(12, most=13)
    (Band(first=10, last=14), Suppressed(reason='protected'), Band(first=5, last=None))
    """
    first = _first_of(count, most)
    if first == 0:
        return SUPPRESSED
    return Band(first, None if most is not None and first + 2 * FEWEST - 1 > most else first + FEWEST - 1)


def band_of_youths(youths: Collection[str]) -> BandFigure:
    """The band in which the number of different youths lies."""
    return band_of(len(set(youths)))


def narrows(counts: Sequence[int], most: Sequence[int]) -> bool:
    """Whether the band of a sum tells more of what is added up than the bands of these; `most` as there, of each."""
    ends = [_ends(count, highest) for count, highest in zip(counts, most, strict=True)]
    first, last = _ends(sum(counts), sum(most))
    lows, highs = sum(low for low, _ in ends), sum(high for _, high in ends)
    return any(first - (highs - high) > low or last - (lows - low) < high for low, high in ends)


def _first_of(count: int, most: int | None) -> int:
    first = count // FEWEST * FEWEST
    return first if most is None else max(0, min(first, (most + 1) // FEWEST * FEWEST - FEWEST))


def _ends(count: int, most: int) -> tuple[int, int]:
    first = _first_of(count, most)
    return first, most if first + 2 * FEWEST - 1 > most else first + FEWEST - 1
