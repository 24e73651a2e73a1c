"""Words that are kept beside values, and how they grow: what stands in the graph stays, what a list says more comes under it."""

from graphmodel.catalogue import fold
from graphmodel.fields import Value

SECTION = "Afsnit"
"""The header of words that come from a section's title."""
WORDS_OF_MANY = frozenset({"conditions", "procedure", "how_to_apply", "schedule", "job_title", "note"})
"""Fields that hold the words of many: of forms, of other lists, and of cells that fit nowhere else."""


def with_kept_words(name: str, said: Value, before: object) -> Value:
    r"""What a field is to say after an import: for words of many the lines of the graph, then those that the list has beside them.

    A title of one line that a list says anew replaces one of one line, for a person has one; a description is replaced unless the
    list only knows the section that it stands in.

    >>> with_kept_words("conditions", "Pladser: fuldt\nkun kvinder", "Kun kvinder\nRing først")
    'Kun kvinder\nRing først\nPladser: fuldt'
    >>> with_kept_words("job_title", "Souschef", "Leder"), with_kept_words("description", "Mad", "Kom og spis")
    ('Souschef', 'Mad')
    """
    if not isinstance(said, str) or not isinstance(before, str) or not _grows(name, said, before):
        return said
    lines = {_form(line): "" for line in before.split("\n")}
    for line in filter(None, said.split("\n")):
        lines.setdefault(_form(line), line)
    return "\n".join([before, *filter(None, lines.values())])


def _grows(name: str, said: str, before: str) -> bool:
    if name == "job_title":
        return not (_is_a_title(said) and _is_a_title(before))
    return name in WORDS_OF_MANY or (
        name == "description" and all(line.startswith(f"{SECTION}: ") for line in said.split("\n"))
    )


def _is_a_title(text: str) -> bool:
    return "\n" not in text and ": " not in text


def _form(line: str) -> str:
    return fold(line) or line.strip()
