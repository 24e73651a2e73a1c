"""The commands that follow an answer: they ask on its day and as far ahead, and can be typed as they stand, whatever signs an id has."""

import shlex
from dataclasses import dataclass

from queries.rules import Limits
from queries.telling.danish import counted

_USUAL = Limits()


@dataclass(frozen=True, slots=True)
class Following:
    """What was asked, as far as the commands that open an answer further depend on it; what is as usual is left out."""

    on: str
    limits: Limits = _USUAL
    municipality: str | None = None
    """As it was written on the command line."""

    def match(self, youth: str, offer: str | None = None, on: str | None = None) -> str:
        """The command that explains a row: one offer for a youth, or everything that suits the youth; on the day or another.

        >>> Following("2026-11-23", Limits(horizon_days=20)).match("ung 1", "offer-skak")
        "kaedekort match 'ung 1' --offer offer-skak --on 2026-11-23 --horizon 20"
        """
        chosen = ["--offer", offer] if offer is not None else []
        return _command("match", youth, *chosen, "--on", on or self.on, *self._limits())

    def network(self, id_: str) -> str:
        """The command that shows what lies around something on the map."""
        return _command("network", id_, "--on", self.on)

    def gaps(self, *words: str) -> str:
        """The command that opens a figure of the gaps by some options.

        >>> Following("2026-11-23", Limits(max_handovers=1), "0991").gaps("--stage", "ID")
        'kaedekort gaps --stage ID --municipality 0991 --on 2026-11-23 --max-handovers 1'
        """
        where = ["--municipality", self.municipality] if self.municipality is not None else []
        return _command("gaps", *words, *where, "--on", self.on, *self._limits())

    def what_if(self, without: str | None = None) -> str:
        """The command that shows what is lost without something (KIND:ID); without it, all of the command that comes before.

        >>> Following("2026-11-23").what_if("actor:a b"), Following("2026-11-23").what_if()
        ("kaedekort what-if --on 2026-11-23 --without 'actor:a b'", 'kaedekort what-if --on 2026-11-23 --without')
        """
        taken = [without] if without is not None else []
        return _command("what-if", "--on", self.on, *self._limits(), "--without", *taken)

    def _limits(self) -> list[str]:
        said = []
        if self.limits.horizon_days != _USUAL.horizon_days:
            said += ["--horizon", str(self.limits.horizon_days)]
        if self.limits.max_handovers != _USUAL.max_handovers:
            said += ["--max-handovers", str(self.limits.max_handovers)]
        return said


def limits_in_words(limits: Limits) -> list[str]:
    """How far an answer looks, where that is not as usual.

    >>> limits_in_words(Limits(20, 1)), limits_in_words(Limits())
    (['start inden for 20 dage', 'højst 1 overlevering'], [])
    """
    said = []
    if limits.horizon_days != _USUAL.horizon_days:
        said.append(f"start inden for {counted(limits.horizon_days, 'dag', 'dage')}")
    if limits.max_handovers != _USUAL.max_handovers:
        said.append(f"højst {counted(limits.max_handovers, 'overlevering', 'overleveringer')}")
    return said


def _command(*words: str) -> str:
    return shlex.join(("kaedekort", *words))
