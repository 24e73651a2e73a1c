"""When a collaboration is to be looked at again."""


def awaited_review(review_on: str | None, confirmed_on: str | None) -> str | None:
    """The day of a review that is still to be made; None where there is none, or where it was confirmed on that day or later.

    >>> awaited_review("2026-11-01", "2026-10-31"), awaited_review("2026-11-01", "2026-11-01"), awaited_review(None, None)
    ('2026-11-01', None, None)
    """
    return review_on if review_on is not None and (confirmed_on or "") < review_on else None
