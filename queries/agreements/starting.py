"""The youths whom no agreement can help: those of whom it is not known who is around them now."""

import numpy as np

from queries.agreements.trials import uncovered_in
from queries.everyone.standing import Standing
from queries.telling.danish import counted


def youths_without_start(standing: Standing) -> int:
    """How many youths wait for something and start nowhere."""
    return sum(
        not part.part.cohort.youths[youth].starts
        for part in uncovered_in(standing)
        for youth in np.unique(part.youth[part.is_open]).tolist()
    )


def told_without_start(standing: Standing) -> str | None:
    """The sentence on how many these are, and where to look; None where there are none."""
    number = youths_without_start(standing)
    if not number:
        return None
    youths = counted(number, "ung", "unge")
    return (
        f"Om {youths} vides det ikke, hvem der er om dem nu – ingen kontaktperson, ingen begyndt aktivitet og ingen ungeindsats "
        "i deres kommune – så ingen aftale kan hjælpe dem. Se, hvad der mangler, med kaedekort gaps --links."
    )
