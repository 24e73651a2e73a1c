"""What is one with what, as one pair after the other is joined."""

from collections.abc import Hashable, Iterable


class Unions:
    """Sets that grow together; whatever was never joined with anything is alone.

    >>> unions = Unions()
    >>> unions.join("a", "b")
    >>> unions.are_one("a", "b"), unions.are_one("a", "c"), unions.would_join(("b", "c"), [("a", "c")])
    (True, False, True)
    """

    def __init__(self) -> None:
        self._leaders: dict[Hashable, Hashable] = {}

    def join(self, one: Hashable, other: Hashable) -> None:
        """Make two one."""
        if not self.are_one(one, other):
            self._leaders[self._leader(other)] = self._leader(one)

    def are_one(self, one: Hashable, other: Hashable) -> bool:
        """Whether two were joined, at first or second hand."""
        return self._leader(one) == self._leader(other)

    def would_join(self, pair: tuple[Hashable, Hashable], apart: Iterable[tuple[Hashable, Hashable]]) -> bool:
        """Whether joining a pair would make two one that are to stay apart."""
        leaders = {self._leader(one) for one in pair}
        return len(leaders) > 1 and any({self._leader(one) for one in two} == leaders for two in apart)

    def _leader(self, one: Hashable) -> Hashable:
        passed = []
        while one in self._leaders:
            passed.append(one)
            one = self._leaders[one]
        for each in passed:
            self._leaders[each] = one
        return one
