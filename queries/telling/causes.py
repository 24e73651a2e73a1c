"""Why an open area of a youth is not covered, in few words."""

CAUSES = {
    "area": "området",
    "place": "stedet",
    "choice": "intet alternativ til det, den unge har sagt nej til",
    "age": "alderen",
    "income": "forsørgelsen",
    "needs": "behov",
    "stage": "fasen",
    "time": "starten er for sent",
    "capacity": "ingen plads",
    "chain": "ingen vej derhen",
    "authority": "ingen, der kan bestemme",
    "consent": "samtykke",
    "no_offer": "intet tilbud",
    "waiting": "venter på svar eller start",
}
"""By the causes of `queries.coverage`."""
UNSETTLED = {"chain": "vejen derhen er uafklaret", "authority": "det er uafklaret, hvem der kan bestemme"}
"""What keeps an area that may be covered from being it: nothing is wrong, something is not known."""


def cause_of(coverage: str, cause: str) -> str:
    """Why an area that stands in one of the ways of `queries.coverage` is not covered."""
    return UNSETTLED.get(cause, CAUSES[cause]) if coverage == "possible" else CAUSES[cause]
