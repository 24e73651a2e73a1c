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
