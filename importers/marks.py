"""Marks in a cell: an x, a tick, a yes; and what says that there is none."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from graphmodel.catalogue import Catalogue

_LONGEST_MARK = 12
_ENOUGH = 0.5
_TICKS = frozenset("✓✔☑✅√●•⬤■◼☒×✗✘")
_TICKED = (_TICKS - frozenset("✗✘")) | frozenset("üþ")
"""The last two are how a text shows the ticks of the Wingdings font."""
_VARIANT = "\ufe0f"


def is_tick(text: str) -> bool:
    """Whether a cell only ticks something off, without a word.

    >>> is_tick("x"), is_tick("✓"), is_tick("ja")
    (True, True, False)
    """
    plain = text.replace(_VARIANT, "").strip().lower()
    return plain == "x" or plain in _TICKED


@dataclass(frozen=True, slots=True)
class MarkWords:
    """What the cells of a list say where they only tick something off; each text is looked up once."""

    catalogue: Catalogue
    _known: dict[str, str] = field(default_factory=dict)

    def answer(self, text: str) -> str:
        """What a cell says: "yes", "no" (also where it says that nothing is known), or "" for anything else."""
        if len(text) > _LONGEST_MARK:
            return ""
        if text not in self._known:
            self._known[text] = self._answer(text.replace(_VARIANT, "").strip())
        return self._known[text]

    def _answer(self, text: str) -> str:
        if text in _TICKED:
            return "yes"
        values = self.catalogue.values
        answer = values.read_whole("answer", text)
        return answer or ("no" if values.read_whole("placeholder", text) else "")

    def is_mark(self, text: str) -> bool:
        """Whether a cell only ticks something off, or says that it is not so."""
        return bool(self.answer(text))

    def are_marks(self, texts: Sequence[str]) -> bool:
        """Whether most texts of a column are marks, one of them a yes at least."""
        counts = Counter(texts)
        answers = {text: self.answer(text) for text in counts}
        ticks = [text for text, answer in answers.items() if answer == "yes"]
        numbers = [text for text, answer in answers.items() if not answer and text.isdigit()]
        if numbers and all(text.isdigit() for text in ticks):
            return False  # where others are numbers, a 1 is one as well
        marked = sum(count for text, count in counts.items() if answers[text])
        return bool(ticks) and marked >= _ENOUGH * len(texts)
