"""What the front page is asked: own words, and fields for those who want more choices. The address holds all of it."""

from dataclasses import dataclass, replace

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from queries.profiles.own_words import OwnWords, Subject
from queries.profiles.profile import Profile
from webviz.parsing import read_text, read_whole

_YOUNGEST, _OLDEST = 10, 39
FIELDS: dict[Subject, str] = {
    "age": "alder",
    "municipality": "kommune",
    "stage": "fase",
    "area": "omraade",
    "need": "behov",
    "interest": "interesse",
    "income": "indkomst",
}
"""What each subject is called in the address."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question; `without` are things that were understood and taken away again, as (subject, id)."""

    words: str = ""
    chosen: tuple[tuple[Subject, str], ...] = ()
    without: tuple[tuple[str, str], ...] = ()
    shows_all: bool = False

    @property
    def is_question(self) -> bool:
        """Whether anything is asked at all."""
        return bool(self.words or self.chosen)

    def arguments(self) -> dict[str, str | list[str]]:
        """The address that asks the same."""
        arguments: dict[str, str | list[str]] = {"ord": self.words} if self.words else {}
        for subject, name in FIELDS.items():
            if ids := [id_ for chosen, id_ in self.chosen if chosen == subject]:
                arguments[name] = ids
        if self.without:
            arguments["uden"] = [f"{subject}:{id_}" for subject, id_ in self.without]
        if self.shows_all:
            arguments["vis"] = "alle"
        return arguments

    def leaving_out(self, subject: Subject, id_: str) -> "Asked":
        """The same question without one of the things that were understood."""
        chosen = tuple(each for each in self.chosen if each != (subject, id_))
        return replace(self, chosen=chosen, without=(*self.without, (subject, id_)), shows_all=False)

    def ids(self, subject: Subject, own_words: OwnWords) -> tuple[str, ...]:
        """What is asked about a subject: chosen in a field, then said in own words; a choice of one replaces what was said."""
        chosen = [id_ for of, id_ in self.chosen if of == subject]
        said = [id_ for id_ in own_words.ids(subject) if (subject, id_) not in self.without]
        if chosen and subject in {"age", "municipality", "income"}:
            return tuple(chosen[:1])
        return tuple(dict.fromkeys((*chosen, *said)))

    def profile(self, own_words: OwnWords) -> Profile:
        """The whole question as a profile."""
        ages, municipalities, incomes = (self.ids(subject, own_words) for subject in ("age", "municipality", "income"))
        return Profile(
            municipality=municipalities[0] if municipalities else None,
            age=int(ages[0]) if ages else None,
            stages=self.ids("stage", own_words),
            areas=self.ids("area", own_words),
            interests=self.ids("interest", own_words),
            requirements=self.ids("need", own_words),
            income_basis=incomes[0] if incomes else None,
        )


def read_question(values: MultiDict[str, str]) -> Asked:
    """Read the address. Raises WrongUse where a value makes no sense."""
    age = read_whole(values, FIELDS["age"], _("Alderen"), _YOUNGEST, _OLDEST)
    chosen: list[tuple[Subject, str]] = [("age", str(age))] if age is not None else []
    for subject, name in FIELDS.items():
        if subject != "age":
            chosen.extend((subject, id_) for id_ in dict.fromkeys(values.getlist(name)) if id_)
    without = tuple(
        (subject, id_) for subject, _colon, id_ in (text.partition(":") for text in values.getlist("uden")) if id_
    )
    return Asked(read_text(values, "ord"), tuple(chosen), without, values.get("vis") == "alle")
