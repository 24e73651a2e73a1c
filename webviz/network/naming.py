"""How the name of a mark is written under it, and the room that both take."""

import textwrap

from webviz.network.layout import Room

_LINE_OF_NAME = 19
_LINES_OF_NAME = 3
_LONGEST_WORD = 23
_COUNT, _AIR = 10, 8
"""How far the number of what is folded away goes beyond its mark, and what is left empty between two marks."""


def name_in_lines(name: str) -> str:
    """A name in at most three short lines; a word that is longer still is cut with a hyphen.

    >>> name_in_lines("Uddannelsesvejledningen i Sundets Ungeindsats").splitlines()
    ['Uddannelsesvejledningen', 'i Sundets', 'Ungeindsats']
    """
    words = " ".join(part for word in name.split() for part in _cut(word))
    lines = textwrap.wrap(
        words, _LINE_OF_NAME, break_long_words=False, break_on_hyphens=False, max_lines=_LINES_OF_NAME, placeholder=" …"
    )
    return "\n".join(lines) or name[:_LINE_OF_NAME]


def room_for(name: str, *, is_centre: bool) -> Room:
    """What a mark and its name take, rather too much than too little, as `static/network.js` draws them."""
    lines = name_in_lines(name).splitlines()
    size, letter, line = (57, 10.2, 18) if is_centre else (44, 9.0, 16)
    width = max(size + 2 * _COUNT, max((len(each) for each in lines), default=0) * letter)
    return Room(width + _AIR, size / 2 + _COUNT, size / 2 + 4 + line * len(lines) + _AIR)


def _cut(word: str) -> list[str]:
    if len(word) <= _LONGEST_WORD:
        return [word]
    return [word[: _LINE_OF_NAME - 1] + "-", *_cut(word[_LINE_OF_NAME - 1 :])]
