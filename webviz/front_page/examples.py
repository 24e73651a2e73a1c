"""Questions to try on the front page: Danish on every page, as that is what the box understands."""

from flask import url_for

from webviz.front_page.view import Example

QUESTIONS = (
    "17 år, vil ud ad døren, noget med dyr",
    "19 år, sover ikke om natten, kan lide at skrue i biler",
    "22 år, mangler et sted at bo og styr på pengene",
    "16 år, har brug for ro, vil gerne have et fritidsjob",
)


def examples() -> tuple[Example, ...]:
    """Each with the address that asks it."""
    return tuple(Example(words, url_for("front_page.show", ord=words)) for words in QUESTIONS)
