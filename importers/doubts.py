"""Doubts and their answers: what is asked, what was answered, and what follows where nobody has answered yet."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from graphmodel.catalogue import slug
from graphmodel.errors import WrongUse
from importers.result import Decision, Issue, RowId, Severity

SAME, DIFFERENT = "samme", "forskellige"
_MOST_CELLS = 20
_SLUG = 40


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person has decided, by decision, now and when the source was last read; and whether the rest takes the suggestions."""

    choices: Mapping[str, str] = field(default_factory=dict)
    takes_suggestions: bool = False
    remembered: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Doubts:
    """The doubts met while linking: asked once each, answered by the person, by the suggestion, or not yet."""

    answers: Answers
    open: dict[str, Decision] = field(default_factory=dict)
    settled: dict[str, tuple[Decision, str]] = field(default_factory=dict)

    def ask(
        self,
        kind: str,
        name: str,
        content: Iterable[str],
        cells: Iterable[str],
        question: str,
        suggested: str,
        rows: Iterable[RowId],
        *,
        is_sure: bool = False,
    ) -> str:
        """Whether two things are one; "" while the doubt is open. See `doubt` and `settle`."""
        decision = doubt(kind, name, content, cells, question, (SAME, DIFFERENT), suggested, rows)
        return self.settle(decision, is_sure=is_sure)

    def settle(self, decision: Decision, *, is_sure: bool = False) -> str:
        """The answer to a doubt; "" while it is open.

        `is_sure` where the suggestion holds unless a person says otherwise; it is told like an answer.
        """
        takes_suggestion = is_sure or self.answers.takes_suggestions
        answer = self._said(decision.id, decision.choices) or (decision.suggested if takes_suggestion else "")
        if answer:
            self.settled[decision.id] = (decision, answer)
        else:
            self.open[decision.id] = decision
        return answer

    def _said(self, id_: str, choices: Collection[str]) -> str:
        """What a person answered, now or when the source was last read; an earlier answer that is none of the choices is forgotten."""
        remembered = self.answers.remembered.get(id_, "")
        return self.answers.choices.get(id_) or (remembered if remembered in choices else "")


def doubt(
    kind: str,
    name: str,
    content: Iterable[str],
    cells: Iterable[str],
    question: str,
    choices: tuple[str, ...],
    suggested: str,
    rows: Iterable[RowId] = (),
) -> Decision:
    """A doubt as it is asked. Its id follows from the kind and the content alone, so that it is the same next time."""
    told = "\n".join([kind, *sorted(content)])
    id_ = f"{kind}-{slug(name)[:_SLUG].strip('-')}-{hashlib.sha256(told.encode()).hexdigest()[:6]}"
    shown = tuple(sorted(set(cells))[:_MOST_CELLS])
    return Decision(id_, shown, question, choices, suggested, tuple(sorted(set(rows))))


def parse_answer(text: str) -> tuple[str, str]:
    """Read `ID=CHOICE`; whether it is one of the choices shows when the question is asked. Raises WrongUse where it has another form.

    >>> parse_answer("org-fgu-1a2b3c=samme")
    ('org-fgu-1a2b3c', 'samme')
    """
    id_, sign, choice = (part.strip() for part in text.rpartition("="))
    if not sign or not id_ or not choice:
        raise WrongUse(f"»{text}« er ikke et svar. Skriv ID=SVAR, for eksempel »org-fgu-1a2b3c=samme«.")
    return id_, choice.lower()


def refuse_unknown_answers(answers: Answers, asked: Mapping[str, Decision]) -> None:
    """Raise WrongUse where an answer is to a question that nobody asked, or is none of its choices."""
    for id_, choice in sorted(answers.choices.items()):
        if id_ not in asked:
            known = ", ".join(sorted(asked))
            others = f" Der spørges om: {known}." if known else " Der er ingen spørgsmål til denne fil."
            raise WrongUse(f"Der er ikke noget spørgsmål, der hedder »{id_}«.{others}")
        if choice not in asked[id_].choices:
            choices = " eller ".join(f"»{one}«" for one in asked[id_].choices)
            raise WrongUse(f"»{choice}« er ikke et svar på »{id_}«. Svar {choices}.")


def undecided(decision: Decision) -> Issue:
    """Why the rows of an open decision are held back."""
    message = f"Rækken venter på et svar: {decision.question}"
    suggestion = f"Svar med --decide {decision.id}={decision.suggested}, eller brug --yes for at tage forslagene."
    return Issue(Severity.WARNING, decision.cells[0] if decision.cells else "", "undecided", message, suggestion)


def told(decision: Decision, answer: str) -> Issue:
    """A decision that is settled, as a note that says how to settle it the other way."""
    others = [choice for choice in decision.choices if choice != answer]
    return Issue(
        Severity.NOTE,
        decision.cells[0] if decision.cells else "",
        "decided",
        f"{decision.question} Svaret er »{answer}«.",
        f"Er det forkert, så svar --decide {decision.id}={' eller '.join(others)}.",
    )
