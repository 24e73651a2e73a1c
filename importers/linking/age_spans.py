"""The ages of an offer that several rows give different ages: the span that holds them all, which is told."""

from collections.abc import Mapping, Sequence

from importers.mentions import Mention, Said
from importers.result import Issue, Severity

BOUNDS = ("min_age", "max_age")


def join_ages(name: str, mentions: Sequence[Mention]) -> tuple[dict[str, Said], list[Issue]]:
    """The youngest and the oldest age that any row names, an end open where a row leaves it open, and a note where the rows differ."""
    said = [
        ages
        for mention in mentions
        if (ages := {bound: mention.fields[bound] for bound in BOUNDS if bound in mention.fields})
    ]
    if not said:
        return {}, []
    joined = {}
    for bound, farthest in zip(BOUNDS, (min, max), strict=True):
        ends = [ages[bound] for ages in said if bound in ages]
        if len(ends) == len(said):
            value = farthest(int(str(end.value)) for end in ends)
            same = [end for end in ends if end.value == value]
            is_inferred = all(end.is_inferred for end in same)
            joined[bound] = Said(value, min(end.cell for end in same), is_inferred)
    texts = {_text(ages): min(one.cell for one in ages.values()) for ages in said}
    if len(texts) == 1:
        return joined, []
    whole = _text(joined) or "alle aldre"
    message = (
        f"»{name}« står flere gange med forskellig alder ({' og '.join(sorted(texts))}). Det er samlet til {whole}."
    )
    suggestion = (
        "Gælder hver alder sit eget tilbud, så svar, at tilbuddene er forskellige, eller giv dem hver sit navn."
    )
    return joined, [Issue(Severity.WARNING, max(texts.values()), "contradiction", message, suggestion)]


def age_text(said: Mapping[str, object]) -> str:
    """The ages that an offer is for; "" where nothing is said of them.

    >>> age_text({"min_age": 15, "max_age": 17}), age_text({"min_age": 18}), age_text({})
    ('15-17 år', 'fra 18 år', '')
    """
    low, high = said.get("min_age"), said.get("max_age")
    if low is None:
        return f"til {high} år" if high is not None else ""
    return f"{low}-{high} år" if high is not None else f"fra {low} år"


def _text(ages: Mapping[str, Said]) -> str:
    return age_text({bound: one.value for bound, one in ages.items()})
